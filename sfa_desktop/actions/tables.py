"""Tables in files: CSV as the world writes it and XLSX, read into text and written without live formulas."""

import contextlib
import csv
import io
import itertools
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from sfa_desktop.base.errors import DiskFull, InvalidInput
from sfa_desktop.base.files import is_full, whole

MAX_ROWS = 200_000
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_DELIMITERS = ";,\t|"
_MAX_UNPACKED = 500_000_000  # bytes; an XLSX is a zip file and can be made to unpack without end


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A header and rows of text, each as long as the header."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def read_table(path: Path) -> Table:
    """The table in a .csv, .txt, .tsv or .xlsx file. Raises InvalidInput, saying what is wrong with the file."""
    if not path.is_file():
        raise InvalidInput(problem=f"There is no file {path}.")
    try:
        lines = list(_xlsx_lines(path) if path.suffix.lower() in (".xlsx", ".xlsm") else _csv_lines(path))
    except OSError as error:
        raise InvalidInput(problem=f"{path} cannot be read: {error.strerror or error}.") from error
    lines = [line for line in lines if any(cell.strip() for cell in line)]
    if not lines:
        raise InvalidInput(problem=f"{path} is empty; its first line has to name the columns.")
    if len(lines) > MAX_ROWS:
        raise InvalidInput(problem=f"{path} has more than {MAX_ROWS} rows; split it.")
    header = tuple(cell.strip() for cell in lines[0])
    width = len(header)
    rows = (tuple(plain(cell) for cell in (line + [""] * width)[:width]) for line in lines[1:])
    return Table(header=header, rows=tuple(rows))


def write_table(path: Path, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write a .xlsx, or CSV (UTF-8 with its mark, so that spreadsheets read accents) for any other name.

    A file that exists is replaced whole. Raises InvalidInput where nothing can be written, DiskFull.
    """
    try:
        with whole(path) as beside:
            if path.suffix.lower() == ".xlsx":
                _write_xlsx(beside, header, rows)
            else:
                _write_csv(beside, header, rows)
    except OSError as error:
        raise unwritable(path, error) from error


def unwritable(path: Path, error: OSError) -> DiskFull | InvalidInput:
    """Why a file asked for by a person cannot be written."""
    if is_full(error):
        return DiskFull(path=path)
    return InvalidInput(problem=f"{path} cannot be written: {error.strerror or error}.")


def safe(value: Any) -> str:
    """A cell's text that no spreadsheet takes for a formula; a number is a number, whatever its sign."""
    text = "" if value is None else str(value)
    is_number = isinstance(value, (int, float, Decimal))
    return f"'{text}" if not is_number and text.startswith(_FORMULA) else text


def plain(text: str) -> str:
    """What `safe` was given."""
    return text[1:] if text[:1] == "'" and text[1:].startswith(_FORMULA) else text


def _csv_lines(path: Path) -> Iterator[list[str]]:
    raw = path.read_bytes()
    if raw[:4] == b"PK\x03\x04":
        raise InvalidInput(problem=f"{path} is a spreadsheet or archive; name it .xlsx if it is one.")
    encoding = "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
    text = text.replace("\x00", "")
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(_DELIMITERS, key=first.count)
    csv.field_size_limit(10_000_000)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error as error:
        raise InvalidInput(problem=f"{path} is not a table of comma-separated values: {error}.") from error


def _xlsx_lines(path: Path) -> Iterator[list[str]]:
    import openpyxl  # 200 ms at start: only when a spreadsheet is met
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with zipfile.ZipFile(path) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _MAX_UNPACKED:
                raise InvalidInput(problem=f"{path} is too large once unpacked; split it.")
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, EOFError) as error:
        raise InvalidInput(problem=f"{path} is not a spreadsheet that can be read ({error}).") from error
    with contextlib.closing(book):
        sheet = book.active if book.active is not None else book.worksheets[0]
        for number, row in enumerate(sheet.iter_rows(values_only=True)):
            if number > MAX_ROWS:
                break
            yield [_text(cell) for cell in row]


def _text(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return format(Decimal(repr(cell)), "f").removesuffix(".0")
    if isinstance(cell, datetime) and (cell.hour or cell.minute or cell.second):
        return cell.isoformat(" ", timespec="seconds")
    return cell.isoformat()[:10] if isinstance(cell, date) else str(cell)


def _write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    with path.open("w", encoding="utf-8-sig", errors="replace", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([safe(name) for name in header])
        writer.writerows([safe(cell) for cell in row] for row in rows)


def _write_xlsx(path: Path, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    import openpyxl
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in itertools.chain([header], rows):
        cells: list[Any] = []
        for value in row:
            is_number = isinstance(value, (int, Decimal)) and not isinstance(value, bool)
            cells.append(value if is_number else ILLEGAL_CHARACTERS_RE.sub("", safe(value))[:32767])
        sheet.append(cells)
    book.save(path)
