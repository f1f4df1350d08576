"""One source and one lock give one package: on any day, with any SQLite, in any process."""

import io
import os
import sqlite3
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import pysqlite3
import pytest

from deck_folder import DAY, NOW, DeckFolder, database
from harness import REAL_DECK, TESTS
from quizpress.targets import TARGETS

_BUILD = """
import sys
from pathlib import Path
if sys.argv[1] == "other":
    import other_sqlite
from quizpress.options import Options, Printing
from quizpress.targets import TARGETS
from quizpress.pipeline import build_deck
import sqlite3
options = Options(Path(sys.argv[3]), frozenset(TARGETS), Printing(), False, 1_800_000_000)
outcome = build_deck(Path(sys.argv[2]), options)
assert not outcome.failed, outcome.problems
print(sqlite3.sqlite_version)
"""


@pytest.fixture
def desk(tmp_path: Path) -> DeckFolder:
    return DeckFolder(tmp_path, REAL_DECK.read_text("utf-8"))


def _other_process(desk: DeckFolder, sqlite: str, **variables: str) -> str:
    """Build elsewhere, into the same place; return the version of SQLite that did it."""
    for path in desk.package.parent.iterdir():
        path.unlink()
    done = subprocess.run(
        [sys.executable, "-c", _BUILD, sqlite, desk.deck, desk.out],
        env={**os.environ, "PYTHONPATH": str(TESTS / "helpers"), **variables},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_a_build_on_another_day_changes_no_byte(desk: DeckFolder) -> None:
    first = desk.build(NOW, targets=TARGETS)
    assert {path.suffix for path in first.written} == {".apkg", ".html"}
    before = desk.files()
    for path in first.written:
        path.unlink()
    desk.build(NOW + 400 * DAY, targets=TARGETS)
    assert desk.files() == before


def test_nothing_is_written_where_nothing_is_new(desk: DeckFolder) -> None:
    first = desk.build(NOW, targets=TARGETS)
    assert len(first.fresh) == len(first.written) + 1
    stamps = {path: path.stat() for path in first.fresh}
    assert desk.build(NOW + DAY, targets=TARGETS).fresh == ()
    assert {path: path.stat().st_mtime_ns for path in stamps} == {
        path: stat.st_mtime_ns for path, stat in stamps.items()
    }


def test_another_sqlite_gives_the_same_bytes(desk: DeckFolder) -> None:
    desk.build(NOW, targets=TARGETS)
    before = desk.files()
    assert pysqlite3.sqlite_version != sqlite3.sqlite_version
    assert _other_process(desk, "other") == pysqlite3.sqlite_version
    assert desk.files() == before
    assert _other_process(desk, "own") == sqlite3.sqlite_version
    assert desk.files() == before


@pytest.mark.parametrize(
    "variables",
    [
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "4242", "TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONUTF8": "0"},
    ],
)
def test_hash_seed_zone_and_locale_change_nothing(
    desk: DeckFolder, variables: dict[str, str]
) -> None:
    desk.build(NOW, targets=TARGETS)
    before = desk.files()
    _other_process(desk, "own", **variables)
    assert desk.files() == before


def test_the_order_of_lines_in_the_lock_changes_no_package(desk: DeckFolder) -> None:
    desk.good()
    before = desk.files()
    head, _, cards = desk.lock.read_text("utf-8").partition('"cards": [\n')
    lines = cards.splitlines(keepends=True)
    shuffled = [*reversed(lines[:-3]), *lines[-3:]]
    desk.lock.write_text(f'{head}"cards": [\n{"".join(shuffled)}', "utf-8")
    desk.package.unlink()
    desk.good(NOW + DAY)
    assert desk.files() == before


def test_the_zip_holds_nothing_of_the_machine(desk: DeckFolder) -> None:
    desk.good()
    data = desk.package.read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert archive.comment == b""
        facts = [
            (m.filename, m.date_time, m.compress_type, m.create_system, m.external_attr, m.extra)
            for m in archive.infolist()
        ]
        collection = archive.read("collection.anki2")
    fixed = ((1980, 1, 1, 0, 0, 0), zipfile.ZIP_DEFLATED, 3, 0o644 << 16, b"")
    assert facts == [("collection.anki2", *fixed), ("media", *fixed)]
    assert collection[96:100] == bytes(4)
    assert struct.unpack(">H", collection[16:18]) == (4096,)


def test_times_and_order_come_from_lock_and_source(desk: DeckFolder) -> None:
    desk.good()
    desk.write(desk.deck.read_text("utf-8").replace("Xiomara Castro", "President Castro"))
    desk.good(NOW + DAY)
    times = {entry.guid: entry.time for entry in desk.locked().entries}
    with database(desk.package.read_bytes()) as collection:
        notes = collection.execute("SELECT guid, mod FROM notes ORDER BY id").fetchall()
        dues = collection.execute(
            "SELECT dense_rank() OVER (ORDER BY nid) - 1, due FROM cards"
        ).fetchall()
        head = collection.execute("SELECT crt, mod, scm FROM col").fetchone()
    assert dict(notes) == times
    assert sorted(times.values()) == [NOW] * (len(notes) - 1) + [NOW + DAY]
    # Cards of one card of the deck are a hundred apart.
    assert [due % 100 for _, due in dues] == [place for place, _ in dues]
    assert {due // 100 for _, due in dues} == {0, 1, 2, 3}
    assert head == (NOW, NOW * 1000, NOW * 1000)
