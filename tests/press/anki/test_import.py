"""What a learner finds after importing a deck of every kind into the real Anki."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from deck_folder import DeckFolder, deck, short
from harness import REAL_DECK
from learner import Counts, Learner, learner, sides
from quizpress.deck_and_lock import load_deck
from quizpress.model import Cloze, Short
from quizpress.text import gaps_of

DECK = r"""
title: Everything at once
deck: News::2022::Every thing
tags: [news, year::2022]
article:
  title: R&D <b>today</b>
  publisher: Smith & Sons
  published: 2022-05-04
  url: https://example.org/?a=1&b=2
cards:
  - {q: 'Mind <b>this</b> & that, $5 then $10', a: '{{not}} a gap', both: true, tags: [one]}
  - {q: 'Which [sound:x.mp3]?', a: [first, second 🎉], hint: count them}
  - {q: 'Solve \(x^{2^{3}}\)', a: '`a < b` or [a link](https://example.org/x)', at: 3}
  - {q: 'Ignore [latex]x[/latex] and [$]y[/$]', a: 'nothing [anki:tts lang=en]x[/anki:tts]'}
  - {q: Which is it?, a: the key, distractors: [wrong one, {text: wrong two, why: no}], why: so}
  - {q: Which are they?, a: [key A, key B], distractors: [wrong C], keep_order: true}
  - {claim: Water is dry., a: false, correction: It is wet.}
  - {claim: Fire is hot., a: true, points: 2}
  - cloze: '{{Paris}} lies on the {{c3::Seine::river}}, as {{c3::everyone}} knows.'
    hint: a hint
  - cloze: 'So \(a^{b^{c}}\) is {{\(x^{2^{3}}\)}}, and {{std::a name}} and `{{c3::code}} {{ x }}`.'
  - {cloze: 'Who wrote **{{هاملت}}**?', accept: [Hamlet]}
