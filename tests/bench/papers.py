"""What the bench prints on paper: one process, one document, or its rows as a plain workbook.

`python -m tests.bench.papers register DATABASE TARGET [LAST_DAY]`, `… rows DATABASE TARGET`.
"""

from __future__ import annotations

import sys
from contextlib import closing
from datetime import date
from pathlib import Path

from xlsxwriter import Workbook

from app.i18n import translation
from app.models import event_filter, periods
from app.models.progress import finish
from app.models.settings import read as read_settings
from app.models.store import Store
from app.reports.content import Grid, Passports, plain
from app.reports.documents.registers import event_register, render_register
from app.reports.quarterly.data import Order, data
from app.reports.quarterly.story import document

LANGUAGE = "kk"
PERIOD = "academic:2025-26/2"


def register(store: Store, target: Path, last: date | None) -> None:
    """Write the register of the events held by a day as PDF, or its rows as a plain workbook."""
    wanted = event_filter.Filter(statuses=("held",), last_to=last)
    if target.suffix == ".pdf":
        finish(render_register(lambda: event_register(store, wanted, "", LANGUAGE), target))
        return
    found = event_register(store, wanted, "", LANGUAGE)
    with closing(Workbook(str(target))) as book:
        page = book.add_worksheet()
        for place, cells in enumerate([[each.title for each in found.columns], *found.rows]):
            page.write_row(place, 0, cells)


def rows(store: Store, target: Path) -> None:
    """Write the tables of the quarterly report as a plain workbook, for LibreOffice to print."""
    period = periods.parse(store, PERIOD)
    assert period is not None
    t = translation(LANGUAGE)
    order = Order(read_settings(store).own_school, period, store.today())
    with closing(Workbook(str(target))) as book:
        for chapter in document(data(store, order, t), t).chapters:
            page, row = book.add_worksheet(), 0
            for part in chapter.parts:
                for cells in told(part):
                    page.write_row(row, 0, cells)
                    row += 1


def told(part: object) -> list[list[str]]:
    """Return the rows of a part of the report."""
    match part:
        case Grid(columns, lines):
            return [
                [each.title for each in columns],
                *(list(map(plain, each.cells)) for each in lines),
            ]
        case Passports(items):
            return [
                [value.code, value.text, each.definition] for each in items for value in each.values
            ]
        case _:
            return []


if __name__ == "__main__":
    kind, database, target, *more = sys.argv[1:]
    with Store.open_read_only(Path(database)) as opened:
        if kind == "rows":
            rows(opened, Path(target))
        else:
            register(opened, Path(target), date.fromisoformat(more[0]) if more else None)
