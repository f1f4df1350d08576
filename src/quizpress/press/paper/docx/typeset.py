"""The styles of a sheet as a word processor has them."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from quizpress.press.paper.docx.design import BESIDE_BAR, Design, Lettering, Palette, Style
from quizpress.press.paper.docx.editions import SheetStyles
from quizpress.press.paper.docx.ooxml import BOX, MONO, Pen, edge_line, twips, w


def write_styles(setting: SheetStyles, language: str, direction: str) -> Iterator[Element]:
    """Yield what a document says of its styles, in the order of the schema."""
    design = setting.design
    yield w("docDefaults", w("rPrDefault", _common_letters(design, language)), w("pPrDefault"))
    turned = w("bidi") if direction == "rtl" else None
    spacing = w("spacing", line=_line_height(design.leading), lineRule="auto")
    normal = w("pPr", w("widowControl"), turned, spacing)
    yield _write_style("paragraph", "Normal", "Normal", w("qFormat"), normal, default=1)
    for identity, style in setting.styles.items():
        yield _write_style(
            "paragraph",
            identity,
            style.name,
            w("basedOn", val="Normal"),
            w("qFormat"),
            _paragraph_layout(style, design),
            _letters_of(style.face, design.palette),
        )
    for identity, (name, face) in setting.faces.items():
        yield _write_style(
            "character", identity, name, w("qFormat"), _letters_of(face, design.palette)
        )


def _write_style(kind: str, identity: str, name: str, *about: Element, default: int = 0) -> Element:
    sort = {"default": 1} if default else {} if name in _BUILT_IN else {"customStyle": 1}
    return w("style", w("name", val=name), *about, type=kind, styleId=identity, **sort)


def _common_letters(design: Design, language: str) -> Element:
    """Return the look of all characters; the language is that of the spelling checker."""
    spaced = w("spacing", val=round(design.spaced * 20)) if design.spaced else None
    tongue = w("lang", val=language, eastAsia=language, bidi=language)
    return w("rPr", _one_font(design.font), spaced, *_letter_sizes(design.size), tongue)


def _paragraph_layout(style: Style, design: Design) -> Element:
    leading = _line_height(style.leading or design.leading)
    height, rule = (twips(style.row), "exact") if style.row else (leading, "auto")
    before, after = round(style.before * 20), round(style.after * 20)
    indents = {"left": style.left, "right": style.right, "hanging": style.hang}
    stops = [w("tab", val="right", pos=twips(stop)) for stop in style.stops]
    return w(
        "pPr",
        w("keepNext") if style.keep else None,
        w("keepLines"),
        None if style.counted else w("suppressLineNumbers"),
        w("pBdr", *_lines_around(style, design)) if style.lines else None,
        w("tabs", *stops) if stops else None,
        w("spacing", before=before, after=after, line=height, lineRule=rule),
        w("ind", **{side: twips(indent) for side, indent in indents.items()}),
        w("jc", val=style.align) if style.align else None,
        w("outlineLvl", val=style.level) if style.level >= 0 else None,
    )


def _lines_around(style: Style, design: Design) -> list[Element]:
    """Return the lines around a paragraph; ruled ones stand between their like as well."""
    match style.lines:
        case "box":
            return [edge_line(edge, design.rule, space=6) for edge in BOX]
        case "bar":
            return [edge_line("left", design.rule, space=BESIDE_BAR)]
        case "under":
            head = Pen(design.palette.ink, design.pen * _HEAVIER)
            return [edge_line("bottom", head, space=6)]
        case _:
            return [edge_line("bottom", design.rule), edge_line("between", design.rule)]


def _letters_of(face: Lettering, palette: Palette) -> Element:
    color = {"": "", "soft": palette.soft, "answer": palette.answer}[face.ink]
    frame = Pen(color or palette.ink, face.frame)
    return w(
        "rPr",
        _one_font(face.font) if face.font else None,
        *([w("b"), w("bCs")] if face.bold else []),
        *([w("i"), w("iCs")] if face.italic else []),
        w("caps") if face.caps else None,
        w("color", val=color) if color else None,
        # A blank has no holes, and a frame stands as far before a letter as behind it.
        w("spacing", val=0) if face.frame or face.font == MONO else None,
        *_letter_sizes(face.size),
        w("u", val="single") if face.underlined else None,
        edge_line("bdr", frame) if face.frame else None,
    )


def _one_font(font: str) -> Element:
    """Return one font for all scripts; another like it stands in for letters it has not."""
    return w("rFonts", ascii=font, hAnsi=font, eastAsia=font, cs=font)


def _letter_sizes(points: float) -> list[Element]:
    """Return the size of letters, in half points, of all scripts."""
    return [w(name, val=round(points * 2)) for name in ("sz", "szCs")] if points else []


def _line_height(leading: float) -> int:
    """Return the height of lines in 1/240 of their usual one."""
    return round(leading * 240)


_HEAVIER = 4 / 3
"""How much wider than others the line under a title is."""
_BUILT_IN = frozenset(("Normal", "Title", "Subtitle", "heading 1", "footer", "Hyperlink"))
