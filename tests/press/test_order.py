"""In which order options stand: by a seed or by the deck, with some kept last."""

from collections import Counter
from itertools import permutations

import pytest

from harness import typed
from quizpress.model import Choice, Distractor
from quizpress.press.order import AnswerOption, arrange_options, mix_texts, scramble_options
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
    order: tuple[int, ...] = (),
    last: tuple[int, ...] = (),
) -> Choice:
    distractors = tuple(Distractor(typed(text), EMPTY) for text in wrong)
    return Choice(typed(question), (*map(typed, keys),), distractors, order, last)


def texts(made: Choice, seed: str = "7B") -> list[str]:
    return [option.text.source for option in scramble_options(made, seed)]


def test_options_carry_what_they_are() -> None:
    wrong = Distractor(typed("w"), typed("since"))
    made = Choice(typed("Which?"), (typed("key"),), (wrong,), order=(0, 1))
    assert scramble_options(made, "x") == [
        AnswerOption(typed("key"), right=True, why=EMPTY),
        AnswerOption(typed("w"), right=False, why=typed("since")),
    ]


def test_a_seed_gives_this_order_for_ever() -> None:
    assert [texts(choice(), seed) for seed in ("7B", "7C", "anki")] == FOR_EVER


def test_an_order_is_not_that_of_the_deck() -> None:
    assert texts(choice(wrong=("w3", "w1", "w2"))) == texts(choice())
    assert texts(choice(keys=("w1",), wrong=("w2", "key", "w3"))) == texts(choice())


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


def test_an_order_that_is_fixed_holds_for_every_seed() -> None:
    made = choice(keys=("k2", "k1"), order=(2, 0, 4, 1, 3))
    assert texts(made, "7B") == texts(made, "9Z") == ["w1", "k2", "w3", "k1", "w2"]


def test_options_kept_last_stay_last_as_they_stand_and_the_others_as_they_were() -> None:
    for seed in map(str, range(20)):
        others = [text for text in texts(choice(), seed) if text not in ("w1", "key")]
        assert texts(choice(last=(1, 0)), seed) == [*others, "w1", "key"]


def test_a_key_stands_at_its_place_among_those_that_are_shuffled() -> None:
    made = choice(last=(2,))
    for place in range(3):
        drawn = arrange_options(made, lambda text: text.source.encode(), place)
        order = ["w1", "w3"]
        order.insert(place, "key")
        assert [option.text.source for option in drawn] == [*order, "w2"]


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
