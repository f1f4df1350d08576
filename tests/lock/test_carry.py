"""Which card of the lock an edited card is, which it is not, and what is said of it."""

from typing import NamedTuple

import pytest

from lock_builds import NOW, PARIS, VIENNA, first_build, item, next_build
from quizpress.lock.carry import LockedItem


class Case(NamedTuple):
    """Cards before and after; `kept` gives for each card after the place before, or None."""

    name: str
    before: tuple[LockedItem, ...]
    after: tuple[LockedItem, ...]
    kept: tuple[int | None, ...]
    reports: tuple[str, ...]


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
        "another answer, and but for punctuation the same question",
        (item(PARIS, "a"),),
        (item(PARIS[:-1], "b"),),
        (0,),
        ("reworded",),
    ),
    Case(
        "another answer, and a name that may be misspelt",
        (item("Where is Gambia?", "a"),),
        (item("Where is Zambia?", "b"),),
        (None,),
        ("unclear", "removed"),
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


CAPITALS = {
    "France": "Paris", "Spain": "Madrid", "Turkey": "Ankara", "Iran": "Tehran", "Iraq": "Baghdad",
    "Peru": "Lima", "Chile": "Santiago", "Egypt": "Cairo", "Kenya": "Nairobi", "Cuba": "Havana",
}  # fmt: skip
CITIES = (("法国", "巴黎"), ("希腊", "雅典"), ("秘鲁", "利马"), ("日本", "东京"))
LARGEST = "Which of these is the largest?"


def capitals(form: str, *names: str, at: tuple[int, ...] = ()) -> tuple[LockedItem, ...]:
    return tuple([item(form.format(name), CAPITALS[name], at=at) for name in names or CAPITALS])


def claim(text: str) -> LockedItem:
    return item(text, "true", kind="true-false")


def pair(left: str, right: str, asked: str = "Who is from where?") -> LockedItem:
    return item(f"{asked} · {left}", right, kind="matching")


def largest(answer: str, parts: str = "") -> LockedItem:
    return item(LARGEST, answer, kind="choice")._replace(parts=parts, hash=f"{answer}{parts}")


NILE, ASIA, WHALE = (largest(name) for name in ("Nile", "Asia", "Blue whale"))
KEPT = tuple(range(len(CAPITALS)))
WORDS = (
    Case(
        "all of a form reworded alike",
        capitals("What is the capital of {}?"),
        capitals("Which city is the capital of {}?"),
        KEPT,
        ("reworded",) * len(KEPT),
    ),
    Case(
        "all reworded alike, from one paragraph",
        capitals("What is the capital of {}?", at=(1,)),
        capitals("Which city is the capital of {}?", at=(1,)),
        KEPT,
        ("reworded",) * len(KEPT),
    ),
    Case(
        "all reworded alike, with one answer",
        tuple([claim(f"{name} is a country.") for name in CAPITALS]),
        tuple([claim(f"It is a country: {name}.") for name in CAPITALS]),
        KEPT,
        ("reworded",) * len(KEPT),
    ),
    Case(
        "one of a form replaced",
        capitals("What is the capital of {}?", "France", "Spain", "Turkey", at=(1,)),
        capitals("What is the capital of {}?", "France", "Spain", "Peru", at=(1,)),
        (0, 1, None),
        ("new", "removed"),
    ),
    Case(
        "one of a form replaced, with the same answer",
        (item("Who wrote Hamlet?", "Shakespeare"), item("Who wrote Macbeth?", "Shakespeare")),
        (item("Who wrote Hamlet?", "Shakespeare"), item("Who wrote Othello?", "Shakespeare")),
        (0, None),
        ("unclear", "removed"),
    ),
    Case(
        "two questions on one thing reworded",
        (item("What is the capital of Turkey?", "Ankara"), item("Where is Turkey?", "In Asia")),
        (item("In which place is Turkey?", "In Asia"), item("Name Turkey's capital.", "Ankara")),
        (1, 0),
        ("reworded", "reworded"),
    ),
    Case(
        "a number replaced, with the same answer",
        (item("What is 2 + 2?", "4"),),
        (item("What is 1 + 3?", "4"),),
        (None,),
        ("unclear", "removed"),
    ),
    Case(
        "who and whom changed places, with another answer",
        (item("Did Rome beat Carthage?", "yes"),),
        (item("Did Carthage beat Rome?", "no"),),
        (None,),
        ("unclear", "removed"),
    ),
    Case(
        "a claim misspelt, one made of it, and one of other words",
        (claim("Nepal lies in Asia."), claim("South Sudan has oil."), claim("Peru has gold.")),
        (claim("Nepal lies in Asia, too."), claim("Sudan has oil."), claim("Peru has goldd.")),
        (0, None, 2),
        ("reworded", "reworded", "unclear", "removed"),
    ),
    Case("left side of a pair misspelt", (pair("Monet", "France"),), (pair("Monnet", "France"),),
         (0,), ("reworded",)),
    Case("left side with an article", (pair("Rhone", "France"),), (pair("the Rhone", "France"),),
         (0,), ("reworded",)),
    Case("left side replaced", (pair("Paris", "France"),), (pair("Monet", "France"),),
         (None,), ("new", "removed")),
    Case(
        "another task for the same pairs",
        (pair("Monet", "France"), pair("Goya", "Spain")),
        (pair("Goya", "Spain", "Match them."), pair("Monet", "France", "Match them.")),
        (1, 0),
        ("reworded", "reworded"),
    ),
    Case(
        "Chinese, moved",
        (item("法国的首都是哪里?", "巴黎"),),
        (item("哪里是法国的首都?", "巴黎"),),
        (0,),
        ("reworded",),
    ),
    Case(
        "Chinese, replaced",
        tuple([item(f"{name}的首都是哪里?", city) for name, city in CITIES[:3]]),
        tuple([item(f"{name}的首都是哪里?", city) for name, city in CITIES[1:]]),
        (1, 2, None),
        ("new", "removed"),
    ),
    Case("one question, other order", (NILE, ASIA), (ASIA, NILE), (1, 0), ()),
    Case("one question, one removed", (NILE, ASIA, WHALE), (WHALE, NILE), (2, 0), ("removed",)),
    Case(
        "one question, one answer changed",
        (NILE, ASIA, WHALE),
        (largest("Jupiter"), WHALE, NILE),
        (None, 2, 0),
        ("unclear", "removed"),
    ),
    Case(
        "one question, two answers edited",
        (NILE, ASIA),
        (largest("Asiia"), largest("the Nile")),
        (1, 0),
        ("reworded", "reworded"),
    ),
    Case(
        "one question, two answers changed",
        (NILE, ASIA),
        (largest("Jupiter"), largest("Lake Victoria")),
        (None, None),
        ("unclear", "unclear", "removed", "removed"),
    ),
    Case(
        "a name and the answer replaced by such as are near",
        (item("Where is Iran?", "in Asia"), item("Was heißt „alt“?", "old")),
        (item("Where is Iraq?", "in the Gulf"), item("Was heißt „kalt“?", "cold")),
        (None, None),
        ("new", "unclear", "removed", "removed"),
    ),
    Case(
        "a name misspelt, with the same answer",
        (item("Who wrote Macbeth?", "Shakespeare"), item("Who wrote Hamlet?", "Shakespeare")),
        (item("Who wrote Mabeth?", "Shakespeare"), item("Who wrote Hamlet?", "Shakespeare")),
        (0, 1),
        ("reworded",),
    ),
    Case(
        "a claim about another country, as true",
        (claim("Iran lies in Asia."), claim("Henry V was king."), claim("It has 2x + 1 roots.")),
        (claim("Iraq lies in Asia."), claim("Henry VI was king."), claim("It has 2x roots.")),
        (None, None, None),
        ("unclear",) * 3 + ("removed",) * 3,
    ),
    Case(
        "one question and answer, other pictures",
        (largest("A", "0001"), largest("A", "0002")),
        (largest("A", "0002")._replace(hash="x"), largest("A", "0003")),
        (1, 0),
        ("changed", "changed"),
    ),
)  # fmt: skip


@pytest.mark.parametrize("case", [*CASES, *WORDS], ids=lambda case: case.name)
def test_a_card_is_found_again(case: Case) -> None:
    before = first_build(*case.before)
    step = next_build(before.lock, *case.after)
    places = {entry.guid: place for place, entry in enumerate(before.entries)}
    assert tuple(places.get(entry.guid) for entry in step.entries) == case.kept
    assert tuple(sorted(c.what for c in step.news.changes)) == tuple(sorted(case.reports))
    assert len({entry.guid for entry in step.lock.entries}) == len(step.lock.entries)
    assert [e.question for e in step.entries] == [i.question for i in case.after]
    assert next_build(step.lock, *case.after, now=NOW + 999).lock == step.lock
