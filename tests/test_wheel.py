"""What is packed is whole: the wheel, made from the source archive, runs on its own."""

import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import build

from deck_folder import names_in
from git_repository import commit_all, copy_tree, list_files
from harness import LONGEST, ROOT, environment

DECK = "title: T\ncards:\n- {q: One?, a: A}\n- {q: Two?, a: B, distractors: [C]}\n"


def test_the_archives_are_whole_and_the_wheel_runs_on_its_own(tmp_path: Path) -> None:
    sdist, wheel = _packed(tmp_path)
    with tarfile.open(sdist) as archive:
        in_sdist = {name.partition("/")[2] for name in archive.getnames()}
    with zipfile.ZipFile(wheel) as packed:
        in_wheel = {name for name in packed.namelist() if ".dist-info/" not in name}
    files = list_files()
    decks = {name for name in files if name.startswith("decks/")}
    sources = {name.removeprefix("src/") for name in files if name.startswith("src/")}
    templates = {f"quizpress/{name}" for name in files if name.startswith("templates/")}

    assert any(name.endswith(".yaml") for name in decks)
    assert decks <= in_sdist
    assert "quizpress/py.typed" in in_wheel
    assert in_wheel == sources | templates

    python = _installed(wheel, tmp_path)
    script = str(python.with_name("quizpress"))
    desk = tmp_path / "desk"
    desk.mkdir()
    (desk / "deck.yaml").write_text(DECK)
    where = _do(str(python), "-c", "import quizpress; print(quizpress.__file__)", cwd=desk)
    assert Path(where.strip()).is_relative_to(tmp_path)
    assert _do(script, "check", "deck.yaml", cwd=desk) == "1 deck, no problems\n"
    assert "1 deck built" in _do(script, "build", "deck.yaml", cwd=desk)
    assert names_in(desk / "build" / "deck") == {
        "deck.apkg",
        "deck-quiz.html",
        "deck-key.html",
        "deck-flashcards.html",
    }


def _packed(folder: Path) -> tuple[Path, Path]:
    """Build in a copy, as one would after a clone, so that the work tree stays as it is."""
    tree, out = copy_tree(folder / "tree"), folder / "out"
    # setuptools-scm asks git what belongs into the source archive.
    commit_all(tree)
    requires = build.ProjectBuilder(ROOT).build_system_requires
    met = not any(list(build.check_dependency(requirement)) for requirement in requires)
    isolation = ["--no-isolation"] if met else []
    _do(sys.executable, "-m", "build", *isolation, "--outdir", str(out), str(tree), cwd=tree)
    (sdist,), (wheel,) = out.glob("*.tar.gz"), out.glob("*.whl")
    return sdist, wheel


def _installed(wheel: Path, folder: Path) -> Path:
    """Install the wheel into an environment of its own and return the Python there."""
    home = folder / "venv"
    venv.create(home, symlinks=os.name != "nt")
    python = home / "bin" / "python"
    pip = (sys.executable, "-m", "pip", "--python", str(python))
    _do(*pip, "install", "-q", "--no-index", "--no-deps", str(wheel), cwd=folder)
    # What quizpress needs is taken from here, to spare a download; quizpress itself is not.
    (libraries,) = home.rglob("site-packages")
    (libraries / "here.pth").write_text(sysconfig.get_path("purelib"))
    return python


def _do(*arguments: str, cwd: Path) -> str:
    ran = subprocess.run(
        arguments,
        cwd=cwd,
        env=environment(PYTHONPATH=""),
        capture_output=True,
        text=True,
        timeout=5 * LONGEST,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout
