"""Pictures and sounds: which files a deck can name, and which of those can serve."""

import json
import os
import re
import time
from collections import Counter
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from harness import TESTS, Write, examine
from quizpress.checks import media_files as checked_media
from quizpress.checks.file_types import PICTURES, SOUNDS
from quizpress.deck_and_lock import load_deck
from quizpress.model import Media
from quizpress.problem import Problem
from quizpress.read.deck_files import MOST_MEDIA, Beside, Refusal
from quizpress.report import FORMS, format_report
from quizpress.text import Image, nodes_of, parse_text

DOT = (TESTS / "cases" / "media" / "dot.png").read_bytes()
SIGNATURE = b"\x89PNG\r\n\x1a\n"
PNG = SIGNATURE + b"\0\0\0\x0dIHDR" + bytes(17) + b"\0\0\0\0IEND\xaeB`\x82"
JPEG = b"\xff\xd8\xff\xe0\0\x10JFIF\0 and so on \xff\xd9"
GIF = b"GIF89a" + bytes(7) + b";"
MP4 = b"\0\0\0\x0cftypavif and so on"
WEBP, WAVE = b"RIFF\x08\0\0\0WEBPVP8 ", b"RIFF\x04\0\0\0WAVE"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"/>'
COMPOSED, DECOMPOSED = "\u00e9t\u00e9.png", "e\u0301te\u0301.png"
GOOD = (
    # a key, a name, what the file begins with, its type
    ("image", "a.png", PNG, "png"),
    ("image", "a.PNG", PNG, "png"),
    ("image", "two.dots.png", PNG, "png"),
    ("image", "a.jpg", JPEG, "jpg"),
    ("image", "a.jpeg", JPEG + b"appended", "jpg"),
    ("image", "a.gif", GIF, "gif"),
    ("image", "a.webp", WEBP, "webp"),
    ("image", "a.avif", MP4, "avif"),
    ("image", "a.svg", SVG, "svg"),
    ("image", "a.svg", b"\xef\xbb\xbf\n" + SVG, "svg"),
    ("image", "a.svg", b'<?xml version="1.0"?>' + SVG, "svg"),
    ("image", "a.svg", b"<!-- made by hand -->" + SVG, "svg"),
    ("audio", "a.mp3", b"ID3\x04", "mp3"),
    ("audio", "a.mp3", b"\xff\xfb\x90", "mp3"),
    ("audio", "a.ogg", b"OggS", "ogg"),
    ("audio", "a.oga", b"OggS", "ogg"),
    ("audio", "a.opus", b"OggS", "opus"),
    ("audio", "a.m4a", MP4, "m4a"),
    ("audio", "a.flac", b"fLaC", "flac"),
    ("audio", "a.wav", WAVE, "wav"),
)
WRONG = (
    # a key, a name, what the file holds
    ("image", "a", PNG),
    ("image", ".png", SVG),
    ("image", "a.png", b""),
    ("image", "a.png", SIGNATURE[:-1]),
    ("image", "a.png", b"\xff\xd8\xff\xe0"),
    ("image", "a.webp", WAVE),
    ("image", "a.svg", b"words"),
    ("image", "a.svg", b"<html></html>"),
    ("image", "a.svg", b"\xff\xfe<\0s\0v\0g\0"),
    ("image", "a.tiff", b"II*\0"),
    ("image", "a.mp3", b"ID3\x04"),
    ("audio", "a.wav", WEBP),
    ("audio", "a.mp3", b"words"),
    ("audio", "a.png", PNG),
    ("audio", "a.exe", b"MZ"),
)
CUT = (
    # a name, what is left of the file
    ("a.png", SIGNATURE),
    ("a.png", PNG[:-12]),
    ("a.png", DOT[:20]),
    ("a.jpg", b"\xff\xd8\xff\xe0"),
    ("a.jpeg", JPEG[:-2]),
    ("a.gif", b"GIF89a"),
    ("a.gif", GIF[:-1]),
    ("a.webp", WEBP[:-4]),
    ("a.webp", WEBP[:-1]),
    ("a.avif", MP4[:12]),
    ("a.svg", SVG[:-1]),
)
PICTURED: tuple[tuple[str, list[tuple[str, str]], list[str]], ...] = (
    # a text, its pictures, and what was meant as one
    ("no picture", [], []),
    ("![a](b.png)", [("b.png", "a")], []),
    ("a ![b](c.png) d ![e](f/g.png) h", [("c.png", "b"), ("f/g.png", "e")], []),
    ("![](a.png)", [("a.png", "")], []),
    ("![a]()", [("", "a")], []),
    ('![a](b.png "c")', [("b.png", "a")], []),
    ("![a](<b c.png>)", [("b c.png", "a")], []),
    ("![a](b%20c.png)", [("b c.png", "a")], []),
    ("![a](100%.png)", [("100%.png", "a")], []),
    ("![a](\u00e9.png)", [("\u00e9.png", "a")], []),
    ("![a](b\\c.png)", [("b\\c.png", "a")], []),
    ("![a](https://x.org/b.png)", [("https://x.org/b.png", "a")], []),
    ("[![a](b.png)](https://x.org)", [("b.png", "a")], []),
    ("**![a](b.png)**", [("b.png", "a")], []),
    (r"![*a* `b` \(c\) \] [d](https://x.org)](e.png)", [("e.png", "a b c ] d")], []),
    ("![two\nlines](b.png)", [("b.png", "two lines")], []),
    ("`![a](b.png)`", [], []),
    (r"\![a](b.png)", [], []),
    (r"\(![a](b.png)\)", [], []),
    ("![a](b c.png)", [], ["![a](b c.png)"]),
    ("![a](b (1).png)", [], ["![a](b (1).png)"]),
    ('![a](b c.png "d")', [], ['![a](b c.png "d")']),
    ("![a] (b.png)", [], ["![a] (b.png)"]),
    ("![a](b.png", [], ["![a](b.png"]),
    ("![a](file:///b)", [("file:///b", "a")], []),
    ("![[b.png]]", [], ["![[b.png]]"]),
    ("![[b.png|300]]", [], ["![[b.png|300]]"]),
    ("`![a](b c.png)`", [], []),
    (r"\![a](b c.png)", [], []),
    (r"\(![a](b c.png)\)", [], []),
    ("Wow![a]", [], []),
    ("[a](b c.png)", [], []),
    ("![![a](b.png)](c d)", [("b.png", "a")], ["!["]),
)  # fmt: skip


