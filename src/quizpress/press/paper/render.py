"""From a sheet to its HTML file: self-contained, and allowed to ask for nothing."""

from base64 import b64encode
from functools import cache
from hashlib import sha256

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template
from markupsafe import Markup

from quizpress.model import Deck
from quizpress.press import Artifact
from quizpress.press.paper.sheet import sheet
from quizpress.press.templates import template


def press(deck: Deck, seed: str, *, key: bool) -> Artifact:
    """Return the quiz of a deck or its key as an HTML file."""
    css = template("paper/sheet.css")
    content = sheet(deck, seed, key=key)
    html = _template().render(sheet=content, css=Markup(css), policy=policy(css))  # noqa: S704  Ours.
    return Artifact(f"{deck.stem}-{content.kind}.html", html.encode())


def policy(css: str) -> str:
    """Return the content security policy of a page whose one style element holds `css`."""
    digest = b64encode(sha256(css.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


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
