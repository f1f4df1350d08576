"""genanki, loaded without asyncio, which takes longer than a thousand cards do."""

import functools
import sys

# genanki wants one decorator of `cached_property`, whose other one needs asyncio.
_stand_in = sys.modules.setdefault("cached_property", functools)
import genanki  # noqa: E402

if _stand_in is functools:
    del sys.modules["cached_property"]

__all__ = ["genanki"]
