"""Rules that look at several cards, at the whole deck or at how a text is written."""

import pytest

from harness import ROOT, Write
from quizpress import load
from quizpress.deck_and_lock import load_deck
from quizpress.options import Wanted
from quizpress.rules.answered import answered_elsewhere
from quizpress.rules.card_words import DeckWords
from rule_findings import findings

SAME = [
    # cards that ask the same
    ("Who discovered radium in Paris?", "Who discovered radium, in Paris?", "Marie Curie"),
    ("What is the capital of Peru?", "what's the capital of Peru", "Lima"),
    (
        "When was the city of Lima founded by Pizarro?",
        "In which year was the city of Lima founded by Pizarro?",
        "1535",
    ),
    ("Which metal melts first of all here?", "Which metal really melts first of all here?", "Tin"),
]
DIFFERENT = [
    # what is alike but for a number, a name, a question word, a turn, a negative or the answer
    (("Who won the cup of 1998?", "X"), ("Who won the cup of 1999?", "X")),
    (("Who ruled the city of Rome?", "X"), ("Who ruled the city of Bonn?", "X")),
    (("Who burned the old town hall?", "X"), ("Why burned the old town hall?", "X")),
    (("What came before the ice age?", "X"), ("What came after the ice age?", "X")),
    (("Which metal is liquid here?", "X"), ("Which metal is not liquid here?", "X")),
    (("Which metal is liquid here?", "X"), ("Which metal is liquid here now?", "Y")),
]


@pytest.mark.parametrize(("first", "again", "answer"), SAME)
def test_near_duplicates(first: str, again: str, answer: str, deck: Write) -> None:
    cards = f'- {{q: "{first}", a: "{answer}"}}\n- {{q: "{again}", a: "{answer}"}}'
    (said,) = findings(cards, ["near-duplicate"], deck)
    assert said.words == f'"{again}"'
    assert said.message == f"this asks nearly what another card asks: `{first}`"


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_what_is_no_near_duplicate(
    one: tuple[str, str], other: tuple[str, str], deck: Write
) -> None:
    cards = "\n".join(f'- {{q: "{question}", a: "{answer}"}}' for question, answer in (one, other))
    assert findings(cards, ["near-duplicate"], deck) == []


def test_a_stem_may_recur_with_other_options(deck: Write) -> None:
    words = [("seize", "sieze"), ("weird", "wierd"), ("rhythm", "rythm"), ("separate", "seperate")]
    cards = "\n".join(
        f"- {{q: Which word is spelt right{'?' * n}, a: {right}, distractors: [{wrong}, {wrong}e]}}"
        for n, (right, wrong) in enumerate(words, 1)
    )
    assert findings(cards, ["near-duplicate"], deck) == []


def test_options_in_another_order_are_the_same(deck: Write) -> None:
    cards = (
        "- {q: Which of these is a heavy metal in it?, a: Tin, distractors: [Coal, Glass]}\n"
        "- {q: Which of these really is a heavy metal in it?, a: Tin, distractors: [Glass, Coal]}"
    )
    assert len(findings(cards, ["near-duplicate"], deck)) == 1


def test_one_word_for_another_is_an_info(deck: Write) -> None:
    cards = (
        "- {q: Which large old town hall burned in May?, a: Bonn}\n"
        "- {q: Which large old town house burned in May?, a: Bonn}"
    )
    (said,) = findings(cards, ["near-duplicate"], deck)
    assert said.quiet


def test_many_answers_alike_are_compared_by_rare_words(deck: Write) -> None:
    cards = "\n".join(
        f"- {{q: Which town has the code number{n} at all?, a: Bonn}}" for n in "abcdefghijklmnop"
    )
    again = "- {q: Which town really has the code numberc at all?, a: Bonn}"
    (said,) = [
        one for one in findings(f"{cards}\n{again}", ["near-duplicate"], deck) if not one.quiet
    ]
    assert said.words == "Which town really has the code numberc at all?"


@pytest.mark.parametrize("word", ["**not**", "*not*", "NOT"])
def test_a_negative_that_shows_is_an_info(word: str, deck: Write) -> None:
    card = f"- {{q: 'Which is {word} a fish?', a: A bat, distractors: [A carp, A cod]}}"
    (said,) = findings(card, ["negative-stem"], deck)
    assert said.quiet
    assert said.message == "the question asks for what does not hold"


