"""Question and answer pairs in YAML, pressed into Anki decks and printable quizzes.

`load` reads a deck, `check` returns its problems, `build` presses it; what they return is typed.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizpress.api import build, check, load
    from quizpress.model import Deck
    from quizpress.options import Printing
    from quizpress.outcome import Outcome
    from quizpress.problem import Problem

__version__ = "0.1.0"
__all__ = ["Deck", "Outcome", "Printing", "Problem", "__version__", "build", "check", "load"]
_HOMES = {
    "Deck": "model",
    "Outcome": "outcome",
    "Printing": "options",
    "Problem": "problem",
    "build": "api",
    "check": "api",
    "load": "api",
}


def __getattr__(name: str) -> object:
    """Load what is asked for, and no more."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415  The command line has no need of it.

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
