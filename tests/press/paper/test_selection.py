"""Which questions stand on sheets and flashcards, and that a form's id gives them back."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from harness import Ran
from sheet_html import asked

RIVERS = """
title: Rivers
tags: [Geography]
sections:
  - title: Short
    cards:
      - {q: Short 1?, a: one, tags: [exam::oral]}
      - {q: Short 2?, a: two, tags: [Exam]}
      - {q: Short 3?, a: three, tags: [examples]}
  - title: "Choose, *please*"
    cards:
      - {q: Choice 1?, a: one, distractors: [two, three]}
      - {q: Choice 2?, a: two, distractors: [one, three], tags: [exam]}
      - {q: Choice for Anki?, a: two, distractors: [one, three], tags: [exam], only: anki}
  - title: Claims
    cards:
      - {claim: Claim 1., a: true}
      - {claim: Claim 2., a: false}
"""
ALL = ["Short 1?", "Short 2?", "Short 3?", "Choice 1?", "Choice 2?", "Claim 1.", "Claim 2."]
PICKING = RIVERS.replace("title: Short\n", "title: Short\n    pick: 1\n").replace(
    "title: Claims\n", "title: Claims\n    pick: 1\n"
)


@pytest.fixture
def build(tmp_path: Path, call: Callable[..., Ran]) -> Callable[..., Ran]:
    (tmp_path / "rivers.yaml").write_text(RIVERS)
    (tmp_path / "picking.yaml").write_text(PICKING)
    return lambda *options: call("build", *options)


def stems(folder: Path, name: str = "rivers-quiz.html") -> list[str]:
    """Return the questions of a sheet, in the order of the deck."""
    html = (folder / "build" / name.partition("-")[0] / name).read_text()
    return sorted([question.text for question in asked(html)], key=ALL.index)


def faces(folder: Path) -> list[str]:
    """Return the questions of the flashcards, in their order."""
    html = (folder / "build/rivers/rivers-flashcards.html").read_text()
    return [stem for stem in ALL if f">{stem}<" in html]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ([], ALL),
        (["--tags", "exam"], ["Short 1?", "Short 2?", "Choice 2?"]),
        (["--tags", "EXAM::oral,examples"], ["Short 1?", "Short 3?"]),
        (["--tags", "geography"], ALL),
        (["--sections", "claims,1"], ["Short 1?", "Short 2?", "Short 3?", "Claim 1.", "Claim 2."]),
        (["--kinds", "choice,true-false"], ["Choice 1?", "Choice 2?", "Claim 1.", "Claim 2."]),
        (["--tags", "exam", "--kinds", "short", "--sections", "1"], ["Short 1?", "Short 2?"]),
    ],
)
def test_choices_hold_on_quiz_key_and_flashcards(
    tmp_path: Path, build: Callable[..., Ran], options: list[str], expected: list[str]
) -> None:
    assert build("rivers.yaml", *options).code == 0
    assert stems(tmp_path) == stems(tmp_path, "rivers-key.html") == faces(tmp_path) == expected


def test_a_choice_leaves_the_anki_package_whole(tmp_path: Path, build: Callable[..., Ran]) -> None:
    build("rivers.yaml")
    package = (tmp_path / "build/rivers/rivers.apkg").read_bytes()
    assert build("rivers.yaml", "--tags", "exam", "--pick", "1").code == 0
    assert (tmp_path / "build/rivers/rivers.apkg").read_bytes() == package


def test_a_pick_is_that_of_its_seed_in_every_version_and_on_flashcards(
    tmp_path: Path, build: Callable[..., Ran]
) -> None:
    build("rivers.yaml", "--pick", "3", "--versions", "2", "--seed", "7B")
    picked = stems(tmp_path, "rivers-quiz-a.html")
    assert len(picked) == 3
    for name in ("rivers-quiz-b.html", "rivers-key-a.html", "rivers-key-b.html"):
        assert stems(tmp_path, name) == picked
    assert faces(tmp_path) == picked
    crosswalk = (tmp_path / "build/rivers/rivers-crosswalk.html").read_text()
    assert [stem for stem in ALL if stem in crosswalk] == picked
    others = set()
    for seed in ("1", "2", "3", "4", "5", "6"):
        build("rivers.yaml", "--pick", "3", "--seed", seed, "--only", "quiz")
        others.add(tuple(stems(tmp_path)))
    assert len(others) > 1


def test_the_id_of_a_form_gives_its_pick_back(tmp_path: Path, build: Callable[..., Ran]) -> None:
    build("rivers.yaml", "--pick", "3", "--versions", "2", "--only", "quiz")
    html = (tmp_path / "build/rivers/rivers-quiz-b.html").read_text()
    (name,) = re.findall(r'<b class="seed">(\w+-3-B)</b>', html)
    assert build("rivers.yaml", "--form", name, "--only", "quiz").code == 0
    again = tmp_path / f"build/rivers/rivers-quiz-{name.lower()}.html"
    assert again.read_text() == html


@pytest.mark.parametrize(("name", "options"), [("rivers", ["--pick", "3"]), ("picking", [])])
def test_a_pick_is_not_given_back_once_the_words_that_drew_it_were_edited(
    tmp_path: Path, build: Callable[..., Ran], name: str, options: list[str]
) -> None:
    build(f"{name}.yaml", *options, "--only", "quiz")
    (form,) = forms(tmp_path, f"{name}-quiz.html")
    path = tmp_path / f"{name}.yaml"
    path.write_text(path.read_text().replace("Short 2?", "Short two?"))

    ran = build(f"{name}.yaml", "--only", "key", "--form", form)

    assert (ran.code, f"the form {form} is none of this deck as it is" in ran.err) == (1, True)
    assert not (tmp_path / "build" / name / f"{name}-key-{form.lower()}.html").exists()


def forms(folder: Path, name: str = "rivers-quiz.html") -> list[str]:
    """Return the ids of forms that a page names, without those of versions twice."""
    html = (folder / "build" / name.partition("-")[0] / name).read_text()
    return re.findall(r'<b class="seed">(.*?)</b>', html)


CHOICES = (
    # options, others that choose the same in other words, and how the id of the form goes on
    (["--tags", "exam"], ["--tags", "EXAM"], "-Q12E"),
    (["--sections", "1,Claims"], ["--sections", "claims,short"], "-QB0F"),
    (["--kinds", "short,choice"], ["--kinds", "choice,short"], "-QC7F"),
    (["--tags", "exam", "--sections", "1"], ["--sections", "Short", "--tags", "exam"], "-Q1AE"),
    (["--kinds", "short,choice", "--pick", "3"], ["--kinds", "choice,short"], "-QC7F-3"),
)


@pytest.mark.parametrize(("options", "again", "goes_on"), CHOICES)
def test_the_id_of_a_form_holds_to_the_choice_of_its_questions(
    tmp_path: Path, build: Callable[..., Ran], options: list[str], again: list[str], goes_on: str
) -> None:
    build("rivers.yaml", *options, "--only", "quiz")
    (name,) = forms(tmp_path)
    assert name[4:] == goes_on
    quiz = (tmp_path / "build/rivers/rivers-quiz.html").read_text()
    # The deck may be edited since.
    path = tmp_path / "rivers.yaml"
    path.write_text(path.read_text().replace("Short 1?, a: one", "Short 1?, a: one, why: So it is"))

    assert build("rivers.yaml", "--form", name.lower(), *again).err == ""
    made = tmp_path / f"build/rivers/rivers-quiz-{name.lower()}.html"
    key = tmp_path / f"build/rivers/rivers-key-{name.lower()}.html"
    assert made.read_text() == quiz
    assert forms(tmp_path, key.name) == [name]
    assert [each.text for each in asked(key.read_text())] == [each.text for each in asked(quiz)]


def test_versions_and_students_of_a_choice_have_its_mark(
    tmp_path: Path, build: Callable[..., Ran]
) -> None:
    (tmp_path / "class.csv").write_text("name\nAnn\nBen\n")
    build("rivers.yaml", "--tags", "exam", "--seed", "7B", "--versions", "2")
    assert forms(tmp_path, "rivers-key-b.html") == ["7B-Q12E-B"]
    build("rivers.yaml", "--tags", "exam", "--seed", "7B", "--roster", "class.csv")
    assert forms(tmp_path, "rivers-handout.html") == ["7B-Q12E-S01", "7B-Q12E-S02"]
    assert ">7B-Q12E-S02<" in (tmp_path / "build/rivers/rivers-class-key.html").read_text()
    ran = build(
        "rivers.yaml", "--tags", "exam", "--seed", "7B", "--form", "7B-Q12E-S02", "--only", "key"
    )
    assert forms(tmp_path, "rivers-key-7b-q12e-s02.html") == ["7B-Q12E-S02"]
    assert "  quiz of 3 questions, form 7B-Q12E-S02\n" in ran.out


OTHERS = (
    # a form that is asked for, with which questions, and what is said
    (
        ["7B-Q12E"],
        "the form 7B-Q12E is of other questions than these",
        "give `--tags`, `--sections` and `--kinds` again as they were for its sheet",
    ),
    (
        ["7b-q12e-2-B", "--tags", "examples"],
        "the form 7B-Q12E-2-B is of other questions than these",
        "give `--tags`, `--sections` and `--kinds` again as they were for its sheet",
    ),
    (
        ["7B-A", "--tags", "exam", "--kinds", "short"],
        "the form 7B-A is of no choice by `--tags` and `--kinds`",
        "leave `--tags` and `--kinds` out",
    ),
)


@pytest.mark.parametrize(("wish", "message", "hint"), OTHERS)
def test_a_form_is_not_made_of_other_questions(
    tmp_path: Path, build: Callable[..., Ran], wish: list[str], message: str, hint: str
) -> None:
    ran = build("rivers.yaml", "--only", "key", "--form", *wish)
    assert (ran.code, ran.err) == (
        1, f"rivers.yaml:1:1: error[not-pressed]: {message}\n  hint: {hint}\n\n",
    )  # fmt: skip
    assert not (tmp_path / "build").exists()


def test_a_section_picks_for_quizzes_and_not_for_flashcards(
    tmp_path: Path, build: Callable[..., Ran]
) -> None:
    build("picking.yaml")
    picked = stems(tmp_path, "picking-quiz.html")
    assert picked == stems(tmp_path, "picking-key.html")
    assert [stem[:5] for stem in picked] == ["Short", "Choic", "Choic", "Claim"]
    html = (tmp_path / "build/picking/picking-flashcards.html").read_text()
    assert [stem for stem in ALL if f">{stem}<" in html] == ALL


@pytest.mark.parametrize(
    ("options", "message", "hint"),
    [
        (
            ["--tags", "history"],
            "`--tags history` chooses no question of this deck",
            "its tags are `Exam`, `Geography`, `exam`, `exam::oral`, `examples`",
        ),
        (
            ["--tags", "exampels"],
            "`--tags exampels` chooses no question of this deck",
            "did you mean `examples`?",
        ),
        (
            ["--sections", "Gaps"],
            "this deck has no section `Gaps`",
            "its sections are `Short`, `Choose, please`, `Claims`",
        ),
        (
            ["--sections", "1,Clams"],
            "this deck has no section `Clams`",
            "did you mean `Claims`?",
        ),
        (
            ["--kinds", "open,ordering"],
            "`--kinds open,ordering` chooses no question of this deck",
            "its kinds are `choice`, `short`, `true-false`",
        ),
        (
            ["--tags", "exam", "--sections", "claims"],
            "`--tags exam` and `--sections claims` choose no question of this deck together",
            (
                "`--tags exam` chooses 3, `--sections claims` chooses 2, none in common;"
                " leave one of them out"
            ),
        ),
        (
            ["--tags", "exam", "--sections", "1,2", "--kinds", "true-false"],
            "`--tags exam` and `--kinds true-false` choose no question of this deck together",
            (
                "`--tags exam` chooses 3, `--kinds true-false` chooses 2, none in common;"
                " leave one of them out"
            ),
        ),
        (["--pick", "8"], "8 cannot be picked from 7 questions", "pick at most 7"),
    ],
)
def test_what_cannot_be_chosen_is_told(
    build: Callable[..., Ran], options: list[str], message: str, hint: str
) -> None:
    ran = build("rivers.yaml", "--only", "quiz", *options)
    assert ran.code == 1
    assert f"error[not-pressed]: {message}\n" in ran.err
    assert f"hint: {hint}\n" in ran.err


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--pick", "0"], "'0' is not a number from 1 to 9999"),
        (
            ["--kinds", "short,essay"],
            (
                "argument --kinds: 'essay' is none of short, choice, true-false, cloze, matching,"
                " ordering, open\n"
            ),
        ),
        (
            ["--kinds", "short,choise"],
            (
                "argument --kinds: 'choise' is none of short, choice, true-false, cloze, matching,"
                " ordering, open; did you mean `choice`?\n"
            ),
        ),
        (["--tags", ","], "',' names nothing"),
        (["--only", "anki", "--pick", "3"], "--pick is for quiz and key and flashcards"),
        (
            ["--form", "12C6", "--pick", "3"],
            "it goes without --versions, --pick and --roster",
        ),
    ],
)
def test_wrong_choices_are_refused(
    build: Callable[..., Ran], options: list[str], message: str
) -> None:
    ran = build("rivers.yaml", *options)
    assert ran.code == 2
    assert message in ran.err


UNKNOWN = """\
{}:1:1: warning[tag-unknown]: no question of this deck has the tag `exmples`
  hint: {}

