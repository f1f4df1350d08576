"""The pages that are made from tables and tests say what these say now."""

import pytest

from docs_pages import DOCS
from harness import Golden
from made_pages import MADE_PAGES


@pytest.mark.parametrize("name", MADE_PAGES)
def test_a_page_says_what_it_is_made_from(name: str, golden: Golden) -> None:
    golden(name, MADE_PAGES[name](), DOCS)
