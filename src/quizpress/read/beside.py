"""The files beside a deck: its article's text, its pictures and sounds."""

import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from quizpress.read.decode import content

MOST_MEDIA = 20 * 1024 * 1024
"""Bytes; what is larger takes a phone long to fetch, and is no picture for a card."""
_ADDRESS = re.compile(r"(?![A-Za-z]:[\\/])[A-Za-z][A-Za-z0-9+.-]*:|//")


class Refusal(NamedTuple):
    """Why a file cannot be had: the code, what is wrong, and what to do."""

    code: str
    message: str
    hint: str


class Beside:
    """Reads files in the folder of a deck or below, and no others."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._known: dict[Path, dict[str, str]] = {}

    def text(self, name: str) -> str:
        """Return the text of a file; nothing where it cannot be read."""
        return content(self.folder / name).decode("utf-8", errors="replace")

    def media(self, name: str) -> bytes | Refusal:
        """Return what a picture or sound holds, by its path from the deck's folder."""
        refused = _outside(name)
        if refused:
            return refused
        if not name:
            hint = "write it between the parentheses of `![ ]( )`"
            return Refusal("media-missing", "the picture names no file", hint)
        from unicodedata import normalize  # noqa: PLC0415  Its tables are large.

        path = self.folder
        for part in name.split("/"):
            there = self._listed(path).get(normalize("NFC", part))
            if there is None:
                return _missing(name, self._nearest(name))
            path /= there
        return self._read(path, name)

    def _nearest(self, name: str) -> str:
        """Return the path of a file that is written nearly like that; nothing where none is."""
        path, parts = self.folder, []
        for part in name.split("/"):
            known = self._listed(path)
            like = _like(part, known)
            if not like:
                return ""
            parts.append(like)
            path /= known[like]
        # Unlike Path.is_file, it says so of a file that may not be looked at.
        return "/".join(parts) if os.path.isfile(path) else ""  # noqa: PTH113

    def _listed(self, folder: Path) -> dict[str, str]:
        """Return the names in a folder by their composed form, which is how Anki writes them."""
        from unicodedata import normalize  # noqa: PLC0415  Its tables are large.

        if folder not in self._known:
            try:
                names = [path.name for path in folder.iterdir()]
            except OSError:
                names = []
            self._known[folder] = {normalize("NFC", name): name for name in [*names, "."]}
        return self._known[folder]

    def _read(self, path: Path, name: str) -> bytes | Refusal:
        try:
            # First, since a link that leads to itself cannot be resolved.
            if not path.is_file():
                what = "a folder" if path.is_dir() else "no file"
                return Refusal("media-missing", f"`{name}` is {what}", "name a file")
            if not path.resolve().is_relative_to(self.folder.resolve()):
                message = f"the link `{name}` leads out of the deck's folder"
                return Refusal("media-outside", message, "copy the file into the folder")
            with path.open("rb") as file:
                data = file.read(MOST_MEDIA + 1)
        except OSError as error:
            message = f"`{name}` cannot be read: {error.strerror}"
            return Refusal("media-missing", message, "see to its rights")
        if len(data) > MOST_MEDIA:
            message = f"`{name}` is larger than {MOST_MEDIA // 1024 // 1024} MiB"
            return Refusal("media-size", message, "make it smaller, it has to fit a phone")
        return data


def _outside(name: str) -> Refusal | None:
    """Refuse what is no path from the deck's folder downward, whatever the file system holds."""
    hint = "keep it in the deck's folder or below, and write its path from there"
    if _ADDRESS.match(name):
        return Refusal("media-outside", f"`{name}` is an address, and must be a file", hint)
    if name.startswith(("/", "~/")) or re.match(r"[A-Za-z]:[\\/]", name):
        return Refusal("media-outside", f"`{name}` is an absolute path", hint)
    if "\\" in name:
        hint = "paths are written with `/` on every system"
        return Refusal("media-outside", f"`{name}` has a backslash", hint)
    if ".." in name.split("/"):
        return Refusal("media-outside", f"`{name}` leads out of the deck's folder", hint)
    return None


def _missing(name: str, near: str) -> Refusal:
    from unicodedata import normalize  # noqa: PLC0415  Its tables are large.

    if near.casefold() == normalize("NFC", name).casefold():
        message = f"there is no `{name}`: the file system has `{near}`"
        return Refusal("media-missing", message, f"write `{near}`, not all systems mind the case")
    hint = f"did you mean `{near}`?" if near else "paths count from the deck's folder"
    return Refusal("media-missing", f"there is no file `{name}`", hint)


def _like(part: str, known: Iterable[str]) -> str:
    """Return the name that one is most like: itself, itself in another case, another spelling."""
    from unicodedata import normalize  # noqa: PLC0415  Its tables are large.

    names = sorted(known)
    part = normalize("NFC", part)
    if part in names:
        return part
    same = next((there for there in names if there.casefold() == part.casefold()), "")
    if same:
        return same
    from rapidfuzz import fuzz, process  # noqa: PLC0415  Only a wrong deck pays for it.

    best = process.extractOne(part, names, scorer=fuzz.ratio, score_cutoff=80)
    return str(best[0]) if best else ""