"""

CARDS = (
    ("Mind <b>this</b> & that, $5 then $10", "{{not}} a gap"),
    ("{{not}} a gap", "Mind <b>this</b> & that, $5 then $10"),
    ("Which [sound:x.mp3]?", "first second 🎉"),
    (r"Solve \(x^{2^{3}}\)", "a < b or a link"),
    ("Ignore [latex]x[/latex] and [$]y[/$]", "nothing [anki:tts lang=en]x[/anki:tts]"),
    ("Which is it? wrong one the key wrong two no", "so"),
    ("Which are they? key A key B wrong C", ""),
    ("Water is dry.", "False It is wet."),
    ("Fire is hot.", "True"),
    (
        "[...] lies on the Seine, as everyone knows.",
        "Paris lies on the Seine, as everyone knows.",
    ),
    (
        "Paris lies on the [river], as [...] knows.",
        "Paris lies on the Seine, as everyone knows.",
    ),
    (
        r"So \(a^{b^{c}}\) is [...], and std and code {{ x }}.",
        r"So \(a^{b^{c}}\) is \(x^{2^{3}}\), and std and code {{ x }}.",
    ),
    (
        r"So \(a^{b^{c}}\) is \(x^{2^{3}}\), and [a name] and code {{ x }}.",
        r"So \(a^{b^{c}}\) is \(x^{2^{3}}\), and std and code {{ x }}.",
    ),
    (
        r"So \(a^{b^{c}}\) is \(x^{2^{3}}\), and std and [...] {{ x }}.",
        r"So \(a^{b^{c}}\) is \(x^{2^{3}}\), and std and code {{ x }}.",
    ),
    ("Who wrote [...]?", "Who wrote هاملت? Hamlet"),
)
SOURCE = "Smith & Sons, 4 May 2022 · Read the article"
NOTES = 11


@pytest.fixture
def taken(tmp_path: Path) -> Iterator[Learner]:
    desk = DeckFolder(tmp_path, DECK)
    desk.good()
    with learner(tmp_path / "anki") as someone:
        assert someone.imports(desk.package) == Counts(new=NOTES)
        yield someone


def _told(text: str) -> str:
    """Return a side without the small line above it, and with tags taken for no space."""
    text = text.replace("Every thing ", "", 1)
    for sign in ",.?":
        text = text.replace(f" {sign}", sign)
    return text


def test_cards_show_what_was_written(taken: Learner) -> None:
    seen = [tuple(map(_told, sides(card))) for card in taken.cards()]
    places = ["¶ 3 · " if "Solve" in front else "" for front, _ in CARDS]
    wanted = [
        (front, f"{back} {place}{SOURCE}".strip())
        for (front, back), place in zip(CARDS, places, strict=True)
    ]
    assert seen == wanted


def test_the_import_is_clean_and_asks_for_nothing(taken: Learner) -> None:
    assert taken.faults() == []
    for card in taken.cards():
        output = card.render_output()
        assert (output.question_av_tags, output.answer_av_tags) == ([], [])


def test_names_tags_and_description(taken: Learner) -> None:
    collection = taken.collection
    assert {card.note_type()["name"] for card in taken.cards()} == {
        "Quizpress Short Answer",
        "Quizpress Choice",
        "Quizpress True/False",
        "Quizpress Cloze",
    }
    assert {collection.decks.name(card.did) for card in taken.cards()} == {
        "News::2022::Every thing"
    }
    tags = [note.tags for note in taken.notes().values()]
    assert sorted(tags) == [["news", "one", "year::2022"]] + [["news", "year::2022"]] * (NOTES - 1)
    deck = collection.decks.by_name("News::2022::Every thing")
    assert deck is not None
    assert deck["desc"] == (
        "R&amp;D &lt;b&gt;today&lt;/b&gt;<br><bdi>Smith &amp; Sons</bdi>, <bdi>4 May 2022</bdi>"
        '<br><a href="https://example.org/?a=1&amp;b=2">Read the article</a>'
        "<br><br>Cards: 15 (short answers 5, choices 2, true or false 2, gaps 6)"
        "<br>As of 14 November 2023"
        "<br><br><small>A newer version keeps your reviews, flags and suspended cards. In notes "
        "that the author changed, it replaces what you wrote and your tags.</small>"
    )


def test_hints_are_offered_on_the_front_only_on_request(taken: Learner) -> None:
    with_hint = [c for c in taken.cards() if "<details" in c.render_output().question_text]
    assert [_told(sides(card)[0]) for card in with_hint] == [CARDS[i][0] for i in (2, 9, 10)]
    assert all("<details open" not in card.question() for card in with_hint)


@pytest.mark.parametrize("text", ["[LATEX]x[/LATEX]", "[LaTeX]x[/LaTeX]", "[SOUND:x.mp3]"])
def test_what_anki_acts_on_in_any_case_is_guarded(tmp_path: Path, text: str) -> None:
    desk = DeckFolder(tmp_path, f"title: T\ncards: [{{q: 'What of {text}?', a: '{text}'}}]")
    desk.good()
    with learner(tmp_path / "anki") as someone:
        someone.imports(desk.package)
        (card,) = someone.cards()
        assert sides(card) == (f"T What of {text}?", text)
        assert someone.faults() == []


def test_a_backslash_that_was_escaped_begins_no_maths(tmp_path: Path) -> None:
    desk = DeckFolder(tmp_path, deck(short(r"Write \\(x\\) so", r"\\[y\\]")))
    desk.good()
    with learner(tmp_path / "anki") as someone:
        someone.imports(desk.package)
        (card,) = someone.cards()
        assert sides(card)[0].replace(" ", "") == r"AdeckWrite\(x\)so"
        assert not any(maths in card.answer() for maths in (r"\(", r"\["))


def test_a_gap_in_the_title_of_a_link_is_refused(tmp_path: Path) -> None:
    source = """title: T\ncards: [{cloze: '[one](https://example.org "{{two}}") and {{three}}'}]"""
    problems = DeckFolder(tmp_path, source).build().problems
    assert [(p.code, p.message) for p in problems] == [
        ("cloze-gap", "a gap cannot stand in a link's address or title, nor in a picture's words")
    ]


GAPS_IN_MATHS = (
    # a cloze, and what Anki reveals on its back
    (r"\({{a*b*c}}\) is a product", r"\({ a*b*c }\)"),
    (r"Half is \({{\frac{1}{2^{3}}}}\) here", r"\({ \frac{1}{2^{3} }  }\)"),
    (r"Written \({{10\,000}}\) with a space", r"\({ 10\,000 }\)"),
    (r"The root \(\sqrt{{16}}\) is four", r"\sqrt{ 16 }"),
    (r"In LaTeX \\({{b*c*d}}\\) is typed", ">b*c*d</span>"),
    (r"In LaTeX \\({{b *c* d}}\\) is typed", ">b <em>c</em> d</span>"),
    (r"In LaTeX `\(` opens {{inline *maths*}}", ">inline <em>maths</em></span>"),
    ("Called {{ratio: }} here", ">ratio&#58;</span>"),
    ("Called {{std::}} here", ">std</span>"),
)


@pytest.mark.parametrize(("cloze", "shown"), GAPS_IN_MATHS)
def test_a_gap_holds_what_was_typed(tmp_path: Path, cloze: str, shown: str) -> None:
    desk = DeckFolder(tmp_path, f"title: T\ncards: [{{cloze: '{cloze}'}}]")
    desk.good()
    with learner(tmp_path / "anki") as someone:
        someone.imports(desk.package)
        (card,) = someone.cards()
        assert someone.faults() == []
        assert shown in card.answer()


RUBRICS = (
    # a language, points and what they are for, and the items that follow the answer
    ("en", {"1": "One cause"}, "<li><b>1 pt</b><span>One cause</span></li>"),
    ("en", {"2.50": "a *b* <c>"}, "<li><b>2.5 pts</b><span>a <em>b</em> &lt;c&gt;</span></li>"),
    ("fr", {"0.5": "x"}, "<li><b>0,5 pts</b><span>x</span></li>"),
    ("ja", {"3": "x"}, "<li><b>3点</b><span>x</span></li>"),
)


@pytest.mark.parametrize(("language", "rubric", "items"), RUBRICS)
def test_a_model_answer_comes_with_what_it_is_marked_by(
    tmp_path: Path, language: str, rubric: dict[str, str], items: str
) -> None:
    criteria = [{"points": points, "for": text} for points, text in rubric.items()]
    desk = DeckFolder(tmp_path, deck(short("Why?", "So & so.", rubric=criteria), language=language))
    desk.good()
    with learner(tmp_path / "anki") as someone:
        someone.imports(desk.package)
        assert someone.notes()["Why?"]["Answer"] == f'So &amp; so.<ul class="rubric">{items}</ul>'
        assert someone.faults() == []


def test_a_model_answer_without_a_rubric_stands_alone(tmp_path: Path) -> None:
    desk = DeckFolder(tmp_path, deck(short("Why?", "So & so.", lines=3)))
    desk.good()
    with learner(tmp_path / "anki") as someone:
        someone.imports(desk.package)
        assert someone.notes()["Why?"]["Answer"] == "So &amp; so."


def test_the_real_deck(tmp_path: Path) -> None:
    desk = DeckFolder(tmp_path, REAL_DECK.read_text("utf-8"), REAL_DECK.stem)
    desk.good()
    model, problems = load_deck(REAL_DECK)
    assert model is not None
    assert problems == []
    # A matching makes a note for each of its pairs.
    cards = [card for card in model.cards("anki") for _ in getattr(card.content, "pairs", "1")]
    with learner(tmp_path / "anki") as someone:
        assert someone.imports(desk.package) == Counts(new=len(cards))
        assert someone.faults() == []
        shown, notes = someone.cards(), sorted(someone.collection.find_notes(""))
        for note, card in zip(notes, cards, strict=True):
            fronts = [sides(each)[0] for each in shown if each.nid == note]
            match card.content:
                case Short(answers=answers, both=both):
                    assert len(fronts) == 1 + both
                    assert not any(answer.source in fronts[0] for answer in answers)
                case Cloze(text=text):
                    gaps = gaps_of(text)
                    numbers = sorted({number for gap in gaps for number in gap.numbers})
                    assert len(fronts) == len(numbers)
                    for front, hidden in zip(fronts, numbers, strict=True):
                        assert not any(g.text in front for g in gaps if hidden in g.numbers)
                        assert all(g.text in front for g in gaps if hidden not in g.numbers)
                case _:
                    assert len(fronts) == 1
