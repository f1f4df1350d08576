"""What of a paragraph may be an answer: its numbers, its dates and its names, as typed."""

from typing import NamedTuple

from quizpress.rules.article_words import ArticleParagraph
from quizpress.rules.facts import find_facts
from quizpress.rules.languages import language_words

MOST = 8
"""How many of a kind are named for one paragraph."""
_LONGEST = 60


class Candidates(NamedTuple):
    """Texts that may be answers, each once, in the order in which they stand."""

    numbers: tuple[str, ...]
    dates: tuple[str, ...]
    names: tuple[str, ...]


def find_candidates(text: str, language: str) -> Candidates:
    """Return what may be asked for in a paragraph; languages without words have fewer dates."""
    facts = find_facts(ArticleParagraph(text, language_words(language)), language)

    def few_of(kind: str) -> tuple[str, ...]:
        texts = [fact.text for fact in facts if fact.kind == kind and len(fact.text) <= _LONGEST]
        return tuple(dict.fromkeys(texts))[:MOST]

    return Candidates(few_of("number"), few_of("date"), few_of("name"))
