"""From what a card says of the room for its answer to the model."""

import re
from typing import Literal, cast

from quizpress.checks.node_values import Keys, millimetres_of, word_at
from quizpress.model import AnswerSpace
from quizpress.problem import Report

_SPACE = re.compile("(none|box|grid)? ?(.*)")


def read_answer_space(keys: Keys, report: Report) -> AnswerSpace:
    """Return the room for an answer on paper; lines and another room at once are reported."""
    if "space" not in keys:
        lines = int(word_at(keys, "lines", "0"))
        return AnswerSpace("lines", lines) if lines else AnswerSpace()
    if "lines" in keys:
        message = "`lines` and `space` both say how much room the answer has"
        report.say("space-twice", keys["space"].span, message, "keep one of the two")
    found = cast("re.Match[str]", _SPACE.fullmatch(word_at(keys, "space")))
    named = cast('Literal["none", "box", "grid"] | None', found[1])
    return AnswerSpace(named or "blank", height=millimetres_of(found[2]))
