"""A running Anki, asked through AnkiConnect: JSON over HTTP.

Another program may hold the port. So an answer is bounded in bytes and in time, a redirect is not
followed, and what comes is held against what the action promises.
"""

import json
from concurrent.futures import Future
from contextlib import closing
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from ipaddress import ip_address
from socket import gaierror
from threading import Thread
from typing import Any, NamedTuple
from urllib.parse import urlsplit

VERSION = 6
"""Of the interface; every AnkiConnect since 2018 has it."""
MOST_BYTES = 64 << 20
"""An answer tells of 500 notes at most."""
_MOST_SAID = 300
"""Characters of Anki's own words that are repeated."""


class Action(NamedTuple):
    """What an action of AnkiConnect gives, and how many seconds that may take.

    The form is a value, a type, a list of a form, a dictionary of forms by key or for every key
    (`str`), or several forms of which one will do; a key that is missing counts as None.
    """

    form: Any
    seconds: float = 10


_NOTE = {
    "noteId": int,
    "cards": [int],
    "tags": [str],
    "fields": {str: {"value": str}},
    "mod": (int, None),
}
_LONG = 600
"""Seconds; many notes or pictures take their time."""
ACTIONS: dict[str, Action] = {
    "deckNames": Action([str]),
    "deckNamesAndIds": Action({str: int}),
    "modelNames": Action([str]),
    "modelStyling": Action({"css": str}),
    "modelFieldNames": Action([str]),
    "modelFieldRename": Action(None),
    "updateModelTemplates": Action(None),
    "updateModelStyling": Action(None),
    "findNotes": Action([int], _LONG),
    "findCards": Action([int], _LONG),
    # A note that is gone by then is an empty dictionary.
    "notesInfo": Action([(_NOTE, {})], _LONG),
    "getDecks": Action({str: [int]}, _LONG),
    "importPackage": Action(True, _LONG),  # noqa: FBT003  The answer itself.
    "changeDeck": Action(None, _LONG),
    "addTags": Action(None, _LONG),
    "updateNoteFields": Action(None),
    # False where all were suspended already.
    "suspend": Action(bool, _LONG),
    "deleteNotes": Action(None, _LONG),
}


class AnkiError(Exception):
    """Anki did not do what it was asked; `hint` says what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


class Anki:
    """The other end; `key` is asked for where AnkiConnect's settings say so."""

    def __init__(self, address: str, key: str = "") -> None:
        self.address = address
        self.key = key

    def ask(self, action: str, **parameters: object) -> Any:  # noqa: ANN401
        """Return what an action of AnkiConnect gives, in the form that `ACTIONS` has for it.

        Raises:
            AnkiError: Anki cannot be reached, refuses, or answers with anything else.
        """
        form, seconds = ACTIONS[action]
        asked = {"action": action, "version": VERSION, "params": parameters}
        body = json.dumps(asked | ({"key": self.key} if self.key else {})).encode()
        try:
            answer = json.loads(_post_within(seconds, self.address, body))
        except TimeoutError:
            raise AnkiError(f"Anki did not answer within {seconds:.0f} seconds", _BUSY) from None
        except OSError:
            raise AnkiError("the connection to Anki broke off", _BUSY) from None
        except (HTTPException, ValueError, RecursionError):
            answer = None
        if not has_form(answer, {"error": (str, None)}) or answer.keys() != {"result", "error"}:
            raise AnkiError(f"{self.address} does not answer as AnkiConnect does", _ELSE)
        result, error = answer["result"], answer["error"]
        if error is not None:
            raise self._refusal(action, error)
        if not has_form(result, form):
            if result is False:
                raise self._refusal(action, "it does not say why")
            message = f"what {self.address} answers to `{action}` is not what AnkiConnect does"
            raise AnkiError(message, f"update the add-on in Anki; {_ELSE}")
        return result

    def _refusal(self, action: str, error: str) -> AnkiError:
        """Return what Anki's own words on an error come to."""
        if "api key" in error.lower():
            message = "does not take this key" if self.key else "asks for a key"
            hint = (
                "give the one in AnkiConnect's settings, if any, with --key or QUIZPRESS_ANKI_KEY"
            )
            return AnkiError(f"AnkiConnect {message}", hint)
        if "collection is not available" in error:
            return AnkiError("Anki has no profile open", "open a profile in Anki, and try again")
        if "unsupported action" in error:
            return AnkiError(
                f"this AnkiConnect does not know `{action}`", "update the add-on in Anki"
            )
        hint = "Anki must be able to read that file; " if action == "importPackage" else ""
        message = f"Anki could not do `{action}`: {' '.join(error.split())[:_MOST_SAID]}"
        return AnkiError(message, hint + "push again when it can")


def has_form(value: object, form: Any) -> bool:  # noqa: ANN401  See `Action`.
    """Say whether an answer has a form, as `Action` describes them."""
    match form:
        case tuple():
            return any(has_form(value, one) for one in form)
        case [item]:
            return isinstance(value, list) and all(has_form(each, item) for each in value)
        case dict():
            if not isinstance(value, dict) or (value and not form):
                return False
            if str in form:
                return all(has_form(each, form[str]) for each in value.values())
            return all(has_form(value.get(key), part) for key, part in form.items())
        case type():
            # A bool is an int to Python, and none to Anki.
            return isinstance(value, form) and (form is not int or type(value) is int)
    return value is form


def _post_within(seconds: float, address: str, body: bytes) -> bytes:
    """Return what is answered; the time counts from the look-up of the name to the last byte."""
    answer: Future[bytes] = Future()

    def post() -> None:
        try:
            answer.set_result(_post_request(address, body, seconds))
        except Exception as error:  # noqa: BLE001  It is raised below.
            answer.set_exception(error)

    # The timeout of a socket begins anew with every byte.
    Thread(target=post, daemon=True).start()
    return answer.result(seconds)


def _post_request(address: str, body: bytes, seconds: float) -> bytes:
    try:
        parts = urlsplit(address)
        kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
        connection = kind(parts.hostname or "", parts.port, timeout=seconds)
        connection.connect()
    except TimeoutError:
        raise
    except gaierror:
        message = f"no machine is known by the name of {address}"
        raise AnkiError(message, "see whether --url names the right one") from None
    except (OSError, ValueError, HTTPException):
        raise AnkiError(f"no Anki answers at {address}", _START) from None
    with closing(connection):
        connection.request("POST", "/", body, {"Content-Type": "application/json"})
        response = connection.getresponse()
        if response.status != HTTPStatus.OK:
            raise AnkiError(f"{address} answered with status {response.status}", _ELSE)
        answer = response.read(MOST_BYTES + 1)
        if len(answer) > MOST_BYTES:
            raise AnkiError(f"{address} answered with more than {MOST_BYTES >> 20} MB", _ELSE)
        if response.length:
            raise ConnectionError
        return answer


def is_key_exposed(address: str, key: str) -> bool:
    """Say whether a key would go over a network for all to read."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False  # No host at all, as asking it will tell.
    return bool(key) and parts.scheme == "http" and not _is_this_machine(parts.hostname or "")


def _is_this_machine(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


_START = "start Anki, with the add-on AnkiConnect (its code in Tools, Add-ons is 2055492159)"
_BUSY = "look whether Anki shows a question or syncs; what it was asked it may still do"
_ELSE = "another program may hold the port; give AnkiConnect's address with --url"
