"""The rules over all cards of a deck."""

from quizpress.rules import alike, answered, deck
from quizpress.rules.finding import Rule
from quizpress.rules.sources import HALADYNA, WOZNIAK

_TEN = range(1, 11)

DECK_RULES: tuple[Rule, ...] = (
    Rule(
        code="keys-longest",
        family="deck",
        find=deck.keys_longest,
        needs=(),
        why=(
            "Where the key is the longest option in four of ten choices, guessing the longest beats"
            " chance. Shorten keys, or let distractors say as much."
        ),
        source=HALADYNA,
        measured=(
            "a count, over twice the deviation that chance has; on 28 of 896 decks of 30 good "
            "choices"
        ),
        passing="\n".join(
            f"- {{q: What is item {n}?, a: A key, distractors: [One that is long, Short]}}"
            for n in _TEN
        ),
        failing="\n".join(
            f"- {{q: What is item {n}?, a: A key that is long, distractors: [One, Two]}}"
            for n in _TEN
        ),
    ),
    Rule(
        code="key-places",
        family="deck",
        find=deck.key_places,
        needs=(),
        why=(
            "Choices whose order is kept have their key in one place too often, which is soon"
            " noticed. Put it into other places, or let the options be shuffled. It is an info"
            " but where `keep_order` of a section or the deck puts all keys into one place, in"
            " three choices or more."
        ),
        source=HALADYNA,
        measured="counted, not guessed; people's own decks keep no order that we could measure",
        passing="\n".join(
            f"- {{q: What is item {n}?, a: A, distractors: [B, C], keep_order: {1 + n % 3}}}"
            for n in _TEN
        ),
        failing="\n".join(
            f"- {{q: What is item {n}?, a: A, distractors: [B, C], keep_order: 2}}" for n in _TEN
        ),
    ),
    Rule(
        code="near-duplicate",
        family="deck",
        find=alike.near_duplicates,
        needs=(),
        why=(
            "Two cards that ask the same in other words cost twice the time, and count twice on"
            " paper. Remove one, or make them ask different things."
        ),
        source=WOZNIAK,
        measured=(
            "44 of 48 read by hand; warns of 0.03 % of 26,865 good choices and 0.2 % of 20,483 "
            "good pairs; 4,039 of 4,041 reworded copies found"
        ),
        passing=(
            "- {q: Which river flows through the city of Paris?, a: The Seine}\n"
            "- {q: Which river flows through the city of Rouen?, a: The Seine}"
        ),
        failing=(
            "- {q: Which river flows through the city of Paris?, a: The Seine}\n"
            "- {q: What river is flowing through the city of Paris?, a: The Seine}"
        ),
    ),
    Rule(
        code="answered-elsewhere",
        family="deck",
        find=answered.answered_elsewhere,
        needs=("function_words", "endings"),
        why=(
            "On one sheet a card can be answered from the words of another. Ask one of them in"
            " another way, or keep one off the sheet with `only: anki`."
        ),
        source=HALADYNA,
        measured=(
            "53 of 60 read by hand in decks on one article, 2.0 % of 10,066 cards of such decks, "
            "12 % where several people asked about one piece of news; in other decks an info, 0.2 "
            "% of 48,836 cards; eight of eight known in one deck are found"
        ),
        passing=(
            "- {q: Who invented the telescope?, a: Hans Lippershey}\n"
            "- {q: In which year was the telescope invented?, a: '1608'}"
        ),
        failing=(
            "- {q: Who invented the telescope?, a: Hans Lippershey}\n"
            "- {q: When did Hans Lippershey invent the telescope?, a: '1608'}"
        ),
    ),
)
