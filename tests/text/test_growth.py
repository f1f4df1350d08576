"""Texts of any make are read, checked and written in a time that grows as they do."""

import time
import timeit
from collections.abc import Callable
from functools import partial

import pytest

from harness import Write, examine
from quizpress.checks.markup_rules import check_markup
from quizpress.checks.maths_rules import check_maths
from quizpress.checks.media_files import mentions_in_texts
from quizpress.checks.prose import ProseReader
from quizpress.checks.rules import FACTS
from quizpress.model import Card, Cloze, Deck, Short
from quizpress.press.anki.fields import Filler
from quizpress.press.paper.page_writer import PageWriter
from quizpress.problem import Report, Source
from quizpress.read.yaml_nodes import Scalar

SIZES = (2_500, 10_000)
"""Characters of a text; a longer one is refused."""
MEASURABLE = 0.02
"""Seconds."""
REPEATED = (
    # what stands before, what is repeated, what stands behind
    *[
        ("", unit, "")
        for unit in ("\\(", "\\(x\\) ", "\\[x^", "[", "](", "[a](", "[a](https://b.c) ")
    ],
    *[("", unit, "") for unit in ("*", "*a ", "**a ", "a**b ", "_a ", "`", "`a``b ", "``a ` ")],
    *[
        ("", unit, "")
        for unit in ("\\", "\\\\", "\\*a ", "  ", "\t", "![", "![a](b) ", "![[a", "<", "<a ")
    ],
    *[
        ("", unit, "")
        for unit in ("| a ", "| a |\n", "- a\n", "  - a\n", "1. a\n", "a\n", "\n", "~")
    ],
    *[
        ("", unit, "")
        for unit in (
            "```\n",
            "```a\n",
            "```\na\n```\n",
            "{{",
            "{{{",
            "{{a}} ",
            "{{a\n",
            "{{c1::`a ",
        )
    ],
    *[
        ("", unit, "")
        for unit in ("{{{a}}} ", "`{{c1::a}}` ", "\\{{a ", "\\({{a}}\\) ", "![{{a}}", "::")
    ],
    ("", "\\(x\n", "\n\\)"),
    ("{{a}}\n", "{{x\n", "\n}}"),
    ("|", "`|", "\n|---|\n"),
    ("\\(", "\\", "\\)"),
    ("\\(", "x^{a} ", "\\)"),
    ("{{c1", " ", ":a}}"),
    ("{{", "a::", "b}}"),
    ("```\n", "{{a ", "\n```"),
    ("| a |\n|---|\n", "| `a|b` | c |\n", ""),
)


@pytest.mark.parametrize("cloze", [False, True], ids=["text", "cloze"])
@pytest.mark.parametrize(("before", "unit", "after"), REPEATED)
def test_a_text_four_times_as_long_takes_about_four_times_as_long(
    before: str, unit: str, after: str, *, cloze: bool, nothing: Deck
) -> None:
    def text_of(size: int) -> str:
        return before + unit * ((size - len(before + after)) // len(unit)) + after

    few, many = [_seconds(partial(_take, text_of(size), nothing, cloze=cloze)) for size in SIZES]
    # What is over in no time cannot be measured, and need not.
    assert many < MEASURABLE or many <= 8 * few


@pytest.fixture
def nothing(deck: Write) -> Deck:
    made = examine(deck("title: T\ncards: [{q: Q, a: A}]\n")).deck
    assert made
    return made


def _take(source: str, deck: Deck, *, cloze: bool) -> None:
    """Take a text all the way to the quiz and to the fields of a note."""
    report = Report(Source("deck.yaml", source))
    prose = ProseReader(report, "markdown")
    node = Scalar(source, 0, len(source), plain=True)
    text = prose.read_cloze(node) if cloze else prose.read(node)
    check_markup(prose.marked, report)
    check_maths(prose.marked, report)
    list(mentions_in_texts(prose.marked, report))
    content = Cloze(text) if cloze else Short(text, (text,))
    card = Card(content)
    for fact in FACTS:
        fact(deck, [card, card], report)
    Filler(deck).sides(card)
    PageWriter(deck, lambda _gap: True).html(text)


def _seconds(work: Callable[[], None]) -> float:
    """Return the time of the processor that something takes, the best of three."""
    return min(timeit.repeat(work, timer=time.process_time, repeat=3, number=1))
