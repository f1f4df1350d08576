"""A class list: a CSV file as spreadsheets write it, a line of column names and a row for each."""
# ruff: noqa: RUF001  Characters that look like others are meant.

import csv
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from quizpress.misspelt import did_you_mean, nearest_word
from quizpress.options import Student
from quizpress.problem import Problem, Report, Source, Span, about_file, clipped
from quizpress.read.decode import UNPRINTABLE
from quizpress.read.files import read_plain

MOST_STUDENTS = 999
_MOST_BYTES = 1024 * 1024
_MOST_CHARACTERS = 100
"""Of one cell: what a line of a sheet can take."""
_SEPARATORS = ";\t,"
"""What parts cells; of two that stand equally often in the first line the former."""
NAMES = frozenset((
    "name", "full name", "student", "student name", "pupil", "name, vorname", "nachname, vorname",
    "schüler", "nom", "nom et prénom", "nombre", "apellidos y nombre", "nome", "naam", "namn",
    "imię i nazwisko", "nazwisko i imię", "ad soyad", "фамилия, имя", "прізвище, ім’я", "الاسم",
    "名前", "氏名", "이름", "姓名",
))  # fmt: skip
"""What the column of whole names is called."""
_FIRST_NAMES = frozenset((
    "first name", "firstname", "given name", "forename", "vorname", "prénom", "nombre", "nome",
    "voornaam", "förnamn", "imię", "имя", "ім’я", "ad",
))  # fmt: skip
_LAST_NAMES = frozenset((
    "last name", "lastname", "surname", "family name", "name", "nachname", "familienname", "nom",
    "apellido", "apellidos", "cognome", "sobrenome", "apelido", "achternaam", "efternamn",
    "nazwisko", "фамилия", "прізвище", "soyad",
))  # fmt: skip
CLASSES = frozenset((
    "class", "form", "group", "klasse", "clase", "classe", "klas", "klass", "klasa", "turma",
    "sınıf", "класс", "клас", "الصف", "クラス", "반", "班级",
))  # fmt: skip
"""What the column is called that has its own place on a sheet."""
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
_AGAIN = "save it as `CSV UTF-8` in the spreadsheet"
_SHAPE = "write a line of column names, one of them `name`, and below it a row for each student"


class _Columns(NamedTuple):
    """The names of the columns, and where those stand that make a name, and the class, or -1."""

    titles: Sequence[str]
    names: Sequence[int]
    school_class: int


def read_roster(path: Path) -> tuple[tuple[Student, ...], list[Problem]]:
    """Read a class list: its students in their order, none where anything is wrong.

    It is UTF-8, or UTF-16 with its mark; cells are parted by semicolons, commas or tabs.
    """
    try:
        data = read_plain(path, _MOST_BYTES)
    except OSError as error:
        message = f"the class list cannot be read: {error.strerror}"
        return (), [about_file("roster", path, message, _hint_at_file(path))]
    if b"\0" in data and not data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return (), [about_file("roster", path, "the class list is no text", _AGAIN)]
    text, wrong = _decode(data)
    report = Report(Source(str(path), text))
    if wrong >= 0:
        _report_encoding(report, wrong)
        return (), report.problems
    students = _read_students(report)
    return ((), report.problems) if report.problems else (tuple(students), [])


def columns_of_details(students: Iterable[Student]) -> list[str]:
    """Return the names of the columns that sheets show of students beside name and class."""
    return [*dict.fromkeys(title for student in students for title, _ in student.details)]


def _hint_at_file(path: Path) -> str:
    """Return which class list was meant where its file cannot be read."""
    lists = [file.name for file in path.parent.glob("*.csv") if file != path]
    meant = nearest_word(path.name, lists)
    named = str(path.with_name(meant)) if meant else ""
    return did_you_mean(named, "give `--roster` the path of a CSV file, such as class.csv")


def _decode(data: bytes) -> tuple[str, int]:
    """Return a file's text, and its first byte that is wrong, -1 where none is.

    What is no UTF-8 is read as most spreadsheets of old would.
    """
    name = "utf-16" if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8"
    try:
        return data.decode(name).removeprefix("\ufeff"), -1
    except UnicodeDecodeError as error:
        return data.decode("cp1252" if name == "utf-8" else name, "replace"), error.start


def _report_encoding(report: Report, wrong: int) -> None:
    """Say where a file is no UTF-8, and how a word there reads otherwise."""
    text = report.source.text
    # Every byte is a character of its own in the other encoding.
    start = end = min(wrong, len(text))
    while start and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end].isalpha():
        end += 1
    message = f"this is not UTF-8; in Windows-1252 it would read `{clipped(text[start:end], 40)}`"
    report.say("roster", Span(start, end), message, _AGAIN)


