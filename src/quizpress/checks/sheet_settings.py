"""From what a deck says of its sheets to the model."""

from typing import cast

from quizpress.checks.node_values import Keys, word_at
from quizpress.model import SheetSettings, Spacing


def read_sheet_settings(keys: Keys) -> SheetSettings:
    """Return what the keys of `sheet:` say, which have the right shape."""
    return SheetSettings(
        columns=int(word_at(keys, "columns", "1")),
        spacing=cast("Spacing", word_at(keys, "spacing", "normal")),
    )
