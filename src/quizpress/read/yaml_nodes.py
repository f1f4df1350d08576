"""The tree of a YAML file: every node knows its span, every scalar its text as typed."""

from typing import NamedTuple

from quizpress.problem import Span

SPACES = (
    "\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u200c"
    "\u200d\u202f\u205f\u2060\u3000"
)
"""Characters that look like a space, or like nothing, and are no space to YAML."""


class Scalar(NamedTuple):
    """A text exactly as written, quotes and escapes resolved; never a number or a date."""

    text: str
    start: int
    end: int
    plain: bool
    """Whether it stands without quotes or a block mark."""

    @property
    def span(self) -> Span:
        """Return where it stands."""
        return Span(self.start, self.end)


class Seq(NamedTuple):
    """A list; its span is that of its first line's mark."""

    items: list["Node"]
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Return where it begins."""
        return Span(self.start, self.end)


class Map(NamedTuple):
    """A mapping, in the order written; keys are unique unless that was reported."""

    pairs: list[tuple[Scalar, "Node"]]
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Return where it begins."""
        return Span(self.start, self.end)


Node = Scalar | Seq | Map
