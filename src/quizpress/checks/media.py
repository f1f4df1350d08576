"""Pictures and sounds: where a deck names them, and whether the files are what they should be."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from quizpress.checks.file_types import PICTURES, SOUNDS, Format
from quizpress.checks.picture_size import oversize
from quizpress.checks.prose import Marked
from quizpress.model import Deck, Media
from quizpress.problem import Report, Span
from quizpress.read.deck_files import Beside, Refusal
from quizpress.text import Image, nodes_of
from quizpress.text.places import TextPlaces

MOST_TOGETHER = 200 * 1024 * 1024
"""Bytes of all the files of a deck; each page and package holds them whole."""
_SAME = {"jpeg": "jpg", "oga": "ogg"}


class Mention(NamedTuple):
    """A file that a deck names, the types it may have, and where.

    `lacks` says what to do where a picture has no words for those who cannot see it.
    """

    file: str
    types: dict[str, Format]
    span: Span
    lacks: str = ""


def mentions_in_texts(marked: Iterable[Marked], report: Report) -> Iterator[Mention]:
    """Yield the pictures that stand in texts."""
    for text, _ in marked:
        if "![" in text.source:
            places = TextPlaces(text, report.source)
            for node in nodes_of(text):
                if isinstance(node, Image):
                    span = places.span(*node.named)
                    lacks = "" if node.alt.strip() else "write them between the brackets of `![ ]`"
                    yield Mention(node.file, PICTURES, span, lacks)


def mentions_in_cards(deck: Deck) -> Iterator[Mention]:
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


def gather_media(mentions: Iterable[Mention], report: Report, beside: Beside) -> dict[str, Media]:
    """Return what the files hold that a deck names; every one that cannot serve is reported."""
    shelf = _Shelf(beside)
    found: dict[str, Media] = {}
    seen: dict[str, str] = {}
    for mention in mentions:
        data = shelf.held(mention.file)
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
    if wanted in PICTURES.values() and (says := oversize(kind, data)):
        return Refusal("media-size", f"`{file}` {says}", "make it smaller")
    return Media(data, kind)
