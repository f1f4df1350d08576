"""Which cards rest on which paragraphs, and what of an article no card asks for."""

from article_deck import deck_about
from harness import Write, examine
from quizpress.rules.card_words import DeckWords
from quizpress.rules.coverage import Coverage, list_coverages

ARTICLE = """\
Angela Erdmann lives in Berlin. On 8 April 2014 she was 62 years old.

Konrad Fischer found the bottle off Kiel; it was 101 years old. He was paid \u20ac500 by Erdmann.

It was shown in Hamburg until May 1st, and 45% of all visitors, or 10,000, saw it.

Nothing more is known of Richard Platz, who wrote in 1913, in spring 1913.
"""
CARDS = """\
- {q: Where does she live?, a: Berlin, at: 1, tags: [a, b], points: 2}
- {q: Who found it?, a: Konrad Fischer, at: 2, tags: [a], points: 2}
- {q: How old were she and it?, a: 62 and 101, at: [1, 2], points: 1}
- {q: How many saw it?, a: '10,000', distractors: ['5'], at: [{p: 3, quote: saw it}, 3]}
- {q: Does it matter?, a: No}
"""


def covered(deck: Write) -> Coverage:
    (coverage,) = list_coverages(deck_about(deck, ARTICLE, CARDS))
    return coverage


def test_cards_are_listed_by_paragraph_with_what_they_leave(deck: Write) -> None:
    told = [
        (each.paragraph, each.cards, [fact.text for fact in each.unasked])
        for each in covered(deck).paragraphs
    ]
    assert told == [
        (1, (1, 3), ["Angela Erdmann", "8 April 2014"]),
        (2, (2, 3), ["Kiel", "\u20ac500"]),
        (3, (4,), ["Hamburg", "May 1st", "45%"]),
        (4, (), ["Richard Platz", "1913"]),
    ]
    assert covered(deck).untouched == (4,)


def test_another_spelling_of_an_answer_is_asked_for_too(deck: Write) -> None:
    cards = "- {q: When did she turn 62?, a: in spring, accept: ['8 April 2014'], at: 1}\n"
    (coverage,) = list_coverages(deck_about(deck, ARTICLE, cards))

    unasked = [fact.text for fact in coverage.paragraphs[0].unasked]
    assert unasked == ["Angela Erdmann", "Berlin", "62"]


def test_what_no_card_asks_for_stands_where_it_is_said_to(deck: Write) -> None:
    texts = ARTICLE.strip().split("\n\n")

    for paragraph, text in zip(covered(deck).paragraphs, texts, strict=True):
        for fact in paragraph.unasked:
            assert text[fact.start : fact.end] == fact.text


def test_cards_are_counted_by_what_they_are(deck: Write) -> None:
    coverage = covered(deck)

    assert coverage.kinds == (("short", 4), ("choice", 1))
    assert coverage.tags == (("a", 2), ("b", 1))
    assert coverage.points == (("2", 2), ("1", 1))
    assert coverage.levels == (("recall", 3), ("think-and-search", 1))
    assert coverage.unplaced == (5,)


def test_without_the_text_paragraphs_are_still_counted(deck: Write) -> None:
    words = deck_about(deck, ARTICLE, CARDS)
    article = words.deck.article._replace(texts=(), paragraphs=0)
    (coverage,) = list_coverages(DeckWords(words.deck._replace(article=article)))

    assert [each.paragraph for each in coverage.paragraphs] == [1, 2, 3]
    assert [each.unasked for each in coverage.paragraphs] == [(), (), ()]


def test_a_deck_without_places_covers_nothing(deck: Write) -> None:
    words = deck_about(deck, ARTICLE, "- {q: Why?, a: Because}\n")
    article = words.deck.article._replace(texts=(), paragraphs=0)
    (coverage,) = list_coverages(DeckWords(words.deck._replace(article=article)))

    assert coverage.paragraphs == ()
    assert coverage.unplaced == (1,)


def test_a_deck_that_speaks_of_no_article_covers_none(deck: Write) -> None:
    model = examine(deck("title: T\ncards:\n- {q: Why?, a: Because}\n")).deck

    assert model
    assert list_coverages(DeckWords(model)) == ()


def test_a_number_of_an_answer_is_asked_for_as_it_is_read(deck: Write) -> None:
    article = "They voted 8-3 at 12:30 for 3,200 pounds, as on 30.4.2014. It took 12 days.\n"
    cards = "- {claim: 'Some 3,200 twigs cost \u00a38,400, as on 30.4.2014.', a: true, at: 1}\n"
    (coverage,) = list_coverages(deck_about(deck, article, cards))
    assert [fact.text for fact in coverage.paragraphs[0].unasked] == ["8", "3", "12:30", "12"]

    cards = "- {q: When?, a: 12:30, at: 1}\n"
    (coverage,) = list_coverages(deck_about(deck, article, cards))
    assert "12:30" not in [fact.text for fact in coverage.paragraphs[0].unasked]
