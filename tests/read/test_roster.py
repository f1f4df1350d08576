"""Class lists as spreadsheets write them, and what is said of one that cannot be read."""
# ruff: noqa: RUF001  Characters that look like others are meant.

from pathlib import Path

import pytest

from harness import ROOT
from quizpress.options import Student
from quizpress.press.templates import labels
from quizpress.problem import has_errors
from quizpress.read.roster import CLASSES, MOST_STUDENTS, NAMES, read_roster
from quizpress.report import format_report

ANN, BEN = Student(1, "Ann Lee", "7b"), Student(2, "Ben Öz", "7a")
PLAIN = "name,class\nAnn Lee,7b\nBen Öz,7a\n"
FORMS = {
    "commas": PLAIN.encode(),
    "semicolons": PLAIN.replace(",", ";").encode(),
    "tabs": PLAIN.replace(",", "\t").encode(),
    "a mark": b"\xef\xbb\xbf" + PLAIN.encode(),
    "UTF-16": PLAIN.encode("utf-16"),
    "lines of Windows": PLAIN.replace("\n", "\r\n").encode(),
    "lines of old": PLAIN.replace("\n", "\r").encode(),
    "a separator that is told": b"sep=;\r\n" + PLAIN.replace(",", ";").encode(),
    "quotes": '"name","class"\n"Ann Lee","7b"\n"Ben Öz","7a"\n'.encode(),
    "empty lines and cells": ("\n;;\n" + PLAIN.replace(",", ";").replace("\n", ";;\n\n")).encode(),
    "spaces": " Name , Class \n Ann   Lee , 7b \nBen\u00a0Öz,7a".encode(),
    "a cell of two lines": 'name,class\n"Ann\nLee",7b\nBen Öz,7a'.encode(),
    "characters unseen": "name,class\nAnn Lee\x07,7b\n\ufeffBen Öz,7a\x85".encode(),
    "first and last names": "Last name,First name,Class\nLee,Ann,7b\nÖz,Ben,7a\n".encode(),
    "German": "Vorname;Name;Klasse\nAnn;Lee;7b\nBen;Öz;7a\n".encode(),
    "French": "Nom;Prénom;Classe\nLee;Ann;7b\nÖz;Ben;7a\n".encode(),
    "Turkish": "Ad;Soyad;Sınıf\nAnn;Lee;7b\nBen;Öz;7a\n".encode(),
}
WRONG = {
    # what a file holds, and what is said of it
    "name\nJürgen Müller\n".encode("cp1252"): (
        "class.csv:2:1: error[roster]: this is not UTF-8; in Windows-1252 it would read `Jürgen`\n"
        " 2 | Jürgen Müller\n"
        "   | ^~~~~~\n"
        "  hint: save it as `CSV UTF-8` in the spreadsheet\n"
    ),
    b"PK\x03\x04\x00": (
        "class.csv:1:1: error[roster]: the class list is no text\n"
        "  hint: save it as `CSV UTF-8` in the spreadsheet\n"
    ),
    b"": (
        "class.csv:1:1: error[roster]: the class list is empty\n"
        "  hint: write a line of column names, one of them `name`, and below it a row for each"
        " student\n"
    ),
    b"who,room\nAnn,2\n": (
        "class.csv:1:1: error[roster]: no column of the first line has the students' names\n"
        " 1 | who,room\n"
        "   | ^~~~~~~~\n"
        "  hint: write a line of column names, one of them `name`, and below it a row for each"
        " student\n"
    ),
    b"name\n": (
        "class.csv:1:1: error[roster]: no student stands below the first line\n"
        " 1 | name\n"
        "   | ^~~~\n"
        "  hint: write a line of column names, one of them `name`, and below it a row for each"
        " student\n"
    ),
    b"name,room\nAnn,2\n,3\n": (
        "class.csv:3:1: error[roster]: this row has no name\n"
        " 3 | ,3\n"
        "   | ^~\n"
        "  hint: write it, or delete the row\n"
    ),
    b"name,class\nAnn Lee,7b\nBen,7b\nANN Lee,7b\n": (
        "class.csv:4:1: error[roster]: this student stands on line 2 already\n"
        " 4 | ANN Lee,7b\n"
        "   | ^~~~~~~~~~\n"
        "  hint: delete one of the rows; two students of one name differ in a column, such as id\n"
    ),
    b"name,Class,,room,,class\nAnn,7b,,2,,7c\n": (
        "class.csv:1:1: error[roster]: two columns are called `class`\n"
        " 1 | name,Class,,room,,class\n"
        "   | ^~~~~~~~~~~~~~~~~~~~~~~\n"
        "  hint: give one of them another name, or delete it\n"
    ),
    b"name,room\nLee, Ann,2\n": (
        "class.csv:2:1: error[roster]: this row has 3 cells, and the first line names 2\n"
        " 2 | Lee, Ann,2\n"
        "   | ^~~~~~~~~~\n"
        "  hint: put quotes around a cell that has a comma or semicolon in it\n"
    ),
    b'name\nAnn\n"Ben\nCid\n': (
        "class.csv:3:1: error[roster]: a quote is opened here and not closed\n"
        ' 3 | "Ben\n'
        "   | ^~~~\n"
        "  hint: double a quote inside a cell, and put one at either end of it\n"
    ),
    b"name\n" + b"x" * 101: (
        f"class.csv:2:1: error[roster]: `{'x' * 39}…` is longer than a line of a sheet\n"
        f" 2 | {'x' * 101}\n"
        f"   | ^{'~' * 100}\n"
        "  hint: is a quote open? write it in fewer words\n"
    ),
    b"name\n" + b"x\n" * (MOST_STUDENTS + 1): (
        "class.csv:1001:1: error[roster]: the class list has 1,000 students, and may have 999\n"
        " 1001 | x\n"
        "      | ^\n"
        "  hint: split it into several files\n"
    ),
}


