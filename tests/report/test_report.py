"""One problem in four forms: for people, programs, GitHub and code scanners."""

import json
from pathlib import Path

import pytest

from harness import Write, on_terminal
from quizpress import __version__
from quizpress.codes import CODES
from quizpress.problem import Problem, Source, Span
from quizpress.report import FORMS, format_report

LONG = "".join(f"{number:<10}" for number in range(0, 300, 10))
EXCERPTS = (
    # a line, the columns marked in it, what is shown of it
    ("a: ''", (4, 6), " 7 | a: ''\n   |    ^~\n"),
    ("a: ''", (6, 6), " 7 | a: ''\n   |      ^\n"),
    ("a", (1, 2), " 7 | a\n   | ^\n"),
    ("\ta:\t''", (5, 7), " 7 | \ta:\t''\n   | \t  \t^~\n"),
    ("日本: ''", (5, 7), " 7 | 日本: ''\n   |       ^~\n"),
    ("a: 日本", (4, 6), " 7 | a: 日本\n   |    ^~~~\n"),
    ("e\u0301e\u0301: ''", (7, 9), " 7 | e\u0301e\u0301: ''\n   |     ^~\n"),
    ("é: ''", (4, 6), " 7 | é: ''\n   |    ^~\n"),
    ("👍: ''", (4, 6), " 7 | 👍: ''\n   |     ^~\n"),
    (LONG, (1, 3), f" 7 | {LONG[:120]}…\n   | ^~\n"),
    (LONG, (151, 154), f" 7 | …{LONG[110:230]}…\n   |  {' ' * 40}^~~\n"),
    (LONG, (291, 294), f" 7 | …{LONG[250:]}\n   |  {' ' * 40}^~~\n"),
    (LONG, (31, 300), f" 7 | {LONG[:120]}…\n   | {' ' * 30}^{'~' * 89}\n"),
    (" ", (1, 1), ""),
)


@pytest.mark.parametrize(("line", "columns", "shown"), EXCERPTS)
def test_the_caret_stands_under_its_place(line: str, columns: tuple[int, int], shown: str) -> None:
    problem = _problem(column=columns[0], end_column=columns[1], text=line)

    head = f"d.yaml:7:{columns[0]}: error[empty]: it is empty\n"
    assert format_report([problem], "text") == f"{head}{shown}  hint: write it\n"


def test_a_mark_over_several_lines_ends_with_the_first() -> None:
    problem = _problem(column=4, end_column=2, end_line=9, text="a: 'x")

    assert "\n 7 | a: 'x\n   |    ^~\n" in format_report([problem], "text")


def test_the_gutter_is_as_wide_as_the_line_number() -> None:
    problem = _problem(line=1234, end_line=1234)

    assert "\n 1234 | a: ''\n      |    ^~\n" in format_report([problem], "text")


def test_problems_are_parted_by_an_empty_line_and_a_hint_may_be_missing() -> None:
    one = "d.yaml:7:4: error[empty]: it is empty\n 7 | a: ''\n   |    ^~\n"

    assert format_report([_problem(hint="")] * 2, "text") == f"{one}\n{one}"


def test_a_long_hint_is_said_once_and_a_short_one_each_time() -> None:
    long = "say what it is, in as many words as it needs, and then say again what it is, and where"
    hints = enumerate((long, "write it", long, "write it"), 7)
    shown = format_report(
        [_problem(line=line, end_line=line, hint=hint) for line, hint in hints], "text"
    )

    assert [line[8:] for line in shown.splitlines() if line.startswith("  hint:")] == [
        long, "write it", "see the hint for line 7", "write it"
    ]  # fmt: skip


def test_of_many_alike_in_a_file_the_first_20_are_shown_and_the_rest_counted() -> None:
    many = [_problem(line=line, end_line=line, code="image-alt") for line in range(1, 1_221)]
    few = [_problem(line=n, end_line=n, code=c) for n, c in ((1300, "shape"), (1301, "image-alt"))]
    shown = format_report([*many, *few, _problem(path="e.yaml")], "text")
    counted = "and 1,201 more of `image-alt`; `quizpress check --format json` lists all"

    heads = [line for line in shown.splitlines() if line[:1] in ("d", "e")]
    assert [line.split(" ")[0] for line in heads] == [
        *[f"d.yaml:{line}:4:" for line in range(1, 21)], "d.yaml:1300:4:", "d.yaml:", "e.yaml:7:4:"
    ]  # fmt: skip
    assert heads[-2] == f"d.yaml: {counted}"
    assert format_report([*many, *few], "github").count("title=image-alt") == 1_221


def test_errors_are_not_hidden_by_warnings() -> None:
    warnings = [_problem(code="image-alt")] * 50

    assert format_report([*warnings, _problem()], "text").count("error[") == 1


def test_no_problem_is_an_empty_report_for_people() -> None:
    assert format_report([], "text") == ""
    assert format_report([], "github") == ""
    assert json.loads(format_report([], "json"))["problems"] == []
    assert json.loads(format_report([], "sarif"))["runs"][0]["results"] == []


def test_json_has_these_keys() -> None:
    assert json.loads(format_report([_problem()], "json")) == {
        "quizpress": __version__,
        "problems": [
            {
                "code": "empty",
                "severity": "error",
                "message": "it is empty",
                "hint": "write it",
                "file": "d.yaml",
                "line": 7,
                "column": 4,
                "end_line": 7,
                "end_column": 6,
                "text": "a: ''",
            }
        ],
    }


def test_github_gets_one_escaped_command_a_problem() -> None:
    problem = _problem(path="a,b:c%\n.yaml", message="50%, two:\r\nlines", hint="")

    assert format_report([problem, _problem(code="quote-length")], "github") == (
        "::error file=a%2Cb%3Ac%25%0A.yaml,line=7,endLine=7,col=4,endColumn=6,title=empty"
        "::50%25, two:%0D%0Alines\n"
        "::warning file=d.yaml,line=7,endLine=7,col=4,endColumn=6,title=quote-length"
        "::it is empty; write it\n"
    )


def test_sarif_names_its_rules_and_places() -> None:
    problems = [_problem(path="my decks/ü.yaml"), _problem(code="quote-length", hint="")]
    log = json.loads(format_report(problems, "sarif"))
    (run,) = log["runs"]

    assert (log["version"], "sarif-2.1.0" in log["$schema"]) == ("2.1.0", True)
    assert run["columnKind"] == "unicodeCodePoints"
    assert {rule["id"] for rule in run["tool"]["driver"]["rules"]} == CODES.keys()
    assert run["results"][0] == {
        "ruleId": "empty",
        "level": "error",
        "message": {"text": "it is empty. write it"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "my%20decks/%C3%BC.yaml"},
                    "region": {"startLine": 7, "startColumn": 4, "endLine": 7, "endColumn": 6},
                }
            }
        ],
    }
    assert (run["results"][1]["ruleId"], run["results"][1]["level"]) == ("quote-length", "warning")


COMMANDING = "\x00\x07\x08\x1b\x7f\x85\x90\x9b\u202a\u202b\u202d\u202e\u2066\u2067\u2068"
"""Signs that move a cursor, start a command or turn the direction of writing."""


@pytest.mark.parametrize("form", FORMS)
def test_no_sign_of_a_deck_commands_the_terminal(form: str) -> None:
    evil = f"a{COMMANDING}b"
    problem = _problem(path=evil, message=evil, hint=evil, text=f"a: '{evil}'")

    assert [sign for sign in COMMANDING if sign in format_report([problem], form)] == []


BAD = "title: T\ncards:\n- q: ''\n  a: A\n- {claim: C, a: true, correction: D}\n"
COLOURED: tuple[tuple[dict[str, str], bool], ...] = (
    ({}, True),
    ({"NO_COLOR": ""}, True),
    ({"NO_COLOR": "1"}, False),
    ({"NO_COLOR": "0"}, False),
    ({"TERM": "dumb"}, False),
)


@pytest.mark.parametrize(("variables", "coloured"), COLOURED)
def test_a_terminal_gets_colour_unless_asked_not_to(
    variables: dict[str, str],
    coloured: bool,  # noqa: FBT001  A column of the table.
    deck: Write,
    tmp_path: Path,
) -> None:
    deck(BAD)
    shown = on_terminal("check", "deck.yaml", cwd=tmp_path, variables=variables).out

    assert "error[empty]" in shown
    assert ("\x1b[1;31m" in shown) == coloured
    assert ("\x1b" in shown) == coloured


@pytest.mark.parametrize("form", ["json", "github", "sarif"])
def test_a_report_for_programs_has_no_colour(form: str, deck: Write, tmp_path: Path) -> None:
    deck(BAD)

    assert "\x1b" not in on_terminal("check", "deck.yaml", "--format", form, cwd=tmp_path).out


def _problem(  # noqa: PLR0913  A problem has this many sides.
    *,
    code: str = "empty",
    message: str = "it is empty",
    hint: str = "write it",
    path: str = "d.yaml",
    line: int = 7,
    column: int = 4,
    end_line: int = 7,
    end_column: int = 6,
    text: str = "a: ''",
) -> Problem:
    """Return a problem of a source in which the line stands where it is said to."""
    lines = [text] * end_line
    source = Source(path, "\n".join([""] * (line - 1) + lines[line - 1 :] + [""] * 3))
    starts = [0, *(n + 1 for n, c in enumerate(source.text) if c == "\n")]
    span = Span(starts[line - 1] + column - 1, starts[end_line - 1] + end_column - 1)
    return Problem(code, message, source.place(span), hint)
