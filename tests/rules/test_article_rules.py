"""What the rules over places in an article find, and what they leave alone."""

import time

import pytest

from article_deck import deck_about
from harness import Write
from quizpress.problem import Span
from quizpress.rules.article_table import ARTICLE_RULES, EXAMPLE_ARTICLE
from quizpress.rules.article_words import names_in
from quizpress.rules.finding import Rule
from quizpress.rules.languages import language_words

RULES = {rule.code: rule for rule in ARTICLE_RULES}
FOUND = (
    # a code, a card about the example, what is said
    ("paragraph-number", "{q: When?, a: in 1946, at: 3}",
     "`1946` stands in paragraph 1, not in paragraph 3"),
    ("paragraph-number", "{q: When?, a: in 1931, at: [3, 4]}",
     "`1931` does not stand in paragraphs 3 and 4"),
    ("paragraph-number", "{q: How old?, a: twenty-two, at: 3}",
     "`twenty-two` does not stand in paragraph 3"),
    ("paragraph-number", "{cloze: 'He was {{21}} years old.', at: 3}",
     "`21` does not stand in paragraph 3"),
    ("paragraph-name", "{q: Who threw it?, a: Konrad Fischer, at: 3}",
     "the name `Konrad` stands in paragraph 2, not in paragraph 3"),
    ("paragraph-name", "{q: Who threw it?, a: Fischer's son, at: 3}",
     "the name `Fischer` stands in paragraph 2, not in paragraph 3"),
    ("paragraph-answer", "{q: What does it show?, a: two stamps of that time, at: 4}",
     "`two stamps of that time` stands in paragraph 5, not in paragraph 4"),
    ("paragraph-answer", "{q: What does it show?, a: stamps of a former time, at: 4}",
     "most of `stamps of a former time` stands in paragraph 5, not in paragraph 4"),
    ("paragraph-other", "{q: Where was the brown bottle found?, a: off Kiel, at: 5}",
     "paragraph 2 fits this card better than paragraph 5"),
    ("distractor-there", "{q: Who?, a: Richard Platz, distractors: ['A hike', Anna], at: 3}",
     "the distractor `A hike` stands in paragraph 3, too"),
    ("quote-moved", "{q: Who?, a: Platz, at: {p: 2, quote: on a hike in 1913}}",
     "the quote is located in paragraph 3, not in 2"),
    ("quote-edited", "{q: Who?, a: Platz, at: {p: 3, quote: threw it in the sea on a hike}}",
     "the quote is located in paragraph 3 in other words"),
    ("quote-not-found", "{q: Who?, a: Platz, at: {p: 3, quote: nobody knows who wrote it}}",
     "the quote is not located in paragraph 3, nor elsewhere"),
)  # fmt: skip
FINE = (
    # a code, a card about the example that is right
    ("paragraph-number", "{q: How old was he?, a: twenty, at: 3}"),
    ("paragraph-number", "{q: How many?, a: one, at: 2}"),
    ("paragraph-number", "{q: How long before?, a: 6 years, at: 1}"),
    ("paragraph-number", "{q: When and how old?, a: '1913, 20 years', at: [3, 4]}"),
    ("paragraph-number", "{q: How many?, a: several hundred, at: 2}"),
    ("paragraph-name", "{q: Who is Angela?, a: Erdmann's mother, at: 1}"),
    ("paragraph-name", "{q: Who was Konrad Fischer?, a: Fischer was a fisherman, at: 4}"),
    ("paragraph-name", "{q: Who?, a: Somebody Else, at: 3}"),
    ("paragraph-answer", "{q: How did she feel?, a: A nice surprise, at: 1}"),
    ("paragraph-answer", "{q: Where?, a: In the Baltic Sea, at: 2}"),
    ("paragraph-other", "{q: What happened?, a: Something, at: 1}"),
    ("paragraph-other", "{q: Where is it shown?, a: museum, at: 4}"),
    ("quote-edited", "{q: Who?, a: Platz, at: {p: 3, quote: ON A HIKE in 1913}}"),
)


@pytest.mark.parametrize(("code", "card", "message"), FOUND)
def test_a_card_is_found(deck: Write, code: str, card: str, message: str) -> None:
    words = deck_about(deck, EXAMPLE_ARTICLE, f"- {card}\n")

    assert [finding.message for finding in RULES[code].find(words)] == [message]


@pytest.mark.parametrize(("code", "card"), FINE)
def test_a_good_card_is_left_alone(deck: Write, code: str, card: str) -> None:
    assert [*RULES[code].find(deck_about(deck, EXAMPLE_ARTICLE, f"- {card}\n"))] == []


