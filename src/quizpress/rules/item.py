"""Rules over the question itself, of whatever kind."""

import re
from collections.abc import Iterator

from quizpress.model import Choice, Short, question_of
from quizpress.problem import clipped
from quizpress.rules.card_words import CardWords, ChoiceWords, DeckWords
from quizpress.rules.finding import Finding
from quizpress.rules.patterns import compiled, search_for
from quizpress.rules.stems import words_in
from quizpress.text import Emphasis, Strong, nodes_of

_CLIP = 40
_TWO = 2


def negative_stems(deck: DeckWords) -> Iterator[Finding]:
    """Find choices that ask for what does not hold; one that shows it in bold is no warning."""
    search = search_for(deck.language.negative_pattern)
    for card in deck.cards_with(deck.language.negative_words) if deck.choices else ():
        if not isinstance(card, ChoiceWords):
            continue
        found = search(card.unquoted)
        word = _negative_word(found.group(), card) if found else _capital_negative(card)
        # With a capital it is part of a title.
        if not word or word.capitalize() in words_in(card.question)[1:]:
            continue
        if _is_emphasised(word, card):
            message, hint = "the question asks for what does not hold", "ask for what holds"
            yield Finding(card.card, card.card.span, message, hint, quiet=True)
            continue
        message = f"the question asks for what does not hold, and `{word}` is easily missed"
        hint = f"ask for what holds, or write it as `**{word}**`"
        yield Finding(card.card, card.card.span, message, hint)


def _negative_word(found: str, card: CardWords) -> str:
    """Return the last negative word of what was found."""
    words = [word for word in words_in(found) if word in card.words.negative_words]
    return words[-1] if words else found.strip(" ?.:_")


def _capital_negative(card: ChoiceWords) -> str:
    """Return a negative word in capitals, in a question that is not all capitals."""
    if card.question.isupper():
        return ""
    typed = [word for word in words_in(card.question) if len(word) > _TWO or word == "NO"]
    negative = [word.lower() for word in typed if word.isupper()]
    return next((word for word in negative if word in card.words.negative_words), "")


def _is_emphasised(word: str, card: ChoiceWords) -> bool:
    if re.search(rf"\b{re.escape(word.upper())}\b", card.question):
        return True
    question = card.content.question
    return any(
        isinstance(node, Strong | Emphasis)
        and word in question.source[node.start : node.end].lower()
        for node in nodes_of(question)
    )


_FEW = 4
"""How many words that say something a question may have that says nothing."""


def contentless_stems(deck: DeckWords) -> Iterator[Finding]:
    """Find questions of choices that say nothing of what is asked."""
    if not deck.choices:
        return
    match = compiled(deck.language.contentless_pattern).fullmatch
    for card in deck.choices:
        if match(card.small.strip()) and len(card.stems) <= _FEW:
            message = "the question says nothing of what it is about, so all options must be read"
            hint = "put into the question what all options have in common"
            yield Finding(card.card, card.card.span, message, hint)


_ASKING = re.compile(r"[:\uff1f\u061f\u037e]|\.\.\.|\u2026|__")


def stems_without_question(deck: DeckWords) -> Iterator[Finding]:
    """Find questions that neither ask nor tell what to do."""
    told = search_for(deck.language.imperative_pattern)
    for card in deck.cards:
        if (
            _is_asked(card)
            and "?" not in card.small
            and not _ASKING.search(card.small)
            and not (card.small_words and card.small_words[0] in deck.language.question_words)
            and not told(card.small)
        ):
            message = "this neither asks a question nor says what to do"
            hint = "end it with a question mark, or begin with `Name`, say"
            yield Finding(card.card, card.card.span, message, hint)


def _is_asked(card: CardWords) -> bool:
    return isinstance(card.card.content, Choice | Short)


_BLANK = re.compile(
    r"(?<!\w)_{2,}(?!\w)|(?<!\S)_(?![^\s.,?-])|\.{4,}|\[(?:blank|\s*|_+|\.\.\.|\u2026)\]"
    r"|\u2026{2,}|-{4,}|(?<!\w)\((?:blank|\s+|\.\.+)\)"
)


