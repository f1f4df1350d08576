"""What was changed in Anki and does not come back into a deck."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizpress.report.text import counted, make_printable, quoted, write_place

if TYPE_CHECKING:
    from quizpress.pull.deck_text import PulledDeck


def describe_left(path: str, pulled: "PulledDeck") -> str:
    """Return what of Anki's changes stays there, and why; one line where nothing comes back."""
    lines = [*_describe_fields(pulled), *_describe_notes(path, pulled)]
    if not lines and pulled.before == pulled.after:
        lines = [f"{path}: Anki has nothing that the deck has not"]
    return "".join([f"{make_printable(line)}\n" for line in lines])


def _describe_fields(pulled: "PulledDeck") -> Iterator[str]:
    for place, question, field, reason, text in pulled.left:
        yield f"{write_place(place)}: {quoted(question)}: {field} is not brought back: {reason}"
        if text:
            yield f"  Anki has {quoted(text, _WIDTH)}"


def _describe_notes(path: str, pulled: "PulledDeck") -> Iterator[str]:
    for question in pulled.unlike:
        told = (
            f"{path}: changed so much that a build would take it for a new card: {quoted(question)}"
        )
        yield f"{told}; `--apply` keeps its history, a patch applied by hand does not"
    for question, tags in pulled.tags:
        yield f"{path}: tags that stay in Anki alone, of {quoted(question)}: {', '.join(tags)}"
    if pulled.outdated:
        count = counted(pulled.outdated, "note")
        yield f"{path}: Anki has an earlier build of {count}; `quizpress push` updates them"


_WIDTH = 200
