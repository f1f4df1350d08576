"""The GitHub Action: its steps run by bash, with real git and quizpress and a stand-in for gh."""

import re
from pathlib import Path

import check_jsonschema
import pytest
import yaml

from action_steps import ACTION, STEPS, Runner
from docs_pages import DOCS, fenced
from git_repository import commit_all, copy_tree
from harness import ROOT

RIVERS = """\
title: Rivers
cards:
- {q: Which river runs through Vienna?, a: the Danube, distractors: [the Rhine, the Elbe]}
- {q: Which river runs through Paris?, a: the Seine}
"""
LAKES = "title: Lakes\ncards:\n- {q: Which lake is the deepest?, a: Baikal}\n"
HILLS = "title: Hills\ncards:\n- {q: Which hill is green?, a: The near one}\n"
FLAWED = "title: T\ncards:\n- {q: '', a: A}\n"
PLAN = """\
<!-- quizpress plan -->
**What learners get with this pull request**

    decks/heights/hills.yaml → Hills
      1 unchanged
    decks/new lakes.yaml → Lakes
      + new          “Which lake is the deepest?”
      1 new, 0 unchanged
    decks/rivers.yaml → Rivers
      ~ edited       “Which river runs through Vienna?”
          options: the Danube · the [-Elbe-]{+Oder+} · the Rhine
      1 edited, 1 unchanged
"""


def _desk(folder: Path, files: dict[str, str]) -> Path:
    desk = folder / "desk"
    for name, text in files.items():
        (desk / name).parent.mkdir(parents=True, exist_ok=True)
        (desk / name).write_text(text, "utf-8")
    return desk


def _build(desk: Path, temporary: Path) -> None:
    """Build as an author does, whose outputs are not committed."""
    runner = Runner(desk, temporary, {}, locked="false", out=str(temporary / "build"))
    runner.take_installed()
    assert runner.run("build").code == 0


@pytest.mark.slow
def test_a_pull_request_is_planned_from_the_locks_of_its_base(tmp_path: Path) -> None:
    desk = _desk(tmp_path, {"decks/rivers.yaml": RIVERS, "decks/hills.yaml": HILLS})
    _desk(tmp_path, {"decks/old.yaml": HILLS.replace("hill", "cave").replace("Hill", "Cave")})
    _build(desk, tmp_path / "first")
    base = commit_all(desk)
    (desk / "decks/heights").mkdir()
    for end in ("yaml", "lock"):
        (desk / f"decks/hills.{end}").rename(desk / f"decks/heights/hills.{end}")
        (desk / f"decks/old.{end}").unlink()
    _desk(tmp_path, {"decks/rivers.yaml": RIVERS.replace("Elbe", "Oder")})
    _desk(tmp_path, {"decks/new lakes.yaml": LAKES})
    _build(desk, tmp_path / "second")
    commit_all(desk)
    event = {"event_name": "pull_request", "event.pull_request.number": "3"}
    runner = Runner(
        desk, tmp_path / "runner", event | {"event.pull_request.base.sha": base}, options="-j1"
    )
    runner.take_installed()

    assert runner.run("check").code == 0
    assert runner.run("plan") == (0, "", "")
    assert (runner.temporary / "summary.md").read_text("utf-8") == PLAN
    for _ in range(2):
        assert runner.run("comment") == (0, "", "")
    built = runner.run("build")
    assert built.out.endswith("3 decks built\n"), built
    assert (runner.temporary / "output").read_text("utf-8") == "folder=build\n"
    assert runner.run("release") == (0, "", "")

    comments = "repos/someone/decks/issues/3/comments"
    calls = Path(f"{runner.gh}.calls").read_text("utf-8").splitlines()
    asked = [call for call in calls if "--jq" not in call]
    old = "repos/someone/decks/issues/comments/7"
    assert asked == [
        f"api --silent {comments} -F body=@{runner.temporary}/plan.md",
        f"api --silent -X PATCH {old} -F body=@{runner.temporary}/plan.md",
    ]
    assert Path(f"{runner.gh}.comment").read_text("utf-8") == PLAN


def test_a_comment_that_is_refused_is_told_and_no_error(tmp_path: Path) -> None:
    event = {"event_name": "pull_request", "event.pull_request.number": "3"}
    runner = Runner(_desk(tmp_path, {"decks/a.yaml": LAKES}), tmp_path / "runner", event)
    runner.gh.write_text("#!/bin/sh\nexit 1\n", "utf-8")

    code, out, _ = runner.run("comment")
    assert code == 0
    assert out.startswith("::warning::")


