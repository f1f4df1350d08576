"""Rules over all cards of a deck together."""

from collections import Counter
from collections.abc import Iterator

from quizpress.rules.card_words import DeckWords
from quizpress.rules.finding import Finding

_FEWEST_CHOICES = 10
_LONGEST_PART = 0.4


def keys_longest(deck: DeckWords) -> Iterator[Finding]:
    """Find decks whose keys are the longest options far more often than chance has it."""
    single = [
        card
        for card in deck.choices
        if len(card.content.keys) == 1 and len(card.content.distractors) > 1
    ]
    longest = [card for card in single if len(card.options[0]) > max(map(len, card.options[1:]))]
    count = len(longest)
    by_chance = [1 / len(card.options) for card in single]
    # Twice the standard deviation above: chance alone does that once in forty decks.
    most = sum(by_chance) + 2 * sum(part * (1 - part) for part in by_chance) ** 0.5
    if len(single) >= _FEWEST_CHOICES and count > max(most, _LONGEST_PART * len(single)):
        message = (
            f"the key is the longest option in {count} of {len(single)} choices,"
            f" where chance would make it {sum(by_chance):.0f}"
        )
        hint = (
            "shorten keys, or let distractors say as much: who takes the longest gets these right"
        )
        yield Finding(longest[0].card, longest[0].card.span, message, hint)


def key_places(deck: DeckWords) -> Iterator[Finding]:
    """Find decks in which kept orders put the key into one place too often."""
    kept = [card for card in deck.choices if card.content.order and len(card.content.keys) == 1]
    if len(kept) < _FEWEST_CHOICES:
        return
    places = Counter(1 + card.content.order.index(0) for card in kept)
    place, count = places.most_common(1)[0]
    if count > len(kept) / 2:
        message = f"in {count} of {len(kept)} choices of kept order the key is option {place}"
        yield Finding(kept[0].card, kept[0].card.span, message, "put it into other places, too")
