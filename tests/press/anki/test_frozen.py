"""What can never change again without stranding every learner's cards."""

from hashlib import sha256
from pathlib import Path

from deck_folder import DeckFolder, deck
from quizpress.lock.advance import advance_lock, begin_lock
from quizpress.lock.carry import LockedItem
from quizpress.press.anki.package import _Model
from quizpress.press.anki.types import FIELDS, NOTE_TYPES, render_templates, style_sheet

TYPES = {
    # the kind: the id, the name, and the card templates
    "short": (1732406400001, "Quizpress Short Answer", ["Question", "Reverse"], 0),
    "choice": (1732406400002, "Quizpress Choice", ["Question"], 0),
    "true-false": (1732406400003, "Quizpress True/False", ["Question"], 0),
    "cloze": (1732406400004, "Quizpress Cloze", ["Cloze"], 1),
    "matching": (1732406400005, "Quizpress Matching", ["Pair"], 0),
    "ordering": (1732406400006, "Quizpress Ordering", ["Question"], 0),
}
NAMES = (
    "Question", "Answer", "Options", "Accepted", "Correction", "Why", "Hint", "Source", "Context",
    "Image", "Audio", "Reverse", "Typed", "Language", "Direction", "Note ID",
    "Notes of mine", "Answer Audio", "Reverse Question", "Reverse Answer", "Spare 5",
)  # fmt: skip
REVISED = {
    # Whoever changes a template or the style raises `revised` in types.py, and both here.
    "short": (1795885745, "665d10be4dd57641"),
    "choice": (1795885745, "bd87f4c43becc197"),
    "true-false": (1795885745, "c173908b54f35542"),
    "cloze": (1795885745, "34e681435cd42eee"),
    "matching": (1795885745, "f4f6116f78e05b50"),
    "ordering": (1795885745, "80975a292395be86"),
}


def test_note_types_fields_and_templates_are_what_anki_knows() -> None:
    assert FIELDS == NAMES
    for kind, (number, name, cards, form) in TYPES.items():
        made = _Model(kind).to_json(0, 1)
        assert (made["id"], made["name"], made["type"]) == (str(number), name, form)
        assert [(f["name"], f["id"]) for f in made["flds"]] == [
            (field, number * 100 + place) for place, field in enumerate(NAMES)
        ]
        assert [(t["name"], t["id"]) for t in made["tmpls"]] == [
            (card, number * 100 + 50 + place) for place, card in enumerate(cards)
        ]
    assert NOTE_TYPES.keys() == TYPES.keys()


def digest(kind: str) -> str:
    """Return a hash of all that Anki takes over of a note type."""
    texts = [style_sheet(kind), *(text for card in render_templates(kind) for text in card)]
    return sha256("\x1f".join(texts).encode()).hexdigest()[:16]


def test_templates_and_style_are_taken_over_when_they_change() -> None:
    assert {kind: (t.revised, digest(kind)) for kind, t in NOTE_TYPES.items()} == REVISED
    assert all(_Model(kind).to_json(0, 1)["mod"] == REVISED[kind][0] for kind in TYPES)


def test_ids_and_keys_are_derived_as_ever() -> None:
    lock = begin_lock("title-42", "News::Title 42", 1_700_000_000)
    assert (lock.key, lock.deck_id) == ("44efbfbfbdbd23f7", 2109547511)
    items = [
        LockedItem("short", "", "Which order?", "Title 42", (7,), (0,), "", "", "h"),
        LockedItem("cloze", "farmers", "In {{El Salvador}}", "El Salvador", (), (0,), "", "", "h"),
    ]
    step = advance_lock(lock, "News::Title 42", items, 1_700_000_000)
    assert [(e.guid, e.key) for e in step.entries] == [
        ("01e9ed8eeb6ed333", "01e9ed8eeb"),
        ("beb174a866ec8bc1", "farmers"),
    ]


def test_the_notes_of_a_matching_are_named_by_their_left_sides(tmp_path: Path) -> None:
    pairs = {"Xiomara Castro": "Honduras", "Nayib Bukele": "El Salvador"}
    desk = DeckFolder(
        tmp_path, deck({"q": "Who?", "match": pairs, "id": "who"}, {"q": "And?", "match": pairs})
    )
    desk.good()
    assert {(e.guid, e.key) for e in desk.locked().entries} == {
        ("82651fae62c2b4e9", "who/5af5d9a7"),
        ("90d0a13032f920d4", "who/b170b849"),
        ("3307f59ff6e1eddb", "3307f59ff6"),
        ("a7bb7553bd20f503", "a7bb7553bd"),
    }
