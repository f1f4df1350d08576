"""The script that people write for themselves: YAML in, Anki package out."""

import sys
from pathlib import Path

import genanki
import yaml

source = yaml.load(Path(sys.argv[1]).read_text("utf-8"), Loader=yaml.CSafeLoader)
sides = genanki.Model(
    1607392319,
    "Two sides",
    fields=[{"name": "Front"}, {"name": "Back"}],
    templates=[{"name": "Card", "qfmt": "{{Front}}", "afmt": "{{FrontSide}}<hr>{{Back}}"}],
)
deck = genanki.Deck(2059400110, source["title"])
for card in source["cards"]:
    deck.add_note(genanki.Note(model=sides, fields=[card["q"], card["a"]]))
genanki.Package(deck).write_to_file(sys.argv[2])
