"""Every code a report can carry, in one table."""

from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "info"]
"""An info is shown only where it is asked for."""


class Fault(NamedTuple):
    """What a code stands for; `summary` is one line for manuals and SARIF."""

    severity: Severity
    summary: str


RULE_CODES: dict[str, Fault] = {
    "negative-stem": Fault("warning", "A question asks for what does not hold."),
    "contentless-stem": Fault("warning", "A question says nothing of what it is about."),
    "stem-no-question": Fault("info", "A text neither asks nor says what to do."),
    "blank-inside": Fault("info", "A blank is written into a question."),
    "double-question": Fault("warning", "Two things are asked at once."),
    "stale-time": Fault("warning", "A time is another by the day the card comes up."),
    "article-mention": Fault("info", "A card leans on a text that Anki does not show."),
    "dangling-pronoun": Fault("info", "A pronoun stands for something that is not named."),
    "all-above": Fault("warning", "An option stands for all others."),
    "none-above": Fault("warning", "An option stands for none of the others."),
    "combined-options": Fault("warning", "An option names other options by their letters."),
    "true-false-options": Fault("info", "A choice is between true and false."),
    "key-longest": Fault("info", "The key is much longer than every distractor."),
    "clang": Fault("info", "Only the question and the key share a word."),
    "gap-large": Fault("info", "A gap hides more than a third of the words."),
    "gap-alone": Fault("info", "Fewer than four words are left around a gap."),
    "gap-function-word": Fault("info", "A gap hides a word that says little by itself."),
    "gap-shown": Fault("warning", "What a gap hides stands in the rest of its text."),
    "yes-no": Fault("warning", "Yes or no answers the question."),
    "answer-long": Fault("info", "An answer is too long to be recalled."),
    "answer-restates": Fault("info", "An answer repeats the question."),
    "answer-set": Fault("info", "An answer is a list in one text."),
    "given-away": Fault("info", "Every word of the answer stands in the question."),
    "paragraph-number": Fault("warning", "A number of the answer stands in no paragraph named."),
    "paragraph-other": Fault("warning", "Another paragraph fits the card better."),
    "paragraph-answer": Fault("warning", "The answer stands in another paragraph alone."),
    "paragraph-name": Fault("warning", "A name of the answer stands in another paragraph alone."),
    "quote-moved": Fault("warning", "The quote stands in another paragraph."),
    "quote-edited": Fault("warning", "The quote stands in the text in other words."),
    "quote-not-found": Fault("warning", "The quote does not stand in the text."),
    "distractor-there": Fault("info", "A distractor stands in the paragraph of the answer."),
    "keys-longest": Fault("warning", "The key is the longest option far too often."),
    "key-places": Fault("warning", "Keys stand in one place too often."),
    "near-duplicate": Fault("warning", "Two cards ask nearly the same."),
    "answered-elsewhere": Fault("warning", "An answer can be read from another card."),
}
"""The rules over the questions; a deck can take them otherwise."""

