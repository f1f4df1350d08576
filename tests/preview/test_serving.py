"""A preview as other programs meet it: its addresses, its messages, its end."""

import re
import socket
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from deck_folder import contents
from harness import LONGEST, Ran
from png_files import png
from preview_server import Preview, previewed
from quizpress.cli import preview_decks
from quizpress.installed import LeftOut

pytestmark = pytest.mark.slow
DECK = "title: A <b>deck</b>\ncards:\n- {q: 'What is ![it](a.png)?', a: A}\n- {q: Two?, a: B}\n"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Return a folder with a deck, its picture, and what is none of its files."""
    decks = tmp_path / "decks"
    decks.mkdir()
    (decks / "deck.yaml").write_text(DECK)
    (decks / "a.png").write_bytes(png(3, 2, (1, 2, 3, 255)))
    (decks / "other.png").write_bytes(png(3, 2, (3, 2, 1, 255)))
    (tmp_path / "secret.txt").write_text("secret")
    return tmp_path


def side_of(preview: Preview) -> str:
    """Return the address of the front of the first card."""
    found = re.search('src="(/side/.*?)"', preview.ask("/anki/deck.yaml").body)
    assert found
    return found[1]


def media_of(preview: Preview) -> str:
    """Return the address of the picture on the first card."""
    side = preview.ask(side_of(preview)).body
    base, name = re.search('<base href="(.*?)"', side), re.search('src="(.*?)"', side)
    assert base
    assert name
    return base[1] + name[1]


def test_the_pictures_of_a_deck_are_served_and_nothing_else(desk: Path) -> None:
    with previewed(cwd=desk) as preview:
        picture, side = media_of(preview), side_of(preview)
        shown = preview.ask(picture)
        assert (shown.status, shown.headers["content-type"]) == (200, "image/png")
        assert shown.body.encode("latin-1") == (desk / "decks" / "a.png").read_bytes()
        for path in (
            "/media/deck.yaml/other.png",
            "/media/deck.yaml/a.png",
            "/media/deck.yaml/..%2F..%2Fsecret.txt",
            picture.replace("deck.yaml", "../deck.yaml"),
            "/static/..%2F..%2Fanki%2Fcard.css",
            "/static/side.html",
            "/sheet/anki/deck.yaml",
            "/sheet/secret.txt/deck.yaml",
            side.replace("/0/", "/1/"),
            side.replace("/front/", "/front-day/"),
            side.replace("deck.yaml", "secret.txt"),
            "/side/0123456789abcdef/0/front/deck.yaml",
            "/secret.txt",
            "/decks/deck.yaml",
            "/anki/..%2Fsecret.txt",
            "/anki/decks/deck.yaml",
        ):
            answer = preview.ask(path)
            assert answer.status == 404, path
            assert "secret\n" not in answer.body


@pytest.mark.parametrize("path", ["/secret.txt", "/decks/deck.yaml", "/anki", "/anki/", "/a/b/c"])
def test_a_wrong_address_leads_to_all_decks(desk: Path, path: str) -> None:
    with previewed(cwd=desk) as preview:
        answer = preview.ask(path)
        assert answer.status == 404
        assert "<h1>There is nothing here</h1>" in answer.body
        assert '<a href="/decks">All decks</a>' in answer.body
        assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_a_side_is_there_for_a_page_that_saves_have_overtaken(desk: Path) -> None:
    with previewed(cwd=desk) as preview:
        before = side_of(preview)
        (desk / "decks" / "deck.yaml").write_text(DECK.replace("What is", "Where is"))
        preview.ask("/quiz/deck.yaml")
        assert "What is" in preview.ask(before).body
        after = side_of(preview)
        assert (after != before, "Where is" in preview.ask(after).body) == (True, True)


def test_a_site_by_another_name_is_refused(desk: Path) -> None:
    with previewed(cwd=desk) as preview:
        refused = preview.ask("/anki/deck.yaml", Host="evil.example")
        assert (refused.status, refused.body) == (
            421,
            "This name is not that of a quizpress preview.",
        )
        assert preview.ask("/anki/deck.yaml", Host="localhost:1").status == 200


def test_every_page_says_what_it_may_load_and_who_may_hold_it(desk: Path) -> None:
    with previewed(cwd=desk) as preview:
        for path in ("/decks", "/anki/deck.yaml", "/anki/none", media_of(preview)):
            headers = preview.ask(path).headers
            assert "default-src 'none'" in headers["content-security-policy"], path
            assert headers["cross-origin-resource-policy"] == "same-origin"
            assert headers["x-content-type-options"] == "nosniff"
        side = preview.ask(side_of(preview)).headers["content-security-policy"]
        assert "unsafe" not in side
        assert "frame-ancestors 'self'" in side
        sheet = preview.ask("/sheet/quiz/deck.yaml").headers["content-security-policy"]
        assert sheet == "frame-ancestors 'self'"


def test_what_is_typed_is_no_html(desk: Path) -> None:
    with previewed(cwd=desk) as preview:
        page = preview.ask("/anki/deck.yaml?find=%22%3E%3Cb%3E").body
        assert "<bdi>A &lt;b&gt;deck&lt;/b&gt;</bdi>" in page
        assert 'value="&#34;&gt;&lt;b&gt;"' in page
        assert "<bdi>&lt;b&gt;</bdi>" in preview.ask("/anki/%3Cb%3E").body


def test_a_sheet_is_what_a_build_makes(desk: Path, run: Callable[..., Ran]) -> None:
    assert run("build", "--only", "quiz,key,flashcards").code == 0
    with previewed(cwd=desk) as preview:
        for target in ("quiz", "key", "flashcards"):
            built = (desk / "build" / "deck" / f"deck-{target}.html").read_bytes()
            shown = preview.ask(f"/sheet/{target}/deck.yaml").body.encode("latin-1")
            assert shown == built


def test_one_deck_is_shown_at_once_and_several_from_a_list(desk: Path) -> None:
    with previewed(cwd=desk) as preview:
        assert "Anki cards</a>" in preview.ask("/").body
    (desk / "decks" / "second.yaml").write_text("title: Second\ncards:\n- {q: A?, a: B}\n")
    with previewed(cwd=desk) as preview:
        page = preview.ask("/").body
        assert re.findall('href="/anki/(.*?)"', page) == ["deck.yaml", "second.yaml"]


def test_nothing_is_written(desk: Path) -> None:
    before = contents(desk)
    with previewed(cwd=desk) as preview:
        for target in ("anki", "quiz", "key", "flashcards", "coverage"):
            assert preview.ask(f"/{target}/deck.yaml").status == 200
        preview.ask("/sheet/key/deck.yaml")
    assert contents(desk) == before


def test_it_says_where_it_is_and_ends_quietly(desk: Path) -> None:
    with previewed("decks/deck.yaml", cwd=desk) as preview:
        assert re.fullmatch(
            r"1 deck shown at http://127\.0\.0\.1:\d+/ until Ctrl-C\n", preview.said
        )
        with socket.create_connection(
            ("127.0.0.1", int(preview.address.rpartition(":")[2]))
        ) as page:
            page.sendall(b"GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n")
            assert page.recv(4096).startswith(b"HTTP/1.1 200")
            assert preview.interrupt() == (0, "", "")


def test_a_browser_is_opened_at_its_address_where_asked(desk: Path) -> None:
    browser = desk / "browser"
    browser.write_text('#!/bin/sh\necho "$1" > opened.new && mv opened.new opened\n')
    browser.chmod(0o755)
    with previewed("--open", cwd=desk, BROWSER=f"{browser} %s") as preview:
        for _ in range(LONGEST * 10):
            if (desk / "opened").exists():
                break
            time.sleep(0.1)
        assert (desk / "opened").read_text() == f"{preview.address}/\n"


def test_a_browser_that_is_not_there_is_told(desk: Path) -> None:
    with previewed("--open", cwd=desk, BROWSER="false %s", PATH="") as preview:
        told = preview.running.stderr
        assert told
        assert preview.ask("/decks").status == 200
        assert [told.readline(), told.readline()] == [
            "quizpress: warning: no browser was found to open\n",
            f"  hint: open {preview.address}/ in one\n",
        ]


@pytest.mark.usefixtures("desk")
def test_a_taken_port_is_told_with_what_to_do(run: Callable[..., Ran]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ran = run("preview", "--port", str(port))
    assert ran == Ran(
        1,
        "",
        f"quizpress: error: 127.0.0.1, port {port} is taken by another program, perhaps another"
        " preview\n  hint: end that one, or choose another port: --port 0 takes any that is free\n",
    )


@pytest.mark.usefixtures("desk")
def test_a_host_that_is_not_this_machine_is_told(run: Callable[..., Ran]) -> None:
    ran = run("preview", "--port", "0", "--host", "192.0.2.1")
    assert (ran.code, ran.out) == (1, "")
    assert re.fullmatch(
        r"quizpress: error: 192\.0\.2\.1, port 0 cannot be used: .+\n"
        r"  hint: name an address of this machine with --host, or leave it out\n",
        ran.err,
    )


def test_who_lets_others_in_is_warned(desk: Path) -> None:
    with previewed("--host", "0.0.0.0", cwd=desk) as preview:  # noqa: S104  What is shown.
        assert preview.said.startswith("1 deck shown at http://127.0.0.1:")
        assert preview.ask("/decks", Host="192.168.1.7:80").status == 200
        assert preview.ask("/decks", Host="evil.example").status == 421
        code, out, err = preview.interrupt()
    assert (code, out) == (0, "")
    assert err == (
        "quizpress: warning: whoever reaches this machine can read these decks and their keys\n"
        "  hint: leave out --host to show them to this machine alone\n"
    )


def test_a_missing_extra_is_told_with_the_command_that_installs_it(
    desk: Path, call: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    left_out = LeftOut("preview", "decks cannot be shown", "pip install x")
    monkeypatch.setattr(preview_decks, "find_missing_preview", lambda: left_out)

    assert call("preview", cwd=desk) == Ran(
        1, "", "quizpress: error: decks cannot be shown\n  hint: run `pip install x`\n"
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["none.yaml"], "quizpress: there is no file or folder none.yaml\n"),
        (["--port", "x"], "argument --port: 'x' is not a port from 0 to 65535\n"),
        (["--port", "65536"], "argument --port: '65536' is not a port from 0 to 65535\n"),
    ],
)
def test_a_wrong_call_is_told(
    desk: Path, call: Callable[..., Ran], arguments: list[str], said: str
) -> None:
    ran = call("preview", *arguments, cwd=desk)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith(said)


def test_a_deck_that_leads_out_of_the_project_is_not_read(
    desk: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "far.yaml"
    elsewhere.write_text("title: Far away\ncards:\n- {q: A?, a: B}\n")
    (desk / "decks" / "far.yaml").symlink_to(elsewhere)
    with previewed(cwd=desk) as preview:
        page = preview.ask("/anki/far.yaml").body
        assert "it is a link that leads out of the project" in page
        assert "Far away" not in page
