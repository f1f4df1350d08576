"""Whose word counts on the sheets: a folder's settings, a deck's own, a call's."""

from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from harness import MEDIA, Ran
from quizpress.checks.json_schema import settings_schema
from quizpress.deck_and_lock import load_deck
from quizpress.model import Deck, SheetSettings
from quizpress.options import Options, Printing
from quizpress.pipeline import build_deck

CARDS = "cards: [{q: Q, a: A, points: 2}]\n"
LAYERS = (
    # the settings above, those beside, the deck, the call, and what comes of them
    ("", "", "", "", SheetSettings()),
    ("{columns: 2, foot: F}", "", "", "", SheetSettings(columns=2, foot="F")),
    ("{columns: 2, foot: F}", "{spacing: compact}", "", "", SheetSettings(spacing="compact")),
    ("{columns: 2, foot: F}", "", "{columns: 1}", "", SheetSettings(foot="F")),
    ("{ask: class}", "", "{ask: [date, name, date]}", "", SheetSettings(ask=("date", "name"))),
    ("", "{form_id: false}", "{points: section}", "form_id=true", SheetSettings(points="section")),
    (
        "",
        "",
        "{school: S, teacher: T, numbering: section}",
        "course=Spanish 2, period 4,ask=name, date , columns=2,school=U",
        SheetSettings(
            school="U",
            teacher="T",
            course="Spanish 2, period 4",
            ask=("name", "date"),
            numbering="section",
            columns=2,
        ),
    ),
    ("", "", "{ask: name}", "ask=", SheetSettings(ask=())),
    # What says nothing takes away what is said before it.
    ("{foot: F, school: S}", "", "{foot: '', school: }", "", SheetSettings()),
    ("{foot: F, school: S}", "", "{foot: null, school: ~}", "", SheetSettings()),
    (
        "{foot: F, logo: no.png}",
        "",
        "{logo: 'null', foot: 'null'}",
        "logo=",
        SheetSettings(foot="null"),
    ),
    (
        "{teacher: T}",
        "",
        "{course: C}",
        "course=,teacher= , foot=,columns=2",
        SheetSettings(columns=2),
    ),
    ("{logo: gone.png, teacher: T}", "", "{logo: }", "", SheetSettings(teacher="T")),
    # A comma and `=` are words where no key stands between them.
    ("", "", "", "foot=G = H, a = b,columns=2", SheetSettings(foot="G = H, a = b", columns=2)),
)


def _lay_out(folder: Path, above: str, beside: str, own: str) -> Path:
    """Write a deck below `decks`, with settings above it and beside it; return its path."""
    sub = folder / "decks" / "sub"
    sub.mkdir(parents=True)
    for place, said in ((sub.parent, above), (sub, beside)):
        if said:
            (place / "quizpress.yaml").write_text(f"sheet: {said}\n")
    deck = sub / "deck.yaml"
    deck.write_text(f"title: T\n{f'sheet: {own}' if own else ''}\n{CARDS}")
    return deck


def _sheet_of(deck: Deck | None) -> SheetSettings:
    assert deck
    return deck.sheet


