"""What is wrong between two cards: one question asked twice, two right answers in reverse."""

import re

from quizpress.checks.rules.comparison import file_form, repeated, shown_form, shown_forms
from quizpress.model import Card, Choice, Deck, Matching, Ordering, Short, answers_of, question_of
from quizpress.problem import Report, Span
from quizpress.text import Text
from quizpress.text.plain import same_words

_ASIDE = re.compile(r"!\[[^\[\]]*\]|\([^()]*\)")
_LETTERS = re.compile(r"[^\W_]+")
"""What two texts that show the same have in common, without pictures and what is in brackets."""


def questions_twice(deck: Deck, cards: list[Card], report: Report) -> None:
    """Report one question with different answers, and one card written twice.

    What tells questions apart is all that is shown with them: pictures, sounds and options too.
    """
    first: dict[object, Card] = {}
    articles = {
        id(card): section.article
        for section in deck.sections
        if section.article
        for card in section.cards
    }
    # To compare what all cards show takes long.
    letters = [_letters_of(question_of(card.content)) for card in cards]
    for card in repeated(cards, letters):
        other = first.setdefault(_shown_when_asked(deck, card), card)
        if other is card:
            continue
        line = report.source.place(other.span).line
        if _shown_answers(deck, other) != _shown_answers(deck, card):
            message = f"this question has another answer on line {line}"
            hint = "make the question say which answer is meant, or join the two in one list"
            report.say("question-conflict", card.span, message, hint)
        elif type(other.content) is not type(card.content):
            continue
        elif articles.get(id(other)) is not articles.get(id(card)):
            message = f"this question is asked on line {line} already, of another article"
            report.say("question-again", card.span, message, "make the questions differ")
        elif _are_apart(other, card):
            message = f"this question is asked on line {line} already, of another paragraph"
            hint = "make the questions differ, or join the two with both paragraphs under `at`"
            report.say("question-again", card.span, message, hint)
        else:
            message = f"this card stands on line {line} already"
            report.say("question-twice", card.span, message, "remove one of the two")


def _letters_of(text: Text) -> str:
    """Return what texts have in common that show the same; of one with marks its letters."""
    words = same_words(text.source)
    if not text.blocks:
        return words
    return "\x01" + "".join(_LETTERS.findall(_ASIDE.sub("", words) if "(" in words else words))


def _are_apart(one: Card, other: Card) -> bool:
    """Say whether two cards are about different paragraphs of the article."""
    places = ({at.paragraph for at in one.at}, {at.paragraph for at in other.at})
    return all(places) and not places[0] & places[1]


def _shown_when_asked(deck: Deck, card: Card) -> object:
    """Return what is the same for two cards exactly where they ask the same."""
    question = shown_form(deck, question_of(card.content))
    beside: list[str] = []
    match card.content:
        case Choice() as choice:
            sounds = [sound for sound in choice.option_sounds if sound]
            beside = sorted(shown_forms(deck, choice.options))
            beside += sorted([file_form(deck, sound.file) for sound in sounds])
        case Matching(pairs=pairs, pool=pool):
            beside = sorted(shown_forms(deck, [left for left, _ in pairs]))
            beside += sorted(shown_forms(deck, pool))
        case Ordering(items=items):
            beside = sorted(shown_forms(deck, items))
    image = file_form(deck, card.image.file) if card.image else ""
    asked = card.audio and card.audio.side == "question"
    audio = file_form(deck, card.audio.file) if card.audio and asked else ""
    return (question, *beside, image, audio) if beside or image or audio else question


def _shown_answers(deck: Deck, card: Card) -> frozenset[str]:
    match card.content:
        case Short(answers=texts) | Choice(keys=texts):
            return frozenset(shown_forms(deck, texts))
        case Ordering(items=items):
            return frozenset(["\x1f".join(shown_forms(deck, items))])
        case _:
            return frozenset(map(same_words, answers_of(card.content)))


def _asks_answer(card: Card) -> bool:
    """Say whether a card is asked in reverse by its answer alone."""
    content = card.content
    return isinstance(content, Short) and content.both and not content.reverse


def shared_reverses(deck: Deck, cards: list[Card], report: Report) -> None:
    """Warn of a card asked in reverse too whose answer another card has: two answers are right."""
    if not any(map(_asks_answer, cards)):
        return
    first: dict[frozenset[str], Card] = {}
    told: set[Span] = set()
    for card in cards:
        if not isinstance(card.content, Short):
            continue
        answer = frozenset([form.casefold() for form in shown_forms(deck, card.content.answers)])
        other = first.setdefault(answer, card)
        if shown_form(deck, question_of(other.content)) == shown_form(deck, card.content.question):
            continue  # It is the card itself, or one that is told of as asked twice.
        reversed_, rival = (card, other) if _asks_answer(card) else (other, card)
        if reversed_.span in told or not _asks_answer(reversed_):
            continue
        told.add(reversed_.span)
        line = report.source.place(rival.span).line
        message = f"asked in reverse, this has two right answers: line {line} has its answer too"
        hint = "make the answers differ, or let `both` be a question that has one"
        report.say("reverse-shared", reversed_.at_key("both"), message, hint)


def asked_in_reverse(deck: Deck, cards: list[Card], report: Report) -> None:
    """Report a reverse that asks what `q` asks."""
    for card in cards:
        content = card.content
        if not isinstance(content, Short) or not content.reverse:
            continue
        where, question = card.at_key("both"), content.question
        asked, in_reverse = shown_forms(deck, (question, content.reverse))
        if asked.casefold() == in_reverse.casefold():
            hint = "write the question that `q` answers, or `both: true` to ask by the answer"
            report.say("reverse-same", where, "in reverse this asks the same as `q`", hint)
