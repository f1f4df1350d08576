"""Which stars are marks: told by their neighbours, and paired as CommonMark pairs them.

Stars inside words are marks only in twos, between letters, and around no space, so that `2*3*4`,
`a * b` and `f(*args, **kwargs)` stay as typed. Beside Chinese, Japanese and Korean, whose words
no space parts, they are marks as beside a space.
"""
# ruff: noqa: RUF001  Characters that look like others are meant.

import re
from bisect import bisect_right
from unicodedata import category, east_asian_width

from quizpress.text.nodes import Emphasis, Inline, Strong, Words

MOST_STARS = 3
"""A longer row of stars is a line or a blank."""
_MOST_OPEN = 100
_OPENING = frozenset("/([{«“‘‹„‚¿¡（［｛「『【〈《〔")
_CLOSING = frozenset("/)]}»”’›.,;:…）］｝」』】〉》〕、。，．：；")
"""What a single star does not close behind, nor open before: it would be a sign for itself."""
_BRACKETS_BEFORE, _BRACKETS_AFTER = frozenset(")]}"), frozenset("([{")
_QUOTES = frozenset("\"'`/")
_SPACE = re.compile(r"\s")
_FIRST_WIDE = "\u1100"


class Stars:
    """A row of stars; one that is `kept` stands behind a backslash, which is `used` if it counts.

    `inside` says that it stands inside a word, `count` how many stars are not paired yet, `at`
    where it stands among what was made.
    """

    __slots__ = ("at", "closes", "count", "end", "inside", "kept", "opens", "size", "start", "used")

    def __init__(self, start: int, count: int, *, kept: bool) -> None:
        self.start = start
        self.end = start + count
        self.count = self.size = count
        self.opens = self.closes = self.inside = self.used = False
        self.kept = kept
        self.at = 0

    def weigh(self, before: str, after: str) -> None:
        """Tell from the characters beside it what a row may be."""
        if self.size > MOST_STARS or (before == after and before in _QUOTES):
            return
        if _in_word(before) and _in_word(after) and not (_is_wide(before) or _is_wide(after)):
            self.inside = self.size > 1 and _is_letter(before) and _is_letter(after)
            self.opens = self.closes = self.inside
            return
        if before in _BRACKETS_BEFORE and (after in _BRACKETS_AFTER or self.size == 1):
            self.closes = after not in _BRACKETS_AFTER and _parts_words(after)
            return
        alone = self.size == 1
        self.opens = not (after.isspace() or (alone and after in _CLOSING)) and _parts_words(before)
        self.closes = not (before.isspace() or (alone and before in _OPENING)) and _parts_words(
            after
        )


def _parts_words(beside: str) -> bool:
    """Say whether a character ends a word, or needs none to end."""
    return not _in_word(beside) or _is_wide(beside)


def _in_word(character: str) -> bool:
    return character.isalnum() or (character > "\u02ff" and category(character)[0] == "M")


def _is_letter(character: str) -> bool:
    return character.isalpha() or (character > "\u02ff" and category(character)[0] == "M")


def _is_wide(character: str) -> bool:
    """Say whether it is of Chinese, Japanese or Korean; digits of full width are not."""
    if character < _FIRST_WIDE:
        return False
    return east_asian_width(character) in "WFH" and category(character)[0] != "N"


class Pairing:
    """What was made of a stretch so far, stars among it, which pair as they come."""

    def __init__(self, source: str, start: int, end: int) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.made: list[Inline | Stars] = []
        self.open: list[Stars] = []
        self._bottoms: dict[tuple[int, bool, bool], int] = {}
        self._spaces: list[int] | None = None

    def add_stars(self, start: int, end: int, *, kept: bool = False) -> None:
        """Take in a row of stars: it closes what it can, and may open what follows."""
        stars = Stars(start, end - start, kept=kept)
        first = start - kept
        before = self.source[first - 1] if first > self.start else " "
        after = self.source[end] if end < self.end else " "
        stars.weigh(before, after)
        while stars.closes and stars.count and (place := self._opener_of(stars)) >= 0:
            self._join_pair(place, stars)
        if stars.count:
            stars.at = len(self.made)
            self.made.append(stars)
            if stars.opens:
                self.open.append(stars)
                if len(self.open) > _MOST_OPEN:
                    del self.open[0]
                    self._bottoms.clear()

    def settle(self, since: int = 0) -> tuple[Inline, ...]:
        """Return what was made since a place, with stars that paired with none as words."""
        return tuple([_node_or_words(node, self.source) for node in self.made[since:]])

    def _opener_of(self, stars: Stars) -> int:
        """Return the place of the open row that a closing one belongs to, -1 for none."""
        kind = (stars.size % 3, stars.opens, stars.inside)
        for place in range(len(self.open) - 1, self._bottoms.get(kind, 0) - 1, -1):
            if self._belong_together(self.open[place], stars):
                return place
        # What did not belong to this one belongs to none of its kind.
        self._bottoms[kind] = len(self.open)
        return -1

    def _belong_together(self, one: Stars, other: Stars) -> bool:
        if (one.closes or other.opens) and (one.size + other.size) % 3 == 0 and one.size % 3:
            return False
        if (one.inside or other.inside) and self._has_space(one.start, other.start):
            return False
        if other.start - other.kept == one.end:
            return False
        slash = self.source.startswith("/", max(one.start - 1, self.start))
        return not (slash and self.source.startswith("/", other.end))

    def _has_space(self, start: int, end: int) -> bool:
        if self._spaces is None:
            spaces = _SPACE.finditer(self.source, self.start, self.end)
            self._spaces = [space.start() for space in spaces]
        place = bisect_right(self._spaces, start)
        return place < len(self._spaces) and self._spaces[place] < end

    def _join_pair(self, place: int, stars: Stars) -> None:
        one = self.open[place]
        del self.open[place + 1 :]
        self._bottoms = {kind: min(place, end) for kind, end in self._bottoms.items()}
        if one.kept or stars.kept:
            # A backslash keeps a star that would be a mark without it.
            one.used, stars.used = one.kept, stars.kept
            stars.opens = stars.closes = False
            self.open.pop()
            return
        size = 2 if one.count > 1 and stars.count > 1 else 1
        children = self.settle(one.at + 1)
        one.count -= size
        stars.count -= size
        stars.start += size
        start, end = one.start + one.count, stars.start
        if not one.count:
            self.open.pop()
        del self.made[one.at + bool(one.count) :]
        self.made.append((Strong if size > 1 else Emphasis)(children, start, end))


def _node_or_words(node: Inline | Stars, source: str) -> Inline:
    if type(node) is not Stars:
        return node  # type: ignore[return-value]  # Nothing else is among them.
    start = node.start - (node.kept and not node.used)
    end = node.start + node.count
    return Words(source[start:end], start)
