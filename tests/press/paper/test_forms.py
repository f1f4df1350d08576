"""Versions of a quiz: shuffled, balanced, reproduced from their id, and led back to each other."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from string import ascii_uppercase

import pytest

from deck_folder import contents, names_in
from harness import REAL_DECK, Ran
from quizpress.deck_and_lock import load_deck
from quizpress.model import Choice
from quizpress.press.paper.form import Form, default_seed, list_forms, read_form
from quizpress.press.paper.shuffle import Draw
from sheet_decks import sixty
from sheet_html import asked, plain, pressed

LETTERS = "ABC"


@pytest.fixture
def sixty_deck(tmp_path: Path) -> Path:
    path = tmp_path / "sixty.yaml"
    path.write_text(sixty())
    return path


@pytest.fixture(params=["real", "sixty"])
def source(request: pytest.FixtureRequest, sixty_deck: Path) -> Path:
    return REAL_DECK if request.param == "real" else sixty_deck


def headed(html: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each section's heading and its stems, in order."""
    for part in html.split("<section>")[1:]:
        heading = re.search(r"<h2>(.*?)( <small|</h2>)", part)
        assert heading
        yield heading[1], [question.text for question in asked(part)]


def test_versions_shuffle_questions_within_their_sections(source: Path) -> None:
    sheets = [dict(headed(pressed(source, f"12C6-{letter}", key=False))) for letter in LETTERS]
    assert list(sheets[0]) == list(sheets[1]) == list(sheets[2])
    assert sheets[0] == dict(headed(pressed(source, "12C6", key=False)))
    for title, stems in sheets[0].items():
        for other in sheets[1:]:
            assert sorted(other[title]) == sorted(stems)
        if len(stems) > 4:
            assert stems != sheets[1][title] != sheets[2][title] != stems


@pytest.mark.parametrize("letter", ["", *LETTERS])
@pytest.mark.parametrize("seed", ["12C6", "7B"])
def test_quiz_and_key_of_every_form_agree(source: Path, seed: str, letter: str) -> None:
    form = Form(seed, letter).name
    quiz, key = (asked(pressed(source, form, key=key)) for key in (False, True))
    assert [(q.number, q.options) for q in quiz] == [(q.number, q.options) for q in key]
    assert [[text for _, text in q.boxes] for q in quiz] == [
        [text for _, text in q.boxes] for q in key
    ]
    right = {q.text: {text for mark, text in q.options if mark in q.right} for q in key}
    first = asked(pressed(source, "XX", key=True))
    assert right == {q.text: {text for mark, text in q.options if mark in q.right} for q in first}


def test_a_form_is_reproduced_from_the_id_on_its_sheets(
    tmp_path: Path, call: Callable[..., Ran]
) -> None:
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks" / "m.yaml").write_bytes(REAL_DECK.read_bytes())
    call("build", "--only", "quiz,key", "--versions", "3")
    folder = tmp_path / "build" / "m"
    made = contents(folder)
    assert sorted(made) == sorted(
        ["m-crosswalk.html", *(f"m-{s}-{v}.html" for s in ("quiz", "key") for v in "abc")]
    )
    (name,) = re.findall(r'<b class="seed">(\w+-B)</b>', made["m-quiz-b.html"].decode())
    ran = call("build", "--only", "quiz,key", "--form", name.lower(), "-o", "again")
    assert ran.code == 0
    again = contents(tmp_path / "again" / "m")
    twins = {f"m-{kind}-{name.lower()}.html": f"m-{kind}-b.html" for kind in ("quiz", "key")}
    assert again == {own: made[twin] for own, twin in twins.items()}
    # One form again leaves the others where they are.
    call("build", "--only", "quiz,key", "--form", name)
    assert contents(folder) == made | again
    call("build", "--only", "quiz,key", "--versions", "3")
    assert names_in(folder) == {*made, *twins}


