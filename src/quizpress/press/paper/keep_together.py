"""Short texts that no line breaks inside of, such as a date or a name."""

from collections.abc import Sequence

from quizpress.text import Inline, Lines, Text, Words

DOT = "\u00a0· "
"""Parts what stands in one line, and begins none."""
_MOST = 24
"""Characters of what is kept together; the narrowest column has room for them."""


def keep_together(text: Text) -> Text:
    """Return a text, a short one with spaces at which no line ends."""
    if len(text.source) > _MOST:
        return text
    if not text.blocks:
        return text._replace(source=_join_words(text.source))
    kept = [
        block._replace(children=keep_inlines_together(block.children))
        if isinstance(block, Lines)
        else block
        for block in text.blocks
    ]
    return text._replace(blocks=tuple(kept))


def keep_inlines_together(inlines: Sequence[Inline]) -> tuple[Inline, ...]:
    """Return inlines, short ones with spaces at which no line ends."""
    if sum([len(each.text) for each in inlines if isinstance(each, Words)]) > _MOST:
        return tuple(inlines)
    return tuple(
        [
            each._replace(text=_join_words(each.text)) if isinstance(each, Words) else each
            for each in inlines
        ]
    )


def _join_words(text: str) -> str:
    return text.replace(" ", "\u00a0")
