"""Every code a report can carry, in one table."""

from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "info"]
"""An info is shown only where it is asked for."""


class Code(NamedTuple):
    """What a code stands for; `summary` is one line for manuals and SARIF."""

    severity: Severity
    summary: str


CODES: dict[str, Code] = {
    # the file
    "unreadable": Code("error", "The file cannot be read."),
    "too-large": Code("error", "The file, a text in it or its nesting is over a bound."),
    "encoding": Code("error", "The file is not valid UTF-8."),
    "control-character": Code("error", "A character that no text needs and Anki refuses."),
    # the YAML
    "syntax": Code("error", "The YAML cannot be parsed."),
    "space": Code("error", "A space that is none to YAML stands at a dash or before a key."),
    "duplicate-key": Code("error", "One key is given twice in the same mapping."),
    "alias": Code("error", "YAML anchors and aliases are not part of the deck language."),
    "yaml-tag": Code("error", "YAML tags are not part of the deck language."),
    "documents": Code("error", "A file holds one YAML document."),
    "key-not-text": Code("error", "A key is a plain word."),
    "hash-cuts-text": Code("warning", "An unquoted ` #` ends a text, the rest is a comment."),
    "escape-meant": Code("warning", "Double quotes turn a command or a path into an escape."),
    "quotes-typographic": Code("warning", "A comma in typographic quotes parts a text in two."),
    # the shape
    "shape": Code("error", "A value of another form is wanted here."),
    "unknown-key": Code("error", "The key is not part of the deck language here."),
    "missing-key": Code("error", "A key that is needed here is missing."),
    "kind-unknown": Code("error", "The kind of the card cannot be told."),
    "kind-mixed": Code("error", "The card is two kinds at once."),
    "empty": Code("error", "A text or list that is needed is empty."),
    "text-form": Code("error", "The text is not of the form that is wanted here."),
    # the facts
    "cloze-no-gap": Code("error", "A cloze needs at least one {{gap}}."),
    "cloze-gap": Code("error", "A gap of a cloze cannot be read."),
    "key-among-distractors": Code("error", "The right answer is listed as a wrong one too."),
    "option-twice": Code("error", "Two options of one question are the same."),
    "option-alike": Code("warning", "Two options differ only in a full stop or in case."),
    "options-many": Code("error", "A question has more options than there are letters."),
    "keep-order": Code("error", "The place given for the key is not among the options."),
    "question-conflict": Code("error", "One question is asked twice, with different answers."),
    "question-twice": Code("error", "One card is written twice."),
    "question-again": Code("warning", "One question is asked of two paragraphs, with one answer."),
    "reverse-shared": Code("warning", "A card asked in reverse has its answer from two cards."),
    "id-twice": Code("error", "Two cards have one id."),
    "paragraph-beyond": Code("error", "The article has no such paragraph."),
    "paragraphs-differ": Code("error", "The article's text has another number of paragraphs."),
    "rule-unknown": Code("error", "`ignore` names a code that does not exist."),
    "rule-fact": Code("warning", "`ignore` names an error, and only warnings can be silenced."),
    "quote-length": Code("warning", "A quote that locates an answer has 4 to 8 words."),
    "quote-not-found": Code("warning", "The quote does not stand in its paragraph."),
    "card-too-full": Code("warning", "A side of a flashcard is too small for its text."),
    "not-pressed": Code("error", "An output cannot be made with what is installed, or at all."),
    "picture-text": Code("warning", "Markdown would print this as text, not as a picture."),
    "markup-text": Code("warning", "Maths or code is not written as Markdown here reads it."),
    "plain-underscores": Code("info", "A phrase in underscores is shown with them."),
    "plain-dollars": Code("info", "What looks like maths between dollars is shown as typed."),
    "maths-unknown": Code("warning", "Paper cannot set a formula, and would print it as typed."),
    "passage-missing": Code("warning", "The article's text is to be printed, and is not there."),
    "word-bank-missing": Code("warning", "Distractors of a cloze are printed only in a word bank."),
    "true-false-correction": Code("warning", "A true claim needs no correction."),
    "match-twice": Code("error", "A text on the left of a matching stands twice."),
    "type-answer": Code("error", "Only a single answer without maths or pictures can be typed."),
    "no-card": Code("error", "The card is meant for Anki alone, and makes no card there."),
    "rubric-points": Code("warning", "The points of the rubric do not add up to those given."),
    # the files beside the deck
    "article-outside": Code("error", "The article's text lies in the deck's folder or project."),
    "article-unreadable": Code("error", "The article's text is no plain file, or over a bound."),
    "media-outside": Code("error", "Pictures and sounds are files in the deck's folder or below."),
    "media-missing": Code("error", "The file of a picture or sound is not there."),
    "media-size": Code("error", "A picture or sound is over a bound."),
    "media-type": Code("error", "The file is no picture or sound of a type that all can show."),
    "media-case": Code("error", "Two files have names that differ in their case alone."),
    "image-alt": Code("warning", "A picture has no words for those who cannot see it."),
    # the outputs
    "output-name": Code("error", "No output can have the name, or Anki would restore the package."),
    "output-clash": Code("error", "Two decks would be written to one place."),
    "form-other": Code("warning", "The form that is asked for may be of the deck as it was once."),
    "unwritable": Code("error", "An output or the lock cannot be written."),
    # the lock
    "lock-unreadable": Code("error", "The lock cannot be read."),
    "lock-shared": Code("error", "Two decks have one lock, or notes in common in their locks."),
    "lock-left": Code("error", "The deck has no lock, and an abandoned one has its name."),
    "lock-outdated": Code("error", "The lock would change, and --locked forbids it."),
}
