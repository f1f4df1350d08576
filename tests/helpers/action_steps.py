"""The steps of the GitHub Action, run as shell in a repository of decks.

No runner is at hand: what a runner puts into the environment is given, and a stand-in takes the
place of `gh`, which notes how it was called and keeps the comment that it was given.
"""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

from harness import LONGEST, ROOT, Ran, environment

ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS: dict[str, dict[str, Any]] = {step["id"]: step for step in ACTION["runs"]["steps"]}
_GH = """#!/bin/sh
printf '%s\\n' "$*" >> "$0.calls"
case "$*" in
  *--jq*) [ ! -e "$0.comment" ] || echo 7 ;;
  *body=@*) cat "${*##*body=@}" > "$0.comment" ;;
esac
"""
_EXPRESSION = re.compile(r"\$\{\{ ([\w.]+) \}\}")


class Runner:
    """Runs single steps in a folder, as a runner does for one event; `given` are inputs."""

    def __init__(self, folder: Path, temporary: Path, event: dict[str, str], **given: str) -> None:
        self.folder, self.temporary = folder, temporary
        inputs = {name: told["default"] for name, told in ACTION["inputs"].items()} | given
        self.values = {f"inputs.{name}": value for name, value in inputs.items()}
        self.values |= {f"github.{name}": value for name, value in event.items()}
        self.values["github.token"] = "a token"
        self.gh = temporary / "bin" / "gh"
        self.gh.parent.mkdir(parents=True)
        self.gh.write_text(_GH, "utf-8")
        self.gh.chmod(0o755)

    def take_installed(self) -> None:
        """Have quizpress stand where the first step would install it."""
        place = self.temporary / "quizpress" / "bin" / "quizpress"
        place.parent.mkdir(parents=True)
        place.symlink_to(Path(sys.executable).with_name("quizpress"))

    def run(self, name: str) -> Ran:
        """Run a step, or nothing where its condition does not hold."""
        step = STEPS[name]
        if not self._holds(step.get("if", "")):
            return Ran(0, "", "")
        script = self.temporary / f"{name}.sh"
        script.write_text(step["run"], "utf-8")
        own = {key: self._evaluate(value) for key, value in step.get("env", {}).items()}
        ran = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", script],
            cwd=self.folder,
            env=self._environment() | own,
            capture_output=True,
            text=True,
            timeout=5 * LONGEST,
            check=False,
        )
        return Ran(ran.returncode, ran.stdout, ran.stderr)

    def _environment(self) -> dict[str, str]:
        base = environment(NO_COLOR="1")
        return base | {
            "PATH": f"{self.gh.parent}:{base['PATH']}",
            "RUNNER_TEMP": str(self.temporary),
            "GITHUB_ACTION_PATH": str(self.temporary / "action"),
            "GITHUB_REPOSITORY": "someone/decks",
            "GITHUB_STEP_SUMMARY": str(self.temporary / "summary.md"),
            "GITHUB_OUTPUT": str(self.temporary / "output"),
        }

    def _evaluate(self, text: str) -> str:
        """Put values in the place of expressions, of which names alone are known here."""
        return _EXPRESSION.sub(lambda found: self._evaluate(self.values[found[1]]), text)

    def _holds(self, condition: str) -> bool:
        """Say whether a condition holds: comparisons with a text, all of which must."""
        pairs = [one.split(" == ") for one in condition.split(" && ") if one]
        return all(self.values[name.strip()] == value.strip(" '\n") for name, value in pairs)
