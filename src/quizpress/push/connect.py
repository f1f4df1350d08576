"""A running Anki, asked through AnkiConnect: JSON over HTTP."""

import http.client
import json
from ipaddress import ip_address
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import ProxyHandler, Request, build_opener

VERSION = 6
"""Of the interface; every AnkiConnect since 2018 has it."""
SECONDS = 10.0
LONG = 600.0
"""Seconds; an import of many notes or pictures takes its time."""


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
        # No proxy: the other end is on this machine, or named on purpose.
        self._open = build_opener(ProxyHandler({})).open

    def ask(self, action: str, *, seconds: float = SECONDS, **parameters: object) -> Any:  # noqa: ANN401
        """Return what an action of AnkiConnect gives.

        Raises:
            AnkiError: Anki cannot be reached, refuses, or answers with an error.
        """
        asked = {"action": action, "version": VERSION, "params": parameters}
        answer = self._send(asked | ({"key": self.key} if self.key else {}), seconds)
        if not isinstance(answer, dict) or answer.keys() != {"result", "error"}:
            raise AnkiError(f"{self.address} does not answer as AnkiConnect does", _ELSE)
        if answer["error"] is not None:
            raise self._refused(action, str(answer["error"]))
        return answer["result"]

    def _send(self, asked: dict[str, object], seconds: float) -> object:
        kind = {"Content-Type": "application/json"}
        try:
            request = Request(self.address, json.dumps(asked).encode(), kind)  # noqa: S310
            with self._open(request, timeout=seconds) as response:
                return json.load(response)
        except TimeoutError:
            raise AnkiError(f"Anki did not answer within {seconds:.0f} seconds", _BUSY) from None
        except HTTPError as error:
            message = f"{self.address} answered with status {error.code}"
            raise AnkiError(message, _ELSE) from None
        except URLError as error:
            if isinstance(error.reason, TimeoutError):
                raise AnkiError(
                    f"Anki did not answer within {seconds:.0f} seconds", _BUSY
                ) from None
            raise AnkiError(f"no Anki answers at {self.address}", _START) from None
        except (OSError, http.client.HTTPException):
            raise AnkiError("the connection to Anki broke off", _BUSY) from None
        except ValueError:
            raise AnkiError(f"{self.address} does not answer as AnkiConnect does", _ELSE) from None

    def _refused(self, action: str, error: str) -> AnkiError:
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
        return AnkiError(f"Anki could not do `{action}`: {error}", hint + "push again when it can")


def exposed(address: str, key: str) -> bool:
    """Say whether a key would go over a network for all to read."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False  # No host at all, as asking it will tell.
    return bool(key) and parts.scheme == "http" and not _here(parts.hostname or "")


def _here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


_START = "start Anki, with the add-on AnkiConnect (its code in Tools, Add-ons is 2055492159)"
_BUSY = "look whether Anki shows a question or syncs; what it was asked it may still do"
_ELSE = "another program may hold the port; give AnkiConnect's address with --url"
