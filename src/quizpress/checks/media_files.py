"""Pictures and sounds: where a deck names them, and whether the files are what they should be."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from quizpress.checks.file_types import PICTURES, SOUNDS, Format
from quizpress.checks.picture_size import fault_of_bitmap
from quizpress.checks.prose import Marked
from quizpress.model import Choice, Deck, Media, Picture
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
        sounds = [card.audio]
        if isinstance(card.content, Choice):
            sounds += card.content.option_sounds
        if card.image:
            yield mention_picture(card.image, "image")
        yield from [Mention(sound.file, SOUNDS, sound.span) for sound in sounds if sound]


def mention_picture(picture: Picture, key: str) -> Mention:
    """Return the mention of a picture that is the value of a key."""
    lacks = "" if picture.alt else f"write `{key}: {{file: …, alt: what it shows}}`"
    return Mention(picture.file, PICTURES, picture.span, lacks)


def gather_media(mentions: Iterable[Mention], report: Report, beside: Beside) -> dict[str, Media]:
    """Return what the files hold that a deck names; every one that cannot serve is reported."""
    shelf = _Shelf(beside)
    found: dict[str, Media] = {}
    first: dict[str, str] = {}
    for mention in mentions:
        data = shelf.read_once(mention.file)
        if data is None:
            continue
        media = data if isinstance(data, Refusal) else _media_of(mention, data)
        if isinstance(media, Refusal):
            report.say(media.code, mention.span, media.message, media.hint)
            continue
        found.setdefault(mention.file, media)
        twin = first.setdefault(mention.file.casefold(), mention.file)
        if twin != mention.file:
            message = f"`{mention.file}` and `{twin}` differ in their case alone"
            hint = "rename one of the two; many systems take them for one file"
            report.say("media-case", mention.span, message, hint)
        if mention.lacks:
            message = "the picture has no words for those who cannot see it"
            report.say("image-alt", mention.span, message, mention.lacks)
    return found


class _Shelf:
    """The files of a deck, each read once, and no more of them held than a deck may have."""

    def __init__(self, beside: Beside) -> None:
        self._beside = beside
        self._read: dict[str, bytes | Refusal | None] = {}
        self._room = MOST_TOGETHER

    def read_once(self, file: str) -> bytes | Refusal | None:
        """Return what a file holds; None for one beyond the bound, once that has been said."""
        if file in self._read:
            return self._read[file]
        data = self._beside.media(file)
        said = self._room < 0
        self._room -= 0 if isinstance(data, Refusal) else len(data)
        if isinstance(data, Refusal) or self._room >= 0:
            self._read[file] = data
            return data
        self._read[file] = None
        most = MOST_TOGETHER // 1024 // 1024
        message = f"with `{file}` the pictures and sounds of this deck are larger than {most} MiB"
        hint = "make some of them smaller, or divide the deck"
        return None if said else Refusal("media-size", message, hint)


def _media_of(mention: Mention, data: bytes) -> Media | Refusal:
    """Return a picture or sound whose file is whole and of one of its types."""
    file, what = mention.file, "a picture" if mention.types is PICTURES else "a sound"
    end = file.rpartition(".")[2].lower()
    kind = _SAME.get(end, end)
    if kind not in mention.types:
        hint = f"the types are {', '.join(mention.types)}"
        message = f"`{file}` is not {what} of a type that Anki and browsers share"
        return Refusal("media-type", message, hint)
    wanted = mention.types[kind]
    if not data:
        return Refusal("media-type", f"`{file}` is an empty file", "save it anew")
    if not re.match(wanted.begins, data, re.DOTALL):
        message = f"`{file}` does not hold {what} of the type {end}"
        return Refusal("media-type", message, "save it anew, its name alone does not make it one")
    if not wanted.whole(data):
        message = f"`{file}` is cut off: a part of the picture is missing"
        return Refusal("media-type", message, "save it anew, or copy it again from where it was")
    if wanted is PICTURES["svg"]:
        # It reads XML, which takes longer to load than most decks to check.
        from quizpress.checks.drawing_size import fault_of_drawing  # noqa: PLC0415

        if fault := fault_of_drawing(data):
            return Refusal("media-size", f"`{file}` {fault}", "make it simpler, or save it as PNG")
    elif mention.types is PICTURES and (fault := fault_of_bitmap(data)):
        return Refusal("media-size", f"`{file}` {fault}", "make it smaller")
    return Media(data, kind)
