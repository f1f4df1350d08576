"""How often each rule fires on public questions, and how often it is right where that is known.

Usage: python tests/bench/rules.py FOLDER [tune|test] [--show CODE] [--source NAME] [--made]

With `--made`, flaws are made in the questions and looked for, and the rules are timed.

FOLDER holds `choices.jsonl`, `pairs.jsonl`, `clozes.jsonl` and `articles.jsonl`, a question or an
article a line. A question has a source, a half (tune or test), a language, its texts, the article
and the paragraph it is about if any, and, for choices, a mapping of flaws that people found.
"""

import argparse
import json
import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from made_flaws import COPIES, FILLERS, MADE

from quizpress.codes import CODES
from quizpress.model import Article, Card, Choice, Cloze, Deck, Distractor, Locator, Section, Short
from quizpress.problem import Span
from quizpress.rules.article_words import ArticleWords
from quizpress.rules.card_words import DeckWords
from quizpress.rules.finding import Finding, Rule
from quizpress.rules.languages import language_words
from quizpress.rules.patterns import naming_options
from quizpress.rules.stems import straight
from quizpress.rules.table import RULES
from quizpress.text import Text, parse_cloze
from quizpress.text.gaps import GapError
from quizpress.text.nodes import EMPTY

Row = dict[str, Any]
Choose = random.Random
SHEET = 30
"""Cards that are looked at as one deck."""
MADE_OF = 600
LONG = 300
NOWHERE = Span(0, 0)
FLAWS = {
    "all-above": "no_all_of_the_above",
    "none-above": "no_none_of_the_above",
    "combined-options": "avoid_k_type",
    "true-false-options": "true_false",
    "negative-stem": "avoid_negatives",
    "key-longest": "equal_length_options",
    "stem-no-question": "problem_in_stem",
    "blank-inside": "no_fill_in_blank",
    "clang": "no_logical_cues",
    "contentless-stem": "focused_stem",
}
"""Rules, and the flaws of the labelled questions that they look for."""


class Measured(NamedTuple):
    """A rule that fired on the card of a row."""

    code: str
    number: int
    finding: Finding


def text_of(source: str) -> Text:
    return Text(" ".join(source.split()), 0, 0)


def places_of_row(row: Row) -> list[int]:
    """Return the paragraphs of the evidence, all of them where a source knows several."""
    return row.get("paragraphs") or [row["paragraph"]] if row.get("paragraph") else []


def card_of(row: Row) -> Card:
    at = tuple([Locator(number, "", NOWHERE, NOWHERE) for number in places_of_row(row)])
    if "options" in row:
        key = row["key"] or 0
        others = [text for place, text in enumerate(row["options"]) if place != key]
        distractors = tuple([Distractor(text_of(text), EMPTY) for text in others])
        keys = (text_of(row["options"][key]),)
        choice = Choice(text_of(row["question"]), keys, distractors)
        said = [straight(text.source) for text in choice.options]
        naming = naming_options(said, language_words(row["language"]))
        return Card(choice._replace(naming=(*naming,)), at=at)
    if "text" in row:
        return Card(Cloze(parse_cloze(row["text"], 0, len(row["text"]), "markdown")), at=at)
    return Card(Short(text_of(row["question"]), (text_of(row["answer"]),)), at=at)


def deck_of(rows: list[Row], paragraphs: tuple[str, ...] = ()) -> Deck:
    cards = []
    for number, row in enumerate(rows):
        try:
            cards.append(card_of(row)._replace(id=str(number)))
        except GapError:
            continue
    article = Article(
        EMPTY, EMPTY, "", "", "", len(paragraphs), MappingProxyType({}), texts=paragraphs
    )
    section = Section(EMPTY, EMPTY, tuple(cards))
    language = rows[0].get("language", "en")
    return Deck(
        "d", "D", "D", language, (), EMPTY, "plain", article, (section,), MappingProxyType({})
    )


def found_in(deck: Deck, rules: list[Rule]) -> Iterator[tuple[str, int, Finding]]:
    words = DeckWords(deck)
    for rule in rules:
        for finding in rule.find(words) if not rule.lacks(words.language) else ():
            yield rule.code, int(finding.card.id), finding


def read_rows(folder: Path, name: str, half: str) -> dict[tuple[str, str], list[Row]]:
    rows: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    path = folder / f"{name}.jsonl"
    for line in path.read_text("utf-8").splitlines() if path.is_file() else ():
        row = json.loads(line)
        if row["half"] == half:
            rows[row["source"], row.get("language") or "en"].append(row)
    return rows


