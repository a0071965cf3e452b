"""Figures as files: CSV and a workbook, in which no cell is ever taken for a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

import xlsxwriter

from bot.console.statistics_tables import Cell, Flat

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", *"\uff1d\uff0b\uff0d\uff20")
"""Signs with which a spreadsheet begins a formula, or that it passes over before one;
the last four are the wide forms of the first."""
MAX_SHEET_NAME = 31
COLUMN_WIDTH = 26
BYTE_ORDER_MARK = "\ufeff"
"""Without it, Excel reads a CSV file in an old code page and Arabic is lost."""


def harmless(words: str) -> str:
    """Return words that no spreadsheet takes for a formula.

    >>> harmless("=1+1")
    "'=1+1"
    """
    return f"'{words}" if words.startswith(_FORMULA) else words


def csv_of(table: Flat, hidden: str) -> str:
    """Return a figure as CSV with its title and limits above it."""
    written = io.StringIO()
    writer = csv.writer(written)
    for line in (table.title, *table.notes):
        writer.writerow([harmless(line)])
    writer.writerow([])
    writer.writerow([harmless(cell) for cell in table.head])
    for row in table.rows:
        writer.writerow([_plain(cell, hidden) for cell in row])
    return BYTE_ORDER_MARK + written.getvalue()


def _plain(cell: Cell, hidden: str) -> str | float:
    if cell is None:
        return hidden
    return harmless(cell) if isinstance(cell, str) else cell


def workbook_of(tables: Iterable[Flat], hidden: str, *, right_to_left: bool) -> bytes:
    """Return figures as a workbook, one sheet each."""
    written = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(written, options) as book:
        bold = book.add_format({"bold": True})
        for table in tables:
            sheet = book.add_worksheet(table.id[:MAX_SHEET_NAME])
            if right_to_left:
                sheet.right_to_left()
            sheet.set_column(0, max(len(table.head) - 1, 0), COLUMN_WIDTH)
            sheet.write_string(0, 0, table.title, bold)
            for line, note in enumerate(table.notes, start=1):
                sheet.write_string(line, 0, note)
            top = len(table.notes) + 2
            _write_row(sheet, top, table.head, hidden, bold)
            for line, row in enumerate(table.rows, start=top + 1):
                _write_row(sheet, line, row, hidden)
    return written.getvalue()


def _write_row(
    sheet: "xlsxwriter.worksheet.Worksheet",
    line: int,
    cells: Sequence[Cell],
    hidden: str,
    bold: object = None,
) -> None:
    for column, cell in enumerate(cells):
        if isinstance(cell, str) or cell is None:
            sheet.write_string(line, column, hidden if cell is None else cell, bold)
        else:
            sheet.write_number(line, column, cell, bold)
