"""From the model to artifacts: pure functions that open no output, print nothing, read no clock."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from quizpress.press.paper.flashcards.cards import Flashcards
    from quizpress.press.paper.pdf.layout import Laid


class Artifact(NamedTuple):
    """A file to be written: its name and bytes, and what is to be told of its pages or cards.

    `source` is a digest of all that it was made of, for one that takes long to make.
    """

    name: str
    data: bytes
    layout: "Laid | None" = None
    cards: "Flashcards | None" = None
    source: str = ""


class Unpressed(Exception):  # noqa: N818  It says what cannot be done.
    """Something that cannot be made; the message says why, the hint what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class BrokenTemplate(Unpressed):
    """No page comes of a template of an author: its file, what that holds, and the line."""

    def __init__(self, message: str, path: str, text: str, line: int) -> None:
        super().__init__(message, "`quizpress templates DIR` copies ours anew, to compare with")
        self.path = path
        self.text = text
        self.line = line
