"""Where the options of a choice stand: in a fixed order, or shuffled with some kept last."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from quizpress.model import Choice
from quizpress.problem import Report, Span
from quizpress.rules.languages import calendar_names, language_words, ordinals_of
from quizpress.rules.patterns import naming_options
from quizpress.rules.stems import straight, words_in
from quizpress.text.plain import plain_text

_FEWEST_NAMED = 2
"""How many options there must be for another one to stand for all, none or two of them."""
_LONGEST_QUANTITY = 40
_DIGIT = re.compile(r"[\d\u00bc-\u00be\u2150-\u215e]|\b[IVX]+\b")


class OrderAsked(NamedTuple):
    """What a deck asks of the order of a question's options.

    `own` is the value of the card's `keep_order`, in small letters, `shared` that of its section
    or deck; each is empty where not given. `last` holds the places of the distractors, from 0,
    that say whether they are kept last.
    """

    own: str
    shared: str
    keys_first: bool
    last: Mapping[int, bool]


def place_options(choice: Choice, asked: OrderAsked, language: str) -> Choice:
    """Return a choice with the order in which its options always stand, or those kept last.

    "All of the above" and its like are kept last, unless the card itself asks for another order.
    """
    keys = range(len(choice.keys))
    said = [straight(plain_text(text)) for text in choice.options]
    words = language_words(language)
    naming = naming_options(said, words)
    if naming:
        choice = choice._replace(naming=(*naming,))
    if asked.own not in ("", "false") or len(said) - len(naming) < _FEWEST_NAMED:
        naming = []
    kept_last = {*naming}
    for place, at_end in asked.last.items():
        (kept_last.add if at_end else kept_last.discard)(len(keys) + place)
    keep = asked.own or asked.shared
    if not (keep or kept_last or _may_be_quantities(said, language)):
        return choice  # Most are so.
    wrong = range(len(keys), len(said))
    written = [*keys, *wrong] if asked.keys_first else [*wrong, *keys]
    free = [place for place in written if place not in kept_last]
    last = tuple([place for place in written if place in kept_last])
    match keep:
        case "":
            from quizpress.rules.quantities import rising_order  # noqa: PLC0415  Few are numbers.

            rising = rising_order([said[place] for place in free], words)
            if rising is None:
                return choice._replace(last=last)
            return choice._replace(order=(*[free[place] for place in rising], *last))
        case "false":
            return choice._replace(last=last)
        case "true":
            return choice._replace(order=(*free, *last), order_shared=not asked.own)
        case number:
            order = [place for place in (*free, *last) if place in wrong]
            order[int(number) - 1 : int(number) - 1] = keys
            return choice._replace(order=tuple(order))


def report_place_of_key(choice: Choice, place: int, where: Span, report: Report) -> None:
    """Report a place for the key, counted from 1, that it cannot have."""
    count = len(choice.options)
    if len(choice.keys) > 1:
        message = f"a number places a single key, and this question has {len(choice.keys)}"
        hint = "write `true` to keep the order written"
    elif place > count:
        message = f"the key cannot be option {place} of {count}"
        hint = f"write a number from 1 to {count}, or `true` to keep the order written"
    else:
        return
    report.say("keep-order", where, message, hint)


def _may_be_quantities(said: Sequence[str], language: str) -> bool:
    """Say whether all options hold a number or the like, which is told in little time."""
    first, names = said[0], _names_of_numbers(language)
    return (
        len(first) <= _LONGEST_QUANTITY
        and _may_begin_quantity(first.lower(), language)
        and all(_holds_number(text, names) for text in said)
    )


_FIRST_WORD = re.compile(
    r"(?P<filler>(?:(?:of|the|de|del|le|el|on|am)[\s,./]+)*)(?P<word>[^\W\d_]{4,})"
)
_AROUND_ROMAN = ("siglo", "century")


def _may_begin_quantity(small: str, language: str) -> bool:
    """Say whether a text in small letters may be a quantity; most are told by their first word."""
    found = _FIRST_WORD.match(small)
    if not found:
        return True
    word = found["word"]
    if found["filler"]:
        return word.startswith(_names_of_days(language))
    return word.startswith(_first_words_of_quantities(language)) or not word.strip("ivx")


def _holds_number(text: str, names: tuple[str, ...]) -> bool:
    if _DIGIT.search(text):
        return True
    return any(word.startswith(names) for word in words_in(text.lower()))


@cache
def _names_of_numbers(language: str) -> tuple[str, ...]:
    """Return how words begin that are numbers, months or weekdays."""
    words = language_words(language)
    names = {*words.numbers, *words.scales, *words.ordinal_words}
    return tuple(sorted(names | calendar_names(language)))


@cache
def _names_of_days(language: str) -> tuple[str, ...]:
    return tuple(calendar_names(language))


@cache
def _first_words_of_quantities(language: str) -> tuple[str, ...]:
    """Return how long words begin that a quantity can begin with."""
    ordinals = ordinals_of(language_words(language))
    return (*_AROUND_ROMAN, *_names_of_numbers(language), *ordinals)
