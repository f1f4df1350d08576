"""What a build can be asked for, and what it makes of a deck for that: one table of outputs."""
# ruff: noqa: PLC0415  What an output is pressed with is loaded where it is asked for.

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from quizpress.model import Deck
from quizpress.options import EDITIONS, PAGE_TEMPLATES, Printing

if TYPE_CHECKING:
    from quizpress.press import Artifact
    from quizpress.press.paper.papers import DrawnEarlier, Papers, PrintJob

Target = Literal["anki", "quiz", "key", "flashcards", "coverage"]
EVERY_TARGET: tuple[Target, ...] = get_args(Target)
TARGETS: tuple[Target, ...] = ("anki", "quiz", "key", "flashcards")
"""What a build makes unless it is asked for something else: what learners and teachers get."""
SHEETS: tuple[Target, ...] = ("quiz", "key")
"""What has a form, and is made alone where one form is asked for."""
COMBINED: frozenset[str] = frozenset(("quiz", "key", "flashcards"))
"""What can be made of several decks as one."""


class Output(NamedTuple):
    """Files of a deck, and the targets that ask for them.

    `names` is a pattern of how they are called, with `{deck}` and `{target}` in it; `options` are
    those of the command line that they heed. `press` makes them of what is to be printed;
    without it another row does, or for Anki the pipeline, which knows the lock. What is
    `of_paper` shows cards meant for paper alone, and is not made of a deck without any.
    """

    targets: tuple[Target, ...]
    names: str = ""
    options: tuple[str, ...] = ()
    press: "Callable[[PrintJob], Iterable[Artifact]] | None" = None
    of_paper: bool = True


def find_outputs(stem: str, names: Iterable[str], targets: Collection[str]) -> list[str]:
    """Return which names of files a build gives for targets, for the stem of a deck."""
    ours = _name_pattern(frozenset(targets))
    return [
        name
        for name in names
        if ours.fullmatch(name)
        or (name.startswith(stem) and ours.fullmatch(_STEM + name.removeprefix(stem)))
    ]


@cache
def _name_pattern(targets: frozenset[str]) -> re.Pattern[str]:
    """Return what matches the names of all files that targets stand for."""
    asked = [(output.names, target) for output in OUTPUTS for target in output.targets]
    names = [name.format(deck=_STEM, target=t) for name, t in asked if t in targets]
    return re.compile("|".join(names))


_STEM = "\0"
"""Stands for the stem of a deck, since to compile a pattern for each deck takes long."""


def targets_by_option() -> dict[str, list[Target]]:
    """Return the targets that each option of the command line makes a difference to."""
    found: dict[str, list[Target]] = {}
    for output in OUTPUTS:
        for option in output.options:
            found.setdefault(option, []).extend(output.targets)
    return found


def copy_of_templates() -> dict[str, bytes]:
    """Return our templates of pages, which an author may change, by their paths in a folder."""
    from quizpress.press.templates import read_template

    return {name: read_template(f"paper/{name}").encode() for name in PAGE_TEMPLATES}


def press_papers(
    deck: Deck,
    targets: Collection[str],
    printing: Printing,
    drawn_earlier: "DrawnEarlier" = lambda _name, _source: None,
    on_file: Callable[[str], None] = lambda _name: None,
) -> "Papers | None":
    """Press all that targets ask for on paper; None where that is nothing.

    What takes long is asked of `drawn_earlier` first; `on_file` hears the name of each file made.

    Raises:
        Unpressed: a package is not installed, no question is chosen or fewer than are to be
            picked, or the compiler refuses a document of ours.
    """
    for_paper = bool(deck.cards("paper"))
    presses = [
        output.press
        for output in OUTPUTS
        if not {*output.targets}.isdisjoint(targets) and (for_paper or not output.of_paper)
    ]
    if not any(presses):
        return None
    from quizpress.press.paper.papers import plan_printing

    job = plan_printing(deck, targets, printing, drawn_earlier)
    made: list[Artifact] = []
    for press in filter(None, presses):
        for file in press(job):
            made.append(file)
            on_file(file.name)
    return job.gather_papers(made)


