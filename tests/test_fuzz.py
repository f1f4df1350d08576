"""Whatever a file holds: no exception, and for every problem a word and a place in the file."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from harness import TESTS
from quizpress.checks.json_schema import schema
from quizpress.codes import CODES
from quizpress.deck_and_lock import load_deck
from quizpress.report import FORMS, format_report

Tree: TypeAlias = Any
KEYS = sorted(
    {*schema()["properties"]}.union(
        *(kind.get("properties", ()) for kind in schema()["$defs"].values()),
        ("p", "quote", "text", "published", "url", "paragraphs", "publisher"),
        ("file", "alt", "points", "for"),
    )
)
WORDS = (
    *KEYS, "true", "false", "0", "1", "012", "99999999999", "no", "~", "", " ", "{{", "}}", "{{x}}",
    "{{c1::x::y}}", "{{c0::x}}", "{{x", "a: b", "a #b", "- x", "[", "{", "'", '"', "*x", "&x", "!x",
    "%x", "@x", "`x`", "|", ">", "? x", "\t", "\u200b", "\u2028", "\x85", "\ufeff", "é", "日本",
    "👍", "2022-02-30", "https://x", "A::B", "A::", "x" * 300, "\\d", "\r", "a\nb",
    "![", "![x](y.png)", "![]()", "![{{x}}](y)", "../x", "deck.yaml", "\\(x\\)", "0.5", "60",
    "\\[x^2\\]", "\\(x", "```c\nx\n```", "{{{x}}}", "\\{{x}} {{y}}", "{{{c1::x}} y", "True",
)  # fmt: skip
quick = settings(deadline=None)


@pytest.fixture(scope="module", params=["fast", "slow"], autouse=True)
def _parser(request: pytest.FixtureRequest) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "slow":
            patch.delattr(yaml, "CSafeLoader")
        yield


def holds(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "deck.yaml")
        path.write_bytes(data)
        model, problems = load_deck(path)
    lines = data.decode("utf-8-sig", errors="replace").splitlines(keepends=True) or [""]
    assert (model is None) == any(problem.severity == "error" for problem in problems)
    for problem in problems:
        line, column = problem.place.line, problem.place.column
        assert problem.code in CODES
        assert problem.message.strip()
        assert "Traceback" not in problem.message
        assert "<" + "unicode string" not in problem.message
        assert 1 <= line <= len(lines) + 1
        assert 1 <= column - problem.place.skipped <= len(problem.place.text) + 1
        assert (problem.place.end_line, problem.place.end_column) >= (line, column)
    for form in FORMS:
        assert format_report(problems, form).count("Traceback") == 0


@quick
@given(st.binary(max_size=200))
@example(b"\xff\xfe")
@example(b"\xef\xbb\xbf\xff")
@example(b"\xef\xbb")
@example(b"\xed\xa0\x80")
@example(b"title: \xf0\x9f\x99")
def test_bytes(data: bytes) -> None:
    holds(data)


@quick
@given(st.text(max_size=200))
@example("\r\r\n\n\r")
@example("{{")
@example("'")
@example("? ")
@example("--- \n...\n---")
@example("%YAML 9.9\n---\n")
@example("a: !<")
@example("\u2028- a\u2029 b: [")
def test_text(text: str) -> None:
    holds(text.encode("utf-8", errors="surrogatepass"))


@quick
@given(st.lists(st.sampled_from([*WORDS, ": ", "- ", "\n", "\n  ", "\n    ", " ", ", "])))
def test_pieces_of_yaml(pieces: list[str]) -> None:
    holds("".join(pieces).encode())


trees: st.SearchStrategy[Tree] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text() | st.integers(), inner),
    max_leaves=12,
)
near: st.SearchStrategy[Tree] = st.recursive(
    st.sampled_from(WORDS) | st.integers(-1, 30) | st.booleans(),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=5)
    ),
    max_leaves=20,
)
words = st.sampled_from(WORDS)
cards: st.SearchStrategy[Tree] = st.lists(
    st.one_of(
        st.fixed_dictionaries({"q": near, "a": near}, optional={"distractors": near, "at": near}),
        st.fixed_dictionaries({"claim": near, "a": near}, optional={"correction": near}),
        st.fixed_dictionaries({"cloze": near}, optional={"why": near, "ignore": near}),
        st.fixed_dictionaries({"q": near, "match": near}, optional={"distractors": near}),
        st.fixed_dictionaries({"q": near, "match": st.dictionaries(words, words)}),
        st.fixed_dictionaries({"q": near, "order": near}, optional={"image": near}),
        st.fixed_dictionaries({"q": near, "rubric": near}, optional={"a": near, "points": near}),
        st.fixed_dictionaries({"q": near, "lines": near}, optional={"a": near, "only": near}),
        st.fixed_dictionaries({"q": near, "a": near}, optional={"type": near, "audio": near}),
        st.dictionaries(st.sampled_from(KEYS), near, max_size=5),
    ),
    max_size=4,
)
decks: st.SearchStrategy[Tree] = st.fixed_dictionaries(
    {"title": st.sampled_from(WORDS), "cards": cards},
    optional={"article": near, "tags": near, "deck": near, "sections": near},
)


@quick
@given(trees)
def test_trees(tree: Tree) -> None:
    holds(yaml.safe_dump(tree, allow_unicode=True).encode("utf-8", errors="surrogatepass"))


@quick
@given(decks, st.booleans())
def test_near_misses_of_decks(tree: Tree, flow: bool) -> None:  # noqa: FBT001  Drawn, not passed.
    dumped = yaml.safe_dump(tree, allow_unicode=True, default_flow_style=flow, sort_keys=False)
    holds(dumped.encode())


@quick
@given(st.data())
def test_good_decks_with_a_few_characters_changed(data: st.DataObject) -> None:
    text = (TESTS / "cases" / "good-kinds.yaml").read_text("utf-8")
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = start + data.draw(st.integers(0, 5))
        text = text[:start] + data.draw(st.sampled_from(WORDS)) + text[end:]
    holds(text.encode())