"""


def test_a_tag_that_no_question_has_is_told_beside_one_that_chooses(
    tmp_path: Path, build: Callable[..., Ran]
) -> None:
    wish = ["--only", "quiz", "--tags", "exam,exmples"]
    ran = build("rivers.yaml", *wish)
    assert (ran.code, ran.err) == (0, UNKNOWN.format("rivers.yaml", "did you mean `examples`?"))
    assert stems(tmp_path) == ["Short 1?", "Short 2?", "Choice 2?"]
    # A build that has nothing to do tells it again.
    assert build("rivers.yaml", *wish).err == ran.err


def test_a_tag_that_another_deck_has_is_no_mistake(
    tmp_path: Path, build: Callable[..., Ran]
) -> None:
    (tmp_path / "lakes.yaml").write_text(
        "title: Lakes\ntags: [deep]\ncards: [{q: Lake?, a: one, tags: exam}]\n"
    )
    both = ["rivers.yaml", "lakes.yaml", "--only", "quiz", "--tags"]
    assert build(*both, "exam,deep,geography").err == ""
    assert build(*both, "exam,exmples").err == UNKNOWN.format(
        "rivers.yaml", "did you mean `examples`?"
    ) + UNKNOWN.format("lakes.yaml", "its tags are `deep`, `exam`")


TOO_FEW = """\
lakes.yaml:1:1: error[not-pressed]: 4 cannot be picked from 1 question
  hint: pick at most 1

"""


@pytest.mark.extra
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_deck_with_too_few_questions_keeps_no_other_from_being_built(
    tmp_path: Path, run: Callable[..., Ran], jobs: str
) -> None:
    (tmp_path / "lakes.yaml").write_text("title: Lakes\ncards: [{q: Lake?, a: one}]\n")
    (tmp_path / "rivers.yaml").write_text(RIVERS)
    wish = ["--only", "quiz", "--pick", "4", "--pdf", "--jobs", jobs]
    ran = run("build", "lakes.yaml", "rivers.yaml", *wish)
    assert (ran.code, ran.err) == (1, TOO_FEW)
    assert "lakes.yaml: not built\nrivers.yaml: 8 cards" in ran.out
    assert ran.out.endswith("1 deck built, 1 deck not\n")
    assert (tmp_path / "build/rivers/rivers-quiz.pdf").is_file()
    assert not (tmp_path / "build/lakes").exists()
