"""What axe-core says of a page that a browser shows."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page


def broken_rules(page: Page, options: dict[str, Any]) -> list[str]:
    """Return the rules that a page breaks, each with the first place where it does."""
    said = Axe().run(page, options=options).response["violations"]
    return [f"{rule['id']}: {rule['nodes'][0]['html'][:200]}" for rule in said]
