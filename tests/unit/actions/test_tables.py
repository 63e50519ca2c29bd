"""Tables in files, as spreadsheets of three continents write them, and what must not hurt."""

import csv
import zipfile
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sfa_desktop.actions.tables import plain, read_table, safe, write_table
from sfa_desktop.base.errors import InvalidInput


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_csv_in_any_dress(tmp_path: Path, delimiter: str, encoding: str) -> None:
    path = tmp_path / "a.csv"
    lines = [["Nombre", "Ciudad"], ["Farmacia Ñandú", 'Ros"ario'], [], ["b", "two\nlines"]]
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(lines)
    table = read_table(path)
    assert table.header == ("Nombre", "Ciudad")
    assert table.rows == (("Farmacia Ñandú", 'Ros"ario'), ("b", "two\nlines"))


def test_short_and_long_rows_get_the_width_of_the_header(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b\n1\n1,2,3\n")
    assert read_table(path).rows == (("1", ""), ("1", "2"))


def test_a_spreadsheet_gives_text(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["name", "n", "d", "m", "b", "f"])
    book.active.append(["Ñ", 1234.5, date(2026, 11, 24), datetime(2026, 11, 24, 9, 30), True, 0.1])
    book.active.append([None, 3, None, None, False, 1e-7])
    book.save(tmp_path / "a.xlsx")
    assert read_table(tmp_path / "a.xlsx").rows == (
        ("Ñ", "1234.5", "2026-11-24", "2026-11-24 09:30:00", "yes", "0.1"),
        ("", "3", "", "", "no", "0.0000001"),
    )


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_what_is_written_is_read_back_and_no_cell_is_a_formula(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    cells = ["=1+1", "+54 341", "-x", "@import", "\tx", "plain", "'quoted", "שלום 😀", "a,b;c"]
    write_table(path, ["h"], [[cell] for cell in cells])
    assert [row[0] for row in read_table(path).rows] == cells
    if name.endswith("csv"):
        raw = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
    else:
        raw = [[str(c) for c in row] for row in openpyxl.load_workbook(path).active.iter_rows(values_only=True)]
    assert [row[0][0] for row in raw[1:6]] == ["'"] * 5


def test_numbers_stay_numbers(tmp_path: Path) -> None:
    write_table(tmp_path / "a.xlsx", ["n"], [[Decimal("-5.25")]])
    assert openpyxl.load_workbook(tmp_path / "a.xlsx").active["A2"].value == -5.25
    write_table(tmp_path / "a.csv", ["n"], [[Decimal("-5.25")]])
    assert read_table(tmp_path / "a.csv").rows == (("-5.25",),)


def test_control_characters_and_long_cells_do_not_break_a_spreadsheet(tmp_path: Path) -> None:
    write_table(tmp_path / "a.xlsx", ["n"], [["a\x00\x0bb"], ["x" * 40_000]])
    rows = read_table(tmp_path / "a.xlsx").rows
    assert (rows[0][0], len(rows[1][0])) == ("ab", 32767)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("none.csv", None, "There is no file"),
        ("empty.csv", b"", "is empty"),
        ("blank.csv", b"\n , \n,", "is empty"),
        ("not.xlsx", b"hello", "not a spreadsheet"),
        ("zip.csv", b"PK\x03\x04rest", "name it .xlsx"),
    ],
)
def test_files_that_are_none(tmp_path: Path, name: str, content: bytes | None, words: str) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(InvalidInput, match=words):
        read_table(tmp_path / name)


def test_an_archive_that_is_no_spreadsheet(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("x", "y")
    with pytest.raises(InvalidInput, match="not a spreadsheet"):
        read_table(tmp_path / "a.xlsx")


def test_a_place_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="cannot be written"):
        write_table(tmp_path / "none" / "a.csv", ["a"], [])
    (tmp_path / "dir.csv").mkdir()
    with pytest.raises(InvalidInput, match="cannot be written"):
        write_table(tmp_path / "dir.csv", ["a"], [])
    assert [p.name for p in tmp_path.iterdir()] == ["dir.csv"]


@given(st.text(max_size=20))
def test_no_text_starts_a_formula(text: str) -> None:
    assert not safe(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert plain(safe(text)) == text or text.startswith("'")
