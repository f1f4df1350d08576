"""Formulas wider than a page are broken behind operators, or made smaller, on every sheet."""

import re
from pathlib import Path

import pytest

from browsers import A4, Chromium
from quizpress.deck_and_lock import load_deck
from quizpress.options import EDITIONS, Edition
from quizpress.press.paper.form import read_form
from quizpress.press.paper.html import SheetLook, press
from quizpress.press.paper.paper_size import PAPERS
from quizpress.press.paper.wide_formulas import fit_formula
from quizpress.text.maths import convert_latex

TERMS = "+".join([f"a_{{{n}}}x^{{{n}}}" for n in range(1, 13)])
DECK = f"""
title: T
cards:
  - {{q: 'Solve \\({TERMS} = 0\\).', a: x, points: 2}}
  - {{q: 'Halve \\(\\frac{{{TERMS}}}{{2}}\\).', a: y}}
  - {{q: 'Add \\(\\left(\\frac{{1}}{{2}}\\right) + 1\\).', a: z}}
"""
REACH = """
() => [...document.querySelectorAll('math')].map(each => {
  const [own, body] = [each, each.closest('.body')].map(e => e.getBoundingClientRect())
  return own.right - body.right
})
"""
HEIGHTS = """
() => [...document.querySelectorAll('mo[form=prefix], mn')]
  .map(each => each.getBoundingClientRect().height)
"""


def test_a_formula_that_fits_is_as_it_was() -> None:
    html = convert_latex(r"a + b = \frac{1}{2}").html
    assert fit_formula(html, 20) == html


def test_a_wide_formula_is_parted_behind_operators_that_keep_their_room() -> None:
    made = fit_formula(convert_latex("a+b=(c+d)").html, 3)
    parts = re.findall(r"<math [^>]*>(.*?)</math>", made)

    assert [re.sub("<[^>]*>", "", part) for part in parts] == ["a+", "b=", "(c+", "d)"]
    assert made.count('form="infix"') == 3
    assert "mathsize" not in made


def test_a_part_that_breaks_nowhere_is_made_smaller() -> None:
    half = fit_formula(convert_latex(rf"\frac{{{TERMS}}}{{2}}").html, 20)
    (share,) = re.findall(r'<mstyle mathsize="(\d+)%">', half)

    assert 30 <= int(share) < 60


@pytest.mark.parametrize("editions", [(), *[(edition,) for edition in EDITIONS]], ids=str)
@pytest.mark.parametrize("sheet", ["{}", "{columns: 2}", "{spacing: compact}"])
def test_no_formula_reaches_beyond_its_question(
    chromium: Chromium, tmp_path: Path, editions: tuple[Edition, ...], sheet: str
) -> None:
    deck, file = tmp_path / "deck.yaml", tmp_path / "sheet.html"
    deck.write_text(DECK + ("" if sheet == "{}" else f"sheet: {sheet}\n"))
    model, problems = load_deck(deck)
    assert model, problems
    look = SheetLook(PAPERS["a4"], editions, model.sheet.spacing)
    file.write_bytes(press(model, read_form("X"), look, key=False).data)
    page = chromium.browser.new_page(viewport={"width": 794, "height": 1123})
    page.emulate_media(media="print")
    page.goto(file.as_uri())

    beyond = page.evaluate(REACH)
    page.close()

    assert len(beyond) > 3
    assert max(beyond) <= 1
    assert len(chromium.pdf(file, A4)) >= 1


def test_brackets_are_as_high_as_what_they_hold_and_numbers_of_a_fraction_as_others(
    chromium: Chromium, tmp_path: Path
) -> None:
    deck, file = tmp_path / "deck.yaml", tmp_path / "sheet.html"
    deck.write_text(
        "title: T\ncards: [{q: 'Is \\(\\left(\\frac{1}{2}\\right) + 3\\) so?', a: z}]\n"
    )
    model, problems = load_deck(deck)
    assert model, problems
    file.write_bytes(press(model, read_form("X"), SheetLook(PAPERS["a4"]), key=False).data)
    page = chromium.browser.new_page()
    page.goto(file.as_uri())
    bracket, over, under, beside = page.evaluate(HEIGHTS)
    page.close()

    assert over == pytest.approx(beside, abs=1.5)
    assert under == pytest.approx(beside, abs=1.5)
    assert bracket > 1.8 * beside
