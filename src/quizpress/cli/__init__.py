"""The command line."""

from quizpress.cli.commands import main, run

__all__ = ["main", "run"]
