"""A picture in a line of a word processor."""

from typing import NamedTuple
from xml.etree.ElementTree import Element

from quizpress.press.paper.docx.ooxml import node


class Placed(NamedTuple):
    """A picture of the document: its relation, its number, and its size in pixels of CSS."""

    relation: str
    number: int
    width: float
    height: float


class PictureRoom(NamedTuple):
    """The most that a picture takes, in millimetres; `asked` is its width, 0 for its own."""

    width: float
    height: float
    asked: float = 0


def picture_in_line(placed: Placed, alt: str, room: PictureRoom) -> Element:
    """Return a picture in the line, as large as it is or as there is room."""
    wide, high = [side * _EMU_OF_PIXEL for side in placed[2:]]
    usual = room.asked * _EMU_OF_MM / wide if room.asked else 1
    scale = min(usual, room.width * _EMU_OF_MM / wide, room.height * _EMU_OF_MM / high)
    size = {"cx": _length_in_emu(wide * scale), "cy": _length_in_emu(high * scale)}
    name = {"id": str(placed.number), "name": f"Picture {placed.number}"}
    placing = _node("a:xfrm", _node("a:off", x="0", y="0"), _node("a:ext", **size))
    shape = _node("pic:spPr", placing, _node("a:prstGeom", _node("a:avLst"), prst="rect"))
    about = _node("pic:nvPicPr", _node("pic:cNvPr", **name), _node("pic:cNvPicPr"))
    file = node("a:blip", {"r:embed": placed.relation})
    filling = _node("pic:blipFill", file, _node("a:stretch", _node("a:fillRect")))
    picture = _node("pic:pic", about, filling, shape)
    inside = _node("a:graphic", _node("a:graphicData", picture, uri=_PICTURE))
    none = dict.fromkeys(("distT", "distB", "distL", "distR"), "0")
    said = _node("wp:docPr", **name, descr=alt)
    inline = _node("wp:inline", _node("wp:extent", **size), said, inside, **none)
    return _node("w:drawing", inline)


def _node(tag: str, *children: Element, **attributes: str) -> Element:
    return node(tag, attributes, *children)


def _length_in_emu(wanted: float) -> str:
    """Return a length in EMU; Word calls a file with one of 0 broken."""
    return str(max(1, round(wanted)))


_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_EMU_OF_MM, _EMU_OF_PIXEL = 36000, 9525
