"""The style sheet that a deck adds to its pages: read, and what browsers would drop in silence."""

import re

from quizpress.model import StyleFile
from quizpress.problem import Report, Source, Span
from quizpress.read.deck_files import Beside, Refusal
from quizpress.read.decode import line_of_wrong_byte

MOST_STYLE = 256 * 1024
"""Bytes; every page holds the style whole."""
_TOKEN = re.compile(
    r"""/\*.*?(?:\*/|(?P<comment>\Z)) | (?P<import>@import\b[^;]*)
    | url\(\s*["']?(?P<address>[^)('"\s]*)["']?\s*\)
    | "(?:[^"\\\n]|\\.)*(?:"|(?P<double>)) | '(?:[^'\\\n]|\\.)*(?:'|(?P<single>))
    | \\. | (?P<open>[{(\[]) | (?P<close>[})\]])""",
    re.DOTALL | re.VERBOSE | re.IGNORECASE,
)
_CLOSING = {"{": "}", "(": ")", "[": "]"}


def read_style(style: StyleFile, report: Report, beside: Beside) -> StyleFile:
    """Return a style sheet with its text, and report what is wrong with it."""
    data = beside.media(style.file)
    if isinstance(data, Refusal):
        report.say(data.code, style.span, data.message, data.hint)
        return style
    if not style.file.lower().endswith(".css"):
        report.say(
            "media-type", style.span, f"`{style.file}` is no file of CSS", "name a .css file"
        )
        return style
    if len(data) > MOST_STYLE:
        message = f"`{style.file}` is larger than {MOST_STYLE // 1024} KiB"
        report.say("media-size", style.span, message, "make it smaller, each page holds it whole")
        return style
    try:
        css = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = line_of_wrong_byte(error)
        message = f"`{style.file}` is not written in UTF-8, as line {line} shows"
        report.say("media-type", style.span, message, "save it as UTF-8")
        return style
    found = Report(Source(str(beside.folder / style.file), css))
    check_style(css, found)
    report.problems += found.problems
    return style._replace(css=css)


def check_style(css: str, report: Report) -> None:
    """Report what is asked for from elsewhere, and what is never closed.

    The security policy of pages keeps browsers from fetching anything, whatever a style says.
    """
    opened: list[re.Match[str]] = []
    for found in _TOKEN.finditer(css):
        span = Span(*found.span())
        address = found["address"] or ""
        if found["import"] or (address and not address.lower().startswith(("data:", "#"))):
            message = "pages ask for nothing from elsewhere, so that this would not be loaded"
            hint = "write what it holds into this file"
            hint += "" if found["import"] else ", as an address that begins with `data:`"
            report.say("style-address", span, message, hint)
        if any(found[kind] is not None for kind in ("comment", "double", "single")):
            _report_open(span._replace(end=span.start + 1), report)
        if found["open"]:
            opened.append(found)
        elif found["close"]:
            if not opened or _CLOSING[opened[-1][0]] != found[0]:
                where = opened[-1].span() if opened else found.span()
                _report_open(Span(*where), report)
                return
            opened.pop()
    if opened:
        _report_open(Span(*opened[-1].span()), report)


def _report_open(span: Span, report: Report) -> None:
    message = "this has no counterpart, so that browsers drop what comes after it"
    report.say("style-open", span, message, "close it, or take it out")
