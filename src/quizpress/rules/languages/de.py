"""German."""

from quizpress.rules.languages import LanguageWords

_NAMED = (
    r"(?:oben |vor)?(?:genannten?|stehenden?|aufgeführten?|angegebenen?|erwähnten?)|obigen?|"
    r"anderen|vorigen|gegebenen|beiden?"
)
_ABOVE = (
    rf"(?:(?:{_NAMED}) )*(?:{_NAMED}|davon|antwort(?:en)?|aussagen?|möglichkeit(?:en)?|"
    r"option(?:en)?|lösung(?:en)?)"
)

WORDS = LanguageWords(
    function_words=frozenset(
        """
        ab aber alle allem allen aller alles als also am an andere anderen anderer auch auf aus bei
        beim bin bis bist da dabei damit dann das dass dein deine dem den denen der deren des
        dessen die dies diese diesem diesen dieser dieses doch dort du durch ein eine einem einen
        einer eines er es etwa etwas euch für gab gegen gibt habe haben hat hatte hatten hier
        hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im in ins ist ja jede jedem jeden jeder
        jedes jene kann kein keine keinem keinen keiner können könnte lang man manche mehr mein
        meine mit muss nach nicht noch nun nur ob oder ohne sehr sein seine seinem seinen seiner
        seit sich sie sind so soll sollte sondern sonst über um und uns unser unter viel viele vom
        von vor wann war waren warum was weil welche welchem welchen welcher welches wem wen wenig
        wenn wer werden weshalb wessen wie wieder wieso wieviel wird wo woher wohin wurde wurden zu
        zum zur zwischen
        """.split()  # noqa: SIM905  A list of quoted words would fill the screen.
    ),
    endings=(
        "ungen", "ung", "ischen", "ische", "ischer", "ern", "est", "en", "er", "em", "es", "et",
        "te", "e", "n", "s", "t",
    ),
    question_words=frozenset(
        """
        was wer wem wen wessen welche welcher welches welchem welchen wann wo woher wohin warum
        weshalb wieso wie wieviel wieviele womit wodurch wofür woran woraus worin worüber wozu
        """.split()  # noqa: SIM905  As above.
    ),
    what_words=frozenset(["was", "welche", "welcher", "welches", "welchem", "welchen", "wie"]),
    nouns_are_capital=True,
    all_above_pattern=(
        rf"(?:alle[sr]?|beide[srn]?)(?: drei| vier)?(?: der| die| dieser| diese| von)? {_ABOVE}"
        r"(?: (?:sind |ist )?(?:richtig|wahr|korrekt|zutreffend|treffen zu))?"
        r"|(?:alle[sr]?|beide[s]?)(?: drei| vier)?(?: ist| sind) (?:richtig|wahr|korrekt|"
        r"zutreffend)"
        r"|alle(?: drei| vier| beide)? treffen zu|alles davon|alle davon|alle drei|alle vier"
    ),
    all_above_starts=("alle", "beide"),
    none_above_pattern=(
        rf"kein(?:e[rs]?|s)?(?: der| von den| dieser| von diesen| von)? {_ABOVE}"
        r"(?: (?:ist |sind )?(?:richtig|wahr|korrekt|zutreffend|trifft zu))?"
        r"|kein(?:e[rs]?|s)(?: ist| sind)? (?:richtig|wahr|korrekt|zutreffend|trifft zu)"
        r"|keine richtige (?:antwort|lösung)|nichts davon|nichts von alledem"
        r"|nichts (?:der|des) (?:oben )?genannten|kein(?:e[rs]?|s) von (?:ihnen|diesen|allen)"
    ),
    none_above_starts=("kein", "nichts"),
    combined_pattern=(
        r"(?i:(?:(?:nur|sowohl|weder|entweder|die|antworten?|aussagen?|optionen) )*)LABEL"
        r"(?i:(?:,? und |,? oder |, ?| ?& ?|,? als auch |,? noch )(?:(?:antwort|aussage) )?LABEL)+"
        r"(?i: sind (?:richtig|wahr|korrekt)| treffen zu)?|(?i:nur )LABEL|LABEL(?i: allein)"
    ),
    true_false=frozenset(["wahr", "falsch", "richtig", "ja", "nein", "stimmt"]),
    negative_pattern=(
        r"\b(?:außer|ausgenommen|mit ausnahme)\b(?: (?:von|eine[rsmn]?|welche[rsmn]?))*\W*$"
        r"|\baußer eine[rmn]?\b"
        r"|(?:^|[.?!:,;] (?:und |aber )?)"
        r"(?:(?:in|an|auf|mit|von|zu|bei|aus|für|durch|nach|über|um|gegen) )?"
        r"\b(?:welche[rsmn]?|was|wer|wen|wem|wo)\b[^,;:.?!]*?"
        r"\b(?:nicht|kein(?:e[rsnm]?)?|nie|niemals)\b"
        r"(?!-| (?:nur|weniger|mehr als|zuletzt|unbedingt|einmal|sicher|\w+ierte[nrsm]?)\b)"
    ),
    negative_words=frozenset(
        """
        nicht kein keine keiner keines keinen keinem nie niemals außer ausgenommen ausnahme
        """.split()  # noqa: SIM905  As above.
    ),
    contrast_words=frozenset(
        """
        vor nach über unter mehr weniger meisten wenigsten erste ersten letzte letzten nächste
        vorige größte größten kleinste kleinsten höchste höchsten niedrigste tiefste längste
        kürzeste älteste jüngste nord süd ost west nördlich südlich östlich westlich links rechts
        anfang ende beginnt endet maximal minimal steigt sinkt
        """.split()  # noqa: SIM905  As above.
    ),
    contentless_pattern=(
        r"(?:welche[rs]?|was)(?: (?:der|dieser|von den|von diesen))?"
        r"(?: (?:folgenden|genannten|untenstehenden))?"
        r"(?: (?:aussagen?|antwort(?:en)?|behauptung(?:en)?|möglichkeit(?:en)?|sätze|"
        r"option(?:en)?))?"
        r"(?:(?: ist| sind)(?: nicht)? (?:richtig|falsch|wahr|korrekt|zutreffend|unwahr)"
        r"|(?: trifft| treffen)(?: nicht)? zu|(?: stimmt| stimmen)(?: nicht)?) ?[?:.]?"
        r"|(?:wähle|wählen sie|kreuze|kreuzen sie|markiere|markieren sie)"
        r" (?:die|alle) (?:richtigen?|falschen?|korrekten?) (?:antwort(?:en)?|aussagen?|"
        r"option(?:en)?)"
        r"(?: aus| an)? ?[?:.]?"
    ),
    alternative_words=frozenset(["oder", "zwischen"]),
    imperative_pattern=(
        r"(?:^|[.!?:,] )(?:bitte )?(?:nenne|nennen|zähle|beschreib|erklär|definier|ergänz|wähle|"
        r"übersetz|schreib|ordne|berechne|gib|geben|vergleich|fasse|bestimm|skizzier|bilde|kreuz|"
        r"begründ|erläuter|beurteil|zeig|zeichne|diskutier|stell|leite|setze|finde|richtig oder)"
    ),
    double_pattern=(
        r",? und (?:wann|wo|warum|weshalb|wieso|wie|wer|wem|wen|wessen|wozu|womit|wodurch|wofür|"
        r"(?:in|an|auf|mit|von|zu|bei|aus|für|durch|nach|über) welche[rmns]?|welche[rsmn]?|woher|"
        r"wohin|was)\b(?=[^?]*\?\W*$)"
    ),
    stale_words=frozenset(
        """
        gestern vorgestern morgen übermorgen heute kürzlich neulich letzte letzten letzter letztes
        nächste nächsten nächster nächstes diese diesen dieser dieses vorige vorigen voriges
        vergangene vergangenen vergangenes kommende kommenden kommendes am vor
        """.split()  # noqa: SIM905  As above.
    ),
    stale_pattern=(
        r"\b(?:gestern|vorgestern|übermorgen|heute (?:morgen|abend|nacht)|morgen früh|kürzlich|"
        r"neulich|(?:letzte|nächste|diese|vorige|vergangene|kommende)[rsnm]? "
        r"(?:woche|monat|jahr|nacht|sommer|winter|frühling|herbst|wochenende|montag|dienstag|"
        r"mittwoch|donnerstag|freitag|samstag|sonntag)"
        r"|am (?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)(?!,? (?:dem|den) \d)"
        r"|vor (?:einem|einer|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|\d{1,2}) "
        r"(?:minuten?|stunden?|tage?n?|wochen?|monate?n?|jahre?n?))\b"
    ),
    dated_pattern=r"\b1\d{3}\b|\b20\d\d\b|\bjahrhundert\b",
    article_words=frozenset([
        "artikel", "artikels", "text", "texts", "textes", "beitrag", "abschnitt", "autor",
        "autorin",
    ]),
    article_pattern=(
        r"\b(?:laut|gemäß|nach|in) (?:dem|diesem|der|dieser) "
        r"(?:artikel|text|beitrag|abschnitt|autor|autorin)\b(?! \d)"
        r"|\b(?:laut|gemäß) (?:artikel|text|autor|autorin)\b(?! \d)|\bim (?:artikel|text|"
        r"beitrag)\b(?! \d)"
        r"|\bder (?:artikel|text|autor) (?:sagt|nennt|beschreibt|erwähnt)\b"
    ),
    pronouns=frozenset(["er", "ihn", "ihm"]),
    weighty_words=frozenset(
        """
        nicht kein keine nie nur mehr sehr viel viele wenig alle alles ab an auf aus bei durch für
        gegen hinter in mit nach ohne über um unter von vor zu zum zur zwischen seit bis ich du er
        sie es wir ihr mich dich ihn uns euch mir dir ihm ihnen mein dein sein unser der die das
        den dem des ein eine einen einem einer eines wer was wann wo wie warum welche welcher
        welches bin bist ist sind war waren wird wurde habe hat hatte kann muss soll
        """.split()  # noqa: SIM905  As above.
    ),
    numbers={
        "null": 0, "ein": 1, "eins": 1, "eine": 1, "einen": 1, "einem": 1, "einer": 1, "zwei": 2,
        "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10,
        "elf": 11, "zwölf": 12, "dreizehn": 13, "vierzehn": 14, "fünfzehn": 15, "sechzehn": 16,
        "siebzehn": 17, "achtzehn": 18, "neunzehn": 19, "zwanzig": 20, "dreißig": 30,
        "vierzig": 40, "fünfzig": 50, "sechzig": 60, "siebzig": 70, "achtzig": 80, "neunzig": 90,
        "dutzend": 12, "halb": 0.5, "halbe": 0.5, "halben": 0.5, "erste": 1, "ersten": 1,
        "erster": 1, "zweite": 2, "zweiten": 2, "dritte": 3, "dritten": 3, "vierte": 4,
        "vierten": 4, "fünfte": 5, "fünften": 5, "siebte": 7, "siebten": 7,
        "beide": 2, "beiden": 2, "doppelt": 2,
    },
    ordinal_words=frozenset(
        """
        erste ersten erster zweite zweiten dritte dritten vierte vierten fünfte fünften sechste
        sechsten siebte siebten achte achten neunte neunten zehnte zehnten elfte zwölfte
        """.split()  # noqa: SIM905  As above.
    ),
    ordinal_endings=tuple(
        (f"{ten}ste{end}", ten)
        for ten in ("zig", "ßig", "hundert", "tausend")
        for end in ("", "n", "r", "s", "m")
    ) + tuple((f"te{end}", "") for end in ("", "n", "r", "s", "m")),
    scales={
        "hundert": 1e2, "tausend": 1e3, "million": 1e6, "millionen": 1e6, "milliarde": 1e9,
        "milliarden": 1e9, "billion": 1e12, "billionen": 1e12,
    },
    spans={"jahrzehnt": 10, "jahrzehnte": 10, "jahrhundert": 100, "jahrhunderte": 100},
    units={
        "sekunde": ("time", 1), "sekunden": ("time", 1), "minute": ("time", 60),
        "minuten": ("time", 60), "stunde": ("time", 3600), "stunden": ("time", 3600),
        "tag": ("time", 86400), "tage": ("time", 86400), "tagen": ("time", 86400),
        "woche": ("time", 604800), "wochen": ("time", 604800), "monat": ("time", 2629800),
        "monate": ("time", 2629800), "monaten": ("time", 2629800), "jahr": ("time", 31557600),
        "jahre": ("time", 31557600), "jahren": ("time", 31557600),
        "jahrzehnt": ("time", 315576000), "jahrzehnte": ("time", 315576000),
        "jahrhundert": ("time", 3155760000), "jahrhunderte": ("time", 3155760000),
    },
    months=tuple(
        frozenset(names.split())
        for names in (
            "januar jänner", "februar", "märz", "april", "mai", "juni", "juli", "august",
            "september", "oktober", "november", "dezember",
        )
    ),
    weekdays=tuple(
        frozenset(names.split())
        for names in (
            "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag sonnabend",
            "sonntag",
        )
    ),
    decimal=",",
)  # fmt: skip