def test_a_quiz_of_some_questions_tells_how_many_and_its_form(
    tmp_path: Path, call: Callable[..., Ran]
) -> None:
    (tmp_path / "d.yaml").write_text("title: T\ncards: [{q: One?, a: b}, {q: Two?, a: c}]\n")
    wish = ["build", "d.yaml", "--seed", "7B"]
    assert "  quiz of 1 question, form 7B-1\n" in call(*wish, "--pick", "1").out
    assert "forms 7B-1-A, 7B-1-B\n" in call(*wish, "--pick", "1", "--versions", "2").out
    assert "quiz of" not in call(*wish).out
    assert "quiz of" not in call(*wish, "--pick", "1", "--only", "flashcards").out
    (told,) = json.loads(call(*wish, "--pick", "1", "--format", "json").out)["decks"]
    assert told["paper"]["pick"] == {"questions": 1, "forms": ["7B-1"]}


def test_one_form_again_leaves_flashcards_and_packages_as_they_are(
    tmp_path: Path, call: Callable[..., Ran]
) -> None:
    (tmp_path / "d.yaml").write_text("title: T\ncards: [{q: One?, a: b}, {q: Two?, a: c}]\n")
    call("build", "d.yaml")
    folder = tmp_path / "build" / "d"
    made = contents(folder)
    assert call("build", "d.yaml", "--seed", "7B", "--form", "7B-1").code == 0
    again = contents(folder)
    assert again.keys() - made.keys() == {"d-quiz-7b-1.html", "d-key-7b-1.html"}
    shared = made.keys() - {".quizpress-record"}
    assert {name: again[name] for name in shared} == {name: made[name] for name in shared}
    call("build", "d.yaml", "--seed", "7B", "--form", "7B-1", "--only", "quiz,flashcards")
    assert contents(folder)["d-flashcards.html"] != made["d-flashcards.html"]


def test_fewer_versions_leave_no_stale_sheet(tmp_path: Path, call: Callable[..., Ran]) -> None:
    (tmp_path / "d.yaml").write_text("title: T\ncards: [{q: Q?, a: b}]\n")
    call("build", "d.yaml", "--only", "quiz,key", "--versions", "3")
    own = tmp_path / "build" / "d" / "d-quiz-notes.txt"
    own.write_text("mine")
    ran = call("build", "d.yaml", "--only", "quiz,key", "--versions", "2")
    assert "would not make it: d-key-c.html, d-quiz-c.html" in ran.out
    assert sorted(names_in(own.parent)) == [
        "d-crosswalk.html", "d-key-a.html", "d-key-b.html", "d-quiz-a.html", "d-quiz-b.html",
        own.name,
    ]  # fmt: skip
    call("build", "d.yaml", "--only", "quiz")
    assert names_in(own.parent) == {
        "d-crosswalk.html", "d-key-a.html", "d-key-b.html", "d-quiz.html", own.name,
    }  # fmt: skip


def test_the_crosswalk_leads_from_each_form_to_the_others(
    tmp_path: Path, call: Callable[..., Ran]
) -> None:
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks" / "m.yaml").write_text(sixty())
    call("build", "--only", "quiz,key", "--versions", "3")
    folder = tmp_path / "build" / "m"
    keys = [asked((folder / f"m-key-{v}.html").read_text("utf-8")) for v in "abc"]
    html = (folder / "m-crosswalk.html").read_text("utf-8")
    rows = [re.findall(r"<td>(.*?)</td>", row) for row in re.findall(r"<tr>.*?</tr>", html)[1:]]
    assert len(rows) == 60
    for number, row in enumerate(rows, 1):
        *cells, stem = row
        assert cells[0].split()[0] == str(number)
        for cell, key in zip(cells, keys, strict=True):
            question = key[int(cell.split()[0]) - 1]
            assert plain(stem) == question.text.replace("\n", plain(stem)) or "gap" in stem
            joint = "\u2011" if question.boxes and not question.options else ""
            letters = question.right or joint.join(filled for filled, _ in question.boxes)
            told = plain(cell).removeprefix(str(question.number)).strip()
            assert told == letters or not letters


def test_a_crosswalk_of_many_forms_has_tables_that_all_begin_with_the_first(
    tmp_path: Path, call: Callable[..., Ran]
) -> None:
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks" / "m.yaml").write_text(sixty())
    call("build", "--only", "quiz,key", "--versions", "9")
    html = (tmp_path / "build" / "m" / "m-crosswalk.html").read_text("utf-8")

    tables = html.split("<table")[1:]
    heads = ["".join(re.findall(r"<th[^>]*>(\w)</th>", table)) for table in tables]
    assert heads == ["ABCDEF", "AGHI"]
    assert [table.count("<tr>") for table in tables] == [61, 61]


