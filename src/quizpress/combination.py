"""Several decks as one quiz: its sheets, keys, flashcards and crosswalk."""

from collections.abc import Callable, Sequence
from pathlib import Path

from quizpress.deck_and_lock import read_and_check
from quizpress.model import Deck
from quizpress.options import FACTS_ALONE, Options
from quizpress.outcome import Outcome
from quizpress.own_templates import add_templates
from quizpress.paper_warnings import PrintedDeck
from quizpress.pipeline import describe_unwritable, press_on_paper, write_outputs
from quizpress.press.paper.joined_deck import JoinedPart, join_decks
from quizpress.press.templates import labels
from quizpress.problem import Problem, Source, about_file
from quizpress.read.deck_files import Beside
from quizpress.record.recall import BuildTask
from quizpress.record.record_file import read_record


def combine_decks(
    paths: Sequence[Path], name: str, options: Options, on_file: Callable[[str], None]
) -> Outcome:
    """Print decks that are right as one quiz, into a folder of its name.

    Of what is said of the decks themselves only errors are told again. `on_file` hears the name of
    each file as it is made.
    """
    folder = options.out / name
    outcome = Outcome(str(folder), [])
    decks, sources = [], []
    for place, path in enumerate(paths):
        # What is said of the sheets of the first is said of those of all.
        sheet = "" if place else options.printing.sheet
        deck, report = read_and_check(path, Beside(path.parent), FACTS_ALONE, sheet)
        if deck is None:
            return outcome._replace(problems=report.problems)
        decks.append(deck)
        sources.append(report.source)
    # What settings say of templates is said by those near the first, as all else of sheets.
    options, unusable = add_templates(paths[0], options)
    if found := [*_find_other_languages(paths, decks), *([unusable] if unusable else [])]:
        return outcome._replace(problems=found)
    joined, parts = join_decks(decks, name)
    # It has no file of its own; that it would have is named for its outputs.
    own = folder / f"{name}.yaml"
    task = BuildTask(own, folder, options, None, None, Beside(folder), read_record(folder))
    outcome = outcome._replace(cards=sum([len(section.cards) for section in joined.sections]))
    try:
        printed = _list_printed(sources, parts)
        outcome, papers = press_on_paper(task, joined, outcome, printed, on_file)
        return outcome if outcome.failed else write_outputs(task, outcome, None, papers)
    except OSError as error:
        return outcome._replace(problems=[*outcome.problems, describe_unwritable(folder, error)])


def _find_other_languages(paths: Sequence[Path], decks: Sequence[Deck]) -> list[Problem]:
    """Return a problem for each deck whose sheets are not in the language of those of the first."""
    first = decks[0].language
    hint = "combine decks of one language, as the labels around questions are of one"
    return [
        about_file(
            "not-combined",
            path,
            f"its language is `{deck.language}`, and that of {paths[0]} is `{first}`",
            hint,
        )
        for path, deck in zip(paths, decks, strict=True)
        if not _have_same_labels(deck.language, first)
    ]


def _have_same_labels(one: str, other: str) -> bool:
    """Say whether two tags are of one language, with the same labels but for the form of dates."""
    of_one, of_other = (
        {**labels(tag), "language": tag.partition("-")[0].lower(), "date_pattern": ""}
        for tag in (one, other)
    )
    return of_one == of_other


def _list_printed(sources: Sequence[Source], parts: Sequence[JoinedPart]) -> list[PrintedDeck]:
    return [
        PrintedDeck(
            source,
            frozenset([id(card) for section in part.sections for card in section.cards]),
            part.pictures,
        )
        for source, part in zip(sources, parts, strict=True)
    ]
