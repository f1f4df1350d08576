"""From a sheet to a file of word processors, for those who edit it before they print it."""

from collections.abc import Iterable
from copy import deepcopy
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, tostring
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from quizpress.model import Deck
from quizpress.press import Artifact, Unpressed
from quizpress.press.paper.docx.design import Design
from quizpress.press.paper.docx.direction import turn
from quizpress.press.paper.docx.editions import SheetStyles, styles_for_editions
from quizpress.press.paper.docx.ooxml import node, section_end, w
from quizpress.press.paper.docx.relations import Relations
from quizpress.press.paper.docx.runs import RunWriter
from quizpress.press.paper.docx.sheet_blocks import SheetBlocks
from quizpress.press.paper.docx.texts import TextWriter
from quizpress.press.paper.docx.typeset import write_styles
from quizpress.press.paper.form import Form
from quizpress.press.paper.html import SheetLook, sheet_name
from quizpress.press.paper.passage import EVERY
from quizpress.press.paper.pictures.deck_pictures import DeckPictures
from quizpress.press.paper.sheet import Sheet, make_sheet

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement


class NoDocx(Unpressed):
    """What makes these files cannot be loaded; the message says why."""


def press(
    deck: Deck, form: Form, look: SheetLook, *, key: bool, pictures: DeckPictures | None = None
) -> Artifact:
    """Return the quiz of a deck or its key as a .docx, the same bytes for the same deck.

    `pictures` are those of the deck, shared by its outputs.

    Raises:
        NoDocx: python-docx, or what makes pictures fit for it, cannot be loaded.
    """
    document = _open_bare_document()
    content = make_sheet(deck, form, key=key, editions=look.editions)
    tables = _choose_styles(content, look)
    relations = Relations(document, pictures or DeckPictures(deck.media))
    runs = RunWriter(relations, content.direction, tables.design, key=key)
    blocks = SheetBlocks(content, TextWriter(runs, tables.styles))
    _set_page(document, tables.design)
    passages = [content.passage, *[section.passage for section in content.sections]]
    if any(passage.numbered and passage.paragraphs for passage in passages):
        _count_lines(document)
    _put_blocks(document.element.body, blocks.write_sheet(), content.direction)
    _complete_sections(document, tables.design)
    _put_blocks(document.sections[0].footer.part.element, [blocks.write_foot()], content.direction)
    _replace_styles(document, content, tables)
    _describe_document(document, content)
    return Artifact(f"{sheet_name(deck, content.kind, form, look)}.docx", _pack_document(document))


def _choose_styles(content: Sheet, look: SheetLook) -> SheetStyles:
    settings = content.settings
    design = Design(look.paper.width, look.paper.height, across=settings.columns, ask=settings.ask)
    if content.many:
        design = design._replace(number=_LONG_NUMBER)
    return styles_for_editions(design, look.layers, content.language, content.direction)


def _open_bare_document() -> "Document":
    """Return a document without what the library's template brings along."""
    try:
        import typst  # noqa: F401, PLC0415  Missed here rather than at the first picture.
        from docx import Document  # noqa: PLC0415  It takes long to load.
        from PIL import Image  # noqa: F401, PLC0415
    except ImportError as error:
        message = f"what makes a .docx cannot be loaded: {error}"
        raise NoDocx(message, "install that package anew, or build without --docx") from error
    document = Document()
    for holder in (document.part, document.part.package):
        for relation in [*holder.rels.values()]:
            if relation.reltype.rpartition("/")[2] in _UNWANTED:
                del holder.rels[relation.rId]
    return document


def _set_page(document: "Document", design: Design) -> None:
    """Set page and margins."""
    from docx.shared import Mm  # noqa: PLC0415

    page = document.sections[0]
    page.page_width, page.page_height = Mm(design.width), Mm(design.height)
    page.left_margin = page.right_margin = Mm(design.sides)
    page.top_margin, page.bottom_margin = Mm(design.top), Mm(design.bottom)
    page.footer_distance = Mm(design.foot)
    page.footer.is_linked_to_previous = False


def _count_lines(document: "Document") -> None:
    """Number lines as the HTML sheet does, where the style of a paragraph lets them count."""
    from docx.oxml.ns import qn  # noqa: PLC0415

    counted = w("lnNumType", countBy=EVERY, restart="continuous")
    setup = document.element.body.sectPr
    setup.find(qn("w:cols")).addprevious(_parse_elements([counted], "ltr")[0])


