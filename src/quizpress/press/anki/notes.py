"""From cards to the fields of notes: all that Anki will show, before anything is packed."""

import re
from hashlib import sha256
from typing import NamedTuple, assert_never

from quizpress.lock.carry import Item
from quizpress.model import (
    KINDS,
    Card,
    Choice,
    Cloze,
    Content,
    Deck,
    Gap,
    Short,
    TrueFalse,
    alike,
    answers,
    groups,
    question,
)
from quizpress.press.anki.types import FIELDS
from quizpress.press.gaps import Style, with_gaps
from quizpress.press.markup import ACTIVE, Inline, escape, markdown, plainly
from quizpress.press.order import Option, scrambled
from quizpress.press.source import link, places, published
from quizpress.press.templates import direction, labels

Fields = dict[str, str]
"""HTML by field name; a field that is left out is empty."""

_BLANK: Fields = dict.fromkeys(FIELDS, "")


class Face(NamedTuple):
    """A note before it has an identity: its fields in the order of `FIELDS`, and its tags."""

    fields: tuple[str, ...]
    tags: tuple[str, ...]
    item: Item


def faces(deck: Deck) -> list[Face]:
    """Return the notes of a deck in the order written."""
    press = _Press(deck)
    return [
        press.face(card, blank)
        for section in deck.sections
        for blank in [press.blank(section.title)]
        for card in section.cards
        if "anki" in card.only
    ]


class _Press:
    """What the cards of one deck share."""

    def __init__(self, deck: Deck) -> None:
        self.deck = deck
        base = plainly if deck.markup == "plain" else markdown
        self.style = Style(lambda maths: _guarded(base(maths)), _mathjax, self._gap, _gap_in_maths)
        self.inline = self.style.inline(_mathjax)
        self.words = labels(deck.language)
        known = published(deck.article, self.words, self.inline)
        self.article = _joined(known, link(deck.article, self.words))
        self.tags = tuple(dict.fromkeys(deck.tags))

    def blank(self, title: str) -> Fields:
        """Return the fields that the cards of a section share, all others empty."""
        return _BLANK | {
            "Context": self.inline(title) if title else "",
            "Language": self.deck.language,
            "Direction": direction(self.deck.language),
            "Source": self.article,
        }

    def face(self, card: Card, blank: Fields) -> Face:
        """Return the note of a card, its section's fields filled up with its own."""
        named = blank | self._content(card)
        if card.at:
            named["Source"] = _joined(places(card, self.words), self.article)
        if card.why:
            named["Why"] = self.inline(card.why)
        if card.hint:
            named["Hint"] = self.inline(card.hint)
        if card.accept:
            named["Accepted"] = " · ".join([self.inline(text) for text in card.accept])
        fields = tuple(named.values())
        tags = tuple(dict.fromkeys((*self.tags, *card.tags))) if card.tags else self.tags
        kind = KINDS[type(card.content)]
        item = _item(kind, card, _ordinals(card.content), (*fields, *tags))
        return Face(fields, tags, item)

    def _content(self, card: Card) -> Fields:
        match card.content:
            case Short():
                fields = {
                    "Question": self.inline(card.content.question),
                    "Answer": self._answers(card.content.answers),
                }
                return fields | {"Reverse": "1"} if card.content.both else fields
            case Choice():
                return {
                    "Question": self.inline(card.content.question),
                    "Answer": self._answers(card.content.keys),
                    "Options": self._options(card.content),
                }
            case TrueFalse():
                return self._verdict(card.content)
            case Cloze():
                return {"Question": with_gaps(card.content, self.style)}
        assert_never(card.content)

    def _answers(self, texts: tuple[str, ...]) -> str:
        if len(texts) == 1:
            return self.inline(texts[0])
        items = "".join([f"<li>{self.inline(text)}</li>" for text in texts])
        return f'<ul class="answers">{items}</ul>'

    def _options(self, choice: Choice) -> str:
        several = ' data-multiple="true"' if len(choice.keys) > 1 else ""
        kept = ' data-keep-order="true"' if choice.keep_order else ""
        # The stored order is what is seen where scripts are off, so it must not tell the key.
        items = "".join([self._option(option) for option in scrambled(choice, "anki")])
        return f'<ol class="options"{several}{kept}>{items}</ol>'

    def _option(self, option: Option) -> str:
        mark = ' class="key"' if option.right else ""
        why = f"<small>{self.inline(option.why)}</small>" if option.why else ""
        return f"<li{mark}>{self.inline(option.text)}{why}</li>"

    def _verdict(self, content: TrueFalse) -> Fields:
        word = "true" if content.truth else "false"
        verdict = f'<span class="verdict {word}">{escape(self.words[word])}</span>'
        fields = {"Question": self.inline(content.claim), "Answer": verdict}
        if content.correction:
            fields["Correction"] = self.inline(content.correction)
        return fields

    def _gap(self, gap: Gap) -> str:
        parts = [self.inline(text) for text in (gap.text, gap.hint) if text]
        # Anki takes the first `}}` for the end and `::` for a hint, wherever they stand.
        safe = [part.replace("}", "&#125;").replace(":", "&#58;") for part in parts]
        return f"{{{{c{gap.number}::{'::'.join(safe)}}}}}"


def _gap_in_maths(gap: Gap) -> str:
    """Return a gap as one group that MathJax reads as typed; spaces part braces and colons."""
    parts = [text for text in (gap.text, gap.hint) if text]
    safe = [re.sub(r"(?<=[}:])(?=[}:])|(?<=[}:])$", " ", part) for part in parts]
    return f"{{ {{{{c{gap.number}::{'::'.join(safe)}}}}} }}"


def _ordinals(content: Content) -> tuple[int, ...]:
    match content:
        case Short(both=True):
            return (0, 1)
        case Short() | Choice() | TrueFalse():
            return (0,)
        case Cloze():
            return tuple(sorted({p.number - 1 for p in content.pieces if isinstance(p, Gap)}))
    assert_never(content)


def _item(kind: str, card: Card, ordinals: tuple[int, ...], rendered: tuple[str, ...]) -> Item:
    content = card.content
    right = groups(content) if isinstance(content, Cloze) else answers(content)
    return Item(
        kind,
        card.id,
        alike(question(card.content)),
        alike(right[0] if len(right) == 1 else " · ".join(right)),
        tuple([at.paragraph for at in card.at]),
        ordinals,
        sha256("\x1f".join(rendered).encode()).hexdigest()[:16],
    )


def _joined(*parts: str) -> str:
    return " · ".join([part for part in parts if part])


_MATHS = "\x04{}\x05"
"""Keeps what is maths apart from what only looks like it; no text can hold these signs."""
_DELIMITERS = re.compile(r"\x04(.*?)\x05|\\([(\[])", re.DOTALL)
_COMMANDS = re.compile(r"\[(?=sound:|anki:|latex\]|\${1,2}\])", re.IGNORECASE)


def _mathjax(inside: str) -> str:
    return _MATHS.format(escape(inside))


def _guarded(inline: Inline) -> Inline:
    r"""Keep Anki from acting on what an author only wrote: [sound:…], [latex], a bare \(."""

    def render(text: str) -> str:
        if not ACTIVE.search(text):
            return escape(text)
        html = inline(text)
        if "\\" in text:
            html = _DELIMITERS.sub(_delimited, html)
        return _COMMANDS.sub("&#91;", html) if "[" in text else html

    return render


def _delimited(match: re.Match[str]) -> str:
    # An element between backslash and bracket keeps MathJax from finding the pair.
    return f"\\<span></span>{match[2]}" if match[2] else f"\\({match[1]}\\)"
