"""What differs between two states of a note's field, as text."""

import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape

_ITEM = re.compile(r"<li[^>]*>(.*?)</li>", re.DOTALL)
_REASON = re.compile(r"<small>(.*?)</small>", re.DOTALL)
_PICTURE = re.compile(r'<img [^>]*?alt="([^"]*)"[^>]*>')
_TAG = re.compile(r"<[^>]*>")
_LABELS: dict[str, tuple[tuple[str, str], ...]] = {
    # a part of a note, and those of its fields that are told, each by its label
    "options": (("Options", "options"),),
    "notes": (("Accepted", "accepted"), ("Answer", "accepted"), ("Correction", "correction"),
              ("Why", "explanation"), ("Hint", "hint")),
    "source": (("Source", "source"),),
    "section": (("Context", "section"),),
    "media": (("Image", "picture"),),
    "form": (("Reverse Question", "question in reverse"), ("Reverse Answer", "answer in reverse")),
}  # fmt: skip


def compare_part(
    part: str, edits: Mapping[str, tuple[str, str]], kind: str
) -> Iterator[tuple[str, str, str]]:
    """Yield a label with the texts before and after, for each field of a part that shows any."""
    for name, label in _LABELS[part]:
        # Elsewhere the answer is told by the lock.
        if name in edits and (name != "Answer" or kind == "cloze"):
            before, after = (_read_items(html) for html in edits[name])
            old, new = " · ".join(before), " · ".join(_in_order_of(before, after))
            if old != new:
                yield label, old, new


def _read_items(html: str) -> list[str]:
    """Return the texts of a field: one, or those of the items of its list."""
    return [_read_text(item) for item in _ITEM.findall(html) or [html]]


def _read_text(html: str) -> str:
    shown = _REASON.sub(r" (\1)", _PICTURE.sub(r"\1", html)).replace("<br>", " ")
    return " ".join(unescape(_TAG.sub("", shown)).split())


def _in_order_of(before: Sequence[str], after: Sequence[str]) -> list[str]:
    """Return texts in the order of those before, since options are shuffled by what they say."""
    fresh = iter([text for text in after if text not in before])
    kept = [text if text in after else next(fresh, "") for text in before]
    return [text for text in (*kept, *fresh) if text]
