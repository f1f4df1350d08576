"""Problems in the forms that people and programs read; nothing here prints."""

from collections.abc import Sequence

from quizpress.problem import Problem
from quizpress.report.text import Paint, as_text, colour_text, leave_bare

FORMS = ("text", "json", "github", "sarif")
"""Every value of `--format`."""


def format_report(
    problems: Sequence[Problem], form: str, *, colour: bool = False, verbose: bool = False
) -> str:
    """Return a report in one of the forms; only text knows colour, and infos if it is verbose."""
    if form == "text":
        if not verbose:
            problems = [problem for problem in problems if problem.severity != "info"]
        return as_text(problems, painter_for(colour=colour))
    from quizpress.report import machine  # noqa: PLC0415  Text is quicker without it.

    forms = {"json": machine.as_json, "github": machine.as_github, "sarif": machine.as_sarif}
    return forms[form](problems)


def painter_for(*, colour: bool) -> Paint:
    """Return what gives texts their look, or leaves them as they are."""
    return colour_text if colour else leave_bare
