"""The templates of pages: ours, and those of an author in their place."""

import traceback
from functools import cache, cached_property
from typing import TYPE_CHECKING, NoReturn

from jinja2 import (
    Environment,
    FunctionLoader,
    StrictUndefined,
    Template,
    TemplateNotFound,
    TemplateSyntaxError,
)

from quizpress.options import PAGE_TEMPLATES, TemplateFile
from quizpress.press import BrokenTemplate
from quizpress.press.paper.page_style import policy_for
from quizpress.press.templates import read_template

if TYPE_CHECKING:
    from quizpress.press.paper.sandbox import PageSandbox

_GUARD = '<!doctype html>\n<meta http-equiv="Content-Security-Policy" content="{}">\n'


class PageTemplates:
    """Templates and styles by their names in the folder of an author; what is not there is ours."""

    def __init__(self, own: tuple[TemplateFile, ...]) -> None:
        self.own = {file.name: file for file in own}

    @cached_property
    def _sandbox(self) -> "PageSandbox":
        from quizpress.press.paper.sandbox import PageSandbox  # noqa: PLC0415  Few have templates.

        return PageSandbox(FunctionLoader(self._load))

    def read_style(self, name: str) -> str:
        """Return a style sheet by its name without its end."""
        own = self.own.get(f"{name}.css")
        return own.text if own else read_template(f"paper/{name}.css")

    def render(self, name: str, css: str, **content: object) -> bytes:
        """Return a page with its style, by the name of its template without its end.

        Raises:
            BrokenTemplate: a template of the author cannot be read or run.
        """
        # No text in it can end the style element; to CSS the slash stays what it is.
        css = css.replace("</", "<\\/")
        policy = policy_for(css)
        file = self.own.get(f"{name}.html")
        if not file:
            page = compile_template(f"paper/{name}.html")
            return page.render(css=css, policy=policy, **content).encode()
        try:
            self._sandbox.start_page()
            html = self._sandbox.get_template(file.name).render(css=css, policy=policy, **content)
            if not html.strip():
                raise ValueError("it prints nothing")  # noqa: TRY301  As what it may raise itself.
            # The policy holds whatever the template does; a second doctype means nothing.
            return (_GUARD.format(policy) + html).encode()
        except Exception as error:  # noqa: BLE001  Whatever comes of what an author wrote.
            self._refuse(file, error)

    def _load(self, name: str) -> tuple[str, str | None, None] | None:
        if own := self.own.get(name):
            return own.text, own.path, None
        return (read_template(f"paper/{name}"), None, None) if name in PAGE_TEMPLATES else None

    def _refuse(self, file: TemplateFile, error: Exception) -> NoReturn:
        """Raise what is wrong, at the last line of the author's that was reached."""
        by_path = {each.path: each for each in self.own.values()}
        places = [
            (frame.filename, frame.lineno or 1)
            for frame in traceback.extract_tb(error.__traceback__)
        ]
        if isinstance(error, TemplateSyntaxError):
            places.append((error.filename or file.path, error.lineno))
        path, line = next(
            (place for place in reversed(places) if place[0] in by_path), (file.path, 1)
        )
        raise BrokenTemplate(_tell_error(error), path, by_path[path].text, line) from error


def _tell_error(error: Exception) -> str:
    if isinstance(error, TemplateNotFound):
        return f"there is no template `{error.name}` beside this one, nor among ours"
    said = str(error).rstrip(".") or "it has no end"
    known = type(error).__module__.startswith("jinja2")
    return f"no page comes of this: {said if known else f'{type(error).__name__}, {said}'}"


@cache
def find_templates(own: tuple[TemplateFile, ...] = ()) -> PageTemplates:
    """Return templates, some of which are an author's own."""
    return PageTemplates(own)


@cache
def compile_template(file: str) -> Template:
    """Return a template of ours, by its path below `templates/`."""
    environment = Environment(
        loader=FunctionLoader(read_template),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(file)
