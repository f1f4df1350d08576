"""One stretch of a text to inlines: marks, code, links, pictures, maths, gaps."""

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from quizpress.text.gaps import NUMBERED, ROW, Bounds, GapError, GapFinder
from quizpress.text.nodes import Break, Code, Gap, Image, Inline, Link, Maths, Words
from quizpress.text.plain import plain_words
from quizpress.text.stars import Pairing

if TYPE_CHECKING:
    from quizpress.text.links import Target

_SPECIAL = re.compile(r"[\\`*\n]|!?\[")
_SPECIAL_IN_CLOZE = re.compile(r"[\\`*\n]|!?\[|\{\{")
_OPAQUE = re.compile(r"`+|\\\(")
_MATHS = re.compile(r"(?<!\\)\\\(|\\\)")
"""What ends maths, or begins others before they end."""
_TICKS = re.compile("`+")
_STARS = re.compile(r"\*+")
_RUN = re.compile(r"`+|\\+")
_BACKSLASHES = re.compile(r"\\+")
_BRACES = re.compile(r"\{+")
_MOST_NESTED = 8
"""Pictures and links inside each other."""
_NO_JUMPS: Mapping[int, int] = {}


class _GapPart(NamedTuple):
    """The hidden text of a gap or its hint: where it stands, without blank edges, and its nodes."""

    start: int
    end: int
    nodes: tuple[Inline, ...] = ()


