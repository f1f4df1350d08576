"""Rules over all cards of a deck together."""

from collections import Counter
from collections.abc import Iterator, Sequence

from quizpress.rules.card_words import ChoiceWords, DeckWords
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
    shared = [card for card in kept if card.content.order_shared]
    place, count = _most_usual_place(shared)
    if count == len(shared) >= _FEWEST_SHARED:
        message = f"`keep_order` of section or deck makes the key option {place} in all {count}"
        message += " choices"
        yield Finding(shared[0].card, shared[0].card.span, message, _WITHOUT_KEEPING)
        return
    place, count = _most_usual_place(kept)
    if len(kept) >= _FEWEST_CHOICES and count > len(kept) / 2:
        message = f"in {count} of {len(kept)} choices of kept order the key is option {place}"
        hint = "put it into other places, too"
        yield Finding(kept[0].card, kept[0].card.span, message, hint, quiet=True)


def _most_usual_place(choices: Sequence[ChoiceWords]) -> tuple[int, int]:
    """Return where most keys stand, from 1, and of how many choices; zeros for no choices."""
    places = Counter(1 + card.content.order.index(0) for card in choices)
    return places.most_common(1)[0] if places else (0, 0)


_FEWEST_SHARED = 3
_WITHOUT_KEEPING = (
    "leave it out: without it, too, all but versions B, C, … ask the questions in the order"
    " written; `last: true` keeps one distractor at the end"
)