def blanks_inside(deck: DeckWords) -> Iterator[Finding]:
    """Find blanks written into a question that is no cloze."""
    for card in deck.cards:
        small = card.unquoted if "`" in question_of(card.card.content).source else card.small
        marked = "_" in small or ".." in small or "[" in small or "(" in small or "--" in small
        if (marked or "\u2026" in small) and _BLANK.search(small) and _is_asked(card):
            message = "a blank is written into the question"
            hint = "write a question, or a `cloze:` with the word in `{{ }}`"
            yield Finding(card.card, card.card.span, message, hint)


_ESSAY = 15


def double_questions(deck: DeckWords) -> Iterator[Finding]:
    """Find cards that ask two things at once; where an essay answers, it is no warning."""
    asking = deck.language.question_words
    search = search_for(deck.language.double_pattern)
    for card in deck.cards_with(asking, _TWO) if deck.shorts else ():
        if not isinstance(card.card.content, Short) or len(card.answers) > 1:
            continue
        if search(card.unquoted) or _questions_in(card) >= _TWO:
            message = "two things are asked at once"
            hint = "make two cards of it: each is remembered, and forgotten, by itself"
            quiet = len(card.answers[0].split()) > _ESSAY
            yield Finding(card.card, card.card.span, message, hint, quiet=quiet)


def _questions_in(card: CardWords) -> int:
    """Count the stretches before a question mark that hold a question word."""
    if card.small.count("?") < _TWO:
        return 0
    asked = card.unquoted.split("?")[:-1]
    asking = card.words.question_words
    return sum(any(word in asking for word in words_in(part)) for part in asked)


_SENTENCE = re.compile(r"[.!?]['\")]* +(?=\S)")


def stale_times(deck: DeckWords) -> Iterator[Finding]:
    """Find times that are another with each day that passes.

    A question about no article may be about a story, in which time is its own: no warning.
    """
    words = deck.language.stale_words
    search, dated = (
        search_for(deck.language.stale_pattern),
        search_for(deck.language.dated_pattern),
    )
    for card in deck.cards_with(words):
        found = search(card.unquoted)
        # What several sentences tell is a case or a story, and has a time of its own.
        if found and not dated(card.small) and not _SENTENCE.search(card.unquoted):
            moment = found.group()
            if not _is_title(moment, card):
                message = f"`{clipped(moment, _CLIP)}` moves with the day on which this is read"
                hint = "write the date, or the year"
                quiet = not deck.is_about_article
                yield Finding(card.card, card.card.span, message, hint, quiet=quiet)


def _is_title(moment: str, card: CardWords) -> bool:
    """Say whether a time is part of a name, as `Yesterday` of a song."""
    place = card.small.find(moment)
    return place > 1 and card.question[place : place + 1].isupper()


def article_mentions(deck: DeckWords) -> Iterator[Finding]:
    """Find cards for Anki that lean on an article which is not at hand there."""
    search = search_for(deck.language.article_pattern)
    for card in deck.cards_with(deck.language.article_words):
        if "anki" in card.card.only and (found := search(card.small)):
            message = f"`{clipped(found.group(), _CLIP)}` leans on a text that Anki does not show"
            hint = "say what it is about, or keep the card on paper: `only: paper`"
            yield Finding(card.card, card.card.span, message, hint)


def dangling_pronouns(deck: DeckWords) -> Iterator[Finding]:
    """Find pronouns that stand for somebody whom the card does not name."""
    pronouns = deck.language.pronouns
    for card in deck.cards_with(pronouns):
        if not _is_asked(card):
            continue
        words = words_in(card.question)
        place = next(n for n, word in enumerate(words) if word.lower() in pronouns)
        before = [w for w in words[:place] if w.lower() not in card.words.function_words]
        if not before and not any(word[:1].isupper() for word in words[1:]):
            message = f"`{words[place]}` stands for something that the card does not name"
            yield Finding(card.card, card.card.span, message, "name it")
