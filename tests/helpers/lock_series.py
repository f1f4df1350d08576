"""Series of edits over decks made up for it, and how often a history went to the right card.

Each series draws a deck from more facts than it shows, edits, removes, inserts and replaces cards
at random, and asks the lock after every build which note each card is.

Usage: python tests/helpers/lock_series.py [SERIES] [SEED]
"""

import sys
import time
from collections import Counter
from collections.abc import Callable
from random import Random
from typing import NamedTuple

from lock_facts import WORLDS, Fact, World
from quizpress.lock.advance import advance_lock, begin_lock
from quizpress.lock.carry import LockedItem

NOW = 1_700_000_000
STEPS, CARDS, FEWEST, BUSY = 5, 24, 6, 4
"""Builds a series, cards a deck, the fewest of them, and changes before a build at most."""
CHANGES = ("edit", "edit", "two", "reword", "replace", "replace", "insert", "remove")


class Card(NamedTuple):
    """A card as it is shown now; the number is that of the fact, the form that of its wording."""

    number: int
    fact: Fact
    form: int
    question: str
    answer: str
    at: tuple[int, ...]


class Case(NamedTuple):
    """A card that was edited or new, how, and what the lock made of it."""

    world: str
    how: str
    before: str
    after: str
    wrong: bool
    kept: bool


def _shown(card: Card) -> str:
    return f"{card.question} | {card.answer} | {card.at}"


def item(kind: str, card: Card) -> LockedItem:
    digest = f"{card.question}|{card.answer}"
    return LockedItem(kind, "", card.question, card.answer, card.at, (0,), "", "", digest)


def _letters(text: str, random: Random) -> str:
    """Return a text with a slip of the keyboard in one of its words."""
    words = [n for n, char in enumerate(text) if char.isalpha() and text[n + 1 : n + 2].isalpha()]
    # A slip in a number makes another number, and one in a short word often another word.
    place = random.choice([n for n in words if text[n - 1 : n].isalpha()] or words or [0])
    other = random.choice("abcdefghijklmnopqrstuvwxyz")
    pair = text[place + 1 : place + 2] + text[place]
    slips = [
        text[:place] + text[place + 1 :],
        text[:place] + text[place] + text[place:],
        text[:place] + pair + text[place + 2 :],
    ]
    slips += [text[:place] + other + text[place + 1 :]] if text.isascii() else []
    return slips[random.randrange(len(slips))]


def typo(world: World, card: Card, random: Random) -> Card:
    if world.kind == "matching":
        asked, _, left = card.question.rpartition(" · ")
        return card._replace(question=f"{asked} · {_letters(left, random)}")
    return card._replace(question=_letters(card.question, random))


def answer_typo(world: World, card: Card, random: Random) -> Card:
    fixed = world.kind in ("true-false", "cloze") or card.answer in ("yes", "no")
    return (
        card
        if fixed or len(card.answer) < 4
        else card._replace(answer=_letters(card.answer, random))
    )


def inflected(_world: World, card: Card, random: Random) -> Card:
    words = card.question.split(" ")
    plain = [n for n, w in enumerate(words) if len(w) > 3 and w.isalpha() and w.islower()]
    if not plain or not card.question.isascii():
        return card
    words[random.choice(plain)] += random.choice(["s", "ed", "'s"])
    return card._replace(question=" ".join(words))


def reworded(world: World, card: Card, random: Random) -> Card:
    """Ask the same in other words; what stands around the fact is that of another form."""
    forms = [n for n in range(len(world.forms)) if n != card.form]
    if not forms:
        return card
    form = random.choice(forms)
    return card._replace(form=form, question=card.fact.asked(world.forms[form]))


def inserted(_world: World, card: Card, random: Random) -> Card:
    words = card.question.split(" ")
    if len(words) < 3:
        return card
    words.insert(random.randrange(1, len(words) - 1), random.choice(["really", "now", "exactly"]))
    return card._replace(question=" ".join(words))


def deleted(world: World, card: Card, random: Random) -> Card:
    words = card.question.split(" ")
    short = [n for n, w in enumerate(words) if n and w.isascii() and w.islower() and len(w) < 4]
    if not short or world.plain:
        return card
    del words[random.choice(short)]
    return card._replace(question=" ".join(words))


