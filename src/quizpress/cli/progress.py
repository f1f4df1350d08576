"""How far a run is, on a terminal, once it takes longer than a moment."""

import sys
from collections.abc import Collection, Iterator
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

if TYPE_CHECKING:
    from rich import progress

_SECONDS = 1.0
"""After which a run shows how far it is."""
Item = TypeVar("Item")


class Progress:
    """A bar on a terminal, from a second on; nothing where errors go elsewhere."""

    def __init__(self, total: int) -> None:
        self.total, self.done, self.files = total, 0, 0
        self._begun = monotonic()
        self._bar: progress.Progress | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        if self._bar:
            self._bar.stop()

    def advance(self) -> None:
        """Count one more of the total."""
        self.done, self.files = self.done + 1, 0
        self._show("")

    def name_file(self, name: str) -> None:
        """Name a file that was made for the one that is under way."""
        self.files += 1
        self._show(f"{self.files} files made, {name}")

    def _show(self, says: str) -> None:
        if monotonic() - self._begun < _SECONDS or not sys.stderr.isatty():
            return
        self._bar = self._bar or _start_bar(self.total)
        self._bar.update(self._bar.task_ids[0], completed=self.done, file=says, refresh=True)


def _start_bar(total: int) -> "progress.Progress":
    from rich import progress  # noqa: PLC0415  Only a terminal shows it.
    from rich.console import Console  # noqa: PLC0415

    columns = (
        progress.TextColumn("{task.description}"),
        progress.BarColumn(),
        progress.MofNCompleteColumn(),
        progress.TextColumn("{task.fields[file]}", markup=False),
    )
    # No thread draws it, since processes may be forked from this one.
    bar = progress.Progress(
        *columns, console=Console(stderr=True), transient=True, auto_refresh=False
    )
    bar.add_task("Decks", total=total, file="")
    bar.start()
    return bar


def with_progress(items: Collection[Item]) -> Iterator[Item]:
    """Yield decks, and show how many are done."""
    with Progress(len(items)) as shown:
        for item in items:
            yield item
            shown.advance()
