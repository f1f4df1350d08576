"""Series of edits over decks made up for it, and how often a history went to the right card.

Each series draws a deck from more facts than it shows; before every build many of its cards are
edited, removed, inserted and replaced at once, some by the facts most like them, and the lock is
asked which note each card is.

Usage: python tests/helpers/lock_series.py [SERIES] [SEED] [-v]
"""

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from random import Random
from typing import NamedTuple

from rapidfuzz import fuzz

from lock_worlds import HELD_OUT, TUNED, Fact, World
from quizpress.lock.advance import advance_lock, begin_lock
from quizpress.lock.carry import LockedItem

NOW = 1_700_000_000
STEPS, CARDS, FEWEST = 5, 24, 4
"""Builds a series, cards a deck at most, and the fewest."""
BUSY = (1, 2, 3, 4, 6, 9, 14)
"""How many changes come before a build."""
CHANGES = (
    *("edit", "edit", "name typo", "two", "reword", "reword"),
    *("replace", "replace by near", "replace by same answer", "insert", "insert near", "remove"),
)


class Card(NamedTuple):
    """A card as it is shown now; the number is that of the fact, the form that of its wording."""

    number: int
    fact: Fact
    form: int
    question: str
    answer: str
    at: tuple[int, ...]
    kept_form: bool = True


class Case(NamedTuple):
    """A card that was edited or new, how, and what the lock made of it."""

    world: str
    placed: bool
    how: str
    before: str
    after: str
    wrong: bool
    kept: bool
    told: bool


def _shown(card: Card) -> str:
    return f"{card.question} | {card.answer} | {card.at}"


def item(world: World, card: Card, section: int) -> LockedItem:
    digest = f"{card.question}|{card.answer}|{section}"
    options = card.number if world.kind == "choice" else 0
    parts = f"{options:04}00000000{section:04}00000000"
    return LockedItem(world.kind, "", card.question, card.answer, card.at, (0,), "", parts, digest)


def _with_slip(text: str, random: Random, within: str = "") -> str:
    """Return a text with a slip of the keyboard in one of its words, or of those `within` it."""
    first = max(text.find(within), 0) if within else 0
    last = first + len(within) if within else len(text)
    words = [n for n in range(first, last) if text[n].isalpha() and text[n + 1 : n + 2].isalpha()]
    # A slip in a number makes another number, and one in a short word often another word.
    place = random.choice([n for n in words if text[n - 1 : n].isalpha()] or words or [-1])
    if place < 0:
        return text
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
        return card._replace(question=f"{asked} · {_with_slip(left, random)}")
    return card._replace(question=_with_slip(card.question, random))


def name_typo(world: World, card: Card, random: Random) -> Card:
    """Misspell what is asked about, if that has not been misspelt before."""
    slots = [slot for slot in card.fact.slots if slot in card.question]
    if not slots or world.one_stem:
        return card
    return card._replace(question=_with_slip(card.question, random, random.choice(slots)))


def answer_typo(world: World, card: Card, random: Random) -> Card:
    fixed = world.kind in ("true-false", "cloze") or card.answer in ("yes", "no")
    if fixed or len(card.answer) < 4:
        return card
    return card._replace(answer=_with_slip(card.answer, random))


def inflected(_world: World, card: Card, random: Random) -> Card:
    words = card.question.split(" ")
    plain = [n for n, w in enumerate(words) if len(w) > 3 and w.isalpha() and w.islower()]
    endings = ("s", "ed", "e", "en", "es") if card.question.isascii() else ("s", "n")
    if not plain or not all("a" <= word[0] <= "\u024f" for word in (words[n] for n in plain)):
        return card
    words[random.choice(plain)] += random.choice(endings)
    return card._replace(question=" ".join(words))


def reworded(world: World, card: Card, random: Random) -> Card:
    """Ask the same in other words; what stands around the fact is that of another form."""
    forms = [n for n in range(len(world.forms)) if n != card.form]
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
    return card._replace(question=card.question.rstrip("?.!。？؟") + end)


