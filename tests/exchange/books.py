"""Workbooks for the tests, made in code: a small true quarter, and every way to spoil it."""

from __future__ import annotations

import copy
import datetime as dt
import zipfile
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED

from openpyxl import Workbook

from app.exchange.tables.formats import read_sheets
from app.exchange.workbook.compare import comparing
from app.exchange.workbook.layout import columns, header, sheet_name
from app.models.progress import finish

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from app.exchange.workbook.plan import Plan
    from app.models.store import Store

Rows = dict[str, list[dict[str, Any]]]

QUARTER: Rows = {
    "schools": [
        {"code": "LS", "name_kk": "№4 мектеп", "status": "leading school", "teachers": 84,
         "bin": "991240999802", "languages": "Kazakh", "small": "no"},
        {"code": "P1", "name_kk": "«Ақсу» мектебі", "name_ru": "ОСШ «Аксу»", "teachers": 38,
         "status": "partner school", "languages": "Kazakh, Russian", "territory": "rural",
         "region": "Түркістан облысы", "distance": 18},
    ],
    "people": [
        {"code": "P1-T01", "name": "Әбдіғали Әсел", "school": "P1", "role": "teacher"},
        {"code": "P1-H01", "name": "Қалиева Үміт", "school": "P1", "role": "school head",
         "subject": "Физика"},
    ],
    "requests": [
        {"number": "С-01", "received": dt.date(2025, 11, 3), "school": "P1", "channel": "letter",
         "topic": "Формативті бағалау", "direction": "Criteria-based assessment",
         "decided": dt.date(2025, 11, 4), "status": "Fulfilled", "count": 12,
         "closed": dt.date(2025, 11, 19), "events": "Ш-01"},
        {"number": "С-02", "received": dt.date(2025, 12, 9), "school": "P1", "topic": "Жабдық",
         "direction": "Other", "decided": dt.date(2025, 12, 10), "status": "Refused",
         "closed": dt.date(2025, 12, 10), "reason": "жобаның міндетіне кірмейді"},
    ],
    "events": [
        {"number": "Ш-01", "date": dt.date(2025, 11, 19), "kind": "master class",
         "format": "face-to-face", "place": "LS", "topic": "Дескриптор жазу", "requests": "С-01",
         "planned": 18, "parents": 0, "hours": 2, "status": "Held", "feedback_forms": 16,
         "feedback_mean": "4.7"},
        {"number": "Ш-02", "date": dt.date(2026, 1, 15), "end": dt.date(2026, 1, 16),
         "kind": "training session", "place": "қала кітапханасы", "topic": "Тәлімгерлік",
         "status": "Planned"},
    ],
    "attendance": [
        {"event": "Ш-01", "person": "P1-T01", "mark": "present"},
        {"event": "Ш-01", "person": "P1-H01", "mark": "excused"},
    ],
}  # fmt: skip


def quarter() -> Rows:
    """Return a copy of the small quarter, to be changed at will."""
    return copy.deepcopy(QUARTER)


def write_book(
    path: Path,
    rows: Rows,
    language: str = "en",
    order: Mapping[str, list[str]] | None = None,
) -> Path:
    """Write `rows` as a workbook with headers of one language; `order` names the columns."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet, records in rows.items():
        codes = (order or {}).get(sheet, columns(sheet))
        page = book.create_sheet(sheet_name(sheet, language))
        page.append([header(sheet, code, language) for code in codes])
        for record in records:
            page.append([record.get(code) for code in codes])
    book.save(path)
    return path


def rewritten(source: Path, target: Path, change: Callable[[str, bytes], bytes]) -> Path:
    """Write the workbook `source` again with its parts changed by `change(name, content)`."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return target


def plan_of(store: Store | None, path: Path) -> Plan:
    """Read a workbook and compare it in this process; a child for each of hundreds takes long."""
    return finish(comparing(store, path.name, read_sheets(path)))
