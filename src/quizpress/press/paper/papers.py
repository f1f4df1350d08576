"""What is to be printed of a deck, and what came of it."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from quizpress.model import Deck
from quizpress.options import Edition, Printing
from quizpress.press import Artifact
from quizpress.press.paper.form import (
    Form,
    default_seed,
    list_forms,
    list_student_forms,
    read_form,
    refuse_form,
    refuse_seed,
)
from quizpress.press.paper.html import SheetLook, sheet_name
from quizpress.press.paper.page_style import name_suffix
from quizpress.press.paper.page_writer import Written
from quizpress.press.paper.paper_news import FlashcardNews, PaperNews, PickNews
from quizpress.press.paper.paper_size import PAPERS, Paper, paper_of
from quizpress.press.paper.pictures.deck_pictures import DeckPictures
from quizpress.press.paper.selection import (
    choose_cards,
    mark_choice,
    pick_by_section,
    pick_cards,
)

if TYPE_CHECKING:
    from quizpress.press.paper.flashcards.cards import Flashcards
    from quizpress.press.paper.pdf.layout import Laid


class Papers(NamedTuple):
    """The files, how the pages of each PDF came out, by its name, and the flashcards.

    `students` names PDFs of one student each. `undrawn` says of pictures, and of a kind of output,
    why they are left out of it; `pick` tells of a quiz of some questions.
    """

    artifacts: tuple[Artifact, ...]
    layouts: "Mapping[str, Laid]"
    cards: "Flashcards | None"
    undrawn: Mapping[tuple[str, str], str] = MappingProxyType({})
    pick: PickNews | None = None
    students: tuple[str, ...] = ()

    @property
    def missing_glyphs(self) -> dict[str, tuple[list[str], tuple[str, ...]]]:
        """Return the characters that PDFs lack: in which files, and which fonts have them."""
        from quizpress.press.paper.pdf.font_families import families_for  # noqa: PLC0415

        found: dict[str, tuple[list[str], tuple[str, ...]]] = {}
        for name, laid in self.layouts.items():
            for sign in laid.missing:
                found.setdefault(sign, ([], families_for(sign)))[0].append(name)
        return found

    def tell(self) -> PaperNews:
        """Return what is to be told of the files."""
        made = self.cards
        cards = made and FlashcardNews(
            made.cards, made.sheets, made.places, made.scaled, len(made.misfits)
        )
        return PaperNews(self.layouts, cards, self.pick, self.students)


DrawnEarlier = Callable[[str, str], Artifact | None]
"""Finds a file that takes long to make, as an earlier build made it, by its name and source."""


class PrintJob(NamedTuple):
    """A deck to be printed: for which targets, in which forms, on what paper, and how else.

    Of its questions those of `asked` stand on sheets, those of `studied` on flashcards. The forms
    of `students` are theirs, with their names, where a class list is given: then these are the
    quizzes, and the keys those of `forms`.
    """

    deck: Deck
    asked: Deck
    studied: Deck
    targets: Collection[str]
    printing: Printing
    forms: tuple[Form, ...]
    students: tuple[Form, ...]
    paper: Paper
    written: Written
    pictures: DeckPictures
    drawn_earlier: DrawnEarlier

    @property
    def sheets(self) -> Iterator[tuple[Form, SheetLook, bool]]:
        """Yield of every edition every form: its quiz, and its key, which is told by True."""
        for editions in self.printing.editions:
            look = self.look_of(editions)
            yield from [(form, look, False) for form in self.students if "quiz" in self.targets]
            for form in self.forms:
                if "quiz" in self.targets and not self.students:
                    yield form, look, False
                if "key" in self.targets:
                    yield form, look, True

    def look_of(self, editions: tuple[Edition, ...] = ()) -> SheetLook:
        """Return how the sheets of some editions are set."""
        spacing = self.deck.sheet.spacing
        return SheetLook(self.paper, editions, spacing, self.printing.templates)

    @property
    def handouts(self) -> Iterator[tuple[str, SheetLook, bool]]:
        """Yield, of every edition, the name of a file of all quizzes, and of all students' keys.

        Keys are told by True; versions have each a file of their own.
        """
        keys = self.printing.every_key and not self.forms[0].letter
        for editions in self.printing.editions:
            look = self.look_of(editions)
            if "quiz" in self.targets:
                yield f"{self.deck.stem}-handout{name_suffix(editions)}", look, False
            if "key" in self.targets and self.students and keys:
                yield f"{self.deck.stem}-keys{name_suffix(editions)}", look, True

    def gather_papers(self, made: Sequence[Artifact]) -> Papers:
        """Return what was made, with what is to be told of it."""
        layouts = {file.name: file.layout for file in made if file.layout}
        cards = _join_misfits([file.cards for file in made if file.cards])
        named = [
            f"{sheet_name(self.deck, 'quiz', form, look)}.pdf"
            for form, look, _ in self.sheets
            if form.student and self.printing.pdf
        ]
        return Papers(
            tuple(made),
            layouts,
            cards,
            self.pictures.undrawn,
            self._tell_pick(),
            tuple(named),
        )

    def _tell_pick(self) -> PickNews | None:
        """Return how many questions the sheets ask; None where that is all, or no sheet is made."""
        questions = len(self.asked.cards("paper"))
        if not any(self.sheets) or questions == len(self.deck.cards("paper")):
            return None
        return PickNews(questions, tuple([form.name for form in self.forms]))


def _join_misfits(made: "Sequence[Flashcards]") -> "Flashcards | None":
    """Return the first of the files of a deck's flashcards, with the misfits of all of them."""
    if not made:
        return None
    first, *others = made
    known = {(id(misfit.card), misfit.side) for misfit in first.misfits}
    more = [misfit for cards in others for misfit in cards.misfits]
    new = [misfit for misfit in more if (id(misfit.card), misfit.side) not in known]
    return first._replace(misfits=(*first.misfits, *new))


def choose_paper(deck: Deck, printing: Printing) -> Paper:
    """Return the paper that is asked for, or that of the deck's language."""
    return PAPERS[printing.size] if printing.size else paper_of(deck.language)


def plan_printing(
    deck: Deck,
    targets: Collection[str],
    printing: Printing,
    drawn_earlier: DrawnEarlier = lambda _name, _source: None,
) -> PrintJob:
    """Return what is to be printed: one form that is asked for by its id, or those of the deck.

    Raises:
        Unpressed: no question is chosen, or fewer than are to be picked, or the form that is asked
            for is of another choice, or of another deck or seed.
    """
    chosen = choose_cards(deck, printing.chosen)
    choice = mark_choice(deck, printing.chosen)
    if printing.form:
        form = read_form(printing.form)
        if form.choice != choice:
            raise refuse_form(form, printing.chosen)
        if form.seed not in (printing.seed, own := default_seed(chosen, form.pick)):
            raise refuse_seed(form, own)
        forms: tuple[Form, ...] = (form._replace(named=True),)
    else:
        forms = list_forms(chosen, printing.seed, printing.versions, printing.chosen.pick, choice)
    seed, pick = forms[0].seed, forms[0].pick
    students = list_student_forms(forms, printing.students)
    return PrintJob(
        deck,
        pick_cards(pick_by_section(chosen, seed), pick, seed),
        pick_cards(chosen, pick, seed),
        targets,
        printing,
        forms,
        students,
        choose_paper(deck, printing),
        Written({}, {}),
        DeckPictures(deck.media),
        drawn_earlier,
    )
