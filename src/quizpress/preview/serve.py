"""A preview from its port to its end."""

import contextlib
import socket

import uvicorn

from quizpress.preview.open_decks import OpenDecks
from quizpress.preview.server import PreviewServer
from quizpress.preview.watch import OpenPages


def take_port(host: str, port: int) -> socket.socket:
    """Return a socket that listens; port 0 takes any that is free.

    Raises:
        OSError: the port is taken or not to be had, or the host is none of this machine's.
    """
    family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    return socket.create_server(address[:2], family=family)


def address_of(host: str, listening: socket.socket) -> str:
    """Return the address at which a browser of this machine finds what listens."""
    here = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104  Told by the user.
    return f"http://{f'[{here}]' if ':' in here else here}:{listening.getsockname()[1]}/"


def serve(decks: OpenDecks, host: str, listening: socket.socket) -> None:
    """Show decks until Ctrl-C."""
    preview = PreviewServer(decks)
    config = uvicorn.Config(
        preview.make_app(host),
        log_level="error",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=1,
    )
    with contextlib.suppress(KeyboardInterrupt):
        _Server(config, preview.pages).run(sockets=[listening])


class _Server(uvicorn.Server):
    """Ends with its pages, which else would listen for ever."""

    def __init__(self, config: uvicorn.Config, pages: OpenPages) -> None:
        super().__init__(config)
        self._pages = pages

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._pages.end()
        await super().shutdown(sockets)
