"""Which form of a quiz a sheet is: the seed of its order, and the letter of its version."""

import re
from hashlib import sha256
from string import ascii_uppercase
from typing import NamedTuple

from quizpress.model import Choice, Deck

_NAME = re.compile("([0-9A-Z]{1,16})(?:-([1-9][0-9]{0,3}))?(?:-([A-Z]))?")


class Form(NamedTuple):
    """A form; the letter is empty where there are no versions, `pick` 0 where all is asked.

    Files of one that was asked for by its name have that name, so that they overwrite no other.
    """

    seed: str
    letter: str = ""
    named: bool = False
    pick: int = 0

    @property
    def name(self) -> str:
        """Return the id that its sheets print, `12C6-B`, say, or `12C6-10-B` for a pick of 10."""
        return "-".join([part for part in (self.seed, str(self.pick or ""), self.letter) if part])

    @property
    def mark(self) -> str:
        """Return what tells the names of its files from those of other forms."""
        told = self.name if self.named else self.letter
        return f"-{told.lower()}" if told else ""


def list_forms(deck: Deck, seed: str, versions: int, pick: int = 0) -> tuple[Form, ...]:
    """Return the forms of a deck; without a seed it has one of its own, without versions one."""
    form = Form(seed or default_seed(deck), pick=pick)
    return tuple([form._replace(letter=letter) for letter in ascii_uppercase[:versions]]) or (form,)


def read_form(text: str) -> Form:
    """Return the form that a sheet names, whatever the case it is typed in.

    Raises:
        ValueError: the text names none.
    """
    if not (found := _NAME.fullmatch(text.upper())):
        raise ValueError(text)
    return Form(found[1], found[3] or "", pick=int(found[2] or 0))


def default_seed(deck: Deck) -> str:
    """Return a seed of four characters that stays as long as title and keys of its deck do."""
    return sha256(f"{deck.title}\x1f{hash_keys(deck)}".encode()).hexdigest()[:4].upper()


def hash_keys(deck: Deck) -> str:
    """Return what only those can know who know every key.

    Without it whoever has the program could tell the keys from the form that a quiz prints.
    """
    told = [card.content.keys for card in deck.cards("paper") if isinstance(card.content, Choice)]
    return sha256("\x1f".join([key.source for keys in told for key in keys]).encode()).hexdigest()
