"""Two people work on one deck, on two branches; git brings their decks and locks together."""

import subprocess
from pathlib import Path

from deck_folder import DAY, NOW, DeckFolder
from git_repository import commit_all, do_git, run_git


def _merged(
    desk: DeckFolder, base: str, ours: str, theirs: str
) -> subprocess.CompletedProcess[str]:
    """Let two people build their own decks on one base, and merge what they committed."""
    (desk.folder / ".gitignore").write_text("build/\n")
    desk.write(base)
    desk.good()
    for branch, source, now in (("ours", ours, NOW + DAY), ("theirs", theirs, NOW + 2 * DAY)):
        commit_all(desk.folder)
        do_git(desk.folder, "checkout", "-b", branch, *(["main"] if branch == "theirs" else []))
        desk.write(source)
        desk.good(now)
    commit_all(desk.folder)
    return run_git(desk.folder, "merge", "-m", "merge", "ours")


def _deck(*, first: str = "", last: str = "") -> str:
    cards = [f"  - {{q: Question number {n}?, a: 'Answer {n}'}}\n" for n in range(20)]
    return "title: T\ncards:\n" + first + "".join(cards) + last


def test_two_people_who_add_different_cards_merge_without_a_conflict(tmp_path: Path) -> None:
    desk = DeckFolder(tmp_path, "")
    mine, yours = "  - {q: Mine?, a: m}\n", "  - {q: Yours?, a: y}\n"
    done = _merged(desk, _deck(), _deck(first=mine), _deck(last=yours))
    assert done.returncode == 0, done.stdout
    questions = [entry.question for entry in desk.locked().entries]
    assert {"Mine?", "Yours?"} < set(questions)
    assert len(questions) == 22
    before = desk.lock.read_bytes()
    assert not desk.build(NOW + 3 * DAY, locked=True).failed
    assert desk.lock.read_bytes() == before


def test_two_people_who_edit_different_cards_merge_without_a_conflict(tmp_path: Path) -> None:
    desk = DeckFolder(tmp_path, "")
    ours = _deck().replace("Answer 2'", "Answer two'")
    theirs = _deck().replace("Answer 15'", "Answer fifteen'")
    done = _merged(desk, _deck(), ours, theirs)
    assert done.returncode == 0, done.stdout
    times = sorted(entry.time for entry in desk.locked().entries)
    assert times == [NOW] * 18 + [NOW + DAY, NOW + 2 * DAY]
    assert not desk.build(NOW + 3 * DAY, locked=True).failed


def test_two_people_who_add_the_same_card_agree_on_its_guid(tmp_path: Path) -> None:
    base, more = _deck(), _deck(last="  - {q: The same?, a: s, id: same}\n")
    guids = []
    for folder, now in (("mine", NOW + DAY), ("yours", NOW + 9 * DAY)):
        desk = DeckFolder(tmp_path / folder, base)
        desk.good()
        desk.write(more)
        (change,) = desk.good(now).changes
        guids.append((change.what, change.entry.guid, change.entry.key))
    assert guids[0] == guids[1]


def test_two_people_who_build_a_deck_for_the_first_time_agree_on_all_but_the_time(
    tmp_path: Path,
) -> None:
    one, other = DeckFolder(tmp_path / "one", _deck()), DeckFolder(tmp_path / "other", _deck())
    one.good(NOW)
    other.good(NOW + DAY)
    text = other.lock.read_text("utf-8")
    assert text.replace(str(NOW + DAY), str(NOW)) == one.lock.read_text("utf-8")


def test_both_sides_of_a_conflict_kept_is_a_card_twice(tmp_path: Path) -> None:
    desk = DeckFolder(tmp_path, "")
    ours, theirs = (_deck().replace("Answer 3'", f"{name}'") for name in ("Ours", "Theirs"))
    assert _merged(desk, _deck(), ours, theirs).returncode == 1
    desk.write(theirs)
    (conflict,) = desk.build(NOW + 3 * DAY).problems
    assert conflict.message == "a merge left the lock in conflict"
    lines = desk.lock.read_text("utf-8").splitlines(keepends=True)
    assert lines[conflict.place.line - 1].startswith("<<<<<<<")
    marks = ("<<<<<<<", "=======", ">>>>>>>")
    desk.lock.write_text("".join([x for x in lines if not x.startswith(marks)]), "utf-8")
    (twice,) = desk.build(NOW + 3 * DAY).problems
    (edited,) = [x for x in lines if '"Ours"' in x]
    assert twice.message == f"the lock holds the card {edited[10:26]} twice"
