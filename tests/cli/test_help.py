"""The help, command by command, as it is read."""

from collections.abc import Callable

import pytest

from harness import Golden, Ran
from quizpress.cli.help_texts import COMMANDS

WIDEST = 80
MOST_USES = 3


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_the_help_is_what_was_looked_at(
    name: str, call: Callable[..., Ran], golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(WIDEST))
    ran = call(*name.split(), "--help")

    assert (ran.code, ran.err) == (0, "")
    assert max(map(len, ran.out.splitlines())) <= WIDEST
    golden(f"help/{name or 'quizpress'}.txt", ran.out)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_commonest_uses_are_calls_that_are_understood(
    name: str, call: Callable[..., Ran]
) -> None:
    uses = [line.split("  ")[1] for line in COMMANDS[name].uses.splitlines()]

    assert len(uses) <= MOST_USES
    for use in uses:
        program, command, *arguments = use.partition(" > ")[0].split()
        assert (program, command) == ("quizpress", name)
        # What is asked for beside help is read, and would be refused, before help is shown.
        assert call(command, *arguments, "--help").code == 0
