"""What makes a deck wrong whatever its language: one function for each error of fact."""

from collections.abc import Callable

from quizpress.checks.rules import card_facts, deck_facts, option_facts, question_facts
from quizpress.model import Card, Deck
from quizpress.problem import Report

FACTS: tuple[Callable[[Deck, list[Card], Report], None], ...] = (
    card_facts.gapless_clozes,
    option_facts.options_of_choices,
    option_facts.distractors_of_clozes,
    option_facts.options_alike,
    deck_facts.word_banks,
    deck_facts.corrections_left_out,
    option_facts.answers_twice,
    option_facts.pairs_of_matchings,
    option_facts.number_of_options,
    card_facts.typed_answers,
    card_facts.accepted_in_gaps,
    option_facts.accepted_already,
    card_facts.gaps_in_chemistry,
    card_facts.open_questions,
    question_facts.questions_twice,
    question_facts.shared_reverses,
    question_facts.asked_in_reverse,
    card_facts.empty_questions,
    deck_facts.shared_ids,
    card_facts.places_in_article,
    card_facts.false_corrections,
    deck_facts.article_date,
    card_facts.ignored_codes,
    deck_facts.name_of_outputs,
)
"""Each looks at all cards of a deck, and reports what is wrong."""
