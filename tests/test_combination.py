"""Several decks as one quiz: named sections, articles, pictures and warnings of each."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from deck_folder import contents, names_in
from harness import Ran
from sheet_html import asked, plain

RIVERS = """\
title: Rivers & more
language: en
instructions: Answer all about rivers.
tags: [geo]
article:
  {title: On rivers, publisher: Herald, published: 2022-05-04, text: river.txt, print: true,
   references: true}
cards:
  - {q: 'Which is this ![shape](map.svg)?', a: Rhine, at: 1, image: {file: map.svg, alt: A map}}
  - {q: Which is longest?, a: Nile, distractors: [Rhine, Danube], at: 2}
"""
LAKES = """\
title: Lakes
language: en
instructions: Now the lakes.
article: {title: 'On *lakes*', publisher: Gazette}
sections:
  - title: Deep ones
    instructions: Choose.
    cards:
      - {q: Deepest?, a: Baikal, distractors: ['![it](map.svg)', Garda]}
  - title: The **wide** ones
    tags: [wide]
    cards:
      - {claim: Victoria is wide., a: true}
      - {cloze: 'Lake {{Chad}} shrinks.', points: 2}
"""
SEAS = """\
title: Seas
language: en
cards:
  - {q: Put them in order., order: [first, second, third]}
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="{}" height="60"></svg>'
TEXT = "Rivers run to the sea.\n\nThe longest is the Nile.\n"
PARTS = {
    # a heading, and what stands between it and its first question
    "Rivers &amp; more": ["Herald, 4 May 2022", "Answer all about rivers."],
    "Lakes: Deep ones": ["On lakes, Gazette", "Now the lakes.\nChoose."],
    "Lakes: The <strong>wide</strong> ones": [],
    "Seas": [],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, deck in (("a/rivers", RIVERS), ("b/lakes", LAKES), ("b/seas", SEAS)):
        path = tmp_path / "decks" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(deck, "utf-8")
    (tmp_path / "seas.yaml").write_text(SEAS)
    (tmp_path / "decks/a/river.txt").write_text(TEXT)
    (tmp_path / "decks/a/map.svg").write_text(SVG.format(80))
    (tmp_path / "decks/b/map.svg").write_text(SVG.format(90))
    return tmp_path


def heads_of(html: str) -> dict[str, list[str]]:
    """Return what stands before the questions of each section, by its heading."""
    found = {}
    for part in html.split("<h2><bdi>")[1:]:
        heading, _, rest = part.partition("</bdi>")
        head = rest.partition("<article")[0]
        lines = re.findall(r'<p class="meta topic">(.*?)</p>', head, re.DOTALL)
        lines += re.findall(r'<div class="instructions text">(.*)</div>', head)
        found[heading] = [plain(line.replace("</div><div>", "\n")) for line in lines]
    return found


def test_decks_are_one_quiz_with_its_key_and_packages_as_always(
    folder: Path, call: Callable[..., Ran]
) -> None:
    ran = call("build", "--combine", "Exam 1", "--seed", "7b")
    assert (ran.code, ran.err) == (0, "")
    assert "build/Exam 1: 6 cards\n  wrote build/Exam 1/: Exam 1-quiz.html" in ran.out
    assert ran.out.endswith("3 decks built\n")
    assert names_in(folder / "build/a/rivers") == {"rivers.apkg"}
    made = contents(folder / "build/Exam 1")
    assert made.keys() == {f"Exam 1-{kind}.html" for kind in ("quiz", "key", "flashcards")}
    quiz, key = (made[f"Exam 1-{kind}.html"].decode() for kind in ("quiz", "key"))
    assert heads_of(quiz) == PARTS
    # Where its text is not printed before the questions, an article has its title there.
    first, *others = heads_of(key).values()
    assert first == ["On rivers, Herald, 4 May 2022", "Answer all about rivers."]
    assert others == [*PARTS.values()][1:]
    assert [each.number for each in asked(quiz)] == [1, 2, 3, 4, 5, 6]
    assert [each.options for each in asked(quiz)] == [each.options for each in asked(key)]
    assert "6 questions" in quiz
    assert "/ 7</b>" in quiz
    assert plain(quiz).index("Rivers run to the sea.") < plain(quiz).index("Which is this")
    assert (quiz.count("Rivers run"), key.count("Rivers run")) == (1, 0)
    assert quiz.count("(paragraph\u00a0") == 2


def test_pictures_of_one_name_stay_apart(folder: Path, call: Callable[..., Ran]) -> None:
    call("build", "--combine", "exam", "--only", "quiz,flashcards")
    for name, times in (("quiz", 2), ("flashcards", 2)):
        html = (folder / f"build/exam/exam-{name}.html").read_text("utf-8")
        shown = re.findall(r'<img src="data:image/svg\+xml;base64,([^"]+)"', html)
        assert (len({*shown}), len(shown)) == (2, times + 1), name


CHOICES: tuple[tuple[list[str], int, list[str]], ...] = (
    # what is chosen, the questions left, and the head of the first section of them
    (["--tags", "geo"], 2, PARTS["Rivers &amp; more"]),
    (["--tags", "wide"], 2, ["On lakes, Gazette", "Now the lakes."]),
    (["--sections", "3,4"], 3, ["On lakes, Gazette", "Now the lakes."]),
    (["--sections", "Lakes: Deep ones"], 1, PARTS["Lakes: Deep ones"]),
    (["--kinds", "ordering"], 1, []),
)


@pytest.mark.parametrize(("wish", "count", "head"), CHOICES)
def test_choices_work_over_all_decks(
    folder: Path, call: Callable[..., Ran], wish: list[str], count: int, head: list[str]
) -> None:
    assert call("build", "--combine", "exam", "--only", "quiz", *wish).code == 0
    quiz = (folder / "build/exam/exam-quiz.html").read_text("utf-8")
    assert len(asked(quiz)) == count
    assert next(iter(heads_of(quiz).values())) == head


def test_versions_students_and_forms_are_those_of_the_one_quiz(
    folder: Path, call: Callable[..., Ran]
) -> None:
    (folder / "class.csv").write_text("name\nAnn\nBen\n")
    wish = ["build", "--combine", "exam", "--seed", "7B"]
    call(*wish, "--versions", "2", "--pick", "4")
    made = names_in(folder / "build/exam")
    assert {"exam-quiz-b.html", "exam-key-b.html", "exam-crosswalk.html"} <= made
    call(*wish, "--roster", "class.csv")
    made = names_in(folder / "build/exam")
    assert made == {f"exam-{name}.html" for name in ("handout", "key", "class-key", "flashcards")}
    call("build", "--combine", "exam", "--seed", "7B", "--form", "7B-S02")
    again = asked((folder / "build/exam/exam-quiz-7b-s02.html").read_text("utf-8"))
    handout = (folder / "build/exam/exam-handout.html").read_text("utf-8")
    assert again == asked(handout.partition('id="sheet-2"')[2])


def test_a_call_says_how_the_one_quiz_is(folder: Path, call: Callable[..., Ran]) -> None:
    (folder / "decks/a/logo.svg").write_text(SVG.format(70))
    wish = ["--sheet", "school=Hill School,columns=2,logo=logo.svg"]
    ran = call("build", "--combine", "exam", "--only", "quiz", *wish)
    assert (ran.code, ran.err) == (0, "")
    quiz = (folder / "build/exam/exam-quiz.html").read_text("utf-8")
    assert "Hill School" in plain(quiz)
    assert '<div class="logo"><img ' in quiz


def test_without_packages_decks_are_only_checked(folder: Path, call: Callable[..., Ran]) -> None:
    ran = call("build", "--combine", "exam", "--only", "key")
    assert ran.out == "build/exam: 6 cards\n  wrote build/exam/: exam-key.html\n1 deck built\n"
    assert [path.name for path in (folder / "build").iterdir()] == ["exam"]
    assert list(folder.rglob("*.lock")) == []


def test_a_warning_stands_in_the_deck_that_it_is_about(
    folder: Path, call: Callable[..., Ran]
) -> None:
    path = folder / "decks/b/seas.yaml"
    path.write_text(f"{SEAS}  - {{q: Why?, a: '{'word ' * 300}'}}\n")
    ran = call("build", "--combine", "exam", "--only", "flashcards", "--grid", "4x8")
    assert "decks/b/seas.yaml:5:9: warning[card-too-full]: the back of this" in ran.err


def test_decks_of_several_languages_are_not_combined(
    folder: Path, call: Callable[..., Ran]
) -> None:
    path = folder / "decks/b/seas.yaml"
    path.write_text(SEAS.replace("language: en", "language: de"))
    ran = call("build", "--combine", "exam")
    assert ran.code == 1
    assert ran.err == (
        "decks/b/seas.yaml:1:1: error[not-combined]: its language is `de`, and that of"
        " decks/a/rivers.yaml is `en`\n"
        "  hint: combine decks of one language, as the labels around questions are of one\n\n"
    )
    assert "build/exam: not built\n3 decks built\n" in ran.out
    assert names_in(folder / "build/b/seas") == {"seas.apkg"}
    assert not (folder / "build/exam").exists()


def test_decks_of_regions_with_the_same_labels_are_combined(
    folder: Path, call: Callable[..., Ran]
) -> None:
    for name, language in (("a/rivers", "en-US"), ("b/lakes", "EN-gb"), ("b/seas", "en")):
        path = folder / f"decks/{name}.yaml"
        path.write_text(path.read_text().replace("language: en", f"language: {language}"))
    ran = call("build", "--combine", "exam", "--only", "quiz")
    assert (ran.code, ran.err) == (0, "")
    quiz = (folder / "build/exam/exam-quiz.html").read_text("utf-8")
    assert '<html lang="en-US"' in quiz
    assert "May 4, 2022" in plain(quiz)
    assert "size: letter" in quiz


def test_a_misspelt_section_of_a_deck_is_known_among_those_of_all(
    folder: Path, call: Callable[..., Ran]
) -> None:
    for wish in ("Deep one", "Lakes: Deep one"):
        ran = call("build", "--combine", "exam", "--only", "quiz", "--sections", wish)
        assert (ran.code, ran.err) == (
            1,
            (
                f"build/exam:1:1: error[not-pressed]: this deck has no section `{wish}`\n"
                "  hint: did you mean `Lakes: Deep ones`?\n\n"
            ),
        )
    assert not (folder / "build/exam").exists()


def test_a_tag_that_no_deck_has_is_told_of_the_one_quiz(
    folder: Path, call: Callable[..., Ran]
) -> None:
    ran = call("build", "--combine", "exam", "--only", "quiz,anki", "--tags", "geo,wibe")
    assert (folder / "build/exam/exam-quiz.html").is_file()
    assert (ran.code, ran.err) == (
        0,
        (
            "build/exam:1:1: warning[tag-unknown]: no question of this deck has the tag `wibe`\n"
            "  hint: did you mean `wide`?\n\n"
        ),
    )


@pytest.mark.parametrize("broken", ["decks/a/rivers.yaml", "decks/b/seas.yaml"])
def test_a_broken_deck_is_told_and_no_quiz_is_made(
    folder: Path, call: Callable[..., Ran], broken: str
) -> None:
    call("build", "--combine", "exam")
    made = contents(folder / "build/exam")
    (folder / broken).write_text("title: Seas\n")
    for wish, last in (([], "2 decks built"), (["--only", "quiz"], "0 decks built")):
        ran = call("build", "--combine", "exam", *wish)
        assert ran.code == 1
        assert ran.err.count("error[") == 1
        assert f"{broken}: not built\n" in ran.out
        assert ran.out.endswith(f"{last}, 1 deck not\n")
        assert "build/exam" not in ran.out
    assert contents(folder / "build/exam") == made


def test_programs_are_told_of_the_quiz_apart_from_its_decks(
    folder: Path, call: Callable[..., Ran]
) -> None:
    told = json.loads(call("build", "--combine", "exam", "--format", "json").out)
    assert len(told["decks"]) == 3
    assert told["combined"]["file"] == "build/exam"
    assert told["combined"]["cards"] == 6
    assert "build/exam/exam-quiz.html" in told["combined"]["written"]
    assert json.loads(call("build", "--format", "json").out)["combined"] is None
    assert (folder / "build/exam/exam-quiz.html").is_file()


def test_what_a_person_edited_is_kept(folder: Path, call: Callable[..., Ran]) -> None:
    call("build", "--combine", "exam")
    quiz = folder / "build/exam/exam-quiz.html"
    quiz.write_text("mine")
    ran = call("build", "--combine", "exam")
    assert (ran.code, quiz.read_text()) == (1, "mine")
    assert "build/exam/exam-quiz.html:1:1: error[output-kept]" in ran.err
    assert call("build", "--combine", "exam", "--force").code == 0
    assert "6 questions" in quiz.read_text("utf-8")


WRONG = (
    # what is asked for, and what is said
    (["--combine", "a/b"], "argument --combine: 'a/b' is no file name"),
    (["--combine", ".."], "argument --combine: '..' is no file name"),
    (["--combine", "x", "--only", "anki"], "--combine is for quiz, key and flashcards, not for"),
    (["--combine", "Seas", "seas.yaml"], "--combine Seas would write where seas.yaml does\n"),
)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("wish", "says"), WRONG, ids=lambda value: str(value)[:24])
def test_a_combination_that_cannot_be_is_wrong_usage(
    call: Callable[..., Ran], wish: list[str], says: str
) -> None:
    ran = call("build", *wish)
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err
