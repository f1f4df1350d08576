"""Every rule over the questions, in one table."""

from quizpress.rules.article_table import ARTICLE_RULES
from quizpress.rules.cloze_table import CLOZE_RULES
from quizpress.rules.deck_table import DECK_RULES
from quizpress.rules.finding import Rule
from quizpress.rules.item_table import ITEM_RULES
from quizpress.rules.options_table import OPTION_RULES
from quizpress.rules.pairs_table import PAIR_RULES

RULES: tuple[Rule, ...] = (
    *ITEM_RULES,
    *OPTION_RULES,
    *CLOZE_RULES,
    *PAIR_RULES,
    *ARTICLE_RULES,
    *DECK_RULES,
)
