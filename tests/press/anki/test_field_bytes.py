"""Fields of notes whose text did not change keep their bytes: a learner sees no idle update."""

import json
from pathlib import Path

from harness import GOLDEN, Golden
from png_files import png
from quizpress.deck_and_lock import load_deck
from quizpress.press.anki.notes import notes_of_deck
from quizpress.press.anki.types import FIELDS


def test_fields_tags_and_hashes_of_every_kind_keep_their_bytes(
    tmp_path: Path, golden: Golden
) -> None:
    (tmp_path / "dot.png").write_bytes(png(4, 4, (0, 0, 0, 255)))
    (tmp_path / "tone.wav").write_bytes(b"RIFF\x24\0\0\0WAVEfmt " + bytes(28))
    path = tmp_path / "fields.yaml"
    path.write_bytes((GOLDEN / "fields.yaml").read_bytes())
    model, problems = load_deck(path)
    assert model, problems
    told = [
        {
            **{name: field for name, field in zip(FIELDS, face.fields, strict=True) if field},
            "tags": face.item.tags.split(),
            "item": face.item,
        }
        for face in notes_of_deck(model)
    ]
    golden("fields.json", json.dumps(told, indent=1, ensure_ascii=False) + "\n")
