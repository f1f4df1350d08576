"""The page on the commands, made from the parser of the command line."""

import argparse

from quizpress.cli.arguments import parser_of
from quizpress.cli.help_texts import COMMANDS

_HEAD = """# Commands

What `quizpress COMMAND --help` tells, on one page. A command ends with 0 where all is well, 1 where
decks have problems, 2 where the call is wrong.
"""


def commands_page() -> str:
    """Return the page on all commands in Markdown."""
    made = [_HEAD]
    for name in COMMANDS:
        command = parser_of(name)
        made.append(f"## {name}\n\n{_as_markdown(command.description or '')}")
        made += [_options_of(group) for group in command._action_groups]  # noqa: SLF001
        made.append(_as_markdown(command.epilog or ""))
    return "\n".join(part.rstrip("\n") + "\n" for part in made if part)


def _as_markdown(text: str) -> str:
    """Return the text of a help, its indented lines as a table of uses."""
    blocks = [block for block in text.strip("\n").split("\n\n") if block]
    return "\n\n".join(
        _table_of_uses(block) if block.startswith("  ") else block for block in blocks
    )


def _table_of_uses(block: str) -> str:
    uses = [line.strip().partition("  ") for line in block.splitlines()]
    rows = [f"| `{use}` | {says.strip()} |" for use, _, says in uses]
    return "\n".join(["| use | what it does |", "|---|---|", *rows])


def _options_of(group: argparse._ArgumentGroup) -> str:
    actions = [action for action in group._group_actions if action.dest != "help"]  # noqa: SLF001
    if not actions:
        return ""
    rows = [f"| `{_called(action)}` | {_told(action)} |" for action in actions]
    return "\n".join([f"| {group.title} | what it says |", "|---|---|", *rows]) + "\n"


def _called(action: argparse.Action) -> str:
    value = action.metavar or (
        "{" + ",".join(map(str, action.choices)) + "}" if action.choices else action.dest.upper()
    )
    takes = "" if action.nargs == 0 else f" {value}"
    return f"{', '.join(action.option_strings)}{takes}".strip()


def _told(action: argparse.Action) -> str:
    return (action.help or "").replace("%(default)s", str(action.default))