class Reader:
    """Reads the stretches of one text, and numbers its gaps.

    A gap that names no number takes the lowest that none has of those `taken`; `named` are the
    numbers that gaps do name.
    """

    def __init__(self, source: str, taken: frozenset[int], *, cloze: bool) -> None:
        self.source = source
        self.cloze = cloze
        self.taken = taken
        self.named: set[int] = set()
        self.free = 0
        self.special = _SPECIAL_IN_CLOZE if cloze else _SPECIAL
        self.prose = GapFinder(source, raw=False)
        self.raw = GapFinder(source, raw=True)
        self.last_maths = source.rfind("\\)")
        self.last_gap = source.rfind("}}") if cloze else -1
        self.kept_brackets: frozenset[int] = frozenset()

    def read_stretch(
        self,
        start: int,
        end: int,
        jumps: Mapping[int, int] = _NO_JUMPS,
        extra: str = "",
        depth: int = 0,
    ) -> tuple[Inline, ...]:
        """Return the inlines between two places.

        `jumps` leads from the ends of lines to where the next ones begin, behind an indentation
        that is not theirs; a backslash keeps one of the `extra` characters too.
        """
        if not self.special.search(self.source, start, end):
            return self._words_between(start, end)
        return _Stretch(self, start, end, jumps, extra, depth).read()

    def read_code(
        self, start: int, end: int, jumps: Mapping[int, int] = _NO_JUMPS
    ) -> tuple[Inline, ...]:
        """Return code between two places: words, numbered gaps and line breaks."""
        made: list[Inline] = []
        while self.cloze and (found := NUMBERED.search(self.source, start, end)):
            bounds = self.raw.find_numbered(found.start(), end)
            text = self._trim_part(bounds.inside, bounds.close)
            text = text._replace(nodes=self.read_lines(text.start, text.end, jumps))
            made += self.read_lines(start, bounds.start, jumps)
            made += self._with_edges(
                bounds, text, bounds.close, _GapPart(bounds.close, bounds.close)
            )
            start = bounds.end
        return (*made, *self.read_lines(start, end, jumps))

    def read_lines(
        self, start: int, end: int, jumps: Mapping[int, int] = _NO_JUMPS
    ) -> tuple[Words | Break, ...]:
        """Return what stands between two places as typed, cut at its line breaks."""
        made: list[Words | Break] = []
        while start < end:
            stop = self.source.find("\n", start, end)
            if stop < 0:
                made.append(Words(self.source[start:end], start))
                break
            if stop > start:
                made.append(Words(self.source[start:stop], start))
            made.append(Break(stop, stop + 1))
            start = jumps.get(stop, stop + 1)
        return tuple(made)

    def read_maths(self, start: int, end: int) -> tuple[Words | Gap, ...]:
        """Return LaTeX between two places, cut at its gaps."""
        made: list[Words | Gap] = []
        look = start
        while self.cloze and (row := ROW.search(self.source, look, end)):
            first, look = row.start(2) + len(row[1]) % 2, row.end()
            if look - first > 1:
                bounds = self.raw.find_gap(first, look, end)
                text, _, hint = self._find_halves(bounds, ())
                text = text._replace(nodes=self._words_between(text.start, text.end))
                hint = hint._replace(nodes=self._words_between(hint.start, hint.end))
                made += self._words_between(start, bounds.start)
                made.append(self._make_gap(bounds, text, hint))
                start = look = bounds.end
        return (*made, *self._words_between(start, end))

    def read_plain(self) -> tuple[Inline, ...]:
        """Return a text without markup, in which only gaps are more than characters."""
        made: list[Inline] = []
        start, end = 0, len(self.source)
        while self.cloze and (found := _BRACES_IN_PLAIN.search(self.source, start, end)):
            bounds = self.raw.find_gap(found.start(), found.end(), end)
            made += self.read_lines(start, bounds.start)
            text, cut, hint = self._find_halves(bounds, (), escapes=False)
            text = text._replace(nodes=self.read_lines(text.start, text.end))
            hint = hint._replace(nodes=self.read_lines(hint.start, hint.end))
            made += self._with_edges(bounds, text, cut, hint)
            start = bounds.end
        return (*made, *self.read_lines(start, end))

    def read_gap(self, bounds: Bounds, jumps: Mapping[int, int], depth: int) -> list[Inline]:
        """Return a gap of prose, with the spaces at its edges before and behind it."""
        opaque: tuple[tuple[int, int], ...] = ()
        links: Mapping[int, Target] = {}
        if self.source.find("::", bounds.inside, bounds.close) >= 0:
            inner = _Stretch(self, bounds.inside, bounds.close)
            opaque, links = inner.opaque(), inner.found_brackets()
        whole = (*opaque, *[(start, target.end) for start, target in links.items()])
        text, cut, hint = self._find_halves(bounds, whole)
        for target in links.values() if cut == bounds.close else ():
            if (place := self._last_separator(*target.text, opaque)) >= 0:
                raise GapError(_HINT_IN_LINK, _BEHIND_LINK, place)
        text, hint = [
            part._replace(nodes=self.read_stretch(part.start, part.end, jumps, ":}", depth + 1))
            for part in (text, hint)
        ]
        return self._with_edges(bounds, text, cut, hint)

    def opaque_finder(self, start: int, end: int) -> Callable[[int], int]:
        """Return what tells where code, maths or a gap ends that begins between two places."""
        return _Stretch(self, start, end).end_of_opaque

    def _with_edges(self, bounds: Bounds, text: _GapPart, cut: int, hint: _GapPart) -> list[Inline]:
        """Return a gap between the spaces that were typed at its edges.

        They belong to what is around the gap, unless they only set it off from both its braces.
        """
        gap: list[Inline] = [self._make_gap(bounds, text, hint)]
        source, start, end = self.source, bounds.start, bounds.end
        left, right = bounds.inside < text.start, text.end < cut
        before, after = source[start - 1 : start] if start else "", source[end : end + 1]
        if source[start + 2].isspace() and source[bounds.close - 1].isspace():
            left, right = before.isalnum(), after.isalnum()
        if left and before.strip():
            gap.insert(0, Words(" ", bounds.inside))
        if right and after.strip():
            gap.append(Words(" ", text.end))
        return gap

    def _make_gap(self, bounds: Bounds, text: _GapPart, hint: _GapPart) -> Gap:
        if text.start == text.end:
            wanted = "write the hidden words between `{{` and `}}`"
            raise GapError("a gap is empty", wanted, bounds.start)
        numbers = bounds.numbers
        self.named.update(numbers)
        if not numbers:
            self.free += 1
            while self.free in self.taken:
                self.free += 1
            numbers = (self.free,)
        texts = self.source[text.start : text.end], self.source[hint.start : hint.end]
        return Gap(numbers, *texts, text.nodes, hint.nodes, bounds.start, bounds.end)

    def _find_halves(
        self, bounds: Bounds, opaque: tuple[tuple[int, int], ...], *, escapes: bool = True
    ) -> tuple[_GapPart, int, _GapPart]:
        """Return where the text of a gap stands, what ends it, and where its hint stands.

        Neither has blank edges. The hint begins at the last `::` that is neither kept nor in code,
        maths, a link or a picture.
        """
        cut = self._last_separator(bounds.inside, bounds.close, opaque, escapes=escapes)
        if cut < 0:
            close = bounds.close
            return self._trim_part(bounds.inside, close), close, _GapPart(close, close)
        text = self._trim_part(bounds.inside, cut)
        return text, cut, self._trim_part(cut + 2, bounds.close)

    def _last_separator(
        self, start: int, end: int, opaque: tuple[tuple[int, int], ...], *, escapes: bool = True
    ) -> int:
        """Return where the last `::` stands that parts a gap from its hint, -1 for nowhere."""
        place = self.source.rfind("::", start, end)
        while place >= 0:
            kept = escapes and self.source[place - 1] == "\\" and place > start
            if not kept and not any(first <= place < last for first, last in opaque):
                break
            place = self.source.rfind("::", start, place + 1)
        return place

    def _trim_part(self, start: int, end: int) -> _GapPart:
        inside = self.source[start:end]
        first = start + len(inside) - len(inside.lstrip())
        return _GapPart(first, max(first, end - len(inside) + len(inside.rstrip())))

    def _words_between(self, start: int, end: int) -> tuple[Words, ...]:
        return (Words(self.source[start:end], start),) if start < end else ()


