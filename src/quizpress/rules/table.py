"""Every rule over the questions, in one table."""

from quizpress.rules.article_table import ARTICLE_RULES
from quizpress.rules.finding import Rule
from quizpress.rules.question_table import QUESTION_RULES

RULES: tuple[Rule, ...] = (*QUESTION_RULES, *ARTICLE_RULES)
