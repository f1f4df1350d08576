"""What programs can call: the same that the command line calls."""

from collections.abc import Collection
from pathlib import Path
from time import time

from quizpress.deck_and_lock import load_deck
from quizpress.installed import leave_out_missing
from quizpress.model import Deck
from quizpress.options import AT_BUILD, EVERY_DECK, Options, Printing, Wanted
from quizpress.outcome import Outcome
from quizpress.pipeline import build_deck
from quizpress.problem import Problem, about_file
from quizpress.targets import EVERY_TARGET, TARGETS, Target


def load(path: str | Path) -> tuple[Deck | None, list[Problem]]:
    """Read and check one deck.

    Returns the deck and the problems in the order of the file; the deck is None where one of them
    is an error. A file that cannot be read is a problem, too.
    """
    return load_deck(Path(path))


def check(
    path: str | Path, *, select: Collection[str] = (), ignore: Collection[str] = ()
) -> list[Problem]:
    """Return the problems of one deck in the order of the file; nothing is written.

    Of warnings and infos only those of the codes in `select` are returned, if there are any, and
    none of those in `ignore`.
    """
    wanted = Wanted(frozenset(select), frozenset(ignore), EVERY_DECK)
    return load_deck(Path(path), wanted)[1]


def build(  # noqa: PLR0913  As many as a build has choices, most of them never needed.
    path: str | Path,
    out: str | Path = "build",
    *,
    targets: Collection[Target] = TARGETS,
    printing: Printing | None = None,
    locked: bool = False,
    now: int | None = None,
    force: bool = False,
) -> Outcome:
    """Check one deck and press it into a folder of its own below `out`.

    `now`, in seconds since 1970 (UTC), is the time that changed notes get, this moment unless
    given; `locked` writes nothing where the lock would change; `force` also writes where files are
    that no build wrote. Nothing is written where the deck has an error; `Outcome.failed` says so,
    `Outcome.problems` why. What an extra is missing for is left out, and an error of the outcome.

    Raises:
        ValueError: one of `targets` is no target.
    """
    for each in targets:
        if each not in EVERY_TARGET:
            raise ValueError(f"{each!r} is none of the targets {', '.join(EVERY_TARGET)}")
    moment = int(time()) if now is None else now
    asked = Options(Path(out), frozenset(targets), printing or Printing(), locked, moment)
    wish, left_out = leave_out_missing(asked._replace(wanted=AT_BUILD, force=force))
    outcome = build_deck(Path(path), wish)
    found = [about_file("not-pressed", path, each.message, each.hint) for each in left_out]
    return outcome._replace(problems=[*outcome.problems, *found])
