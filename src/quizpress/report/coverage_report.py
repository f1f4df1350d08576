"""What a deck asks about its article, in words: a bar for each paragraph, and what is left out."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from quizpress.located import NotRechecked, describe_located, list_not_rechecked
from quizpress.model import Article, Deck
from quizpress.report.text import Paint, counted, leave_bare, make_printable, quoted
from quizpress.rules.card_words import DeckWords
from quizpress.rules.coverage import Counts, Coverage, ParagraphCoverage, list_coverages

_LONGEST_BAR = 40
"""Characters of a bar; where no paragraph has more cards, one stands for a card."""
_MOST_UNASKED = 12
"""Numbers, dates and names that are told of a paragraph."""
_SAYS = {"levels": ": what one paragraph says, or several together"}


class DeckCoverage(NamedTuple):
    """A deck's file as it was given, and what its cards ask about each article.

    `located` is what the lock knows of articles whose text is not at hand.
    """

    path: str
    coverages: tuple[Coverage, ...]
    located: tuple[NotRechecked, ...]

    def located_in(self, article: Article) -> NotRechecked | None:
        """Return what was located in an article when its text was at hand last."""
        return next((each for each in self.located if each.article is article), None)


def measure_coverage(path: str, deck: Deck) -> DeckCoverage:
    """Return what a deck asks about its articles."""
    located = list_not_rechecked(deck, Path(path))
    return DeckCoverage(path, list_coverages(DeckWords(deck)), located)


def describe_coverage(covered: DeckCoverage, paint: Paint = leave_bare) -> str:
    """Return some lines for each article of a deck; nothing where it speaks of none."""
    return "".join(
        [
            f"{line}\n"
            for coverage in covered.coverages
            for line in _describe_article(covered, coverage, paint)
        ]
    )


def _describe_article(covered: DeckCoverage, coverage: Coverage, paint: Paint) -> Iterator[str]:
    paragraphs, article = coverage.paragraphs, coverage.article
    about = f"{quoted(article.title.source)}, " if article.title else ""
    touched = len(paragraphs) - len(coverage.untouched)
    here = make_printable(
        f"{covered.path}: coverage of {about}{counted(len(paragraphs), 'paragraph')}"
    )
    yield paint("strong", f"{here}, {touched:,} with cards")
    yield "  a card counts for each paragraph that its `at` names"
    yield from _draw_bars(paragraphs, paint)
    if coverage.untouched:
        yield f"  no card: {_name_paragraphs(coverage.untouched)}"
    for name, counts in (
        ("kinds", coverage.kinds),
        ("tags", coverage.tags),
        ("points", coverage.points),
        ("levels", coverage.levels),
    ):
        if counts:
            yield make_printable(f"  {name}: {_join_counts(counts)}{_SAYS.get(name, '')}")
    if coverage.unplaced:
        yield f"  without a paragraph: {counted(len(coverage.unplaced), 'card')}"
    if article.texts:
        yield from _list_unasked(paragraphs)
    else:
        yield "  the article's text is not at hand, so what no card asks for is not known"
        if last := covered.located_in(article):
            yield f"  {describe_located(last)}"


def _draw_bars(paragraphs: Sequence[ParagraphCoverage], paint: Paint) -> Iterator[str]:
    """Yield a bar for each paragraph; those without a card in a row share a line."""
    most = max([len(each.cards) for each in paragraphs], default=0)
    scale = min(1, _LONGEST_BAR / most) if most else 1
    width = max(5, 2 * len(str(len(paragraphs))) + 1)
    for touched, group in groupby(paragraphs, lambda each: bool(each.cards)):
        some = [*group]
        if not touched:
            row = _name_paragraphs([each.paragraph for each in some])
            yield f"  {row:>{width}} {paint('warning', '-')}"
        for each in some if touched else ():
            bar = "█" * max(1, round(len(each.cards) * scale))
            yield f"  {each.paragraph:>{width}} {paint('good', bar)} {len(each.cards):,}"


def _name_paragraphs(numbers: Iterable[int]) -> str:
    """Return rising numbers as text, those in a row as from the first to the last: `2, 5-9`."""
    rows = groupby(enumerate(numbers), lambda pair: pair[1] - pair[0])
    ends = [[number for _, number in row] for _, row in rows]
    return ", ".join([f"{r[0]}-{r[-1]}" if len(r) > 1 else str(r[0]) for r in ends])


def _join_counts(counts: Counts) -> str:
    """Return things with how many cards have each: `short (4), choice (1)`."""
    return ", ".join([f"{name} ({count:,})" for name, count in counts])


def _list_unasked(paragraphs: Iterable[ParagraphCoverage]) -> Iterator[str]:
    """Yield what no card asks for: nothing, or a heading and a line for each paragraph."""
    rest = [each for each in paragraphs if each.unasked]
    if rest:
        yield "  numbers, dates and names that no card asks for:"
    for each in rest:
        more = len(each.unasked) - _MOST_UNASKED
        names = [make_printable(fact.text) for fact in each.unasked[:_MOST_UNASKED]]
        shown = ", ".join([*names, *([f"and {more:,} more"] if more > 0 else [])])
        yield f"  {each.paragraph:>5} {shown}"
