"""What of a text in HTML takes room: plain letters as wide as what is seen, and how high it is."""

import re
from html import escape, unescape
from typing import NamedTuple

from quizpress.press.paper.cards.formula import room
from quizpress.press.paper.measure import bold, width

BLANK = 7
"""Underscores that make a blank."""
IMAGE = 2.05
"""Em that a picture within a text is high at most, as the style sheet has it, and to spare."""
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
    html = _MATHS.sub(lambda found: "n" * round(room(found[0])[0] / width("n") + 0.5), html)
    html = _CODE.sub(lambda found: _coded(unescape(found[1])), html)
    html = html.replace("<br>", "\n").replace('<span class="blank"', f"{'n' * BLANK}<span")
    html = _IMAGES.sub("\n\u00a0\n", html).strip("\n")
    return _TAG.sub("", _BOLD.sub(_emboldened, html) if bolder else html)


def _coded(code: str) -> str:
    return _SLIM.sub(r"\g<0>i", _INK.sub("e", code))


def _emboldened(found: re.Match[str]) -> str:
    return escape(bold(unescape(_TAG.sub("", found[0]))))


class Maths(NamedTuple):
    """What formulas take, in em: the widest, and what the highest, and all, rise over a line."""

    wide: float = 0
    rise: float = 0
    rises: float = 0


def maths(html: str) -> Maths:
    """Return what the formulas of a text take beyond its lines."""
    if "<math" not in html:
        return Maths()
    wides, rises = zip(*map(room, _MATHS.findall(html)), strict=True)
    return Maths(max(wides), max(rises), sum(rises))
