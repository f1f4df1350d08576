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
_START = Span(0, 0)
_NO_PLAIN_FILE = "name a plain file, or put one there"
_REMEDIES: dict[int | None, str] = {
    errno.ENOENT: "see whether it was moved, or is a link that leads nowhere",
    errno.ELOOP: "remove the link, and put the file itself there",
    errno.EACCES: "see to its rights",
    errno.EPERM: "see to its rights",
}


def content(path: Path) -> bytes:
    """Return what a file holds that is no larger than a deck; nothing where it cannot be read."""
    try:
        return read_plain(path, MOST_BYTES)
    except OSError:
        return b""


def line_of_wrong_byte(error: UnicodeDecodeError) -> int:
    """Return the line, from 1, of the first byte that could not be decoded."""
    return error.object.count(b"\n", 0, error.start) + 1


def decode_file(path: Path, shown: str) -> Report:
    """Return a report on the text of a file of at most 64 MiB, with what is wrong with its bytes.

    It is UTF-8, with or without a byte order mark, and every character must be printable.
    """
    try:
        data = read_plain(path, MOST_BYTES).removeprefix(BOM_UTF8)
    except OSError as error:
        report = Report(Source(shown, ""))
        if error.errno == errno.EFBIG:
            message = f"the file is larger than {MOST_BYTES // 1024 // 1024} MiB"
            report.say("too-large", _START, message, "split the deck into several files")
        else:
            message = f"the file cannot be read: {error.strerror or error}"
            report.say("unreadable", _START, message, _REMEDIES.get(error.errno, _NO_PLAIN_FILE))
        return report
    wrong_byte = -1
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        text, wrong_byte = data.decode(errors="replace"), error.start
    report = Report(Source(shown, text))
    unprintable = UNPRINTABLE.search(text)
    # UTF-16 that does not begin with its mark has a null in each letter of English.
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) or data[:4].count(0) > 1:
        report.say("encoding", _START, "the file is UTF-16", "save it as UTF-8")
    elif wrong_byte >= 0:
        start = len(data[:wrong_byte].decode(errors="replace"))
        message = f"the byte 0x{data[wrong_byte]:02X} is not valid UTF-8"
        report.say("encoding", Span(start, start + 1), message, "save the file as UTF-8")
    elif unprintable:
        message = f"the character U+{ord(unprintable[0]):04X} cannot stand in a deck"
        hint = "remove it; it often comes in with text copied from a PDF or a chat"
        report.say("control-character", Span(*unprintable.span()), message, hint)
    return report
