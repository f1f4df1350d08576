"""French."""

from quizpress.rules.languages import LanguageWords

_ABOVE = (
    r"(?:réponses?|propositions?|options?|choix|affirmations?|précédentes?|ci-dessus)"
    r"(?: (?:ci-dessus|précédent(?:e?s)?|proposée?s?|suivant(?:e?s)?|possibles))*"
)
_RIGHT = r"correcte?s?|vraie?s?|justes?|exacte?s?|bonnes?"

WORDS = LanguageWords(
    function_words=frozenset(
        """
        a à afin ai aient ainsi alors après au aucun aucune aussi autre autres aux avaient avait
        avant avec avez avoir avons c car ce ceci cela celle celles celui ces cet cette ceux chaque
        chez ci comme comment contre d dans de depuis des deux dont du elle elles en encore entre
        es est et était étaient été être eu eux fait font fut furent il ils j je l la laquelle le
        lequel les lesquels leur leurs lors lui m ma mais me même mes moins mon n ne ni non nos
        notre nous on ont ou où par parce pas pendant peu peut peuvent plus plusieurs pour pourquoi
        qu quand que quel quelle quelles quels qui quoi s sa sans se sera ses si son sont sous sur
        t ta te tes toi ton tous tout toute toutes très tu un une vers vos votre vous y combien
        """.split()  # noqa: SIM905  A list of quoted words would fill the screen.
    ),
    endings=(
        "ations", "ation", "issements", "issement", "ements", "ement", "aient", "euses", "euse",
        "antes", "ante", "ants", "ant",
        "ées", "ée", "és", "er", "ez", "ait", "ions", "ion", "es", "é", "s", "e",
    ),
    question_words=frozenset(
        """
        que quoi qui quel quelle quels quelles lequel laquelle lesquels lesquelles quand où
        pourquoi comment combien qu qu'est qu'est-ce
        """.split()  # noqa: SIM905  As above.
    ),
    what_words=frozenset(
        """
        que quoi quel quelle quels quelles lequel laquelle lesquels lesquelles qu qu'est qui
        comment
        """.split()  # noqa: SIM905  As above.
    ),
    all_above_pattern=(
        rf"tou(?:s|tes)(?: (?:les|ces))?(?: (?:deux|trois|quatre))? {_ABOVE}(?: sont (?:{_RIGHT}))?"
        rf"|(?:tou(?:s|tes)|les (?:deux|trois))(?: {_ABOVE})? sont (?:{_RIGHT})"
        r"|tout ce qui précède|toutes celles-ci|tous ceux-ci|tout cela|les deux(?: à la fois)?|"
        r"tous les (?:deux|trois)"
        r"|toutes les (?:deux|trois)"
    ),
    all_above_starts=("tou", "les "),
    none_above_pattern=(
        rf"aucun(?:e)?(?: (?:de(?: (?:ces|ceux|celles|la|les))?|des))?(?: (?:deux|trois))? {_ABOVE}"
        rf"(?: n'est (?:{_RIGHT}))?|aucun(?:e)? n'est (?:{_RIGHT})"
        r"|aucun(?:e)? (?:des deux|des trois|d'entre (?:elles|eux)|d'elles|d'eux|de celles-ci|"
        r"de ceux-ci)"
        r"|aucune bonne réponse|rien de (?:tout cela|ce qui précède)"
    ),
    none_above_starts=("aucun", "rien"),
    combined_pattern=(
        r"(?i:(?:(?:seulement|uniquement|à la fois|ni|réponses?|propositions?|les?|la) )*)LABEL"
        r"(?i:(?:,? et |,? ou |, ?| ?& ?|,? ni )(?:la )?LABEL)+"
        r"(?i: (?:seulement|uniquement)| sont (?:correctes|vraies|exactes))?"
        r"|(?i:(?:seulement|uniquement) )LABEL|LABEL(?i: (?:seulement|uniquement|seule?))"
    ),
    true_false=frozenset(["vrai", "faux", "oui", "non"]),
    negative_pattern=(
        r"\b(?:sauf|excepté|hormis|à l'exception de)\b(?: (?:une?|laquelle|lequel|l'une?))*\W*$"
        r"|\bsauf une?\b"
        r"|(?:^|[.?!:,;] (?:et |mais )?)(?:(?:dans|à|de|par|avec|pour|en|sur) )?"
        r"\b(?:quel(?:le)?s?|lequel|laquelle|lesquel(?:le)?s|qui|qu'est-ce qu[ie]|que|de quoi)\b"
        r"(?:(?!\b(?:qui|dont|si|quand|ou|lorsque)\b)[^,;:.?!])*?\b(?:ne\b|n')[^,;:.?!]*?"
        r"\b(?:pas|jamais|aucune?)\b(?! (?:que|seulement|moins|plus)\b)"
    ),
    negative_words=frozenset(
        ["pas", "jamais", "aucun", "aucune", "sauf", "excepté", "hormis", "exception"]
    ),
    contrast_words=frozenset(
        """
        avant après sur sous plus moins premier première dernier dernière prochain précédent grand
        petit haut bas nord sud ouest gauche droite commence finit maximum minimum augmente diminue
        gagné perdu
        """.split()  # noqa: SIM905  As above.
    ),
    contentless_pattern=(
        r"(?:lequel|laquelle|lesquel(?:le)?s|quel(?:le)?s?)"
        r"(?: (?:de ces|des|parmi les|parmi ces|de))?"
        r"(?: (?:affirmations?|propositions?|réponses?|énoncés?|phrases?|"
        r"options?))?(?: suivant(?:e?s)?)?"
        r"(?: (?:est|sont|n'est pas|ne sont pas))(?: (?:la|le|les))?"
        r" (?:bonnes?|vraies?|fausses?|correctes?|incorrectes?|exactes?|justes?)"
        r"(?: (?:réponse|affirmation|proposition)s?)? ?[?:.]?"
        r"|(?:choisis|choisissez|cochez|coche|indiquez|trouvez|sélectionnez)"
        r" la (?:bonne|mauvaise) réponse ?[?:.]?"
    ),
    alternative_words=frozenset(["ou", "entre"]),
    imperative_pattern=(
        r"(?:^|[.!?:,] )(?:nomm|cit|énumér|défini|décri|expli(?:qu)|complét|chois|traduis|écri|"
        r"class|calcul|donn|indi(?:qu)|compar|résum|reli|coch|trouv|mentionn|sélectionn|justifi|"
        r"démontr|montr|dessin|schémati|rappel|vrai ou)"
    ),
    double_pattern=(
        r",? et (?:quand|où|pourquoi|comment|qui|quel(?:le)?s?|combien|"
        r"(?:dans|à|de|par|avec|pour|en|sur) (?:qui|quel(?:le)?s?))\b(?=[^?]*\?\W*$)"
    ),
    stale_words=frozenset(
        """
        hier avant-hier récemment dernier dernière prochain prochaine passé passée cette ce il
        """.split()  # noqa: SIM905  As above.
    ),
    stale_pattern=(
        r"\b(?:avant-hier|hier|récemment|(?:la semaine|l'année|le mois) "
        r"(?:dernière?|prochaine?|passée?)|cette (?:semaine|année)|ce (?:mois|matin|soir)|"
        r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) (?:dernier|prochain)|"
        r"il y a (?:un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|\d{1,2}) "
        r"(?:minutes?|heures?|jours?|semaines?|mois|ans?))\b"
    ),
    dated_pattern=r"\b1\d{3}\b|\b20\d\d\b|\bsiècle\b",
    article_words=frozenset(["l'article", "article", "texte", "l'auteur", "passage"]),
    article_pattern=(
        r"\b(?:selon|d'après|comme le dit) (?:l'article|le texte|l'auteur|ce texte|cet article|"
        r"le passage)\b(?! \d)"
        r"|\bdans (?:l'article|le texte|ce texte|cet article|le passage)\b(?! \d)"
    ),
    pronouns=frozenset(["elle", "elles", "lui", "eux"]),
    weighty_words=frozenset(
        """
        ne pas non ni plus moins très peu aucun aucune tout tous toute toutes autre autres sans
        avec avant après contre chez dans dès depuis entre hors par pour sous sur vers à de en je
        tu il elle nous vous ils elles moi toi lui eux me te se le la les leur un une des qui que
        quoi où quand comment pourquoi quel quelle est sont était étaient être a ont avait avoir
        fut peut
        """.split()  # noqa: SIM905  As above.
    ),
    numbers={
        "zéro": 0, "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6,
        "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13,
        "quatorze": 14, "quinze": 15, "seize": 16, "vingt": 20, "trente": 30, "quarante": 40,
        "cinquante": 50, "soixante": 60, "quatre-vingt": 80, "quatre-vingts": 80,
        "vingts": 20, "septante": 70, "huitante": 80,
        "octante": 80,
        "nonante": 90, "douzaine": 12, "dizaine": 10, "vingtaine": 20, "centaine": 100,
        "demi": 0.5, "moitié": 0.5, "premier": 1, "première": 1, "second": 2, "seconde": 2,
        "deuxième": 2, "troisième": 3, "quatrième": 4, "cinquième": 5, "sixième": 6,
        "septième": 7, "huitième": 8, "neuvième": 9, "dixième": 10, "double": 2,
    },
    ordinal_words=frozenset(
        """
        premier première second seconde deuxième troisième quatrième cinquième sixième septième
        huitième neuvième dixième onzième douzième
        """.split()  # noqa: SIM905  As above.
    ),
    ordinal_endings=(("ième", ""), ("ième", "e"), ("ièmes", ""), ("ièmes", "e")),
    scales={
        "cent": 1e2, "cents": 1e2, "mille": 1e3, "million": 1e6, "millions": 1e6,
        "milliard": 1e9, "milliards": 1e9,
    },
    spans={"décennie": 10, "décennies": 10, "siècle": 100, "siècles": 100},
    units={
        "secondes": ("time", 1), "minute": ("time", 60), "minutes": ("time", 60),
        "heure": ("time", 3600), "heures": ("time", 3600), "jour": ("time", 86400),
        "jours": ("time", 86400), "semaine": ("time", 604800), "semaines": ("time", 604800),
        "mois": ("time", 2629800), "an": ("time", 31557600), "ans": ("time", 31557600),
        "année": ("time", 31557600), "années": ("time", 31557600),
        "décennie": ("time", 315576000), "décennies": ("time", 315576000),
        "siècle": ("time", 3155760000), "siècles": ("time", 3155760000),
    },
    months=tuple(
        frozenset(names.split())
        for names in (
            "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
            "octobre", "novembre", "décembre",
        )
    ),
    weekdays=tuple(
        frozenset([name])
        for name in ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
    ),
    decimal=",",
)  # fmt: skip
