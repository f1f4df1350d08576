"""Which names a preview answers to."""

import pytest

from quizpress.preview.guard import is_own_name

NAMES = (
    # a Host header, where the preview listens, and whether it is meant
    ("127.0.0.1:8017", "127.0.0.1", True),
    ("127.0.0.1", "127.0.0.1", True),
    ("localhost:8017", "127.0.0.1", True),
    ("LOCALHOST", "127.0.0.1", True),
    ("[::1]:8017", "127.0.0.1", True),
    ("", "127.0.0.1", False),
    ("evil.example:8017", "127.0.0.1", False),
    ("127.0.0.1.evil.example", "127.0.0.1", False),
    ("localhost.evil.example", "127.0.0.1", False),
    ("evil.example@127.0.0.1", "127.0.0.1", True),  # Its host is that address.
    ("127.0.0.1@evil.example", "127.0.0.1", False),
    ("[::1", "127.0.0.1", False),
    ("192.168.1.7:8017", "127.0.0.1", False),
    ("192.168.1.9:8017", "192.168.1.7", True),
    ("desk.local:8017", "desk.local", True),
    ("desk.local:8017", "192.168.1.7", False),
    ("evil.example", "192.168.1.7", False),
)


@pytest.mark.parametrize(("header", "host", "meant"), NAMES)
def test_a_name_is_answered_only_where_it_can_be_meant(
    header: str, host: str, *, meant: bool
) -> None:
    assert is_own_name(header, host) is meant
