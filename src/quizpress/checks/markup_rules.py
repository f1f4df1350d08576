"""What an author meant as markup and is none."""

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import NamedTuple

from quizpress.checks.file_types import PICTURES
from quizpress.checks.prose import Marked
from quizpress.problem import Report, Span, clipped
from quizpress.text import Break, Code, CodeBlock, Maths, Text, Words, gaps_of, nodes_of
from quizpress.text.places import TextPlaces

_MOST_SHOWN = 30
_SIGN = r"[=+<>\u2264\u2265\u2260\u00b1\u00d7\u00b7\u00f7\u2212]"
_GAP = "\ue000"
"""Stands for a gap or a mark inside what is searched; a character that no alphabet has."""
_BEFORE = rf"(?:(?<!\w)(?:[^\W\d_]|\d+[A-Za-z]?)|[)}}{_GAP}])"
"""What stands before a sign: one letter, a number, or what is in brackets."""
_FORMULA = rf"""(?sx)
    \\[A-Za-z]  # a command
    | [\w)}}\]{_GAP}]\s*\^\s*[\w({{\\{_GAP}-]  # a power
    | (?<!\w)[^\W\d]_(?:{{|\w(?!\w))  # a letter with an index
    | {_BEFORE}\s*{_SIGN}\s*(?![A-Za-z]{{3}})[\w({{\\{_GAP}\u2212-]  # signs between short names
    | ^(?!\ [xX]\ $)\s+\S.*\s$  # set apart from its brackets, and no box that is ticked
    | ^\s*{_GAP}.*{_GAP}\s*$  # a gap alone
    """
"""What brackets in prose do not hold: `[sic]`, `[n. 1]`, `[--all]`, `[^1]`, `[x]`."""
_SUSPECT = re.compile(r"[*\\\[_$]")
"""What all of the rules look for."""
_FENCE = r"""(?m)^[ \t]*["']?(`{3,}[\w+#.-]*)[ \t]*$"""
"""A line in the deck's file that begins or ends a listing."""


class MarkupRule(NamedTuple):
    """Something written that is no markup here: how it looks, what to say, whether it was meant."""

    code: str
    looks: str
    message: str
    hint: str | Callable[[re.Match[str]], str]
    is_meant: Callable[[re.Match[str]], bool] = lambda _found: True


def _is_formula(found: re.Match[str]) -> bool:
    """Say whether brackets behind backslashes hold maths; they can be kept for their own sake."""
    return bool(_pattern_of(_FORMULA).search(found[0][2:-2]))


def _names_picture(found: re.Match[str]) -> bool:
    """Say whether it was meant as a picture; `![a] (b)` can be a sentence."""
    return not found["apart"] or bool(_pattern_of(_NAMED).search(_file_of(found)))


def _file_of(found: re.Match[str]) -> str:
    return _pattern_of(_TITLE).sub("", found["file"]).strip().strip("<>")


def _picture_hint(found: re.Match[str]) -> str:
    alt = clipped((found["alt"] or "what it shows").replace(_GAP, "…"), _MOST_SHOWN)
    file = clipped(_file_of(found).replace(_GAP, "…"), _MOST_SHOWN)
    if _GAP in found["file"]:
        wanted = "a gap cannot stand in the name of a file"
    elif not found[0].endswith((")", "]]")):
        wanted = "close it with `)`, as in `![what it shows](map.png)`"
    elif re.search(r"\s", file):
        wanted = f"put a name with a space in angle brackets: `![{alt}](<{file}>)`"
    else:
        wanted = f"write `![{alt}]({file})`"
    return f"{wanted}; to show it as it is, write it in code"


