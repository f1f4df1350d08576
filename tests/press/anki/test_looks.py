"""Every card at phone and desktop width, by day and by night, with scripts and without."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from full_decks import ARABIC, DECK, that_asks

if TYPE_CHECKING:
    from card_reviewer import Press, Reviewer
    from full_decks import Shown


pytest_plugins = ("card_reviewer",)

LEAST = 4.5
"""The contrast that WCAG 2.2 asks of text, 1.4.3."""


def _brightness(colour: list[float]) -> float:
    parts = [part / 255 for part in colour[:3]]
    red, green, blue = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: list[float], other: list[float]) -> float:
    low, high = sorted([_brightness(one), _brightness(other)])
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("source", [DECK, ARABIC], ids=["left to right", "right to left"])
def test_nothing_overflows_and_all_text_stands_out(
    press: Press, reviewer: Reviewer, source: str
) -> None:
    seen = set()
    cards = press(source)
    for width, night in ((390, False), (390, True), (1000, False)):
        reviewer.page.set_viewport_size({"width": width, "height": 760})
        for number, side in [(number, side) for number, card in enumerate(cards) for side in card]:
            reviewer.show(side, night=night)
            unused = reviewer.ink()
            _use(reviewer)
            assert reviewer.outside() == [], (number, width)
            for name, ink, ground in (*unused, *reviewer.ink()):
                assert _contrast(ink, ground) >= LEAST, (number, night, name)
                seen.add((night, name))
    assert {name for night, name in seen if night} == {name for night, name in seen if not night}
    assert {name for _, name in seen} >= {
        *("question", "left", "slot::after", "answer", "accepted::before", "source"),
        *("cloze", "typeBad", "typeMissed", "options::before", "hint::before"),
        *("key::before", "key::after", "picked::before", "picked::after", "IMG", "LI"),
        *("turn", "turn::before", "B", "SPAN", "SPAN::before", "wrong", "wrong::after"),
    }


def _use(reviewer: Reviewer) -> None:
    """Open what can be opened, and pick rightly and wrongly."""
    page = reviewer.page
    for each in page.locator("summary:visible, a.hint").all():
        each.click()
    several = "[data-place='2']", "[data-place='0']", "[data-multiple] > li"
    one = page.locator(".options.live:not([data-multiple]) > li:not(.key, [data-place])").all()
    found = [option for which in several for option in page.locator(f".live {which}").all()]
    for each in (*found, *one[:1]):
        each.click()


@pytest.mark.parametrize(("source", "near"), [(DECK, "left"), (ARABIC, "right")])
def test_signs_stand_where_reading_begins_and_marks_where_it_ends(
    press: Press, reviewer: Reviewer, source: str, near: str
) -> None:
    far = "left" if near == "right" else "right"
    cards = press(source)
    reviewer.show(that_asks(cards, 'class="key"').back)
    letter, mark = (_places(reviewer, "li.key", part) for part in ("::before", "::after"))
    assert letter[near] < letter[far]
    assert mark[near] > mark[far]
    reviewer.show(that_asks(cards, 'class="left"').back)
    line = _places(reviewer, ".pair", "::before")
    assert line[near] < line[far]


def _places(reviewer: Reviewer, which: str, part: str) -> dict[str, float]:
    """Return how far from either side of an element a sign in it stands."""
    sides = ("left", "right")
    return {side: float(reviewer.style(which, side, part).removesuffix("px")) for side in sides}


def test_night_is_dark_and_day_is_light(cards: list[Shown], reviewer: Reviewer) -> None:
    grounds = []
    for night in (False, True):
        reviewer.show(cards[0].front, night=night)
        grounds.append(reviewer.ink()[0][2])
    assert _brightness(grounds[0]) > 0.8
    assert _brightness(grounds[1]) < 0.05


def test_without_scripts_the_options_are_there_and_give_nothing_away(
    cards: list[Shown], scriptless: Reviewer
) -> None:
    scriptless.show(cards[0].front)
    front = scriptless.page.locator(".options > li").all_inner_texts()
    assert all(option.is_visible() for option in scriptless.page.locator(".options > li").all())
    written = ["the key", "one that is wrong", "two", "three", "four", "five"]
    assert sorted(front) == sorted(written)
    assert front != written
    scriptless.show(cards[0].back)
    back = scriptless.page.locator(".options > li").all_inner_texts()
    assert [text.partition("\n")[0] for text in back] == front


def test_a_hint_opens_on_request(cards: list[Shown], reviewer: Reviewer) -> None:
    reviewer.show(cards[1].front)
    assert len(reviewer.options()) == 5
    hint, opener = reviewer.page.get_by_text("There are two."), reviewer.page.locator("a.hint")
    assert not hint.is_visible()
    box = opener.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    opener.click()
    assert hint.is_visible()
    assert not opener.is_visible()
    reviewer.show(cards[1].back)
    assert not reviewer.page.get_by_text("There are two.").is_visible()


def test_pictures_have_a_light_ground_by_night_and_by_day(
    cards: list[Shown], reviewer: Reviewer
) -> None:
    for night in (False, True):
        reviewer.show(that_asks(cards, "a drawing", "A column").front, night=night)
        for picture in reviewer.page.locator("img").all():
            ground = picture.evaluate("e => getComputedStyle(e).backgroundColor")
            assert _brightness([float(part) for part in re.findall(r"[\d.]+", ground)]) > 0.75


def test_pictures_in_options_are_small(cards: list[Shown], reviewer: Reviewer) -> None:
    reviewer.show(that_asks(cards, "A column").front)
    sizes = _sizes(reviewer, ".options img")
    assert len(sizes) == 3
    assert all(height <= 160 for _, height in sizes)


PICTURES = """
title: Pictures
cards:
  - {q: Which river?, a: Rhine, distractors: [Elbe, Oder, Main], image: {file: map.png, alt: Map}}
  - {q: Who is it?, a: Ada, distractors: [Grace, Mary, Rosa], image: {file: face.png, alt: Face}}
  - {q: 'What is ![a tower](tower.png) here?', a: 'It is ![a tower](tower.png) so.'}
