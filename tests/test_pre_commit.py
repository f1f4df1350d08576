"""The hooks for pre-commit, run by pre-commit itself on a repository of decks."""

import subprocess
import sys
from pathlib import Path
from textwrap import dedent, indent

import pytest

from docs_pages import DOCS
from git_repository import commit_all, copy_tree, do_git
from harness import LONGEST, environment

PAGE = (DOCS / "ci.md").read_text("utf-8")
GOOD = "title: T\ncards:\n- {q: One?, a: A}\n"
CONFIG = dedent(PAGE[PAGE.index("    repos:\n") : PAGE.index("\n\nThe first reports")])
OTHER_FOLDER = PAGE[PAGE.index("          - id", PAGE.index("another folder")) :]


@pytest.mark.slow
@pytest.mark.extra
def test_a_commit_of_a_flawed_deck_or_without_its_lock_is_refused(tmp_path: Path) -> None:
    project, desk, home = copy_tree(tmp_path / "project"), tmp_path / "desk", tmp_path / "home"
    revision = commit_all(project)
    (desk / "decks").mkdir(parents=True)
    deck = desk / "decks" / "rivers.yaml"
    deck.write_text(GOOD, "utf-8")
    (desk / ".gitignore").write_text("build/\n", "utf-8")
    config = CONFIG.replace("https://github.com/OWNER/quizpress", str(project))
    config = config.replace("COMMIT", revision)
    (desk / ".pre-commit-config.yaml").write_text(config, "utf-8")
    commit_all(desk)
    variables = environment(PRE_COMMIT_HOME=str(home), NO_COLOR="1")

    def commit(*files: Path) -> tuple[int, str]:
        do_git(desk, "add", *map(str, files))
        ran = subprocess.run(
            [sys.executable, "-m", "pre_commit", "run"],
            cwd=desk,
            env=variables,
            capture_output=True,
            text=True,
            timeout=5 * LONGEST,
            check=False,
        )
        return ran.returncode, ran.stdout + ran.stderr

    deck.write_text(GOOD.replace("One?", "''"), "utf-8")
    code, said = commit(deck)
    assert code == 1
    assert "decks/rivers.yaml:3:7: error[empty]" in said
    deck.write_text(GOOD.replace("One?", "First?"), "utf-8")
    code, said = commit(deck)
    assert code == 1
    assert "check decks..............................................................Passed" in said
    assert "error[lock-outdated]" in said
    built = [str(Path(sys.executable).with_name("quizpress")), "build"]
    subprocess.run(built, cwd=desk, env=environment(), check=True, capture_output=True)
    code, said = commit(deck, deck.with_suffix(".lock"))
    assert (code, said.count("Passed")) == (0, 2)

    settings = desk / "decks" / "quizpress.yaml"
    settings.write_text("sheet: {columns: 2}\n", "utf-8")
    code, said = commit(settings)
    assert (code, said.count("Passed")) == (0, 2)
    settings.write_text("sheet: {colums: 2}\n", "utf-8")
    code, said = commit(settings)
    assert code == 1
    assert "decks/quizpress.yaml:1:9: error[unknown-key]" in said

    do_git(desk, "mv", "decks", "mydecks")
    (desk / "mydecks" / "quizpress.yaml").unlink()
    (desk / "mydecks" / "deck.schema.json").write_text("{}\n", "utf-8")
    config = f"{config.partition('      - id')[0]}{indent(dedent(OTHER_FOLDER), 6 * ' ')}"
    (desk / ".pre-commit-config.yaml").write_text(config, "utf-8")
    code, said = commit(desk)
    assert (code, said.count("Passed")) == (0, 2), said
    (desk / "mydecks" / "rivers.yaml").write_text(GOOD.replace("One?", "Last?"), "utf-8")
    code, said = commit(desk)
    assert code == 1
    assert "mydecks/rivers.lock:1:1: error[lock-outdated]" in said
