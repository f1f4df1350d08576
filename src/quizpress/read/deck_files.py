"""The files beside a deck: its article's text, its pictures and sounds."""

import errno
import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from quizpress.misspelt import did_you_mean, nearest_word
from quizpress.problem import clipped
from quizpress.read.files import NO_FILE, project_of, reaches, real
from quizpress.read.fingerprints import Stamp, read_stamped, stamp_or_none

MOST_TEXT = 4 * 1024 * 1024
"""Bytes of an article's text; the longest novels have fewer."""
MOST_MEDIA = 20 * 1024 * 1024
"""Bytes; what is larger takes a phone long to fetch, and is no picture for a card."""
_TEXT_ENDS = (".txt", ".text", ".md", ".markdown")
_CLIP = 80
_DIGITS = re.compile(r"\d")
_ADDRESS = re.compile(r"(?![A-Za-z]:[\\/])[A-Za-z][A-Za-z0-9+.-]*:|//")
_ABSOLUTE = re.compile(r"~?/|[A-Za-z]:[\\/]")
_NOT_THERE = (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG)
_WITHIN = "keep it in the deck's folder or below, and write its path from there"


class Refusal(NamedTuple):
    """Why a file cannot be had: the code, what is wrong, and what to do."""

    code: str
    message: str
    hint: str


class Beside:
    """Reads files in the folder of a deck or in its project, and no others.

    `stamps` are those of the files that were asked for, by their paths from the deck's folder, of
    which this one may be `above`; None of one that is not there. `home` is the folder in words.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.stamps: dict[str, Stamp | None] = {}
        self.above, self.home = "", "the deck's folder"
        self._known: dict[Path, dict[str, str]] = {}

    def in_folder(self, above: str) -> "Beside":
        """Return what reads files in a folder above, such as `../`, and stamps them here, too."""
        other = Beside(self.folder / above)
        other.above, other.stamps = above, self.stamps
        other.home = "the folder of these settings"
        return other

    def text(self, name: str) -> str | Refusal:
        """Return the text of an article's file; nothing where there is none."""
        shown = f"the article's text `{clipped(name, _CLIP)}`"
        self.stamps[name] = None
        try:
            path = real(self.folder / name)
            if not self._may_print(path):
                message = f"{shown} lies outside the deck's folder and its project, or is hidden"
                return Refusal("article-outside", message, _WITHIN)
            return self._read(path, name, MOST_TEXT).decode("utf-8", errors="replace")
        except ValueError:
            return ""
        except OSError as error:
            if error.errno in _NOT_THERE:  # That there is none is no mistake.
                return ""
            hint = "see to its rights"
            if error.errno == errno.EFBIG:
                hint = "keep the article's text alone in it"
            elif error.strerror == NO_FILE or error.errno == errno.EISDIR:
                hint = "name a text file"
            message = f"{shown} cannot be read: {error.strerror}"
            return Refusal("article-unreadable", message, hint)

    def nearest_text(self, name: str) -> str:
        """Return the file that was probably meant by the name of a text that is not there.

        A name with other numbers is that of another article.
        """
        bare = next((name.removesuffix(end) for end in _TEXT_ENDS if name.endswith(end)), name)
        for told in (name, *[f"{bare}{end}" for end in _TEXT_ENDS]):
            near = self._nearest_path(told)
            if near != name and near.lower().endswith(_TEXT_ENDS) and _is_misspelt(name, near):
                self.stamps[near] = stamp_or_none(self.folder / near, MOST_TEXT)
                return near
        return ""

    def _read(self, path: Path, name: str, most: int) -> bytes:
        data, self.stamps[f"{self.above}{name}"] = read_stamped(path, most)
        return data

    def _may_print(self, path: Path) -> bool:
        """Say whether a text may be printed: it is near, and not hidden as settings are."""
        folder = real(self.folder)
        root = folder if path.is_relative_to(folder) else project_of(folder)
        if root is None or not path.is_relative_to(root):
            return False
        return not any(part.startswith(".") for part in path.relative_to(root).parts)

    def media(self, name: str) -> bytes | Refusal:
        """Return what a picture or sound holds, by its path from the deck's folder."""
        if refused := _refuse_path(name):
            return refused
        path = self.folder
        for part in name.split("/"):
            known = self._names_in(path).get(_composed(part))
            if known is None:
                if not os.path.lexists(self.folder / name):
                    self.stamps[name] = None
                if inside := self._path_inside(name):
                    hint = f"write `{inside}`: paths count from {self.home}"
                    return Refusal("media-missing", f"there is no file `{name}`", hint)
                return _refuse_missing(name, self._nearest_path(name), self.home)
            path /= known
        try:
            # First, since a link that leads to itself cannot be resolved.
            if not path.is_file():
                what = "a folder" if path.is_dir() else "no file"
                return Refusal("media-missing", f"`{name}` is {what}", "name a file")
            if not reaches(self.folder, path):
                message = f"the link `{name}` leads out of the deck's folder"
                return Refusal("media-outside", message, "copy the file into the folder")
            return self._read(path, path.relative_to(self.folder).as_posix(), MOST_MEDIA)
        except OSError as error:
            if error.errno == errno.EFBIG:
                message = f"`{name}` is larger than {MOST_MEDIA // 1024 // 1024} MiB"
                return Refusal("media-size", message, "make it smaller, it has to fit a phone")
            message = f"`{name}` cannot be read: {error.strerror}"
            return Refusal("media-missing", message, "see to its rights")

    def _path_inside(self, name: str) -> str:
        """Return the path of a file from this folder where a name leads to the folder first."""
        parts, folder = [part for part in name.split("/") if part != "."], real(self.folder).parts
        for count in range(1, len(parts)):
            path = "/".join(parts[count:])
            if folder[-count:] == (*parts[:count],) and self._nearest_path(path) == path:
                return path
        return ""

    def _nearest_path(self, name: str) -> str:
        """Return the path of a file that is written nearly like that; nothing where none is."""
        path, parts = self.folder, []
        for part in name.split("/"):
            # What lies elsewhere is not for a deck to learn, not even its names.
            known = self._names_in(path) if reaches(self.folder, path) else {}
            like = _nearest_name(_composed(part), known)
            if not like:
                return ""
            parts.append(like)
            path /= known[like]
        # Unlike Path.is_file, it says so of a file that may not be looked at.
        return "/".join(parts) if os.path.isfile(path) else ""  # noqa: PTH113

    def _names_in(self, folder: Path) -> dict[str, str]:
        """Return the names in a folder by their composed form, which is how Anki writes them."""
        if folder not in self._known:
            try:
                names = [path.name for path in folder.iterdir()]
            except OSError:
                names = []
            self._known[folder] = {_composed(name): name for name in [*names, "."]}
        return self._known[folder]


