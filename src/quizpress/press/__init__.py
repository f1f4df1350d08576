"""From the model to artifacts: pure functions that open no output, print nothing, read no clock."""

from typing import NamedTuple


class Artifact(NamedTuple):
    """A file to be written: its name, and its bytes."""

    name: str
    data: bytes


class Unpressed(Exception):  # noqa: N818  It says what cannot be done.
    """Something that cannot be made; the message says why, the hint what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint
