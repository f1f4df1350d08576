"""The types of pictures and sounds: how a file of each begins, and when it is whole."""

import re
from collections.abc import Callable
from typing import NamedTuple


class Format(NamedTuple):
    """A type of file: a pattern of its first bytes, and whether all of it seems to be there."""

    begins: bytes
    whole: Callable[[bytes], bool]


def _ends_with(end: bytes, head: bytes) -> Callable[[bytes], bool]:
    """Return the test of a file that has some bytes near its end, behind a head of a pattern."""
    matches = re.compile(head, re.DOTALL).match
    return lambda data: (found := matches(data)) is not None and data.rfind(end) >= found.end()


def _has_riff_size(data: bytes) -> bool:
    return data[12:15] == b"VP8" and len(data) >= 8 + int.from_bytes(data[4:8], "little")


def _has_first_box(data: bytes) -> bool:
    return len(data) > int.from_bytes(data[:4], "big")


def _closes_tag(data: bytes) -> bool:
    return data.rstrip().endswith(b">")


def _is_played(_data: bytes) -> bool:
    """Take a sound as it is: players play what there is of it."""
    return True


_MP4 = rb"....ftyp"
PICTURES = {
    "png": Format(rb"\x89PNG\r\n\x1a\n", _ends_with(b"IEND", rb".{12}IHDR.{17}")),
    "jpg": Format(rb"\xff\xd8\xff", _ends_with(b"\xff\xd9", rb"..\xff[\xc0-\xff]..")),
    "gif": Format(rb"GIF8[79]a", _ends_with(b";", rb".{13}")),
    "webp": Format(rb"RIFF....WEBP", _has_riff_size),
    "avif": Format(_MP4, _has_first_box),
    "svg": Format(rb"(\xef\xbb\xbf)?\s*<(\?xml|!--|!DOCTYPE svg|svg)", _closes_tag),
}
SOUNDS = {
    "mp3": Format(rb"ID3|\xff[\xe2-\xff]", _is_played),
    "ogg": Format(rb"OggS", _is_played),
    "opus": Format(rb"OggS", _is_played),
    "m4a": Format(_MP4, _is_played),
    "flac": Format(rb"fLaC", _is_played),
    "wav": Format(rb"RIFF....WAVE", _is_played),
}
"""What browsers and every Anki show or play."""
