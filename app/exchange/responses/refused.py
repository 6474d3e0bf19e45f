"""Saving what was not taken in: file by file with the reason, for whoever can mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import xlsxwriter

from app.exchange.cell_writing import FORMATS, OPTIONS, write_cell
from app.exchange.responses.plan import Verdict
from app.i18n import N_, _
from app.models.files import written_at_once
from app.models.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.exchange.responses.plan import Plan
    from app.models.problems import Problem

_HEADINGS: Final = (
    (N_("File"), 36), (N_("Sheet"), 18), (N_("Row"), 8), (N_("Column"), 10), (N_("Reason"), 80),
)  # fmt: skip


def write_refused(path: Path, plan: Plan, explain: Callable[[Problem], str]) -> int:
    """Write every reason why a response is not taken in, and return how many reasons there are."""
    told = [
        (row.place.file, each)
        for row in plan.rows
        if row.verdict is Verdict.REJECTED
        for each in row.problems
        if each.severity is Severity.ERROR
    ]
    with written_at_once(path) as target:
        book: Any = xlsxwriter.Workbook(target, OPTIONS)  # its types are half known
        formats = {name: book.add_format(look) for name, look in FORMATS.items()}
        page = book.add_worksheet()
        for column, (title, width) in enumerate(_HEADINGS):
            page.set_column(column, column, width)
            page.write_string(0, column, _(title), formats["head"])
        for number, (file, each) in enumerate(told, start=1):
            cells = (file, each.sheet, each.row, each.column, explain(each))
            for column, value in enumerate(cells):
                write_cell(page, (number, column), value, formats)
        page.freeze_panes(1, 0)
        book.close()
    return len(told)
