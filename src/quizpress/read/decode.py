"""From bytes to text, with a place for the first byte that is wrong."""

import errno
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path

from quizpress.problem import Report, Source, Span
from quizpress.read.files import read_plain

MOST_BYTES = 64 * 1024 * 1024
UNPRINTABLE = re.compile(
    # Three classes rather than one: together they would take long to compile.
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]|[\ud800-\udfff]|[\ufeff\ufffe\uffff]"
)
_UTF16 = ("the file is UTF-16", "save it as UTF-8")
_START = Span(0, 0)


def load(path: Path, shown: str) -> tuple[bytes, Report]:
    """Return the bytes of a file of at most 64 MiB, or none and the reason."""
    report = Report(Source(shown, ""))
    try:
        return read_plain(path, MOST_BYTES), report
    except OSError as error:
        if error.errno == errno.EFBIG:
            message = f"the file is larger than {MOST_BYTES // 1024 // 1024} MiB"
            report.say("too-large", _START, message, "split the deck into several files")
        else:
            report.say("unreadable", _START, f"the file cannot be read: {error.strerror or error}")
    return b"", report


def content(path: Path) -> bytes:
    """Return what a file holds that is no larger than a deck; nothing where it cannot be read."""
    try:
        return read_plain(path, MOST_BYTES)
    except OSError:
        return b""


def decode(shown: str, data: bytes) -> Report:
    """Decode UTF-8, with or without a byte order mark; every character must be printable."""
    data = data.removeprefix(BOM_UTF8)
    try:
        report = Report(Source(shown, data.decode()))
    except UnicodeDecodeError as error:
        return _undecodable(shown, data, error.start)
    wrong = UNPRINTABLE.search(report.source.text)
    if wrong and data[:4].count(0) > 1:
        report.say("encoding", _START, *_UTF16)
    elif wrong:
        say_unprintable(report, Span(*wrong.span()), wrong[0])
    return report


def say_unprintable(report: Report, span: Span, character: str) -> None:
    """Report a control character by its code point."""
    message = f"the character U+{ord(character):04X} cannot stand in a deck"
    hint = "remove it; it often comes in with text copied from a PDF or a chat"
    report.say("control-character", span, message, hint)


def _undecodable(shown: str, data: bytes, offset: int) -> Report:
    report = Report(Source(shown, data.decode(errors="replace")))
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        report.say("encoding", _START, *_UTF16)
        return report
    start = len(data[:offset].decode(errors="replace"))
    message = f"the byte 0x{data[offset]:02X} is not valid UTF-8"
    report.say("encoding", Span(start, start + 1), message, "save the file as UTF-8")
    return report
