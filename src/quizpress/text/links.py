"""The brackets of links and pictures, and what their addresses are."""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from quizpress.text.gaps import GapError

_BRACKET = re.compile(r"(?<!\\)(?P<kept>\\*)(?P<sign>!?\[|\]|\{\{)|`+|\\\(")
_TARGET = re.compile(
    r"""\([ \t\n]{0,99}
    (?: <(?P<angle>[^<>\n]{0,2000})>
      | (?P<bare>(?:\\[!-/:-@\[-`{-~] | [^\s()<\\] | \\(?![()]) | (?<!\()<
          | \((?:[^\s()]|\([^\s()]{0,500}\)){0,500}\)){1,2000}) )?
    (?:[ \t\n]{1,99}(?P<title>
        "(?:\\.|[^"\\]){0,500}" | '(?:\\.|[^'\\]){0,500}' | \((?:\\.|[^()\\]){0,500}\) ))?
    [ \t\n]{0,99}\)""",
    re.VERBOSE | re.DOTALL,
)
_LINKED = re.compile(r"https?://|mailto:", re.IGNORECASE)
_OPENED = re.compile(r"(?<!\\)\{\{")
_KEPT = re.compile(r"\\([!-/:-@\[-`{-~])")
_GAP_ELSEWHERE = "a gap cannot stand in a link's address or title, nor in a picture's words"


class Target(NamedTuple):
    """A link or a picture whose brackets open somewhere: where its words end, what it leads to.

    `named` is where its address stands, `end` where all of it ends.
    """

    image: bool
    text: tuple[int, int]
    address: str
    title: str
    named: tuple[int, int]
    end: int


class Brackets(NamedTuple):
    """The links and pictures of a stretch by where they begin, and backslashes that keep some."""

    targets: Mapping[int, Target]
    kept: frozenset[int]


class _Open(NamedTuple):
    sign: int
    inside: int
    image: bool
    kept: int


def find_brackets(source: str, start: int, end: int, skip: Callable[[int], int]) -> Brackets:
    """Return the links and pictures between two places; none stands inside a link's words twice.

    `skip` returns where code, maths or a gap ends that begins at a place, 0 where none does.

    Raises:
        GapError: a gap stands where nothing can be hidden.
    """
    return _Finder(source, end, skip).find(start)


class _Finder:
    def __init__(self, source: str, end: int, skip: Callable[[int], int]) -> None:
        self.source = source
        self.end = end
        self.skip = skip
        self.open: list[_Open] = []
        self.targets: dict[int, Target] = {}
        self.kept: set[int] = set()
        self.behind: list[int] = []
        """Where backslashes stand before brackets."""
        self.gaps: list[int] = []

    def find(self, place: int) -> Brackets:
        while found := _BRACKET.search(self.source, place, self.end):
            place = found.end()
            if not found["sign"]:
                place = self.skip(found.start()) or place
                continue
            sign, kept = found.start("sign"), len(found["kept"]) % 2
            if found["sign"] == "{{":
                after = 0 if kept else self.skip(sign)
                self.gaps += [sign] if after else []
                place = after or place
                continue
            if found["sign"] != "]":
                image = found["sign"][0] == "!"
                self.open.append(_Open(sign, place, image, sign - 1 if kept else -1))
                if kept:
                    self.behind.append(sign - 1)
            elif kept:
                self.behind.append(sign - 1)
                if self.open and self._would_link(self.open[-1], sign):
                    self.kept.update({sign - 1, self.open.pop().kept} - {-1})
            elif self.open:
                place = self._close_bracket(sign)
        return Brackets(self.targets, frozenset(self.kept))

    def _would_link(self, one: _Open, sign: int) -> bool:
        found = _TARGET.match(self.source, sign + 1, self.end)
        return found is not None and _make_target(one, sign, found) is not None

    def _close_bracket(self, sign: int) -> int:
        """Take in the end of some words; return where to go on."""
        one = self.open.pop()
        while one.kept >= 0 and any(other.kept < 0 for other in self.open):
            one = self.open.pop()
        found = _TARGET.match(self.source, sign + 1, self.end)
        target = found and _make_target(one, sign, found)
        if not found or not target:
            return sign + 1
        if one.kept >= 0:
            self.kept.add(one.kept)
            return sign + 1
        if ("{{" in found[0] and self._hides_gap(found)) or (
            one.image and any(one.inside <= gap < sign for gap in self.gaps)
        ):
            raise GapError(_GAP_ELSEWHERE, "hide words of the text instead", one.sign)
        self.targets[one.sign] = target
        self.kept.update([place for place in self.behind if one.inside <= place < sign])
        if not one.image:
            self.open = [other for other in self.open if other.image]
        return found.end()

    def _hides_gap(self, found: re.Match[str]) -> bool:
        places = [found.start() + braces.start() for braces in _OPENED.finditer(found[0])]
        return any(self.skip(place) for place in places)


def _make_target(one: _Open, sign: int, found: re.Match[str]) -> Target | None:
    name = "angle" if found["angle"] is not None else "bare"
    address = _KEPT.sub(r"\1", found[name] or "")
    if not one.image and not _LINKED.match(address):
        return None
    named = found.span(name) if found[name] is not None else (sign + 2, sign + 2)
    title = _KEPT.sub(r"\1", (found["title"] or "")[1:-1])
    ready = file_name(address) if one.image else link_address(address)
    return Target(one.image, (one.inside, sign), ready, title, named, found.end())


def file_name(address: str) -> str:
    """Return the name of a file as written in a picture, where `%20` may stand for a space."""
    if "%" not in address:
        return address
    from urllib.parse import unquote  # noqa: PLC0415  Few names hold one.

    return unquote(address)


def link_address(address: str) -> str:
    """Return an address with all characters that none may have as their percent codes.

    The name of a host in other letters becomes its form in ASCII (RFC 3492).
    """
    if _SAFE.fullmatch(address):
        return address
    from urllib.parse import quote  # noqa: PLC0415  Few addresses need it.

    found = _HOST.match(address)
    if found and not found[2].isascii():
        labels = [_ascii_label(label) for label in found[2].split(".")]
        address = f"{found[1]}{'.'.join(labels)}{address[found.end() :]}"
    return _LONE.sub("%25", quote(address, safe=_RESERVED))


def _ascii_label(label: str) -> str:
    return label if label.isascii() else f"xn--{label.encode('punycode').decode()}"


_RESERVED = "%;/?:@&=+$,-_.!~*'()#"
_SAFE = re.compile(r"[A-Za-z0-9;/?:@&=+$,\-_.!~*'()#]*")
_LONE = re.compile("%(?![0-9A-Fa-f]{2})")
_HOST = re.compile(r"([A-Za-z]+://(?:[^/@]*@)?)([^/?#:]+)")
