"""What is installed: which program this is, and what is missing for an output."""

import os
import shlex
import sys
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Literal, NamedTuple

from quizpress.options import Options
from quizpress.read.fingerprints import digest_of

Extra = Literal["pdf", "docx", "article", "preview"]
EXTRAS: dict[Extra, tuple[str, ...]] = {
    "pdf": ("PIL", "typst"),
    "docx": ("PIL", "docx", "typst"),
    "article": ("docx", "trafilatura"),
    "preview": ("starlette", "uvicorn", "watchfiles"),
}
"""The modules that an extra installs, by its name, which is that of an option or command, too."""
_PACKAGE = Path(__file__).parent


class LeftOut(NamedTuple):
    """What cannot be done with what is installed: the extra that it takes, and what to do."""

    extra: Extra
    message: str
    hint: str


def leave_out_missing(options: Options) -> tuple[Options, list[LeftOut]]:
    """Return options without what cannot be made, and what that is; what is there of it stays."""
    asked = options.printing
    missing = [
        extra
        for extra, modules in EXTRAS.items()
        if getattr(asked, extra, False) and not all(map(find_spec, modules))
    ]
    printing = asked._replace(**dict.fromkeys(missing, False))  # type: ignore[arg-type]
    spared = frozenset([f".{extra}" for extra in missing])
    hint = tell_remedy(missing) if missing else ""
    left_out = [LeftOut(extra, _tell_missing(extra), hint) for extra in missing]
    return options._replace(printing=printing, spared=spared), left_out


def find_missing_preview() -> LeftOut | None:
    """Return what keeps a preview from being shown; None where all of it is there."""
    if all(map(find_spec, EXTRAS["preview"])):
        return None
    message = "decks cannot be shown, since what the extra `preview` installs is missing"
    return LeftOut("preview", message, tell_remedy(["preview"]))


def _tell_missing(extra: Extra) -> str:
    return f"--{extra} is left out, since what the extra `{extra}` installs is missing"


def tell_remedy(extras: list[Extra]) -> str:
    """Return the one command that installs what extras need, wherever this program is installed."""
    environment, here, clone = Path(sys.prefix), Path.cwd(), _PACKAGE.parents[1]
    if (environment / "pipx_metadata.json").is_file():
        # What anything else installs there is lost with the next update.
        return shlex.join(["pipx", "inject", environment.name, *_list_requirements(extras)])
    if (clone / "pyproject.toml").is_file():
        place = "." if clone == here else str(clone)
        wishes = ["-e", f"{place}[{','.join(extras)}]"]
    else:
        wishes = _list_requirements(extras)
    python = Path(sys.executable)
    shown = str(python.relative_to(here) if python.is_relative_to(here) else python)
    with_pip, with_uv = (shown, "-m", "pip", "install"), ("uv", "pip", "install", "--python", shown)
    return shlex.join([*(with_pip if find_spec("pip") else with_uv), *wishes])


def _list_requirements(extras: list[Extra]) -> list[str]:
    """Return the packages that extras name; no index needs to know quizpress itself."""
    from importlib.metadata import requires  # noqa: PLC0415  Few calls miss anything.

    marked = [wish.partition(";") for wish in requires("quizpress") or ()]
    named = [
        wish.strip()
        for wish, _, marker in marked
        if any(f"'{extra}'" in marker.replace('"', "'") for extra in extras)
    ]
    others: list[Extra] = [other for other in EXTRAS if f"quizpress[{other}]" in named]
    own = [wish for wish in named if not wish.startswith("quizpress[")]
    return [*dict.fromkeys([*own, *(_list_requirements(others) if others else ())])]


@cache
def identify_program() -> str:
    """Return what changes whenever quizpress, Python or a package beside it does."""
    return digest_of(repr((sys.version, *_list_packages(), *_list_own_files())).encode())


def _list_packages() -> Iterator[str]:
    """Yield the names of the installed packages, with their versions."""
    for place in sys.path:
        if Path(place).name in ("site-packages", "dist-packages") and Path(place).is_dir():
            names = os.listdir(place)  # noqa: PTH208  Names are wanted.
            yield from sorted(
                [name for name in names if name.endswith((".dist-info", ".egg-info"))]
            )


def _list_own_files() -> Iterator[tuple[str, int, int]]:
    """Yield the files of this program and its templates, with their sizes and times."""
    templates = find_spec("quizpress.templates")
    places = templates.submodule_search_locations if templates else None
    for place in (str(_PACKAGE), *(places or ())):
        for folder, folders, names in os.walk(place):
            folders[:] = sorted([name for name in folders if name != "__pycache__"])
            for name in sorted(names):
                about = (Path(folder) / name).stat()
                yield f"{folder}/{name}", about.st_size, about.st_mtime_ns


@cache
def identify_fonts() -> str:
    """Return what changes whenever a font is installed for this machine or its user."""
    places = [place for name in _FONT_PLACES for place in os.walk(os.path.expandvars(name))]
    times = [(folder, os.stat(folder).st_mtime_ns) for folder, _, _ in places]  # noqa: PTH116
    return digest_of(repr(sorted(times)).encode())


_FONT_PLACES = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "$HOME/.local/share/fonts",
    "$HOME/.fonts",
    "/Library/Fonts",
    "/System/Library/Fonts",
    "$HOME/Library/Fonts",
    "$WINDIR/Fonts",
    "$LOCALAPPDATA/Microsoft/Windows/Fonts",
)
