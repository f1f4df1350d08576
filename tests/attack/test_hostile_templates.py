"""Templates of strangers: they read nothing but data, end, and are told of by file and line."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from harness import Ran, Write
from quizpress.deck_and_lock import load_deck
from quizpress.options import Printing, TemplateFile
from quizpress.press import BrokenTemplate
from quizpress.targets import press_papers

GOOD = "title: T\nlanguage: de\ncards:\n- {q: One, a: A}\n- {q: Two, a: B, distractors: [C]}\n"
HOSTILE: dict[str, tuple[str, str]] = {
    # a line of a template, and what is said of it
    "a class": ("{{ ''.__class__ }}", "access to attribute '__class__' of 'str' object is unsafe"),
    "a function": ("{{ html.__globals__ }}", "access to attribute '__globals__'"),
    "an object": ("{{ html.__self__.deck }}", "access to attribute '__self__'"),
    "a loop": ("{{ [].__class__.__mro__ }}", "access to attribute '__class__'"),
    "a macro": ("{% macro m() %}{% endmacro %}{{ m._func }}", "access to attribute '_func'"),
    "a method": ("{{ 'a'.upper() }}", "access to attribute 'upper' of 'str' object is unsafe"),
    "a change": ("{{ sheet._replace(title='x') }}", "access to attribute '_replace'"),
    "a format": ("{{ '%s' % sheet }}", "`%` is for numbers"),
    "a generator": ("{{ lipsum() }}", "'lipsum' is undefined"),
    "the program": ("{{ self._TemplateReference__context }}", "access to attribute"),
    "a filter": ("{{ ''|attr('__class__') }}", "No filter named 'attr'"),
    "a file": ("{% include '/etc/passwd' %}", "there is no template `/etc/passwd`"),
    "a file above": ("{% include '../../../etc/passwd' %}", "there is no template `../../"),
    "a label": ("{% include 'labels/en.json' %}", "there is no template `labels/en.json`"),
    "an import": ("{% import 'os' as os %}", "there is no template `os`"),
    "a long text": ("{{ 'a' * 10000000000 }}", "it takes too long, or makes too long a page"),
    "a large number": ("{{ 2 ** 99999 }}", "this number is too large"),
    "large products": ("{% for n in range(99) %}{{ 2 ** 4000 * 2 ** 4000 }}{% endfor %}", "large"),
    "a range": ("{% for n in range(10000000000) %}{% endfor %}", "Range too big"),
    "loops": (
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
        "it takes too long",
    ),
    "doubling": ("{% set a = 'aaaaaaaaaa' %}" + "{% set a = a ~ a %}" * 40, "too long a page"),
    "adding": ("{% set a = 'aaaaaaaaaa' %}" + "{% set a = a + a %}" * 40, "too long a page"),
    "joining": ("{% set a = 'aaaaaaaaa' %}" + "{% set a = [a, a]|join %}" * 40, "too long a page"),
    "setting": (
        "{% set a = 'aaaaaaaaa' %}" + "{% set a %}{{ a }}{{ a }}{% endset %}" * 40,
        "too long a page",
    ),
    "nesting": (
        "{% set a = 'a' %}" + "{% set a = [a, a] %}" * 40 + "{{ a }}",
        "a list cannot be put into another",
    ),
    "comparing": (
        "{% set a, b = 1, 1 %}" + "{% set a, b = (a, a), (b, b) %}" * 40 + "{{ a == b }}",
        "a list cannot be put into another",
    ),
    "nesting by calls": (
        "{% macro m(n) %}{{ m(n - 1, varargs, varargs) if n else varargs == 1 }}{% endmacro %}",
        "`varargs` is not at hand here",
    ),
    "lists in loops": (
        "{% for a in range(99999) %}{{ range(99999)|list|length }}{% endfor %}",
        "it takes too long",
    ),
    "filters in loops": (
        "{% set a = range(99999)|list %}{% for b in a %}{{ a|select('odd')|first }}{% endfor %}",
        "it takes too long",
    ),
    "a whole list": ("{{ sheet.sections }}", "a tuple cannot be printed; name what of it"),
    "long texts in loops": (
        "{% for a in range(99999) %}" + "a" * 9999 + "{% endfor %}",
        "it takes too long",
    ),
    "recursion": ("{% macro m() %}{{ m() }}{{ m() }}{% endmacro %}{{ m() }}", "RecursionError"),
    "recursive loops": (
        "{% for a in [1, 2] recursive %}{{ loop([1, 2]) }}{% endfor %}",
        "RecursionError",
    ),
    "a record": ("{{ sheet }}", "a Sheet cannot be printed"),
    "a text": ("{{ sheet.sections[0].questions[0].stem }}", "a Text cannot be printed"),
    "a wrong call": ("{{ html(5) }}", "AttributeError"),
    "a name misspelt": ("{{ sheet.titel }}", "a Sheet has no `titel`, did you mean `title`?"),
    "a name that is nowhere": ("{{ sheet.xyz }}", "a Sheet has no `xyz`"),
    "an unknown name": ("{{ questoins }}", "'questoins' is undefined"),
    "half a template": ("{% if sheet.title %}", "Unexpected end of template"),
    "no template": ("{{ sheet.title ", "unexpected"),
    "an unknown tag": ("{% python 1 %}", "Encountered unknown tag 'python'"),
}


@pytest.mark.parametrize(("line", "says"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_template_ends_in_an_error_at_its_line(
    tmp_path: Path, line: str, says: str
) -> None:
    begun = time.process_time()
    broken = refused(tmp_path, f"<p>fine</p>\n\n{line}\n")

    assert says in str(broken)
    assert (broken.path, broken.line) == ("mine/sheet.html", 3)
    assert time.process_time() - begun < 20


def test_brackets_without_end_are_an_error_of_the_template(tmp_path: Path) -> None:
    broken = refused(tmp_path, "{{ " + "(" * 5000 + ")" * 5000 + " }}")

    assert "no page comes of this: RecursionError" in str(broken)
    assert broken.path == "mine/sheet.html"


def refused(folder: Path, template: str) -> BrokenTemplate:
    """Return what is said of a template of sheets."""
    (folder / "deck.yaml").write_text(GOOD)
    deck, problems = load_deck(folder / "deck.yaml")
    assert deck, problems
    own = TemplateFile("sheet.html", "mine/sheet.html", template)
    with pytest.raises(BrokenTemplate) as broken:
        press_papers(deck, ["key"], Printing(templates=(own,)))
    return broken.value


def test_the_error_shows_the_line_and_the_last_good_sheet_stays(
    deck: Write, tmp_path: Path, call: Callable[..., Ran]
) -> None:
    deck(GOOD)
    call("templates", "mine")
    call("build", "deck.yaml", "--only", "quiz", "--templates", "mine")
    made = (tmp_path / "build/deck/deck-quiz.html").read_bytes()
    text = (tmp_path / "mine/sheet.html").read_text("utf-8")
    (tmp_path / "mine/sheet.html").write_text(text.replace("{{ sheet.title }}</h1>", "{{ titel }}"))
    ran = call("build", "deck.yaml", "--only", "quiz", "--templates", "mine")

    (number,) = [n for n, line in enumerate(text.splitlines(), 1) if "title }}</h1>" in line]
    assert ran.code == 1
    assert ran.err == (
        f"mine/sheet.html:{number}:1: error[template-broken]: no page comes of this: 'titel' is"
        " undefined\n"
        f" {number} | <h1>{{{{ titel }}}}\n"
        f"{' ' * len(str(number))}  | ^~~~~~~~~~~~~~~\n"
        "  hint: `quizpress templates DIR` copies ours anew, to compare with\n\n"
    )
    assert (tmp_path / "build/deck/deck-quiz.html").read_bytes() == made