@pytest.fixture
def roster(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return Path("class.csv")


@pytest.mark.parametrize("form", FORMS)
def test_a_list_is_read_in_any_common_form(roster: Path, form: str) -> None:
    roster.write_bytes(FORMS[form])

    assert read_roster(roster) == ((ANN, BEN), [])


def test_other_columns_are_kept_with_their_names_where_a_row_has_them(roster: Path) -> None:
    roster.write_text("no.,Room,name,,empty\n17,,Ann,x\n,B 2,Ben\n", "utf-8")

    assert read_roster(roster) == (
        (Student(1, "Ann", "", (("no.", "17"),)), Student(2, "Ben", "", (("Room", "B 2"),))),
        [],
    )


@pytest.mark.parametrize("data", WRONG)
def test_a_list_that_cannot_be_read_says_where_and_what_to_do(roster: Path, data: bytes) -> None:
    roster.write_bytes(data)
    students, problems = read_roster(roster)

    assert students == ()
    assert has_errors(problems)
    assert format_report(problems, "text") == WRONG[data]


def test_a_list_that_is_not_there_or_too_large_is_told(roster: Path) -> None:
    says = (
        "class.csv:1:1: error[roster]: the class list cannot be read: No such file or directory\n"
        "  hint: {}\n"
    )
    none = says.format("give `--roster` the path of a CSV file, such as class.csv")
    assert format_report(read_roster(roster)[1], "text") == none
    Path("klass.csv").touch()
    meant = says.format("did you mean `klass.csv`?")
    assert format_report(read_roster(roster)[1], "text") == meant
    roster.write_bytes(b"x" * (1 << 20) + b"x")
    assert "it is larger than 1 MiB" in read_roster(roster)[1][0].message


def test_columns_may_be_called_as_the_lines_of_a_sheet_are_in_any_language() -> None:
    languages = [file.stem for file in (ROOT / "templates" / "labels").glob("*.json")]

    assert {labels(language)["name"].casefold() for language in languages} <= NAMES
    assert {labels(language)["class"].casefold() for language in languages} <= CLASSES
