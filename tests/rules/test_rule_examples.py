"""Every rule shows a card that it reports and one that it does not, and reports just these."""

import pytest

from harness import Write
from quizpress.codes import CODES, RULE_CODES
from quizpress.rules.languages import LanguageWords
from quizpress.rules.table import RULES
from rule_findings import BY_CODE, Said, findings

SHOWN = {
    # a rule, and what it says of its failing example
    "negative-stem": Said(
        "Which of these is not a mammal?",
        "the question asks for what does not hold, and `not` is easily missed",
        quiet=False,
    ),
    "contentless-stem": Said(
        "Which of the following is true?",
        "the question says nothing of what it is about, so all options must be read",
        quiet=False,
    ),
    "stem-no-question": Said(
        "The capital of Peru", "this neither asks a question nor says what to do", quiet=False
    ),
    "blank-inside": Said(
        "The capital of Peru is ____.", "a blank is written into the question", quiet=False
    ),
    "double-question": Said(
        "'Who discovered radium, and when?'", "two things are asked at once", quiet=False
    ),
    "stale-time": Said(
        "Who won the cup last week?",
        "`last week` moves with the day on which this is read",
        quiet=True,
    ),
    "article-mention": Said(
        "'Who is minister, according to the article?'",
        "`according to the article` leans on a text that Anki does not show",
        quiet=False,
    ),
    "dangling-pronoun": Said(
        "Why did he resign?", "`he` stands for something that the card does not name", quiet=False
    ),
    "all-above": Said(
        "All of the above",
        "`All of the above` is right as soon as two other options are seen to be",
        quiet=False,
    ),
    "none-above": Said(
        "None of the above",
        "`None of the above` tests whether the others are known to be wrong, no more",
        quiet=False,
    ),
    "combined-options": Said(
        "Both A and C", "`Both A and C` names other options by letter or number", quiet=False
    ),
    "true-false-options": Said(
        "Pluto is a planet.", "this is a choice between true and false, or yes and no", quiet=False
    ),
    "key-longest": Said(
        "Land that a river makes of what it carries to the sea",
        "the key is much longer than every distractor, which tells it from them",
        quiet=False,
    ),
    "clang": Said(
        "A pressure gauge",
        "`pressure` stands in the question and in the key, and in no distractor",
        quiet=False,
    ),
    "gap-large": Said(
        "'Atomicity means that at last {{all or nothing of a transaction is done}}.'",
        "the gap hides 8 of 13 words",
        quiet=False,
    ),
    "gap-alone": Said(
        "'Iron on {{stone}}.'",
        "with its gap hidden, 2 words are left to tell what is asked",
        quiet=False,
    ),
    "gap-function-word": Said(
        "'The capital of Peru is {{the}} city of Lima.'",
        "the gap hides `the`, which says little by itself",
        quiet=False,
    ),
    "gap-shown": Said(
        "'{{c1::Lima}} is in Peru, and Lima is its capital.'",
        "`Lima` stands in the rest of the text",
        quiet=False,
    ),
    "yes-no": Said(
        "Is Pluto a dwarf planet?",
        "yes or no answers this, which a guess does half of the time",
        quiet=False,
    ),
    "answer-long": Said(
        "The passage of water through a membrane that holds back salt from where there is less"
        " to where there is more",
        "the answer has 21 words, more than are recalled as one thing",
        quiet=False,
    ),
    "answer-restates": Said(
        "The metal that melts at room temperature is mercury",
        "most words of the answer are those of the question",
        quiet=False,
    ),
    "answer-set": Said("'Red, yellow, blue'", "the answer is a list in one text", quiet=False),
    "given-away": Said("Baseball", "every word of the answer stands in the question", quiet=False),
    "keys-longest": Said(
        "What is item 1?",
        "the key is the longest option in 10 of 10 choices, where chance would make it 3",
        quiet=False,
    ),
    "key-places": Said(
        "What is item 1?", "in 10 of 10 choices of kept order the key is option 2", quiet=True
    ),
    "near-duplicate": Said(
        "What river is flowing through the city of Paris?",
        "this asks nearly what another card asks: `Which river flows through the city of Paris?`",
        quiet=False,
    ),
    "answered-elsewhere": Said(
        "Who invented the telescope?",
        "`Hans Lippershey` can be read from another card:"
        " `When did Hans Lippershey invent the telescope?`",
        quiet=True,
    ),
}
COUNTED = ("keys-longest", "key-places")
"""Rules that need no measure: they count."""
OURS = [rule.code for rule in RULES if rule.family != "article"]


@pytest.mark.parametrize("code", OURS)
def test_the_failing_example_is_reported(code: str, deck: Write) -> None:
    assert findings(BY_CODE[code].failing, [code], deck) == [SHOWN[code]]


@pytest.mark.parametrize("code", OURS)
def test_the_passing_example_is_not(code: str, deck: Write) -> None:
    assert findings(BY_CODE[code].passing, [code], deck) == []


@pytest.mark.parametrize("code", [code for code in OURS if BY_CODE[code].needs])
def test_a_language_without_words_is_left_alone(code: str, deck: Write) -> None:
    assert findings(BY_CODE[code].failing, [code], deck, language="fi") == []


@pytest.mark.parametrize("code", OURS)
def test_a_rule_says_why_and_how_well(code: str) -> None:
    rule = BY_CODE[code]
    assert all([rule.why, rule.source, rule.measured])
    assert {*rule.needs} <= {*LanguageWords._fields}
    if CODES[rule.code].severity == "warning" and code not in COUNTED:
        assert "read by hand" in rule.measured


def test_every_rule_has_a_level_and_every_level_a_rule() -> None:
    assert [rule.code for rule in RULES] == sorted(
        RULE_CODES, key=[rule.code for rule in RULES].index
    )
