"""Tags of languages: which there are, which was meant, and which have words of their own here."""

from quizpress.misspelt import did_you_mean, nearest_word
from quizpress.problem import Report
from quizpress.read.yaml_nodes import Scalar

LANGUAGE_TAGS = {
    "arabic": "ar", "chinese": "zh", "mandarin": "zh", "dutch": "nl", "nederlands": "nl",
    "english": "en", "american english": "en-US", "british english": "en-GB", "french": "fr",
    "fran\u00e7ais": "fr", "german": "de", "deutsch": "de", "italian": "it", "italiano": "it",
    "japanese": "ja", "korean": "ko", "polish": "pl", "polski": "pl", "portuguese": "pt",
    "portugu\u00eas": "pt", "russian": "ru", "spanish": "es", "espa\u00f1ol": "es",
    "swedish": "sv", "svenska": "sv", "turkish": "tr", "t\u00fcrk\u00e7e": "tr",
    "ukrainian": "uk",
}  # fmt: skip
"""What writers call the languages that labels come in."""
_TAGS_OF_COUNTRIES = {
    "cn": "zh", "cz": "cs", "dk": "da", "gb": "en-GB", "gr": "el", "jp": "ja", "ua": "uk",
    "us": "en-US",
}  # fmt: skip
"""Countries that are written for their languages, where no language has the same letters."""
_TWO_LETTERS = (
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da"
    " de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy"
    " hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg"
    " li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or"
    " os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw"
    " ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu"
)
"""Of ISO 639-1; those of three letters are too many to tell a mistake from a language."""
_OF_TWO_LETTERS = frozenset(_TWO_LETTERS.split())
_LABELLED = frozenset([tag.partition("-")[0] for tag in LANGUAGE_TAGS.values()])


def report_language(node: Scalar, report: Report) -> None:
    """Report a language that does not exist, or whose words on sheets and cards are English."""
    tag = node.text.partition("-")[0].lower()
    if tag in _LABELLED:
        return
    if len(tag) == _LETTERS and tag not in _OF_TWO_LETTERS:
        message = f"there is no language `{node.text}`: words beside the questions are English"
        hint = did_you_mean(_TAGS_OF_COUNTRIES.get(tag, ""), "write its tag, such as en or pt-BR")
        report.say("language-labels", node.span, message, hint)
    else:
        message = f"words beside the questions are English: there are none in `{node.text}`"
        hint = "templates of your own can have them on HTML sheets, see `quizpress templates`"
        report.say("language-labels", node.span, message, hint, "info")


_LETTERS = 2


def tag_meant(text: str) -> str:
    """Return the tag of a language that is given by its name, or with an underscore; or nothing."""
    told = text.strip()
    if "_" in told:
        return told.replace("_", "-")
    return LANGUAGE_TAGS.get(nearest_word(told.casefold(), LANGUAGE_TAGS, 85), "")