@pytest.mark.parametrize("case", LAYERS, ids=str)
def test_a_call_goes_before_a_deck_and_that_before_the_nearest_settings(
    case: tuple[str, str, str, str, SheetSettings], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    above, beside, own, call, settings = case
    path = _lay_out(tmp_path, above, beside, own)
    seen: list[Deck] = []

    def keep_deck(deck: Deck, *_others: object) -> None:
        seen.append(deck)

    monkeypatch.setattr("quizpress.pipeline.press_papers", keep_deck)
    wish = Options(tmp_path / "out", frozenset({"quiz"}), Printing(sheet=call), locked=False, now=0)
    assert build_deck(path, wish).problems == []
    assert seen[0].sheet == settings
    if not call:
        assert _sheet_of(load_deck(path)[0]) == settings


def test_settings_are_looked_for_no_higher_than_the_decks_of_a_project(tmp_path: Path) -> None:
    path = _lay_out(tmp_path, "", "", "")
    (tmp_path / "quizpress.yaml").write_text("sheet: {columns: 2}\n")
    other = tmp_path / "elsewhere" / "sub" / "deck.yaml"
    other.parent.mkdir(parents=True)
    other.write_text(f"title: T\n{CARDS}")
    (other.parents[1] / "quizpress.yaml").write_text("sheet: {columns: 2}\n")

    assert [_sheet_of(load_deck(deck)[0]).columns for deck in (path, other)] == [1, 1]


def test_settings_are_no_deck(tmp_path: Path, call: Callable[..., Ran]) -> None:
    _lay_out(tmp_path, "{columns: 2}", "", "")

    assert call("check", cwd=tmp_path).out == "1 deck, no problems\n"
    named = call("build", "decks/quizpress.yaml", cwd=tmp_path)
    said = "decks/quizpress.yaml holds settings for the decks beside it, and is no deck"
    assert (named.code, named.err) == (2, f"quizpress: {said}\n")
    begun = call("new", "quizpress", cwd=tmp_path)
    assert "is the file of settings that decks have in common" in begun.err


@pytest.mark.parametrize("name", ["quizpress.yml", "Quizpress.YAML"])
def test_settings_by_another_name_are_told_theirs(
    tmp_path: Path, call: Callable[..., Ran], name: str
) -> None:
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks" / name).write_text("sheet:\n  school: River School\n")
    said = (
        f"decks/{name}:1:1: error[missing-key]: this deck has no `title`\n"
        " 1 | sheet:\n"
        "   | ^\n"
        "  hint: settings of a folder stand in `quizpress.yaml`: call it that\n"
    )
    assert said in call("check", cwd=tmp_path).out


BROKEN = """\
sheet:
  colums: 2
  logo: logos/seal.png
title: All of them
"""
TOLD = """\
decks/quizpress.yaml:2:3: error[unknown-key]: this sheet has no key `colums`
 2 |   colums: 2
   |   ^~~~~~
  hint: did you mean `columns`?

decks/quizpress.yaml:4:1: error[unknown-key]: this file of settings has no key `title`
 4 | title: All of them
   | ^~~~~
  hint: the keys are sheet, templates

decks/quizpress.yaml:3:9: error[media-missing]: there is no file `logos/seal.png`
 3 |   logo: logos/seal.png
   |         ^~~~~~~~~~~~~~
  hint: paths count from the folder of these settings
"""


def test_what_is_wrong_with_settings_is_told_once_in_their_file(
    tmp_path: Path, call: Callable[..., Ran]
) -> None:
    deck = _lay_out(tmp_path, "", "", "")
    (tmp_path / "decks" / "quizpress.yaml").write_text(BROKEN)
    deck.with_name("other.yaml").write_text(f"title: U\n{CARDS}")
    ran = call("check", cwd=tmp_path)

    assert (ran.code, ran.out) == (1, TOLD)
    assert ran.err == "2 decks, 3 errors\n"
    built = call("build", "--only", "quiz", cwd=tmp_path)
    assert built.out.count("unknown-key") + built.err.count("unknown-key") == 2
    assert not (tmp_path / "build").exists()


def test_settings_are_checked_alone_and_beside_decks(
    tmp_path: Path, call: Callable[..., Ran]
) -> None:
    _lay_out(tmp_path, "{columns: 2}", "", "")
    named = "decks/quizpress.yaml"
    good = call("check", named, cwd=tmp_path)
    assert (good.code, good.out) == (0, "1 file of settings, no problems\n")

    (tmp_path / named).write_text(BROKEN)
    alone = call("check", named, cwd=tmp_path)
    beside = call("check", named, "decks/sub/deck.yaml", cwd=tmp_path)
    assert (alone.code, alone.out) == (beside.code, beside.out) == (1, TOLD)
    assert alone.err == "1 file of settings, 3 errors\n"
    assert beside.err == "1 deck and 1 file of settings, 3 errors\n"


UNFIT: tuple[tuple[str, list[tuple[str, int]]], ...] = (
    # what a file of settings holds, the code and the line of what is told of it
    ("", []),
    ("# nothing as yet\n", []),
    ("- sheet\n", [("shape", 1)]),
    ("sheet: compact\n", [("shape", 1)]),
    ("sheet: {columns: 2\n", [("syntax", 1)]),
    ("sheet:\n  spacing: tight\n", [("shape", 2)]),
    ("sheet: {logo: ../deck.yaml, school: S}\n", [("media-outside", 1)]),
)


@pytest.mark.parametrize(("held", "told"), UNFIT)
def test_settings_that_do_not_fit_keep_decks_from_being_built(
    held: str, told: list[tuple[str, int]], tmp_path: Path
) -> None:
    path = _lay_out(tmp_path, "", "", "")
    (path.parent / "quizpress.yaml").write_text(held)
    deck, problems = load_deck(path)

    found = [(each.code, each.place.line) for each in problems]
    assert [(code, min(line, 1) if code == "syntax" else line) for code, line in found] == told
    assert all(each.place.path == str(path.parent / "quizpress.yaml") for each in problems)
    assert (deck is None) == bool(told)


def test_a_link_of_settings_out_of_the_project_is_not_read(tmp_path: Path) -> None:
    path = _lay_out(tmp_path / "project", "", "", "")
    secret = tmp_path / "secret.yaml"
    secret.write_text("password: 12345\n")
    (path.parent / "quizpress.yaml").symlink_to(secret)
    (problem,) = load_deck(path)[1]

    assert (problem.code, problem.place.text) == ("unreadable", "")


def test_a_logo_of_settings_is_found_from_their_folder(tmp_path: Path) -> None:
    path = _lay_out(tmp_path, "{logo: seal.png, school: Northside}", "", "")
    (tmp_path / "decks" / "seal.png").write_bytes((MEDIA / "dot.png").read_bytes())
    deck, problems = load_deck(path)

    assert problems == []
    assert deck
    assert deck.sheet.logo
    assert (deck.sheet.logo.file, deck.sheet.logo.alt) == ("../seal.png", "Northside")
    assert [*deck.media] == ["../seal.png"]


def test_a_logo_without_words_is_told(tmp_path: Path) -> None:
    path = _lay_out(tmp_path, "", "", "{logo: seal.png}")
    path.with_name("seal.png").write_bytes((MEDIA / "dot.png").read_bytes())

    assert [problem.code for problem in load_deck(path)[1]] == ["image-alt"]


def test_a_build_hangs_on_settings_and_on_their_logo(tmp_path: Path) -> None:
    path = _lay_out(tmp_path, "{logo: {file: seal.png, alt: A seal}}", "", "")
    seal = tmp_path / "decks" / "seal.png"
    seal.write_bytes((MEDIA / "dot.png").read_bytes())

    def is_pressed(sheet: str = "") -> bool:
        names: list[str] = []
        asked = Options(
            tmp_path / "out", frozenset({"quiz"}), Printing(sheet=sheet), locked=False, now=0
        )
        assert not build_deck(path, asked, names.append).failed
        return bool(names)

    assert [is_pressed(), is_pressed()] == [True, False]
    (tmp_path / "decks" / "quizpress.yaml").write_text("sheet: {logo: {file: seal.png, alt: B}}\n")
    assert [is_pressed(), is_pressed()] == [True, False]
    (path.parent / "quizpress.yaml").write_text("sheet: {columns: 2}\n")
    assert [is_pressed(), is_pressed(), is_pressed("columns=1")] == [True, False, True]


CALLS = (
    # what a call says of sheets, and what is wrong with it
    ("compact", "'compact' is not key=value, such as spacing=compact"),
    ("colums=2", "this sheet has no key `colums`; did you mean `columns`?"),
    ("columns=3", "`columns` must be a whole number from 1 to 2, not `3`"),
    (
        "ask=name,homework,columns=2",
        "`ask` must be `name` or `class` or `date` or `score`, not `homework`",
    ),
    ("columns=", "`columns` must be a whole number from 1 to 2, not nothing"),
    ("foot=a,columns=2, foot = b", "`foot` is given twice; keep one of them"),
    ("foot=a,colums=2", "this sheet has no key `colums`; did you mean `columns`?"),
    ("x,columns=2", "'x,columns=2' is not key=value, such as spacing=compact"),
)


@pytest.mark.parametrize(("said", "wrong"), CALLS)
def test_a_call_that_says_what_no_sheet_can_be_is_told_so(
    said: str, wrong: str, tmp_path: Path, call: Callable[..., Ran]
) -> None:
    _lay_out(tmp_path, "", "", "")
    ran = call("build", "--sheet", said, cwd=tmp_path)

    assert (ran.code, ran.err.splitlines()[-1]) == (
        2,
        f"quizpress build: error: argument --sheet: {wrong}",
    )


def test_a_key_that_two_options_give_is_told(tmp_path: Path, call: Callable[..., Ran]) -> None:
    _lay_out(tmp_path, "", "", "")
    ran = call("build", "--sheet", "columns=1,foot=a", "--sheet", "columns=2", cwd=tmp_path)

    assert (ran.code, ran.err) == (
        2, "quizpress: --sheet: `columns` is given twice; keep one of them\n",
    )  # fmt: skip
    wish = ["--only", "quiz", "--sheet", "columns=1", "--sheet", "foot=a"]
    assert call("build", *wish, cwd=tmp_path).code == 0


LISTS = """\
decks/sub/deck.yaml:2:14: error[shape]: several values of `ask` are a list, not `name, class`
 2 | sheet: {ask: 'name, class', logo: {file: a.png, width: 21cm}}
   |              ^~~~~~~~~~~~~
  hint: write [name, class]

decks/sub/deck.yaml:2:56: error[text-form]: `width` must be a width from 1cm to 20cm, as in `6cm`, `60mm` and `2.5in`, not `21cm`
 2 | sheet: {ask: 'name, class', logo: {file: a.png, width: 21cm}}
   |                                                        ^~~~
"""  # noqa: E501


def test_a_list_in_one_text_and_a_width_beyond_its_bounds_say_what_to_write(
    tmp_path: Path, call: Callable[..., Ran]
) -> None:
    _lay_out(tmp_path, "", "", "{ask: 'name, class', logo: {file: a.png, width: 21cm}}")

    assert call("check", cwd=tmp_path).out == LISTS


WIDTHS = {"1cm": True, "19.99cm": True, "20cm": True, "20.5cm": False, "0.9cm": False,
          "10mm": True, "200mm": True, "9mm": False, "201mm": False,
          "1in": True, "7.99in": True, "8in": False, "6": False}  # fmt: skip


@pytest.mark.parametrize("width", WIDTHS)
def test_a_width_has_bounds_in_every_unit(width: str, tmp_path: Path) -> None:
    path = _lay_out(tmp_path, "", "", f"{{logo: {{file: s.png, alt: S, width: {width}}}}}")
    path.with_name("s.png").write_bytes((MEDIA / "dot.png").read_bytes())

    assert (load_deck(path)[1] == []) == WIDTHS[width]


def test_a_logo_of_a_call_is_reported_where_the_call_names_it(
    tmp_path: Path, call: Callable[..., Ran]
) -> None:
    _lay_out(tmp_path, "", "", "")
    ran = call("build", "--only", "quiz", "--sheet", "columns=2,logo=gone.png", cwd=tmp_path)

    assert ran.code == 1
    assert "--sheet:1:16: error[media-missing]: there is no file `gone.png`" in ran.out + ran.err
    (tmp_path / "decks" / "sub" / "seal.png").write_bytes(b"")
    ran = call("build", "--only", "quiz", "--sheet", "logo=decks/sub/seal.png", cwd=tmp_path)
    assert ran.err == (
        "--sheet:1:6: error[media-missing]: there is no file `decks/sub/seal.png`\n"
        " 1 | logo=decks/sub/seal.png\n"
        "   |      ^~~~~~~~~~~~~~~~~~\n"
        "  hint: write `seal.png`: paths count from the deck's folder\n\n"
    )


def test_settings_have_a_schema_of_their_own(call: Callable[..., Ran]) -> None:
    schema = settings_schema()
    Draft202012Validator.check_schema(schema)
    valid = Draft202012Validator(schema).is_valid

    assert call("schema", "--settings").out.startswith('{\n  "$schema"')
    assert valid({"sheet": {"columns": 2, "ask": [], "logo": {"file": "a.png", "alt": "A"}}})
    assert valid({"sheet": {"foot": None, "school": "", "logo": None}})
    assert not valid({"sheet": {"columns": None}})
    assert not valid({"sheet": {"colums": 2}})
    assert not valid({"title": "T"})


@pytest.mark.parametrize(
    ("cards", "told"),
    [
        ("cards: [{q: One?, a: b}]", True),
        ("cards: [{q: One?, a: b, points: 2}]", False),
        ("cards: [{q: One?, a: b, points: 2, only: anki}, {q: Two?, a: b}]", True),
        ("cards: [{q: Why?, a: b, rubric: [{points: 1, for: c}]}]", False),
    ],
)
def test_points_that_no_card_has_are_told(
    tmp_path: Path, call: Callable[..., Ran], cards: str, *, told: bool
) -> None:
    (tmp_path / "deck.yaml").write_text(f"title: T\n{cards}\n")
    ran = call("build", "deck.yaml", "--only", "quiz", "--sheet", "points=section", cwd=tmp_path)

    said = (
        "deck.yaml:1:1: warning[points-missing]: `points: section` shows nothing, since no card has"
        " points\n"
    )
    assert (said in ran.err) is told
    assert ("points-missing" in ran.err) is told
