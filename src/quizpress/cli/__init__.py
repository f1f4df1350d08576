"""The command line."""

import os
import sys
from typing import NoReturn

__all__ = ["INTERRUPTED", "main"]
INTERRUPTED = 130


def main() -> NoReturn:
    """Run the command line and exit: 0 fine, 1 problems, 2 wrong usage, 130 interrupted."""
    try:
        if "_ARGCOMPLETE" in os.environ:
            from quizpress.cli.completion import complete_arguments  # noqa: PLC0415  A shell asks.

            complete_arguments()
        from quizpress.cli.commands import main as run_command  # noqa: PLC0415  It takes a while.

        run_command()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
