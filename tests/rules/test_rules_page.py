"""The page on the rules says what their table says."""

from harness import TESTS
from quizpress.codes import RULE_CODES
from quizpress.rules.table import RULES
from rules_page import rules_page


def test_every_rule_has_a_level_and_every_level_a_rule() -> None:
    assert [rule.code for rule in RULES] == sorted(
        RULE_CODES, key=[rule.code for rule in RULES].index
    )


def test_the_page_is_made_from_the_table() -> None:
    # Written by: python tests/helpers/rules_page.py > docs/rules.md
    assert (TESTS.parent / "docs" / "rules.md").read_text("utf-8") == rules_page()
