"""Texts as the page on their language shows them; the page is made from the cases of the tests."""

import re
from base64 import b64encode
from html import escape as escape_all
from typing import Any, cast

import yaml

from harness import MEDIA, TESTS
from quizpress.press.html_writer import HtmlWriter, Write, escape, picture_tag
from quizpress.text import Gap, Image, Markup, Maths, Text, Words, parse_cloze, parse_text

CASES = TESTS / "text" / "language.yaml"
_PICTURE = re.compile(r'(?<= src=")[^"]*')
_DOT = f"data:image/png;base64,{b64encode((MEDIA / 'dot.png').read_bytes()).decode()}"
"""What stands for every picture that a text names, so that the page shows one."""
_HEAD = """# How texts are written

A question, an answer, an option, a reason: every text of a deck is read in one and the same way,
for every card and every sheet. What is typed is what is shown, but for the marks on this page.
Texts are best written in single quotes or, with several lines, behind `|`: there YAML leaves every
backslash alone.
"""


class PageWriter(HtmlWriter):
    """Writes texts for the page: formulas as variables, gaps with their numbers and hints."""

    def write_maths(self, maths: Maths) -> str:
        return f"<var>{escape(''.join(map(_piece, maths.children)))}</var>"

    def write_gap(self, gap: Gap, write: Write) -> str:
        hint = f" ({write(gap.hint)})" if gap.hint else ""
        return f"<mark>{_numbers(gap)}: {write(gap.children)}{hint}</mark>"

    def write_image(self, image: Image) -> str:
        return picture_tag(image.file, image.alt)


def _piece(piece: Words | Gap) -> str:
    return f"[{_numbers(piece)}: {piece.text}]" if isinstance(piece, Gap) else piece.text


def _numbers(gap: Gap) -> str:
    return ",".join(map(str, gap.numbers))


def sections() -> list[dict[str, Any]]:
    return cast("list[dict[str, Any]]", yaml.safe_load(CASES.read_text("utf-8")))


def parsed(section: dict[str, Any], typed: str) -> Text:
    markup = cast("Markup", section.get("markup", "markdown"))
    parse = parse_cloze if section.get("cloze") else parse_text
    return parse(typed, 0, len(typed), markup)


def texts_page() -> str:
    """Return the page on texts in Markdown."""
    made = [_HEAD]
    for section in sections():
        made.append(f"\n## {section['title']}\n\n{section['says']}\n\n<table>")
        made.append("<tr><th>typed</th><th>shown</th></tr>")
        for row in section["rows"]:
            typed = escape_all(row["typed"], quote=False)
            shown = _PICTURE.sub(_DOT, PageWriter().write_text(parsed(section, row["typed"])))
            made.append(f"<tr><td><pre>{typed}</pre></td><td>{shown}</td></tr>")
        made.append("</table>")
    return "\n".join(made) + "\n"
