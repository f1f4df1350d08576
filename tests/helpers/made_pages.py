"""The pages of the documentation that are made, and from what; `make golden` writes them anew."""

from collections.abc import Callable

from commands_page import commands_page
from json_page import json_page
from language_page import language_page
from problems_page import problems_page
from rules_page import rules_page
from texts_page import texts_page

MADE_PAGES: dict[str, Callable[[], str]] = {
    "commands.md": commands_page,
    "deck-language.md": language_page,
    "json.md": json_page,
    "problems.md": problems_page,
    "rules.md": rules_page,
    "texts.md": texts_page,
}
