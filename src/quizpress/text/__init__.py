"""The language of texts: from what an author typed to a tree, once."""

from quizpress.text.gaps import GapError
from quizpress.text.nodes import (
    Block,
    Break,
    Code,
    CodeBlock,
    Emphasis,
    Gap,
    Image,
    Inline,
    Item,
    Lines,
    Link,
    List,
    Markup,
    Maths,
    Strong,
    Table,
    Text,
    Words,
)
from quizpress.text.parse import parse_cloze, parse_text
from quizpress.text.walk import gaps_of, inlines_of, nodes_of

__all__ = [
    "Block",
    "Break",
    "Code",
    "CodeBlock",
    "Emphasis",
    "Gap",
    "GapError",
    "Image",
    "Inline",
    "Item",
    "Lines",
    "Link",
    "List",
    "Markup",
    "Maths",
    "Strong",
    "Table",
    "Text",
    "Words",
    "gaps_of",
    "inlines_of",
    "nodes_of",
    "parse_cloze",
    "parse_text",
]
