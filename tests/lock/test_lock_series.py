"""Over many edits of many decks few histories are lost, and hardly one goes to another card."""

import pytest

from lock_builds import first_build, item, next_build
from lock_series import Case, is_new, run
from lock_worlds import HELD_OUT, TUNED
from quizpress.lock.edits import MOST_COMPARED
from quizpress.lock.likeness import ComparedCard, Likeness, Verdict

SERIES, SEED = 300, 1


@pytest.fixture(scope="module", params=["tuned", "held out"])
def cases(request: pytest.FixtureRequest) -> list[Case]:
    return run(SERIES, SEED, TUNED if request.param == "tuned" else HELD_OUT)


def _part_kept(cases: list[Case], *hows: str) -> float:
    asked = [case for case in cases if case.how in hows]
    assert len(asked) > 50
    return sum(case.kept for case in asked) / len(asked)


@pytest.mark.slow
def test_no_card_takes_over_what_was_learnt_of_another(cases: list[Case]) -> None:
    new = [case for case in cases if is_new(case)]
    assert len(new) > 2000
    assert [case for case in new if case.wrong][1:] == []


@pytest.mark.slow
def test_edits_keep_what_was_learnt(cases: list[Case]) -> None:
    small = ("inflected", "inserted", "deleted", "moved", "punctuated", "answer longer")
    assert _part_kept(cases, *small) >= 0.99
    assert _part_kept(cases, "typo", *small) >= 0.99
    assert _part_kept(cases, "name typo") >= 0.94
    assert _part_kept(cases, "reworded", "all reworded") >= 0.93
    assert _part_kept(cases, "two") >= 0.92


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