def keys_of(path: Path, form: Form) -> Counter[tuple[int, int]]:
    """Return how often a key stands where, by the number of options."""
    model, _ = load_deck(path)
    assert model
    draw = Draw(model, form)
    found: Counter[tuple[int, int]] = Counter()
    for part in draw.draw_sections():
        for turn in part.turns:
            if isinstance(turn.card.content, Choice):
                options = draw.order_options(turn.card.content, turn)
                found[len(options), [option.right for option in options].index(True)] += 1
    return found


@pytest.mark.parametrize("form", ["1", "2-A", "3-B", "4-C", "ZZ-Z"])
def test_keys_are_spread_over_the_places(tmp_path: Path, form: str) -> None:
    cards = "".join(
        f"  - {{q: 'Q{n}?', a: key {n}, distractors: [{', '.join('abc'[: 2 + n % 2])}]}}\n"
        for n in range(22)
    )
    path = tmp_path / "deck.yaml"
    path.write_text(f"title: T\ncards:\n{cards}")
    found = keys_of(path, read_form(form))
    assert sorted(found[3, place] for place in range(3)) == [3, 4, 4]
    assert sorted(found[4, place] for place in range(4)) == [2, 3, 3, 3]


def test_a_mended_question_moves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    text = "title: T\ncards:\n" + "".join(
        f"  - {{q: 'Qestion {n}?', a: key {n}, distractors: [a, b, c], why: Becase.}}\n"
        for n in range(8)
    )
    path.write_text(text)
    before = pressed(path, "12C6-B", key=True)
    path.write_text(text.replace("Qestion", "Question").replace("Becase", "Because"))
    after = pressed(path, "12C6-B", key=True)
    assert after == before.replace("Qestion", "Question").replace("Becase", "Because")
    model, _ = load_deck(path)
    assert model
    again = load_deck(path)[0] or model
    assert list_forms(model, "", 2)[0].seed == list_forms(again, "", 0)[0].seed


