"""The order of options, by a deck or by lots; in Anki these are drawn from their words."""

from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import NamedTuple

from quizpress.model import Choice
from quizpress.text import Text
from quizpress.text.nodes import EMPTY


class AnswerOption(NamedTuple):
    """An option, and why it is wrong where the deck says so."""

    text: Text
    right: bool
    why: Text


def arrange_options(
    choice: Choice, draw_lot: Callable[[Text], bytes], key_place: int = -1
) -> list[AnswerOption]:
    """Return the options in their fixed order, or by lots, with those kept last at the end.

    The only key stands at `key_place` among those that are shuffled, from 0; with -1 it has a lot.
    """
    keys = [AnswerOption(key, right=True, why=EMPTY) for key in choice.keys]
    options = [*keys, *[AnswerOption(d.text, right=False, why=d.why) for d in choice.distractors]]
    if choice.order:
        return [options[place] for place in choice.order]
    last = [options[place] for place in choice.last]
    free = [option for place, option in enumerate(options) if place not in choice.last]
    shuffled = sorted(free, key=lambda option: draw_lot(option.text))
    if key_place >= 0:
        shuffled.remove(free[0])
        shuffled.insert(key_place, free[0])
    return [*shuffled, *last]


def scramble_options(choice: Choice, seed: str) -> list[AnswerOption]:
    """Return the options of a question in the order that a seed gives, or that the deck fixes.

    Options are sorted by a hash of seed, question and text, so that a change in one
    question or one option moves no other.
    """
    return arrange_options(choice, lambda text: _draw_place(seed, choice.question, text))


def mix_texts(texts: Sequence[Text], seed: str, question: Text) -> tuple[Text, ...]:
    """Return different texts in the order that a seed gives, whatever the one given.

    That may be the order written; to rule it out would tell students of two items which is first.
    """
    return tuple(sorted(texts, key=lambda text: _draw_place(seed, question, text)))


def _draw_place(seed: str, question: Text, text: Text) -> bytes:
    return sha256(f"{seed}\x1f{question.source}\x1f{text.source}".encode()).digest()
