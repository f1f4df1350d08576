"""Editors find the schema by themselves, and say by it what is wrong and what may follow.

The language server is the one that editors run for YAML.
"""

import json
from collections.abc import Callable
from pathlib import Path

from editor import SERVER, editing
from harness import REAL_DECK, ROOT, Ran
from quizpress.checks.json_schema import dump_schema, schema

SETTINGS = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))
FLAWED = "title: T\ntitel: T\ncards:\n- {q: One?, a: A}\n"
BEGUN = "title: T\ncards:\n- q: Two?\n  a: B\n  h"


def test_a_new_deck_names_a_schema_that_editors_follow(
    tmp_path: Path, call: Callable[..., Ran]
) -> None:
    assert SERVER.exists(), "`make test` installs the language server"
    call("new", "rivers")
    deck = tmp_path / "decks" / "rivers.yaml"
    head = deck.read_text("utf-8").partition("\n")[0]
    with editing(tmp_path, {"yaml.schemaStore.enable": False}) as editor:
        assert editor.open(deck) == []
        flawed = deck.with_name("flawed.yaml")
        flawed.write_text(f"{head}\n{FLAWED}", "utf-8")
        assert editor.open(flawed) == ["Property titel is not allowed."]
        begun = deck.with_name("begun.yaml")
        begun.write_text(f"{head}\n{BEGUN}", "utf-8")
        editor.open(begun)
        keys = editor.complete(begun, 5, 3)
        assert {"both", "hint", "type", "why"} <= {*keys}
        assert "claim" not in keys


def test_the_settings_of_this_repository_give_its_decks_the_schema(tmp_path: Path) -> None:
    decks = tmp_path / "decks"
    (decks / "below").mkdir(parents=True)
    (decks / "deck.schema.json").write_text(dump_schema(schema()), "utf-8")  # As `make build` does.
    (decks / "real.yaml").write_bytes(REAL_DECK.read_bytes())
    (decks / "below" / "flawed.yml").write_text(FLAWED, "utf-8")
    (tmp_path / "other.yaml").write_text(FLAWED, "utf-8")
    with editing(tmp_path, SETTINGS) as editor:
        assert editor.open(decks / "real.yaml") == []
        assert editor.open(decks / "below" / "flawed.yml") == ["Property titel is not allowed."]
        assert editor.open(tmp_path / "other.yaml") == []
