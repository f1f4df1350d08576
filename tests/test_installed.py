"""What is missing is named by the command that installs it, wherever quizpress is installed."""

import shlex
import sys
from importlib.metadata import requires
from pathlib import Path

import pytest

from harness import ROOT
from quizpress import installed
from quizpress.installed import Extra, leave_out_missing, tell_remedy
from quizpress.options import Options, Printing

PYTHON = [sys.executable, "-m", "pip", "install"]
WISHES: dict[Extra, set[str]] = {
    # an extra, and the packages that it installs
    "pdf": {"pillow", "typst"},
    "docx": {"pillow", "python-docx", "typst"},
    "article": {"lxml-html-clean", "python-docx", "trafilatura"},
}


@pytest.fixture(autouse=True)
def _elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def packed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Have quizpress stand in an environment, as from a wheel."""
    monkeypatch.setattr(installed, "_PACKAGE", tmp_path / "lib" / "quizpress")


def test_a_clone_installs_its_own_extras(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert tell_remedy(["article"]) == shlex.join([*PYTHON, "-e", f"{ROOT}[article]"])
    python = ROOT / ".venv" / "bin" / "python"
    monkeypatch.setattr(sys, "executable", str(python))
    monkeypatch.chdir(ROOT)
    assert tell_remedy(["pdf", "docx"]) == ".venv/bin/python -m pip install -e '.[pdf,docx]'"
    monkeypatch.chdir(tmp_path)
    assert tell_remedy(["pdf"]) == f"{python} -m pip install -e '{ROOT}[pdf]'"


@pytest.mark.usefixtures("packed")
@pytest.mark.parametrize("extra", WISHES)
def test_an_installed_package_names_what_its_extra_wants(extra: Extra) -> None:
    said = shlex.split(tell_remedy([extra]))

    assert said[:4] == PYTHON
    assert {_name_of(wish) for wish in said[4:]} == WISHES[extra]
    # As bounded as the package has them, and known to every index.
    assert {*said[4:]} <= {wish.partition(";")[0].strip() for wish in requires("quizpress") or ()}


def _name_of(wish: str) -> str:
    return wish[: next(n for n, sign in enumerate(wish) if sign in "<>=")]


@pytest.mark.usefixtures("packed")
def test_an_environment_of_pipx_is_told_what_pipx_keeps(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    home = tmp_path / "venvs" / "quizpress-next"
    home.mkdir(parents=True)
    (home / "pipx_metadata.json").write_text("{}")
    monkeypatch.setattr(sys, "prefix", str(home))

    said = shlex.split(tell_remedy(["pdf"]))
    assert said[:3] == ["pipx", "inject", "quizpress-next"]
    assert {_name_of(wish) for wish in said[3:]} == WISHES["pdf"]


@pytest.mark.usefixtures("packed")
def test_an_environment_without_pip_takes_uv(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installed, "find_spec", lambda name: None if name == "pip" else name)

    said = shlex.split(tell_remedy(["pdf"]))
    assert said[:5] == ["uv", "pip", "install", "--python", sys.executable]


def test_what_is_left_out_stays_from_earlier_builds(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    asked = Options(tmp_path, frozenset({"quiz"}), Printing(pdf=True), locked=False, now=1)
    options, (told,) = leave_out_missing(asked)

    assert (options.printing.pdf, options.spared) == (False, frozenset({".pdf"}))
    assert told.hint == tell_remedy(["pdf"])
