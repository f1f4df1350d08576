"""Reports for programs: JSON, GitHub's workflow commands, SARIF 2.1.0."""

import json
import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from quizpress import __version__
from quizpress.codes import CODES, Severity
from quizpress.lock.advance import Change, differing_parts
from quizpress.lock.entries import UNSETTLED, LockEntry
from quizpress.outcome import Outcome
from quizpress.problem import Problem
from quizpress.report.change_kinds import CHANGE_KINDS, effects_of_edit, search_for
from quizpress.report.print_report import data_of_papers
from quizpress.report.text import make_printable

if TYPE_CHECKING:
    from quizpress.installed import LeftOut
    from quizpress.located import NotRechecked
    from quizpress.lock.entries import Lock
    from quizpress.push.forecast import PushEffects
    from quizpress.report.coverage_report import DeckCoverage
    from quizpress.rules.coverage import Coverage


def build_as_json(
    outcomes: Sequence[Outcome],
    left_out: "Sequence[LeftOut]",
    combined: Outcome | None = None,
    student_columns: Sequence[str] = (),
) -> str:
    """Return what a build made of each deck, and how its pages came out; paths are as given.

    The quiz of several decks is `combined`; sheets show `student_columns` of a class list.
    What is left out is asked for, and cannot be made with what is installed.
    """
    data: dict[str, Any] = {
        "quizpress": __version__,
        "left_out": [
            {"option": f"--{each.extra}", "message": each.message, "hint": each.hint}
            for each in left_out
        ],
        "decks": [_data_of_build(outcome) for outcome in outcomes],
        "combined": _data_of_build(combined) if combined else None,
        "student_columns": [*student_columns],
    }
    return _dump_json(data)


def _data_of_build(outcome: Outcome) -> dict[str, Any]:
    return {
        **_data_of_deck(outcome),
        "built": outcome.built,
        "cards": outcome.cards,
        "written": [str(path) for path in outcome.written],
        "changed": [str(path) for path in outcome.fresh],
        "removed": [str(path) for path in outcome.removed],
        "kept": [str(path) for path in outcome.kept],
        "paper": data_of_papers(outcome.papers) if outcome.papers else None,
    }


def as_json(problems: Sequence[Problem], covered: "Sequence[DeckCoverage] | None" = None) -> str:
    """Return one object with a list of problems, and on wish what decks ask about their articles.

    Lines, columns, paragraphs and cards count from 1.
    """
    data: dict[str, Any] = {
        "quizpress": __version__,
        "problems": [_data_of_problem(problem) for problem in problems],
    }
    if covered is not None:
        data["coverage"] = [
            {
                "file": deck.path,
                "articles": [_data_of_coverage(each, deck) for each in deck.coverages],
            }
            for deck in covered
        ]
    return _dump_json(data)


def _data_of_coverage(coverage: "Coverage", covered: "DeckCoverage") -> dict[str, Any]:
    last = covered.located_in(coverage.article)
    return {
        "title": coverage.article.title.source,
        "text_at_hand": bool(coverage.article.texts),
        "paragraphs": [
            {
                "paragraph": each.paragraph,
                "cards": [*each.cards],
                "unasked": [fact.text for fact in each.unasked],
            }
            for each in coverage.paragraphs
        ],
        "untouched": [*coverage.untouched],
        "kinds": dict(coverage.kinds),
        "tags": dict(coverage.tags),
        "points": dict(coverage.points),
        "levels": dict(coverage.levels),
        "without_paragraph": [*coverage.unplaced],
        "located_last": _data_of_located(last) if last else None,
    }


def _data_of_located(last: "NotRechecked") -> dict[str, Any]:
    return {
        "texts": [*last.texts],
        "cards": last.cards,
        "located": last.located,
        "not_located": [*last.lost],
        "never_checked": [*last.unknown],
    }


def _data_of_problem(problem: Problem) -> dict[str, Any]:
    place = problem.place
    return {
        "code": problem.code,
        "severity": problem.severity,
        "message": problem.message,
        "hint": problem.hint,
        "file": place.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "text": place.text,
    }


def as_github(problems: Sequence[Problem]) -> str:
    """Return a workflow command a line, which GitHub shows beside the changed lines."""
    return "".join([_github_command(problem) for problem in problems])


def _github_command(problem: Problem) -> str:
    place = problem.place
    values = {
        "file": place.path,
        "line": place.line,
        "endLine": place.end_line,
        "col": place.column,
        "endColumn": place.end_column,
        "title": problem.code,
    }
    listed = ",".join(
        f"{name}={_escape_for_github(str(value), ':,')}" for name, value in values.items()
    )
    message = f"{problem.message}; {problem.hint}" if problem.hint else problem.message
    return (
        make_printable(f"::{_GITHUB[problem.severity]} {listed}::{_escape_for_github(message)}")
        + "\n"
    )


