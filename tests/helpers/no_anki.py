"""A server in the place of AnkiConnect that says whatever it is told to, with no Anki behind."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from deck_folder import DeckFolder

Say = Callable[[BaseHTTPRequestHandler, bytes], None]
"""Answers a request with a body on the connection it came by."""


@contextmanager
def speaking(say: Say) -> Iterator[str]:
    """Give the address of a server that says whatever it is told to."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            say(self, self.rfile.read(int(self.headers["Content-Length"])))

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    class Server(ThreadingHTTPServer):
        block_on_close = False

        def handle_error(self, *_: object) -> None:
            """Say nothing where the other end has hung up."""

    with Server(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def saying(answer: Callable[[dict[str, Any]], bytes]) -> Say:
    """Return what answers with a status of 200 and a body of the length that it has."""

    def say(handler: BaseHTTPRequestHandler, body: bytes) -> None:
        data = answer(json.loads(body))
        head = f"HTTP/1.0 200 OK\r\nContent-Length: {len(data)}\r\n\r\n"
        handler.wfile.write(head.encode() + data)

    return say


def raw(data: bytes) -> Say:
    def say(handler: BaseHTTPRequestHandler, _: bytes) -> None:
        handler.wfile.write(data)

    return say


def good_answers(desk: DeckFolder) -> dict[str, Any]:
    """Return what an Anki that has the notes of the deck answers to each action."""
    notes = [
        {
            "noteId": number,
            "tags": ["mine"],
            "fields": {
                "Note ID": {"value": entry.guid, "order": 0},
                "Notes of mine": {"value": "in my words", "order": 1},
            },
            "cards": [10 + number],
            "mod": 5,
        }
        for number, entry in enumerate(desk.locked().entries, 1)
    ]
    return {
        "deckNames": ["Default", "Rivers"],
        "deckNamesAndIds": {"Default": 1, "Rivers": 2},
        "modelNames": ["Quizpress Short Answer"],
        "modelStyling": {"css": ".card {}"},
        "modelFieldNames": ["Question", "Spare 1"],
        "modelFieldRename": None,
        "updateModelTemplates": None,
        "updateModelStyling": None,
        "findNotes": [1, 2],
        "findCards": [],
        "notesInfo": notes,
        "getDecks": {"Rivers": [11, 12]},
        "importPackage": True,
        "changeDeck": None,
        "suspend": True,
        "deleteNotes": None,
        "addTags": None,
        "updateNoteFields": None,
    }


def wish_for(action: str) -> list[str]:
    return ["--removed", "delete" if action == "deleteNotes" else "suspend"]