@pytest.mark.parametrize(("key", "name", "data", "kind"), GOOD)
def test_a_file_of_a_known_type_reaches_the_model(
    deck: Write, key: str, name: str, data: bytes, kind: str
) -> None:
    deck(data, name)
    seen = examine(deck(_card(key, name)))

    assert seen.problems == []
    assert seen.deck is not None
    assert seen.deck.media == {name: Media(data, kind)}


CLOZES = (
    # a cloze with one picture
    "a ![b](x.png) {{c}}",
    "a {{![b](x.png)}}",
    "a {{b::![c](x.png)}}",
    "{{a`b}} ![c](x.png) `d`",
    "![a](<x.png>) {{b]c}} [d",
)


@pytest.mark.parametrize("cloze", CLOZES)
def test_a_cloze_has_the_pictures_that_are_shown_around_its_gaps_and_in_them(
    deck: Write, cloze: str
) -> None:
    deck(DOT, "x.png")
    seen = examine(deck(f"title: T\ncards: [cloze: '{cloze}']\n"))

    assert seen.problems == []
    assert seen.deck is not None
    assert seen.deck.media == {"x.png": Media(DOT, "png")}


HOSTILE = (
    *("![[", "![[a|", "![a](b c", "![(", "![a] (", "![[]"),
    "![",
    "![{{c1::a}}",
    "![a](",
    "![a]({{c1::b}}",
    "![{{c1::a]b}}](c ",
    "{{c1::![a](b)}}",
)


@pytest.mark.parametrize("unit", HOSTILE)
def test_a_cloze_full_of_pictures_takes_no_time(deck: Write, unit: str) -> None:
    path = deck(f"title: T\ncards: [cloze: '{unit * 300} {{{{c1::x}}}}']\n")
    start = time.process_time()

    assert "too-large" not in _codes(examine(path).problems)
    assert time.process_time() - start < 5


