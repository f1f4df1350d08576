"""What a code of a report stands for, in words."""

from quizpress.codes import CODES, RULE_CODES
from quizpress.report.text import Paint


def explain_code(code: str, paint: Paint) -> str:
    """Return what a code means; of a rule its source, its precision, and two examples."""
    fault = CODES[code]
    lines = [paint(fault.severity, f"{fault.severity}[{code}]:") + f" {fault.summary}"]
    if code in RULE_CODES:
        from quizpress.rules.table import RULES  # noqa: PLC0415  Other codes have no examples.

        rule = next(rule for rule in RULES if rule.code == code)
        lines += ["", rule.why, "", f"Source: {rule.source}.", f"Measured: {rule.measured}"]
        for title, example in (("Reported:", rule.failing), ("Not reported:", rule.passing)):
            lines += ["", title, "", *[f"    {line}" for line in example.strip("\n").split("\n")]]
        lines += ["", f"For a card: `ignore: {code}`; for a deck: `rules: {{{code}: off}}`."]
    return "\n".join(lines) + "\n"
