"""Whether a card is the edit of one that vanished, or asks something else.

A word that was replaced makes another question; one that was misspelt, inflected or moved makes
none. Which of the two it was, its letters tell, how many cards of the deck have the words, and
whether the answer stayed.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from quizpress.lock.frame import SHORT, FrameOfDeck, are_light
from quizpress.lock.words import (
    INFLECTED,
    LONG,
    SURE,
    TYPED,
    Difference,
    WordsOfText,
    compare_words,
    is_character,
    words_of,
)

PLAUSIBLE, SURELY = 60.0, 0.7
"""From which likeness of letters on, in percent, or part of their words, two cards may be one."""
FEW_WORDS = 2
"""With fewer words that tell than these, a number or symbol more is what a question asks about."""
_VERDICTS = frozenset(
    """
    true false yes no ja nein oui non sí si não sim nee nie tak nej evet да нет так ні
    はい いいえ 是 不是 否 对 错 예 네 아니요 نعم لا
    """.split()  # noqa: SIM905  A list of quoted words would fill the screen.
)
"""Answers that any question may have, so that they tie no two."""

_CHANGED, _EDITED, _VERDICT, _SHARED, _SOLE = range(5)
"""How answers tie two cards: not, by a slip, as any may, as those of others, or as their own."""
_WORST_SLIP = {_CHANGED: 0, _EDITED: SURE, _VERDICT: LONG, _SHARED: TYPED, _SOLE: INFLECTED}
"""Down to which grade a slip in a telling word is one, rather than another word."""


class ComparedCard(NamedTuple):
    """What of a card is compared: its question, of a pair its left side below a stem."""

    kind: str
    stem: str
    question: str
    answer: str
    places: tuple[int, ...]


class Verdict(NamedTuple):
    """Whether a card is an edit, how like it is among such, and whether it may be one."""

    edit: bool
    score: float
    plausible: bool


class _Pair(NamedTuple):
    """Two questions, what became of the words of the one, and how their answers tie them."""

    told: Difference
    old: WordsOfText
    new: WordsOfText
    tie: int
    answer: str


class Likeness:
    """Judges cards before and after an edit of their deck, by its words and its answers."""

    def __init__(
        self, frame: FrameOfDeck, old: Counter[str], new: Counter[str], stems: Sequence[str]
    ) -> None:
        """Take the answers of all cards, counted, and the questions that several cards ask."""
        from rapidfuzz import fuzz  # noqa: PLC0415  Needed only where something vanished.

        self._ratio = fuzz.ratio
        self._frame, self._stems = frame, stems
        self._old_answers, self._new_answers = old, new
        self._known: dict[tuple[str, bool], WordsOfText] = {}

    def words_of_card(self, card: ComparedCard) -> WordsOfText:
        """Return the words of a question; what stands on the left of a pair is a name."""
        key = (card.question, bool(card.stem))
        if key not in self._known:
            words = words_of(card.question)
            left = [word for word in words.every if len(word) > SHORT or word in words.names]
            self._known[key] = words._replace(names=frozenset(left)) if card.stem else words
        return self._known[key]

    def names_one_card(self, card: ComparedCard) -> bool:
        """Say whether a question tells its card from all others of the deck, whatever the answer.

        Where several cards ask "Which of these is right?", what sounds like it tells none, either.
        """
        words = self.words_of_card(card)
        if not any(self._frame.is_telling(word, words.names) for word in words.every):
            return False
        return self._frame.is_of_one_card(words.every) and not any(
            self._ratio(card.question, stem) >= PLAUSIBLE for stem in self._stems
        )

    def judge_edit(self, old: ComparedCard, new: ComparedCard) -> Verdict:
        """Say whether a new card is an edit of an old one of its kind."""
        before, after = self.words_of_card(old), self.words_of_card(new)
        told, tie = compare_words(before, after), self._tie_of_answers(old, new)
        pair = _Pair(told, before, after, tie, old.answer)
        if tie == _CHANGED:
            edit = self.names_one_card(old) and self._is_same_question(pair)
        else:
            edit = self._is_same_thing(pair) and self._is_reworded(pair)
        if old.stem and self._ratio(old.stem, new.stem) < PLAUSIBLE:
            # Another task for the same things, unless the pair alone has both sides.
            alone = tie == _SOLE or (tie == _SHARED and self.names_one_card(old))
            edit = edit and alone and are_light([*told.lost, *told.gained])
        texts = self._ratio(old.question, new.question)
        # Of several that all may be the one, first the answer decides, then what else is alike.
        share = self._share_of_words(pair)
        score = share + bool(tie) + (old.answer == new.answer)
        score += 0.1 * bool({*old.places} & {*new.places} or old.places == new.places)
        score += 0.002 * (texts + self._ratio(old.answer, new.answer))
        tied = tie if old.kind != "cloze" else old.answer == new.answer
        plausible = share > SURELY or bool(tied and texts >= PLAUSIBLE)
        return Verdict(edit, score, plausible)

    def _tie_of_answers(self, old: ComparedCard, new: ComparedCard) -> int:
        if not is_same_answer(old.answer, new.answer):
            # What a cloze hides stands in its text, too, and says nothing more.
            if old.kind == "cloze":
                return _VERDICT
            return _EDITED if is_answer_edit(old.answer, new.answer) else _CHANGED
        if _VERDICTS & {old.answer.casefold(), new.answer.casefold()}:
            return _VERDICT
        alone = self._old_answers[old.answer] == self._new_answers[new.answer] == 1
        return _SOLE if alone else _SHARED

    def _is_same_question(self, pair: _Pair) -> bool:
        """Say whether two questions with different answers are one, but for words of the deck."""
        if pair.told.lost or pair.told.gained or not self._is_same_thing(pair):
            return False
        # Who beat whom is another question than the other way round.
        before, after = (self._telling(words.every, pair) for words in (pair.old, pair.new))
        return before == after

    def _is_same_thing(self, pair: _Pair) -> bool:
        """Say whether what tells a question from others is at most misspelt."""
        return all(self._is_slip(old, new, grade, pair) for old, new, grade in pair.told.slips)

    def _is_slip(self, old: str, new: str, grade: int, pair: _Pair) -> bool:
        telling = len(self._telling([old, new], pair))
        if grade not in (SURE, INFLECTED) and telling and self._frame.are_both_known(old, new):
            return False
        if grade <= _WORST_SLIP[pair.tie] or telling < len((old, new)):
            return True
        # What other cards have, too, is misspelt in this one.
        return pair.tie != _CHANGED and any(map(self._frame.is_widespread, (old, new)))

    def _is_reworded(self, pair: _Pair) -> bool:
        """Say whether two questions with one answer are one.

        A name that is kept and that no other card has holds a question together, whatever words
        of the deck are around it.
        """
        told = pair.told
        kept = self._telling([*told.kept, *[old for old, *_ in told.slips]], pair)
        held = self._weigh(kept, pair) if self._is_held(kept, pair) else 0
        lost, gained = (
            [w for w in self._telling(words, pair) if not (held and self._is_plain(w, pair))]
            for words in (told.lost, told.gained)
        )
        names_lost, names_gained = {*lost} & pair.old.names, {*gained} & pair.new.names
        if (names_lost and names_gained) or (_has_symbols(told.lost) and _has_symbols(told.gained)):
            return False
        if pair.old.first in lost and pair.new.first in gained:
            return False
        if pair.tie != _SOLE and (names_lost or names_gained):
            return False
        if _has_symbols([*told.lost, *told.gained]) and sum(map(_is_long_word, kept)) < FEW_WORDS:
            return False
        rest = max(self._weigh(lost, pair), self._weigh(gained, pair))
        # Where one plain word is all that changed, and no name holds the rest, it was replaced.
        one_word = len(told.lost) == len(told.gained) == 1 and not self._has_name(kept, pair)
        if held and not one_word and (held > 3 * rest or self._is_certain(kept, pair)):
            return True
        return not (lost and gained) and not self._frame.is_replaced(told.lost, told.gained)

    def _is_held(self, kept: list[str], pair: _Pair) -> bool:
        """Say whether what is kept is of no other card; names, if others have the answer, too."""
        if pair.tie == _EDITED or not self._frame.is_of_one_card(kept):
            return False
        return pair.tie != _VERDICT or self._has_name(kept, pair)

    def _is_certain(self, kept: list[str], pair: _Pair) -> bool:
        """Say whether what holds a question outweighs all words around it."""
        if pair.tie == _SOLE:
            return not pair.answer.isdigit()
        return pair.tie == _SHARED and self._has_name(kept, pair)

    def _has_name(self, kept: list[str], pair: _Pair) -> bool:
        return bool({*kept} & pair.old.names & pair.new.names)

    def _is_plain(self, word: str, pair: _Pair) -> bool:
        names = {*pair.old.names, *pair.new.names, pair.old.first, pair.new.first}
        return word not in names and are_light([word])

    def _telling(self, words: Iterable[str], pair: _Pair) -> list[str]:
        names = pair.old.names | pair.new.names
        return [word for word in words if self._frame.is_telling(word, names)]

    def _weigh(self, telling: list[str], pair: _Pair) -> int:
        """Return how much words tell of what is asked: names twice as much as others."""
        return len(telling) + sum([word in pair.old.names | pair.new.names for word in telling])

    def _share_of_words(self, pair: _Pair) -> float:
        """Return which part of all their words two questions share; those that tell weigh more."""
        kept, lost, gained = (
            self._weigh(self._telling(words, pair), pair) + 0.2 * len(words)
            for words in (
                [*pair.told.kept, *[old or new for old, new, _ in pair.told.slips]],
                pair.told.lost,
                pair.told.gained,
            )
        )
        every = 2 * kept + lost + gained
        return 2 * kept / every if every else 1


def _has_symbols(words: list[str]) -> bool:
    """Say whether words are numbers or symbols among others, however common in a deck."""
    return any(not any(map(str.isalpha, word)) or any(map(str.isdigit, word)) for word in words)


def _is_long_word(word: str) -> bool:
    return word.isalpha() and (len(word) > SHORT or is_character(word))


def is_same_answer(old: str, new: str) -> bool:
    """Say whether two answers are one but for articles, case and punctuation."""
    if old == new:
        return True
    before, after = (
        [word for word in words_of(answer).every if not are_light([word])] for answer in (old, new)
    )
    return before == after != []


def is_answer_edit(old: str, new: str) -> bool:
    """Say whether an answer is another with a slip, and with or without an article."""
    before, after = words_of(old), words_of(new)
    told = compare_words(before, after)
    if not told.slips or any(grade > LONG for *_, grade in told.slips):
        return False
    kept = {*told.kept}
    orders = ([word for word in words.every if word in kept] for words in (before, after))
    return next(orders) == next(orders) and are_light([*told.lost, *told.gained])
