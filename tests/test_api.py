"""What `import quizpress` offers to other programs."""

import subprocess
import sys

import pytest

import quizpress
from harness import Write, environment
from quizpress.targets import Target

GOOD = "title: T\ncards:\n- {q: One *two*?, a: A}\n- {cloze: 'a {{b}}'}\n"
TWICE = "title: T\ncards:\n- {q: One?, a: A}\n- {q: One?, a: B}\n"


def test_a_deck_is_read_with_its_texts_as_trees(deck: Write) -> None:
    loaded, problems = quizpress.load(deck(GOOD))

    assert problems == []
    assert loaded is not None
    card = loaded.sections[0].cards[0]
    assert card.content.question.source == "One *two*?"  # type: ignore[union-attr]


def test_a_check_says_what_is_wrong_and_writes_nothing(deck: Write) -> None:
    path = deck(TWICE)

    problems = quizpress.check(path)

    assert [(problem.code, problem.severity, problem.place.line) for problem in problems] == [
        ("question-conflict", "error", 4)
    ]
    assert [*path.parent.iterdir()] == [path]


def test_a_build_writes_what_it_names(deck: Write) -> None:
    path = deck(GOOD)

    outcome = quizpress.build(path, path.parent / "out", targets=("anki", "quiz"))

    assert outcome.problems == []
    assert sorted(file.name for file in outcome.written) == ["deck-quiz.html", "deck.apkg"]
    assert all(file.is_file() for file in outcome.written)


@pytest.mark.parametrize("wrong", [["nope"], ["anki", "nope"]])
def test_a_target_that_is_none_is_named(deck: Write, wrong: list[Target]) -> None:
    path = deck(GOOD)
    said = "'nope' is none of the targets anki, quiz, key, flashcards, coverage"
    with pytest.raises(ValueError, match=said):
        quizpress.build(path, path.parent / "out", targets=wrong)
    assert [*path.parent.iterdir()] == [path]


def test_a_deck_with_an_error_is_not_built(deck: Write) -> None:
    path = deck(TWICE)

    outcome = quizpress.build(path, path.parent / "out")

    assert [problem.code for problem in outcome.problems] == ["question-conflict"]
    assert outcome.written == ()


def test_the_package_alone_loads_none_of_its_modules() -> None:
    script = "import sys, quizpress; print(*(n for n in sys.modules if n.startswith('quizpress.')))"
    ran = subprocess.run(
        [sys.executable, "-c", script],
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )

    assert ran.stdout == "\n"


def test_a_name_that_is_not_offered_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        quizpress.nothing  # noqa: B018