"""
WINDOWS = ((760, 820), (390, 760), (412, 915))
"""Of Anki on a computer, of a phone, and of a tall one."""


@pytest.fixture(scope="module")
def pictured(press: Press) -> list[Shown]:
    return press(PICTURES)


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("words", ["Which river", "Who is it"])
def test_a_picture_leaves_room_for_what_is_asked_about_it(
    pictured: list[Shown], reviewer: Reviewer, words: str, window: tuple[int, int]
) -> None:
    reviewer.page.set_viewport_size({"width": window[0], "height": window[1]})
    reviewer.show(that_asks(pictured, words).front)
    ((_, height),) = _sizes(reviewer, ".image img")
    assert 150 < height <= 0.4 * window[1]
    assert _skewed(reviewer) == []
    last = reviewer.page.locator(".options > li").last.bounding_box()
    assert last is not None
    assert last["y"] + last["height"] <= window[1]


def test_a_picture_on_a_low_screen_can_still_be_made_out(
    pictured: list[Shown], reviewer: Reviewer
) -> None:
    reviewer.page.set_viewport_size({"width": 760, "height": 300})
    reviewer.show(that_asks(pictured, "river").front)
    assert _sizes(reviewer, ".image img") == [(300, 200)]


@pytest.mark.parametrize("window", WINDOWS)
def test_a_tall_picture_among_words_stays_near_them(
    pictured: list[Shown], reviewer: Reviewer, window: tuple[int, int]
) -> None:
    reviewer.page.set_viewport_size({"width": window[0], "height": window[1]})
    reviewer.show(that_asks(pictured, "here?").back)
    sizes = _sizes(reviewer, ".question img, .answer img")
    assert [(width, height <= 0.25 * window[1]) for width, height in sizes] == [(60, True)] * 2
    assert _stretched(reviewer) == []


def _sizes(reviewer: Reviewer, which: str) -> list[tuple[float, float]]:
    boxes = [picture.bounding_box() for picture in reviewer.page.locator(which).all()]
    return [(box["width"], box["height"]) for box in boxes if box]


def _stretched(reviewer: Reviewer) -> list[str]:
    """Return the pictures that are not cut off, but made to fit otherwise."""
    script = """() => [...document.images].map(
      e => getComputedStyle(e).objectFit).filter(fit => fit !== 'cover')"""
    return [str(fit) for fit in reviewer.page.evaluate(script)]


def _skewed(reviewer: Reviewer) -> list[str]:
    """Return the pictures whose sides are not as long to each other as in their files."""
    script = """() => [...document.images].filter(e => Math.abs(
      e.width * e.naturalHeight / e.naturalWidth - e.height) > 12).map(e => e.outerHTML)"""
    return [str(html) for html in reviewer.page.evaluate(script)]


@pytest.mark.parametrize(("source", "words"), [(DECK, "the sky blue?"), (ARABIC, "زرقاء؟")])
def test_what_an_answer_is_marked_by_stands_below_it_and_quieter(
    press: Press, reviewer: Reviewer, source: str, words: str
) -> None:
    reviewer.show(that_asks(press(source), words).back)
    answer, rubric = (reviewer.style(which, "fontSize") for which in (".answer", ".rubric"))
    assert float(rubric.removesuffix("px")) < float(answer.removesuffix("px"))
    assert reviewer.style(".rubric", "color") != reviewer.style(".answer", "color")
    assert float(reviewer.style(".rubric", "marginTop").removesuffix("px")) > 10
    boxes = [box.bounding_box() for box in reviewer.page.locator(".rubric span").all()]
    assert len({box["x"] + box["width"] for box in boxes if box}) == 1
    assert len({box["x"] for box in boxes if box}) == 1


@pytest.mark.parametrize(("length", "long"), [(120, False), (121, True)])
def test_a_long_answer_is_a_text_to_read_with_a_rule_beside_it(
    press: Press, reviewer: Reviewer, length: int, *, long: bool
) -> None:
    answer = ("word " * length)[: length - 1] + "."
    reviewer.show(press(LENGTHS.replace("{}", answer))[-2].back)
    same = [
        reviewer.style(".answer", name) == reviewer.style("body", name)
        for name in ("color", "fontSize")
    ]
    assert same == [long, long]
    rule = [reviewer.style(".answer", f"border{side}Width") for side in ("Left", "Top")]
    assert rule == (["3px", "0px"] if long else ["0px", "1px"])


def test_a_gap_stands_close_to_the_comma_after_it(cards: list[Shown], reviewer: Reviewer) -> None:
    for side in that_asks(cards, "capital", "of"):
        reviewer.show(side)
        paddings = [reviewer.style(".cloze", f"padding{s}") for s in ("Left", "Right")]
        assert paddings == ["0px", "0px"]


HEBREW = """
title: חידון
language: he
cards:
  - {q: מה בירת מקסיקו?, a: [מקסיקו, פואבלה], distractors: [לימה], hint: רמז, accept: [אחרת]}
  - {claim: השמיים כחולים., a: true}
