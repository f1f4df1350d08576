"""The files beside a deck: its article's text, its pictures and sounds."""

import errno
import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from quizpress.problem import clipped
from quizpress.read.files import NO_FILE, project_of, reaches, read_plain, real

MOST_TEXT = 4 * 1024 * 1024
"""Bytes of an article's text; the longest novels have fewer."""
MOST_MEDIA = 20 * 1024 * 1024
"""Bytes; what is larger takes a phone long to fetch, and is no picture for a card."""
_ADDRESS = re.compile(r"(?![A-Za-z]:[\\/])[A-Za-z][A-Za-z0-9+.-]*:|//")


class Refusal(NamedTuple):
    """Why a file cannot be had: the code, what is wrong, and what to do."""

    code: str
    message: str
    hint: str


class Beside:
    """Reads files in the folder of a deck or in its project, and no others."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._known: dict[Path, dict[str, str]] = {}

    def text(self, name: str) -> str | Refusal:
        """Return the text of an article's file; nothing where there is none."""
        try:
            path = real(self.folder / name)
            if not self._tells(path):
                return Refusal("article-outside", _OUTSIDE.format(clipped(name, _CLIP)), _TEXT_HINT)
            return read_plain(path, MOST_TEXT).decode("utf-8", errors="replace")
        except (OSError, ValueError) as error:
            return _untold(name, error)

    def _tells(self, path: Path) -> bool:
        """Say whether a text may be printed: it is near, and not hidden as settings are."""
        folder = real(self.folder)
        root = folder if path.is_relative_to(folder) else project_of(folder)
        if root is None or not path.is_relative_to(root):
            return False
        return not any(part.startswith(".") for part in path.relative_to(root).parts)

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
            # What lies elsewhere is not for a deck to learn, not even its names.
            known = self._listed(path) if reaches(self.folder, path) else {}
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
            if not reaches(self.folder, path):
                message = f"the link `{name}` leads out of the deck's folder"
                return Refusal("media-outside", message, "copy the file into the folder")
            return read_plain(path, MOST_MEDIA)
        except OSError as error:
            if error.errno == errno.EFBIG:
                message = f"`{name}` is larger than {MOST_MEDIA // 1024 // 1024} MiB"
                return Refusal("media-size", message, "make it smaller, it has to fit a phone")
            message = f"`{name}` cannot be read: {error.strerror}"
            return Refusal("media-missing", message, "see to its rights")


def _untold(name: str, error: OSError | ValueError) -> str | Refusal:
    """Return why a text cannot be had; that there is none is no mistake."""
    if isinstance(error, ValueError) or error.errno in _NOT_THERE:
        return ""
    hint = "see to its rights"
    if error.errno == errno.EFBIG:
        hint = "keep the article's text alone in it"
    elif error.strerror == NO_FILE or error.errno == errno.EISDIR:
        hint = "name a text file"
    message = f"the article's text `{clipped(name, _CLIP)}` cannot be read: {error.strerror}"
    return Refusal("article-unreadable", message, hint)


_CLIP = 80
_NOT_THERE = (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG)
_OUTSIDE = "the article's text `{}` lies outside the deck's folder and its project, or is hidden"
_TEXT_HINT = "keep it in the deck's folder or below, and write its path from there"


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
