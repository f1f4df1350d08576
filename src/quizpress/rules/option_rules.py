"""Rules over the options of a choice."""

import re
from collections.abc import Callable, Iterator

from quizpress.problem import clipped
from quizpress.rules.card_words import ChoiceWords, DeckWords
from quizpress.rules.finding import Finding
from quizpress.rules.languages import LanguageWords
from quizpress.rules.patterns import joins_labels, names_all, names_none
from quizpress.rules.stems import content_stems, words_in

_CLIP = 60
_SEVERAL = 2
_NUMBERED = re.compile(r"\b1[.):](?s:.)+\b2[.):]")


def all_above(deck: DeckWords) -> Iterator[Finding]:
    """Find options that stand for all others."""
    said = "is right as soon as two other options are seen to be"
    return _naming_others(
        deck, names_all, said, "ask for all that are right, with a list under `a`"
    )


def none_above(deck: DeckWords) -> Iterator[Finding]:
    """Find options that stand for none of the others."""
    said = "tests whether the others are known to be wrong, no more"
    return _naming_others(
        deck, names_none, said, "put a plausible option in its place, or leave it out"
    )


def _naming_others(
    deck: DeckWords, names: Callable[[str, LanguageWords], bool], said: str, hint: str
) -> Iterator[Finding]:
    """Yield the first option of each choice that names others."""
    for card in deck.choices:
        for place in card.content.naming:
            if names(card.small_options[place], deck.language):
                message = f"`{clipped(card.options[place], _CLIP)}` {said}"
                yield Finding(card.card, card.span_of_option(place), message, hint)
                break


def combined_options(deck: DeckWords) -> Iterator[Finding]:
    """Find options that are letters or numbers of other options, as "A and C"."""
    pattern = deck.language.combined_pattern
    for card in deck.choices if pattern else ():
        # Numbers are answers of their own, unless the question numbers what it lists.
        numbered = "1" in card.question and bool(_NUMBERED.search(card.question))
        for place in range(len(card.options)) if numbered else card.content.naming:
            option = card.options[place]
            if joins_labels(option, pattern, len(card.options), numbered=numbered):
                message = f"`{clipped(option, _CLIP)}` names other options by letter or number"
                hint = "ask for all that are right, with a list under `a`"
                yield Finding(card.card, card.span_of_option(place), message, hint)
                break


def true_false_options(deck: DeckWords) -> Iterator[Finding]:
    """Find choices between true and false, or yes and no."""
    words = deck.language.true_false
    for card in deck.choices:
        if sum(option in words for option in card.small_options) >= _SEVERAL:
            message = "this is a choice between true and false, or yes and no"
            hint = "write it as a `claim:` with `a: true` or `a: false`"
            yield Finding(card.card, card.card.span, message, hint)


_LONGER = 1.25
_MORE_WORDS, _MORE_CHARACTERS = 4, 10


def longest_keys(deck: DeckWords) -> Iterator[Finding]:
    """Find keys that are much longer than all distractors."""
    for card in deck.choices:
        if _is_key_longest(card):
            message = "the key is much longer than every distractor, which tells it from them"
            hint = "shorten it, or let a distractor say as much"
            yield Finding(card.card, card.span_of_option(0), message, hint)


def _is_key_longest(card: ChoiceWords) -> bool:
    """Say whether the only key is longer by far than the longest distractor."""
    if len(card.content.keys) != 1 or len(card.content.distractors) < _SEVERAL:
        return False
    key, *others = card.options
    longest = max(others, key=len)
    if len(key) < max(_LONGER * len(longest), len(longest) + _MORE_CHARACTERS):
        return False
    return len(key.split()) >= len(longest.split()) + _MORE_WORDS


def clangs(deck: DeckWords) -> Iterator[Finding]:
    """Find a word that only the question and the key share."""
    for card in deck.choices:
        if len(card.content.keys) != 1 or not card.content.distractors:
            continue
        shared = content_stems(card.answers[0], deck.language) & card.stems
        if not shared:
            continue
        others = content_stems(" ".join(card.options[1:]), deck.language)
        alone = sorted(stem for stem in shared - others if not stem[0].isdecimal())
        if alone:
            typed = words_in(card.options[0])
            word = next((w for w in typed if w.lower().startswith(alone[0])), alone[0])
            message = f"`{word}` stands in the question and in the key, and in no distractor"
            hint = "use another word in one of them, or the same in a distractor"
            yield Finding(card.card, card.span_of_option(0), message, hint)