CODES: dict[str, Fault] = {
    # the file
    "unreadable": Fault("error", "The file cannot be read."),
    "too-large": Fault("error", "The file, a text in it or its nesting is over a bound."),
    "encoding": Fault("error", "The file is not valid UTF-8."),
    "control-character": Fault("error", "A character that no text needs and Anki refuses."),
    # the YAML
    "syntax": Fault("error", "The YAML cannot be parsed."),
    "space": Fault("error", "A space that is none to YAML stands at a dash or before a key."),
    "duplicate-key": Fault("error", "One key is given twice in the same mapping."),
    "alias": Fault("error", "YAML anchors and aliases are not part of the deck language."),
    "yaml-tag": Fault("error", "YAML tags are not part of the deck language."),
    "documents": Fault("error", "A file holds one YAML document."),
    "key-not-text": Fault("error", "A key is a plain word."),
    "hash-cuts-text": Fault("warning", "An unquoted ` #` ends a text, the rest is a comment."),
    "escape-meant": Fault("warning", "Double quotes turn a command or a path into an escape."),
    "quotes-typographic": Fault("warning", "A comma in typographic quotes parts a text in two."),
    "comma-parts": Fault("warning", "A comma in brackets parts a date or a number in two."),
    # the shape
    "shape": Fault("error", "A value of another form is wanted here."),
    "unknown-key": Fault("error", "The key is not part of the deck language here."),
    "missing-key": Fault("error", "A key that is needed here is missing."),
    "kind-unknown": Fault("error", "The kind of the card cannot be told."),
    "kind-mixed": Fault("error", "The card is two kinds at once."),
    "empty": Fault("error", "A text or list that is needed is empty."),
    "language-labels": Fault(
        "warning", "Words on sheets and cards are English, since the language has none."
    ),
    "text-form": Fault("error", "The text is not of the form that is wanted here."),
    # the facts
    "space-twice": Fault("error", "The room for an answer is given in two ways."),
    "cloze-no-gap": Fault("error", "A cloze needs at least one {{gap}}."),
    "accept-gap": Fault("error", "What a cloze accepts belongs to one of its gaps."),
    "accept-needless": Fault("warning", "What is accepted is an answer already, or can be none."),
    "cloze-gap": Fault("error", "A gap of a cloze cannot be read."),
    "key-among-distractors": Fault("error", "The right answer is listed as a wrong one too."),
    "option-twice": Fault("error", "Two options of one question are the same."),
    "option-alike": Fault("warning", "Two options differ only in a full stop or in case."),
    "options-many": Fault("error", "A question has more options than there are letters."),
    "keep-order": Fault("error", "The place given for the key is not among the options."),
    "question-conflict": Fault("error", "One question is asked twice, with different answers."),
    "question-twice": Fault("error", "One card is written twice."),
    "question-again": Fault("warning", "One question is asked of two paragraphs, with one answer."),
    "reverse-shared": Fault("warning", "A card asked in reverse has its answer from two cards."),
    "reverse-same": Fault("error", "A card asks the same in reverse as it does forward."),
    "id-twice": Fault("error", "Two cards have one id."),
    "pick-beyond": Fault("error", "A section has fewer cards than a quiz is to ask."),
    "paragraph-beyond": Fault("error", "The article has no such paragraph."),
    "paragraphs-differ": Fault("error", "The article's text has another number of paragraphs."),
    "rule-unknown": Fault("error", "`ignore` names a code that does not exist."),
    "rule-fact": Fault("warning", "`ignore` names an error, and only warnings can be silenced."),
    "quote-length": Fault("warning", "A quote that locates an answer has 4 to 8 words."),
    "card-too-full": Fault("warning", "A side of a flashcard is too small for its text."),
    "glyph-missing": Fault("warning", "No font of this machine has a character of a PDF."),
    "picture-undrawn": Fault(
        "warning", "A picture is left out of a PDF or a word processor's file."
    ),
    "not-pressed": Fault("error", "An output cannot be made with what is installed, or at all."),
    "template-broken": Fault("error", "No page comes of a template of one's own."),
    "picture-text": Fault("warning", "Markdown would print this as text, not as a picture."),
    "markup-text": Fault("warning", "Maths or code is not written as Markdown here reads it."),
    "plain-underscores": Fault("info", "A phrase in underscores is shown with them."),
    "plain-dollars": Fault("info", "What looks like maths between dollars is shown as typed."),
    "maths-unknown": Fault("warning", "Paper cannot set a formula, and would print it as typed."),
    "maths-gap": Fault("warning", "A gap inside `\\ce{…}` breaks the formula in Anki."),
    "passage-missing": Fault("warning", "The article's text is to be printed, and is not there."),
    "word-bank-missing": Fault(
        "warning", "Distractors of a cloze are printed only in a word bank."
    ),
    "points-missing": Fault("warning", "Sheets are to show points, and no card has any."),
    "correction-missing": Fault("warning", "A quiz asks for a correction that its key lacks."),
    "true-false-correction": Fault("warning", "A true claim needs no correction."),
    "tag-twice": Fault("info", "A tag stands twice, or on the deck too."),
    "match-twice": Fault("error", "A text on the left of a matching stands twice."),
    "type-answer": Fault("error", "Only a single answer without maths or pictures can be typed."),
    "no-card": Fault("error", "The card is meant for Anki alone, and makes no card there."),
    "rubric-points": Fault("warning", "The points of the rubric do not add up to those given."),
    # the files beside the deck
    "article-outside": Fault("error", "The article's text lies in the deck's folder or project."),
    "text-missing": Fault("info", "The article's text is not at hand."),
    "text-misnamed": Fault("warning", "The article's text has another name than the deck says."),
    "article-unreadable": Fault("error", "The article's text is no plain file, or over a bound."),
    "media-outside": Fault("error", "A deck's files lie in its folder or below."),
    "media-missing": Fault("error", "The file of a picture, a sound or a style is not there."),
    "media-size": Fault("error", "A picture, a sound or a style is over a bound."),
    "media-type": Fault("error", "The file is none of a type that all can show."),
    "media-case": Fault("error", "Two files have names that differ in their case alone."),
    "style-address": Fault("warning", "A style asks for what pages would not load."),
    "style-open": Fault("warning", "Something in a style is opened and never closed."),
    "image-alt": Fault("warning", "A picture has no words for those who cannot see it."),
    "ignore-unused": Fault("warning", "`ignore` names a code that the card does not have."),
    "not-rechecked": Fault("info", "The lock tells what was located in a text not at hand."),
    "rules-skipped": Fault("info", "Some rules have no words for the language of the deck."),
    # the questions
    **RULE_CODES,
    # the outputs
    "output-name": Fault(
        "error", "No output can have the name, or Anki would restore the package."
    ),
    "roster": Fault("error", "A class list cannot be read."),
    "not-combined": Fault("error", "Decks of several languages cannot be one quiz."),
    "output-clash": Fault("error", "Two decks would be written to one place."),
    "output-kept": Fault("error", "A file stands in the place of an output that no build wrote."),
    "output-left": Fault("warning", "A file has the name of an output, and no build wrote it."),
    "tag-unknown": Fault("warning", "Questions are chosen by a tag that none of them has."),
    "unwritable": Fault("error", "An output or the lock cannot be written."),
    # the lock
    "lock-unreadable": Fault("error", "The lock cannot be read."),
    "lock-shared": Fault("error", "Two decks have one lock, or notes in common in their locks."),
    "lock-left": Fault("error", "The deck has no lock, and an abandoned one has its name."),
    "lock-lost": Fault("error", "The lock that the last build wrote is gone."),
    "cards-apart": Fault("error", "A card moved here from a deck that is not built with it."),
    "lock-outdated": Fault("error", "The lock would change, and --locked forbids it."),
}
