"""How a sheet came out on its pages: where questions stand, what was moved, what is too long."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import dropwhile, pairwise
from typing import Any, Literal, NamedTuple

Marks = Sequence[Mapping[str, Any]]
"""What a document says of itself, in its order; see `CompiledPdf`."""


class MovedQuestion(NamedTuple):
    """A question that begins a page because it did not fit whole on the one before.

    `left` is how many millimetres stayed empty there.
    """

    number: int
    page: int
    left: float


class PlacedQuestion(NamedTuple):
    """Where a question begins: its page, and how many millimetres below the top of the paper."""

    number: int
    page: int
    top: float


class OverfullSide(NamedTuple):
    """A side of a flashcard that is too small for its text, by the number of the card.

    `over` is by what share of its room the text is too large.
    """

    number: int
    side: Literal["front", "back"]
    over: float


class Laid(NamedTuple):
    """How a sheet came out, or the flashcards.

    `long` are the numbers of questions longer than a page, `broken` those that break, since
    they would have left much of a page empty. `left` is how many millimetres each
    page has empty at its end. Questions that are `cut` have a formula wider than its column; 0 is
    what is no question. `alone` is the one question of a last page that compact spacing would save,
    0 for none. No font had the characters that are `missing`; `fonts` are those of the machine
    that were needed. Questions are `called` so where that is not their number. Of flashcards,
    `scaled` sides are set smaller than usual, and `overfull` ones are too small even so.
    """

    pages: int
    moved: tuple[MovedQuestion, ...] = ()
    long: tuple[int, ...] = ()
    broken: tuple[int, ...] = ()
    questions: tuple[PlacedQuestion, ...] = ()
    left: tuple[float, ...] = ()
    cut: tuple[int, ...] = ()
    alone: int = 0
    missing: tuple[str, ...] = ()
    fonts: tuple[str, ...] = ()
    called: tuple[str, ...] = ()
    scaled: int = 0
    overfull: tuple[OverfullSide, ...] = ()

    def name_of(self, number: int) -> str:
        """Return what a question is called, by its number."""
        return self.called[number - 1] if self.called else str(number)


class Room(NamedTuple):
    """Where a page has room for questions, in millimetres below the top of the paper."""

    top: float
    end: float


class Unit(NamedTuple):
    """A question, with the head of its section where it is the first.

    Of its `pieces` it says how far below its begin they stand where it is whole, how much room is
    above them, and whether no break may come behind them. Where it `begins` and `ends` are pages
    and millimetres.
    """

    number: int
    begins: tuple[int, float]
    question: tuple[int, float]
    pieces: tuple[tuple[float, float, bool], ...]
    ends: tuple[int, float]

    @property
    def headed(self) -> bool:
        """Say whether the head of a section stands before it."""
        return self.begins != self.question

    @property
    def breaks(self) -> list[tuple[float, float]]:
        """Return how much of it may stand before a break, and what is gone then with the gap."""
        return [
            (below - above, below)
            for (_, _, sticky), (below, above, _) in pairwise(self.pieces)
            if not sticky
        ]


def split_sheets(marks: Marks) -> Iterator[Marks]:
    """Yield the marks of each sheet of a document."""
    held: list[Mapping[str, Any]] = []
    for mark in marks:
        held.append(mark)
        if mark["kind"] == "sheet":
            yield held
            held = []


def list_units(marks: Marks) -> list[Unit]:
    """Return the questions of a sheet, and what is no question, with the number 0."""
    units: list[Unit] = []
    begins = question = (0, 0.0)
    pieces: list[tuple[float, float, bool]] = []
    number = 0
    for mark in marks:
        kind, place = mark["kind"], (mark["page"], mark["y"])
        match kind:
            case "unit":
                begins, pieces = place, []
            case "begin":
                number, question = mark["number"], place
            case "piece":
                pieces.append((mark["y"] - begins[1], mark["above"], mark["sticky"]))
            case "end":
                units.append(Unit(number, begins, question, tuple(pieces), place))
            case "text":
                units.append(Unit(0, place, place, (), place))
    return units


def find_long(units: Sequence[Unit], room: Room) -> list[int]:
    """Return the numbers of whole questions that do not fit on a page.

    The compiler lets such a one run on below the end of the paper, or cuts it off where it fills a
    page, if nothing follows in it.
    """
    return [
        unit.number
        for unit in units
        if unit.number
        and unit.ends[1] > room.end + (-_LEAST if unit.begins[1] <= room.top else _LEAST)
    ]


def find_breaks(units: Sequence[Unit], room: Room) -> list[int]:
    """Return the numbers of questions to be broken, so that no page is left too empty.

    That is where more than a quarter of it would be, and a break behind an option helps. All
    questions are whole as yet; where they come to stand after a break is foreseen.
    """
    found: list[int] = []
    usual = _usual_gaps(units)
    used = units[0].ends[1] if units else room.top
    for before, unit in pairwise(units):
        if not unit.number:
            used = unit.ends[1]
            continue
        height = unit.ends[1] - unit.begins[1]
        start = used + _gap_between(before, unit, usual)
        fitting = [gone for kept, gone in unit.breaks if start + kept <= room.end]
        long = height > room.end - room.top
        if start + height <= room.end:
            used = start + height
        elif fitting and (long or room.end - used > (room.end - room.top) / 4):
            if not long:
                found.append(unit.number)
            used = room.top + (height - fitting[-1]) % (room.end - room.top)
        else:
            used = room.top + height % (room.end - room.top)
    return found


def find_missed(units: Sequence[Unit], room: Room, known: Sequence[int]) -> list[int]:
    """Return the first question that leaves a page too empty and is not known to break."""
    for before, unit in pairwise(units):
        free = room.end - before.ends[1]
        whole = unit.number and unit.number not in known and unit.begins[0] > before.ends[0]
        breaks = any(kept < free for kept, _ in unit.breaks)
        if whole and free > (room.end - room.top) / 4 and breaks:
            return [unit.number]
    return []


def find_turns(units: Sequence[Unit], room: Room, starts: Collection[int]) -> list[int]:
    """Return the questions that begin the second of two columns, so that both are equally long.

    That is on the last page, and on those before questions that are known to `start` one; other
    pages are filled column by column.
    """
    pages: dict[int, list[Unit]] = {}
    for unit in units:
        pages.setdefault(unit.begins[0], []).append(unit)
    found: list[int] = []
    for page, there in pages.items():
        after = pages.get(page + 1)
        if not after or any(unit.number in starts for unit in after[:2]):
            found += _find_turn(there, room, _usual_gaps(units))
    return found


def _find_turn(units: Sequence[Unit], room: Room, usual: Mapping[bool, float]) -> list[int]:
    """Return the question of a page with which two columns are most alike, if there is any."""
    asked = [*dropwhile(lambda unit: not unit.number, units)]
    if not asked or any(not unit.number or unit.ends[0] > unit.begins[0] for unit in asked):
        return []
    heights = [unit.ends[1] - unit.begins[1] for unit in asked]
    gaps = [usual[unit.headed] for unit in asked]

    def longer_column(turn: int) -> float:
        ends = [
            sum(heights[part]) + sum(gaps[part][1:]) for part in (slice(turn), slice(turn, None))
        ]
        return max(ends)

    best = min(range(1, len(asked)), key=longer_column, default=0)
    fits = best and longer_column(best) <= room.end - asked[0].begins[1]
    return [asked[best].number] if fits else []


def _gap_between(before: Unit, unit: Unit, usual: Mapping[bool, float]) -> float:
    same = before.ends[0] == unit.begins[0]
    return unit.begins[1] - before.ends[1] if same else usual[unit.headed]


def _usual_gaps(units: Sequence[Unit]) -> dict[bool, float]:
    """Return the least room before a question, with and without the head of a section."""
    gaps: dict[bool, float] = {}
    for before, unit in pairwise(units):
        gap = unit.begins[1] - before.ends[1]
        # Above the one before is where the next column begins.
        if before.ends[0] == unit.begins[0] and gap >= 0:
            gaps[unit.headed] = min(gap, gaps.get(unit.headed, gap))
    least = min(gaps.values(), default=_LARGE_GAP)
    return {headed: gaps.get(headed, least) for headed in (False, True)}


def describe_layout(
    marks: Marks, room: Room, long: Sequence[int], starts: Collection[int] = ()
) -> Laid:
    """Return what came of a sheet.

    The questions that are `long` may break anywhere; those that `start` a page are to do so.
    """
    units = list_units(marks)
    first, last = marks[0]["page"] - 1, marks[-1]["page"]
    return Laid(
        pages=last - first,
        moved=tuple([m for m in _list_moved(units, room, first) if m.number not in starts]),
        long=tuple(long),
        broken=tuple(
            unit.number
            for unit in units
            if unit.begins[0] != unit.ends[0] and unit.number not in long
        ),
        questions=tuple(
            PlacedQuestion(unit.number, unit.question[0] - first, round(unit.question[1], 1))
            for unit in units
            if unit.number
        ),
        left=tuple(_empty_ends(units, room, first, last)),
        cut=tuple(_list_cut(marks)),
    )


def _list_moved(units: Sequence[Unit], room: Room, first: int) -> Iterator[MovedQuestion]:
    """Yield the questions that begin a page, unless text leads it or the one before goes on."""
    for before, unit in pairwise(units):
        if unit.number and unit.begins[0] > before.ends[0]:
            left = max(room.end - before.ends[1], 0)
            yield MovedQuestion(unit.number, unit.begins[0] - first, round(left, 1))


def find_alone(laid: Laid) -> int:
    """Return the one question that has the last of several pages to itself, or 0."""
    begun = laid.moved[-1].number if laid.moved else 0
    return begun if laid.questions and laid.questions[-1].number == begun else 0


def _list_cut(marks: Marks) -> list[int]:
    """Return the questions with a formula that is cut off, and 0 for what is no question."""
    found: dict[int, None] = {}
    number = 0
    for mark in marks:
        match mark["kind"]:
            case "begin":
                number = mark["number"]
            case "end":
                number = 0
            case "cut":
                found[number] = None
    return [*found]


def _empty_ends(units: Sequence[Unit], room: Room, first: int, last: int) -> Iterator[float]:
    """Yield how much each page has empty, which is nothing where a question goes on behind it."""
    ends = {unit.ends[0]: unit.ends[1] for unit in units}
    full = {page for unit in units for page in range(unit.begins[0], unit.ends[0])}
    for page in range(first + 1, last + 1):
        end = room.end if page in full else ends.get(page, room.end)
        yield round(max(room.end - end, 0), 1)


_LARGE_GAP = 12
"""Millimetres between questions of large print, for where no two stand on a page."""
_LEAST = 0.05
"""Millimetres that are no matter."""