def measure(title: str, rows: list[Row], show: str) -> None:
    """Print how often each rule fires on the questions of one source."""
    start = time.perf_counter()
    fired: defaultdict[str, set[int]] = defaultdict(set)
    loud: set[int] = set()
    rules = [rule for rule in RULES if rule.family != "article"]
    warnings = {rule.code for rule in RULES if CODES[rule.code].severity == "warning"}
    for begin in range(0, len(rows), SHEET):
        for code, number, finding in found_in(deck_of(rows[begin : begin + SHEET]), rules):
            fired[code].add(begin + number)
            if not finding.quiet and code in warnings:
                loud.add(begin + number)
            if code == show:
                print(f"    {_shown(rows[begin + number])}\n      -> {finding.message}")
    took = time.perf_counter() - start
    print(f"\n{title}: {len(rows)} cards, {len(loud) / len(rows):.1%} warned of, {took:.2f} s")
    for rule in RULES:
        numbers = fired[rule.code]
        flaw = FLAWS.get(rule.code, "")
        known = {
            n: row["flaws"][flaw] for n, row in enumerate(rows) if flaw in (row.get("flaws") or {})
        }
        said = [flawed for number, flawed in known.items() if number in numbers]
        real = f"  P {sum(said)}/{len(said)}  R {sum(said)}/{sum(known.values())}" if known else ""
        if numbers or real:
            print(f"  {rule.code:20} {len(numbers):5}  {len(numbers) / len(rows):6.2%}{real}")


def _shown(row: Row) -> str:
    asked = row.get("question") or row.get("text")
    return f"{asked} | {row.get('options') or row.get('answer')} | {row.get('key', '')}"


def _at(row: Row, number: int) -> Row:
    return row | {"paragraph": number, "paragraphs": [number]}


def _wrong_paragraph(
    _rows: list[Row], row: Row, article: ArticleWords, choose: Choose
) -> Row | None:
    named = places_of_row(row)
    others = [n for n in range(1, len(article.paragraphs) + 1) if n not in named]
    return _at(row, choose.choice(others)) if others else None


def _neighbour(_rows: list[Row], row: Row, article: ArticleWords, choose: Choose) -> Row | None:
    named = places_of_row(row)
    near = {n + step for n in named for step in (-1, 1)} - {*named}
    others = [n for n in sorted(near) if 1 <= n <= len(article.paragraphs)]
    return _at(row, choose.choice(others)) if others else None


def _answer(row: Row) -> str:
    return str(row["options"][row["key"]] if "options" in row else row["answer"])


def _with_answer(row: Row, answer: str) -> Row:
    if "options" in row:
        options = [*row["options"]]
        options[row["key"]] = answer
        return row | {"options": options}
    return row | {"answer": answer}


def _elsewhere(rows: list[Row], row: Row) -> list[Row]:
    """Return the rows about other paragraphs of the article."""
    return [other for other in rows if not {*places_of_row(other)} & {*places_of_row(row)}]


def _other_answer(rows: list[Row], row: Row, _article: ArticleWords, choose: Choose) -> Row | None:
    others = _elsewhere(rows, row)
    return _with_answer(row, _answer(choose.choice(others))) if others else None


def _other_number(_rows: list[Row], row: Row, _article: ArticleWords, choose: Choose) -> Row | None:
    answer = _answer(row)
    found = [*re.finditer(r"(?<!\w)\d+(?:[., \u00a0\u202f]\d{3}\b)*", answer)]
    if not found:
        return None
    one = choose.choice(found)
    changed = str(int(re.sub(r"\D", "", one.group())) + choose.randint(1, 9))
    return _with_answer(row, answer[: one.start()] + changed + answer[one.end() :])


def _other_name(rows: list[Row], row: Row, article: ArticleWords, choose: Choose) -> Row | None:
    """Put a name of another answer for one; names are what the article writes with a capital."""

    def names_of(other: Row) -> list[str]:
        words = re.findall(r"\b[^\W\d_]{3,}\b", _answer(other))
        return [word for word in words if word in article.name_words]

    here = names_of(row)
    names = [n for other in _elsewhere(rows, row) for n in names_of(other) if n not in here]
    if not here or not names:
        return None
    changed = re.sub(rf"\b{choose.choice(here)}\b", choose.choice(names), _answer(row))
    return _with_answer(row, changed)


CHANGES: dict[str, Callable[[list[Row], Row, ArticleWords, Choose], Row | None]] = {
    "as it is": lambda _rows, row, _article, _choose: row,
    "wrong paragraph": _wrong_paragraph,
    "neighbour": _neighbour,
    "another answer": _other_answer,
    "changed name": _other_name,
    "changed number": _other_number,
}


def measure_places(
    title: str, rows: list[Row], articles: dict[str, tuple[str, ...]], show: str
) -> None:
    """Print how often the rules on paragraphs fire, as it is and with what was made wrong.

    A card counts that has a finding which is not quiet; those with any are given in brackets.
    """
    by_article: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.get("article") in articles and row.get("paragraph"):
            by_article[row["article"]].append(row)
    if not by_article:
        return
    print(f"\n{title}: {sum(map(len, by_article.values()))} cards about {len(by_article)} articles")
    language = language_words(rows[0].get("language", "en"))
    known = {name: ArticleWords(articles[name], "", language) for name in by_article}
    for name, change in CHANGES.items():
        choose = random.Random(7)  # noqa: S311  Nothing here is secret.
        told: list[set[str]] = []
        for article, cards in by_article.items():
            found = (change(cards, row, known[article], choose) for row in cards)
            changed = [row for row in found if row]
            if changed:
                told += _told(changed, articles[article], show.removeprefix(f"{name}/"))
        if told:
            _print_told(name, told)


