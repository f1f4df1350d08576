"""English."""

from quizpress.rules.languages import LanguageWords

_NOT = r"(?:not|never|cannot|\w+n't)"
_ASKED = r"(?:^|[.?!:,;] (?:and |but |then )?)(?:(?:in|on|at|to|for|from|of|by|with|about) )?"

WORDS = LanguageWords(
    function_words=frozenset(
        """
        a about above after again against all also am an and any are as at be because been before
        being below between both but by can cannot could did do does doing done down during each
        else even ever every few for from had has have having he her here hers herself him himself
        his how i if in into is it its itself just like made make many may me might mine more most
        much must my myself neither no nor not now of off on once one ones only or other others our
        ours out over own per said same say says shall she should since so some such than that the
        their theirs them themselves then there these they this those through to too under until up
        upon us use used using very via was we well were what when where whether which while who
        whom whose why will with within without would yes yet you your yours
        """.split()  # noqa: SIM905  A list of quoted words would fill the screen.
    ),
    endings=(
        "ations", "ation", "ings", "ing", "edly", "ers", "ies", "ied", "ed", "er", "es", "ly", "s",
        "e", "y",
    ),
    question_words=frozenset(
        ["what", "which", "who", "whom", "whose", "when", "where", "why", "how"]
    ),
    what_words=frozenset(["what", "which"]),
    all_above_pattern=(
        r"(?:all|both|any|every one|each)(?: of)?(?: (?:the|these|those|them))?"
        r"(?: (?:two|three|four|five|other|listed|given|mentioned))?"
        r" (?:above|following|options|answers|choices|others|statements|mentioned|listed|given)"
        r"(?: (?:above|listed|given|mentioned|options|answers|choices))?"
        r"(?: are (?:all )?(?:correct|true|right))?"
        r"|(?:all|both) of the (?:\w+ )?above\b.{0,60}"
        r"|(?:all|both|any) of (?:these|those|them|above)"
        r"(?: (?:two|three|four|options|answers|choices|things|reasons))?"
        r"(?: are (?:correct|true|right))?"
        r"|(?:all|both|they all|they are all)(?: are)? (?:correct|true|right)"
    ),
    all_above_starts=("all", "both", "any", "every one", "each", "they"),
    none_above_pattern=(
        r"(?:none|neither|nothing)(?: one)?(?: of)?(?: (?:the|these|those|them))?"
        r"(?: (?:two|three|four|listed|given|mentioned))?"
        r" (?:above|following|others?|options|answers|choices|statements|mentioned|listed)"
        r"(?: (?:above|listed|given|mentioned|options|answers|choices))*"
        r"(?: (?:is|are) (?:correct|true|right))?"
        r"|(?:none|neither) of the (?:\w+ )?above\b.{0,60}"
        r"|(?:none|neither|not any)(?: one)? of (?:these|those|them)"
        r"(?: (?:two|three|four|options|answers|choices|things))?"
        r"(?: (?:is|are) (?:correct|true|right))?"
        r"|(?:none|neither) (?:is|are) (?:correct|true|right)"
        r"|no (?:correct|right) (?:answer|option)(?: (?:given|listed|here))?"
    ),
    none_above_starts=("none", "neither", "nothing", "not any", "no "),
    combined_pattern=(
        r"(?i:(?:(?:only|both|either|neither|options?|answers?|choices?|statements?) )*)LABEL"
        r"(?i:(?:,? and |,? or |,? nor |, ?| ?& ?)(?:(?:both|options?) )?LABEL)+"
        r"(?i:,? only| both)?(?i: are (?:correct|true|right))?"
        r"|(?i:(?:only|just) )LABEL|LABEL(?i:,? only)"
    ),
    true_false=frozenset(["true", "false", "yes", "no"]),
    negative_pattern=(
        r"\b(?:except(?: for)?|all but)(?: (?:which|one|what))*(?: of (?:these|the following))?\W*$"
        r"|\bexcept one\b"
        rf"|{_ASKED}\b(?:which|what|who|whom|where)\b"
        r"(?:(?!\b(?:that|which|who|whose|if|when|why|because|but|reason|say|says|said|or|by|for|"
        r"without)\b)[^,;:.?!])*?"
        rf"\b{_NOT}\b(?! (?:only|less|more than|sure|just|even|necessarily)\b)"
        rf"|{_ASKED}\b(?:which|what|who)\b[^,;:.?!]*\bleast likely\b"
    ),
    negative_words=frozenset(
        """
        not never cannot except least but isn't aren't wasn't weren't doesn't don't didn't hasn't
        haven't hadn't can't couldn't won't wouldn't shouldn't mustn't needn't
        """.split()  # noqa: SIM905  As above.
    ),
    contrast_words=frozenset(
        """
        before after above below over under more less most least first last next previous north
        south east west left right begin end start finish win lose won lost maximum minimum
        increase decrease
        """.split()  # noqa: SIM905  As above.
    ),
    contentless_pattern=(
        r"(?:which|what)(?: (?:one|ones))?"
        r"(?: of (?:the|these) (?:following|options|answers|choices|statements|sentences)"
        r"| of (?:these|them))?"
        r"(?: (?:statements?|sentences?|options?|answers?|choices?|items?))?"
        r"(?: (?:below|above|here))?"
        r" (?:is|are)(?: (?:the|not|most|best))*"
        r" (?:true|false|correct|incorrect|right|wrong|accurate)"
        r"(?: (?:one|answer|statement|option|choice)s?)? ?[?:.]?"
        r"|(?:please )?(?:choose|select|mark|pick|find|identify|tick|circle)(?: (?:the|all|one))*"
        r"(?: (?:true|false|correct|incorrect|right|wrong|best))+"
        r"(?: (?:one|answer|statement|option|choice|sentence)s?)? ?[?:.]?"
    ),
    alternative_words=frozenset(["or", "versus", "vs", "between"]),
    imperative_pattern=(
        r"(?:^|[.!?:,] )(?:please )?(?:name|give|list|state|define|describe|explain|identify|"
        r"complete|fill|find|choose|select|translate|write|match|order|arrange|calculate|compute|"
        r"solve|prove|show|draw|discuss|compare|outline|summari[sz]e|mention|tell|convert|"
        r"simplify|evaluate|determine|sketch|label|spell|conjugate|pick|say|use|consider|mark|"
        r"circle|tick|put|add|recall|quote|justify|derive|estimate|classify|true or false)\b"
    ),
    double_pattern=(
        r",? and (?:when|where|why|how|who|whom|whose|(?:in|by|for|to|with|from) (?:which|what|"
        r"whom)"
        r"|(?:what|which)(?= (?:is|are|was|were|did|do|does|has|had|have|kind|year|day)\b))"
        r"\b(?=[^?]*\?\W*$)"
    ),
    stale_words=frozenset(
        """
        yesterday tomorrow tonight last next this recently ago today monday tuesday wednesday
        thursday friday saturday sunday
        """.split()  # noqa: SIM905  As above.
    ),
    stale_pattern=(
        r"\b(?:yesterday|tomorrow|tonight|(?:last|next) (?:week|month|year|night|spring|summer|"
        r"autumn|fall|winter|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
        r"|(?:earlier |later )?this (?:week|month|year|morning|afternoon|evening|weekend|summer|"
        r"spring|fall|autumn|winter)(?! of\b)"
        r"|(?:on|by|until|since|before|after) (?:mon|tues|wednes|thurs|fri|satur|sun)day"
        r"(?! (?:night live|morning|evening)|s?,? [a-z]+ \d)"
        r"|(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|"
        r"\d{1,2}) (?:minute|hour|day|week|month|year)s? ago"
        r"|(?<!until )(?<!more )(?<!most )recently(?! (?:discovered|developed|formed))"
        r"|earlier today)\b"
    ),
    dated_pattern=r"\b1\d{3}\b|\b20\d\d\b|\bcentury\b|\b\d{1,2} (?:bc|ad|ce|bce)\b",
    article_words=frozenset(
        ["article", "passage", "text", "author", "story", "paragraph", "report"]
    ),
    article_pattern=(
        r"\b(?:according to|based on|as (?:stated|mentioned|described|said|reported) in|"
        r"mentioned in|described in|from|in) (?:the|this) "
        r"(?:article|passage|text|author|story|paragraph|report)\b"
        r"|\bthe (?:article|passage|author) "
        r"(?:says?|states?|mentions?|describes?|suggests?|claims?|implies)\b"
    ),
    pronouns=frozenset(["he", "she", "they", "him", "them", "his", "her", "their"]),
    weighty_words=frozenset(
        """
        not no never cannot more most less few other same only before after above below over under
        up down in out on off into between against with without all any both each i me you he she
        it we they mine yours his hers its ours theirs my your her our their who what when where
        why how which do does did can could may might must shall should will would is are was were
        """.split()  # noqa: SIM905  As above.
    ),
    numbers={
        "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
        "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13,
        "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
        "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
        "seventy": 70, "eighty": 80, "ninety": 90, "once": 1, "twice": 2, "thrice": 3, "dozen": 12,
        "half": 0.5, "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6,
        "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12,
        "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17,
        "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "both": 2, "pair": 2, "couple": 2,
        "trio": 3, "single": 1, "double": 2, "triple": 3,
    },
    ordinal_words=frozenset(
        """
        first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
        fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
        """.split()  # noqa: SIM905  As above.
    ),
    ordinal_endings=(("ieth", "y"), ("th", "")),
    scales={"bn": 1e9, "hundred": 1e2, "thousand": 1e3, "million": 1e6,
        "billion": 1e9, "trillion": 1e12},
    spans={"decade": 10, "decades": 10, "century": 100, "centuries": 100, "millennium": 1000},
    units={
        "second": ("time", 1), "seconds": ("time", 1), "minute": ("time", 60),
        "minutes": ("time", 60), "hour": ("time", 3600), "hours": ("time", 3600),
        "day": ("time", 86400), "days": ("time", 86400), "week": ("time", 604800),
        "weeks": ("time", 604800), "month": ("time", 2629800), "months": ("time", 2629800),
        "year": ("time", 31557600), "years": ("time", 31557600),
        "decade": ("time", 315576000), "decades": ("time", 315576000),
        "century": ("time", 3155760000), "centuries": ("time", 3155760000),
    },
    months=tuple(
        frozenset(names.split())
        for names in (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sep sept", "october oct", "november nov", "december dec",
        )
    ),
    weekdays=tuple(
        frozenset([f"{name}day", f"{name}days"])
        for name in ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")
    ),
)  # fmt: skip