def moved(world: World, card: Card, random: Random) -> Card:
    """Put the last words first."""
    words = card.question.rstrip("?.").split(" ")
    if len(words) < 4 or world.kind in ("cloze", "matching"):
        return card
    cut = len(words) - random.choice([1, 2])
    first = " ".join([*words[cut:], words[0][:1].lower() + words[0][1:], *words[1:cut]])
    return card._replace(question=f"{first[:1].upper()}{first[1:]}?")


def punctuated(_world: World, card: Card, random: Random) -> Card:
    end = random.choice(["", "…", "!", " ?"])
    return card._replace(question=card.question.rstrip("?.!。？") + end)


def answer_changed(world: World, card: Card, random: Random) -> Card:
    return card if world.kind == "cloze" else card._replace(answer=f"{random.random():.6f}")


Edit = Callable[[World, Card, Random], Card]
SMALL: dict[str, Edit] = {
    "typo": typo,
    "inflected": inflected,
    "inserted": inserted,
    "deleted": deleted,
    "moved": moved,
    "punctuated": punctuated,
    "answer typo": answer_typo,
    "answer changed": answer_changed,
}
TWICE = ("typo", "inflected", "inserted", "deleted", "moved", "punctuated", "answer typo")


class Series:
    """A deck of one world, and its lock, over several builds."""

    def __init__(self, world: World, random: Random) -> None:
        self.world, self.random = world, random
        self.places = random.choice([0, 1, 3, 9])
        facts = [*world.facts]
        random.shuffle(facts)
        self.pool = [self._card(number, fact) for number, fact in enumerate(facts)]
        self.cards = [self.pool.pop() for _ in range(min(CARDS, len(facts) * 2 // 3))]
        self.lock = begin_lock("deck", "Deck", NOW)
        self.notes: dict[str, int] = {}
        self.texts: dict[int, str] = {}
        self.build(0)

    def _card(self, number: int, fact: Fact) -> Card:
        form = self.random.randrange(len(self.world.forms)) if self.world.mixed else 0
        asked = fact.asked(self.world.forms[form])
        at = (self.random.randint(1, self.places),) if self.places else ()
        return Card(number, fact, form, asked, fact.answer, at)

    def build(self, step: int) -> dict[int, str]:
        items = [item(self.world.kind, card) for card in self.cards]
        done = advance_lock(self.lock, "Deck", items, NOW + 1000 * step)
        self.lock = done.lock
        found = {c.number: e.guid for c, e in zip(self.cards, done.entries, strict=True)}
        for number, guid in found.items():
            self.notes.setdefault(guid, number)
        return found

    def step(self, step: int) -> list[Case]:
        """Edit, remove, insert and replace cards, and see which notes they are."""
        before = {card.number: (card, self._note(card)) for card in self.cards}
        hows: dict[int, str] = {}
        for _ in range(self.random.randint(1, BUSY)):
            self._change(hows)
        asked = Counter([card.question for card in self.cards])
        self.cards = [c for c in self.cards if asked[c.question] == 1]
        self.texts |= {number: _shown(card) for number, (card, _) in before.items()}
        found = self.build(step)
        cases = []
        for card in self.cards:
            old, note = before.get(card.number, (None, ""))
            wrong = self.notes[found[card.number]] != card.number
            kept = found[card.number] == note
            how = hows.get(card.number, "none" if old else "new")
            if how != "none" or not kept:
                was, now = (_shown(old) if old else ""), _shown(card)
                if wrong:
                    was = f"took {self.texts[self.notes[found[card.number]]]}"
                cases.append(Case(self.world.name, how, was, now, wrong, kept))
        # From here on a card has the note that it was given, rightly or not.
        self.notes = {guid: number for number, guid in found.items()} | {
            guid: number for guid, number in self.notes.items() if guid not in found.values()
        }
        return cases

    def _note(self, card: Card) -> str:
        return next(guid for guid, number in self.notes.items() if number == card.number)

    def _change(self, hows: dict[int, str]) -> None:
        place = self.random.randrange(len(self.cards))
        card = self.cards[place]
        what = self.random.choice(CHANGES)
        if what in ("edit", "reword", "two"):
            how, after = self._edited(card, what)
            if after != card and card.number not in hows:
                hows[card.number], self.cards[place] = how, after
        elif what == "remove" and len(self.cards) > FEWEST:
            del self.cards[place]
        elif what in ("replace", "insert") and self.pool:
            new = self.pool.pop(self.random.randrange(len(self.pool)))
            hows[new.number] = "new"
            if what == "replace":
                # The next fact takes the wording and the paragraph of the one it replaces.
                asked = new.fact.asked(self.world.forms[card.form])
                self.cards[place] = new._replace(at=card.at, form=card.form, question=asked)
            else:
                self.cards.insert(place, new)

    def _edited(self, card: Card, what: str) -> tuple[str, Card]:
        pristine = card.question == card.fact.asked(self.world.forms[card.form])
        if what == "reword":
            return "reworded" if pristine else "two", reworded(self.world, card, self.random)
        if what == "edit":
            how = self.random.choice([*SMALL])
            return how, SMALL[how](self.world, card, self.random)
        for how in self.random.sample(TWICE, 2):
            card = SMALL[how](self.world, card, self.random)
        return "two", card


def run(series: int, seed: int, worlds: tuple[World, ...] = WORLDS) -> list[Case]:
    """Return what became of every card that was new or edited, over so many series."""
    cases = []
    for number in range(series):
        random = Random(f"{seed} {number}")  # noqa: S311  Nothing here is secret.
        one = Series(worlds[number % len(worlds)], random)
        for step in range(1, STEPS + 1):
            cases += one.step(step)
    return cases


def table(cases: list[Case]) -> str:
    """Return by world and by edit how many histories were lost and how many went astray."""
    lines = []
    for column in ("world", "how"):
        for name in dict.fromkeys(getattr(case, column) for case in cases):
            rows = [case for case in cases if getattr(case, column) == name]
            new = [case for case in rows if case.how == "new"]
            old = [case for case in rows if case.how != "new"]
            kept = f"{sum(case.kept for case in old)} of {len(old)}"
            astray = f"{sum(case.wrong for case in rows)} of {len(rows)}"
            lines.append(f"{name:16} kept {kept:>14}   wrong {astray:>14}   new {len(new)}")
    return "\n".join(lines)


def timed(count: int) -> str:
    """Return how long the lock takes for a deck of which every card is reworded."""
    lines = []
    for name, answer in (("answers of their own", "a{}"), ("equal answers", "yes")):
        for places in (0, 3):
            took, kept = _reworded(count, answer, places)
            text = f"{count} reworded, {name}, {places} paragraphs"
            lines.append(f"{text}: {took:.2f} s, {kept} kept")
    return "\n".join(lines)


def _reworded(count: int, answer: str, places: int) -> tuple[float, int]:
    forms = ("What is the name of number {}?", "How is number {} called?")
    at = [(n % places + 1,) if places else () for n in range(count)]
    old, new = (
        [
            LockedItem(
                "short", "", form.format(n), answer.format(n), at[n], (0,), "", "", form.format(n)
            )
            for n in range(count)
        ]
        for form in forms
    )
    first = advance_lock(begin_lock("deck", "Deck", NOW), "Deck", old, NOW)
    start = time.perf_counter()
    second = advance_lock(first.lock, "Deck", new, NOW + 1000)
    took = time.perf_counter() - start
    pairs = zip(first.entries, second.entries, strict=True)
    return took, sum(one.guid == other.guid for one, other in pairs)


def main() -> None:
    series = int(sys.argv[1]) if len(sys.argv) > 1 else 600
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else time.time_ns() % 1_000_000
    print(f"{series} series, seed {seed}")
    cases = run(series, seed)
    print(table(cases))
    for case in cases:
        if case.wrong:
            print(f"WRONG {case.world} {case.how}: {case.before} -> {case.after}")
    if "-v" in sys.argv:
        for case in cases:
            if case.how != "new" and not case.kept:
                print(f"lost {case.world} {case.how}: {case.before} -> {case.after}")
    print(timed(2_000))


if __name__ == "__main__":
    main()