def _told(rows: list[Row], paragraphs: tuple[str, ...], show: str) -> list[set[str]]:
    """Return what the rules on paragraphs say of each row, by their codes."""
    rules = [rule for rule in RULES if rule.family == "article" and rule.code != "distractor-there"]
    told: list[set[str]] = [set() for _ in rows]
    for code, number, finding in found_in(deck_of(rows, paragraphs), rules):
        told[number].add(f"{code}{' (quiet)' * finding.quiet}")
        if code == show:
            places = places_of_row(rows[number])
            print(f"    {_shown(rows[number])} ¶{places}\n      -> {finding.message}")
    return told


def _print_told(name: str, told: list[set[str]]) -> None:
    loud = sum(any("quiet" not in code for code in codes) for codes in told)
    counts = Counter(code for codes in told for code in codes)
    each = "  ".join(f"{code} {count / len(told):.1%}" for code, count in sorted(counts.items()))
    loudly, anyhow = loud / len(told), sum(map(bool, told)) / len(told)
    print(f"  {name:16} {loudly:6.2%} ({anyhow:.1%}) of {len(told)}   {each}")


def measure_made(title: str, rows: list[Row]) -> None:
    """Print how many of the flaws that are made in good questions are found."""
    choose = random.Random(5)  # noqa: S311  Nothing here is secret.
    rules = {rule.code: rule for rule in RULES}
    rows = choose.sample(rows, min(len(rows), MADE_OF))
    print(f"\n{title}")
    for name, (code, make) in MADE.items() if "options" in rows[0] else ():
        made = [changed for row in rows if (changed := make(row, choose))]
        found = sum(
            len({number for _, number, _ in found_in(deck_of([*part]), [rules[code]])})
            for part in _batches(made)
        )
        print(f"  {name:20} {found} of {len(made)}, {found / max(1, len(made)):.1%}")
    for name, make in COPIES.items():
        found = total = 0
        for part in _batches(rows):
            copies = [changed for row in part if (changed := make(row, choose))]
            near = found_in(deck_of([*part, *copies]), [rules["near-duplicate"]])
            found += len({number for _, number, _ in near if number >= len(part)})
            total += len(copies)
        print(f"  {name:20} {found} of {total}, {found / max(1, total):.1%}")


def _batches(rows: list[Row]) -> Iterator[list[Row]]:
    rest = iter(rows)
    while part := [*islice(rest, SHEET)]:
        yield part


def measure_speed(title: str, rows: list[Row]) -> None:
    """Print how long the rules take over many cards, and how that grows with their number."""
    rules = [rule for rule in RULES if rule.family != "article"]
    took = {}
    for size in (1_000, 10_000):
        deck = deck_of((rows * (1 + size // len(rows)))[:size] if len(rows) < size else rows[:size])
        runs = []
        for _ in range(5):
            start = time.process_time()
            for _ in found_in(deck, rules):
                pass
            runs.append(time.process_time() - start)
        took[size] = min(runs)
    ratio = took[10_000] / took[1_000]
    print(f"\n{title}: {took[10_000]:.2f} s for 10,000 cards, {ratio:.1f} times 1,000")


def measure_all_made(folder: Path, half: str) -> None:
    for name in ("choices", "pairs"):
        by_language: defaultdict[str, list[Row]] = defaultdict(list)
        for (_, language), rows in read_rows(folder, name, half).items():
            by_language[language] += [row for row in rows if row.get("key", 0) is not None]
        for language in FILLERS:
            measure_made(f"{name} with flaws made in them ({language})", by_language[language])
        short = [row for row in by_language["en"] if len(row["question"]) < LONG]
        random.Random(3).shuffle(short)  # noqa: S311  Nothing here is secret.
        measure_speed(f"speed of all rules, {name}", short)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("half", nargs="?", default="tune")
    parser.add_argument("--show", default="")
    parser.add_argument("--source", default="")
    parser.add_argument("--made", action="store_true")
    asked = parser.parse_args()
    if asked.made:
        measure_all_made(asked.folder, asked.half)
        return
    articles = {}
    path = asked.folder / "articles.jsonl"
    for line in path.read_text("utf-8").splitlines() if path.is_file() else ():
        row = json.loads(line)
        articles[row["id"]] = tuple(row["paragraphs"])
    for name in ("choices", "pairs", "clozes"):
        for (source, language), rows in read_rows(asked.folder, name, asked.half).items():
            if asked.source in source:
                title = f"{name} {source} ({language})"
                measure(title, rows, asked.show)
                measure_places(title, rows, articles, asked.show)


if __name__ == "__main__":
    main()
