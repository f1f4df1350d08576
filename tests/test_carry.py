"""Which card of the lock an edited card is, which it is not, and what is said of it."""

from typing import NamedTuple

import pytest

from quizpress.lock.advance import Advance, advance, begin
from quizpress.lock.carry import Item
from quizpress.lock.entries import Lock

NOW = 1_700_000_000


def item(
    question: str,
    answer: str = "yes",
    *,
    id: str = "",  # noqa: A002  What a deck calls it.
    at: tuple[int, ...] = (),
    kind: str = "short",
) -> Item:
    return Item(kind, id, question, answer, at, (0,), "", "", f"{question}|{answer}")


def start(*items: Item) -> Advance:
    return advance(begin("deck", "Deck", NOW), "Deck", items, NOW)


def then(lock: Lock, *items: Item, now: int = NOW + 100) -> Advance:
    return advance(lock, "Deck", items, now)


class Case(NamedTuple):
    """Cards before and after; `kept` gives for each card after the place before, or None."""

    name: str
    before: tuple[Item, ...]
    after: tuple[Item, ...]
    kept: tuple[int | None, ...]
    reports: tuple[str, ...]


PARIS, VIENNA = "Which river runs through Paris?", "Which river runs through Vienna?"
CASES = (
    Case("same", (item("Q?"),), (item("Q?"),), (0,), ()),
    Case("by id", (item("Q?", id="q"),), (item("Not alike", "no", id="q"),), (0,), ("changed",)),
    Case(
        "by question and paragraph",
        (item("Q?", at=(1,)), item("Q?", at=(2,)), item("Q?", at=(3,))),
        (item("Q?", at=(3,)), item("Q?", at=(2,)), item("Q?", at=(1,))),
        (2, 1, 0),
        (),
    ),
    Case("by question", (item("Q?"),), (item("Q?", "no"),), (0,), ("changed",)),
    Case(
        "by likeness, same answer",
        (item(PARIS),),
        (item("Which river flows through Paris?"),),
        (0,),
        ("reworded",),
    ),
    Case(
        "by likeness, same place",
        (item(PARIS, "a", at=(3,)),),
        (item(PARIS[:-1], "b", at=(3,)),),
        (0,),
        ("reworded",),
    ),
    Case(
        "one place in common",
        (item(PARIS, "a", at=(3, 4)),),
        (item(PARIS[:-1], "b", at=(4, 9)),),
        (0,),
        ("reworded",),
    ),
    Case(
        "alike, but nothing in common",
        (item(PARIS, "a"),),
        (item(PARIS[:-1], "b"),),
        (None,),
        ("new", "removed"),
    ),
    Case(
        "same answer, but not alike",
        (item(PARIS),),
        (item("Name it"),),
        (None,),
        ("new", "removed"),
    ),
    Case(
        "another kind",
        (item("Q?"),),
        (item("Q?", kind="choice"),),
        (None,),
        ("kind changed", "removed"),
    ),
    Case(
        "another kind, same id",
        (item("Q?", id="q"),),
        (item("R?", kind="choice", id="q"),),
        (None,),
        ("kind changed", "removed"),
    ),
    Case("id added", (item("Q?"),), (item("Q?", id="q"),), (0,), ()),
    Case("id removed", (item("Q?", id="q"),), (item("Q?"),), (0,), ()),
    Case("id renamed", (item("Q?", id="q"),), (item("Q?", id="r"),), (0,), ()),
    Case(
        "ids swapped",
        (item("A?", "a", id="x"), item("B?", "b", id="y")),
        (item("A?", "a", id="y"), item("B?", "b", id="x")),
        (1, 0),
        ("changed", "changed"),
    ),
    Case("reordered", (item("A?"), item("B?")), (item("B?"), item("A?")), (1, 0), ()),
    Case(
        "questions swapped",
        (item(PARIS, "Seine"), item(VIENNA, "Danube")),
        (item(VIENNA, "Seine"), item(PARIS, "Danube")),
        (1, 0),
        ("changed", "changed"),
    ),
    Case(
        "one edited, one new and alike",
        (item(PARIS),),
        (item(PARIS[:-1]), item("Which river runs through Rome?")),
        (0, None),
        ("reworded", "new"),
    ),
    Case(
        "one gone, two as alike",
        (item(PARIS),),
        (item(VIENNA), item("Which river runs through Berlin?")),
        (None, None),
        ("unclear", "unclear", "removed"),
    ),
    Case(
        "two gone, one as alike to both",
        (item(PARIS), item(VIENNA)),
        (item("Which river runs through Pavia?"),),
        (None,),
        ("unclear", "removed", "removed"),
    ),
    Case(
        "a gap moved, nothing else to tell by",
        (item("The {{Rhine}} rises in the Alps.", "Rhine", kind="cloze"),),
        (item("The Rhine rises in the {{c1::Alps::where}}.", "Alps", kind="cloze"),),
        (0,),
        ("reworded",),
    ),
    Case(
        "another cloze of the same form",
        (item("The capital of {{France}} is {{Paris}}.", "France · Paris", kind="cloze"),),
        (item("The capital of {{Spain}} is {{Madrid}}.", "Spain · Madrid", kind="cloze"),),
        (None,),
        ("new", "removed"),
    ),
    Case(
        "an edit beside a card that stays",
        (item(PARIS), item(VIENNA)),
        (item("Which river runs trough Paris?"), item(VIENNA)),
        (0, 1),
        ("reworded",),
    ),
    Case(
        "edited, and its old text is new",
        (item(PARIS),),
        (item(PARIS), item(PARIS[:-1])),
        (0, None),
        ("new",),
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_card_is_found_again(case: Case) -> None:
    before = start(*case.before)
    step = then(before.lock, *case.after)
    places = {entry.guid: place for place, entry in enumerate(before.entries)}
    assert tuple(places.get(entry.guid) for entry in step.entries) == case.kept
    assert tuple(sorted(c.what for c in step.news.changes)) == tuple(sorted(case.reports))
    assert len({entry.guid for entry in step.lock.entries}) == len(step.lock.entries)
    assert [e.question for e in step.entries] == [i.question for i in case.after]
    assert then(step.lock, *case.after, now=NOW + 999).lock == step.lock
