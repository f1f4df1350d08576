"""The rules that need no article, in one table."""

from quizpress.rules.cloze_table import CLOZE_RULES
from quizpress.rules.deck_table import DECK_RULES
from quizpress.rules.finding import Rule
from quizpress.rules.item_table import ITEM_RULES
from quizpress.rules.options_table import OPTION_RULES
from quizpress.rules.pairs_table import PAIR_RULES

QUESTION_RULES: tuple[Rule, ...] = (
    *ITEM_RULES,
    *OPTION_RULES,
    *CLOZE_RULES,
    *PAIR_RULES,
    *DECK_RULES,
)
