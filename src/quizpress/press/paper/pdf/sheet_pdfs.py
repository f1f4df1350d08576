"""The sheets of a deck as PDFs: each quiz and key, and the quizzes of all forms in one."""

from collections.abc import Collection, Iterator, Sequence

from quizpress.model import Deck
from quizpress.press import Artifact
from quizpress.press.paper.class_key import make_class_key
from quizpress.press.paper.crosswalk import make_crosswalk
from quizpress.press.paper.form import Form
from quizpress.press.paper.html import SheetLook, sheet_name
from quizpress.press.paper.page_style import setting_of
from quizpress.press.paper.papers import PrintJob
from quizpress.press.paper.pdf.compiler import CompiledPdf, PdfCompiler
from quizpress.press.paper.pdf.content import Content
from quizpress.press.paper.pdf.layout import (
    Laid,
    Room,
    Unit,
    describe_layout,
    find_alone,
    find_breaks,
    find_long,
    find_missed,
    find_turns,
    list_units,
    split_sheets,
)
from quizpress.press.paper.pdf.sheet_content import (
    SheetContent,
    describe_document,
    write_class_key,
    write_crosswalk,
)
from quizpress.press.paper.pdf.text_content import TextContent
from quizpress.press.paper.pictures.deck_pictures import DeckPictures
from quizpress.press.paper.sheet import Sheet, make_sheet

_MOST_PASSES = 3
"""How often large print is set again where a page came out too empty against expectation."""