def _composed(name: str) -> str:
    from unicodedata import normalize  # noqa: PLC0415  Its tables are large.

    return normalize("NFC", name)


def _refuse_path(name: str) -> Refusal | None:
    """Refuse what is no path from the deck's folder downward, whatever the file system holds."""
    if not name:
        hint = "write it between the parentheses of `![ ]( )`"
        return Refusal("media-missing", "the picture names no file", hint)
    if _ADDRESS.match(name):
        return Refusal("media-outside", f"`{name}` is an address, and must be a file", _WITHIN)
    if _ABSOLUTE.match(name):
        return Refusal("media-outside", f"`{name}` is an absolute path", _WITHIN)
    if "\\" in name:
        hint = "paths are written with `/` on every system"
        return Refusal("media-outside", f"`{name}` has a backslash", hint)
    if ".." in name.split("/"):
        return Refusal("media-outside", f"`{name}` leads out of the deck's folder", _WITHIN)
    return None


def _refuse_missing(name: str, near: str, home: str) -> Refusal:
    """Refuse a file that is not there, and name the one that is `near`."""
    if near.casefold() == _composed(name).casefold():
        message = f"there is no `{name}`: the file system has `{near}`"
        return Refusal("media-missing", message, f"write `{near}`, not all systems mind the case")
    hint = did_you_mean(near, f"paths count from {home}")
    return Refusal("media-missing", f"there is no file `{name}`", hint)


def _nearest_name(part: str, known: Iterable[str]) -> str:
    """Return the name that one is most like: itself, itself in another case, another spelling."""
    names = sorted(known)
    if part in names:
        return part
    same = next((there for there in names if there.casefold() == part.casefold()), "")
    return same or nearest_word(part, names, least=80)


def _is_misspelt(name: str, near: str) -> bool:
    """Say whether one name is another misspelt, whatever the ends of both."""
    bare, meant = (path.rpartition("/")[2].split(".")[0] for path in (name, near))
    same = _DIGITS.findall(name) == _DIGITS.findall(near)
    return same and nearest_word(bare, [meant], least=85) != ""
