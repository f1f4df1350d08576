"""Pages of the documentation, and what they show: commands, decks, reports, links."""

import re
import shlex
from pathlib import Path

from harness import ROOT

DOCS = ROOT / "docs"
README = ROOT / "README.md"
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_QUOTED = re.compile(r"(`+).+?\1|<table>.*?</table>", re.DOTALL)
"""What shows how something is written, and is no link of the page itself."""
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def fenced(page: Path, language: str) -> list[str]:
    """Return the fenced blocks of a page that are in a language."""
    return [block for name, block in _FENCE.findall(page.read_text("utf-8")) if name == language]


def commands(page: Path) -> list[list[str]]:
    """Return the calls of quizpress in the shell blocks of a page, without what pipes them on."""
    lines = [line for block in fenced(page, "sh") for line in block.splitlines()]
    return [
        shlex.split(re.split(" (?:[|]|>>?) |  +", line)[0], comments=True)
        for line in lines
        if line.startswith("quizpress ")
    ]


def indented(page: Path, start: str) -> str:
    """Return the indented block of a page that begins so."""
    text = page.read_text("utf-8")
    lines = text[text.index(f"    {start}") :].split("\n")
    block = lines[: next(n for n, line in enumerate(lines) if not line.startswith("    "))]
    return "".join(f"{line[4:]}\n" for line in block)


def links(page: Path) -> list[str]:
    """Return the addresses that a page links to and shows pictures from."""
    return _LINK.findall(_QUOTED.sub("", _FENCE.sub("", page.read_text("utf-8"))))


def anchors(page: Path) -> set[str]:
    """Return the names under which the headings of a page can be linked to."""
    headings = _HEADING.findall(_FENCE.sub("", page.read_text("utf-8")))
    return {re.sub(r"[^\w-]", "", heading.lower().replace(" ", "-")) for heading in headings}
