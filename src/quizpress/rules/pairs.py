"""Rules over a question and the answer that is recalled."""

from collections.abc import Iterator

from quizpress.rules.card_words import DeckWords
from quizpress.rules.finding import Finding
from quizpress.rules.stems import content_stems, words_in

_LONG = 15
_RESTATED_WORDS, _RESTATED_PART = 7, 0.6
_SET_COMMAS, _SET_PARTS = 2, 5


def yes_no_questions(deck: DeckWords) -> Iterator[Finding]:
    """Find questions that half of all guesses answer."""
    said = deck.language.true_false
    for card in deck.shorts:
        if len(card.answers) > 1:
            continue
        first = card.answers[0].lower().split("\n")[0].partition(",")[0].rstrip(".! ")
        if first not in said:
            continue
        # A band, a river or a word can have the name, too.
        begins = card.small_words[:2]
        asked = "?" in card.small and not any(w in deck.language.question_words for w in begins)
        if asked or len(said & card.word_set) > 1:
            message = "yes or no answers this, which a guess does half of the time"
            hint = "ask what, who or why; or write a `claim:`"
            yield Finding(card.card, card.card.span, message, hint)


def long_answers(deck: DeckWords) -> Iterator[Finding]:
    """Find answers too long to be recalled word by word."""
    for card in deck.shorts:
        count = max([len(answer.split()) for answer in card.answers])
        if count > _LONG:
            message = f"the answer has {count} words, more than are recalled as one thing"
            hint = "cut it into cards, or make it open with `lines:`"
            yield Finding(card.card, card.span_of_answers(), message, hint)


def restating_answers(deck: DeckWords) -> Iterator[Finding]:
    """Find answers that repeat the question."""
    for card in deck.shorts:
        for answer in card.answers:
            if len(answer.split()) < _RESTATED_WORDS:
                continue
            stems = content_stems(answer, deck.language)
            if len(stems & card.stems) >= _RESTATED_PART * len(stems):
                message = "most words of the answer are those of the question"
                hint = "leave in the answer what is new"
                yield Finding(card.card, card.span_of_answers(), message, hint)
                break


def sets_as_answers(deck: DeckWords) -> Iterator[Finding]:
    """Find answers that list several things in one text."""
    for card in deck.shorts:
        if len(card.answers) == 1 and _is_list(card.answers[0]):
            message = "the answer is a list in one text"
            hint = "write a YAML list under `a`: each item gets its line, and its tick"
            yield Finding(card.card, card.span_of_answers(), message, hint)


def _is_list(answer: str) -> bool:
    if answer.count(";") >= _SET_COMMAS:
        return True
    parts = answer.split(", ")
    if len(parts) <= _SET_COMMAS or any(map(str.isdecimal, answer)):
        return False
    return all(len(words_in(part)) <= _SET_PARTS for part in parts)


def given_away(deck: DeckWords) -> Iterator[Finding]:
    """Find questions that hold all of their answer."""
    choosing = deck.language.alternative_words
    for card in deck.shorts:
        # A longer answer says more than the question.
        if len(card.answers) > 1 or len(card.answers[0]) > len(card.question):
            continue
        if not card.answer_stems or not card.answer_stems <= card.stems:
            continue
        if not choosing.isdisjoint(card.word_set) or any(s[0].isdecimal() for s in card.stems):
            continue
        message = "every word of the answer stands in the question"
        yield Finding(card.card, card.span_of_answers(), message, "ask without naming it")
