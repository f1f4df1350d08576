"""Importing this puts pysqlite3, which brings an SQLite of its own, in the place of sqlite3."""

import ctypes
import sys
from typing import Any

import pysqlite3._sqlite3
import pysqlite3.dbapi2 as other

_library = ctypes.CDLL(pysqlite3._sqlite3.__file__)  # noqa: SLF001  The file that holds SQLite.
_library.sqlite3_serialize.restype = ctypes.c_void_p
_library.sqlite3_serialize.argtypes = [
    ctypes.c_void_p,
    ctypes.c_char_p,
    ctypes.POINTER(ctypes.c_int64),
    ctypes.c_uint,
]


class _Connection(other.Connection):  # type: ignore[misc]  # pysqlite3 has no types.
    """A connection with `serialize`, which pysqlite3 leaves out."""

    def serialize(self) -> bytes:
        # The handle of the database is the first member after the object's own head.
        handle = ctypes.c_void_p.from_address(id(self) + object.__basicsize__)
        size = ctypes.c_int64()
        start = _library.sqlite3_serialize(handle, b"main", ctypes.byref(size), 0)
        return ctypes.string_at(start, size.value)


def _connect(path: str, **options: Any) -> _Connection:  # noqa: ANN401  Passed on.
    return _Connection(path, **options)


other.connect = _connect
sys.modules["sqlite3"] = other