class SheetPress:
    """Presses the sheets of one deck as PDFs."""

    def __init__(
        self,
        deck: Deck,
        compiler: PdfCompiler,
        pictures: DeckPictures,
    ) -> None:
        self.deck = deck
        self.compiler = compiler
        self.pictures = pictures

    def press(self, job: PrintJob) -> Iterator[Artifact]:
        """Yield a PDF of each sheet, files of several to print in one go, and tables of forms."""
        many = len(job.forms) > 1
        # First: they take most memory, and the compiler keeps some of all that it has set.
        together = [
            self.press_forms(f"{name}.pdf", job.students or job.forms, look, key=key)
            for name, look, key in (job.handouts if many or job.students else ())
        ]
        for form, look, key in job.sheets:
            name = sheet_name(self.deck, "key" if key else "quiz", form, look)
            yield self.press_forms(f"{name}.pdf", [form], look, key=key)
        yield from together
        if "key" in job.targets:
            if many:
                yield self.press_crosswalk(job.forms, job.look_of())
            if job.students:
                yield self.press_class_key(job, job.look_of())

    def press_class_key(self, job: PrintJob, look: SheetLook) -> Artifact:
        """Return the right answers of all students."""
        class_key = make_class_key(self.deck, job.students, job.forms)
        return self._press_table(
            f"{self.deck.stem}-class-key.pdf",
            "class_key",
            class_key.foot,
            look,
            write_class_key(class_key),
        )

    def press_crosswalk(self, forms: Sequence[Form], look: SheetLook) -> Artifact:
        """Return the crosswalk of some forms."""
        crosswalk = make_crosswalk(self.deck, forms)
        texts = TextContent(lambda _gap: False, self.pictures.place_file)
        content = write_crosswalk(crosswalk, self.deck, forms, texts)
        name = f"{self.deck.stem}-crosswalk.pdf"
        return self._press_table(name, "crosswalk", crosswalk.foot, look, content)

    def _press_table(
        self,
        name: str,
        template: str,
        foot: Sequence[str],
        look: SheetLook,
        table: dict[str, Content],
    ) -> Artifact:
        document = describe_document(self.deck, look, " · ".join(foot), key=True)
        content = document | table

        def press_anew() -> tuple[CompiledPdf, Laid]:
            made = self.compiler.compile(template, self.deck.language, content)
            return made, Laid(made.marks[-1]["page"])

        return self.compiler.recall_or_press(name, content, press_anew)

    def press_forms(
        self, name: str, forms: Sequence[Form], look: SheetLook, *, key: bool
    ) -> Artifact:
        """Return quizzes or keys of some forms in a PDF of that name.

        Each begins on an odd page and counts its own, so that no two share a leaf when printed
        on both sides.
        """
        sheets = [make_sheet(self.deck, form, key=key, editions=look.editions) for form in forms]
        columns = sheets[0].settings.columns
        writer = SheetContent(look, self.pictures, columns, key=key)
        called = sheets[0].called if len(sheets) == 1 else (self.deck.title,)
        title = " · ".join(called)
        document = describe_document(self.deck, look, title, key=key) | {"columns": columns}
        written = [writer.write_sheet(sheet) for sheet in sheets]
        # All forms have as many questions in each section.
        starts = [part.questions[0].number for part in sheets[0].sections if part.new_page]
        names = _names_of_questions(sheets[0])

        def press_anew() -> tuple[CompiledPdf, Laid]:
            made, laid = self._set_sheets(document, written, look, starts)
            if len(laid) > 1:
                return made, Laid(made.marks[-1]["page"])
            (one,) = laid
            # Of the sheets of a class that is told nowhere.
            told = look.spacing == "normal" and not forms[0].student
            alone = find_alone(one) if told else 0
            saved = alone and self._count_pages(forms, look, key=key) < one.pages
            return made, one._replace(called=names, alone=alone if saved else 0)

        return self.compiler.recall_or_press(name, document | {"sheets": written}, press_anew)

    def _count_pages(self, forms: Sequence[Form], look: SheetLook, *, key: bool) -> int:
        """Return how many pages the sheets of some forms would have with compact spacing."""
        deck = self.deck._replace(sheet=self.deck.sheet._replace(spacing="compact"))
        close = SheetPress(deck, self.compiler, self.pictures)
        made = close.press_forms("", forms, look._replace(spacing="compact"), key=key)
        return made.layout.pages if made.layout else 0

    def _set_sheets(
        self,
        document: dict[str, Content],
        written: Sequence[dict[str, Content]],
        look: SheetLook,
        starts: Collection[int],
    ) -> tuple[CompiledPdf, list[Laid]]:
        """Set sheets with all questions whole, and again where some must break.

        Once more, too, where there are columns to be made equally long, but for questions that
        `start` a page.
        """
        room, large = _room_of(look), "large" in look.editions
        none: list[list[int]] = [[] for _ in written]
        made, units = self._compile(document, written, none, none)
        if document["columns"] == 2:  # noqa: PLR2004  As many as there can be.
            turns = [find_turns(each, room, starts) for each in units]
            written = [sheet | {"turns": some} for sheet, some in zip(written, turns, strict=True)]
            made, units = self._compile(document, written, none, none)
        long = [find_long(each, room) for each in units]
        broken = [
            (find_breaks(each, room) or find_missed(each, room, [])) if large else []
            for each in units
        ]
        more = any(long) or any(broken)
        for _ in range(_MOST_PASSES if large else 1):
            if not more:
                break
            splits = [[*whole, *others] for whole, others in zip(long, broken, strict=True)]
            made, units = self._compile(document, written, splits, long)
            missed = [
                find_missed(each, room, split) if large else []
                for each, split in zip(units, splits, strict=True)
            ]
            more = any(missed)
            broken = [[*known, *new] for known, new in zip(broken, missed, strict=True)]
        parts = zip(split_sheets(made.marks), long, strict=True)
        return made, [describe_layout(marks, room, numbers, starts) for marks, numbers in parts]

    def _compile(
        self,
        document: dict[str, Content],
        written: Sequence[dict[str, Content]],
        splits: Sequence[list[int]],
        long: Sequence[list[int]],
    ) -> tuple[CompiledPdf, list[list[Unit]]]:
        sheets = [
            {"turns": [], **sheet, "split": split, "long": numbers}
            for sheet, split, numbers in zip(written, splits, long, strict=True)
        ]
        made = self.compiler.compile("sheet", self.deck.language, document | {"sheets": sheets})
        return made, [list_units(marks) for marks in split_sheets(made.marks)]


def _names_of_questions(sheet: Sheet) -> tuple[str, ...]:
    """Return what questions are called where that is not their number."""
    asked = [question for section in sheet.sections for question in section.questions]
    named = tuple([question.reference for question in asked])
    return () if named == tuple([str(question.number) for question in asked]) else named


def _room_of(look: SheetLook) -> Room:
    setting = setting_of(look.layers)
    return Room(setting.top, look.paper.height - setting.bottom)
