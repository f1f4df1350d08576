"""The rules over the question itself."""

from quizpress.rules import item
from quizpress.rules.finding import Rule
from quizpress.rules.sources import HALADYNA, MATUSCHAK, NEWSQUIZQA, TARRANT

ITEM_RULES: tuple[Rule, ...] = (
    Rule(
        code="negative-stem",
        family="item",
        find=item.negative_stems,
        needs=("negative_pattern", "negative_words"),
        why=(
            "A reader who misses a `not` answers another question. Ask for what holds; where that"
            " cannot be, write the word in bold or capitals."
        ),
        source=HALADYNA,
        measured=(
            "P 18/20, R 18/28 on labelled questions; 85 of 88 read by hand; warns of 1.5 % of "
            "26,865 good choices; 901 of 907 made flaws found"
        ),
        passing="- {q: Which of these is a fish?, a: A shark, distractors: [A bat, A seal]}",
        failing="- {q: Which of these is not a mammal?, a: A shark, distractors: [A bat, A seal]}",
    ),
    Rule(
        code="contentless-stem",
        family="item",
        find=item.contentless_stems,
        needs=("contentless_pattern",),
        why=(
            "Who reads `Which is true?` does not know yet what is asked. Put into the question what"
            " all options are about; if nothing is, make claims of them."
        ),
        source=HALADYNA,
        measured=(
            "28 of 28 read by hand; on 0.1 % of 26,865 good choices; P 0/1, R 0/35 on labels, "
            "which ask for more than the fixed phrases"
        ),
        passing=(
            "- {q: What is true of Pluto?, a: It is a dwarf planet, distractors: [It is a moon]}"
        ),
        failing=(
            "- {q: Which of the following is true?, a: Pluto is a dwarf planet,"
            " distractors: [Mars is a moon]}"
        ),
    ),
    Rule(
        code="stem-no-question",
        family="item",
        find=item.stems_without_question,
        needs=("imperative_pattern", "question_words"),
        why=(
            "Half a sentence leaves open what is wanted. Ask a question, or say what to do; many"
            " good cards are written otherwise, so this is a hint."
        ),
        source=TARRANT,
        measured=(
            "P 16/20, R 16/41 on labelled questions; fires on 15 % of 26,865 good choices and 19 "
            "% of 20,483 good pairs, as style"
        ),
        passing="- {q: What is the capital of Peru?, a: Lima}",
        failing="- {q: The capital of Peru, a: Lima}",
    ),
    Rule(
        code="blank-inside",
        family="item",
        find=item.blanks_inside,
        needs=(),
        why=(
            "A blank typed into a question is no gap: Anki hides nothing, and paper leaves no room"
            " for the word. Write a question or a cloze."
        ),
        source=TARRANT,
        measured=(
            "P 10/12, R 10/11 on labelled questions; fires on 1.5 % of 26,865 good choices, 73 % "
            "of a textbook's; 2,400 of 2,400 made flaws found"
        ),
        passing="- cloze: 'The capital of Peru is {{Lima}}.'",
        failing="- {q: The capital of Peru is ____., a: Lima}",
    ),
    Rule(
        code="double-question",
        family="item",
        find=item.double_questions,
        needs=("question_words", "double_pattern"),
        why=(
            "Two answers on one card are remembered and forgotten each by itself, and one mark is"
            " given for both. Make two cards of it."
        ),
        source=MATUSCHAK,
        measured="37 of 39 read by hand; warns of 0.2 % of 20,483 good pairs",
        passing="- {q: Who discovered radium?, a: Marie Curie}",
        failing="- {q: 'Who discovered radium, and when?', a: 'Marie Curie, 1898'}",
    ),
    Rule(
        code="stale-time",
        family="item",
        find=item.stale_times,
        needs=("stale_pattern", "stale_words"),
        why=(
            "`Last week` is another week by the time the card comes up. Write the date or the year."
            " In a deck that names no article this is a hint: stories have a time of their own."
        ),
        source=NEWSQUIZQA,
        measured=(
            "50 of 50 read by hand in questions about news, 5.8 % of 2,004; elsewhere 0.3 % of "
            "26,865 good choices and 0.03 % of good pairs, all as hints"
        ),
        passing="- {q: Who won the cup in May 2022?, a: Liverpool}",
        failing="- {q: Who won the cup last week?, a: Liverpool}",
    ),
    Rule(
        code="article-mention",
        family="item",
        find=item.article_mentions,
        needs=("article_pattern", "article_words"),
        why=(
            "Months later Anki shows the card without the article. Say what it is about; on paper,"
            " beside the article, the words are fine."
        ),
        source=MATUSCHAK,
        measured=(
            "fires on 0.6 % of 26,865 good choices, 36 % of reading tests, and on 0.01 % of "
            "20,483 good pairs"
        ),
        passing="- {q: 'Who is minister, according to the article?', a: Ebrard, only: paper}",
        failing="- {q: 'Who is minister, according to the article?', a: Ebrard}",
    ),
    Rule(
        code="dangling-pronoun",
        family="item",
        find=item.dangling_pronouns,
        needs=("pronouns",),
        why="A card comes up alone, and nobody knows any more who `he` is. Write the name.",
        source=MATUSCHAK,
        measured=(
            "13 of 15 read by hand; fires on 0.5 % of 26,865 good choices, 4 % of those about "
            "dialogues, and on 0.2 % of 20,483 good pairs"
        ),
        passing="- {q: Why did Ebrard resign?, a: To run for president}",
        failing="- {q: Why did he resign?, a: To run for president}",
    ),
)
