"""From a sheet to its HTML file: self-contained, and allowed to ask for nothing."""

from base64 import b64encode
from functools import cache
from hashlib import sha256

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template

from quizpress.model import Deck
from quizpress.press import Artifact
from quizpress.press.paper.sheet import Sheet, sheet
from quizpress.press.templates import template


def press(deck: Deck, seed: str, *, key: bool) -> Artifact:
    """Return the quiz of a deck or its key as an HTML file."""
    content = sheet(deck, seed, key=key)
    css = template("paper/sheet.css") + foot(content)
    html = _template().render(sheet=content, css=css, policy=policy(css))
    return Artifact(f"{deck.stem}-{content.kind}.html", html.encode())


def foot(content: Sheet) -> str:
    """Return the style that names the sheet at the foot of each page, where browsers print it."""
    words = [content.title, content.labels["form"], content.seed]
    if content.kind == "key":
        words.insert(1, f"{content.labels['key']} ·")
    text = f"{words[0]} · {' '.join(words[1:])}"
    # Escaped by code point, no title can end the string or the style element.
    quoted = "".join([c if c.isalnum() or c in " ·" else f"\\{ord(c):x} " for c in text])
    pages = {"": "@bottom-left", "rtl": "@bottom-right"}
    look = 'font: 8pt system-ui, "Liberation Sans", Arial, sans-serif; color: #555'
    return "".join(
        [
            f'@page {name} {{ {box} {{ content: "{quoted}"; {look} }} }}\n'
            for name, box in pages.items()
        ]
    )


def policy(css: str) -> str:
    """Return the content security policy of a page whose one style element holds `css`."""
    digest = b64encode(sha256(css.encode()).digest()).decode()
    own = f"img-src data:; style-src 'sha256-{digest}'"
    return f"default-src 'none'; {own}; base-uri 'none'; form-action 'none'"


@cache
def _template() -> Template:
    environment = Environment(
        loader=FunctionLoader(template),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("paper/sheet.html")
