"""Problems printed where errors go, and whether a stream shows colours."""

import os
import sys
from collections.abc import Sequence
from typing import TextIO

from quizpress.problem import Problem
from quizpress.report import format_report, painter_for
from quizpress.report.text import make_printable


def takes_colour(stream: TextIO) -> bool:
    """Say whether a stream is a terminal that is to show colours."""
    # https://no-color.org: any value but an empty one turns colour off.
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def print_problems(problems: Sequence[Problem]) -> None:
    """Print problems, in colours where errors go to a terminal that shows them."""
    if report := format_report(problems, "text", colour=takes_colour(sys.stderr)):
        print(report, file=sys.stderr)


def print_about_call(role: str, message: str, hint: str) -> None:
    """Print what is wrong with a call, as an error or a warning, and what to do."""
    paint = painter_for(colour=takes_colour(sys.stderr))
    print(f"quizpress: {paint(role, f'{role}:')} {make_printable(message)}", file=sys.stderr)
    print(f"  {paint('strong', 'hint:')} {make_printable(hint)}", file=sys.stderr)
