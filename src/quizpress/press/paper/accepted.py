"""What else is right, as paper says it: of several gaps each after what it hides."""

from quizpress.model import Card, Cloze, GapAnswers
from quizpress.press.paper.keep_together import keep_together
from quizpress.text import Emphasis, Inline, Lines, Text, Words, gaps_of, inlines_of
from quizpress.text.plain import plain_text

_OR = Words("\u00a0/ ", 0)


def accepted_on_key(card: Card) -> tuple[Text, ...]:
    """Return what a card accepts, in all of its gaps."""
    by_gap = card.content.accept if isinstance(card.content, Cloze) else ()
    return tuple(map(_tell_gap, by_gap)) if by_gap else tuple(map(keep_together, card.accept))


def accepted_on_card(card: Card, number: int) -> tuple[Text, ...]:
    """Return what a card accepts where it asks for the gaps of a number alone; 0 for no cloze."""
    content = card.content
    if not isinstance(content, Cloze) or not content.accept:
        return tuple(map(keep_together, card.accept))
    by_gap = [each for each in content.accept if number in each.numbers]
    if len([gap for gap in gaps_of(content.text) if number in gap.numbers]) > 1:
        return tuple(map(_tell_gap, by_gap))
    return tuple([keep_together(text) for each in by_gap for text in each.texts])


def _tell_gap(answers: GapAnswers) -> Text:
    nodes: list[Inline] = [Emphasis((*_inlines_of(answers.hides), Words(":", 0)), 0, 0)]
    for place, text in enumerate(map(keep_together, answers.texts)):
        nodes += [_OR if place else Words(" ", 0), *_inlines_of(text)]
    source = f"{answers.hides.source}: {' / '.join([text.source for text in answers.texts])}"
    return Text(source, 0, 0, (Lines(tuple(nodes), 0, len(source)),))


def _inlines_of(text: Text) -> tuple[Inline, ...]:
    """Return a text in one line; what is more than lines loses its marks."""
    return inlines_of(text) or (Words(plain_text(text), 0),)
