"""What came of one deck."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from quizpress.problem import Problem, has_errors

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quizpress.lock.advance import Change, News
    from quizpress.press.anki.packed_notes import FieldEdits
    from quizpress.press.paper.paper_news import PaperNews


class Outcome(NamedTuple):
    """What came of one deck.

    `news` are those of its notes in Anki, where it was pressed for it; `written` are all its
    outputs, `fresh` the files with new content, `removed` those of builds before that are no
    longer asked for; `kept` are files that no build wrote so, and that stand in the place of
    outputs; `papers` tells how what is printed came out. A plan has `edits`, what changes in the
    fields of edited notes by guid, as far as the last build tells.
    """

    path: str
    problems: list[Problem]
    cards: int = 0
    news: "News | None" = None
    written: tuple[Path, ...] = ()
    fresh: tuple[Path, ...] = ()
    removed: tuple[Path, ...] = ()
    kept: tuple[Path, ...] = ()
    papers: "PaperNews | None" = None
    # Nothing changes it, and a view that nothing can change goes to no other process.
    edits: "Mapping[str, FieldEdits]" = {}  # noqa: RUF012

    @property
    def failed(self) -> bool:
        """Say whether anything is wrong beyond warnings."""
        return has_errors(self.problems)

    @property
    def built(self) -> bool:
        """Say whether it was pressed and written, but for what was kept."""
        return not has_errors([each for each in self.problems if each.code != "output-kept"])

    @property
    def changes(self) -> "tuple[Change, ...]":
        """Return what happens to its notes in Anki."""
        return self.news.changes if self.news else ()
