"""Over many edits of many decks few histories are lost, and none goes to another card."""

import pytest

from lock_builds import first_build, item, next_build
from lock_series import Case, run
from quizpress.lock.edits import MOST_COMPARED
from quizpress.lock.likeness import ComparedCard, Likeness, Verdict

SERIES, SEED = 360, 1


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    return run(SERIES, SEED)


def _part_kept(cases: list[Case], *hows: str) -> float:
    asked = [case for case in cases if case.how in hows]
    assert len(asked) > 80
    return sum(case.kept for case in asked) / len(asked)


@pytest.mark.slow
def test_no_card_takes_over_what_was_learnt_of_another(cases: list[Case]) -> None:
    assert sum(case.how == "new" for case in cases) > 1500
    assert [case for case in cases if case.wrong] == []


@pytest.mark.slow
def test_edits_keep_what_was_learnt(cases: list[Case]) -> None:
    # Where many cards share an answer, a slip in a word of three letters makes another word.
    shared = {"animals", "authors", "claims", "traits"}
    plain = [case for case in cases if case.world not in shared]
    small = ("inflected", "inserted", "deleted", "moved", "punctuated", "answer typo")
    assert _part_kept(plain, "typo") == 1
    assert _part_kept(cases, "typo") >= 0.97
    assert _part_kept(cases, *small, "answer changed") >= 0.995
    assert _part_kept(cases, "reworded") >= 0.97
    assert _part_kept(plain, "two") >= 0.98
    assert _part_kept(cases, "two") >= 0.97


@pytest.mark.parametrize("answer", ["yes", "answer {}"])
def test_each_card_is_compared_with_a_few(monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    compared = []
    judge = Likeness.judge_edit

    def counted(self: Likeness, old: ComparedCard, new: ComparedCard) -> Verdict:
        compared.append(new.question)
        return judge(self, old, new)

    monkeypatch.setattr(Likeness, "judge_edit", counted)
    before, after = (
        [item(form.format(n), answer.format(n), at=(n % 3,)) for n in range(300)]
        for form in ("What is the name of number {}?", "How is number {} called?")
    )
    first = first_build(*before)
    second = next_build(first.lock, *after)
    assert [e.guid for e in second.entries] == [e.guid for e in first.entries]
    assert 300 <= len(compared) <= 300 * MOST_COMPARED
