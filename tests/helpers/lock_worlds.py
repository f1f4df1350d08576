"""Facts, and forms to ask for them in, of which decks are made at random."""

from pathlib import Path
from typing import NamedTuple

import yaml


class Fact(NamedTuple):
    """What fills the slots of a form, and the answer."""

    slots: tuple[str, ...]
    answer: str

    def asked(self, form: str) -> str:
        return fill_slots(form, self.slots)


class World(NamedTuple):
    """Facts of one kind, and the forms in which each can be asked.

    Mixed decks hold cards of all forms from the start; in a plain text no word can be left out.
    """

    name: str
    kind: str
    forms: tuple[str, ...]
    facts: tuple[Fact, ...]
    mixed: bool
    plain: bool

    @property
    def one_stem(self) -> bool:
        """Whether all cards show the same question, so that nothing but its answer tells one."""
        return "[" not in self.forms[0]


def fill_slots(form: str, slots: tuple[str, ...]) -> str:
    for number, text in enumerate(slots, 1):
        form = form.replace(f"[{number}]", text)
    return form


def read_worlds(name: str) -> tuple[World, ...]:
    """Return the worlds of a file beside this one, which tells how they are written."""
    text = Path(__file__).with_name(f"{name}.yaml").read_text("utf-8")
    return tuple(
        World(
            world["name"],
            world.get("kind", "short"),
            tuple(world["forms"]),
            tuple(_read_facts(world["facts"], world.get("answer", ""))),
            world.get("mixed", False),
            world.get("plain", False),
        )
        for world in yaml.safe_load(text)
    )


def _read_facts(text: str, form: str) -> list[Fact]:
    rows = [row.strip() for row in text.replace("\n", ";").split(";") if row.strip()]
    facts = []
    for row in rows:
        shown, _, answer = row.partition("=")
        slots = tuple(shown.split("|"))
        facts.append(Fact(slots, fill_slots(form, slots) or answer))
    return facts


TUNED, HELD_OUT = read_worlds("lock_worlds"), read_worlds("lock_worlds_held_out")
