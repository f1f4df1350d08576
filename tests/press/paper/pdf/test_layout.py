"""What is reported of a sheet before it is copied, from what its document says of its pages."""

from collections.abc import Iterator

import pytest

from quizpress.press.paper.pdf.layout import (
    Laid,
    MovedQuestion,
    PlacedQuestion,
    Room,
    Unit,
    describe_layout,
    find_breaks,
    find_long,
    find_missed,
    list_units,
    split_sheets,
)

ROOM = Room(10, 290)
Mark = dict[str, str | int | float]


def at(page: int, y: float, kind: str, **more: float) -> Mark:
    return {"kind": kind, "page": page, "x": 17.0, "y": y, **more}


def question(number: int, begin: tuple[int, float], end: tuple[int, float]) -> Iterator[Mark]:
    yield at(*begin, "unit")
    yield at(*begin, "begin", number=number)
    yield at(*end, "end", number=number)


def sheet(*questions: tuple[int, tuple[int, float], tuple[int, float]]) -> list[Mark]:
    """Return the marks of a sheet whose head ends at 50 mm."""
    marks = [at(1, 50, "text")]
    for each in questions:
        marks += question(*each)
    return [*marks, at(questions[-1][2][0], questions[-1][2][1], "sheet", nth=0)]


def test_what_fits_on_one_page_is_told_to_stand_there() -> None:
    marks = sheet((1, (1, 60), (1, 100)), (2, (1, 110), (1, 200)))
    assert describe_layout(marks, ROOM, ()) == Laid(
        pages=1,
        questions=(PlacedQuestion(1, 1, 60), PlacedQuestion(2, 1, 110)),
        left=(90,),
    )


def test_a_question_that_begins_a_page_was_moved() -> None:
    marks = sheet((1, (1, 60), (1, 250)), (2, (2, 10), (2, 60)))
    laid = describe_layout(marks, ROOM, ())
    assert (laid.pages, laid.moved, laid.left) == (2, (MovedQuestion(2, 2, 40),), (40, 230))


def test_a_question_behind_text_was_not_moved() -> None:
    marks = [at(1, 50, "text"), at(2, 100, "text"), *question(1, (2, 110), (2, 130))]
    assert describe_layout([*marks, at(2, 130, "sheet", nth=0)], ROOM, ()).moved == ()


def test_a_question_over_two_pages_is_long_or_broken() -> None:
    marks = sheet((1, (1, 60), (2, 100)), (2, (2, 110), (3, 40)))
    laid = describe_layout(marks, ROOM, [1])
    assert (laid.long, laid.broken, laid.moved, laid.left) == ((1,), (2,), (), (0, 0, 250))


def test_the_pages_of_a_sheet_behind_others_count_from_its_first() -> None:
    marks = sheet((1, (1, 60), (1, 250)), (2, (2, 10), (2, 60)))
    later = [{**mark, "page": int(mark["page"]) + 4} for mark in marks]
    assert [len(part) for part in split_sheets([*marks, *later])] == [len(marks)] * 2
    assert describe_layout(later, ROOM, ()) == describe_layout(marks, ROOM, ())


def test_a_question_that_ends_below_its_page_is_long() -> None:
    marks = sheet((1, (1, 60), (1, 290.02)), (2, (2, 10), (2, 300)), (3, (3, 10), (3, 290)))
    # What fills a page may have been cut off there.
    assert find_long(list_units(marks), ROOM) == [2, 3]


def unit(number: int, page: int, begin: float, heights: list[float]) -> Unit:
    """Return a whole question of pieces so high, with 10 mm between two of them."""
    pieces, below = [], 0.0
    for place, height in enumerate(heights):
        pieces.append((below, 10.0 if below else 0.0, place == 0))
        below += height + 10
    return Unit(number, (page, begin), (page, begin), tuple(pieces), (page, begin + below - 10))


HEAD = Unit(0, (1, 50), (1, 50), (), (1, 50))
BREAKS: tuple[tuple[list[Unit], list[int]], ...] = (
    # questions as they stand whole, and those that are to break
    ([HEAD, unit(1, 1, 60, [20, 20, 20])], []),
    ([HEAD, unit(1, 2, 10, [20, 100, 100, 20])], [1]),
    # Less than a quarter is left.
    ([HEAD, unit(1, 1, 60, [180]), unit(2, 2, 10, [20, 10, 10, 10, 10])], []),
    # A stem and an option take more than is left.
    ([HEAD, unit(1, 2, 10, [160, 80, 20])], []),
    # What follows one that breaks stands elsewhere.
    (
        [HEAD, unit(1, 2, 10, [20, 100, 88, 20]), unit(2, 3, 10, [20, 60, 60, 60])],
        [1],
    ),
)


@pytest.mark.parametrize(("units", "broken"), BREAKS)
def test_large_print_breaks_what_would_leave_much_of_a_page_empty(
    units: list[Unit], broken: list[int]
) -> None:
    assert find_breaks(units, ROOM) == broken


def test_a_page_that_came_out_too_empty_is_found() -> None:
    units = [HEAD, unit(1, 2, 10, [20, 100, 100, 20])]
    assert find_missed(units, ROOM, []) == [1]
    assert find_missed(units, ROOM, [1]) == []
