"""A server that answers as AnkiConnect does, from a real Anki collection."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

from learner import Learner

KEYLESS = "valid api key must be provided"
CLOSED = "collection is not available"


class Server:
    """What AnkiConnect does with the actions that a push needs; `asked` tells which came in."""

    def __init__(self, someone: Learner | None, key: str = "") -> None:
        self.someone = someone
        self.key = key
        self.asked: list[str] = []
        self.address = ""
        self.before_import: Callable[[], None] = lambda: None
        self.refused: set[str] = set()

    def answer(self, request: dict[str, Any]) -> dict[str, Any]:
        action, given = request["action"], request.get("params", {})
        self.asked.append(action)
        if self.key and request.get("key") != self.key:
            return {"result": None, "error": KEYLESS}
        acts: dict[str, Callable[..., object]] = {
            "deckNames": self.deck_names,
            "modelNames": self.model_names,
            "modelStyling": self.model_styling,
            "updateModelStyling": self.update_styling,
            "modelFieldNames": self.field_names,
            "modelFieldRename": self.rename_field,
            "updateModelTemplates": self.update_templates,
            "deckNamesAndIds": self.deck_ids,
            "findNotes": self.find_notes,
            "findCards": self.find_cards,
            "notesInfo": self.notes_info,
            "getDecks": self.get_decks,
            "importPackage": self.import_package,
            "changeDeck": self.change_deck,
            "suspend": self.suspend,
            "deleteNotes": self.delete_notes,
            "addTags": self.add_tags,
            "updateNoteFields": self.update_fields,
        }
        if action in self.refused:
            return {"result": None, "error": "it was told to"}
        if action not in acts:
            return {"result": None, "error": "unsupported action"}
        try:
            return {"result": acts[action](**given), "error": None}
        except Exception as error:  # noqa: BLE001  As the add-on does.
            return {"result": None, "error": str(error)}

    @property
    def collection(self) -> Any:  # noqa: ANN401  Its ids are types of their own.
        if self.someone is None:
            raise RuntimeError(CLOSED)
        return self.someone.collection

    def deck_names(self) -> list[str]:
        return [deck.name for deck in self.collection.decks.all_names_and_ids()]

    def model_names(self) -> list[str]:
        return [model.name for model in self.collection.models.all_names_and_ids()]

    def model_styling(self, modelName: str) -> dict[str, str]:  # noqa: N803  Its name there.
        return {"css": self.collection.models.by_name(modelName)["css"]}

    def update_styling(self, model: dict[str, Any]) -> None:
        found = self.collection.models.by_name(model["name"])
        found["css"] = model["css"]
        self.collection.models.update_dict(found)

    def field_names(self, modelName: str) -> list[str]:  # noqa: N803
        return [field["name"] for field in self.collection.models.by_name(modelName)["flds"]]

    def rename_field(self, modelName: str, oldFieldName: str, newFieldName: str) -> None:  # noqa: N803
        found = self.collection.models.by_name(modelName)
        field = next(field for field in found["flds"] if field["name"] == oldFieldName)
        self.collection.models.rename_field(found, field, newFieldName)
        self.collection.models.save(found)

    def update_templates(self, model: dict[str, Any]) -> None:
        found = self.collection.models.by_name(model["name"])
        for card in found["tmpls"]:
            sides = model["templates"].get(card["name"], {})
            card["qfmt"] = sides.get("Front", card["qfmt"])
            card["afmt"] = sides.get("Back", card["afmt"])
        self.collection.models.update_dict(found)

    def deck_ids(self) -> dict[str, int]:
        return {deck.name: deck.id for deck in self.collection.decks.all_names_and_ids()}

    def find_cards(self, query: str) -> list[int]:
        return list(self.collection.find_cards(query))

    def find_notes(self, query: str) -> list[int]:
        return list(self.collection.find_notes(query))

    def notes_info(self, notes: list[int]) -> list[dict[str, Any]]:
        return [self._note(self.collection.get_note(note)) for note in notes]

    def _note(self, note: Any) -> dict[str, Any]:  # noqa: ANN401
        names = enumerate(note.keys())
        return {
            "noteId": note.id,
            "profile": "User 1",
            "tags": note.tags,
            "fields": {name: {"value": note[name], "order": order} for order, name in names},
            "modelName": note.note_type()["name"],
            "mod": note.mod,
            "cards": list(note.card_ids()),
        }

    def get_decks(self, cards: list[int]) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for card in cards:
            name = self.collection.decks.name(self.collection.get_card(card).did)
            found.setdefault(name, []).append(card)
        return found

    def import_package(self, path: str) -> bool:
        from anki.collection import ImportAnkiPackageRequest  # noqa: PLC0415  Needs `learner` first.

        self.before_import()
        options = self.collection._backend.get_import_anki_package_presets()  # noqa: SLF001
        options.merge_notetypes = options.with_scheduling = options.with_deck_configs = True
        known = {model["id"] for model in self.collection.models.all()}
        request = ImportAnkiPackageRequest(package_path=path, options=options)
        self.collection.import_anki_package(request)
        for model in self.collection.models.all():
            if model["id"] in known:
                # The add-on's way of importing dates them as of now, as seen in Anki 26.9.
                self.collection.models.update_dict(model)
        return True

    def change_deck(self, cards: list[int], deck: str) -> None:
        self.collection.set_deck(cards, self.collection.decks.id(deck))

    def suspend(self, cards: list[int]) -> bool:
        return bool(self.collection.sched.suspend_cards(cards).count)

    def add_tags(self, notes: list[int], tags: str) -> None:
        self.collection.tags.bulk_add(notes, tags)

    def update_fields(self, note: dict[str, Any]) -> None:
        found = self.collection.get_note(note["id"])
        for name, text in note["fields"].items():
            if name in found:
                found[name] = text
        self.collection.update_note(found)

    def delete_notes(self, notes: list[int]) -> None:
        self.collection.remove_notes(notes)


@contextmanager
def serving(someone: Learner | None, key: str = "") -> Iterator[Server]:
    """Answer on a port of this machine as long as the block runs."""
    server = Server(someone, key)
    with speaking(lambda body: json.dumps(server.answer(json.loads(body))).encode()) as address:
        server.address = address
        yield server


@contextmanager
def speaking(answer: Callable[[bytes], bytes], status: int = 200) -> Iterator[str]:
    """Give the address of a server that answers every request."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = answer(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
