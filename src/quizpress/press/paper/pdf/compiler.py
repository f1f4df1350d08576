"""The compiler of PDFs: a private folder with all that it reads, and what came of a document."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NamedTuple

from quizpress.press import Artifact, Unpressed
from quizpress.press.paper.papers import DrawnEarlier
from quizpress.press.paper.pdf.font_families import OWN_FAMILIES, FontStacks, choose_families
from quizpress.press.templates import read_folder

if TYPE_CHECKING:
    from typst import Fonts

    from quizpress.press.paper.pdf.layout import Laid

_FONTS = "fonts"
_MARKS = """query(<mark>).map(mark => {
  let place = mark.location().position()
  mark.value + (page: place.page, x: place.x / 1mm, y: place.y / 1mm)
})"""
"""What documents say of themselves, and where: `#metadata((…)) <mark>`, lengths in millimetres."""
_EMBEDDED = re.compile(rb"/BaseFont/[A-Z]{6}\+([\w-]+)")
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_MISSING = re.compile(r'the text `"(.+?)"` could not be displayed')


class NoTypst(Unpressed):
    """What makes PDFs cannot be loaded; the message says why."""


class RefusedDocument(Unpressed):
    """The compiler refuses a document of ours, which no deck is to blame for."""


class CompiledPdf(NamedTuple):
    """A PDF file and what is to be told of it.

    `marks` are what the document said of itself, each with its `page`, and with `x` and `y` in
    millimetres from the top left corner. Of the characters that are `missing` no font has a
    glyph; such a file is no PDF/UA. `fonts` are the families of the machine that it is set with.
    """

    data: bytes
    marks: tuple[dict[str, Any], ...]
    missing: tuple[str, ...]
    fonts: tuple[str, ...]


@contextmanager
def open_compiler(
    pictures: Mapping[str, bytes], drawn_earlier: DrawnEarlier = lambda _name, _source: None
) -> Iterator["PdfCompiler"]:
    """Give a compiler with a folder of its own, which is gone afterwards.

    `pictures` are files by their paths in it, such as `pictures/map.png`; more may be added to it
    until a document is compiled that shows them. What an earlier build made, `drawn_earlier` finds.

    Raises:
        NoTypst: the compiler cannot be loaded.
    """
    typst = _import_typst()
    with TemporaryDirectory(prefix="quizpress-") as folder:
        yield PdfCompiler(typst, Path(folder), pictures, drawn_earlier)


class PdfCompiler:
    """Compiles the documents of one deck.

    Its folder holds the templates, the fonts that come with the package, and pictures; nothing
    outside of it can be read.
    """

    def __init__(
        self,
        typst: Any,  # noqa: ANN401  A module.
        folder: Path,
        pictures: Mapping[str, bytes],
        drawn_earlier: DrawnEarlier,
    ) -> None:
        self._typst = typst
        self._drawn_earlier = drawn_earlier
        self._folder = folder
        self._pictures = pictures
        self._fonts: dict[bool, Fonts] = {}
        fonts = {f"{_FONTS}/{name}": data for name, data in read_folder("fonts").items()}
        self._place_files(read_folder("typst") | fonts)

    def recall_or_press(
        self,
        name: str,
        content: Mapping[str, object],
        press_anew: "Callable[[], tuple[CompiledPdf, Laid]]",
    ) -> Artifact:
        """Return a PDF as an earlier build made it of the same content, or else a new one."""
        source = sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
        if known := self._drawn_earlier(name, source):
            return known
        made, laid = press_anew()
        told = laid._replace(missing=made.missing, fonts=made.fonts)
        return Artifact(name, made.data, told, source=source)

    def compile(self, template: str, language: str, content: Mapping[str, object]) -> CompiledPdf:
        """Return the document that `templates/typst/TEMPLATE.typ` makes of its content.

        The template reads the content from the file that `sys.inputs.content` names;
        `sys.inputs.fonts` has the families for `serif`, `sans`, `mono` and `maths`. The same
        content gives the same bytes on any day, with the same fonts of the machine where it needs
        those.

        Raises:
            RefusedDocument: the document is wrong, which is a bug of ours.
        """
        self._place_files(self._pictures)
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        stacks = choose_families(text, language, self._machine_families)
        made = self._compile_with(template, text, stacks)
        if made.missing and not stacks.from_machine:
            stacks = choose_families(text, language, self._machine_families, every=True)
            made = self._compile_with(template, text, stacks)
        return made

    def _place_files(self, files: Mapping[str, bytes]) -> None:
        for path, data in files.items():
            file = self._folder / path
            if not file.exists():
                file.parent.mkdir(exist_ok=True)
                file.write_bytes(data)

    def _machine_families(self) -> frozenset[str]:
        """Return the families of fonts that this machine has."""
        return frozenset(self._find_fonts(of_machine=True).families()) - OWN_FAMILIES

    def _find_fonts(self, *, of_machine: bool) -> "Fonts":
        if of_machine not in self._fonts:
            own = [str(self._folder / _FONTS)]
            self._fonts[of_machine] = self._typst.Fonts(of_machine, font_paths=own)
        return self._fonts[of_machine]

    def _compile_with(self, template: str, text: str, stacks: FontStacks) -> CompiledPdf:
        of_machine = bool(stacks.from_machine)
        (self._folder / "content.json").write_text(text, "utf-8")
        inputs = {"content": "/content.json", "fonts": json.dumps(stacks.families)}
        compiler: Any = self._typst.Compiler(
            str(self._folder / f"{template}.typ"),
            root=str(self._folder),
            font_paths=self._find_fonts(of_machine=of_machine),
            sys_inputs=inputs,
        )
        missing: tuple[str, ...] = ()
        try:
            data = compiler.compile(pdf_standards=["ua-1"], timestamp=0)
        except self._typst.TypstError as error:
            missing = _missing_characters(error.diagnostic)
            if not missing:
                raise RefusedDocument(_REFUSED.format(error.diagnostic.strip()), _REPORT) from error
            data = compiler.compile(timestamp=0)
        marks = json.loads(compiler.eval(_MARKS))
        return CompiledPdf(data, tuple(marks), missing, _used_families(data, stacks.from_machine))


def _missing_characters(diagnostic: str) -> tuple[str, ...]:
    """Return the characters that a diagnostic says no font has."""
    found = [
        _ESCAPED.sub(lambda code: chr(int(code[1], 16)), s) for s in _MISSING.findall(diagnostic)
    ]
    return tuple(sorted({*found}))


def _used_families(data: bytes, families: Iterable[str]) -> tuple[str, ...]:
    """Return those of some families that a PDF embeds a font of, by the names of its fonts."""
    named = [name.decode().lower() for name in _EMBEDDED.findall(data)]
    short = {family: family.replace(" ", "").lower() for family in families}
    return tuple(
        family
        for family in short
        if any(re.match(rf"{re.escape(short[family])}(-|$)", name) for name in named)
    )


def _import_typst() -> Any:  # noqa: ANN401  A module.
    try:
        import typst  # noqa: PLC0415  Most builds make no PDF.
    except ImportError as error:
        message = f"Typst, which makes PDFs, cannot be loaded: {error}"
        raise NoTypst(message, f"install it anew; {_HINT}") from error
    return typst


_HINT = "without --pdf, print the HTML from a browser"
_REFUSED = "a bug of quizpress: its compiler refuses this PDF\n{}"
_REPORT = "please report it, with the deck; without --pdf, print the HTML from a browser"