def test_a_moving_time_is_a_warning_in_a_deck_on_an_article(deck: Write) -> None:
    head = "article: {title: A, published: 2022-05-04}\n"
    (said,) = findings("- {q: Who won last week?, a: X}", ["stale-time"], deck, head=head)
    assert not said.quiet


def test_two_questions_that_an_essay_answers_are_an_info(deck: Write) -> None:
    card = f"- {{q: 'Who found it, and when?', a: {'word ' * 16}}}"
    (said,) = findings(card, ["double-question"], deck)
    assert said.quiet


def test_the_deck_of_this_project_gives_nothing_away() -> None:
    model, _ = load(ROOT / "decks" / "mexico-migration.yaml")
    assert model
    assert [*answered_elsewhere(DeckWords(model))] == []


def test_unrelated_cards_give_nothing_away(deck: Write) -> None:
    cards = (
        "- {q: Which language do they speak in Lyon?, a: French}\n"
        "- {q: How do you say cat in the French language?, a: Chat}\n"
        "- {q: Who wrote Emma?, a: Austen}\n"
        "- {q: Who painted the ceiling?, a: Raphael, distractors: [Austen, Titian]}"
    )
    assert findings(cards, ["answered-elsewhere"], deck) == []


def test_a_card_off_the_sheet_gives_nothing_away(deck: Write) -> None:
    cards = (
        "- {q: Who invented the telescope?, a: Hans Lippershey}\n"
        "- {q: When did Hans Lippershey invent the telescope?, a: '1608', only: anki}"
    )
    assert findings(cards, ["answered-elsewhere"], deck) == []


GOOD = (
    "- {q: Match the capitals, match: {Peru: Lima, Fiji: Suva, Chile: Lima}}",
    "- {q: What is `not True or True` in Python?, a: yes it is, distractors: [b, c]}",
    "- {q: What does `__init__` do?, a: It sets up an object}",
)


@pytest.mark.parametrize("cards", GOOD)
def test_code_and_what_a_card_repeats_are_no_flaw(cards: str, deck: Write) -> None:
    path = deck(f"title: T\ncards:\n{cards}\n")
    assert load_deck(path, Wanted(most_reviewed=9))[1] == []


def test_one_wrong_paragraph_is_told_once(deck: Write) -> None:
    text = "Anna lives in Rome.\n\nThe bridge of Ulm was built by Bernhard Stein in 1832."
    deck(text, "a.txt")
    card = "{q: Who built the bridge of Ulm?, a: Bernhard Stein in 1832, at: 1}"
    path = deck(f"title: T\narticle: {{text: a.txt}}\ncards: [{card}]\n")
    codes = [problem.code for problem in load_deck(path, Wanted(most_reviewed=9))[1]]
    assert codes == ["paragraph-number"]


def test_commands_of_formulas_are_no_words(deck: Write) -> None:
    unit, zero = (
        rf"\(\begin{{pmatrix}} {row} \\ {other} \end{{pmatrix}}\)"
        for row, other in (("1 & 0", "0 & 1"), ("0 & 0", "0 & 0"))
    )
    cards = f"""
- q: 'What times {zero} is the unit matrix?'
  a: '{unit}'
  distractors: ['\\(0\\)', '\\(2 E\\)', '\\(E - 2 E\\)']
"""
    assert findings(cards, ["clang", "key-longest"], deck) == []


@pytest.mark.parametrize(
    ("keeps", "message"),
    [
        # what the deck says, what each card says
        ("deck", "`keep_order` of section or deck makes the key option 1 in all 3 choices"),
        ("card", None),
    ],
)
def test_keys_in_one_place_by_the_order_of_the_deck(
    keeps: str, message: str | None, deck: Write
) -> None:
    head, own = ("keep_order: true\n", "") if keeps == "deck" else ("", ", keep_order: true")
    cards = "\n".join(
        f"- {{q: Which is item {item}?, a: Iron, distractors: [Tin, Zinc]{own}}}" for item in "abc"
    )
    said = findings(cards, ["key-places"], deck, head=head)
    assert [one.message for one in said] == ([message] if message else [])
    assert not any(one.quiet for one in said)


def test_two_choices_or_a_key_elsewhere_are_no_pattern(deck: Write) -> None:
    choice = "- {q: Which is item %s?, a: Iron, distractors: [Tin, Zinc]}\n"
    other = "- {q: Which is item c?, distractors: [Tin, Zinc], a: Iron}"
    head = "keep_order: true\n"
    two = choice % "a" + choice % "b"
    assert findings(two, ["key-places"], deck, head=head) == []
    assert findings(two + other, ["key-places"], deck, head=head) == []
