"""The order of options in Anki: drawn from their words, the same on every machine."""

from collections.abc import Sequence
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


def split_options(choice: Choice) -> tuple[list[AnswerOption], list[AnswerOption]]:
    """Return the right and the wrong options, each as written."""
    keys = [AnswerOption(key, right=True, why=EMPTY) for key in choice.keys]
    return keys, [AnswerOption(d.text, right=False, why=d.why) for d in choice.distractors]


def scramble_options(choice: Choice, seed: str) -> list[AnswerOption]:
    """Return the options of a question in the order that a seed gives, or that the deck keeps.

    Options are sorted by a hash of seed, question and text, so that a change in one
    question or one option moves no other.
    """
    if choice.keep_order is not False:
        return keep_options(choice)
    keys, wrong = split_options(choice)
    return sorted(
        [*keys, *wrong], key=lambda option: _draw_place(seed, choice.question, option.text)
    )


def keep_options(choice: Choice) -> list[AnswerOption]:
    """Return options in the order that the deck asks to keep."""
    keys, wrong = split_options(choice)
    if choice.keep_order is True:
        return [*keys, *wrong] if choice.keys_first else [*wrong, *keys]
    place = choice.keep_order - 1
    return [*wrong[:place], *keys, *wrong[place:]]


def mix_texts(texts: Sequence[Text], seed: str, question: Text) -> tuple[Text, ...]:
    """Return different texts in the order that a seed gives, whatever the one given.

    That may be the order written; to rule it out would tell students of two items which is first.
    """
    return tuple(sorted(texts, key=lambda text: _draw_place(seed, question, text)))


def _draw_place(seed: str, question: Text, text: Text) -> bytes:
    return sha256(f"{seed}\x1f{question.source}\x1f{text.source}".encode()).digest()
