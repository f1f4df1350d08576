"""The rules over clozes."""

from quizpress.rules import cloze
from quizpress.rules.finding import Rule
from quizpress.rules.sources import MATUSCHAK, WOZNIAK

CLOZE_RULES: tuple[Rule, ...] = (
    Rule(
        code="gap-large",
        family="cloze",
        find=cloze.mostly_hidden,
        needs=(),
        why=(
            "Where a third of a text is hidden, too much has to be recalled at once, and it is"
            " unclear in which words. Hide less, or ask a question."
        ),
        source=WOZNIAK,
        measured="fires on 27 % of 1,488 people's own clozes, mostly definitions: style",
        passing=(
            "- cloze: 'Atomicity means that at last {{all or nothing}} of a transaction is done.'"
        ),
        failing=(
            "- cloze: 'Atomicity means that at last {{all or nothing of a transaction is done}}.'"
        ),
    ),
    Rule(
        code="gap-alone",
        family="cloze",
        find=cloze.little_context,
        needs=(),
        why=(
            "Three words around a gap rarely tell what is wanted. Write a whole sentence, or a hint"
            " in the gap."
        ),
        source=MATUSCHAK,
        measured="6 of 12 read by hand; fires on 5 % of 1,488 people's own clozes",
        passing="- cloze: 'The sound of iron on {{stone::what}} is loud.'",
        failing="- cloze: 'Iron on {{stone}}.'",
    ),
    Rule(
        code="gap-function-word",
        family="cloze",
        find=cloze.hidden_function_words,
        needs=("function_words", "weighty_words"),
        why=(
            "A gap in place of an article or the like asks for grammar, not for what the sentence"
            " says. Hide the word that matters, or give a hint."
        ),
        source=MATUSCHAK,
        measured="fires on 1 of 1,488 of people's own clozes: too few to judge",
        passing="- cloze: 'The capital of Peru is the city of {{Lima}}.'",
        failing="- cloze: 'The capital of Peru is {{the}} city of Lima.'",
    ),
    Rule(
        code="gap-shown",
        family="cloze",
        find=cloze.shown_answers,
        needs=(),
        why=(
            "What is hidden can be read elsewhere in the same text. Hide it there too, in a gap of"
            " the same number, or write another word."
        ),
        source=MATUSCHAK,
        measured="17 of 19 read by hand; on 1.3 % of 1,488 people's own clozes",
        passing="- cloze: '{{c1::Lima}} is in Peru, and {{c1::Lima}} is its capital.'",
        failing="- cloze: '{{c1::Lima}} is in Peru, and Lima is its capital.'",
    ),
)
