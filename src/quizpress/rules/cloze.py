"""Rules over what a cloze hides and what it leaves."""

from collections.abc import Iterator, Sequence

from quizpress.problem import clipped
from quizpress.rules.card_words import ClozeWords, DeckWords
from quizpress.rules.finding import Finding
from quizpress.rules.stems import words_in
from quizpress.text import Gap
from quizpress.text.plain import plain_words

_HIDDEN_PART = 3
_FEWEST_WORDS = 4
_CLIP = 40


def mostly_hidden(deck: DeckWords) -> Iterator[Finding]:
    """Find cards that hide more than a third of the words of a cloze."""
    for card in deck.clozes:
        every = len(card.small_words)
        if not card.is_prose or every <= _FEWEST_WORDS:
            continue
        for number, hidden in card.by_number.items():
            count = _words_hidden(hidden)
            if count * _HIDDEN_PART > every and every - count >= _FEWEST_WORDS:
                which = f"gap {number} hides" if len(card.by_number) > 1 else "the gap hides"
                message = f"{which} {count} of {every} words"
                hint = "hide less, or ask a question"
                yield Finding(card.card, card.card.span, message, hint)
                break


def little_context(deck: DeckWords) -> Iterator[Finding]:
    """Find clozes of which fewer than four words are left to tell what is asked."""
    for card in deck.clozes:
        if not card.is_prose or card.card.image or card.card.audio:
            continue
        for number, hidden in card.by_number.items():
            hints = sum(len(words_in(gap.hint_text)) for gap in hidden)
            left = len(card.small_words) - _words_hidden(hidden) + hints
            if left < _FEWEST_WORDS:
                which = f"gap {number}" if len(card.by_number) > 1 else "its gap"
                words = "1 word is" if left == 1 else f"{left or 'no'} words are"
                message = f"with {which} hidden, {words} left to tell what is asked"
                hint = "write a whole sentence around the gap, or a hint in it"
                yield Finding(card.card, card.card.span, message, hint)
                break


def _words_hidden(gaps: Sequence[Gap]) -> int:
    return sum(len(words_in(plain_words(gap.children))) for gap in gaps)


def hidden_function_words(deck: DeckWords) -> Iterator[Finding]:
    """Find gaps without a hint that hide but an article, a preposition or the like."""
    words = deck.language
    light = words.function_words - words.weighty_words - words.true_false - {*words.numbers}
    for card in deck.clozes if light else ():
        for gap in card.gaps:
            hidden = plain_words(gap.children).strip()
            if hidden in light and not gap.hint and not _is_inside_word(card, gap):
                message = f"the gap hides `{hidden}`, which says little by itself"
                yield Finding(card.card, card.card.span, message, "hide the word that matters")
                break


def _is_inside_word(card: ClozeWords, gap: Gap) -> bool:
    source = card.content.text.source
    beside = source[max(0, gap.start - 1) : gap.start] + source[gap.end : gap.end + 1]
    return any(character.isalnum() or character == "-" for character in beside)


_SHORTEST = 4


def shown_answers(deck: DeckWords) -> Iterator[Finding]:
    """Find gaps whose words stand in the rest of their cloze, outside of all gaps."""
    for card in deck.clozes:
        if not card.is_prose:
            continue
        shown = _spaced(words_in(card.shown.lower()))
        for hidden in card.answers:
            words = words_in(hidden.lower())
            told = [word for word in words if word not in deck.language.function_words]
            if len(hidden) >= _SHORTEST and told and _spaced(words) in shown:
                message = f"`{clipped(hidden, _CLIP)}` stands in the rest of the text"
                hint = "hide it there too, in a gap of the same number, or write another word"
                yield Finding(card.card, card.card.span, message, hint)
                break


def _spaced(words: Sequence[str]) -> str:
    return f" {' '.join(words)} "
