"""Measure quizpress side by side with its peers, as whole processes, and print a table.

Every row runs its two commands in turn, so that both meet the same machine; the figures are
those of the fastest round of each, since what else a machine does only ever adds time. Memory is
the peak of the process as the operating system counts it.

Usage: python tests/bench/run.py [ROUNDS]
"""

import os
import shutil
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

PEER = Path(__file__).with_name("peer.py")
REAL = Path(__file__).parents[2] / "decks" / "mexico-migration.yaml"
QUIZPRESS = [sys.executable, "-m", "quizpress"]


class Row(NamedTuple):
    """A measure, the two commands it compares, and the ratio it is to stay under.

    Each finds no outputs of builds before, unless ours is to `find` them.
    """

    name: str
    ours: list[str]
    other: list[str]
    most: float
    first: tuple[Path, ...] = ()
    """The decks whose lock is removed before each command, so that theirs is a first build."""
    find: bool = False


class Bound(NamedTuple):
    """A measure of ours alone, and the seconds of CPU and the MiB that it is to stay under."""

    name: str
    ours: list[str]
    cpu: float
    peak: float


class Run(NamedTuple):
    """Seconds of wall time and of CPU, and MiB at the peak."""

    wall: float
    cpu: float
    peak: float


def deck(folder: Path, cards: int) -> Path:
    """Write a deck of two-sided cards."""
    path = folder / f"cards-{cards}.yaml"
    # Line by line: what this process holds would count as the peak of those it starts.
    with path.open("w", encoding="utf-8") as file:
        file.write(f"title: {cards} cards\ncards:\n")
        for number in range(cards):
            file.write(f"  - q: What is the number {number} called in the language of the deck?\n")
            file.write(f"    a: The name of the number {number}\n")
    return path


def marked(folder: Path, cards: int) -> tuple[Path, Path, Path]:
    """Write the same cards without marks, with three in each text, and with a formula on each."""
    paths = [folder / f"{name}-{cards}.yaml" for name in ("unmarked", "marked", "formulas")]
    lines = (
        ("the number {0}", "the language", "the deck", "name", "the", "number {0}", "it"),
        (
            "the **number {0}**",
            "the `language`",
            "*the deck*",
            "**name**",
            "`the`",
            "*number {0}*",
            "it",
        ),
        (
            "the number {0}",
            "the language",
            "the deck",
            "name",
            "the",
            "number {0}",
            "\\(x_{{{0}}}^2\\)",
        ),
    )
    for path, (asked, where, of, name, the, number, it) in zip(paths, lines, strict=True):
        question = f"Is {it} what {asked} is called in {where} of {of}?"
        answer = f"The {name} of {the} {number}"
        with path.open("w", encoding="utf-8") as file:
            file.write("title: Cards\ncards:\n")
            for count in range(cards):
                file.write(f"  - q: {question.format(count)}\n    a: {answer.format(count)}\n")
    return paths[0], paths[1], paths[2]


MIXED = (
    "  - q: Which river is the number {0} of those that are asked for?\n    a: The river {0}\n",
    "  - q: Which is {0}?\n    a: Key {0}\n    distractors: [one {0}, two {0}, three {0}]\n",
    "  - claim: The number {0} is a number.\n    a: true\n",
    "  - cloze: The {{{{number {0}}}}} is a number.\n",
    "  - q: What belongs to what, {0}?\n    match: {{a {0}: A, b {0}: B, c {0}: C}}\n",
    "  - q: In which order, {0}?\n    order: [one, two, three, four {0}]\n",
    "  - q: What is it called, {0}?\n    a: The name {0}\n    type: true\n",
    "  - q: Why, {0}?\n    a: Because it is so for {0}.\n    rubric: [{{points: 2, for: x}}]\n",
)
"""A card of every kind; the matching makes three notes."""