@pytest.mark.parametrize("unit", HOSTILE)
def test_what_looks_like_a_picture_is_found_in_no_time(unit: str, deck: Write) -> None:
    path = deck(f"title: T\ncards: [{{q: '{unit * (9_900 // len(unit))}', a: A}}]\n")
    start = time.process_time()

    assert "too-large" not in _codes(examine(path).problems)
    assert time.process_time() - start < 5


def test_every_type_is_shown() -> None:
    assert {kind for *_, kind in GOOD} == PICTURES.keys() | SOUNDS.keys()


@pytest.mark.parametrize(("key", "name", "data"), WRONG)
def test_another_file_is_refused(deck: Write, key: str, name: str, data: bytes) -> None:
    deck(data, name)

    assert _codes(examine(deck(_card(key, name))).problems) == ["media-type"]


@pytest.mark.parametrize(("name", "data"), CUT)
def test_a_picture_that_is_cut_off_is_refused(deck: Write, name: str, data: bytes) -> None:
    deck(data, name)
    (problem,) = examine(deck(_card("image", name))).problems

    assert problem.code == "media-type"
    assert problem.message == f"`{name}` is cut off: a part of the picture is missing"
    assert problem.hint == "save it anew, or copy it again from where it was"


def test_a_file_with_nothing_in_it_is_said_to_be_empty(deck: Write) -> None:
    deck(b"", "a.mp3")
    (problem,) = examine(deck(_card("audio", "a.mp3"))).problems

    assert problem.message == "`a.mp3` is an empty file"


