"""Saving the rows that were not taken: as they came, with the reason, ready to be mended."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import xlsxwriter

from app.exchange.cell_writing import FORMATS, OPTIONS, write_cell
from app.exchange.registry.fields import FIELDS, field_name
from app.exchange.registry.plan import Verdict
from app.exchange.registry.source import place_of
from app.exchange.workbook.layout import REMARK
from app.models.files import written_at_once
from app.models.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.exchange.registry.layout import Column
    from app.exchange.registry.plan import Plan, Row
    from app.models.problems import Problem

    Explain = Callable[[Problem], str]

NOT_TAKEN: Final = (Verdict.REJECTED, Verdict.WAITING)
"""The verdicts of rows that are saved for mending."""


def write_rejected(path: Path, plan: Plan, language: str, explain: Explain) -> int:
    """Write the rejected and waiting rows to `path` and return how many they are.

    Columns of personal numbers are left out. Where the table has no codes a column for them is
    added: a code written into it decides on a likely duplicate.
    """
    rows = [row for row in plan.rows if row.verdict in NOT_TAKEN]
    columns = [each for each in plan.layout.columns if each.field != "personal"]
    headers = [_header(each, plan, language) for each in columns]
    if "code" not in plan.layout.letters:
        headers.append(field_name(plan.kind, "code", language))
    with written_at_once(path) as target:
        book: Any = xlsxwriter.Workbook(target, OPTIONS)  # its types are half known
        formats = {name: book.add_format(look) for name, look in FORMATS.items()}
        page = book.add_worksheet()
        for place, header in enumerate([*headers, REMARK[language]]):
            page.set_column(place, place, 60 if place == len(headers) else 18, formats["text"])
            page.write_string(0, place, header, formats["head"])
        for number, row in enumerate(rows, start=1):
            for place, value in _cells(row, columns):
                write_cell(page, (number, place), value, formats)
            write_cell(page, (number, len(headers)), _reasons(row, explain), formats)
        page.freeze_panes(1, 0)
        book.close()
    return len(rows)


def _header(column: Column, plan: Plan, language: str) -> str:
    """Return a header by which the column is known again: the field's name where it was guessed."""
    if column.field in FIELDS[plan.kind] and column.why != "header":
        return field_name(plan.kind, column.field, language)
    return column.header or column.letter


def _cells(row: Row, columns: list[Column]) -> list[tuple[int, Any]]:
    places = {each.letter: place for place, each in enumerate(columns)}
    cells = sorted(row.entry.cells, key=lambda cell: place_of(cell.column))
    return [(places[cell.column], cell.value) for cell in cells if cell.column in places]


def _reasons(row: Row, explain: Explain) -> str:
    told = [each for each in row.problems if each.severity is not Severity.NOTE]
    return "\n".join(explain(problem) for problem in told)
