"""Repositories of git, apart from what the user has set, and the files of this one."""

import subprocess
from pathlib import Path

from harness import ROOT, environment

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
    ran = run_git(folder, *arguments)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


def run_git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run git in a folder, whatever comes of it."""
    return subprocess.run(
        ["git", *_NOBODY, *arguments],
        cwd=folder,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )


def list_files() -> set[str]:
    """Return the files of the project, new ones included, without what git ignores."""
    listed = do_git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    return {name for name in listed.split("\0") if name and (ROOT / name).is_file()}


def copy_tree(folder: Path) -> Path:
    """Copy what a clone would hold of this work tree into a folder."""
    for name in list_files():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes((ROOT / name).read_bytes())
    return folder