def test_all_the_files_of_a_deck_have_a_bound_together(
    deck: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert checked_media.MOST_TOGETHER == 200 * 1024 * 1024
    monkeypatch.setattr(checked_media, "MOST_TOGETHER", 1024 * 1024)
    half = DOT + bytes(512 * 1024 - len(DOT))
    for name, data in {"a.png": half, "b.png": half, "c.png": DOT, "d.png": half}.items():
        deck(data, name)
    names = ("a.png", "b.png", "a.png", "b.png", "c.png", "d.png", "c.png", "gone.png", "a.png")
    cards = "".join(f"- {{q: '{n} ![x]({name})', a: b}}\n" for n, name in enumerate(names))
    problems = examine(deck(f"title: T\ncards:\n{cards}")).problems

    assert [(problem.code, problem.place.line) for problem in problems] == [
        ("media-size", 7),
        ("media-missing", 10),
    ]
    assert problems[0].message == (
        "with `c.png` the pictures and sounds of this deck are larger than 1 MiB"
    )
    assert problems[0].hint == "make some of them smaller, or divide the deck"


@pytest.mark.parametrize(("text", "found", "strays"), PICTURED)
def test_a_text_has_its_pictures_and_what_was_meant_as_one_is_told(
    text: str, found: list[tuple[str, str]], strays: list[str], deck: Write
) -> None:
    nodes = nodes_of(parse_text(text, 0, len(text), "markdown"))
    problems = examine(deck(f"title: T\ncards: [{{q: {json.dumps(text)}, a: A}}]\n")).problems
    places = [problem.place for problem in problems if problem.code == "picture-text"]

    assert [(node.file, node.alt) for node in nodes if isinstance(node, Image)] == found
    assert [
        json.loads(f'"{place.text[place.column - 1 : place.end_column - 1]}"') for place in places
    ] == strays


def test_a_picture_of_the_greatest_size_is_taken_and_no_larger(tmp_path: Path) -> None:
    for size in (MOST_MEDIA, MOST_MEDIA + 1):
        with (tmp_path / f"{size}.png").open("wb") as file:
            file.write(DOT)
            file.truncate(size)
    most, beyond = (Beside(tmp_path).media(f"{MOST_MEDIA + more}.png") for more in (0, 1))

    assert isinstance(most, bytes)
    assert len(most) == MOST_MEDIA
    assert beyond == Refusal(
        "media-size",
        f"`{MOST_MEDIA + 1}.png` is larger than 20 MiB",
        "make it smaller, it has to fit a phone",
    )


@pytest.mark.parametrize(
    ("link", "name", "code"),
    [
        ("../outside.png", "link", "media-outside"),
        ("..", "link/outside.png", "media-outside"),
        ("..", "link/deck/inside.png", ""),
        ("inside.png", "link", ""),
        (".", "link/inside.png", ""),
        ("nothing.png", "link", "media-missing"),
        ("link", "link", "media-missing"),
        ("link", "link/inside.png", "media-missing"),
    ],
)
def test_a_link_cannot_lead_out_of_the_folder(
    tmp_path: Path, link: str, name: str, code: str
) -> None:
    folder = tmp_path / "deck"
    folder.mkdir()
    (tmp_path / "outside.png").write_bytes(DOT)
    (folder / "inside.png").write_bytes(DOT)
    (folder / "link").symlink_to(link)
    media = Beside(folder).media(name)

    assert (media.code if isinstance(media, Refusal) else "") == code


@pytest.mark.parametrize(
    ("held", "named"), [(DECOMPOSED, COMPOSED), (COMPOSED, DECOMPOSED), (COMPOSED, COMPOSED)]
)
def test_a_name_is_found_however_its_accents_are_written(
    tmp_path: Path, held: str, named: str
) -> None:
    assert normalize("NFC", held) == normalize("NFC", named)
    (tmp_path / held).mkdir()
    (tmp_path / held / held).write_bytes(DOT)

    assert Beside(tmp_path).media(f"{named}/{named}") == DOT


NEAR = (
    # a name, the message but for its name, the hint
    ("pics/MAP.png", ": the file system has `pics/map.png`", "write `pics/map.png`, "),
    ("Pics/map.png", ": the file system has `pics/map.png`", "write `pics/map.png`, "),
    ("PICS/Map.PNG", ": the file system has `pics/map.png`", "write `pics/map.png`, "),
    ("pics/Old/plan.PNG", ": the file system has `pics/old/Plan.png`", "write `pics/old/Plan.png`"),
    ("pics/mapp.png", "", "did you mean `pics/map.png`?"),
    ("Pics/mapp.png", "", "did you mean `pics/map.png`?"),
    ("pis/old/plan.png", "", "did you mean `pics/old/Plan.png`?"),
    ("Pics/other.png", "", "paths count from the deck's folder"),
    ("pics/OLD", "", "paths count from the deck's folder"),
    ("map.png", "", "paths count from the deck's folder"),
)


@pytest.mark.parametrize(("name", "found", "hint"), NEAR)
def test_a_hint_gives_a_path_that_works(tmp_path: Path, name: str, found: str, hint: str) -> None:
    (tmp_path / "pics" / "old").mkdir(parents=True)
    (tmp_path / "pics" / "map.png").write_bytes(DOT)
    (tmp_path / "pics" / "old" / "Plan.png").write_bytes(DOT)
    refused = Beside(tmp_path).media(name)

    assert isinstance(refused, Refusal)
    start = "there is no" if found else "there is no file"
    assert (refused.code, refused.message) == ("media-missing", f"{start} `{name}`{found}")
    assert refused.hint.startswith(hint)
    for path in re.findall(r"(?:write|mean) `(.*?)`", refused.hint):
        assert Beside(tmp_path).media(path) == DOT


def test_two_files_whose_names_differ_in_their_case_are_refused(deck: Write) -> None:
    path = deck(
        "title: T\ncards:\n- {q: '![a](a.png)', a: '![a](A.png)'}\n- {q: '![a](a.png)?', a: b}\n"
    )
    deck(DOT, "a.png")
    deck(DOT, "A.png")
    if len([*path.parent.iterdir()]) < 3:
        pytest.skip("this file system minds no case")
    (problem,) = examine(path).problems

    assert problem.code == "media-case"
    assert problem.message == "`A.png` and `a.png` differ in their case alone"


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.png")

    assert Beside(tmp_path).media("pipe.png") == Refusal(
        "media-missing", "`pipe.png` is no file", "name a file"
    )


def test_a_file_without_the_right_to_read_it_is_said_to_be_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a.png").write_bytes(DOT)
    monkeypatch.setattr(os, "open", refuse)

    assert Beside(tmp_path).media("a.png") == Refusal(
        "media-missing", "`a.png` cannot be read: Permission denied", "see to its rights"
    )


def test_a_file_is_read_once_and_refused_wherever_it_is_named(
    deck: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: Counter[str] = Counter()
    media = Beside.media

    def counted(self: Beside, name: str) -> bytes | Refusal:
        asked[name] += 1
        return media(self, name)

    monkeypatch.setattr(Beside, "media", counted)
    deck(DOT, "a.png")
    cards = "- {q: '1 ![a](a.png) ![b](b.png)', a: '![b](b.png) ![a](a.png)'}"
    problems = examine(deck(f"title: T\ncards:\n{cards}\n")).problems

    assert asked == {"a.png": 1, "b.png": 1}
    assert _codes(problems) == ["media-missing", "media-missing"]
    assert [problem.place.column for problem in problems] == [27, 45]


def test_a_picture_is_no_sound_even_where_it_is_a_picture_too(deck: Write) -> None:
    deck(DOT, "a.png")
    card = "{q: Q, a: A, image: {file: a.png, alt: a}, audio: a.png}"

    assert _codes(examine(deck(f"title: T\ncards: [{card}]\n")).problems) == ["media-type"]


patient = settings(deadline=None)
NAMES = st.text() | st.lists(
    st.sampled_from(
        ("a.png", "A.PNG", "folder", "loop", "..", ".", "~", "/", "//", "\\", ":", "C:", "\0", " ",
         "%", "é", "e\u0301", "\udcff", "\u202e", "\ud800", "\n", "http://", "x" * 300, "\u200b")
    )
).map("".join)  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("media")
    (path / "folder").mkdir()
    (path / "folder" / "a.png").write_bytes(DOT)
    (path / "loop").symlink_to("loop")
    return path


@patient
@given(NAMES)
@example("")
@example("folder/a.png")
@example("folder//a.png")
@example("folder/./a.png")
@example("loop")
def test_a_name_of_any_kind_gives_a_file_or_a_reason(folder: Path, name: str) -> None:
    media = Beside(folder).media(name)

    if isinstance(media, Refusal):
        assert media.code in ("media-outside", "media-missing")
        assert media.message
        assert media.hint
    else:
        assert media == DOT


@patient
@given(NAMES)
@example("")
@example("map\\ufffd.png")
def test_a_deck_can_name_any_file(folder: Path, name: str) -> None:
    written = "".join(f"\\U{ord(character):08x}" for character in name)
    path = folder / "deck.yaml"
    path.write_text(
        f'title: T\ncards:\n- {{q: Q, a: A, image: "{written}"}}\n'
        f'- {{q: "![x](<{written}>)", a: A, audio: "{written}"}}\n'
    )
    problems = load_deck(path)[1]

    assert {problem.code for problem in problems} <= {
        *("media-outside", "media-missing", "media-type", "image-alt", "empty"),
        *("control-character", "syntax", "too-large", "picture-text"),
    }
    for form in FORMS:
        assert format_report(problems, form).encode()


@patient
@given(
    st.sampled_from([*PICTURES, "jpeg", "PNG", "bmp", "x", ""]),
    st.binary(max_size=40) | st.sampled_from([data for _, _, data, _ in GOOD]),
)
def test_a_picture_can_hold_any_bytes(folder: Path, end: str, data: bytes) -> None:
    (folder / f"any.{end}").write_bytes(data)
    path = folder / "any.yaml"
    path.write_text(f"title: T\ncards: [{{q: Q, a: A, image: {{file: 'any.{end}', alt: any}}}}]\n")
    deck, problems = load_deck(path)

    assert _codes(problems) in ([], ["media-type"])
    assert deck is None or deck.media[f"any.{end}"].data == data


def _card(key: str, name: str) -> str:
    value = f"{{file: '{name}', alt: a}}" if key == "image" else f"'{name}'"
    return f"title: T\ncards: [{{q: Q, a: A, {key}: {value}}}]\n"


def _codes(problems: list[Problem]) -> list[str]:
    return [problem.code for problem in problems]
