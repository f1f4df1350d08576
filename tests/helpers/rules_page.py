"""The page on the rules over the questions, made from their table."""

from quizpress.codes import RULE_CODES
from quizpress.rules.article_table import EXAMPLE_ARTICLE
from quizpress.rules.finding import Family
from quizpress.rules.table import RULES

_HEAD = """# What `check` looks for in the questions

`quizpress check` reads the questions as an editor would. Each rule has a code, its source, and how
often it was right on questions that people wrote: on labelled ones, P of what it found was a flaw,
R of the flaws were found; what was read by hand was judged by one reader. Warnings are always
shown, infos with `-v`, by `--select CODE`, and in the formats for programs. `check --explain CODE`
shows what stands here.

A rule is silenced on one card by `ignore: CODE`, in a deck by `rules: {CODE: off}`, for a run by
`--ignore CODE`; `rules: {CODE: error}` lets nothing pass, `info` makes it quieter. An `ignore` that
silences nothing is reported. Builds look at decks of up to 1,000 cards, and tell warnings alone.
Words are there for English, French, German and Spanish; `-v` says which rules have none for the
language of a deck.
"""
_FAMILIES: dict[Family, str] = {
    "item": "The question",
    "options": "The options of a choice",
    "cloze": "Clozes",
    "pairs": "A question and its answer",
    "article": "The article",
    "deck": "All cards together",
}


def rules_page() -> str:
    """Return the page on the rules in Markdown."""
    made = [_HEAD]
    for family, title in _FAMILIES.items():
        made.append(f"\n## {title}\n")
        if family == "article":
            lines = EXAMPLE_ARTICLE.strip().split("\n")
            quoted = "\n".join(f"> {line}".rstrip() for line in lines)
            made.append(f"The examples are about this text:\n\n{quoted}\n")
        for rule in RULES:
            if rule.family == family:
                fault = RULE_CODES[rule.code]
                made.append(
                    f"### {rule.code}\n\n*{fault.severity}:* {fault.summary} {rule.why}\n\n"
                    f"Source: {rule.source}. Measured: {rule.measured.rstrip('.')}.\n\n"
                    f"Reported:\n\n```yaml\n{rule.failing}\n```\n\n"
                    f"Not reported:\n\n```yaml\n{rule.passing}\n```\n"
                )
    return "\n".join(made)
