"""A class: a quiz for each student of a list, with their name, and a key that fits each."""

import json
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest

from deck_folder import contents, names_in
from harness import REAL_DECK, Ran
from quizpress.options import Student
from quizpress.press.paper.form import list_student_forms, read_form
from quizpress.targets import find_outputs
from sheet_decks import ON_KEY, secret, sixty
from sheet_html import asked, plain, pressed

ROSTER = """\
First name;Last name;Class;No.;Room
Ann;Lee;7b;17;B 2
Ben;Öz;7a;3;
Cid;"<b>&\u202ecid";;;
"""
NAMES = ["Ann Lee", "Ben Öz", "Cid <b>&\u202ecid"]
SLUGS = {
    "Ann Lee": "-s07-ann-lee",
    "Jürgen Müller-Weiß": "-s07-jurgen-muller-weiss",
    "O'Brien, Seán": "-s07-o-brien-sean",
    "Сергей Ёлкин": "-s07-сергей-ёлкин",
    "李小龙": "-s07-李小龙",
    "../../.. \\ x\u202ey": "-s07-x-y",
    "!?": "-s07",
    "José María López de la Fuente": "-s07-jose-maria-lopez-de-la-f",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "class.csv").write_text(ROSTER, "utf-8")
    (tmp_path / "sixty.yaml").write_text(sixty())
    (tmp_path / "real.yaml").write_bytes(REAL_DECK.read_bytes())
    return tmp_path


def sheets_of(html: str) -> list[str]:
    """Return the sheets of a file of several."""
    return re.split(r'<div class="one-of-many" id="sheet-\d+">', html)[1:]


def form_of(html: str) -> str:
    found = re.search(r'<b class="seed">(.*?)</b>', html)
    assert found
    return found[1]


def rows_of(html: str) -> list[tuple[str, str, dict[int, str]]]:
    """Return the rows of a key by student: name and class, form, and answers by number."""
    return [
        (
            plain(head),
            form,
            {
                int(number): plain(right)
                for number, right in re.findall(r"<span>(\d+) (.*?)</span>", cells)
            },
        )
        for head, form, cells in re.findall(
            r'<th scope="row">(.*?)</th><td>(.*?)</td><td class="answers">(.*?)</td>', html
        )
    ]


def glances_of(key: str) -> dict[int, str]:
    return {
        int(number): unescape(right)
        for number, right in re.findall(r"<span>(\d+)<b>(.*?)</b></span>", key)
    }


def test_a_build_says_which_columns_sheets_show(folder: Path, call: Callable[..., Ran]) -> None:
    wish = ("build", "sixty.yaml", "--roster", "class.csv", "--only", "quiz")
    said = "class.csv: sheets show each student's `No.`, `Room`; delete what they are not to show\n"
    assert said in call(*wish).out
    assert said in call(*wish).out
    assert json.loads(call(*wish, "--format", "json").out)["student_columns"] == ["No.", "Room"]
    (folder / "class.csv").write_text("name,class\nAnn,7b\n")
    assert "sheets show" not in call(*wish).out
    assert json.loads(call(*wish, "--format", "json").out)["student_columns"] == []


def test_each_student_has_a_named_sheet_of_a_form_that_its_id_gives_back(
    folder: Path, call: Callable[..., Ran]
) -> None:
    assert call("build", "sixty.yaml", "--roster", "class.csv", "--only", "quiz").code == 0
    made = contents(folder / "build" / "sixty")
    assert made.keys() == {"sixty-handout.html"}
    sheets = sheets_of(made["sixty-handout.html"].decode())
    lines = [re.findall(r'<span class="\w+ given-name">(.*?)</span>', sheet) for sheet in sheets]
    told = [re.findall(r'<p class="details">(.*?)</p>', sheet) for sheet in sheets]
    assert [[plain(line) for line in found] for found in lines] == [
        ["Name Ann Lee", "Class 7b"],
        ["Name Ben Öz", "Class 7a"],
        ["Name Cid <b>&\u202ecid"],
    ]
    assert [[plain(line) for line in found] for found in told] == [
        ["No. 17Room B 2"],
        ["No. 3"],
        [],
    ]
    forms = [form_of(sheet) for sheet in sheets]
    assert [form.partition("-")[2] for form in forms] == ["S01", "S02", "S03"]
    assert len({str([question.text for question in asked(sheet)]) for sheet in sheets}) == 3
    for form, sheet in zip(forms, sheets, strict=True):
        call("build", "sixty.yaml", "--form", form.lower(), "--only", "quiz")
        again = (folder / f"build/sixty/sixty-quiz-{form.lower()}.html").read_text("utf-8")
        assert asked(again) == asked(sheet)
        assert form_of(again) == form
        assert not any(name in unescape(again) for name in NAMES)


