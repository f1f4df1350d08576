"""The types of pictures and sounds: how a file of each begins, and when it is whole."""

import re
from collections.abc import Callable
from typing import NamedTuple


class Format(NamedTuple):
    """A type of file: a pattern of its first bytes, and whether all of it seems to be there."""

    begins: bytes
    whole: Callable[[bytes], bool]


def _framed(head: bytes, end: bytes) -> Callable[[bytes], bool]:
    """Return the test of a file with a header of that pattern and a sign at its end."""
    matches = re.compile(head, re.DOTALL).match
    return lambda data: (found := matches(data)) is not None and data.rfind(end) >= found.end()


def _riff(data: bytes) -> bool:
    return data[12:15] == b"VP8" and len(data) >= 8 + int.from_bytes(data[4:8], "little")


def _box(data: bytes) -> bool:
    return len(data) > int.from_bytes(data[:4], "big")


def _tagged(data: bytes) -> bool:
    return data.rstrip().endswith(b">")


def _played(_data: bytes) -> bool:
    """Take a sound as it is: players play what there is of it."""
    return True


_MP4 = rb"....ftyp"
PICTURES = {
    "png": Format(rb"\x89PNG\r\n\x1a\n", _framed(rb".{12}IHDR.{17}", b"IEND")),
    "jpg": Format(rb"\xff\xd8\xff", _framed(rb"..\xff[\xc0-\xff]..", b"\xff\xd9")),
    "gif": Format(rb"GIF8[79]a", _framed(rb".{13}", b";")),
    "webp": Format(rb"RIFF....WEBP", _riff),
    "avif": Format(_MP4, _box),
    "svg": Format(rb"(\xef\xbb\xbf)?\s*<(\?xml|!--|!DOCTYPE svg|svg)", _tagged),
}
SOUNDS = {
    "mp3": Format(rb"ID3|\xff[\xe2-\xff]", _played),
    "ogg": Format(rb"OggS", _played),
    "opus": Format(rb"OggS", _played),
    "m4a": Format(_MP4, _played),
    "flac": Format(rb"fLaC", _played),
    "wav": Format(rb"RIFF....WAVE", _played),
}
"""What browsers and every Anki show or play."""
