"""What is wanted of the printed sheets: by the settings of a folder, by a deck, by a call."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple, cast

from quizpress.checks.deck_language import SETTINGS, SHEET, Many
from quizpress.checks.media_files import gather_media, mention_picture
from quizpress.checks.node_values import (
    Keys,
    flag_at,
    items_at,
    keys_of,
    picture_of,
    says_nothing,
    word_at,
    word_of,
)
from quizpress.checks.validate import check_of_shape, without_misfits
from quizpress.misspelt import nearest_word
from quizpress.model import (
    ASKED_FIELDS,
    AskedField,
    Deck,
    Media,
    Numbering,
    PointsShown,
    SheetSettings,
    Spacing,
    names_points,
)
from quizpress.problem import Problem, Report, Source, Span
from quizpress.read.deck_files import Beside
from quizpress.read.settings_file import SettingsFile
from quizpress.read.yaml_nodes import Map, Node, Scalar, Seq

CALL = "--sheet"
"""What is named as the file of values that a call gives."""


class SheetWishes(NamedTuple):
    """What one place says of the sheets, by its keys; what it says badly is reported there."""

    keys: Keys
    report: Report
    beside: Beside


class SheetPlaces(NamedTuple):
    """Where else than in a deck its sheets are spoken of; what is said in `after` goes before."""

    before: SheetWishes | None = None
    after: SheetWishes | None = None

    @property
    def problems(self) -> list[Problem]:
        """Return what is wrong in these places."""
        return [problem for each in self if each for problem in each.report.problems]


IN_DECK_ALONE = SheetPlaces()


def read_settings_file(file: SettingsFile) -> SheetWishes:
    """Return what a file of settings says of the sheets; what does not fit is left out."""
    node = file.node
    if node is not None and not check_of_shape(SETTINGS)(node, file.report, ""):
        node = without_misfits(node, SETTINGS)
    return SheetWishes(sheet_keys(node), file.report, file.beside)


def read_call(text: str, beside: Beside) -> SheetWishes:
    """Return what the words of a call say of the sheets, as `spacing=compact,columns=2` does."""
    report = Report(Source(CALL, text))
    node: Node | None = _parse_call(report)
    if node is not None and not check_of_shape(SHEET)(node, report, CALL):
        node = without_misfits(node, SHEET)
    return SheetWishes(keys_of(node) if isinstance(node, Map) else {}, report, beside)


def sheet_keys(node: Node | None) -> Keys:
    """Return what stands below `sheet:` in a file that fits."""
    keys = keys_of(node) if node else {}
    return keys_of(keys["sheet"]) if "sheet" in keys else {}


def _parse_call(report: Report) -> Node:
    """Return the keys and values of a call; a comma parts two where a key and `=` follow it.

    What is like no key is a word of the value before it. A key that is given twice is reported.
    """
    text = report.source.text
    known = [field.key for field in SHEET.fields]
    found = [
        each
        for each in _KEY.finditer(text)
        if not each.start() or each[1] in known or nearest_word(each[1], known)
    ]
    if not found or found[0].start():
        return Scalar(text, 0, len(text), plain=False)
    keys = [each[1] for each in found]
    for place, (key, each) in enumerate(zip(keys, found, strict=True)):
        if key in keys[:place]:
            span = Span(*each.span(1))
            report.say("duplicate-key", span, f"`{key}` is given twice", "keep one of them")
    ends = [*[each.start() for each in found[1:]], len(text)]
    return Map([_parse_pair(key, text[:end]) for key, end in zip(found, ends, strict=True)], 0, 0)


def _parse_pair(key: re.Match[str], text: str) -> tuple[Scalar, Node]:
    start = key.end()
    named = Scalar(key[1], *key.span(1), plain=False)
    if key[1] not in _LISTS:
        return named, Scalar(text[start:], start, len(text), plain=False)
    words = _WORD.finditer(text, start)
    items: list[Node] = [Scalar(word[0], *word.span(), plain=False) for word in words]
    return named, Seq(items, start, len(text))


_KEY = re.compile(r"(?:^|,)\s*([\w-]+)\s*=\s*")
_WORD = re.compile(r"[^\s,]+")
_LISTS = {field.key for field in SHEET.fields if isinstance(field.shape, Many)}


def settle_sheet(wishes: Iterable[SheetWishes | None]) -> tuple[SheetSettings, Mapping[str, Media]]:
    """Return the settings that places make together, the last one first, and the logo's file.

    A logo that cannot be had is reported where it is named.
    """
    known = [(each, key) for each in wishes if each for key in each.keys]
    said = {key: each.keys[key] for each, key in known}
    # What says nothing takes away what places before it say.
    settings = _read_keys({key: node for key, node in said.items() if not says_nothing(node)})
    home = {key: each for each, key in known}.get("logo")
    if not home or not settings.logo:
        return settings, {}
    logo = settings.logo._replace(alt=settings.logo.alt or settings.school)
    held = gather_media([mention_picture(logo, "logo")], home.report, home.beside)
    # Named as from the deck's folder, whence all files of a deck are named.
    named = logo._replace(file=f"{home.beside.above}{logo.file}")
    settings = settings._replace(logo=named)
    return settings, {f"{home.beside.above}{file}": media for file, media in held.items()}


def report_missing_points(deck: Deck, own: SheetWishes, called: SheetWishes | None) -> None:
    """Report points that a deck or a call wants on sheets where no card has any."""
    by_call = called is not None and "points" in called.keys
    keys = called.keys if called and by_call else own.keys
    wanted = word_at(keys, "points", "auto")
    if wanted not in {"question", "section"} or any(map(names_points, deck.cards("paper"))):
        return
    message = f"`points: {wanted}` shows nothing, since no card has points"
    hint = "give cards `points`, of which one is enough: the others count 1"
    own.report.say("points-missing", Span(0, 0) if by_call else keys["points"].span, message, hint)


def _read_keys(keys: Keys) -> SheetSettings:
    ask = [word_of(node) for node in items_at(keys, "ask")] if "ask" in keys else ASKED_FIELDS
    return SheetSettings(
        school=_line_at(keys, "school"),
        teacher=_line_at(keys, "teacher"),
        course=_line_at(keys, "course"),
        logo=picture_of(keys["logo"]) if "logo" in keys else None,
        ask=tuple(cast("dict[AskedField, None]", dict.fromkeys(ask))),
        form_id="form_id" not in keys or flag_at(keys, "form_id"),
        points=cast("PointsShown", word_at(keys, "points", "auto")),
        numbering=cast("Numbering", word_at(keys, "numbering", "running")),
        columns=int(word_at(keys, "columns", "1")),
        spacing=cast("Spacing", word_at(keys, "spacing", "normal")),
        foot=_line_at(keys, "foot"),
    )


def _line_at(keys: Keys, key: str) -> str:
    return " ".join(word_at(keys, key).split())
