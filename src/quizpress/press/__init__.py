"""From the model to artifacts: pure functions that open no output, print nothing, read no clock."""

from typing import NamedTuple


class Artifact(NamedTuple):
    """A file to be written: its name, and its bytes."""

    name: str
    data: bytes
