"""What of a text in HTML takes room: plain letters as wide as what is seen, and how high it is."""

import re
from html import escape, unescape

from quizpress.press.paper.measure import bold, width

BLANK = 7
"""Underscores that make a blank."""
IMAGE = 2.05
"""Em that a picture within a text is high at most, as the style sheet has it, and to spare."""
_RISES = {
    "mfrac": 1.4,
    "mtr": 1.4,
    "munder": 1.2,
    "mstyle displaystyle": 0.8,
    "mover": 0.6,
    "msu": 0.5,
    "msqrt": 0.4,
}
"""Em by which parts of a formula make it higher, as if none stood beside another."""
_LOOSE, _OPERATOR = 1.15, 0.6
"""How much wider letters stand in a formula, and the em around an operator."""
_TAG = re.compile("<[^>]*>")
_MATHS = re.compile("<math.*?</math>", re.DOTALL)
_CODE = re.compile("<code>(.*?)</code>", re.DOTALL)
_INK = re.compile(r"[^\s/!?|}\u0080-\U0010ffff-]")
"""Signs of code but those after which a line may end, and those that are wider."""
_SLIM = re.compile("[-/!]")
_BOLD = re.compile(r'<(strong|b)>.*?</\1>|<span class="filled">.*?</span>', re.DOTALL)
_IMAGES = re.compile(r"\s*<img[^>]*>\s*")


def letters(html: str, *, bolder: bool) -> str:
    """Return a text, still escaped, for measuring: its lines take as much as those of HTML.

    A picture is a line of its own. What is in bold is measured as such, if it is `bolder` than
    the text around it.
    """
    html = _MATHS.sub(lambda found: "n" * round(_maths_width(found[0]) / width("n") + 0.5), html)
    html = _CODE.sub(lambda found: _coded(unescape(found[1])), html)
    html = html.replace("<br>", "\n").replace('<span class="blank"', f"{'n' * BLANK}<span")
    html = _IMAGES.sub("\n\u00a0\n", html).strip("\n")
    return _TAG.sub("", _BOLD.sub(_emboldened, html) if bolder else html)


def _coded(code: str) -> str:
    return _SLIM.sub(r"\g<0>i", _INK.sub("e", code))


def _emboldened(found: re.Match[str]) -> str:
    return escape(bold(unescape(_TAG.sub("", found[0]))))


def maths(html: str) -> tuple[float, float]:
    """Return how many em the widest formula takes, and how many all rise above their lines."""
    if "<math" not in html:
        return 0, 0
    found = _MATHS.findall(html)
    rise = sum([html.count(f"<{name}") * em for name, em in _RISES.items()])
    return max(map(_maths_width, found)), rise


def _maths_width(maths: str) -> float:
    """Return a width for a formula, as if all stood on one line."""
    return width(unescape(_TAG.sub("", maths))) * _LOOSE + maths.count("<mo") * _OPERATOR
