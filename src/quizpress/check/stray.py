"""What an author meant as a picture, and Markdown prints as it stands."""

import re

from quizpress.check.cloze import HIDDEN
from quizpress.check.formats import PICTURES
from quizpress.inline import Stray
from quizpress.problem import clipped
from quizpress.read.beside import Refusal

_MOST = 30
_TITLE = re.compile(r"\s+(\"[^\"]*\"?|'[^']*'?)\s*$")
_NAMED = re.compile(rf"\.({'|'.join([*PICTURES, 'jpeg'])})$", re.IGNORECASE)


def meant(stray: Stray) -> bool:
    """Say whether it was meant as a picture; `![a] (b)` can be a sentence."""
    return not stray.apart or bool(_NAMED.search(_file(stray)))


def address(stray: Stray) -> str:
    """Return the address that Markdown does not take, if that is all that is wrong."""
    whole = stray.text.endswith(")") and not stray.apart and not stray.file.startswith("<")
    return stray.file if whole and ":" in stray.file and not re.search(r"\s", stray.file) else ""


def refusal(stray: Stray) -> Refusal:
    """Return what is wrong with it, and how a picture is written."""
    message = "this is no picture in Markdown, and would be printed as it stands"
    hint = f"{_hint(stray)}; for the signs themselves write `\\!`"
    return Refusal("picture-text", message, hint)


def _hint(stray: Stray) -> str:
    alt, file = (_shown(text) for text in (stray.alt or "what it shows", _file(stray)))
    if HIDDEN in stray.file:
        return "a gap cannot stand in the name of a file"
    if not stray.text.endswith((")", "]]")):
        return "close it with `)`, as in `![what it shows](map.png)`"
    if re.search(r"\s", file):
        return f"put a name with a space in angle brackets: `![{alt}](<{file}>)`"
    return f"write `![{alt}]({file})`"


def _file(stray: Stray) -> str:
    return _TITLE.sub("", stray.file).strip().strip("<>")


def _shown(text: str) -> str:
    return clipped(text.replace(HIDDEN, "…"), _MOST)