def _complete_sections(document: "Document", design: Design) -> None:
    """Give each section the page of the document, of which it says its columns alone."""
    from docx.oxml.ns import qn  # noqa: PLC0415

    *others, last = document.element.body.iter(qn("w:sectPr"))
    for told in others:
        made = deepcopy(last)
        _take_columns(made, told)
        told.getparent().replace(told, made)
    if others:
        (end,) = _parse_elements([section_end(design.across, design.gutter)], "ltr")
        _take_columns(last, end.find(f".//{qn('w:sectPr')}"))


def _take_columns(setup: "BaseOxmlElement", told: "BaseOxmlElement") -> None:
    """Move what a section says of its columns into the page setup that it is to have."""
    from docx.oxml.ns import qn  # noqa: PLC0415

    setup.replace(setup.find(qn("w:cols")), told.find(qn("w:cols")))
    setup.find(qn("w:pgSz")).addprevious(told.find(qn("w:type")))


def _put_blocks(place: "BaseOxmlElement", blocks: Iterable[Element], direction: str) -> None:
    """Put blocks into a part, in the place of its empty paragraphs and before its page setup."""
    from docx.oxml.ns import qn  # noqa: PLC0415

    for old in place.findall(qn("w:p")):
        place.remove(old)
    made = _parse_elements(blocks, direction)
    setup = place.find(qn("w:sectPr"))
    for child in [*made]:
        if setup is None:
            place.append(child)
        else:
            setup.addprevious(child)
    if setup is not None and direction == "rtl":
        setup.find(qn("w:docGrid")).addprevious(_parse_elements([Element("w:bidi")], "ltr")[0])


def _parse_elements(blocks: Iterable[Element], direction: str) -> "BaseOxmlElement":
    """Return elements as the library has them, in a root of their own."""
    from docx.oxml.ns import nsmap  # noqa: PLC0415
    from docx.oxml.parser import parse_xml  # noqa: PLC0415

    spaces = {f"xmlns:{prefix}": nsmap[prefix] for prefix in ("a", "pic", "r", "w", "wp")}
    root = node("w:body", {**spaces, "xmlns:m": _MATHS}, *blocks)
    if direction == "rtl":
        turn(root)
    return parse_xml(tostring(root, "unicode"))


def _replace_styles(document: "Document", content: Sheet, tables: SheetStyles) -> None:
    """Put the styles of sheets in the place of the template's."""
    from docx.oxml.ns import qn  # noqa: PLC0415

    made = write_styles(tables, content.language, content.direction)
    root = document.styles.element
    root[:] = [*_parse_elements(made, "ltr")]
    settings = document.settings.element
    for told in settings.iter(qn("w:compatSetting")):
        if told.get(qn("w:name")) == "compatibilityMode":
            told.set(qn("w:val"), _WORD)
    settings.remove(settings.find(qn("w:themeFontLang")))  # The template's, not the deck's.


def _describe_document(document: "Document", content: Sheet) -> None:
    """Say title and language, and neither who made the file nor when."""
    about = document.core_properties
    about.title, about.language = content.title[:_MOST_SIGNS], content.language
    about.author = about.comments = ""
    about.created = about.modified = datetime(*_DATE)  # noqa: DTZ001  The library takes it as UTC.


def _pack_document(document: "Document") -> bytes:
    """Return the file with its parts dated 1980."""
    saved, packed = BytesIO(), BytesIO()
    document.save(saved)
    with ZipFile(saved) as parts, ZipFile(packed, "w") as archive:
        for part in parts.infolist():
            info = ZipInfo(part.filename, (*_DATE, 0, 0, 0))
            info.create_system = 3
            info.external_attr = 0o644 << 16
            archive.writestr(info, parts.read(part), ZIP_DEFLATED)
    return packed.getvalue()


_LONG_NUMBER = 14
"""The room of long numbers in millimetres."""
_MOST_SIGNS = 255
"""What the library takes as a title."""
_DATE = (1980, 1, 1)
_WORD = "15"
"""The version from which Word on opens files without a mode for older ones."""
_UNWANTED = frozenset(
    ("customXml", "extended-properties", "fontTable", "numbering", "stylesWithEffects")
) | {"thumbnail", "webSettings"}
"""What the template brings that no sheet needs: kinds of relations."""
_MATHS = "http://schemas.openxmlformats.org/officeDocument/2006/math"
