"""Reports in the window: the period, every figure with its rows, texts kept, the file saved."""

from __future__ import annotations

from datetime import date

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QPushButton

from app.models import events, schools
from app.models.figures import FIGURES
from app.ui.jobs import InlinePool, Jobs
from app.ui.link import Link
from app.ui.page import Workplace
from app.ui.reports.page import ReportsPage
from app.ui.reports.quarterly.missing_list import MissingList
from tests.ui.quarter import quarter_store

TODAY = date(2025, 12, 23)


@pytest.fixture
def store(tmp_path):
    with quarter_store(tmp_path / "school.db") as made:
        yield made


@pytest.fixture
def page(store, shown, qtbot):
    screen = shown(ReportsPage(Workplace(store, Jobs(InlinePool()), lambda: TODAY)), 1150, 700)
    store.subscribe(screen.on_changed)
    made = screen.shown()
    qtbot.waitUntil(lambda: made.preview.pages() > 0)
    return made


def line(page, code):
    assert page.passports.list.select(code)
    return page.passports.list.current()


def missing(page):
    return [link.text() for link in page.choices.findChild(MissingList).findChildren(Link)]


def test_every_figure_is_listed(page):
    records = page.passports.list.records
    listed = {records.record(row).code for row in range(records.rowCount())}
    assert listed == {figure.code for figure in FIGURES}


@pytest.mark.parametrize(
    ("figure", "value", "expected"),
    [
        ("requests.received", "10", ("request", 10)),
        ("coverage.share", "20.6", ("person", 45)),
        ("requests.by_status/fulfilled", "6", ("request", 6)),
        ("educators.participations_by_school/P6", "5", ("person", 3)),
    ],
)
def test_figure_opens_the_rows_it_was_counted_from(page, heard, qtbot, figure, value, expected):
    asked = heard(page.rows_requested)
    assert line(page, figure).value == value
    qtbot.mouseClick(page.findChild(QPushButton, "open_rows"), Qt.MouseButton.LeftButton)
    ((opened, ids, _title),) = asked
    assert (opened, len(ids)) == expected


def test_free_period_takes_two_days(page, qtbot):
    combo = page.findChild(QComboBox, "period")
    combo.setFocus()
    qtbot.keyClick(combo, Qt.Key.Key_Home)
    for name, day in (("first", "01.09.2025"), ("last", "28.11.2025")):
        field = page.findChild(QLineEdit, name)
        field.selectAll()
        qtbot.keyClicks(field, day)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert line(page, "coverage.partner_teachers_reached").value == "45"
    assert line(page, "events.held").value == "6"


def test_text_is_kept_and_printed(page, qtbot, tmp_path):
    field = page.findChild(QPlainTextEdit, "difficulties")
    field.setFocus()
    qtbot.keyClicks(field, "Storms <b>&</b> frost")
    page.findChild(QPlainTextEdit, "conclusions").setFocus()
    assert page.store.value("SELECT text FROM narrative") == "Storms <b>&</b> frost"
    target = tmp_path / "report.pdf"

    def printed():
        page.save_to(target)
        return "Storms <b>&</b> frost" in "".join(
            sheet.extract_text() for sheet in PdfReader(target).pages
        )

    qtbot.waitUntil(printed, timeout=5000)


def test_what_is_missing_is_said_before_printing(page, store):
    with store.change("Take feedback away") as change:
        change.update("event", 1, {"feedback_forms": 0, "feedback_mean": None})
    page.refresh()
    assert "No feedback: Ш-01" in missing(page)


def test_hours_and_numbers_of_teachers_are_missed_before_printing(page, store):
    with store.change("Take hours and a number of teachers away") as change:
        events.save(store, change, 1, {"hours": None})
        schools.save(change, schools.by_code(store, "P6"), {"teachers": None})
    page.refresh()
    assert "Number of teachers unknown, schools: 1" in missing(page)
    assert "No hours: Ш-01" in missing(page)


def test_every_page_is_printed(page, tmp_path):
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    page.preview.print_to(printer)
    assert len(PdfReader(tmp_path / "printed.pdf").pages) == page.preview.pages()