@pytest.mark.parametrize("name", ["real", "sixty"])
def test_the_key_by_student_agrees_with_every_sheet(
    folder: Path, call: Callable[..., Ran], name: str
) -> None:
    call("build", f"{name}.yaml", "--roster", "class.csv", "--only", "key")
    made = contents(folder / "build" / name)
    assert made.keys() == {f"{name}-{kind}.html" for kind in ("key", "keys", "class-key")}
    on_key = {each.text: each.number for each in asked(made[f"{name}-key.html"].decode())}
    rows = rows_of(made[f"{name}-class-key.html"].decode())
    assert [head for head, _, _ in rows] == ["Ann Lee 7b", "Ben Öz 7a", NAMES[2]]
    for (_, form, answers), key in zip(
        rows, sheets_of(made[f"{name}-keys.html"].decode()), strict=True
    ):
        assert form_of(key) == form
        questions = asked(pressed(folder / f"{name}.yaml", form, key=True))
        assert asked(key) == questions
        glances = glances_of(key)
        elsewhere = {
            each.number: f"({on_key[each.text]})"
            for each in questions
            if each.number not in glances
        }
        assert answers == glances | elsewhere


def test_the_key_by_student_looks_as_all_sheets_do(folder: Path, call: Callable[..., Ran]) -> None:
    (folder / "mine").mkdir()
    (folder / "mine/sheet.css").write_text(".q { color: teal }")
    (folder / "mine/editions").mkdir()
    (folder / "mine/editions/compact.css").write_text(".q { margin: 1mm }")
    wishes = ("--roster", "class.csv", "--templates", "mine", "--sheet", "spacing=compact")
    call("build", "sixty.yaml", "--only", "key", "--versions", "2", *wishes)
    made = contents(folder / "build" / "sixty")
    for name in ("key-a", "crosswalk", "class-key"):
        assert b".q { color: teal }.q { margin: 1mm }" in made[f"sixty-{name}.html"], name


def test_students_have_versions_in_turn(folder: Path, call: Callable[..., Ran]) -> None:
    call("build", "sixty.yaml", "--roster", "class.csv", "--versions", "2")
    made = contents(folder / "build" / "sixty")
    assert [name for name in made if "-quiz" in name] == []
    assert {"sixty-key-a.html", "sixty-key-b.html", "sixty-crosswalk.html"} <= made.keys()
    sheets = sheets_of(made["sixty-handout.html"].decode())
    assert [form_of(sheet)[-2:] for sheet in sheets] == ["-A", "-B", "-A"]
    assert asked(sheets[0]) == asked(sheets[2]) != asked(sheets[1])
    for _, form, answers in rows_of(made["sixty-class-key.html"].decode()):
        key = made[f"sixty-key-{form[-1].lower()}.html"].decode()
        assert form_of(key) == form
        # What has no letter stands on the key of that version, under the same number.
        assert answers == glances_of(key)


def test_choices_of_questions_hold_for_a_class(folder: Path, call: Callable[..., Ran]) -> None:
    call("build", "sixty.yaml", "--roster", "class.csv", "--pick", "5", "--kinds", "choice")
    made = contents(folder / "build" / "sixty")
    sheets = sheets_of(made["sixty-handout.html"].decode())
    assert [len(asked(sheet)) for sheet in sheets] == [5, 5, 5]
    assert len({frozenset(each.text for each in asked(sheet)) for sheet in sheets}) == 1
    assert form_of(sheets[1]).endswith("-5-S02")
    rows = rows_of(made["sixty-class-key.html"].decode())
    assert [form for _, form, _ in rows] == [form_of(sheet) for sheet in sheets]


