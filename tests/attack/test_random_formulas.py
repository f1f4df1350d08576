"""Formulas at random in every output: none stops a build, and what is made of them opens.

`--hypothesis-profile long` tries many more, `--hypothesis-seed` the same ones again.
"""

import tempfile
from pathlib import Path

import docx
import pypdf
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from deck_folder import NOW, DeckFolder, deck, short
from quizpress.options import Options, Printing
from quizpress.pipeline import build_deck
from quizpress.targets import TARGETS

few = settings(
    # Each is a build in all outputs.
    max_examples=settings().max_examples // 25,
    # To find a smaller one takes minutes, and says little more.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
ATOMS = st.sampled_from(
    [
        "x", "2", "12.5", "+", "-", "=", "<", ">", "!", "'", "''", "|", "/", ",", ";", "&", "%",
        "#", "~", " ", "\\", "\\\\", "\\{", "\\}", "^", "_", "{", "}", "[", "]", "(", ")", "$",
        "é", "日", "\u2212", "π", "∑", "\u202e", "👍", "\\alpha", "\\Omega", "\\infty", "\\sum",
        "\\int", "\\prod", "\\lim", "\\sin", "\\log", "\\to", "\\le", "\\ne", "\\cdot", "\\times",
        "\\pm", "\\in", "\\cup", "\\forall", "\\quad", "\\,", "\\!", "\\left(", "\\right)",
        "\\left.", "\\right|", "\\middle|", "\\limits", "\\nolimits", "\\displaystyle",
        "\\nosuch", "\\def\\a{\\a}", "\\a", "\\begin{x}", "\\end{x}", "\\hline", "\\cr", "\\over",
        "\\choose", "\\not", "\\prime", "\\hspace{1em}", "\\hspace{9e9em}", "\\color{red}",
        "\\label{x}", "\\tag{1}", "\\ldots", "{{c1::x}}", "{{", "}}", "\\)", "\\(", "\\]", "`",
        "*", "<b>", "&amp;",
    ]
)  # fmt: skip
COMMANDS = st.sampled_from(
    [
        "sqrt", "frac", "binom", "text", "mathrm", "mathbf", "mathbb", "mathcal", "vec", "hat",
        "bar", "overline", "underline", "overbrace", "underbrace", "overset", "underset",
        "stackrel", "tilde", "dot", "ddot", "widehat", "boxed", "phantom", "operatorname",
        "textcolor", "dfrac", "tfrac", "cancel", "pmod", "substack", "mbox", "boldsymbol",
        "xrightarrow",
    ]
)  # fmt: skip
TABLES = st.sampled_from(["matrix", "pmatrix", "bmatrix", "cases", "aligned", "array}{lc", "align"])


def _joined(parts: list[str]) -> str:
    return "".join(parts)


FORMULAS: st.SearchStrategy[str] = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4).map(_joined),
        st.builds("\\{}{{{}}}".format, COMMANDS, inner),
        st.builds("\\{}{{{}}}{{{}}}".format, COMMANDS, inner, inner),
        st.builds("\\sqrt[{}]{{{}}}".format, inner, inner),
        st.builds("{{{}}}^{{{}}}_{{{}}}".format, inner, inner, inner),
        st.builds("{}^{}".format, inner, inner),
        st.builds("\\left({}\\right]".format, inner),
        st.builds(
            lambda name, *cells: (
                f"\\begin{{{name}}}{cells[0]}&{cells[1]}\\\\{cells[2]}"
                f"\\end{{{name.partition('}')[0]}}}"
            ),
            TABLES,
            inner,
            inner,
            inner,
        ),
    ),
    max_leaves=10,
)
SHOWN = st.builds(
    str.format, st.sampled_from(["\\({}\\)", "\\[{}\\]", "so \\({}\\) it is"]), FORMULAS
)


TOLD = {
    # what a formula, or a text with one, may rightly be refused for
    "cloze-gap",
    "control-character",
    "match-twice",
    "not-pressed",
    "question-conflict",
}


@few
@given(st.lists(SHOWN, min_size=6, max_size=10))
def test_formulas_in_every_output(formulas: list[str]) -> None:
    cards = [
        *[short(f"{number}. {text}?", text) for number, text in enumerate(formulas)],
        {
            "q": f"Which? {formulas[0]}",
            "a": f"a {formulas[1]}",
            "distractors": [f"b {formulas[2]}"],
        },
        {"cloze": f"{{{{c1::gap}}}} {formulas[3]} and {{{{c2::{formulas[4]}}}}}"},
        {"q": "Match?", "match": {f"l {formulas[4]}": formulas[5], "m": f"n {formulas[0]}"}},
    ]
    with tempfile.TemporaryDirectory() as folder:
        desk = DeckFolder(Path(folder), deck(*cards))
        printing = Printing(pdf=True, docx=True)
        outcome = build_deck(
            desk.deck, Options(desk.out, frozenset(TARGETS), printing, locked=False, now=NOW)
        )
        if outcome.failed:
            errors = {found.code for found in outcome.problems if found.severity == "error"}
            assert errors <= TOLD
            assert outcome.written == ()
            return
        for path in outcome.written:
            match path.suffix:
                case ".docx":
                    docx.Document(str(path))
                case ".pdf":
                    assert len(pypdf.PdfReader(path).pages) > 0
                case _:
                    assert path.stat().st_size > 0
