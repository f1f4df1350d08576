"""Where options stand: in rising order, as the deck asks, or shuffled with some kept last."""

from pathlib import Path

import pytest

from harness import Write, examine
from quizpress.model import Choice

CHOICES = (
    # the options of a card as written, its other keys, and how they stand: an order that is
    # fixed, or after a bar what is kept last
    ("a: A, distractors: [B, C]", "|"),
    # what stands for other options
    ("a: A, distractors: [None of the above, B]", "| None of the above"),
    ("a: All of the above, distractors: [B, C]", "| All of the above"),
    ("a: '**All** of the above.', distractors: [B, C]", "| **All** of the above."),
    ("a: B, distractors: [Neither A nor B, C, Both A and B]", "| Neither A nor B, Both A and B"),
    ("distractors: [None of these, B, C], a: All of these", "| None of these, All of these"),
    ("a: All of these, distractors: [None of these, B, C]", "| All of these, None of these"),
    ("a: B, distractors: [C, None of his sons]", "|"),
    # where nothing is left that they may stand for, they are answers of their own
    ("a: A and B, distractors: [A and C, B and C]", "|"),
    ("a: A, distractors: [None of these]", "|"),
    # numbers, dates and the like
    ("a: 12, distractors: [9, 100]", "9, 12, 100"),
    ("a: [100, 9], distractors: [12]", "9, 12, 100"),
    ("a: '**12**', distractors: ['`9`', 100]", "`9`, **12**, 100"),
    ("a: Friday, distractors: [Sunday, Monday]", "Monday, Friday, Sunday"),
    ("a: May, distractors: [June, April]", "April, May, June"),
    ("a: two weeks, distractors: [1 month, 3 days]", "3 days, two weeks, 1 month"),
    ("a: third, distractors: [second, first]", "first, second, third"),
    ("a: XV, distractors: [IX, IV]", "IV, IX, XV"),
    ("a: 12, distractors: [9, B12]", "|"),
    ("a: 12, distractors: [9, one of them]", "|"),
    ("a: 12, distractors: [None of these, 100, 9]", "9, 12, 100, None of these"),
    ("a: All of these, distractors: [100, 9]", "9, 100, All of these"),
    ("a: 12, distractors: [9, 100], keep_order: false", "|"),
    ("a: 12, distractors: [9, 100], keep_order: true", "12, 9, 100"),
    ("distractors: [100, 9], keep_order: true, a: 12", "100, 9, 12"),
    ("a: 12, distractors: [9, 100], keep_order: 3", "9, 100, 12"),
    # what the card asks for
    ("a: A, distractors: [{text: B, last: true}, C]", "| B"),
    ("a: A, distractors: [{text: B, last: true}, C, None of these]", "| B, None of these"),
    ("a: A, distractors: [{text: None of these, last: false}, C]", "|"),
    ("a: 12, distractors: [{text: 9, last: true}, 8]", "8, 12, 9"),
    ("a: A, distractors: [B, None of these, C], keep_order: false", "| None of these"),
    ("a: A, distractors: [None of these, C], keep_order: true", "A, None of these, C"),
    ("a: A, distractors: [None of these, C], keep_order: 2", "None of these, A, C"),
    ("a: A, distractors: [{text: B, last: true}, C], keep_order: true", "A, C, B"),
    ("a: A, distractors: [{text: B, last: true}, C], keep_order: 1", "A, C, B"),
    ("a: A, distractors: [{text: B, last: true}, C], keep_order: 3", "C, B, A"),
)


@pytest.mark.parametrize(("card", "stand"), CHOICES)
def test_options_stand_where_they_belong(card: str, stand: str, deck: Write) -> None:
    assert _stand(deck(f"title: T\ncards:\n- {{q: Q, {card}}}\n")) == [stand]


LANGUAGES = (
    # a language, options, and how they stand
    ("de", "a: Keine der genannten, distractors: [A, B]", "| Keine der genannten"),
    ("de", "a: einundzwanzig, distractors: [hundert, drei]", "drei, einundzwanzig, hundert"),
    ("fr", "a: Toutes ces r\u00e9ponses, distractors: [A, B]", "| Toutes ces r\u00e9ponses"),
    ("es-MX", "a: martes, distractors: [lunes, jueves]", "lunes, martes, jueves"),
    ("nl", "a: All of the above, distractors: [A, B]", "|"),
    ("nl", "a: 12, distractors: [9, 100]", "9, 12, 100"),
)


@pytest.mark.parametrize(("language", "card", "stand"), LANGUAGES)
def test_words_are_those_of_the_language(language: str, card: str, stand: str, deck: Write) -> None:
    path = deck(f"title: T\nlanguage: {language}\ncards:\n- {{q: Q, {card}}}\n")
    assert _stand(path) == [stand]


SHARED = (
    # what the deck asks for, what the section, the card, and how the options stand
    ("true", "", "a: A, distractors: [B, C]", "A, B, C"),
    ("", "true", "a: A, distractors: [B, C]", "A, B, C"),
    ("true", "false", "a: A, distractors: [B, C]", "|"),
    ("false", "true", "a: A, distractors: [B, C]", "A, B, C"),
    ("true", "", "a: A, distractors: [B, C], keep_order: false", "|"),
    ("true", "", "a: A, distractors: [B, C], keep_order: 2", "B, A, C"),
    ("", "false", "a: A, distractors: [B, C], keep_order: true", "A, B, C"),
    ("true", "", "a: 12, distractors: [9, 100]", "12, 9, 100"),
    ("false", "", "a: 12, distractors: [9, 100]", "|"),
    ("true", "", "a: All of these, distractors: [B, C]", "B, C, All of these"),
    ("false", "", "a: All of these, distractors: [B, C]", "| All of these"),
)


@pytest.mark.parametrize(("of_deck", "of_section", "card", "stand"), SHARED)
def test_a_card_keeps_the_order_that_its_section_or_deck_asks_for(
    of_deck: str, of_section: str, card: str, stand: str, deck: Write
) -> None:
    above = f"keep_order: {of_deck}\n" if of_deck else ""
    beside = f"keep_order: {of_section}, " if of_section else ""
    path = deck(f"title: T\n{above}sections:\n- {{{beside}cards: [{{q: Q, {card}}}]}}\n")
    assert _stand(path) == [stand]


def test_what_a_section_asks_for_ends_with_it(deck: Write) -> None:
    card = "{q: Q%d, a: A, distractors: [B, C]}"
    path = deck(
        f"title: T\nsections:\n- {{keep_order: true, cards: [{card % 1}]}}\n"
        f"- {{cards: [{card % 2}]}}\n"
    )
    assert _stand(path) == ["A, B, C", "|"]


def _stand(path: Path) -> list[str]:
    """Return for each choice its fixed order, or a bar and what is kept last."""
    seen = examine(path)
    assert seen.problems == []
    assert seen.deck is not None
    found = []
    for card in seen.deck.cards("anki"):
        assert isinstance(card.content, Choice)
        order, last = (
            ", ".join([card.content.options[place].source for place in places])
            for places in (card.content.order, card.content.last)
        )
        found.append(order or f"| {last}".rstrip())
    return found
