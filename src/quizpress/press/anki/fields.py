"""From a card to what its notes hold, kind by kind, in HTML."""

from collections.abc import Sequence
from decimal import Decimal
from hashlib import sha256
from typing import NamedTuple, assert_never

from quizpress.model import (
    Card,
    Choice,
    Cloze,
    Criterion,
    Deck,
    Matching,
    Open,
    Ordering,
    Section,
    Short,
    Sound,
    TrueFalse,
    hidden_by_card,
)
from quizpress.press.anki.field_writer import FieldWriter, keep_from_acting
from quizpress.press.anki.media import names_in_anki
from quizpress.press.anki.types import FIELDS
from quizpress.press.html_writer import escape
from quizpress.press.numbers import count_with_word
from quizpress.press.order import AnswerOption, mix_texts, scramble_options
from quizpress.press.source import article_link, cited_paragraphs, publisher_and_date
from quizpress.press.templates import direction, labels
from quizpress.text import Text, gaps_of
from quizpress.text.plain import plain_text, same_words

Fields = dict[str, str]
"""HTML by field name; a field that is left out is empty."""

_BLANK: Fields = dict.fromkeys(FIELDS, "")


class Sides(NamedTuple):
    """What one note asks and answers, and how the lock is to know it again.

    `kind` names the note type, the ordinals are those of its cards, `within` parts the notes
    of one card.
    """

    kind: str
    question: str
    answer: str
    ordinals: tuple[int, ...]
    fields: Fields
    within: str = ""