def mixed(folder: Path, notes: int) -> Path:
    """Write a deck of about so many notes of every kind."""
    path = folder / f"mixed-{notes}.yaml"
    with path.open("w", encoding="utf-8") as file:
        file.write("title: All kinds\narticle: {paragraphs: 9}\ncards:\n")
        for number in range(notes // (len(MIXED) + 2)):
            file.writelines([card.format(number) for card in MIXED])
    return path


def choices(folder: Path, questions: int) -> tuple[Path, Path]:
    """Write one quiz of questions with four options, for us and for fullmark."""
    ours, theirs = folder / "choices.yaml", folder / "choices.md"
    with ours.open("w", encoding="utf-8") as one, theirs.open("w", encoding="utf-8") as other:
        one.write("title: Choices\ncards:\n")
        other.write("---\ntitle: Choices\nid: choices\nshuffle_choices: true\n---\n")
        for number in range(questions):
            asked, why = f"What is the number {number} called?", f"So it is called, {number}."
            names = [f"The {name} name of {number}" for name in ("right", "one", "two", "third")]
            one.write(f"  - q: {asked}\n    a: {names[0]}\n    distractors:\n")
            one.writelines(f"      - {name}\n" for name in names[1:])
            one.write(f"    why: {why}\n")
            other.write(f"\n## {asked}\n\n- [x] {names[0]}\n")
            other.writelines(f"- [ ] {name}\n" for name in names[1:])
            other.write(f"\n> [!explanation]\n> {why}\n")
    return ours, theirs


def copies(folder: Path, number: int) -> Path:
    """Write so many decks like the real one into a folder of their own."""
    text, decks = REAL.read_text("utf-8"), folder / "copies"
    decks.mkdir()
    for count in range(number):
        own = text.replace("title: ", f"title: {count} ", 1).replace(
            "deck: ", f"deck: {count}::", 1
        )
        (decks / f"copy-{count}.yaml").write_text(own, "utf-8")
    return decks


def rows(folder: Path) -> list[Row]:
    """Return the table's rows, their decks written to a folder."""
    small, large = deck(folder, 10_000), deck(folder, 100_000)
    every = mixed(folder, 10_000)
    bare, marks, formulas = marked(folder, 10_000)
    out = ["-o", str(folder / "out")]
    peer = [sys.executable, str(PEER), str(small), str(folder / "peer.apkg")]
    anki = [*QUIZPRESS, "build", "--only", "anki", *out, str(small)]
    many = [*QUIZPRESS, "build", "--only", "anki", *out, str(large)]
    paper = [*QUIZPRESS, "build", "--only", "quiz,key", *out, str(small)]
    kinds = [*QUIZPRESS, "build", "--only", "anki", *out, str(every)]
    plan = [*QUIZPRESS, "plan", str(small)]

    def build(targets: str, path: Path) -> list[str]:
        return [*QUIZPRESS, "build", "--only", targets, *out, str(path)]

    check = [*QUIZPRESS, "check", str(REAL)]
    decks = copies(folder, 100)
    hundred = [*QUIZPRESS, "build", *out, str(decks)]
    alone, each = [*hundred, "-j", "1"], tuple(decks.glob("*.yaml"))
    return [
        Row("Anki, 10,000 cards / plain script", anki, peer, 1.0, (small,)),
        Row("the same, nothing changed / plain script", anki, peer, 1.0, find=True),
        Row("Anki, 100,000 cards / 10,000", many, anki, 11.0, (small, large)),
        Row("Anki, 10,000 notes of all kinds / of one", kinds, anki, 1.3, (small, every)),
        Row("plan, 10,000 cards / Anki", plan, anki, 1.0),
        Row("quiz and key, 10,000 questions / Anki", paper, anki, 1.0, (small,)),
        Row(
            "Anki, three marks in each text / none",
            build("anki", marks),
            build("anki", bare),
            1.6,
            (marks, bare),
        ),
        Row(
            "quiz and key, three marks in each text / none",
            build("quiz,key", marks),
            build("quiz,key", bare),
            1.6,
        ),
        Row(
            "quiz and key, a formula on each card / none",
            build("quiz,key", formulas),
            build("quiz,key", bare),
            4.0,
        ),
        Row("check of the real deck / python -c pass", check, [sys.executable, "-c", "pass"], 4.0),
        Row("100 real decks, all cores / one", hundred, alone, 0.6, each),
        Row("100 real decks, nothing changed / pressed by one", hundred, alone, 0.15, find=True),
        *_fullmark(folder, out),
    ]


def bounds(folder: Path) -> list[Bound]:
    """Return what is measured alone: PDFs, which no peer makes of the same."""
    real = folder / REAL.name
    real.write_bytes(REAL.read_bytes())
    large = mixed(folder, 1_250)
    pdf = [*QUIZPRESS, "build", "--pdf", "-o", str(folder / "out")]
    three_kinds = ["--only", "quiz,key,flashcards"]
    three = ["--versions", "3", "--edition", "normal,large", str(real)]
    many = ["--only", "quiz", "--versions", "26", str(real)]
    return [
        Bound("quiz, key and flashcards as PDF", [*pdf, *three_kinds, str(real)], 0.9, 200),
        Bound("three versions, two editions, all PDFs", [*pdf, *three], 3, 300),
        Bound("1,000 questions as PDF", [*pdf, "--only", "quiz", str(large)], 4, 400),
        Bound("26 forms of one quiz as PDF, and the handout", [*pdf, *many], 5, 300),
    ]


def _fullmark(folder: Path, out: list[str]) -> list[Row]:
    """Return the row against fullmark, where it is installed: it needs Python 3.13."""
    program = shutil.which(os.environ.get("FULLMARK", "fullmark"))
    if not program:
        print("not measured: fullmark; install it and name its command by FULLMARK=PATH")
        return []
    ours, theirs = choices(folder, 1_000)
    versions = [*QUIZPRESS, "build", "--only", "quiz,key", "--versions", "2", *out, str(ours)]
    build = [program, "build", "-o", str(folder / "choices.html"), str(theirs)]
    return [Row("1,000 questions, 2 versions with keys / fullmark", versions, build, 1.0)]


def measure(command: list[str], environment: dict[str, str]) -> Run:
    """Run a command to its end, its output thrown away.

    Raises:
        SystemExit: the command failed.
    """
    silent = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    start = time.perf_counter()
    process = os.posix_spawn(command[0], command, environment, file_actions=silent)
    _, status, usage = os.wait4(process, 0)
    wall = time.perf_counter() - start
    if status:
        raise SystemExit(f"failed: {' '.join(command)}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def compare(row: Row, rounds: int, environment: dict[str, str]) -> str:
    """Return a line of the table."""
    ours, others = [], []
    for turn in range(rounds + 1):
        _begin_afresh(row.ours, () if row.find else row.first)
        if row.find:
            measure(row.ours, environment)
        one = measure(row.ours, environment)
        _begin_afresh(row.other, row.first)
        pair = one, measure(row.other, environment)
        if turn:  # The first round fills the caches.
            ours.append(pair[0])
            others.append(pair[1])
    least, other = (min(run.wall for run in runs) for runs in (ours, others))
    times = f"{least:8.3f} s {other:8.3f} s"
    peaks = f"{median(r.peak for r in ours):6.1f} MiB {median(r.peak for r in others):6.1f} MiB"
    return f"{row.name:48} {times} {least / other:7.2f} {row.most:6.1f}   {peaks}"


def _begin_afresh(command: list[str], decks: tuple[Path, ...]) -> None:
    """Remove the outputs of a command, which would spare it work, and the locks of some decks."""
    if "-o" in command:
        shutil.rmtree(command[command.index("-o") + 1], ignore_errors=True)
    for path in decks:
        path.with_suffix(".lock").unlink(missing_ok=True)


def measure_alone(bound: Bound, rounds: int, environment: dict[str, str]) -> str:
    """Return a line of the table of what is measured alone."""
    runs: list[Run] = []
    for _ in range(rounds + 1):
        _begin_afresh(bound.ours, ())
        runs.append(measure(bound.ours, environment))
    runs = runs[1:]  # The first round fills the caches.
    cpu, peak = min(run.cpu for run in runs), median(run.peak for run in runs)
    return f"{bound.name:48} {cpu:8.2f} s {bound.cpu:8.1f} s {peak:7.1f} {bound.peak:7.1f} MiB"


def main() -> None:
    """Print the table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        print(f"{'measure':48} {'ours':>10} {'other':>10} {'ratio':>7} {'most':>6}   peaks")
        for row in rows(folder):
            print(compare(row, rounds, environment), flush=True)
        print(f"\n{'alone':48} {'CPU':>10} {'most':>10} {'peak':>7} {'most':>7}")
        for bound in bounds(folder):
            print(measure_alone(bound, rounds, environment), flush=True)


if __name__ == "__main__":
    main()