_HINT_IN_LINK = "a hint cannot begin inside the words of a link or a picture"
_BEHIND_LINK = (
    "write it behind, as in `{{[Lima](https://a.org)::hint}}`; or `\\::` to show the colons"
)
_BRACES_IN_PLAIN = re.compile(r"\{{2,}")


class _Stretch:
    """One stretch being read."""

    def __init__(  # noqa: PLR0913, PLR0917  Where it is, and what holds there.
        self,
        reader: Reader,
        start: int,
        end: int,
        jumps: Mapping[int, int] = _NO_JUMPS,
        extra: str = "",
        depth: int = 0,
    ) -> None:
        self.reader = reader
        self.source = reader.source
        self.start = start
        self.end = end
        self.jumps = jumps
        self.extra = extra
        self.depth = depth
        self.pairing = Pairing(self.source, start, end)
        self.made = self.pairing.made
        self.brackets: Mapping[int, Target] | None = None
        self.ticks: dict[int, list[int]] | None = None
        self.kept_ticks: set[int] = set()
        self.kept_maths: set[int] = set()

    def read(self) -> tuple[Inline, ...]:
        """Return the inlines."""
        source, end, made = self.source, self.end, self.made
        place = look = self.start
        while found := self.reader.special.search(source, look, end):
            at = found.start()
            sign = source[at]
            if sign == "\n":
                stop = place + len(source[place:at].rstrip(" \t"))
                after = self.jumps.get(at, at + 1)
            else:
                stop = at
                after = self._take_mark(at, sign, place)
            if not after:
                look = self._end_of_run(_RUN, at)
                continue
            if sign == "\n":
                if stop > place:
                    made.append(Words(source[place:stop], place))
                made.append(Break(at, at + 1))
            place = look = after
        if end > place:
            made.append(Words(source[place:end], place))
        return self.pairing.settle()

    def _take_mark(self, at: int, sign: str, since: int) -> int:
        """Take in what begins at a place, behind the words since another; 0 where nothing does."""
        match sign:
            case "*":
                self._add_words(since, at)
                stop = self._end_of_run(_STARS, at)
                self.pairing.add_stars(at, stop)
                return stop
            case "`":
                node: Inline | None = self._read_code(at)
            case "\\":
                return self._take_backslashes(at, since)
            case "{":
                return self._take_gap(at, since)
            case _:
                node = self._read_bracket(at)
        if node is None:
            return 0
        self._add_words(since, at)
        self.made.append(node)
        return node.end

    def opaque(self) -> tuple[tuple[int, int], ...]:
        """Return where code and maths stand."""
        found = []
        place = self.start
        while mark := _OPAQUE.search(self.source, place, self.end):
            after = self.end_of_opaque(mark.start())
            place = after or mark.end()
            if after:
                found.append((mark.start(), after))
        return tuple(found)

    def _add_words(self, start: int, end: int) -> None:
        if start < end:
            self.made.append(Words(self.source[start:end], start))

    def _end_of_run(self, pattern: re.Pattern[str], at: int) -> int:
        found = pattern.match(self.source, at, self.end)
        return found.end() if found else at + 1

    def end_of_opaque(self, at: int) -> int:
        """Return where the code, maths or gap ends that begins at a place; 0 where none does."""
        match self.source[at]:
            case "`":
                bounds = self._code_bounds(at)
                return bounds[2] if bounds else 0
            case "\\":
                close = self._maths_close(at)
                return close + 2 if close else 0
            case _:
                if not self.reader.cloze:
                    return 0
                last = self._end_of_run(_BRACES, at)
                return self.reader.prose.find_gap(at, last, self.end).end

    # Code and maths

    def _read_code(self, at: int) -> Code | None:
        bounds = self._code_bounds(at)
        if not bounds:
            return None
        start, end, after = bounds
        return Code(self.reader.read_code(start, end, self.jumps), at, after)

    def _code_bounds(self, at: int) -> tuple[int, int, int] | None:
        """Return where code begins and ends that backticks open, and where its backticks end."""
        start = self._end_of_run(_TICKS, at)
        close = self._next_ticks(start, start - at)
        if close < 0 or at in self.kept_ticks:
            return None
        after, end = close + start - at, close
        inside = self.source[start:end]
        if start - at > 1 and inside[0] == inside[-1] == " " and inside.strip():
            return start + 1, end - 1, after  # Spaces part a backtick from those around it.
        return start, end, after

    def _next_ticks(self, since: int, size: int) -> int:
        if self.ticks is None:
            self.ticks = {}
            for run in _TICKS.finditer(self.source, self.start, self.end):
                self.ticks.setdefault(len(run[0]), []).append(run.start())
        places = self.ticks.get(size, ())
        place = bisect_left(places, since)
        return places[place] if place < len(places) else -1

    def _maths_close(self, at: int) -> int:
        r"""Return where the `\)` of maths stands that opens at a place; 0 where none does."""
        if at + 2 > self.reader.last_maths or not self.source.startswith("\\(", at):
            return 0
        found = _MATHS.search(self.source, at + 2, self.end)
        if not found or found[0] == "\\(" or not self.source[at + 2 : found.start()].strip():
            return 0
        return found.start()

    # Backslashes

    def _take_backslashes(self, at: int, since: int) -> int:
        """Take in backslashes before what they keep, or maths; 0 where they are characters."""
        last = self._end_of_run(_BACKSLASHES, at)
        count, sign = last - at, self.source[last : last + 1] if last < self.end else ""
        odd = count % 2
        if sign == "(" and (close := self._maths_close(last - 1)):
            self._add_words(since, at + count // 2)
            if not odd:
                self.kept_maths.add(close)
            else:
                inside = self.reader.read_maths(last + 1, close)
                self.made.append(Maths(inside, last - 1, close + 2))
                return close + 2
            return last
        if sign == ")" and last - 1 in self.kept_maths:
            self._add_words(since, at + count // 2)
            return last
        if sign == "{" and self.reader.cloze and (after := self._kept_braces(last, odd)):
            self._add_words(since, at + count // 2)
            self._add_words(last, after)
            return after or last
        if not odd:
            return 0
        if sign == "*":
            self._add_words(since, last - 1)
            self.pairing.add_stars(last, last + 1, kept=True)
            return last + 1
        if kept := self._end_of_kept(last, sign):
            self._add_words(since, last - 1)
            self._add_words(last, kept)
        return kept

    def _end_of_kept(self, at: int, sign: str) -> int:
        """Return where the characters end that a backslash keeps, 0 where it keeps none."""
        if sign == "`":
            return self._keep_ticks(at)
        if sign and sign in "[]!":
            self.found_brackets()
            return at + 1 + (sign == "!") if at - 1 in self.reader.kept_brackets else 0
        if sign == ":" and ":" in self.extra:
            beside = self.source[at + 1 : at + 3], self.source[max(at - 2, self.start) : at - 1]
            return at + 1 if beside[0][:1] == ":" or beside[0] == "\\:" or beside[1] == ":" else 0
        if sign == "}" and self.reader.cloze:
            pairs = self.source.startswith(("}", "\\}"), at + 1)
            return at + 1 if pairs or self.source[max(at - 2, self.start) : at - 1] == "}" else 0
        return at + 1 if sign == "|" and "|" in self.extra else 0

    def _keep_ticks(self, at: int) -> int:
        stop = self._end_of_run(_TICKS, at)
        partner = self._next_ticks(stop, stop - at)
        if partner > 0 and self.source[partner - 1] == "\\":
            self.kept_ticks.add(partner)
        return stop if partner > 0 or at in self.kept_ticks else 0

    def _kept_braces(self, at: int, odd: int) -> int:
        """Return where braces begin again behind backslashes; 0 where these keep none."""
        if self.source.startswith("{{", at):
            return at + odd
        return (
            at + 1 if (odd and self.source.startswith("\\{", at + 1)) or self._kept_first(at) else 0
        )

    def _kept_first(self, at: int) -> bool:
        """Say whether a brace behind a backslash stands behind another such brace."""
        return self.source[max(at - 3, self.start) : at] == "\\{\\"

    # Gaps, links and pictures

    def _take_gap(self, at: int, since: int) -> int:
        last = self._end_of_run(_BRACES, at)
        bounds = self.reader.prose.find_gap(at, last, self.end)
        self._add_words(since, bounds.start)
        self.made.extend(self.reader.read_gap(bounds, self.jumps, self.depth))
        return bounds.end

    def _find_brackets(self) -> "Mapping[int, Target]":
        if self.source.find("](", self.start, self.end) < 0:
            return {}
        from quizpress.text.links import find_brackets  # noqa: PLC0415  Few texts hold links.

        found = find_brackets(self.source, self.start, self.end, self.end_of_opaque)
        self.reader.kept_brackets |= found.kept  # The words of a link are read apart.
        return found.targets

    def found_brackets(self) -> "Mapping[int, Target]":
        """Return the links and pictures by where they begin."""
        if self.brackets is None:
            self.brackets = self._find_brackets()
        return self.brackets

    def _read_bracket(self, at: int) -> Link | Image | None:
        target = self.found_brackets().get(at)
        if not target or self.depth > _MOST_NESTED:
            return None
        inside = self.reader.read_stretch(*target.text, self.jumps, self.extra, self.depth + 1)
        if target.image:
            alt = plain_words(inside)
            return Image(target.address, alt, target.named, at, target.end)
        return Link(inside, target.address, target.title, at, target.end)
