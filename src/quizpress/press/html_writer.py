"""A tree as HTML: what Anki's fields and the pages for paper have in common."""

from collections.abc import Callable, Sequence

from quizpress.text.nodes import (
    Block,
    Break,
    Code,
    CodeBlock,
    Emphasis,
    Gap,
    Image,
    Inline,
    Lines,
    Link,
    List,
    Maths,
    Strong,
    Table,
    Text,
    Words,
)


def escape(text: str) -> str:
    """Escape a text for HTML content; quotes stay as they are."""
    if "&" in text or "<" in text or ">" in text:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text


def escape_attribute(text: str) -> str:
    """Escape a text for an attribute in double quotes."""
    return escape(text).replace('"', "&quot;")


def picture_tag(address: str, alt: str, width: float = 0) -> str:
    """Return a picture as HTML; it is so many millimetres wide, as wide as it is itself for 0."""
    # An attribute, since the security policy of pages lets no element have a style of its own.
    wide = f' width="{round(width * 96 / 25.4)}"' if width else ""
    return f'<img src="{escape_attribute(address)}" alt="{escape_attribute(alt)}"{wide}>'


Write = Callable[[Sequence[Inline]], str]
"""Writes what a gap hides, as what it stands in wants it."""


class HtmlWriter:
    """Writes trees as HTML; what words, maths, gaps and pictures become is for others to say."""

    def write_text(self, text: Text) -> str:
        """Return a text as HTML, which is inline for lines alone."""
        blocks = text.blocks
        if not blocks:
            return self.write_words(text.source)
        if len(blocks) == 1 and type(blocks[0]) is Lines:
            return self.write_inlines(blocks[0].children)
        return self.write_blocks(blocks)

    def write_words(self, text: str, *, begins: bool = False) -> str:  # noqa: ARG002
        """Return characters as HTML; `begins` says whether they begin a line."""
        return escape(text)

    def write_attribute(self, text: str) -> str:
        """Return characters for an attribute in double quotes."""
        return escape_attribute(text)

    def write_maths(self, maths: Maths) -> str:
        """Return a formula as HTML."""
        raise NotImplementedError

    def write_gap(self, gap: Gap, write: Write) -> str:
        """Return a gap as HTML."""
        raise NotImplementedError

    def write_image(self, image: Image) -> str:
        """Return a picture as HTML."""
        raise NotImplementedError

    def write_inlines(self, nodes: Sequence[Inline]) -> str:
        """Return inlines as HTML."""
        if len(nodes) == 1 and type(nodes[0]) is Words:  # So it is inside most marks.
            return self.write_words(nodes[0].text, begins=True)
        made: list[str] = []
        words, begins = "", True
        for node in nodes:
            if type(node) is Words:
                words += node.text
                continue
            if words:
                made.append(self.write_words(words, begins=begins))
                words = ""
            made.append(self._write_node(node))
            begins = type(node) is Break
        if words:
            made.append(self.write_words(words, begins=begins))
        return "".join(made)

    def _write_node(self, node: Inline) -> str:
        match node:
            case Strong():
                return f"<strong>{self.write_inlines(node.children)}</strong>"
            case Emphasis():
                return f"<em>{self.write_inlines(node.children)}</em>"
            case Code():
                return f"<code>{self.write_code(node.children)}</code>"
            case Break():
                return "<br>"
            case Maths():
                return self.write_maths(node)
            case Gap():
                return self.write_gap(node, self.write_inlines)
            case Image():
                return self.write_image(node)
            case Link():
                title = f' title="{self.write_attribute(node.title)}"' if node.title else ""
                address = escape_attribute(node.address)
                return f'<a href="{address}"{title}>{self.write_inlines(node.children)}</a>'
            case Words():
                return self.write_words(node.text)

    def write_code(self, nodes: Sequence[Inline]) -> str:
        """Return what stands in code as HTML, its line breaks as they are."""
        return "".join([self._write_in_code(node) for node in nodes])

    def _write_in_code(self, node: Inline) -> str:
        match node:
            case Words():
                return self.write_words(node.text)
            case Break():
                return "\n"
            case Gap():
                return self.write_gap(node, self.write_code)
            case _:
                return self._write_node(node)

    def write_blocks(self, blocks: Sequence[Block]) -> str:
        """Return blocks as HTML."""
        return "".join([self._write_block(block) for block in blocks])

    def _write_block(self, block: Block) -> str:
        match block:
            case Lines():
                return f"<div>{self.write_inlines(block.children)}</div>"
            case CodeBlock():
                return f'<pre class="listing"><code>{self._write_listing(block)}</code></pre>'
            case List():
                tag = "ol" if block.numbered else "ul"
                return f'<{tag} class="list">{"".join(self._write_items(block))}</{tag}>'
            case Table():
                return self._write_table(block)

    def _write_listing(self, block: CodeBlock) -> str:
        """Return a listing line by line, so that a style can mark where one goes on."""
        lines = self.write_code(block.children).split("\n")
        return "\n".join([f"<span>{line}</span>" for line in lines])

    def _write_items(self, block: List) -> list[str]:
        """Return the items of a list, with the number of each that is not the next one."""
        made, expected = [], 1
        for item in block.items:
            value = f' value="{item.number}"' if block.numbered and item.number != expected else ""
            expected = item.number + 1
            only = item.blocks[0] if len(item.blocks) == 1 else None
            inside = (
                self.write_inlines(only.children)
                if isinstance(only, Lines)
                else self.write_blocks(item.blocks)
            )
            made.append(f"<li{value}>{inside}</li>")
        return made

    def _write_table(self, table: Table) -> str:
        head, *rows = table.rows
        lines = [
            self._write_row(head, table, "th"),
            *[self._write_row(row, table, "td") for row in rows],
        ]
        body = f"<tbody>{''.join(lines[1:])}</tbody>" if rows else ""
        return f'<table class="table"><thead>{lines[0]}</thead>{body}</table>'

    def _write_row(self, cells: Sequence[Sequence[Inline]], table: Table, tag: str) -> str:
        made = [
            f"<{tag}{_class_of_alignment(side)}>{self.write_inlines(cell)}</{tag}>"
            for cell, side in zip(cells, table.alignments, strict=True)
        ]
        return f"<tr>{''.join(made)}</tr>"


def _class_of_alignment(side: str) -> str:
    # A class, since the security policy of pages lets no element have a style of its own.
    return f' class="to-{side}"' if side else ""
