"""What the values on the command line mean; argparse says what it is told of a wrong one."""

import re
from argparse import ArgumentTypeError
from collections.abc import Sequence
from ipaddress import ip_address
from pathlib import Path

from quizpress.checks.rules.deck_facts import is_backup_name
from quizpress.checks.sheet_settings import read_call
from quizpress.codes import CODES
from quizpress.misspelt import did_you_mean, nearest_word
from quizpress.model import KINDS
from quizpress.names import tag_in_anki
from quizpress.options import (
    CARD_SHEETS,
    EDITIONS,
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_VERSIONS,
    CardSheet,
    Edition,
)
from quizpress.read.deck_files import Beside
from quizpress.targets import EVERY_TARGET

ADDRESS = "http://127.0.0.1:8765"
"""Where AnkiConnect listens unless its settings say otherwise."""
MOST_PORT = 65_535
LEAST_CARD, MOST_CARD = (35, 25), (200, 287)
"""Sides of flashcards, in millimetres: room for a line or two, and no more than a page has."""
MOST_SHIFT = 20
"""By how many millimetres a copier can be off."""

_SEED = "(?!(?:[A-Za-z]|[Ss][0-9]{2,3})(?:-|$))[A-Za-z0-9]{1,16}"
"""Files of version B of a deck have that letter alone in their names, those of a student `s07`."""


def read_targets(text: str) -> frozenset[str]:
    """Read a list of targets."""
    return _read_some(text, EVERY_TARGET)


def read_codes(text: str) -> frozenset[str]:
    """Read a list of codes of warnings and infos."""
    names = frozenset(read_code(name.strip()) for name in text.split(",") if name.strip())
    errors = sorted(name for name in names if CODES[name].severity == "error")
    if errors:
        raise ArgumentTypeError(f"{errors[0]} is an error, which is reported whatever is asked")
    return names


def read_code(text: str) -> str:
    """Read a code."""
    if text not in CODES:
        bare = "reports show it in brackets: error[code]"
        says = did_you_mean(nearest_word(text, CODES), bare)
        raise ArgumentTypeError(f"there is no code {text!r}; {says}")
    return text


def read_names(text: str) -> tuple[str, ...]:
    """Read a list of names."""
    names = tuple([name.strip() for name in text.split(",") if name.strip()])
    if not names:
        raise ArgumentTypeError(f"{text!r} names nothing")
    return names


def read_tags(text: str) -> tuple[str, ...]:
    """Read a list of tags, casefolded, in the form in which Anki has them."""
    return tuple([tag_in_anki(name).casefold() for name in read_names(text)])


def read_kinds(text: str) -> frozenset[str]:
    """Read a list of kinds of cards."""
    return _read_some(text, [*KINDS.values()])


def read_pick(text: str) -> int:
    """Read how many questions to draw."""
    return int(_match_whole("[1-9][0-9]{0,3}", text, "is not a number from 1 to 9999")[0])


def read_seed(text: str) -> str:
    """Read a seed, as it is printed."""
    says = (
        "is not 1 to 16 letters or digits, or is a letter alone, which names a version, or such as"
        " S07, which names a student"
    )
    return _match_whole(_SEED, text, says)[0].upper()


def read_form_id(text: str) -> str:
    """Read the id of a form, as it is printed."""
    parts = "(-[Qq][0-9A-Fa-f]{3})?(-[1-9][0-9]{0,3})?(-[A-Za-z]|-[Ss][0-9]{2,3})?"
    # Copied from a sheet whose letters run from the right it begins with a mark.
    told = text.removeprefix("\u200e")
    return _match_whole(f"{_SEED}{parts}", told, "is no form such as 12C6 or 12C6-B")[0].upper()


def read_versions(text: str) -> int:
    """Read how many versions to make."""
    return _read_number(text, "number", range(1, MOST_VERSIONS + 1), digits=3)


def read_jobs(text: str) -> int:
    """Read how many decks to press at a time."""
    return _read_number(text, "number", range(1, 1000), digits=3)


def read_port(text: str) -> int:
    """Read a port."""
    return _read_number(text, "port", range(MOST_PORT + 1), digits=5)


def read_editions(text: str) -> tuple[tuple[Edition, ...], ...]:
    """Read sets of editions; `normal` is the empty one."""
    asked = [name.strip().split("+") for name in text.split(",")]
    unknown = sorted({name for names in asked for name in names} - {"normal", *EDITIONS})
    if unknown or any("normal" in names and len(names) > 1 for names in asked):
        says = f"is not a list out of normal, {', '.join(EDITIONS)}, or of these joined by +"
        raise ArgumentTypeError(f"{text!r} {says}, as large+contrast")
    # One and the same set may be named in several ways.
    return tuple(dict.fromkeys([tuple([e for e in EDITIONS if e in names]) for names in asked]))


