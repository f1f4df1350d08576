"""Pictures and sounds: where a deck names them, and whether the files are what they should be."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from quizpress.check.cloze import HIDDEN
from quizpress.check.formats import PICTURES, SOUNDS, Format
from quizpress.check.stray import address, meant, refusal
from quizpress.check.texts import texts
from quizpress.inline import Image, Stray, pictures
from quizpress.model import Deck, Media
from quizpress.problem import Report, Source, Span
from quizpress.read.beside import Beside, Refusal
from quizpress.read.nodes import Node, Scalar

MOST_TOGETHER = 200 * 1024 * 1024
"""Bytes of all the files of a deck; each page and package holds them whole."""
_NOWHERE = Span(0, 0)
_SAME = {"jpeg": "jpg", "oga": "ogg"}


class Mention(NamedTuple):
    """A file that a deck names, the types it may have, and where.

    `lacks` says what to do where a picture has no words for those who cannot see it, `wrong`
    what keeps Markdown from reading it as one.
    """

    file: str
    types: dict[str, Format]
    span: Span
    lacks: str = ""
    wrong: Refusal | None = None


def in_texts(node: Node, source: Source) -> list[Mention]:
    """Return the pictures that Markdown texts name."""
    if "![" not in source.text:
        return []
    return [
        mention
        for scalar, parts in texts(node, lambda text: "![" in text)
        for part in parts
        for mention in _in_text(scalar, part, source)
    ]


def _in_text(text: Scalar, part: str, source: Source) -> Iterator[Mention]:
    from urllib.parse import quote  # noqa: PLC0415  Few texts hold pictures.

    start = text.start
    for mention in filter(None, map(_mention, pictures(part))):
        # A name can be written with `%20` for a space.
        ways = (mention.file, quote(mention.file)) if mention.file else ()
        places = [(source.text.find(way, start, text.end), len(way)) for way in ways]
        found = [Span(place, place + size) for place, size in places if place >= 0]
        start = min(found).end if found else start
        yield mention._replace(span=min(found, default=text.span))


def _mention(found: Image | Stray) -> Mention | None:
    match found:
        case Image(file=file, alt=alt) if HIDDEN not in file:
            lacks = "" if alt.strip() else "write them between the brackets of `![ ]`"
            return Mention(file, PICTURES, _NOWHERE, lacks)
        case Stray() if file := address(found):
            # It is refused like any other address.
            return Mention(file, PICTURES, _NOWHERE)
        case Stray() if meant(found):
            return Mention(found.text, PICTURES, _NOWHERE, wrong=refusal(found))
    return None  # A gap cannot stand in a file's name, and is reported.


def in_cards(deck: Deck) -> Iterator[Mention]:
    """Yield the pictures and sounds that cards name for themselves."""
    for card in (card for section in deck.sections for card in section.cards):
        if card.image:
            lacks = "" if card.image.alt else "write `image: {file: …, alt: what it shows}`"
            yield Mention(card.image.file, PICTURES, card.image.span, lacks)
        if card.audio:
            yield Mention(card.audio, SOUNDS, card.at_key("audio"))


class _Shelf:
    """The files of a deck, each read once, and no more of them held than a deck may have."""

    def __init__(self, beside: Beside) -> None:
        self._beside = beside
        self._read: dict[str, bytes | Refusal | None] = {}
        self._room = MOST_TOGETHER

    def held(self, file: str) -> bytes | Refusal | None:
        """Return what a file holds; None for one beyond the bound, once that has been said."""
        if file in self._read:
            return self._read[file]
        data = self._read[file] = self._beside.media(file)
        if isinstance(data, Refusal):
            return data
        said = self._room < 0
        self._room -= len(data)
        if self._room >= 0:
            return data
        self._read[file] = None
        return None if said else _beyond(file)


def _beyond(file: str) -> Refusal:
    most = MOST_TOGETHER // 1024 // 1024
    message = f"with `{file}` the pictures and sounds of this deck are larger than {most} MiB"
    return Refusal("media-size", message, "make some of them smaller, or divide the deck")


def gather(mentions: list[Mention], report: Report, beside: Beside) -> dict[str, Media]:
    """Return what the files hold that a deck names; every one that cannot serve is reported."""
    shelf = _Shelf(beside)
    found: dict[str, Media] = {}
    seen: dict[str, str] = {}
    for mention in mentions:
        data = mention.wrong or shelf.held(mention.file)
        if data is None:
            continue
        media = _media(mention, data)
        if isinstance(media, Refusal):
            report.say(media.code, mention.span, media.message, media.hint)
            continue
        found.setdefault(mention.file, media)
        _refuse_twin(mention, seen.setdefault(mention.file.casefold(), mention.file), report)
        if mention.lacks:
            message = "the picture has no words for those who cannot see it"
            report.say("image-alt", mention.span, message, mention.lacks)
    return found


def _refuse_twin(mention: Mention, first: str, report: Report) -> None:
    if mention.file != first:
        message = f"`{mention.file}` and `{first}` differ in their case alone"
        hint = "rename one of the two; many systems take them for one file"
        report.say("media-case", mention.span, message, hint)


def _media(mention: Mention, data: bytes | Refusal) -> Media | Refusal:
    if isinstance(data, Refusal):
        return data
    end = mention.file.rpartition(".")[2].lower()
    kind = _SAME.get(end, end)
    what = "a picture" if mention.types is PICTURES else "a sound"
    if kind not in mention.types:
        hint = f"the types are {', '.join(mention.types)}"
        message = f"`{mention.file}` is not {what} of a type that Anki and browsers share"
        return Refusal("media-type", message, hint)
    return _whole(mention.file, kind, data, mention.types[kind], what)


def _whole(file: str, kind: str, data: bytes, wanted: Format, what: str) -> Media | Refusal:
    if not data:
        return Refusal("media-type", f"`{file}` is an empty file", "save it anew")
    if not re.match(wanted.begins, data, re.DOTALL):
        message = f"`{file}` does not hold {what} of the type {file.rpartition('.')[2].lower()}"
        return Refusal("media-type", message, "save it anew, its name alone does not make it one")
    if not wanted.whole(data):
        message = f"`{file}` is cut off: a part of the picture is missing"
        return Refusal("media-type", message, "save it anew, or copy it again from where it was")
    return Media(data, kind)