def _press_sheets(job: "PrintJob") -> Iterator["Artifact"]:
    from quizpress.press.paper.html import press

    for form, look, key in job.sheets:
        if not form.student:
            yield press(job.asked, form, look, key=key, written=job.written)


def _press_handouts(job: "PrintJob") -> Iterator["Artifact"]:
    """Yield the sheets of all students, to be printed in one go from a browser."""
    from quizpress.press.paper.html import press_forms

    for name, look, key in job.handouts if job.students else ():
        yield press_forms(name, job.asked, job.students, look, key=key, written=job.written)


def _press_class_key(job: "PrintJob") -> Iterator["Artifact"]:
    if job.students:
        from quizpress.press.paper.class_key import press

        yield press(job.asked, job.students, job.forms, job.look_of())


def _press_crosswalk(job: "PrintJob") -> Iterator["Artifact"]:
    if len(job.forms) > 1:
        from quizpress.press.paper.crosswalk import press

        yield press(job.asked, job.forms, job.look_of())


def _press_test_sheet(job: "PrintJob") -> Iterator["Artifact"]:
    if job.printing.cards.test:
        from quizpress.press.paper.flashcards.cards import press_test_sheet

        yield press_test_sheet(job.paper, job.printing.cards, job.deck.language)


def _press_flashcards(job: "PrintJob") -> Iterator["Artifact"]:
    from quizpress.press.paper.flashcards.cards import press

    made = press(job.studied, job.paper, job.printing.cards, job.printing.templates)
    if made.cards:
        yield made.artifact._replace(cards=made)


def _press_pdfs(job: "PrintJob") -> Iterator["Artifact"]:
    if job.printing.pdf:
        from quizpress.press.paper.pdf.deck_pdfs import press

        yield from press(job)


def _press_documents(job: "PrintJob") -> Iterator["Artifact"]:
    if job.printing.docx:
        from quizpress.press.paper.docx.document import press

        for form, look, key in job.sheets:
            yield press(job.asked, form, look, key=key, pictures=job.pictures)


def _press_coverage(job: "PrintJob") -> Iterator["Artifact"]:
    from quizpress.press.paper.coverage_page import press

    yield from press(job.deck, job.paper)


_EDITIONS = f"(-({'|'.join(EDITIONS)}))*"
_SHEETS = rf"{{deck}}-{{target}}(-[a-z]|-s[0-9]{{{{2,3}}}}(-[^.]*)?)?{_EDITIONS}\.(html|pdf|docx)"
_OPTIONS = ("templates", "pdf", "size", "tags", "sections", "kinds", "pick")
_SHEET_OPTIONS = ("roster", "versions", "form", "seed", "edition", "sheet", "docx", *_OPTIONS)
_CARD_OPTIONS = ("grid", "card", "flip", "backs", "shift", "test_sheet", *_OPTIONS)
OUTPUTS: tuple[Output, ...] = (
    Output(("anki",), r"{deck}\.apkg"),
    Output(("quiz", "key"), _SHEETS, _SHEET_OPTIONS, _press_sheets),
    Output(("key",), r"{deck}-crosswalk\.(html|pdf)", (), _press_crosswalk),
    Output(("flashcards",), r"flashcards-test\.(html|pdf)", _CARD_OPTIONS, _press_test_sheet),
    Output(("flashcards",), r"{deck}-flashcards\.(html|pdf)", (), _press_flashcards),
    Output(("quiz", "key", "flashcards"), "", (), _press_pdfs),
    Output(("quiz", "key"), "", (), _press_handouts),
    Output(("quiz",), rf"{{deck}}-handout{_EDITIONS}\.(html|pdf)"),
    Output(("key",), rf"{{deck}}-keys{_EDITIONS}\.(html|pdf)"),
    Output(("key",), r"{deck}-class-key\.(html|pdf)", (), _press_class_key),
    Output(("quiz", "key"), "", (), _press_documents),
    Output(("coverage",), r"{deck}-coverage\.html", ("size",), _press_coverage, of_paper=False),
)
