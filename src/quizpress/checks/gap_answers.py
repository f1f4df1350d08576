"""What else is right in the gaps of a cloze: to which gap each entry of `accept` belongs."""

import re
from collections.abc import Iterable, Sequence

from quizpress.checks.prose import ProseReader
from quizpress.misspelt import did_you_mean, nearest_word
from quizpress.model import GapAnswers
from quizpress.problem import Report, clipped
from quizpress.read.yaml_nodes import Map, Scalar
from quizpress.text import Gap, Text, gaps_of
from quizpress.text.plain import plain_words, same_words
from quizpress.text.walk import hidden_texts

_NUMBER = re.compile(r"\s*([cC]?)\s*([0-9]{1,2})\s*")
_CLIP = 40
_MOST_NAMED = 4


def read_gap_answers(cloze: Text, node: Map, prose: ProseReader) -> tuple[GapAnswers, ...]:
    """Return what is accepted by gap; an entry that names no gap, or several, is reported."""
    gaps, hidden = gaps_of(cloze), [*hidden_texts(cloze)]
    found: list[GapAnswers] = []
    for key, value in node.pairs:
        texts, named = prose.read_all(value), _find_gaps(key.text, gaps)
        if len(named) == 1:
            (numbers, places) = named.popitem()
            found.append(GapAnswers(numbers, _join_texts([hidden[at] for at in places]), texts))
        elif gaps:
            _report_name(key, named, gaps, prose.report)
    return tuple(found)


def _find_gaps(name: str, gaps: Sequence[Gap]) -> dict[tuple[int, ...], list[int]]:
    """Return the places of the gaps that a name may stand for, by the numbers that it means."""
    words, number = same_words(name.strip()), _NUMBER.fullmatch(name)
    found: dict[tuple[int, ...], list[int]] = {}
    for place, gap in enumerate(gaps):
        if words in _words_of_gap(gap) and not (number and number[1]):
            found.setdefault(gap.numbers, []).append(place)
    if number:
        meant = int(number[2])
        places = [place for place, gap in enumerate(gaps) if meant in gap.numbers]
        found |= {(meant,): places} if places else {}
    return found


def _words_of_gap(gap: Gap) -> tuple[str, str]:
    """Return what a gap hides, as typed and without marks."""
    return same_words(gap.text), same_words(plain_words(gap.children))


def _join_texts(texts: Sequence[Text]) -> Text:
    """Return what several gaps hide together, each text once."""
    sources = [*dict.fromkeys(text.source for text in texts)]
    return texts[0] if len(sources) == 1 else Text(" + ".join(sources), 0, 0)


def _report_name(
    key: Scalar, named: Iterable[tuple[int, ...]], gaps: Sequence[Gap], report: Report
) -> None:
    name, numbers = clipped(key.text.strip(), _CLIP), [*named]
    if numbers:
        message = f"`{name}` stands for several gaps"
        hint = f"write {' or '.join([f'`c{each[0]}`' for each in numbers])} instead"
    else:
        message = f"this cloze has no gap `{name}`"
        known = [words for gap in gaps for words in _words_of_gap(gap)]
        hint = did_you_mean(nearest_word(name, known), f"its gaps are {_name_gaps(gaps)}")
    report.say("accept-gap", key.span, message, hint)


def advise_gaps(gaps: Sequence[Gap]) -> str:
    """Return how to say what is accepted in which gap."""
    alone = len({gap.numbers for gap in gaps}) == len(gaps)
    first = f"c{gaps[0].numbers[0]}" if alone else clipped(gaps[0].text, _CLIP)
    named = _name_gaps(gaps) if alone else "named by what they hide"
    return f"write `accept: {{{first}: […]}}`, gap by gap as far as needed; the gaps are {named}"


def _name_gaps(gaps: Sequence[Gap]) -> str:
    """Return the numbers of gaps, each with what it hides, for a message."""
    named = [f"c{gap.numbers[0]} (`{clipped(gap.text, _CLIP)}`)" for gap in gaps]
    more = len(named) - _MOST_NAMED
    return ", ".join([*named[:_MOST_NAMED], *([f"and {more} more"] if more > 0 else [])])
