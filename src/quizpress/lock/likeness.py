"""Whether a card is the edit of one that vanished, or asks something else."""

from collections import Counter
from typing import NamedTuple

from quizpress.lock.rarity import SHORT, Rarity, are_light
from quizpress.lock.words import (
    INFLECTED,
    TYPED,
    Difference,
    WordsOfText,
    compare_words,
    is_misspelt,
    words_of,
)

ASIDE = 0.35
"""How much two questions must share where one only says more than the other."""
OTHERWISE = 0.55
"""How much they must share where plain words were replaced, and an answer ties them."""
SURELY = 0.7
"""How much they must share without the name that is misspelt, where the answer differs."""
SOMEWHAT = 0.45
"""How much they must share so that a name misspelt, though it looks like another, is none."""
PLAUSIBLE = 60.0
"""From which likeness of letters on, in percent, two cards may be one."""
_LONG = 10
"""How many words two answers have that may differ in some."""

_NONE, _SHARED, _SOLE = 0, 1, 2
"""How answers tie two cards: not, as those of other cards would, or as their own."""


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
    """Two questions: what became of the words of the one, and which of either are names."""

    told: Difference
    old: WordsOfText
    new: WordsOfText
    names: frozenset[str]


class Likeness:
    """Judges cards before and after an edit of their deck, by its words and its answers."""

    def __init__(self, rarity: Rarity, old: Counter[str], new: Counter[str]) -> None:
        """Take the answers of all cards, counted."""
        self._rarity = rarity
        self._old_answers, self._new_answers = old, new
        self._known: dict[tuple[str, bool], WordsOfText] = {}

    def words_of_card(self, card: ComparedCard) -> WordsOfText:
        """Return the words of a question; what stands on the left of a pair is a name."""
        key = (card.question, bool(card.stem))
        if key not in self._known:
            every, names = words_of(card.question)
            left = [word for word in every if len(word) > SHORT or word in names]
            self._known[key] = WordsOfText(every, frozenset(left) if card.stem else names)
        return self._known[key]

    def judge_edit(self, old: ComparedCard, new: ComparedCard) -> Verdict:
        """Say whether a new card is an edit of an old one of its kind.

        Words misspelt, inflected or moved make no other question, nor do plain words added or
        left out around what is asked. A plain word replaced makes another, unless it is of the
        deck's pattern, or an answer that no other card has ties the two. A name replaced always
        does.
        """
        from rapidfuzz import fuzz  # noqa: PLC0415  Needed only where something vanished.

        before, after = self.words_of_card(old), self.words_of_card(new)
        names = before.names | after.names
        pair = _Pair(compare_words(before, after), before, after, names)
        tie = self._tie_of_answers(old, new)
        edit = self._is_edit(pair, tie) if tie else self._is_same_question(pair)
        if old.stem and fuzz.ratio(old.stem, new.stem) < PLAUSIBLE:
            # Another task for the same things, unless the pair alone has both sides.
            edit = edit and tie == _SOLE and not (pair.told.lost or pair.told.gained)
        share = self._rarity.share_of_words(pair.told, names).every
        texts = fuzz.ratio(old.question, new.question)
        # Of several that all may be the one, first the answer decides, then what else is alike.
        score = share + bool(tie) + (old.answer == new.answer)
        score += 0.1 * bool({*old.places} & {*new.places} or old.places == new.places)
        score += 0.002 * (texts + fuzz.ratio(old.answer, new.answer))
        return Verdict(edit, score, share > SURELY or bool(tie and texts >= PLAUSIBLE))

    def _tie_of_answers(self, old: ComparedCard, new: ComparedCard) -> int:
        if old.answer != new.answer:
            return _SHARED if is_answer_edit(old.answer, new.answer) else _NONE
        alone = self._old_answers[old.answer] == self._new_answers[new.answer] == 1
        return _SOLE if alone and old.kind != "true-false" else _SHARED

    def _is_same_question(self, pair: _Pair) -> bool:
        """Say whether two questions with different answers are one, at most with a slip."""
        told, names = pair.told, pair.names
        if told.lost or told.gained:
            return False
        sure = self._rarity.share_of_words(told, names, slip=0).every >= SURELY
        if any(
            self._is_name(slip, names) and not (sure and slip[2] == TYPED) for slip in told.slips
        ):
            return False
        kept = {word for word in told.kept if self._rarity.is_rare(word, names)}
        # Who beat whom is another question than the other way round.
        return [w for w in pair.old.every if w in kept] == [w for w in pair.new.every if w in kept]

    def _is_edit(self, pair: _Pair, tie: int) -> bool:
        """Say whether two questions with one answer are one."""
        told, rarity = pair.told, self._rarity
        lost = [word for word in told.lost if rarity.is_rare(word, pair.old.names)]
        gained = [word for word in told.gained if rarity.is_rare(word, pair.new.names)]
        names_lost, names_gained = {*lost} & pair.old.names, {*gained} & pair.new.names
        if (names_lost and names_gained) or (_has_symbols(told.lost) and _has_symbols(told.gained)):
            return False
        if tie == _SHARED and (
            names_lost
            or names_gained
            or (lost and gained)
            or rarity.is_replaced(told)
            or not self._are_slips(pair)
        ):
            return False
        share = rarity.share_of_words(told, pair.names)
        if lost and gained:
            return share.every >= OTHERWISE
        around = not told.slips and (are_light(told.lost) or are_light(told.gained))
        if around and 2 * len(told.kept) > max(len(told.lost), len(told.gained)):
            return share.shorter >= SURELY
        return share.every >= ASIDE and share.shorter >= OTHERWISE

    def _are_slips(self, pair: _Pair) -> bool:
        """Say whether words that look misspelt are that, rather than others."""
        sure = self._rarity.share_of_words(pair.told, pair.names, slip=0).every >= SOMEWHAT
        return all(
            self._is_slip(slip, pair.names, sure=sure)
            for slip in pair.told.slips
            if self._is_name(slip, pair.names)
        )

    def _is_slip(self, slip: tuple[str, str, int], names: frozenset[str], *, sure: bool) -> bool:
        old, new, grade = slip
        if grade == INFLECTED:
            return not {old, new} & names
        both = self._rarity.before[new] and self._rarity.after[old]
        return grade == TYPED and (sure or is_misspelt(old, new)) and not both

    def _is_name(self, slip: tuple[str, str, int], names: frozenset[str]) -> bool:
        """Say whether what slipped tells cards apart; of a pattern's word but one form is rare."""
        return all(self._rarity.is_rare(word, names) for word in slip[:2])


def _has_symbols(words: list[str]) -> bool:
    """Say whether words are numbers or symbols among others, however common in a deck."""
    return any(not word.isalpha() and not any(map(str.isalpha, word)) for word in words)


def is_answer_edit(old: str, new: str) -> bool:
    """Say whether an answer is another with a slip, with an article, or a long one in part."""
    before, after = words_of(old), words_of(new)
    told = compare_words(before, after)
    rest = [*told.lost, *told.gained]
    if len(before.every) + len(after.every) < _LONG:
        return are_light(rest) and bool(told.kept or told.slips)
    replaced = {*told.lost} & before.names and {*told.gained} & after.names
    return not replaced and len(told.kept) > len(rest)
