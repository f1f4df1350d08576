"""Articles in Markdown: its blocks as plain paragraphs, and what its head says."""

import re
from collections.abc import Iterator

from quizpress.draft.plain_article import ArticleText, paragraphs_without_title, short_title
from quizpress.problem import Report, Source
from quizpress.read.yaml_nodes import Map, Scalar
from quizpress.read.yaml_parse import parse_yaml

_HEAD = re.compile(r"---[ \t]*\n(?P<head>(?:(?!---[ \t]*$).*\n)*)---[ \t]*(?:\n|\Z)", re.MULTILINE)
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+(?P<text>.*)")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:-[ \t]*){3,})")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?P<text>\S.*)")
_QUOTE = re.compile(r"[ \t]*(?:>[ \t]?)+")
_DEFINITION = re.compile(r" {0,3}\[[^\[\]]+\]:[ \t]*\S")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_INLINE: tuple[tuple[re.Pattern[str], str], ...] = (
    # a mark, what is left of it
    (re.compile(r"!?\[([^\[\]]*)\](?:\([^()\n]*\)|\[[^\[\]]*\])"), r"\1"),
    (re.compile(r"<((?:https?://|mailto:)[^\s<>]+)>"), r"\1"),
    (re.compile(r"`+([^`]+)`+"), r"\1"),
    (re.compile(r"\*\*(?=\S)([^*]+)(?<=\S)\*\*"), r"\1"),
    (re.compile(r"(?<![\w*])\*(?=\S)([^*]+)(?<=\S)\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<!\w)_{1,3}(?=\S)([^_]+)(?<=\S)_{1,3}(?!\w)"), r"\1"),
    (re.compile(r"\\([!-/:-@\[-`{-~])"), r"\1"),
)


def read_markdown(text: str) -> ArticleText:
    """Return an article in Markdown as plain paragraphs: a heading, an item of a list is one each.

    The title is that of the head between lines of dashes, else the heading it begins with.
    """
    head, body = _split_head(text)
    blocks = [*_split_blocks(body.splitlines())]
    title = head.get("title", "")
    if not title and blocks and blocks[0][0]:
        title = _without_marks(blocks[0][1])
    date = _ISO_DATE.match(head.get("date", ""))
    return ArticleText(
        paragraphs_without_title([_without_marks(block) for _, block in blocks], title),
        short_title(title),
        short_title(head.get("publisher", "")),
        date[0] if date else "",
        head.get("lang", "") or head.get("language", ""),
    )


def _split_head(text: str) -> tuple[dict[str, str], str]:
    """Return the texts of a head in YAML by their keys, and what follows it."""
    found = _HEAD.match(text)
    if not found:
        return {}, text
    node = parse_yaml(Report(Source("", found["head"])))
    pairs = node.pairs if isinstance(node, Map) else []
    return {
        key.text: value.text
        for key, value in pairs
        if isinstance(key, Scalar) and isinstance(value, Scalar)
    }, text[found.end() :]


def _split_blocks(lines: list[str]) -> Iterator[tuple[bool, str]]:
    """Yield the blocks of a text without the marks before their lines, and which are headings."""
    block: list[str] = []
    for line in lines:
        quoted = _QUOTE.match(line)
        bare = line[quoted.end() :] if quoted else line
        heading, item = _HEADING.fullmatch(bare), _ITEM.fullmatch(bare)
        underlined = bool(block) and bool(_UNDERLINE.fullmatch(bare))
        alone = not bare.strip() or _RULE.fullmatch(bare) or _DEFINITION.match(bare)
        parts = heading or item or underlined or alone or _FENCE.match(bare)
        if parts and block:
            yield underlined, " ".join(block)
            block = []
        if heading:
            yield True, heading["text"].rstrip().rstrip("#")
        elif item and not alone:
            block = [item["text"]]
        elif not parts:
            block.append(bare)
    if block:
        yield False, " ".join(block)


def _without_marks(text: str) -> str:
    for mark, left in _INLINE:
        text = mark.sub(left, text)
    return text
