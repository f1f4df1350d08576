"""From a text as typed to HTML: inline Markdown and maths, everything else as it stands."""

import re
from collections.abc import Callable
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from quizpress.inline import grammar, image
from quizpress.model import Markup

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

ACTIVE = re.compile(r"[\\`*_\[\n]")
"""What a text must hold for it to be more than escaped text."""

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


def renderer(markup: Markup, picture: Inline) -> Callable[[Inline], Inline]:
    """Return what makes a renderer of one that renders maths; without markup there is none."""
    return partial(markdown, picture=picture) if markup == "markdown" else lambda _maths: plain


def markdown(maths: Inline, picture: Inline) -> Inline:
    r"""Return a renderer of inline Markdown.

    It gives the inside of \( \) to `maths`, and the file of a picture to `picture`, which
    returns the address to show it from.
    """

    def render(text: str) -> str:
        if not ACTIVE.search(text):
            return escape(text)
        html = _renderer().renderInline(text, {"maths": maths, "picture": picture})
        return str(html).replace("<br>\n", "<br>")

    return render


def shown(address: str, alt: str) -> str:
    """Return a picture as HTML."""
    return f'<img src="{attribute(address)}" alt="{attribute(alt)}">'


@cache
def _renderer() -> "MarkdownIt":
    parser = grammar()
    parser.add_render_rule("maths", _show_maths)
    parser.add_render_rule("image", _show_image)
    return parser


def _show_maths(_self: object, tokens: Any, index: int, _options: object, env: Any) -> str:  # noqa: ANN401
    return str(env["maths"](tokens[index].content))


def _show_image(_self: object, tokens: Any, index: int, _options: object, env: Any) -> str:  # noqa: ANN401
    found = image(tokens[index])
    return shown(env["picture"](found.file), found.alt)