def answer_changed(world: World, card: Card, random: Random) -> Card:
    # Where all cards ask in the same words, another answer is another card.
    fixed = world.kind == "cloze" or world.one_stem
    return card if fixed else card._replace(answer=f"{random.random():.6f}")


def answer_longer(world: World, card: Card, _random: Random) -> Card:
    fixed = world.kind in ("cloze", "true-false")
    return card if fixed else card._replace(answer=f"the {card.answer}")


Edit = Callable[[World, Card, Random], Card]
SMALL: dict[str, Edit] = {
    "typo": typo,
    "name typo": name_typo,
    "inflected": inflected,
    "inserted": inserted,
    "deleted": deleted,
    "moved": moved,
    "punctuated": punctuated,
    "answer typo": answer_typo,
    "answer changed": answer_changed,
    "answer longer": answer_longer,
}
TWICE = tuple(name for name in SMALL if name != "answer changed")


class Series:
    """A deck of one world, and its lock, over several builds."""

    def __init__(self, world: World, random: Random) -> None:
        self.world, self.random = world, random
        self.places = random.choice([0, 0, 1, 3, 9])
        self.section = 0
        facts = [*world.facts]
        random.shuffle(facts)
        self.pool = [self._card(number, fact) for number, fact in enumerate(facts)]
        size = random.randint(FEWEST, min(CARDS, len(facts) * 2 // 3))
        self.cards = [self.pool.pop() for _ in range(size)]
        self.lock = begin_lock("deck", "Deck", NOW)
        self.notes: dict[str, int] = {}
        self.texts: dict[int, str] = {}
        self.build(0)

    def _card(self, number: int, fact: Fact) -> Card:
        form = self.random.randrange(len(self.world.forms)) if self.world.mixed else 0
        asked = fact.asked(self.world.forms[form])
        at = (self.random.randint(1, self.places),) if self.places else ()
        return Card(number, fact, form, asked, fact.answer, at)

    def build(self, step: int) -> tuple[dict[int, str], set[str]]:
        """Return the note of each card, and which notes are new though they may have been known."""
        items = [item(self.world, card, self.section) for card in self.cards]
        done = advance_lock(self.lock, "Deck", items, NOW + 1000 * step)
        self.lock = done.lock
        found = {c.number: e.guid for c, e in zip(self.cards, done.entries, strict=True)}
        for number, guid in found.items():
            self.notes.setdefault(guid, number)
        return found, {change.entry.guid for change in done.news.changes if change.what != "new"}

    def step(self, step: int) -> list[Case]:
        """Edit, remove, insert and replace cards, and see which notes they are."""
        before = {card.number: (card, self._note(card)) for card in self.cards}
        hows = self._change_deck()
        asked = Counter([(card.question, card.answer) for card in self.cards])
        self.cards = [c for c in self.cards if asked[c.question, c.answer] == 1]
        self.texts |= {number: _shown(card) for number, (card, _) in before.items()}
        found, told = self.build(step)
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
                known = found[card.number] in told
                cases.append(
                    Case(self.world.name, bool(self.places), how, was, now, wrong, kept, known)
                )
        # From here on a card has the note that it was given, rightly or not.
        self.notes = {guid: number for number, guid in found.items()} | {
            guid: number for guid, number in self.notes.items() if guid not in found.values()
        }
        return cases

    def _note(self, card: Card) -> str:
        return next(guid for guid, number in self.notes.items() if number == card.number)

    def _change_deck(self) -> dict[int, str]:
        """Change the deck in several ways, and return how each card of it was changed."""
        hows: dict[int, str] = {}
        chance = self.random.random()
        if chance < 0.08:
            form = self.random.randrange(len(self.world.forms))
            self.cards = [self._in_form(card, form, hows) for card in self.cards]
        if chance > 0.8:
            self.random.shuffle(self.cards)
            self.section += chance > 0.9
        for _ in range(self.random.choice(BUSY)):
            self._change_card(hows)
        return hows

    def _in_form(self, card: Card, form: int, hows: dict[int, str]) -> Card:
        after = card._replace(form=form, question=card.fact.asked(self.world.forms[form]))
        if after != card:
            pristine = card.question == card.fact.asked(self.world.forms[card.form])
            hows[card.number] = "all reworded" if pristine else "two"
        return after

    def _change_card(self, hows: dict[int, str]) -> None:
        place = self.random.randrange(len(self.cards))
        card = self.cards[place]
        what = self.random.choice(CHANGES)
        if what in ("edit", "reword", "two", "name typo"):
            how, after = self._edited(card, what)
            if after != card and card.number not in hows:
                hows[card.number], self.cards[place] = how, after
        elif what == "remove":
            if len(self.cards) > FEWEST:
                del self.cards[place]
        elif self.pool:
            new = self._drawn(card, what)
            self.pool.remove(new)
            hows[new.number] = f"new {what.removeprefix('replace').removeprefix('insert')}".strip()
            if what.startswith("replace"):
                # The next fact takes the wording and the paragraph of the one it replaces.
                asked = new.fact.asked(self.world.forms[card.form])
                self.cards[place] = new._replace(at=card.at, form=card.form, question=asked)
            else:
                self.cards.insert(place, new)

    def _drawn(self, card: Card, what: str) -> Card:
        """Return a new card: any, or one that is most like another."""
        same = [new for new in self.pool if new.fact.answer == card.fact.answer]
        if what.endswith("answer") and same:
            return self.random.choice(same)
        if what.endswith("near"):
            return max(self.pool, key=lambda new: fuzz.ratio(new.question, card.question))
        return self.random.choice(self.pool)

    def _edited(self, card: Card, what: str) -> tuple[str, Card]:
        pristine = card.question == card.fact.asked(self.world.forms[card.form])
        if what == "reword":
            return "reworded" if pristine else "two", reworded(self.world, card, self.random)
        if what == "two":
            for how in self.random.sample(TWICE, 2):
                card = SMALL[how](self.world, card, self.random)
            return "two", card
        how = "name typo" if what == "name typo" else self.random.choice([*SMALL])
        return how, SMALL[how](self.world, card, self.random)


def run(series: int, seed: int, worlds: tuple[World, ...]) -> list[Case]:
    """Return what became of every card that was new or edited, over so many series."""
    cases = []
    for number in range(series):
        random = Random(f"{seed} {number}")  # noqa: S311  Nothing here is secret.
        one = Series(worlds[number % len(worlds)], random)
        for step in range(1, STEPS + 1):
            cases += one.step(step)
    return cases


def is_new(case: Case) -> bool:
    return case.how.startswith("new")


def rows_of_table(cases: list[Case], column: str) -> Iterable[str]:
    """Yield by world or by edit how many histories were lost and how many went astray."""
    for name in sorted({str(getattr(case, column)) for case in cases}):
        rows = [case for case in cases if str(getattr(case, column)) == name]
        old = [case for case in rows if not is_new(case)]
        kept = sum(case.kept for case in old)
        new, wrong = len(rows) - len(old), sum(case.wrong for case in rows)
        part = f"{100 * kept / len(old):6.2f} %" if old else ""
        yield f"{name:24} kept {kept:6} of {len(old):6} {part:9} new {new:6} wrong {wrong:4}"


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
    numbers = [int(text) for text in sys.argv[1:] if text.isdecimal()]
    series, seed = [*numbers, *(600, time.time_ns() % 1_000_000)[len(numbers) :]][:2]
    for name, worlds in (("tuned", TUNED), ("held out", HELD_OUT)):
        cases = run(series, seed, worlds)
        print(f"\n{name}: {series} series, seed {seed}")
        for column in ("world", "placed", "how"):
            print("\n".join(rows_of_table(cases, column)))
        new, edited = ([c for c in cases if is_new(c) is told] for told in (True, False))
        print(f"new: {sum(case.wrong for case in new)} of {len(new)} took over a history")
        print(f"edited: {sum(case.wrong for case in edited)} of {len(edited)} took over another's")
        for case in cases:
            if case.wrong:
                print(f"WRONG {case.world} {case.how}: {case.before} -> {case.after}")
            elif "-v" in sys.argv and not is_new(case) and not case.kept:
                print(f"lost {case.world} {case.how}: {case.before} -> {case.after}")
    print(timed(2_000))


if __name__ == "__main__":
    main()
