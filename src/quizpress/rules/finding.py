"""What a rule says of a card."""

from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple

from quizpress.model import Card
from quizpress.problem import Span
from quizpress.rules.card_words import DeckWords
from quizpress.rules.languages import LanguageWords

Family = Literal["item", "options", "cloze", "pairs", "article", "deck"]


class Finding(NamedTuple):
    """What a rule found: where, what is wrong, what to do.

    A quiet one is an info, whatever the level of its rule.
    """

    card: Card
    span: Span
    message: str
    hint: str
    quiet: bool = False


class Rule(NamedTuple):
    """What a rule looks for, and how well it does.

    `needs` are the fields of the language's words without which it cannot work. `why` tells an
    author what is wrong with what it finds. `source` is where the rule comes from, `measured` how
    often it was right, with numbers; the two examples are cards as YAML, of which the rule
    reports the second alone; those of the family article are about `EXAMPLE_ARTICLE`. How bad what
    it finds is stands in the table of codes.
    """

    code: str
    family: Family
    find: Callable[[DeckWords], Iterable[Finding]]
    needs: tuple[str, ...]
    why: str
    source: str
    measured: str
    passing: str
    failing: str

    def lacks(self, words: LanguageWords) -> list[str]:
        """Return what it needs of a language that has no words for it; then it cannot be asked."""
        return [field for field in self.needs if not getattr(words, field)]