"""
FALLEN_BACK = (
    # a label that is in English where a language has none, and where it stands
    (".options", "::before"),
    ("a.hint", "::before"),
    (".accepted", "::before"),
)


def test_labels_in_another_language_run_their_own_way(press: Press, reviewer: Reviewer) -> None:
    card = press(HEBREW)[0]
    reviewer.show(card.front)
    front = [reviewer.style(which, "unicodeBidi", part) for which, part in FALLEN_BACK[:2]]
    reviewer.show(card.back)
    back = [reviewer.style(which, "unicodeBidi", part) for which, part in FALLEN_BACK[2:]]
    assert [*front, *back] == ["plaintext"] * 3


ARABIC = """
title: S
cards:
  - {q: ما عاصمة مصر؟, a: القاهرة, type: true, accept: [القاهره, مصر القاهرة]}
"""


def test_an_accepted_text_that_runs_the_other_way_follows_its_label(
    press: Press, reviewer: Reviewer
) -> None:
    reviewer.show(press(ARABIC)[0].back)
    line = reviewer.page.locator(".accepted").bounding_box()
    text = reviewer.page.locator(".accepted > span").bounding_box()
    assert line
    assert text
    assert 90 < text["x"] - line["x"] < 120
    assert text["width"] < 200


LENGTHS = """
title: Lengths
cards:
  - {q: Gold?, a: Au, both: true}
  - {q: What of this?, a: '{}', both: true}
"""


@pytest.mark.parametrize(("length", "smaller"), [(120, False), (121, True), (900, True)])
def test_a_long_answer_as_a_front_is_no_headline(
    press: Press, reviewer: Reviewer, length: int, *, smaller: bool
) -> None:
    long = ("word " * length)[: length - 1] + "."
    cards = press(LENGTHS.replace("{}", long))
    for sides in zip(that_asks(cards, "Au"), that_asks(cards, long), strict=True):
        sizes = []
        for side in sides:
            reviewer.show(side)
            sizes.append(float(reviewer.style(".reverse", "fontSize").removesuffix("px")))
        assert (sizes[1] < sizes[0]) == smaller


WIDE = {
    "table": "<table><tr>" + "<td>a_cell_of_many</td>" * 12 + "</tr></table>",
    "pre": f"<pre><code>{'a line of code ' * 20}</code></pre>",
}


@pytest.mark.parametrize("name", WIDE)
@pytest.mark.parametrize("text", ["one that is wrong", "another", "Because it is.", "capital"])
def test_what_learners_put_in_scrolls_inside_the_card(
    cards: list[Shown], reviewer: Reviewer, text: str, name: str
) -> None:
    (back,) = [card.back for card in cards if f">{text}<" in card.back][:1]
    reviewer.show(back.replace(f">{text}<", f">{WIDE[name]}<"))
    assert reviewer.outside() == []
    widths = reviewer.page.locator(name).evaluate_all(
        "all => all.map(e => e.scrollWidth - e.clientWidth)"
    )
    assert len(widths) == 1
    assert widths[0] > 50


def test_many_sounds_stand_in_rows(cards: list[Shown], reviewer: Reviewer) -> None:
    front = that_asks(cards, "soundLink").front
    button = re.findall(r"<a class=.replay.*?</a>", front, re.DOTALL)[0]
    reviewer.show(front.replace(button, button * 9))
    boxes = [button.bounding_box() for button in reviewer.page.locator(".replay-button").all()]
    assert len({box["y"] for box in boxes if box}) == 2
    assert reviewer.outside() == []