def read_sheet(text: str) -> str:
    """Read what is wanted of sheets, in words that the check of each deck reads once more."""
    _match_whole(r"(?s)\s*[\w-]+\s*=.*", text, "is not key=value, such as spacing=compact")
    for problem in read_call(text, Beside(Path())).report.problems:
        raise ArgumentTypeError("; ".join(filter(None, (problem.message, problem.hint))))
    return text


def read_grid(text: str) -> tuple[int, int]:
    """Read columns and rows of cards on a sheet."""
    says = f"is no grid from 1x1 to {MOST_COLUMNS}x{MOST_ROWS}, such as 2x4"
    found = _match_whole(f"([1-{MOST_COLUMNS}])[xX]([1-{MOST_ROWS}])", text, says)
    return int(found[1]), int(found[2])


def read_card(text: str) -> CardSheet:
    """Read how large cards are: millimetres, or the name of a sheet or a format."""
    if text.lower() in CARD_SHEETS:
        return CARD_SHEETS[text.lower()]
    least, most = LEAST_CARD, MOST_CARD
    says = (
        f"is no size in millimetres from {least[0]}x{least[1]} to {most[0]}x{most[1]}, such as"
        f" 63x88, nor one of {', '.join(CARD_SHEETS)}"
    )
    number = r"([0-9]{1,3}(?:\.[0-9]{1,2})?)"
    found = _match_whole(f"{number}[xX]{number}", text, says)
    width, height = float(found[1]), float(found[2])
    if not (least[0] <= width <= most[0] and least[1] <= height <= most[1]):
        raise ArgumentTypeError(f"{text!r} {says}")
    return CardSheet(width, height)


def read_shift(text: str) -> tuple[float, float]:
    """Read by how many millimetres to move, to the right and down."""
    says = f"is not two numbers of at most {MOST_SHIFT} millimetres, such as 0.5,-1"
    number = r"(-?[0-9]{1,2}(?:\.[0-9]{1,2})?)"
    found = _match_whole(f"{number},{number}", text, says)
    right, down = float(found[1]), float(found[2])
    if max(abs(right), abs(down)) > MOST_SHIFT:
        raise ArgumentTypeError(f"{text!r} {says}")
    return right, down


def read_bundle_name(text: str) -> str:
    """Read the name of a package, without its end."""
    name = _match_whole(r"\w[\w. -]{0,99}", text, "is no file name")[0]
    if is_backup_name(name):
        raise ArgumentTypeError(f"Anki would restore {name}.apkg as a whole collection")
    return name


def read_quiz_name(text: str) -> str:
    """Read the name of a quiz of several decks."""
    return _match_whole(r"\w(?:[\w. -]{0,98}\w)?", text, "is no file name")[0]


def read_deck_name(text: str) -> str:
    """Read the name of a deck's file, with or without its end."""
    from quizpress.draft import deck_name  # noqa: PLC0415  Few calls begin a deck.

    try:
        return deck_name.read_deck_name(text)
    except ValueError as error:
        raise ArgumentTypeError(str(error)) from error


def read_article_address(text: str) -> str:
    """Read where an article stands."""
    says = "is not an address such as https://www.example.org/news"
    address = _match_whole(r"https?://\S+", text, says)[0]
    if not address.isprintable():
        raise ArgumentTypeError(f"{text!r} {says}")
    return address


def read_address(text: str) -> str:
    """Read where AnkiConnect listens."""
    says = f"is not an address such as {ADDRESS}"
    pattern = r"https?://([^\s/:@\[\]]+|\[[0-9A-Fa-f:.]+\])(?::([^\s/:@]*))?/?"
    host, port = _match_whole(pattern, text, says).groups()
    if port is not None and not (port.isdecimal() and 1 <= int(port[:6]) <= MOST_PORT):
        raise ArgumentTypeError(f"{text!r} has {port!r} for a port, not a number up to {MOST_PORT}")
    try:
        ip_address(host[1:-1]) if host[0] == "[" else host.encode("idna")
    except ValueError:
        raise ArgumentTypeError(f"{text!r} has {host!r} for a host, which none can be") from None
    return text


def _read_some(text: str, known: Sequence[str]) -> frozenset[str]:
    """Read a list of some of the words that are known."""
    names = read_names(text)
    for name in names:
        if name not in known:
            meant = did_you_mean(nearest_word(name, known), "")
            says = f"{name!r} is none of {', '.join(known)}"
            raise ArgumentTypeError("; ".join(filter(None, (says, meant))))
    return frozenset(names)


def _read_number(text: str, what: str, bounds: range, *, digits: int) -> int:
    """Read a whole number within bounds, of at most so many digits."""
    says = f"is not a {what} from {bounds[0]} to {bounds[-1]}"
    number = int(_match_whole(f"[0-9]{{1,{digits}}}", text, says)[0])
    if number not in bounds:
        raise ArgumentTypeError(f"{text!r} {says}")
    return number


def _match_whole(pattern: str, text: str, says: str) -> re.Match[str]:
    """Return how a text matches as a whole, or say what it is not."""
    if not (found := re.fullmatch(pattern, text)):
        raise ArgumentTypeError(f"{text!r} {says}")
    return found
