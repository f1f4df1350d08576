"""What a real Anki hides and shows of the gaps of a cloze."""

import re
from html import unescape
from pathlib import Path

import pytest
from anki.collection import Collection
from anki.models import NotetypeDict

from deck_folder import DeckFolder, deck
from quizpress.deck_and_lock import load_deck
from quizpress.press.anki.notes import notes_of_deck
from quizpress.press.anki.types import FIELDS

SHOWN = (
    # a cloze, its field in Anki, and what Anki makes of it: fronts, then the back
    (
        r"Halve it: \(\frac{1}{{{c1::x}}}\) so",
        r"Halve it: \(\frac{1}{{ {{c1::x}} }}\) so",
        [r"Halve it: \(\frac{1}{{ [...] }}\) so"],
        r"Halve it: \(\frac{1}{{ x }}\) so",
    ),
    (
        r"\(e^{{{c1::i\pi}}}\)",
        r"\(e^{{ {{c1::i\pi}} }}\)",
        [r"\(e^{{ [...] }}\)"],
        r"\(e^{{ i\pi }}\)",
    ),
    (
        r"\(\frac{{{a}}+1}{{{b::two}}}\)",
        r"\(\frac{{ {{c1::a}} }+1}{{ {{c2::b::two}} }}\)",
        [r"\(\frac{{ [...] }+1}{{ b }}\)", r"\(\frac{{ a }+1}{{ [two] }}\)"],
        r"\(\frac{{ a }+1}{{ b }}\)",
    ),
    (
        r"\(\{{{x}}, 2\}\)",
        r"\(\{{ {{c1::x}} }, 2\}\)",
        [r"\(\{{ [...] }, 2\}\)"],
        r"\(\{{ x }, 2\}\)",
    ),
    (
        r"\({{\frac{a}{b}}}\)",
        r"\({ {{c1::\frac{a}{b} }} }\)",
        [r"\({ [...] }\)"],
        r"\({ \frac{a}{b}  }\)",
    ),
    ("{{{c1::x}}} plain", "{{{c1::x}}} plain", ["{[...]} plain"], "{x} plain"),
    ("{{{{x}}}} plain", "{{{{c1::x}}}} plain", ["{{[...]}} plain"], "{{x}} plain"),
    (
        r"Not \{\{this\}\} nor \{{that}} but {{it}}",
        "Not {{this}} nor {{that}} but {{c1::it}}",
        ["Not {{this}} nor {{that}} but [...]"],
        "Not {{this}} nor {{that}} but it",
    ),
    (
        r"Not \{\{c1::this\}\}, `\{{c2::that}}` but {{it}}",
        r"Not &#123;{c1::this}}, <code>\{{c2::that}}</code> but {{c1::it}}",
        [r"Not {{c1::this}}, \that but [...]", r"Not {{c1::this}}, \[...] but it"],
        r"Not {{c1::this}}, \that but it",
    ),
    (
        r"\(\{{c3::no}\}\), {{yes}} and \({{c2::so}}\)",
        r"\(\{ {c3::no}\}\), {{c1::yes}} and \({ {{c2::so}} }\)",
        [
            r"\(\{ {c3::no}\}\), [...] and \({ so }\)",
            r"\(\{ {c3::no}\}\), yes and \({ [...] }\)",
        ],
        r"\(\{ {c3::no}\}\), yes and \({ so }\)",
    ),
    (
        "{{c1,2::Both}} and {{c2::second::of two}}, `{{ name }}`, `{{c1::std::map}}`",
        (
            "{{c1,2::Both}} and {{c2::second::of two}}, <code>{{ name }}</code>, "
            "<code>{{c1::std&#58;&#58;map}}</code>"
        ),
        [
            "[...] and second, {{ name }}, [...]",
            "[...] and [of two], {{ name }}, std::map",
        ],
        "Both and second, {{ name }}, std::map",
    ),
    (
        r"{{a::b::hint}}, {{c\::d}}, \({{c1,3::x}}\)",
        r"{{c2::a&#58;&#58;b::hint}}, {{c4::c&#58;&#58;d}}, \({ {{c1,3::x}} }\)",
        [
            r"a::b, c::d, \({ [...] }\)",
            r"[hint], c::d, \({ x }\)",
            r"a::b, c::d, \({ [...] }\)",
            r"a::b, [...], \({ x }\)",
        ],
        r"a::b, c::d, \({ x }\)",
    ),
)


@pytest.mark.parametrize(("text", "field", "fronts", "back"), SHOWN)
def test_anki_hides_and_shows_what_stands_in_a_gap(
    tmp_path: Path, text: str, field: str, fronts: list[str], back: str
) -> None:
    model = load_deck(DeckFolder(tmp_path, deck({"cloze": text})).deck)[0]
    assert model is not None
    (face,) = notes_of_deck(model)
    assert face.fields[FIELDS.index("Question")] == field
    collection = Collection(str(tmp_path / "collection.anki2"))
    note = collection.new_note(_cloze(collection))
    note["Text"] = field
    collection.add_note(note, collection.decks.get_current_id())
    seen = [card.render_output() for card in note.cards()]
    collection.close()
    assert [_told(output.question_text) for output in seen] == fronts
    assert {_told(output.answer_text) for output in seen} == {back}


def _cloze(collection: Collection) -> NotetypeDict:
    found = collection.models.by_name("Cloze")
    assert found
    return found


def _told(html: str) -> str:
    """Return what is read of a side."""
    return unescape(re.sub(r"<style.*?</style>|<[^>]*>", "", html, flags=re.DOTALL)).strip()