def test_a_release_gets_all_outputs_under_names_that_tell_their_folder(tmp_path: Path) -> None:
    desk = _desk(tmp_path, {"decks/rivers.yaml": RIVERS, "decks/B 2/deep/lakes.yaml": LAKES})
    _build(desk, tmp_path / "first")
    event = {"event_name": "release", "event.release.tag_name": "v1"}
    options = "--only=anki,quiz\n\n--bundle=all decks"
    runner = Runner(desk, tmp_path / "runner", event, options=options, out="made here")
    runner.take_installed()

    assert [runner.run(name).code for name in ("plan", "comment", "build")] == [0, 0, 0]
    assert runner.run("release") == (0, "", "")
    (call,) = Path(f"{runner.gh}.calls").read_text("utf-8").splitlines()
    start, _, files = call.partition(f" {runner.temporary}/files/")
    assert start == "release upload --clobber --repo someone/decks -- v1"
    assert files.split(f" {runner.temporary}/files/") == [
        "B 2-deep-lakes-quiz.html",
        "B 2-deep-lakes.apkg",
        "all decks.apkg",
        "rivers-quiz.html",
        "rivers.apkg",
    ]


def test_a_flawed_deck_is_marked_and_a_lock_that_lags_is_refused(tmp_path: Path) -> None:
    desk = _desk(tmp_path, {"decks/a.yaml": FLAWED})
    runner = Runner(desk, tmp_path / "runner", {})
    runner.take_installed()
    code, out, _ = runner.run("check")
    assert code == 1
    assert out.startswith("::error file=decks/a.yaml,line=3,")
    _desk(tmp_path, {"decks/a.yaml": LAKES})
    built = runner.run("build")
    assert built.code == 1
    assert "error[lock-outdated]" in built.err
    assert not (runner.temporary / "output").exists()


@pytest.mark.parametrize("name", ["decks", "options", "out"])
@pytest.mark.parametrize("hostile", ["$(touch pwned)", "`touch pwned`", '"; touch pwned; "', "*"])
def test_an_input_is_never_run(tmp_path: Path, name: str, hostile: str) -> None:
    desk = _desk(tmp_path, {"decks/a.yaml": LAKES})
    runner = Runner(desk, tmp_path / "runner", {}, **{name: hostile})
    runner.take_installed()
    for step in ("check", "build"):
        runner.run(step)

    assert not [*tmp_path.rglob("pwned")]


def test_what_is_given_reaches_a_script_by_its_environment_alone() -> None:
    assert [name for name, step in STEPS.items() if "${{" in step["run"]] == []
    assert {step["shell"] for step in STEPS.values()} == {"bash"}
    assert {*ACTION["inputs"]} == {
        "decks", "options", "out", "locked", "comment", "release", "token",
    }  # fmt: skip


@pytest.mark.slow
@pytest.mark.extra
def test_the_action_installs_itself(tmp_path: Path) -> None:
    desk = _desk(tmp_path, {"decks/a.yaml": LAKES})
    runner = Runner(desk, tmp_path / "runner", {}, locked="false", options="--pdf\n--docx")
    copy_tree(runner.temporary / "action")

    for name in ("install", "check", "build"):
        ran = runner.run(name)
        assert ran.code == 0, ran
    assert {"a-quiz.pdf", "a-quiz.docx"} <= {path.name for path in (desk / "build/a").iterdir()}


def test_the_action_and_the_workflow_in_the_docs_have_the_form_that_github_asks_for(
    tmp_path: Path,
) -> None:
    workflow = tmp_path / "decks.yml"
    (shown,) = fenced(DOCS / "ci.md", "yaml")
    workflow.write_text(shown, "utf-8")
    for form, file in (("actions", ROOT / "action.yml"), ("workflows", workflow)):
        with pytest.raises(SystemExit) as left:
            check_jsonschema.main(["--builtin-schema", f"vendor.github-{form}", str(file)])
        assert not left.value.code

    made = yaml.safe_load(shown)
    assert made["permissions"] == {}
    assert {name: job["permissions"] for name, job in made["jobs"].items()} == {
        "check": {"contents": "read", "pull-requests": "write"},
        "release": {"contents": "write"},
    }
    used = [step for job in made["jobs"].values() for step in job["steps"]]
    given = {name for step in used for name in step.get("with", {}) if "quizpress" in step["uses"]}
    assert given <= {*ACTION["inputs"]}
    assert not re.search(r"run:.*\$\{\{", shown)