def _read_students(report: Report) -> list[Student]:
    """Return the students of a table, and report what is wrong with it."""
    rows = list(_read_rows(report))
    if report.problems:
        return []
    if not rows:
        report.say("roster", Span(0, 0), "the class list is empty", _SHAPE)
        return []
    (titles, head), *others = rows
    columns = _find_columns(titles)
    if not columns.names:
        report.say("roster", head, "no column of the first line has the students' names", _SHAPE)
    elif again := _find_repeated(titles):
        message = f"two columns are called `{again}`"
        report.say("roster", head, message, "give one of them another name, or delete it")
    elif not others:
        report.say("roster", head, "no student stands below the first line", _SHAPE)
    elif len(others) > MOST_STUDENTS:
        message = f"the class list has {len(others):,} students, and may have {MOST_STUDENTS}"
        report.say("roster", others[MOST_STUDENTS][1], message, "split it into several files")
    else:
        _report_repeated_rows(report, others)
        return [
            _read_student(report, columns, number, *row) for number, row in enumerate(others, 1)
        ]
    return []


def _report_repeated_rows(report: Report, rows: Sequence[tuple[Sequence[str], Span]]) -> None:
    """Report each row that says what one before it says: their sheets would be one student's."""
    first: dict[tuple[str, ...], Span] = {}
    for cells, span in rows:
        before = first.setdefault(tuple([cell.casefold() for cell in cells]), span)
        if before != span:
            line = report.source.place(before).line
            message = f"this student stands on line {line} already"
            hint = "delete one of the rows; two students of one name differ in a column, such as id"
            report.say("roster", span, message, hint)


def _find_repeated(titles: Sequence[str]) -> str:
    """Return the name of a column that another one before it has, too; nothing for none."""
    known = [title.casefold() for title in titles]
    again = (title for place, title in enumerate(titles) if known[place] in known[:place])
    return next(filter(None, again), "")


def _find_columns(titles: Sequence[str]) -> _Columns:
    known = [title.casefold() for title in titles]

    def find(words: Collection[str]) -> int:
        return next((place for place, title in enumerate(known) if title in words), -1)

    first, last, whole = map(find, (_FIRST_NAMES, _LAST_NAMES, NAMES))
    parted = first >= 0 and last >= 0 and first != last
    names = [first, last] if parted else [whole] if whole >= 0 else []
    return _Columns(titles, names, find(CLASSES))


def _read_student(
    report: Report, columns: _Columns, number: int, cells: Sequence[str], span: Span
) -> Student:
    titles, names, school_class = columns
    if len(cells) > len(titles):
        message = f"this row has {len(cells)} cells, and the first line names {len(titles)}"
        hint = "put quotes around a cell that has a comma or semicolon in it"
        report.say("roster", span, message, hint)
    told = {place: cell for place, cell in enumerate(cells[: len(titles)]) if cell}
    name = " ".join([told[place] for place in names if place in told])
    if not name:
        report.say("roster", span, "this row has no name", "write it, or delete the row")
    details = [
        (titles[place], cell)
        for place, cell in told.items()
        if place not in (*names, school_class) and titles[place]
    ]
    return Student(number, name, told.get(school_class, ""), tuple(details))


def _read_rows(report: Report) -> Iterator[tuple[list[str], Span]]:
    """Yield the cells of each row that is not empty, and where its first line stands."""
    text = report.source.text
    if found := re.match(r"sep=(.)\s*(\r\n?|\n)", text):  # Excel writes it for itself.
        text = " " * found.end(1) + text[found.end(1) :]
    lines = _LINE.findall(text)
    head = next((line for line in lines if line.strip()), "")
    separator = found[1] if found else max(_SEPARATORS, key=head.count)
    reader = csv.reader(lines, delimiter=separator, strict=True)
    starts = [0, *accumulate(map(len, lines))]
    first = 0

    def span_of_first() -> Span:
        return Span(starts[first], starts[first] + len(lines[first].rstrip("\r\n")))

    try:
        for row in reader:
            span = span_of_first()
            first = reader.line_num
            cells = [" ".join(UNPRINTABLE.sub("", cell).split()) for cell in row]
            while cells and not cells[-1]:
                cells.pop()
            if cells:
                yield cells, span
            if long := next((cell for cell in cells if len(cell) > _MOST_CHARACTERS), ""):
                message = f"`{clipped(long, 40)}` is longer than a line of a sheet"
                report.say("roster", span, message, "is a quote open? write it in fewer words")
    except csv.Error:
        hint = "double a quote inside a cell, and put one at either end of it"
        report.say("roster", span_of_first(), "a quote is opened here and not closed", hint)
