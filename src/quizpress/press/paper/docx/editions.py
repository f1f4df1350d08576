"""The look of a sheet for other readers, or with less ink: what each edition makes of the tables.

They follow the style sheets of the editions in all that a word processor can do.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from quizpress.press.paper.docx.design import (
    FACES,
    SANS,
    Design,
    Lettering,
    Names,
    Palette,
    Style,
    paragraph_styles,
)
from quizpress.press.paper.page_style import Layer, in_order


class SheetStyles(NamedTuple):
    """The tables by which a sheet is set; styles of characters and paragraphs by their ids."""

    design: Design
    faces: dict[str, tuple[str, Lettering]]
    styles: dict[str, Style]


class EditionChange(NamedTuple):
    """What an edition makes of the design, and of letters by the id of their style.

    The space around paragraphs grows by the factor `space`; `gaps` is the height of lines with
    blanks, 0 where that stays.
    """

    design: Callable[[Design], Design]
    letters: Callable[[str, Lettering], Lettering]
    space: float = 1
    gaps: float = 0


def styles_for_editions(
    design: Design, layers: Iterable[Layer], language: str, direction: str
) -> SheetStyles:
    """Return the tables for some layers, laid over each other in their order.

    Neither slanted letters nor spaces between them are forced on a script that has none.
    """
    changes = [_CHANGES[layer] for layer in in_order(layers)]
    for change in changes:
        design = change.design(design)
    tongue = language.partition("-")[0]
    upright = direction == "rtl" or tongue in _SQUARE
    if upright:
        joined = tongue not in _SQUARE
        design = design._replace(emphasis="bold", spaced=0 if joined else design.spaced * 0.4)
    elif tongue in _BARRED:
        design = design._replace(spaced=0)

    def change_letters(identity: str, letters: Lettering) -> Lettering:
        for change in changes:
            letters = change.letters(identity, letters)
        return letters._replace(italic=False) if upright else letters

    styles = paragraph_styles(design)
    for identity, style in styles.items():
        before, after, leading = style.before, style.after, style.leading
        for change in changes:
            before, after = before * change.space, after * change.space
            leading = (identity == "Gaps" and change.gaps) or leading
        face = change_letters(identity, style.face)
        styles[identity] = style._replace(before=before, after=after, leading=leading, face=face)
    faces = {
        identity: (name, change_letters(identity, face)) for identity, (name, face) in FACES.items()
    }
    return SheetStyles(design, faces, styles)


def _set_close(design: Design) -> Design:
    margins = design._replace(sides=13, top=10, bottom=12)
    return margins._replace(size=9.5, leading=1, row=7, box=(8, 5.5), name_row=8, number=7, hang=6)


def _lessen_letters(identity: str, face: Lettering) -> Lettering:
    sizes = {"Title": 15, "Stamp": 15, "Heading1": 9, "Reading": 11.5, "Blank": 9.5}
    return face._replace(size=sizes.get(identity, min(face.size, 8) if face.size else 0))


def _save_ink(design: Design) -> Design:
    grey = Palette(ink="111111", rule="888888", answer="111111", own=False)
    margins = design._replace(sides=12, top=10, bottom=14)
    return margins._replace(
        palette=grey, pen=0.4, size=10, leading=1.05, row=7.5, box=(9, 6), name_row=8
    )


def _thin_letters(identity: str, face: Lettering) -> Lettering:
    sizes = {"Title": 13.5, "Stamp": 13.5, "Reading": 11.5}
    frames = {"Stamp": 0, "Square": 0.5, "RightSquare": 1.5}
    size, frame = sizes.get(identity, face.size), frames.get(identity, 0)
    return face._replace(size=size, frame=frame)


def _enlarge_sheet(design: Design) -> Design:
    palette = design.palette._replace(soft="111111", rule="111111", ink="111111")
    margins = design._replace(sides=15, top=15, bottom=24, palette=palette, pen=1.2)
    letters = margins._replace(font=SANS, size=18, small=26, leading=1.2, emphasis="bold")
    columns = letters._replace(number=design.number * 1.6, hang=12, columns=1)
    return columns._replace(
        row=14, writing=1.5, box=(15, 12), figure=40, names=_TWO_ROWS, name_row=17
    )


def _enlarge_letters(identity: str, face: Lettering) -> Lettering:
    """Return characters in the one size of all text, but for headings."""
    sizes = {"Title": 25, "Stamp": 22, "Heading1": 22, "Reading": 22}
    plain = face._replace(size=sizes.get(identity, 0), italic=False, caps=False)
    return plain._replace(frame=face.frame and 1.4)


def _plain_sheet(design: Design) -> Design:
    palette = design.palette._replace(soft=min(design.palette.soft, "222222"))
    letters = design._replace(palette=palette, font=SANS, size=max(design.size, 13), leading=1.5)
    wide = letters._replace(spaced=1.5, emphasis="bold", columns=1, row=max(design.row, 10))
    number, hang = max(design.number, 11), max(design.hang, 10)
    return wide._replace(number=number, hang=hang, names=_TWO_ROWS)


def _plain_letters(identity: str, face: Lettering) -> Lettering:
    least = {"Title": 23, "Heading1": 16, "Reading": 16}.get(identity, 12)
    size = max(face.size, least) if face.size else 0
    return face._replace(size=size, italic=False, caps=False)


def _blacken_sheet(design: Design) -> Design:
    black = Palette("000000", "000000", "000000", "000000", own=False)
    return design._replace(palette=black, pen=max(design.pen, 1.5), hang=max(design.hang, 9))


def _strengthen_letters(identity: str, face: Lettering) -> Lettering:
    frames = {"Square": 1.5, "RightSquare": 3.2, "Stamp": 3}
    size = max(face.size, 10) if face.size else 0
    underlined = face.underlined or identity == "Answer"
    return face._replace(size=size, frame=frames.get(identity, 0), underlined=underlined)


_TWO_ROWS: Names = ((("name", 3), ("class", 2)), (("date", 3), ("score", 2)))
_CHANGES: dict[Layer, EditionChange] = {
    "compact": EditionChange(_set_close, _lessen_letters, 0.5, gaps=1.45),
    "ink": EditionChange(_save_ink, _thin_letters, 0.65),
    "large": EditionChange(_enlarge_sheet, _enlarge_letters, 1.6),
    "dyslexia": EditionChange(_plain_sheet, _plain_letters, 1.3, gaps=2),
    "contrast": EditionChange(_blacken_sheet, _strengthen_letters),
}
_SQUARE, _BARRED = frozenset(("ja", "ko", "zh")), frozenset(("hi", "bn"))
"""Languages whose letters fill squares, and whose letters hang from one bar."""
