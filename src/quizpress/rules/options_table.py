"""The rules over the options of a choice."""

from quizpress.rules import option_rules
from quizpress.rules.finding import Rule
from quizpress.rules.sources import HALADYNA, TARRANT

OPTION_RULES: tuple[Rule, ...] = (
    Rule(
        code="all-above",
        family="options",
        find=option_rules.all_above,
        needs=("all_above_pattern",),
        why=(
            "Who knows two options to be right need not look at the others, and who knows one to be"
            " wrong has one fewer. Write all that are right as a list under `a`."
        ),
        source=HALADYNA,
        measured=(
            "P 10/10, R 10/13 on labelled questions; 176 of 176 phrases read by hand; on 0.7 % of "
            "26,865 good choices; 2,373 of 2,373 made flaws found"
        ),
        passing="- {q: Which are metals?, a: [Iron, Gold, Lead], distractors: [Coal, Glass]}",
        failing="- {q: Which are metals?, a: All of the above, distractors: [Iron, Gold, Lead]}",
    ),
    Rule(
        code="none-above",
        family="options",
        find=option_rules.none_above,
        needs=("none_above_pattern",),
        why=(
            "As the key it shows that the others are known to be wrong, not what is right; as a"
            " distractor it is hardly taken. Put a plausible option in its place."
        ),
        source=HALADYNA,
        measured=(
            "P 12/12, R 12/16 on labelled questions; 115 of 115 phrases read by hand; on 0.4 % of "
            "26,865 good choices; 2,373 of 2,373 made flaws found"
        ),
        passing="- {q: Which is a metal?, a: Iron, distractors: [Coal, Glass, Amber]}",
        failing="- {q: Which is a metal?, a: Iron, distractors: [Coal, Glass, None of the above]}",
    ),
    Rule(
        code="combined-options",
        family="options",
        find=option_rules.combined_options,
        needs=("combined_pattern",),
        why=(
            "Options are shuffled, so that `A and C` names others than were meant; and such options"
            " are solved by what excludes what. Write all that are right as a list under `a`."
        ),
        source=HALADYNA,
        measured=(
            "119 of 119 phrases read by hand; on 0.4 % of 26,865 good choices; P 2/4, R 2/7 on "
            "labels, which mean more than labels of options; 2,373 of 2,373 made flaws found"
        ),
        passing="- {q: Which are metals?, a: [Iron, Gold], distractors: [Coal, Glass]}",
        failing="- {q: Which are metals?, a: Both A and C, distractors: [Iron, Coal, Gold]}",
    ),
    Rule(
        code="true-false-options",
        family="options",
        find=option_rules.true_false_options,
        needs=("true_false",),
        why=(
            "A choice between true and false is a claim, which has a form of its own: short on"
            " paper, and with a place for what holds instead."
        ),
        source=TARRANT,
        measured=(
            "P 12/12, R 12/15 on labelled questions; 14 of 14 read by hand; fires on 1.3 % of "
            "26,865 good choices, 15 % of a trivia collection"
        ),
        passing="- {claim: Pluto is a planet., a: false}",
        failing="- {q: Pluto is a planet., a: 'False', distractors: ['True']}",
    ),
    Rule(
        code="key-longest",
        family="options",
        find=option_rules.longest_keys,
        needs=(),
        why=(
            "Keys tend to be longer, for they have to be right, and who guesses knows that. Shorten"
            " the key, or let a distractor say as much."
        ),
        source=HALADYNA,
        measured=(
            "P 10/12, R 10/49 on labelled questions; fires on 1.3 % of 26,865 good choices; 2,373 "
            "of 2,373 made flaws found"
        ),
        passing=(
            "- {q: What is a delta?, a: Land made by a river, distractors: [A kind of lake,"
            " The start of a river]}"
        ),
        failing=(
            "- {q: What is a delta?, a: Land that a river makes of what it carries to the sea,"
            " distractors: [A kind of lake, The start of a river]}"
        ),
    ),
    Rule(
        code="clang",
        family="options",
        find=option_rules.clangs,
        needs=("endings", "function_words"),
        why=(
            "A word that only the question and the key share points at the key. Use another word in"
            " one of them, or the same in a distractor."
        ),
        source=HALADYNA,
        measured=(
            "P 5/33, R 5/40 on labelled questions; 7 of 12 read by hand; fires on 3 % of 26,865 "
            "good choices"
        ),
        passing=(
            "- {q: What does a barometer measure?, a: Pressure of air, distractors: [Heat, Rain]}"
        ),
        failing=(
            "- {q: What measures the pressure of air?, a: A pressure gauge,"
            " distractors: [A clock, A scale]}"
        ),
    ),
)
