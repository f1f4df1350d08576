"""Pictures and sounds: where a deck names them, and whether the files are what they should be."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from quizpress.check.cloze import HIDDEN, GapError, around, pieces
from quizpress.inline import images
from quizpress.model import Deck, Gap, Media
from quizpress.problem import Report, Source, Span
from quizpress.read.beside import Beside, Refusal
from quizpress.read.nodes import Map, Node, Scalar, Seq

_MP4 = rb"....ftyp"
PICTURES = {
    "png": rb"\x89PNG\r\n\x1a\n",
    "jpg": rb"\xff\xd8\xff",
    "gif": rb"GIF8[79]a",
    "webp": rb"RIFF....WEBP",
    "avif": _MP4,
    "svg": rb"(\xef\xbb\xbf)?\s*<(\?xml|!--|!DOCTYPE svg|svg)",
}
SOUNDS = {
    "mp3": rb"ID3|\xff[\xe2-\xff]",
    "ogg": rb"OggS",
    "opus": rb"OggS",
    "m4a": _MP4,
    "flac": rb"fLaC",
    "wav": rb"RIFF....WAVE",
}
"""What browsers and every Anki show or play, by type, with what each file begins with."""
_SAME = {"jpeg": "jpg", "oga": "ogg"}


class Mention(NamedTuple):
    """A file that a deck names, the types it may have, and where.

    `lacks` says what to do where a picture has no words for those who cannot see it.
    """

    file: str
    types: dict[str, bytes]
    span: Span
    lacks: str


def in_texts(node: Node, source: Source) -> list[Mention]:
    """Return the pictures that Markdown texts name."""
    if "![" not in source.text:
        return []
    return [
        mention
        for scalar, texts in _texts(node)
        for text in texts
        for mention in _in_text(scalar, text, source)
    ]


def _texts(node: Node) -> Iterator[tuple[Scalar, tuple[str, ...]]]:
    """Yield every text below a node, with what of it is read as Markdown by itself."""
    match node:
        case Scalar():
            yield node, (node.text,)
        case Seq():
            for item in node.items:
                yield from _texts(item)
        case Map():
            for key, value in node.pairs:
                yield key, (key.text,)
                if key.text == "cloze" and isinstance(value, Scalar):
                    yield value, _parts(value.text)
                else:
                    yield from _texts(value)


def _parts(cloze: str) -> tuple[str, ...]:
    try:
        cut = pieces(cloze)
    except GapError:
        return ()
    gaps = [piece for piece in cut if isinstance(piece, Gap)]
    return (around(cut), *(text for gap in gaps for text in (gap.text, gap.hint)))


def _in_text(text: Scalar, part: str, source: Source) -> Iterator[Mention]:
    start = text.start
    for found in images(part):
        if HIDDEN in found.file:
            continue  # A gap cannot stand there, and is reported.
        place = source.text.find(found.file, start, text.end) if found.file else -1
        span = Span(place, place + len(found.file)) if place >= 0 else text.span
        start = span.end if place >= 0 else start
        lacks = "" if found.alt.strip() else "write them between the brackets of `![ ]`"
        yield Mention(found.file, PICTURES, span, lacks)


def in_cards(deck: Deck) -> Iterator[Mention]:
    """Yield the pictures and sounds that cards name for themselves."""
    for card in (card for section in deck.sections for card in section.cards):
        if card.image:
            lacks = "" if card.image.alt else "write `image: {file: …, alt: what it shows}`"
            yield Mention(card.image.file, PICTURES, card.image.span, lacks)
        if card.audio:
            yield Mention(card.audio, SOUNDS, card.at_key("audio"), "")


def gather(mentions: list[Mention], report: Report, beside: Beside) -> dict[str, Media]:
    """Return what the files hold that a deck names; every one that cannot serve is reported."""
    read: dict[str, bytes | Refusal] = {}
    found: dict[str, Media] = {}
    seen: dict[str, str] = {}
    for mention in mentions:
        if mention.file not in read:
            read[mention.file] = beside.media(mention.file)
        media = _media(mention, read[mention.file])
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
    if not re.match(mention.types[kind], data, re.DOTALL):
        message = f"`{mention.file}` does not hold {what} of the type {end}"
        return Refusal("media-type", message, "save it anew, its name alone does not make it one")
    return Media(data, kind)
