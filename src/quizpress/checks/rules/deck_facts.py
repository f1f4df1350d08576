"""What is wrong with a deck as a whole."""

from datetime import date

from quizpress.model import Card, Cloze, Deck, TrueFalse
from quizpress.problem import Report, Span


def word_banks(deck: Deck, _cards: list[Card], report: Report) -> None:
    """Report distractors of a cloze that no word bank shows."""
    for section in deck.sections:
        for card in section.cards if not section.word_bank else ():
            match card.content:
                case Cloze(bank=False, distractors=others) if others:
                    message = "distractors of a cloze are printed in a word bank, and it has none"
                    hint = "add `word_bank: true` to the card, its section or the deck"
                    report.say("word-bank-missing", card.at_key("distractors"), message, hint)


def corrections_left_out(deck: Deck, _cards: list[Card], report: Report) -> None:
    """Report a false claim whose correction is asked for on paper, and which the key lacks."""
    for section in deck.sections:
        for card in section.cards if section.corrections else ():
            match card.content:
                case TrueFalse(truth=False, correction=right) if not right and "paper" in card.only:
                    message = "the quiz asks what holds instead, and the key has no answer"
                    hint = "add a `correction`, or take `corrections: true` away"
                    report.say("correction-missing", card.span, message, hint)


def shared_ids(_deck: Deck, cards: list[Card], report: Report) -> None:
    """Report an id that two cards have."""
    first: dict[str, Card] = {}
    for card in cards:
        if card.id and first.setdefault(card.id, card) is not card:
            line = report.source.place(first[card.id].span).line
            message = f"the id `{card.id}` is that of the card on line {line}"
            report.say("id-twice", card.at_key("id"), message, "give one of them another id")


def article_date(deck: Deck, _cards: list[Card], report: Report) -> None:
    """Report a date that no calendar has."""
    for article in deck.articles:
        try:
            date.fromisoformat(article.published or "2000-01-01")
        except ValueError:
            message = f"there is no date {article.published}"
            where = article.where["published"]
            report.say("text-form", where, message, "write year-month-day")


def name_of_outputs(deck: Deck, _cards: list[Card], report: Report) -> None:
    """Report a file name that no output can have, or that makes Anki restore a backup."""
    if not deck.stem.strip("."):
        message = "the name of this file gives its outputs none, since it is all dots"
    elif is_backup_name(deck.stem):
        message = f"Anki would restore `{deck.stem}.apkg` as a whole collection"
    else:
        return
    report.say("output-name", Span(0, 0), message, "give the deck's file another name")


def is_backup_name(stem: str) -> bool:
    """Say whether Anki takes a package of this name for a backup; see its import dialog."""
    return stem.lower() == "collection" or stem.lower().startswith("backup-")
