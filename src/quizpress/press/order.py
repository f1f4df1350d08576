"""The order of options, by a deck or by lots; in Anki these are drawn from their words."""

from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import NamedTuple

from quizpress.model import Choice, Ordering, Sound
from quizpress.text import Text
from quizpress.text.nodes import EMPTY

_LEAST_HIDDEN = 3
"""Texts whose given order is hidden."""


class AnswerOption(NamedTuple):
    """An option, why it is wrong where the deck says so, and how it sounds."""

    text: Text
    right: bool
    why: Text
    audio: Sound | None = None


def arrange_options(
    choice: Choice, draw_lot: Callable[[Text], bytes], key_place: int = -1
) -> list[AnswerOption]:
    """Return the options in their fixed order, or by lots, with those kept last at the end.

    The only key stands at `key_place` among those that are shuffled, from 0; with -1 it has a lot.
    """
    keys = [(key, True, EMPTY) for key in choice.keys]
    offered = [*keys, *[(wrong.text, False, wrong.why) for wrong in choice.distractors]]
    sounds = choice.option_sounds
    options = [AnswerOption(*each, sound) for each, sound in zip(offered, sounds, strict=True)]
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
    """Return different texts in the order that a seed gives, which may be the one written."""
    return tuple(sorted(texts, key=lambda text: _draw_place(seed, question, text)))


def scramble_items(ordering: Ordering, seed: str) -> tuple[Text, ...]:
    """Return the items of an ordering by lots that a seed gives; see `disorder_texts`."""
    return disorder_texts(
        ordering.items,
        lambda text, draws: _draw_place(seed + "\x1f" * draws, ordering.question, text),
    )


def disorder_texts(
    texts: Sequence[Text], draw_lot: Callable[[Text, int], bytes], ordered: int = 0
) -> tuple[Text, ...]:
    """Return different texts by lots, so that three or more of them never stand as given.

    The first `ordered` have an order to hide, all for 0; `draw_lot` also gets how often lots were
    drawn before. Two texts may stand as given: to rule that out would tell which is first.
    """
    given = texts[: ordered or None]
    drawn, draws = [*texts], 0
    while not draws or (
        len(given) >= _LEAST_HIDDEN and [*given] == [t for t in drawn if t in given]
    ):
        lots = [draw_lot(text, draws) for text in texts]
        drawn = [text for _, text in sorted(zip(lots, texts, strict=True))]
        draws += 1
    return tuple(drawn)


def _draw_place(seed: str, question: Text, text: Text) -> bytes:
    return sha256(f"{seed}\x1f{question.source}\x1f{text.source}".encode()).digest()