_TITLE = r"\s+(\"[^\"]*\"?|'[^']*'?)\s*$"
_NAMED = rf"(?i)\.({'|'.join([*PICTURES, 'jpeg'])})$"
_NO_PICTURE = "this is no picture here, and would be shown as it stands"
RULES: tuple[MarkupRule, ...] = (
    MarkupRule(
        "picture-text",
        (
            r"(?<!\\)!\[(?P<alt>(?:[^\[\]]|\[[^\[\]]{0,99}\]){0,300})\](?P<apart>[ ]?)"
            r"\((?P<file>(?:[^()]|\([^()]{0,99}\)){0,300})\)?"
        ),
        _NO_PICTURE,
        _picture_hint,
        _names_picture,
    ),
    MarkupRule(
        "picture-text",
        r"(?<!\\)!\[(?P<alt>)(?P<apart>\[)(?P<file>[^\[\]|]{1,300})(?:\|[^\[\]]{0,300})?\]\]",
        _NO_PICTURE,
        _picture_hint,
        _names_picture,
    ),
    MarkupRule(
        "markup-text",
        "(?s)" r"(?<![\\\w\])])\\\[(?:(?!(?<!\\)\\\[).){1,2000}?\\\]",
        "`\\[` begins no maths here, and would be shown as it stands",
        "write `\\(…\\)` for maths, and `[…]` for brackets",
        _is_formula,
    ),
    MarkupRule(
        "markup-text",
        r"(?<![\]\\])\\\((?!\\\))",
        "`\\(` begins maths that nothing closes, and would be shown as it stands",
        "close it with `\\)`, or write `(` for a bracket",
    ),
    MarkupRule(
        "markup-text",
        r"(?<![\w*\\])\*\*[^\W_][\w'\u2019-]* [\w '\u2019-]*(?<=[^\W_])\*\*[^\W\d_]{2,}",
        "this is not bold: inside a word `**` marks only what has no space in it",
        "end the mark behind the word, or leave it out",
    ),
    MarkupRule(
        "markup-text",
        (
            r"(?<![\w*\\])\*\*(?:[ ](?=[^*\n]{0,300}?(?:[^\W\d_]{3}|[^ *]\*))[^*\n]{1,300}"
            r"|(?! )[^*\n]{1,300}[ ])\*\*(?![\w*])"
        ),
        "this is not bold: a space stands inside its stars",
        "move the space out, as in `**bold** text`",
    ),
    MarkupRule(
        "markup-text",
        r"(?<![\w*\\/])\*[^\W\d_]{2,}\*(?=[^\W\d_]{2})|(?<=[^\W\d_]{2})\*[^\W\d_]{2,}\*(?![\w*/])",
        "this is not italic: inside a word a single `*` is a plain character",
        "mark a part of a word in bold, as in `**un**happy`",
    ),
    MarkupRule(
        "plain-underscores",
        r"(?<![\w_])(_{1,2})(?=[^\W_])[^_\n]{1,300}(?<=[^\s_])\1(?![\w_])",
        "an underscore is a plain character here, and is shown",
        "write `*italic*` or `**bold**`",
        lambda found: " " in found[0] or (found[1] == "_" and found[0].strip("_").isalpha()),
    ),
    MarkupRule(
        "plain-dollars",
        r"(?<![\w$\\\[])(\${1,2})(?![\s$])[^$\n]{0,300}(?:\\[A-Za-z]|[_^])[^$\n]{0,300}\1(?![\w$])",
        "a dollar is a plain character here, and is shown",
        "write maths as `\\(…\\)`",
    ),
    MarkupRule(
        "markup-text",
        r"(?<!\\)\\_",
        "`_` is a plain character, so that the backslash before it is shown too",
        "leave the backslash out",
    ),
    MarkupRule(
        "markup-text",
        r"\[[^\[\]\n]{1,200}\]\((?:www\.)?[\w-]{1,60}(?:\.[\w-]{1,60}){0,4}\.[a-z]{2,6}/?[^\s()]{0,300}\)",
        "this is no link, and would be shown as it stands: its address says no scheme",
        "begin the address with `https://`",
        lambda found: not found[0].startswith("[!"),
    ),
)
"""What is looked for in the words of texts with marks, where a text has other marks or none."""


@cache
def _pattern_of(pattern: str) -> re.Pattern[str]:
    """Return a pattern that only texts with doubtful marks have need of."""
    return re.compile(pattern)


def check_markup(marked: Iterable[Marked], report: Report) -> None:
    """Report what in some texts is no markup and was likely meant as such."""
    for text, _ in marked:
        words, places = _words_alone(text), TextPlaces(text, report.source)
        for rule in RULES if _SUSPECT.search(words) else ():
            for found in _pattern_of(rule.looks).finditer(words):
                if rule.is_meant(found):
                    size = len(re.split(f"[\n{_GAP}]", found[0], maxsplit=1)[0])
                    span = places.span(found.start(), found.start() + max(size, 1))
                    hint = rule.hint if isinstance(rule.hint, str) else rule.hint(found)
                    report.say(rule.code, span, rule.message, hint)
        if "}}" in words and gaps_of(text):
            _check_braces(words, places, report)
        if "```" in text.source:
            _check_fence(text, places, report)


def _words_alone(text: Text) -> str:
    """Return the words of a text at their places, all else as a character that no alphabet has.

    A backslash that keeps a character stays, so that no rule takes this for what it is not.
    """
    pieces, place = [], 0
    for node in nodes_of(text):
        if isinstance(node, Words | Break | Code | CodeBlock | Maths) and node.start >= place:
            between = text.source[place : node.start]
            pieces.append(between if between == "\\" else _GAP * len(between))
            match node:
                case Words():
                    pieces.append(node.text)
                case Break():
                    pieces.append("\n")
                case _:
                    pieces.append(_GAP * (node.end - node.start))
            place = node.end
    return "".join([*pieces, _GAP * (len(text.source) - place)])


def _check_braces(words: str, places: TextPlaces, report: Report) -> None:
    """Report braces that seem to close a gap, and close none."""
    for found in re.finditer(r"\}\}(?!\})", words):
        before = words[: found.end()]
        if before.count("}") > before.count("{"):
            message = "`}}` closes no gap, and would be shown as it stands"
            hint = "leave it out, or write `\\}` for a brace"
            report.say("markup-text", places.span(*found.span()), message, hint)


def _check_fence(text: Text, places: TextPlaces, report: Report) -> None:
    """Report a fence that nothing closes, also where YAML has joined its line with others."""
    if any(isinstance(node, CodeBlock) for node in nodes_of(text)):
        return
    fence, file = _pattern_of(_FENCE), report.source.text
    here, there = fence.search(text.source), fence.search(file, text.start, text.end)
    if here:
        span = places.span(*here.span(1))
    elif there:
        span = Span(*there.span(1))
    else:
        return
    message = "this listing is not closed, and would be shown as it stands"
    hint = "close it with a line of the same backticks; in YAML keep lines with `|`"
    report.say("markup-text", span, message, hint)