def test_sheets_of_a_class_hold_no_answer_and_no_lock_holds_a_name(
    tmp_path: Path, call: Callable[..., Ran]
) -> None:
    (tmp_path / "class.csv").write_text("name\nXanthippe\n")
    secret(tmp_path)
    assert call("build", "deck.yaml", "--roster", "class.csv").code == 0
    quiz = (tmp_path / "build/deck/deck-handout.html").read_text("utf-8")
    assert [word for word in ON_KEY if word in quiz] == []
    assert b"Xanthippe" not in (tmp_path / "deck.lock").read_bytes()
    assert b"Xanthippe" not in (tmp_path / "build/deck/.quizpress-record").read_bytes()


def test_a_class_and_then_none_leave_nothing_old(folder: Path, call: Callable[..., Ran]) -> None:
    call("build", "real.yaml", "--roster", "class.csv")
    usual = {f"real{end}" for end in (".apkg", "-flashcards.html", "-key.html")}
    there = names_in(folder / "build" / "real")
    assert there == usual | {"real-handout.html", "real-class-key.html"}
    call("build", "real.yaml")
    assert names_in(folder / "build" / "real") == usual | {"real-quiz.html"}


def test_files_of_students_are_known_by_their_names() -> None:
    names = [
        "x-quiz-s07-ann-lee.pdf", "x-quiz-s07.docx", "x-quiz-s112-ann-large.pdf",
        "x-quiz-s07-ann-large.pdf", "x-handout.html", "x-handout-large.pdf",
    ]  # fmt: skip
    mine = ["x-quiz-12c6-s07.pdf", "x-quiz-s7-ann.pdf", "x-quiz-s07-ann.txt", "x-class-key.docx"]
    keys = ["x-keys.pdf", "x-keys-large.html", "x-class-key.html", "x-class-key.pdf"]
    assert find_outputs("x", [*names, *mine], {"quiz"}) == names
    assert find_outputs("x", [*keys, *mine], {"key"}) == keys


@pytest.mark.parametrize("name", SLUGS)
def test_a_name_becomes_a_name_of_a_file(name: str) -> None:
    (form,) = list_student_forms([read_form("12C6")], [Student(7, name)])
    assert (form.name, form.mark) == ("12C6-S07", SLUGS[name])


def test_a_list_that_cannot_be_read_stops_the_build(folder: Path, call: Callable[..., Ran]) -> None:
    (folder / "class.csv").write_text("who\nAnn\n")
    ran = call("build", "real.yaml", "--roster", "class.csv")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        "class.csv:1:1: error[roster]: no column of the first line has the students' names\n"
        " 1 | who\n"
        "   | ^~~\n"
        "  hint: write a line of column names, one of them `name`, and below it a row for each"
        " student\n\n"
    )
    ran = call("build", "real.yaml", "--roster", "class.csv", "--format", "json")
    assert [each["file"] for each in json.loads(ran.out)["decks"]] == ["class.csv"]
    assert not (folder / "build").exists()
    assert not (folder / "real.lock").exists()


WRONG = (
    # what is asked for, and what is said
    (["--form", "12C6-S07", "--roster", "class.csv"], "--versions, --pick and --roster\n"),
    (["--only", "anki", "--roster", "class.csv"], "--roster is for quiz and key, not for --only"),
    (["--seed", "S07"], "argument --seed: 'S07' is not 1 to 16 letters or digits, or is"),
    (["--form", "12C6-S7"], "argument --form: '12C6-S7' is no form such as 12C6 or 12C6-B"),
)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("wish", "says"), WRONG, ids=lambda value: str(value)[:24])
def test_a_wish_that_goes_with_no_class_is_wrong_usage(
    call: Callable[..., Ran], wish: list[str], says: str
) -> None:
    ran = call("build", "real.yaml", *wish)
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err
