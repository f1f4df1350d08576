"""The command that shows decks in a browser."""

import errno
import sys
import threading
import webbrowser
from argparse import Namespace

from quizpress.cli.print_problems import print_about_call, takes_colour
from quizpress.installed import find_missing_preview
from quizpress.preview.open_decks import OpenDecks
from quizpress.report import painter_for
from quizpress.report.summary import describe_left_out
from quizpress.report.text import counted, make_printable


def preview_decks(options: Namespace) -> bool:
    """Show decks until Ctrl-C; return whether that could be done.

    Raises:
        WrongUseError: there is no deck.
    """
    decks = OpenDecks(options.decks)
    if missing := find_missing_preview():
        paint = painter_for(colour=takes_colour(sys.stderr))
        print(describe_left_out([missing], paint), end="", file=sys.stderr)
        return False
    from quizpress.preview.guard import is_loopback  # noqa: PLC0415  It may be missing.
    from quizpress.preview.serve import address_of, serve, take_port  # noqa: PLC0415

    try:
        listening = take_port(options.host, options.port)
    except OSError as error:
        print_about_call("error", *_describe_refusal(error, options.host, options.port))
        return False
    if not is_loopback(options.host):
        said = "whoever reaches this machine can read these decks and their keys"
        print_about_call("warning", said, "leave out --host to show them to this machine alone")
    address = address_of(options.host, listening)
    print(f"{counted(len(decks.by_name), 'deck')} shown at {address} until Ctrl-C", flush=True)
    if options.open:
        # Some browsers return when they are closed.
        threading.Thread(target=_open_browser, args=(address,), daemon=True).start()
    serve(decks, options.host, listening)
    return True


def _open_browser(address: str) -> None:
    if not webbrowser.open(address):
        print_about_call("warning", "no browser was found to open", f"open {address} in one")


def _describe_refusal(error: OSError, host: str, port: int) -> tuple[str, str]:
    """Return what keeps a port from being had, and what to do."""
    where = f"{make_printable(host)}, port {port}"
    if error.errno == errno.EADDRINUSE:
        message = f"{where} is taken by another program, perhaps another preview"
        return message, "end that one, or choose another port: --port 0 takes any that is free"
    message = f"{where} cannot be used: {error.strerror or error}"
    if error.errno == errno.EACCES:
        return message, "choose a port from 1024 on"
    return message, "name an address of this machine with --host, or leave it out"
