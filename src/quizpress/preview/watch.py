"""Files watched while a preview runs, and the open pages told what changed."""

import asyncio
import gc
import json
from collections.abc import AsyncIterator, Iterable

from watchfiles import awatch

from quizpress.preview.open_decks import OpenDecks

_SETTLES = 20
"""Milliseconds without a further change after which files are looked at."""
_LOOKS = 1_000
"""Milliseconds after which they are looked at even so: not every file system tells of changes."""
_END = ""
"""The name of no deck."""


class OpenPages:
    """The pages that are open in browsers, each told the names of decks that changed."""

    def __init__(self) -> None:
        self._queues: set[asyncio.Queue[str]] = set()

    def tell(self, names: Iterable[str]) -> None:
        """Tell all pages that some decks changed."""
        for name in names:
            for queue in self._queues:
                queue.put_nowait(name)

    def end(self) -> None:
        """Let go of all pages."""
        self.tell([_END])

    async def listen(self) -> AsyncIterator[str]:
        """Yield what one page hears, as server-sent events."""
        queue: asyncio.Queue[str] = asyncio.Queue()
        self._queues.add(queue)
        try:
            yield "retry: 500\n\n"
            while (name := await queue.get()) != _END:
                yield f"data: {json.dumps(name)}\n\n"
        finally:
            self._queues.discard(queue)


async def watch_decks(decks: OpenDecks, pages: OpenPages) -> None:
    """Tell pages of changes of decks for ever."""
    polls = untidy = False
    while True:
        folders = decks.folders_to_watch()
        try:
            async for changes in awatch(
                *folders,
                step=_SETTLES,
                rust_timeout=_LOOKS,
                yield_on_timeout=True,
                recursive=False,
                force_polling=polls,
                ignore_permission_denied=True,
            ):
                changed = await asyncio.to_thread(decks.find_changes, touched=bool(changes))
                pages.tell(sorted(changed))
                if untidy and not changes:
                    # The command line has turned it off; nobody waits now.
                    gc.collect()
                untidy = bool(changes)
                if decks.folders_to_watch() != folders:
                    break
        except (OSError, RuntimeError):
            # A folder is gone, or the system has no more watches to give.
            polls = True