@pytest.mark.parametrize("rule", ARTICLE_RULES, ids=lambda rule: rule.code)
def test_the_examples_show_the_rule(deck: Write, rule: Rule) -> None:
    passing = deck_about(deck, EXAMPLE_ARTICLE, rule.passing + "\n")
    failing = deck_about(deck, EXAMPLE_ARTICLE, rule.failing + "\n")

    assert [*rule.find(passing)] == []
    assert len([*rule.find(failing)]) == 1


def test_a_finding_stands_where_the_paragraph_is_named(deck: Write) -> None:
    words = deck_about(deck, EXAMPLE_ARTICLE, "- {q: When?, a: 1946, at: 3}\n")
    (finding,) = RULES["paragraph-number"].find(words)
    (at,) = words.deck.sections[0].cards[0].at

    assert finding.span == at.span != Span(0, 0)
    assert finding.hint == "see whether `at` should be 1"


def test_a_single_common_word_makes_a_quiet_finding(deck: Write) -> None:
    words = deck_about(deck, EXAMPLE_ARTICLE, "- {q: What was it?, a: a postcard, at: 2}\n")

    assert [finding.quiet for finding in RULES["paragraph-answer"].find(words)] == [True]


def test_a_paragraph_that_does_not_exist_is_left_to_another_rule(deck: Write) -> None:
    words = deck_about(deck, EXAMPLE_ARTICLE, "- {q: When?, a: 1931, at: 9}\n- {q: Who?, a: I}\n")

    assert [finding for rule in ARTICLE_RULES for finding in rule.find(words)] == []


def test_weekdays_stand_for_days_near_the_day_of_the_article(deck: Write) -> None:
    text = "On Tuesday she heard of it.\n\nNothing else."
    card = "- {q: When?, a: '8 April 2014', at: 1}\n"
    near = deck_about(deck, text, card, more=", published: 2014-04-10")
    far = deck_about(deck, text, card, more=", published: 2013-09-30")

    assert [*RULES["paragraph-number"].find(near)] == []
    assert len([*RULES["paragraph-number"].find(far)]) == 1


TIMES = (
    "Nothing.\n\nIt began at 12:30, and 12 came by 30 October.\n\nIt ended at 3.15 p.m., 25-20.\n"
)


@pytest.mark.parametrize(
    ("answer", "at", "said"),
    [
        ("12:30", 2, ""),
        ("'12'", 2, ""),
        ("3:15", 3, ""),
        ("25:20", 3, ""),
        ("12:30", 3, "`12:30` stands in paragraph 2, not in paragraph 3"),
        ("12:12", 2, "`12:12` does not stand in paragraph 2"),
        ("30:12", 2, "`30:12` does not stand in paragraph 2"),
    ],
)
def test_a_time_is_looked_up_as_a_whole(deck: Write, answer: str, at: int, said: str) -> None:
    words = deck_about(deck, TIMES, f"- {{q: When?, a: {answer}, at: {at}}}\n")
    found = [finding.message for finding in RULES["paragraph-number"].find(words)]
    assert found == ([said] if said else [])


def test_words_are_parted_at_apostrophes(deck: Write) -> None:
    text = "Il vient de l\u2019Afrique de l\u2019Ouest.\n\nIl aime l'Afrique de l'Est."
    words = deck_about(
        deck, text, "- {q: 'D\u2019o\u00f9 ?', a: Afrique de l'Ouest, at: 1}\n", "fr"
    )

    assert [finding for rule in ARTICLE_RULES for finding in rule.find(words)] == []


def test_names_are_runs_of_capitalised_words() -> None:
    names = names_in("The Baltic Sea and Anna's house in Baden-Baden", language_words("en"))

    assert [name.words for name in names] == [("Baltic", "Sea"), ("Anna",), ("Baden", "Baden")]


def test_many_cards_about_a_long_article_take_seconds_at_most(deck: Write) -> None:
    says = "Paragraph {0} says that word{0} and word{1} stand beside word{2} in {3}."
    asks = "- {{q: What says word{0} of {1}?, a: word{2} and {3}, at: {4}}}\n"
    text = "\n\n".join(says.format(n, n % 7, n % 31, 1700 + n) for n in range(1, 241))
    cards = [asks.format(n % 240, n, n % 31, 1700 + n % 240, 1 + n % 240) for n in range(2000)]
    words = deck_about(deck, text, "".join(cards))
    start = time.process_time()
    found = [finding for rule in ARTICLE_RULES for finding in rule.find(words)]

    assert found
    assert time.process_time() - start < 4