def test_a_changed_key_is_another_form(tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    seeds = []
    for key in ("right", "rihgt"):
        path.write_text(f"title: T\ncards: [{{q: Q?, a: {key}, distractors: [a, b]}}]\n")
        model, _ = load_deck(path)
        assert model
        seeds.append(list_forms(model, "", 0)[0].seed)
    assert seeds[0] != seeds[1]


PLACED = """
title: T
cards:
  - {q: Which is all?, a: All of the above, distractors: [red, green, blue]}
  - {q: Which is none?, a: red, distractors: [None of these, green, {text: neither, last: true}]}
  - {q: How many?, a: 12, distractors: [100, None of these, 9]}
  - {q: How many as written?, a: 12, distractors: [100, 9, 1], keep_order: true}
"""
ALWAYS = {
    # a question, and how its options end in every form
    "Which is all?": ["All of the above"],
    "Which is none?": ["None of these", "neither"],
    "How many?": ["9", "12", "100", "None of these"],
    "How many as written?": ["12", "100", "9", "1"],
}


def test_options_have_their_places_in_every_form_of_quiz_and_key(tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    path.write_text(PLACED)
    orders = set()
    for form in ("12C6", *[f"7B-{letter}" for letter in "ABCDEFGH"]):
        quiz, key = (asked(pressed(path, form, key=key)) for key in (False, True))
        assert [q.options for q in quiz] == [q.options for q in key]
        options = {q.text: [text for _, text in q.options] for q in quiz}
        assert {text: options[text][-len(end) :] for text, end in ALWAYS.items()} == ALWAYS
        assert {q.text: q.right for q in key}["Which is all?"] == "D"
        orders.add(tuple(options["Which is all?"]))
    assert len(orders) > 2


@pytest.mark.parametrize("form", ["1", "2-A", "3-B", "ZZ-Z"])
def test_keys_are_spread_over_the_places_that_are_free(tmp_path: Path, form: str) -> None:
    cards = "".join(
        f"  - {{q: 'Q{n}?', a: key {n}, distractors: [a, None of these, b]}}\n"
        f"  - {{q: 'N{n}?', a: 1, distractors: [2, 3, 4]}}\n"
        f"  - {{q: 'A{n}?', a: All of these, distractors: [a, b, c, d]}}\n"
        for n in range(9)
    )
    path = tmp_path / "deck.yaml"
    path.write_text(f"title: T\ncards:\n{cards}")
    assert keys_of(path, read_form(form)) == {
        **{(4, place): 3 + (9 if place == 0 else 0) for place in range(3)},
        (5, 4): 9,
    }


DECK = """
title: T
cards:
  - {q: One?, a: a, distractors: [c, d]}
  - {q: Two?, a: b}
  - {claim: So it is., a: true, why: It is.}
  - {q: What goes with what?, match: {e: f, g: h}}
"""
EDITS = (
    # an edit of the deck, and whether a form of it is the same afterwards
    ("One?", "Which one?", True),
    ("why: It is.", "why: It was.", True),
    ("title: T", "title: U", False),
    ("a: a,", "a: A,", False),
    ("[c, d]", "[c, d, e]", False),
    ("[c, d]", "[d, c]", False),
    ("a: b}", "a: B}", False),
    ("a: true", "a: false", False),
    ("{e: f, g: h}", "{g: h, e: f}", False),
    ("cards:\n", "cards:\n  - {q: Zero?, a: z}\n", False),
    ("  - {q: Two?, a: b}\n", "", False),
)


@pytest.mark.parametrize(("old", "new", "same"), EDITS)
def test_a_form_is_made_again_only_where_its_key_is_the_same(
    tmp_path: Path, call: Callable[..., Ran], old: str, new: str, *, same: bool
) -> None:
    deck = tmp_path / "d.yaml"
    deck.write_text(DECK)
    model, _ = load_deck(deck)
    assert model
    before = default_seed(model)
    deck.write_text(DECK.replace(old, new, 1))
    edited, _ = load_deck(deck)
    assert edited
    own = default_seed(edited)
    assert (own == before) is same
    ran = call("build", "d.yaml", "--only", "key", "--form", f"{before}-B")
    assert (ran.code, ran.err) == ((0, "") if same else (1, refusal(f"{before}-B", own)))


def refusal(form: str, own: str) -> str:
    seed = form.partition("-")[0]
    return (
        f"d.yaml:1:1: error[not-pressed]: the form {form} is none of this deck as it is: its own"
        f" begin with {own}\n"
        f"  hint: if its sheet was made with `--seed {seed}`, give that again; else the title, the"
        " order of questions, an answer, an option or, where some questions are picked, the words"
        " of one have changed since, or the id is mistyped\n\n"
    )


def test_a_form_of_a_seed_asks_for_it_again(tmp_path: Path, call: Callable[..., Ran]) -> None:
    (tmp_path / "d.yaml").write_text(DECK)
    model, _ = load_deck(tmp_path / "d.yaml")
    assert model
    asked = ("build", "d.yaml", "--only", "key", "--form", "7B-B")
    assert call(*asked).err == refusal("7B-B", default_seed(model))
    assert call(*asked, "--seed", "7c").err == refusal("7B-B", default_seed(model))
    assert call(*asked, "--seed", "7b") == Ran(
        0,
        "d.yaml: 4 cards\n  wrote build/d/: d-key-7b-b.html\n1 deck built\n",
        "",
    )


@pytest.mark.parametrize("where", ["deck", "section"])
def test_the_order_of_questions_is_kept_where_asked(
    source: Path, tmp_path: Path, where: str
) -> None:
    text = source.read_text("utf-8")
    kept = tmp_path / "kept.yaml"
    if where == "deck":
        kept.write_text(f"keep_order: true\n{text}", "utf-8")
    else:
        kept.write_text(text.replace("  - title:", "  - keep_order: true\n    title:"), "utf-8")
    versions = [list(headed(pressed(kept, f"7-{letter}", key=False))) for letter in "AB"]
    assert versions[0] == versions[1]


SEVERAL = [
    # what is asked for, and what is said
    (["--versions", "0"], "argument --versions: '0' is not a number from 1 to 26"),
    (["--versions", "27"], "argument --versions: '27' is not a number from 1 to 26"),
    (["--form", "12C6_B"], "argument --form: '12C6_B' is no form such as 12C6 or 12C6-B"),
    (["--form", "B"], "argument --form: 'B' is no form such as 12C6 or 12C6-B"),
    (["--form", "B-C"], "argument --form: 'B-C' is no form such as 12C6 or 12C6-B"),
    (["--seed", "7-B"], "argument --seed: '7-B' is not 1 to 16 letters or digits"),
    (
        ["--seed", "B"],
        "argument --seed: 'B' is not 1 to 16 letters or digits, or is a letter alone",
    ),
    (
        ["--edition", "huge"],
        "argument --edition: 'huge' is not a list out of normal, ink, large, dyslexia, contrast",
    ),
    (["--edition", "normal+ink"], "argument --edition: 'normal+ink' is not a list"),
    (["--only", "quiz", "--grid", "3x4"], "--grid is for flashcards, not for --only quiz\n"),
    (["--only", "quiz", "--test-sheet"], "--test-sheet is for flashcards, not for --only quiz\n"),
    (
        ["--only", "anki", "--pdf"],
        "--pdf is for quiz and key and flashcards, not for --only anki\n",
    ),
    (["--only", "flashcards", "--docx"], "--docx is for quiz and key, not for --only flashcards\n"),
    (
        ["--shift", "-21,2"],
        "argument --shift: '-21,2' is not two numbers of at most 20 millimetres",
    ),
    (["--grid", "5x4"], "argument --grid: '5x4' is no grid from 1x1 to 4x8, such as 2x4"),
    (["--shift", "1"], "argument --shift: '1' is not two numbers of at most 20 millimetres"),
    (["--form", "7", "--versions", "2"], "--form names one form; it goes without --versions"),
]


def test_a_shift_to_the_left_and_a_size_in_capitals_are_understood(
    source: Path, call: Callable[..., Ran]
) -> None:
    wish = ["--only", "flashcards", "--shift", "-1,2", "--size", "A4"]
    assert call("build", str(source), *wish).code == 0


@pytest.mark.parametrize(("wish", "says"), SEVERAL, ids=lambda value: str(value)[:24])
def test_a_wish_that_cannot_be_granted_is_wrong_usage(
    source: Path, call: Callable[..., Ran], wish: list[str], says: str
) -> None:
    ran = call("build", str(source), *wish)
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err


@pytest.mark.parametrize("count", [3, 4])
def test_no_form_shows_items_and_pairs_in_their_right_order(tmp_path: Path, count: int) -> None:
    path = tmp_path / "ordered.yaml"
    items = ["one", "two", "three", "four"][:count]
    pairs = ", ".join([f"{number}: {item}" for number, item in enumerate(items, 1)])
    path.write_text(f"""
title: Ordered
cards:
  - {{q: In which order?, order: [{", ".join(items)}]}}
  - {{q: Which is which?, match: {{{pairs}}}, distractors: [five, six]}}
""")
    right = [str(number) for number in range(1, count + 1)]
    seen = set()
    for seed in ("1", "2", "3"):
        for letter in ascii_uppercase:
            key = asked(pressed(path, f"{seed}-{letter}", key=True))
            boxes = {question.text: [filled for filled, _ in question.boxes] for question in key}
            ordering, matching = boxes["In which order?"], boxes["Which is which?"]
            assert len(ordering) == len(matching) == count
            assert ordering != right
            assert matching != sorted(matching)
            seen.add((*ordering, *matching))
    assert len(seen) > 20


def test_where_letters_run_from_the_right_an_id_keeps_its_order_and_is_understood(
    tmp_path: Path, call: Callable[..., Ran]
) -> None:
    (tmp_path / "d.yaml").write_text("title: T\nlanguage: ar\ncards: [{q: One?, a: b}]\n")
    assert call("build", "d.yaml", "--seed", "3172", "--form", "\u200e3172-B").code == 0
    sheet = (tmp_path / "build/d/d-quiz-3172-b.html").read_text("utf-8")
    assert '<b class="seed">\u200e3172-B</b>' in sheet
    assert "\\200e 3172\\2d B" in sheet  # At the foot of each page.