class Filler:
    """Fills the fields of a deck's notes; holds what they share."""

    def __init__(self, deck: Deck) -> None:
        self.deck = deck
        self.files = names_in_anki(deck)
        self.writer = FieldWriter(self.files, deck.markup)
        self.inline = self.writer.write_text
        self.words = labels(deck.language)

    def blank(self, section: Section) -> Fields:
        """Return the fields that the notes of a section share, all others empty."""
        article = self.deck.article_of(section)
        known = publisher_and_date(article, self.words, self.inline)
        return _BLANK | {
            "Context": self.inline(section.title) if section.title else "",
            "Language": self.deck.language,
            "Direction": direction(self.deck.language),
            "Source": _join_filled(known, keep_from_acting(article_link(article, self.words))),
        }

    def shared(self, card: Card, source: str) -> Fields:
        """Return the fields that all kinds of cards have; `source` tells of their article."""
        fields: Fields = {}
        if card.at:
            fields["Source"] = _join_filled(cited_paragraphs(card, self.words), source)
        if card.why:
            fields["Why"] = self.inline(card.why)
        if card.hint:
            fields["Hint"] = self.inline(card.hint)
        if card.accept:
            fields["Accepted"] = " · ".join([self.inline(text) for text in card.accept])
        if card.image:
            fields["Image"] = self.writer.write_picture(card.image.file, card.image.alt)
        if card.audio:
            side = "Audio" if card.audio.side == "question" else "Answer Audio"
            fields[side] = self._play(card.audio)
        return fields

    def _play(self, sound: Sound) -> str:
        return f"[sound:{self.files[sound.file]}]"

    def sides(self, card: Card) -> list[Sides]:
        """Return the notes of a card: one, or one for each pair of a matching."""
        content = card.content
        match content:
            case Short():
                return [self._fill_short(content)]
            case Choice():
                return [self._fill_choice(content)]
            case TrueFalse():
                return [self._fill_true_false(content)]
            case Cloze():
                return [self._fill_cloze(content)]
            case Matching():
                return self._fill_pairs(content)
            case Ordering():
                return [self._fill_ordering(content)]
            case Open():
                return [self._fill_open(content)]
        assert_never(content)

    def _fill_short(self, short: Short) -> Sides:
        answer = self._write_answers(short.answers)
        fields = {"Question": self.inline(short.question), "Answer": answer}
        if short.typed:
            # Anki compares letter by letter, and knows no markup.
            fields["Typed"] = escape(plain_text(short.answers[0]))
        if short.both:
            fields["Reverse"] = "1"
        if short.reverse:
            fields["Reverse Question"] = self.inline(short.reverse)
        if short.reverse_answer:
            fields["Reverse Answer"] = self.inline(short.reverse_answer)
        return Sides(
            "short",
            short.question.source,
            _join_sources(short.answers),
            (0, 1) if short.both else (0,),
            fields,
        )

    def _write_answers(self, texts: Sequence[Text]) -> str:
        if len(texts) == 1:
            return self.inline(texts[0])
        return f'<ul class="answers">{self._write_items(texts)}</ul>'

    def _write_items(self, texts: Sequence[Text]) -> str:
        return "".join([f"<li>{self.inline(text)}</li>" for text in texts])

    def _fill_open(self, content: Open) -> Sides:
        sides = self._fill_short(Short(content.question, (content.answer,)))
        if content.rubric:
            rubric = "".join([self._write_criterion(criterion) for criterion in content.rubric])
            sides.fields["Answer"] += f'<ul class="rubric">{rubric}</ul>'
        return sides

    def _write_criterion(self, criterion: Criterion) -> str:
        points = count_with_word("points_short", Decimal(criterion.points), self.words)
        return f"<li><b>{escape(points)}</b><span>{self.inline(criterion.text)}</span></li>"

    def _fill_choice(self, choice: Choice) -> Sides:
        several = ' data-multiple="true"' if len(choice.keys) > 1 else ""
        kept = ' data-keep-order="true"' if choice.order else ""
        options = scramble_options(choice, "anki")
        free = len(options) - len(choice.last)
        # The stored order is what is seen where scripts are off, so it must not tell the key.
        items = "".join(
            [self._write_option(option, last=at >= free) for at, option in enumerate(options)]
        )
        fields = {
            "Question": self.inline(choice.question),
            "Answer": self._write_answers(choice.keys),
            "Options": f'<ol class="options"{several}{kept}>{items}</ol>',
        }
        return Sides("choice", choice.question.source, _join_sources(choice.keys), (0,), fields)

    def _write_option(self, option: AnswerOption, *, last: bool) -> str:
        mark = (' class="key"' if option.right else "") + (' data-last="true"' if last else "")
        why = f"<small>{self.inline(option.why)}</small>" if option.why else ""
        heard = f'<div class="audio">{self._play(option.audio)}</div>' if option.audio else ""
        return f"<li{mark}>{self.inline(option.text)}{heard}{why}</li>"

    def _fill_true_false(self, content: TrueFalse) -> Sides:
        word = "true" if content.truth else "false"
        verdict = f'<span class="verdict {word}">{escape(self.words[word])}</span>'
        fields = {"Question": self.inline(content.claim), "Answer": verdict}
        if content.correction:
            fields["Correction"] = self.inline(content.correction)
        return Sides("true-false", content.claim.source, word, (0,), fields)

    def _fill_cloze(self, cloze: Cloze) -> Sides:
        numbers = {number - 1 for gap in gaps_of(cloze.text) for number in gap.numbers}
        fields = {"Question": self.writer.write_cloze(cloze.text)}
        if cloze.typed:
            fields["Typed"] = "1"
        if cloze.accept:
            fields["Answer"] = self._accept_by_gap(cloze)
        hidden = " · ".join(hidden_by_card(cloze))
        return Sides("cloze", cloze.text.source, hidden, tuple(sorted(numbers)), fields)

    def _accept_by_gap(self, cloze: Cloze) -> str:
        """Return what each card accepts, in a gap of its number, so that Anki shows it there."""
        gaps, made = gaps_of(cloze.text), ""
        for number in sorted({number for each in cloze.accept for number in each.numbers}):
            answers = [each for each in cloze.accept if number in each.numbers]
            several = sum([number in gap.numbers for gap in gaps]) > 1
            made += self.writer.write_accepted(number, answers, named=several)
        return made

    def _fill_pairs(self, matching: Matching) -> list[Sides]:
        pool = self._write_items(mix_texts(matching.pool, "anki", matching.question))
        options, question = f'<ul class="pool">{pool}</ul>', self.inline(matching.question)
        return [
            Sides(
                "matching",
                f"{matching.question.source} · {left.source}",
                right.source,
                (0,),
                {
                    "Question": f'{question}<div class="left">{self.inline(left)}</div>',
                    "Answer": self.inline(right),
                    "Options": options,
                },
                sha256(same_words(left.source).encode()).hexdigest()[:8],
            )
            for left, right in matching.pairs
        ]

    def _fill_ordering(self, ordering: Ordering) -> Sides:
        items = {
            item.source: f'<li data-place="{place}">{self.inline(item)}</li>'
            for place, item in enumerate(ordering.items)
        }
        mix = mix_texts(ordering.items, "anki", ordering.question)
        fields = {
            "Question": self.inline(ordering.question),
            "Answer": _write_ordered([*items.values()]),
            "Options": _write_ordered([items[item.source] for item in mix]),
        }
        return Sides(
            "ordering", ordering.question.source, _join_sources(ordering.items), (0,), fields
        )


def _join_sources(texts: Sequence[Text]) -> str:
    """Return texts as typed, as the lock keeps them."""
    return " · ".join([text.source for text in texts])


def _write_ordered(items: list[str]) -> str:
    return f'<ol class="options" data-ordering="true">{"".join(items)}</ol>'


def _join_filled(*parts: str) -> str:
    return " · ".join([part for part in parts if part])
