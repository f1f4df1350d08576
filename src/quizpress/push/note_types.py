"""The note types in a running Anki, where an import leaves an earlier look.

AnkiConnect's import dates a note type that is there already as of now, so that Anki takes
every later look for an earlier one. What the style says of itself is looked at instead.
"""

from collections.abc import Iterable

from quizpress.press.anki.types import (
    NOTE_TYPES,
    RENAMED,
    read_revision,
    render_templates,
    style_sheet,
)
from quizpress.push.connect import Anki


def earlier_note_types(anki: Anki, kinds: Iterable[str]) -> dict[str, str]:
    """Return which kinds of card have an earlier look in Anki, with the names of their types.

    Raises:
        AnkiError: Anki cannot be asked.
    """
    known = anki.ask("modelNames")
    names = {kind: NOTE_TYPES[kind].name for kind in sorted(kinds)}
    return {
        kind: name
        for kind, name in names.items()
        if name in known
        and read_revision(anki.ask("modelStyling", modelName=name)["css"])
        < NOTE_TYPES[kind].revised
    }


def update_note_types(anki: Anki, kinds: Iterable[str]) -> None:
    """Give the note types of some kinds of card our templates and style, unless theirs are later.

    Raises:
        AnkiError: Anki cannot be asked, or does not do it.
    """
    for kind, name in earlier_note_types(anki, kinds).items():
        sides = {
            card.name: {"Front": card.front, "Back": card.back} for card in render_templates(kind)
        }
        _rename_fields(anki, name)
        anki.ask("updateModelTemplates", model={"name": name, "templates": sides})
        anki.ask("updateModelStyling", model={"name": name, "css": style_sheet(kind)})


def _rename_fields(anki: Anki, note_type: str) -> None:
    """Give the fields of a note type the names that its templates know them by."""
    held = anki.ask("modelFieldNames", modelName=note_type)
    for old, new in RENAMED.items():
        if old in held and new not in held:
            anki.ask("modelFieldRename", modelName=note_type, oldFieldName=old, newFieldName=new)
