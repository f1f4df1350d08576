"""Repositories of git, apart from what the user has set."""

import subprocess
from pathlib import Path

from harness import environment

_NOBODY = (
    *("-c", "user.name=nobody", "-c", "user.email=nobody@example.org"),
    *("-c", "commit.gpgsign=false", "-c", "core.hooksPath=/dev/null"),
)


def commit_all(folder: Path, message: str = "All") -> str:
    """Commit all of a folder, a repository or not yet, and return the commit."""
    if not (folder / ".git").exists():
        do_git(folder, "init", "-q", "-b", "main")
    do_git(folder, "add", "-A")
    do_git(folder, "commit", "-q", "--no-verify", "--allow-empty", "-m", message)
    return do_git(folder, "rev-parse", "HEAD").strip()


def do_git(folder: Path, *arguments: str) -> str:
    """Run git in a folder and return what it prints."""
    ran = subprocess.run(
        ["git", *_NOBODY, *arguments],
        cwd=folder,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout
