"""What learners have on notes of their own, which an import takes off notes that it updates.

It is put back after the import, and lies in a file until then, so that neither a push that is
killed nor an Anki that hangs up loses it: the next push finds the file.
"""

import contextlib
import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from quizpress.lock.advance import Change
from quizpress.lock.entries import Lock
from quizpress.push.collection import PERSONAL, NoteInAnki
from quizpress.push.connect import MOST_BYTES, Anki, has_form
from quizpress.push.forecast import fold_tags, own_tags
from quizpress.read.files import read_plain
from quizpress.write import write_files


class OwnLayer(NamedTuple):
    """The tags of a note that are a learner's own, and what stands in the personal field."""

    tags: tuple[str, ...]
    text: str


Layers = Mapping[str, OwnLayer]
"""By the guid of a note."""


def own_layers(
    guids: Collection[str],
    living: Mapping[str, NoteInAnki],
    lock: Lock,
    changes: Sequence[Change],
) -> Layers:
    """Return what learners have on some notes; `lock` is the one after these changes."""
    before = {change.before.guid: change.before for change in changes if change.before}
    return {
        entry.guid: OwnLayer(
            own_tags(living[entry.guid], entry, before.get(entry.guid, entry)),
            living[entry.guid].personal,
        )
        for entry in lock.entries
        if entry.guid in guids
    }


def restore_layers(anki: Anki, layers: Layers, living: Mapping[str, NoteInAnki]) -> Layers:
    """Put back what an import took off; what stands in a personal field by then stays.

    Returns the layers whose notes Anki does not tell of.

    Raises:
        AnkiError: Anki cannot be asked, or does not do it.
    """
    alike: defaultdict[str, list[int]] = defaultdict(list)
    for guid, layer in layers.items():
        known = living.get(guid)
        if known and layer.text and not known.personal:
            note = {"id": known.note, "fields": {PERSONAL: layer.text}}
            anki.ask("updateNoteFields", note=note)
        there = fold_tags(known.tags) if known else set()
        missing = " ".join([tag for tag in layer.tags if tag.casefold() not in there])
        if known and missing:
            alike[missing].append(known.note)
    for tags, notes in alike.items():
        anki.ask("addTags", notes=notes, tags=tags)
    return {guid: layer for guid, layer in layers.items() if guid not in living}


def shelve_layers(shelf: Path, layers: Layers) -> None:
    """Keep layers in a file; without any there is none.

    Raises:
        OSError: the file cannot be written or removed.
    """
    if not layers:
        write_files({}, [shelf])
        return
    data = {guid: {"tags": [*layer.tags], "text": layer.text} for guid, layer in layers.items()}
    write_files({shelf: json.dumps(data).encode()})


def shelved_layers(shelf: Path) -> Layers:
    """Return the layers that a push left in a file that did not come to its end."""
    with contextlib.suppress(OSError, ValueError, RecursionError):
        data = json.loads(read_plain(shelf, MOST_BYTES))
        if data and has_form(data, {str: {"tags": [str], "text": str}}):
            return {
                guid: OwnLayer(tuple(" ".join(layer["tags"]).split()), layer["text"])
                for guid, layer in data.items()
            }
    return {}


def join_layers(shelved: Layers, found: Layers) -> Layers:
    """Return both; a text that is there now counts, and tags of both do."""
    empty = OwnLayer((), "")
    pairs = {
        guid: (found.get(guid, empty), shelved.get(guid, empty)) for guid in {**shelved, **found}
    }
    return {
        guid: OwnLayer(tuple(dict.fromkeys((*now.tags, *then.tags))), now.text or then.text)
        for guid, (now, then) in pairs.items()
    }
