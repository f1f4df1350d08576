"""In which order options stand: by a seed, by the deck, or with the key in its place."""

from collections import Counter
from itertools import permutations

import pytest

from harness import typed
from quizpress.model import Choice, Distractor
from quizpress.press.order import AnswerOption, mix_texts, scramble_options
from quizpress.text.nodes import EMPTY

FOR_EVER = [
    ["w3", "key", "w1", "w2"],
    ["w2", "w1", "w3", "key"],
    ["w3", "w1", "key", "w2"],
]


def choice(
    question: str = "Which?",
    keys: tuple[str, ...] = ("key",),
    wrong: tuple[str, ...] = ("w1", "w2", "w3"),
    *,
    keep_order: bool | int = False,
    keys_first: bool = True,
) -> Choice:
    distractors = tuple(Distractor(typed(text), EMPTY) for text in wrong)
    return Choice(typed(question), (*map(typed, keys),), distractors, keep_order, keys_first)


def texts(made: Choice, seed: str = "7B") -> list[str]:
    return [option.text.source for option in scramble_options(made, seed)]


def test_options_carry_what_they_are() -> None:
    wrong = Distractor(typed("w"), typed("since"))
    made = Choice(typed("Which?"), (typed("key"),), (wrong,), keep_order=True, keys_first=True)
    assert scramble_options(made, "x") == [
        AnswerOption(typed("key"), right=True, why=EMPTY),
        AnswerOption(typed("w"), right=False, why=typed("since")),
    ]


def test_a_seed_gives_this_order_for_ever() -> None:
    assert [texts(choice(), seed) for seed in ("7B", "7C", "anki")] == FOR_EVER


def test_an_order_is_not_that_of_the_deck() -> None:
    assert texts(choice(wrong=("w3", "w1", "w2"))) == texts(choice())
    assert texts(choice(keys=("w1",), wrong=("w2", "key", "w3"))) == texts(choice())
    assert texts(choice(keys_first=False)) == texts(choice())


def test_seeds_and_questions_give_every_place_to_the_key() -> None:
    by_seed = Counter(texts(choice(), str(seed)).index("key") for seed in range(400))
    by_question = Counter(texts(choice(f"Which {n}?")).index("key") for n in range(400))
    for places in (by_seed, by_question):
        assert sorted(places) == [0, 1, 2, 3]
        assert min(places.values()) > 60


def test_a_changed_option_moves_no_other() -> None:
    for n in range(50):
        before = texts(choice(f"Which {n}?"))
        after = texts(choice(f"Which {n}?", wrong=("w1", "w2", "other")))
        assert [t for t in before if t != "w3"] == [t for t in after if t != "other"]


@pytest.mark.parametrize(
    ("keep_order", "keys_first", "keys", "expected"),
    [
        (True, True, ("key",), "key w1 w2 w3"),
        (True, False, ("key",), "w1 w2 w3 key"),
        (True, True, ("k2", "k1"), "k2 k1 w1 w2 w3"),
        (True, False, ("k2", "k1"), "w1 w2 w3 k2 k1"),
        (1, True, ("key",), "key w1 w2 w3"),
        (1, False, ("key",), "key w1 w2 w3"),
        (2, True, ("key",), "w1 key w2 w3"),
        (4, False, ("key",), "w1 w2 w3 key"),
    ],
)
def test_a_kept_order(
    keep_order: bool | int,  # noqa: FBT001  A column of the table.
    keys_first: bool,  # noqa: FBT001  Another.
    keys: tuple[str, ...],
    expected: str,
) -> None:
    made = choice(keys=keys, keep_order=keep_order, keys_first=keys_first)
    assert texts(made, "7B") == texts(made, "9Z") == expected.split()


@pytest.mark.parametrize("count", [2, 3, 4])
def test_mixed_texts_do_not_tell_in_which_order_they_were_given(count: int) -> None:
    texts = ["first", "second", "third", "fourth"][:count]
    for seed in range(20):
        made = {_mixed(given, str(seed)) for given in permutations(texts)}
        assert len(made) == 1
        assert sorted(made.pop()) == sorted(texts)


def test_seeds_give_every_order_to_mixed_texts() -> None:
    orders = Counter(_mixed(("a", "b", "c"), str(seed)) for seed in range(600))
    assert len(orders) == 6
    assert min(orders.values()) > 60


def _mixed(texts: tuple[str, ...], seed: str) -> tuple[str, ...]:
    made = mix_texts([*map(typed, texts)], seed, typed("Which?"))
    return tuple([text.source for text in made])
