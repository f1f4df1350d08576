"""The addresses of a preview, and what stands at each."""

import asyncio
import contextlib
import mimetypes
from collections.abc import AsyncIterator
from typing import TypeGuard
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from quizpress.press.templates import read_template
from quizpress.preview import pages
from quizpress.preview.anki_cards import AnkiCards
from quizpress.preview.guard import Guard
from quizpress.preview.open_deck import OpenDeck
from quizpress.preview.open_decks import OpenDecks
from quizpress.preview.watch import OpenPages, watch_decks
from quizpress.targets import EVERY_TARGET, Target

_OWN_FILES = ("preview.css", "preview.js")
_DRAWING_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
"""Of files of decks: a drawing that is opened alone runs no script."""


class PreviewServer:
    """Answers requests for decks; what stands on a page is pressed when it is asked for."""

    def __init__(self, decks: OpenDecks) -> None:
        self.decks = decks
        self.pages = OpenPages()

    def make_app(self, host: str) -> Starlette:
        """Return the app that is to listen at a host."""
        routes = [
            Route("/", self.show_first),
            Route("/decks", self.show_index),
            Route("/events", self.send_events),
            Route("/static/{name}", self.send_own_file),
            Route("/sheet/{target}/{deck:path}", self.show_sheet),
            Route("/side/{mark}/{place:int}/{side}/{deck:path}", self.show_side),
            Route("/media/{deck:path}/{name}", self.send_media),
            Route("/{target}/{deck:path}", self.show_deck),
            Route("/{rest:path}", self.show_nothing),
        ]
        guard = Middleware(Guard, host=host)
        return Starlette(routes=routes, middleware=[guard], lifespan=self._watch)

    @contextlib.asynccontextmanager
    async def _watch(self, _app: Starlette) -> AsyncIterator[None]:
        watching = asyncio.create_task(watch_decks(self.decks, self.pages))
        yield
        watching.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await watching

    def show_first(self, _request: Request) -> Response:
        """Lead to the one deck, or to the page of all."""
        names = [*self.decks.by_name]
        return RedirectResponse(f"/anki/{quote(names[0])}" if len(names) == 1 else "/decks")

    def show_index(self, _request: Request) -> Response:
        """Show all decks."""
        return _html(pages.make_index(self.decks), pages.PAGE_POLICY)

    async def send_events(self, _request: Request) -> Response:
        """Tell a page of changes for as long as it is open."""
        return StreamingResponse(self.pages.listen(), media_type="text/event-stream")

    def send_own_file(self, request: Request) -> Response:
        """Send a file of the preview itself."""
        name = request.path_params["name"]
        if name not in _OWN_FILES:
            raise HTTPException(404)
        return Response(read_template(f"preview/{name}"), media_type=_type_of(name))

    def show_deck(self, request: Request) -> Response:
        """Show what a target makes of a deck."""
        target, name = request.path_params["target"], request.path_params["deck"]
        if not _is_target(target) or not name:
            return self.show_nothing(request)
        deck = self.decks.by_name.get(name)
        if not deck:
            return _html(pages.make_missing_page(name), pages.PAGE_POLICY, 404)
        wish = pages.Wish(request.query_params.get("find", "").strip(), _first_of(request))
        return _html(pages.make_deck_page(name, deck, target, wish), pages.PAGE_POLICY)

    def show_nothing(self, _request: Request) -> Response:
        """Show that an address leads nowhere, and the way to all decks."""
        return _html(pages.make_missing_page(), pages.PAGE_POLICY, 404)

    def show_sheet(self, request: Request) -> Response:
        """Show a sheet of a deck, which brings its own policy."""
        target = request.path_params["target"]
        deck = self._find_deck(request)
        page = deck.press_sheet(target, _first_of(request)) if deck and _is_target(target) else None
        if page is None:
            raise HTTPException(404)
        return _html(page, "frame-ancestors 'self'")

    def show_side(self, request: Request) -> Response:
        """Show a side of a card."""
        mark, place, side = (request.path_params[name] for name in ("mark", "place", "side"))
        cards = self._find_cards(request)
        card = cards.shown.get(mark)
        if not card or place >= len(card.cards) or side not in pages.SIDES:
            raise HTTPException(404)
        made = card.cards[place]
        media = f"/media/{quote(request.path_params['deck'])}/"
        return _html(
            pages.make_side_page(media, made, cards.deck.language, side),
            pages.side_policy(made.kind),
        )

    def send_media(self, request: Request) -> Response:
        """Send a picture or sound that a card shows, by its name in Anki."""
        name = request.path_params["name"]
        media = self._find_cards(request).media.get(name)
        if not media:
            raise HTTPException(404)
        policy = {"Content-Security-Policy": _DRAWING_POLICY}
        return Response(media.data, media_type=_type_of(name), headers=policy)

    def _find_deck(self, request: Request) -> OpenDeck | None:
        deck = self.decks.by_name.get(request.path_params["deck"])
        if deck and not deck.deck:
            deck.read()
        return deck

    def _find_cards(self, request: Request) -> AnkiCards:
        deck = self._find_deck(request)
        shown = deck.show_cards() if deck else None
        if not shown:
            raise HTTPException(404)
        return shown


def _first_of(request: Request) -> int:
    """Return the number of the card that a page is to begin with."""
    first = request.query_params.get("first", "")
    return int(first[:9]) if first.isascii() and first.isdecimal() else 1


def _html(page: str | bytes, policy: str, status: int = 200) -> HTMLResponse:
    return HTMLResponse(page, status, {"Content-Security-Policy": policy})


def _is_target(name: str) -> TypeGuard[Target]:
    return name in EVERY_TARGET


def _type_of(name: str) -> str:
    return _TYPES.get(name.rpartition(".")[2]) or mimetypes.guess_type(name)[0] or "text/plain"


_TYPES = {"js": "text/javascript", "webp": "image/webp", "avif": "image/avif", "opus": "audio/ogg"}
"""What not every system knows."""
