"""Rules over where in the article an answer is said to stand.

They find where something stands, not whether it is true.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from quizpress.model import Cloze, Open, TrueFalse
from quizpress.problem import clipped
from quizpress.rules.article_words import (
    ArticleWords,
    Places,
    names_in,
    numbers_of,
    told_stems,
)
from quizpress.rules.card_words import CardWords, DeckWords
from quizpress.rules.finding import Finding
from quizpress.rules.number_values import (
    SAYS_LITTLE,
    begins_of_numbers,
    may_hold_number,
    numbers_and_times_in,
)

_CLIP = 40


class _Located(NamedTuple):
    """A card, its article, and the paragraphs it names."""

    card: CardWords
    article: ArticleWords
    named: Places

    def finding(self, message: str, hint: str, *, quiet: bool = False) -> Finding:
        return Finding(self.card.card, self.card.card.at[0].span, message, hint, quiet)

    def elsewhere(self, what: str, place: int, *, quiet: bool = False) -> Finding:
        message = f"{what} in paragraph {place}, not in {_written(self.named)}"
        return self.finding(message, f"see whether `at` should be {place}", quiet=quiet)


def _located_cards(deck: DeckWords) -> Iterator[_Located]:
    """Yield the cards that name paragraphs of an article at hand."""
    for card, article in deck.placed:
        yield _Located(card, article, card.named)


def _written(places: Places) -> str:
    """Return paragraphs as a message names them."""
    numbers = [*map(str, numbers_of(places))]
    if len(numbers) == 1:
        return f"paragraph {numbers[0]}"
    return f"paragraphs {', '.join(numbers[:-1])} and {numbers[-1]}"


def numbers_elsewhere(deck: DeckWords) -> Iterator[Finding]:
    """Find numbers and dates of an answer that do not stand in its paragraphs."""
    # "Several hundred" is said of what is some number between.
    little = SAYS_LITTLE.union(deck.language.scales)
    begins = begins_of_numbers(deck.language)
    for located in _located_cards(deck):
        numbers = [
            (value, said)
            for answer in located.card.answers
            if may_hold_number(answer, begins)
            for value, start, end in numbers_and_times_in(answer, deck.language)
            if (said := answer[start:end]).lower() not in little
        ]
        known = located.article.values_at(located.named) if numbers else frozenset()
        value, said = next(((v, said) for v, said in numbers if v not in known), (0.0, ""))
        if not said:
            continue
        paragraphs = enumerate(located.article.paragraphs, 1)
        place = next((n for n, paragraph in paragraphs if value in paragraph.values), 0)
        what = f"`{clipped(said, _CLIP)}`"
        if place:
            yield located.elsewhere(f"{what} stands", place)
        else:
            message = f"{what} does not stand in {_written(located.named)}"
            yield located.finding(message, "compare it with the text")


_MARGIN = 0.18
"""By how much more of a card another paragraph must have."""
_RESERVE = 4.0
"""What is added to the weight of a card, so that a few words do not make the margin."""
_PHRASE_WEIGHT = 0.2
"""What an answer weighs that stands word by word, as a part of the whole card."""


def other_paragraphs(deck: DeckWords) -> Iterator[Finding]:
    """Find cards that another paragraph fits much better than those they name."""
    for located in _located_cards(deck):
        number = _better_paragraph(located)
        if number:
            message = f"paragraph {number} fits this card better than {_written(located.named)}"
            yield located.finding(message, f"see whether `at` should be {number}")


def _better_paragraph(located: _Located) -> int:
    """Return the paragraph that fits a card much better than those it names; 0 for none."""
    card, article = located.card, located.article
    answer = [stem for parts in card.answer_parts for stem in parts]
    evidence = article.evidence(card.question_parts, answer)
    phrase = _PHRASE_WEIGHT * evidence.total
    here = sum([weight for where, weight in evidence.parts if where.places & located.named])
    needed = here + _MARGIN * (evidence.total + _RESERVE)
    if needed > evidence.total + phrase:
        return 0  # Most are told without a search for the phrase.
    stands = article.places_of_phrase(" ".join(card.answers))
    needed += phrase if stands & located.named else 0.0
    if needed > evidence.total + phrase:
        return 0
    scores = [0.0] * (len(article.paragraphs) + 1)
    for where, weight in evidence.parts:
        for number in where.paragraphs:
            scores[number] += weight
    for number in numbers_of(stands):
        scores[number] += phrase
    for number in numbers_of(located.named):
        scores[number] = 0.0
    best = max(scores)
    return scores.index(best) if best >= needed else 0


_ANSWER_MARGIN = 0.65
"""How much more of an answer of several words another paragraph must have, as a part of it."""
_WORD_MARGIN = 0.5
"""How much more of an answer of one word that says something."""


def answers_elsewhere(deck: DeckWords) -> Iterator[Finding]:
    """Find answers of which another paragraph has much more than those that are named.

    A single common word says little, so that one makes but a quiet finding.
    """
    for located in _located_cards(deck):
        card = located.card
        if isinstance(card.card.content, Open | TrueFalse | Cloze):
            continue
        asked = {*card.question_parts}
        for answer, parts in zip(card.answers, card.answer_parts, strict=True):
            stems = [stem for stem in dict.fromkeys(parts) if stem not in asked]
            quiet = len(stems) == 1
            number = _much_better(stems, located, _WORD_MARGIN if quiet else _ANSWER_MARGIN)
            if not number:
                continue
            stands = located.article.places_of_phrase(answer)
            if not stands & located.named:
                number = next(numbers_of(stands), number)
                what = f"{'' if stands else 'most of '}`{clipped(answer, _CLIP)}` stands"
                yield located.elsewhere(what, number, quiet=quiet)
                break


def _much_better(stems: Sequence[str], located: _Located, margin: float) -> int:
    """Return the paragraph not named that has most of some stems, if it has much more; else 0.

    The margin is a part of what all the stems weigh.
    """
    article = located.article
    weights = [article.weight_of_stem(stem) for stem in stems]
    places = [article.places_of_stem(stem) for stem in stems]
    pairs = [*zip(places, weights, strict=True)]
    here = sum([weight for where, weight in pairs if where & located.named])
    needed = here + margin * sum(weights)
    if sum(weights) < needed:
        return 0
    more: dict[int, float] = {}
    for where, weight in pairs:
        for number in numbers_of(where & ~located.named):
            more[number] = more.get(number, 0.0) + weight
    best = max(more, key=lambda number: (more[number], -number), default=0)
    return best if best and more[best] >= needed else 0


def names_elsewhere(deck: DeckWords) -> Iterator[Finding]:
    """Find names in answers that stand in other paragraphs, and not in those named."""
    for located in _located_cards(deck):
        if isinstance(located.card.card.content, Cloze | TrueFalse):
            continue
        asked = {*located.card.question_parts}
        for answer in located.card.answers:
            missing = _missing_name(answer, asked, located)
            if missing:
                yield located.elsewhere(f"the name `{missing[0]}` stands", missing[1])
                break


_COMMON = 0.75
"""In which part of the paragraphs a name at most stands that tells where one is."""


def _missing_name(answer: str, asked: set[str], located: _Located) -> tuple[str, int] | None:
    """Return a name that other paragraphs have, and the first of them.

    A name that most paragraphs have tells nothing, nor one that is asked about; where a part of
    a whole name stands here, its other parts may be missing.
    """
    article, words = located.article, located.card.words
    most = _COMMON * len(article.paragraphs)
    for name in names_in(answer, words):
        stems = {word: told_stems((word.lower(),), words)[0] for word in name.words}
        places = {word: article.places_of_stem(stem) for word, stem in stems.items()}
        here = {word for word in stems if places[word] & located.named}
        pairs = [pair for pair in pairwise(name.words) if pair in article.name_pairs]
        known = here.union(*[pair for pair in pairs if here & {*pair}])
        for word, stem in stems.items():
            tells = word in article.name_words and 0 < places[word].bit_count() <= most
            if tells and word not in known and stem not in asked:
                return word, next(numbers_of(places[word]))
    return None


def true_distractors(deck: DeckWords) -> Iterator[Finding]:
    """Find distractors that stand word by word in the paragraph of the answer."""
    for located in _located_cards(deck):
        for option in located.card.options[len(located.card.answers) :]:
            if located.article.places_of_phrase(option) & located.named:
                message = (
                    f"the distractor `{clipped(option, _CLIP)}` stands in "
                    f"{_written(located.named)}, too"
                )
                yield located.finding(message, "see that it is wrong there", quiet=True)
                break
