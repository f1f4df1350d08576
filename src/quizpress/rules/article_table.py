"""The rules over an article, a row each; their examples are about `EXAMPLE_ARTICLE`."""

from quizpress.rules import article, quote_rules
from quizpress.rules.finding import Rule

EXAMPLE_ARTICLE = """\
Angela Erdmann never knew her grandfather, who died in 1946, six years before she was born.

The brown beer bottle was found by Konrad Fischer, a fisherman, in the Baltic Sea off Kiel.

Richard Platz threw it into the sea on a hike in 1913, when he was 20 years old.

The museum in Hamburg shows the bottle until May, and then the postcard goes to a restorer.

Much of the postcard cannot be read, but two stamps of that time are in good condition.
"""
"""What the examples of these rules are about: paragraphs parted by blank lines.

An example is a list of cards as in `cards:` of a deck whose `article:` names this text.
"""


ARTICLE_RULES: tuple[Rule, ...] = (
    Rule(
        code="quote-moved",
        family="article",
        find=quote_rules.moved_quotes,
        needs=(),
        why="A quote that is located in another paragraph gives the right number.",
        source="W3C Web Annotation, TextQuoteSelector",
        measured=(
            "Of 1,698 quotes of 4 to 8 words with another paragraph named 1,696 are located "
            "in theirs."
        ),
        passing="- {q: Who found it?, a: Fischer, at: {p: 2, quote: found by Konrad Fischer}}",
        failing="- {q: Who found it?, a: Fischer, at: {p: 1, quote: found by Konrad Fischer}}",
    ),
    Rule(
        code="quote-edited",
        family="article",
        find=quote_rules.edited_quotes,
        needs=(),
        why="A quote says what the text says, word by word, so that a reader finds it.",
        source="W3C Web Annotation, TextQuoteSelector",
        measured=(
            "Of 1,698 quotes with one word put for another 941 are located in their "
            "paragraph, 2 in another."
        ),
        passing="- {q: Who found it?, a: Fischer, at: {p: 2, quote: found by Konrad Fischer}}",
        failing="- {q: Who found it?, a: Fischer, at: {p: 2, quote: found by Conrad Fischer}}",
    ),
    Rule(
        code="quote-not-found",
        family="article",
        find=quote_rules.missing_quotes,
        needs=(),
        why="A quote that is like nothing in the text names no place.",
        source="W3C Web Annotation, TextQuoteSelector",
        measured="Of 1,698 quotes of another article 1 passes for an edited one.",
        passing="- {q: Who found it?, a: Fischer, at: {p: 2, quote: found by Konrad Fischer}}",
        failing="- {q: Who found it?, a: Fischer, at: {p: 2, quote: pulled out of the harbour}}",
    ),
    Rule(
        code="paragraph-number",
        family="article",
        find=article.numbers_elsewhere,
        needs=("numbers",),
        why="A number or a date of an answer stands in the paragraph that the answer comes from.",
        source="comparison of paragraphs on OneStopQA, FairytaleQA, XQuAD and PIAF",
        measured=(
            "On held-out questions 628 of 663 changed numbers caught in encyclopedic text; "
            "fires on 0 of 3,641 good ones there, on 0.1 % of 2,012 about stories."
        ),
        passing="- {q: When did Platz throw the bottle?, a: in 1913, at: 3}",
        failing="- {q: When did Platz throw the bottle?, a: in 1931, at: 3}",
    ),
    Rule(
        code="paragraph-answer",
        family="article",
        find=article.answers_elsewhere,
        needs=("function_words", "endings"),
        why="The words of an answer stand in its paragraph, not in another one alone.",
        source="comparison of paragraphs on OneStopQA, FairytaleQA, XQuAD and PIAF",
        measured=(
            "On held-out questions 51 to 60 % of answers put to another question caught in "
            "encyclopedic text, 56 % of 1,979 in stories; fires on none of 3,641 and 2.0 % "
            "of 2,012. A single common word, quiet: a further 28 to 40 % and 15 %, on 2.3 % "
            "in stories."
        ),
        passing="- {q: What is well preserved?, a: two stamps of that time, at: 5}",
        failing="- {q: What does the museum show?, a: two stamps of that time, at: 4}",
    ),
    Rule(
        code="paragraph-name",
        family="article",
        find=article.names_elsewhere,
        needs=("function_words",),
        why="A name in an answer stands in its paragraph, not in another one alone.",
        source="comparison of paragraphs on OneStopQA, FairytaleQA, XQuAD and PIAF",
        measured=(
            "On held-out questions 81 to 88 % of changed names caught in encyclopedic text, "
            "57 % of 237 in stories; fires on none of 3,641 and 0.5 % of 2,012 good ones."
        ),
        passing="- {q: Who found the bottle?, a: Konrad Fischer, at: 2}",
        failing="- {q: Who found the bottle?, a: Richard Platz, at: 2}",
    ),
    Rule(
        code="paragraph-other",
        family="article",
        find=article.other_paragraphs,
        needs=("function_words", "endings"),
        why="The paragraph of a card has more of its words, and rarer ones, than any other.",
        source="comparison of paragraphs on OneStopQA, FairytaleQA, XQuAD and PIAF",
        measured=(
            "On held-out questions 97 to 99 % of wrong paragraphs caught in encyclopedic "
            "text, 91 % of 2,011 in stories; fires on 3 of 3,641 and 3.4 % of 2,012 good "
            "ones."
        ),
        passing="- {q: What did the fisherman find at sea?, a: a brown beer bottle, at: 2}",
        failing="- {q: What did the fisherman find at sea?, a: a brown beer bottle, at: 5}",
    ),
    Rule(
        code="distractor-there",
        family="article",
        find=article.true_distractors,
        needs=(),
        why="A distractor that stands beside the answer may be right as well.",
        source="comparison of paragraphs on OneStopQA, FairytaleQA, XQuAD and PIAF",
        measured="Stands so in 29 of 259 good choices about news, so it is quiet.",
        passing="- {q: Where is the museum?, a: in Hamburg, distractors: [Kiel, Berlin], at: 4}",
        failing="- {q: Where is the museum?, a: in Hamburg, distractors: [a restorer], at: 4}",
    ),
)