_GITHUB: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}
_SARIF: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
"""What others call a severity."""


def _escape_for_github(text: str, more: str = "") -> str:
    for character in "%\r\n" + more:
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def as_sarif(problems: Sequence[Problem]) -> str:
    """Return a SARIF log with one run; every code is listed as a rule."""
    rules = [
        {
            "id": name,
            "shortDescription": {"text": code.summary},
            "defaultConfiguration": {"level": _SARIF[code.severity]},
        }
        for name, code in CODES.items()
    ]
    driver = {"name": "quizpress", "version": __version__, "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints"}
    return _dump_json(
        {
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [{**run, "results": [_sarif_result(problem) for problem in problems]}],
        }
    )


def _sarif_result(problem: Problem) -> dict[str, Any]:
    from urllib.parse import quote  # noqa: PLC0415  Only SARIF needs it.

    place = problem.place
    location = {
        "artifactLocation": {"uri": quote(os.fsencode(place.path.replace(os.sep, "/")))},
        "region": {
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.end_line,
            "endColumn": place.end_column,
        },
    }
    message = f"{problem.message}. {problem.hint}" if problem.hint else problem.message
    return {
        "ruleId": problem.code,
        "level": _SARIF[problem.severity],
        "message": {"text": message},
        "locations": [{"physicalLocation": location}],
    }


def plan_as_json(
    outcomes: Sequence[Outcome],
    rehearsed: "Sequence[tuple[PushEffects, Lock] | None] | None" = None,
) -> str:
    """Return one object with a list of decks, each with every change that a build makes.

    Where Anki was asked, `anki` has what a push would do there.
    """
    decks = [_data_of_deck(outcome) for outcome in outcomes]
    for deck, pushed in zip(decks, rehearsed or (), strict=rehearsed is not None):
        deck["anki"] = _data_of_push(pushed[0]) if pushed else None
    return _dump_json({"quizpress": __version__, "decks": decks})


def push_as_json(
    pushed: "Sequence[tuple[Outcome, PushEffects | None]]", *, dry: bool = False
) -> str:
    """Return what a push, or a dry run of one, does to each deck and in Anki; notes by guids."""
    decks = [
        {**_data_of_deck(outcome), "anki": _data_of_push(effects) if effects else None}
        for outcome, effects in pushed
    ]
    return _dump_json({"quizpress": __version__, "dry_run": dry, "decks": decks})


def _data_of_push(effects: "PushEffects") -> dict[str, Any]:
    return {
        "new": effects.new,
        "updated": effects.updated,
        "replaced": [*effects.replaced],
        "maybe_replaced": [*effects.doubtful],
        "left": [*effects.left],
        "edit_blocked": [*effects.blocked],
        "own_tags_kept": [*effects.tagged],
        "own_notes_kept": [*effects.noted],
        "restyled": [*effects.looks],
        "cards_moved_from": dict(effects.moved),
        "decks_emptied": [*effects.emptied],
        "back_but_suspended": [*effects.asleep],
        "no_more_in_deck": [*effects.gone],
        "no_more_in_deck_suspended": [*effects.out],
        "in_other_decks": [*effects.foreign],
        "removed": effects.done,
    }


def _data_of_deck(outcome: Outcome) -> dict[str, Any]:
    news = outcome.news if outcome.built else None
    return {
        "file": outcome.path,
        "problems": [_data_of_problem(problem) for problem in outcome.problems],
        "deck": news.name if news else None,
        "renamed_from": (news.left or None) if news else None,
        "note_types_newer": news.restyled if news else False,
        "notes": news.notes if news else 0,
        "changes": [_data_of_change(change) for change in news.changes] if news else [],
    }


def _data_of_change(change: Change) -> dict[str, Any]:
    """Return a change; of an edited note with its parts that differ, as far as is known."""
    before, sort = change.before, CHANGE_KINDS[change.what]
    edited = before if sort.history == "kept" else None
    return {
        "what": sort.name,
        "history": sort.history,
        "search": search_for(change.entry.guid),
        "from": change.entry.came[-1] if change.what == "moved here" else None,
        "to": change.entry.went or None,
        **_data_of_entry(change.entry),
        "before": _data_of_entry(before) if before and change.what != "removed" else None,
        "merged": edited is not None and edited.hash == UNSETTLED,
        "parts": [*differing_parts(edited, change.entry)] if edited else [],
        "effects": [*effects_of_edit(edited, change.entry)] if edited else [],
    }


def _data_of_entry(entry: LockEntry) -> dict[str, Any]:
    return {
        "guid": entry.guid,
        "kind": entry.kind,
        "question": entry.question,
        "answer": entry.answer,
        "tags": entry.tags.split(),
    }


def _dump_json(value: object) -> str:
    # All beyond ASCII is escaped, so that no encoding of the output and no terminal minds.
    return json.dumps(value, indent=2).replace("\x7f", "\\u007f") + "\n"
