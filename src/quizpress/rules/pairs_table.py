"""The rules over a question and its answer."""

from quizpress.rules import pairs
from quizpress.rules.finding import Rule
from quizpress.rules.sources import MATUSCHAK, WOZNIAK

PAIR_RULES: tuple[Rule, ...] = (
    Rule(
        code="yes-no",
        family="pairs",
        find=pairs.yes_no_questions,
        needs=("true_false", "question_words"),
        why=(
            "Half of all guesses are right, and a bare yes is soon learned by the look of the card."
            " Ask what, who or why; or write it as a claim."
        ),
        source=MATUSCHAK,
        measured="33 of 33 read by hand; on 0.2 % of 20,483 good pairs",
        passing="- {q: What kind of body is Pluto?, a: A dwarf planet}",
        failing="- {q: Is Pluto a dwarf planet?, a: 'Yes'}",
    ),
    Rule(
        code="answer-long",
        family="pairs",
        find=pairs.long_answers,
        needs=(),
        why=(
            "Sixteen words are not recalled as one thing, and it is unclear which of them count."
            " Cut the card, or make it an open question with `lines:`."
        ),
        source=WOZNIAK,
        measured=(
            "a count of words; fires on 21 % of 20,483 good pairs, 72 % of study cards, as style"
        ),
        passing="- {q: What is osmosis?, a: Water passing a membrane towards more salt}",
        failing=(
            "- {q: What is osmosis?, a: The passage of water through a membrane that holds back"
            " salt from where there is less to where there is more}"
        ),
    ),
    Rule(
        code="answer-restates",
        family="pairs",
        find=pairs.restating_answers,
        needs=("function_words", "endings"),
        why=(
            "An answer that says the question again hides the few words that are new. Leave those."
        ),
        source=MATUSCHAK,
        measured="7 of 12 read by hand; fires on 0.6 % of 20,483 good pairs",
        passing="- {q: Which metal melts at room temperature?, a: Mercury}",
        failing=(
            "- {q: Which metal melts at room temperature?,"
            " a: The metal that melts at room temperature is mercury}"
        ),
    ),
    Rule(
        code="answer-set",
        family="pairs",
        find=pairs.sets_as_answers,
        needs=(),
        why=(
            "A list in one text is hard to recall and to mark. As a YAML list under `a` each item"
            " gets its own line and tick."
        ),
        source=WOZNIAK,
        measured="10 of 15 read by hand; fires on 1.8 % of 20,483 good pairs",
        passing="- {q: Which are the primary colours?, a: [Red, Yellow, Blue]}",
        failing="- {q: Which are the primary colours?, a: 'Red, yellow, blue'}",
    ),
    Rule(
        code="given-away",
        family="pairs",
        find=pairs.given_away,
        needs=("function_words", "endings"),
        why="Every word of the answer stands in the question. Ask without naming it.",
        source=MATUSCHAK,
        measured="9 of 15 read by hand; fires on 0.9 % of 20,483 good pairs",
        passing="- {q: Which sport do the Giants play?, a: Baseball}",
        failing="- {q: Which sport does the Giants baseball team play?, a: Baseball}",
    ),
)
