"""The note types in a running Anki, where an import leaves an earlier look.

AnkiConnect's import dates a note type that is there already as of now, so that Anki takes
every later look for an earlier one. What the style says of itself is looked at instead.
"""

from collections.abc import Iterable

from quizpress.press.anki.types import NOTE_TYPES, rendered, revision, style
from quizpress.push.connect import Anki


def restyle(anki: Anki, kinds: Iterable[str]) -> None:
    """Give the note types of some kinds of card our templates and style, unless theirs are later.

    Raises:
        AnkiError: Anki cannot be asked, or does not do it.
    """
    known = anki.ask("modelNames")
    for kind in sorted(kinds):
        name = NOTE_TYPES[kind].name
        if name in known and _earlier(anki, kind):
            sides = {card.name: {"Front": card.front, "Back": card.back} for card in rendered(kind)}
            anki.ask("updateModelTemplates", model={"name": name, "templates": sides})
            anki.ask("updateModelStyling", model={"name": name, "css": style(kind)})


def _earlier(anki: Anki, kind: str) -> bool:
    note_type = NOTE_TYPES[kind]
    css = anki.ask("modelStyling", modelName=note_type.name)["css"]
    return revision(css) < note_type.revised
