"""From a text as typed to HTML: inline Markdown and maths, everything else as it stands."""

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

ACTIVE = re.compile(r"[\\`*_\[\n]")
"""What a text must hold for it to be more than escaped text."""
_MATHS = re.compile(r"\\\((.+?)\\\)", re.DOTALL)

Inline = Callable[[str], str]
"""Turns a text into HTML that is safe in any element."""


def escape(text: str) -> str:
    """Escape a text for HTML content; quotes stay as they are."""
    if "&" in text or "<" in text or ">" in text:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text


def attribute(text: str) -> str:
    """Escape a text for an attribute in double quotes."""
    return escape(text).replace('"', "&quot;")


def plain(text: str) -> str:
    """Turn a text into HTML without any markup; line breaks are kept."""
    return escape(text).replace("\n", "<br>")


def plainly(_maths: Inline) -> Inline:
    """Return the renderer of a deck without markup, where there is no maths either."""
    return plain


def markdown(maths: Inline) -> Inline:
    r"""Return a renderer of inline Markdown that gives the inside of \( \) to `maths`."""

    def render(text: str) -> str:
        if not ACTIVE.search(text):
            return escape(text)
        return str(_parser().renderInline(text, {"maths": maths})).replace("<br>\n", "<br>")

    return render


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # noqa: PLC0415  Most decks hold no markup.

    parser = MarkdownIt("commonmark", {"html": False, "breaks": True, "xhtmlOut": False})
    parser.disable(["autolink", "entity", "image", "html_inline"])
    parser.inline.ruler.before("escape", "maths", _maths)
    parser.add_render_rule("maths", _show_maths)
    return parser


def _maths(state: "StateInline", silent: bool) -> bool:  # noqa: FBT001  The parser's interface.
    match = _MATHS.match(state.src, state.pos)
    if not match:
        return False
    if not silent:
        state.push("maths", "", 0).content = match[1]
    state.pos = match.end()
    return True


def _show_maths(_self: object, tokens: Any, index: int, _options: object, env: Any) -> str:  # noqa: ANN401
    return str(env["maths"](tokens[index].content))
