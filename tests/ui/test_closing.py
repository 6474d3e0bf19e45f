"""Closing on the screens: the state of a period, what is missing, versions, and what is locked."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QPushButton

from app.models import attendance, closing, people, periods, requests
from app.models.sessions import sessions
from app.ui.events.page import EventsPage
from app.ui.home.page import HomePage
from app.ui.jobs import InlinePool, Jobs
from app.ui.page import Workplace
from app.ui.plain import Label
from app.ui.reports.page import ReportsPage
from app.ui.requests.page import RequestsPage
from tests.ui.quarter import quarter_store

DAY = date(2025, 12, 25)
LATER = date(2026, 1, 20)


@pytest.fixture
def store(tmp_path):
    with quarter_store(tmp_path / "school.db") as made:
        yield made


@pytest.fixture
def opened(store, shown):
    """Return a function that shows a screen on a day, listening to the store."""

    def make(kind, day=DAY):
        store.today = lambda: day
        page = shown(kind(Workplace(store, Jobs(InlinePool()), store.today)), 1150, 700)
        store.subscribe(page.on_changed)
        return page.shown() if isinstance(page, ReportsPage) else page

    return make


@pytest.fixture
def closed(store):
    period = periods.parse(store, "academic:2025-26/2")
    with store.change("Close") as change:
        closing.close(store, change, 1, period, DAY)
    return closing.standing(store, 1, period)


def press(qtbot, page, name):
    button = next(each for each in page.findChildren(QPushButton, name) if each.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def words(page):
    return "\n".join(label.text() for label in page.findChildren(Label) if label.isVisible())


def is_seen(page, name):
    return page.findChild(QPushButton, name).isVisible()


def test_a_period_is_closed_after_a_look_at_what_is_missing(store, opened, heard, qtbot):
    with store.change("Take feedback away") as change:
        change.update("event", 1, {"feedback_forms": 0, "feedback_mean": None})
    page = opened(ReportsPage)
    press(qtbot, page, "close_period")
    assert "Texts not written: Aim and tasks; " in words(page)
    assert "The period lasts until 07.01.2026" in words(page)
    asked = heard(page.rows_requested)
    link = next(each for each in page.findChildren(QPushButton) if "No feedback" in each.text())
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert asked == [("event", (1,), "No feedback: Ш-01")]
    press(qtbot, page, "confirm_closing")
    assert closing.standing(store, 1, periods.parse(store, "academic:2025-26/2")).number == 1
    assert "Closed: 25.12.2025" in words(page)
    assert is_seen(page, "reopen_period")
    assert not is_seen(page, "close_period")


def test_reopening_asks_for_a_reason(store, opened, closed, qtbot):
    page = opened(ReportsPage)
    save_pdf = page.window().findChild(QPushButton, "save_pdf")
    qtbot.waitUntil(save_pdf.isEnabled)
    press(qtbot, page, "reopen_period")
    assert not save_pdf.isEnabled()  # Ctrl+S is the form's
    press(qtbot, page, "save")
    assert closing.versions(store, 1, periods.at(store, DAY))[0].in_force
    page.findChild(QPlainTextEdit, "reason").setPlainText("Missing signature")
    press(qtbot, page, "save")
    assert "Reopened: 25.12.2025. Reason: Missing signature" in words(page)
    assert is_seen(page, "close_period")


def test_stored_figures_stand_in_the_list_until_those_of_today_are_chosen(
    store, opened, closed, qtbot
):
    late = requests.get(store, requests.by_number(store, "С-02", 1))
    with store.change("Later") as change:
        requests.move(store, change, late, requests.Step("fulfilled", LATER))
    page = opened(ReportsPage, DAY)
    assert page.passports.list.select("requests.by_status/fulfilled")
    assert page.passports.list.current().value == "6"
    assert "Differs from the closed version: 9" in page.findChild(QPushButton, "drift").text()
    press(qtbot, page, "drift")
    assert "6 → 7" in words(page)
    versions = page.findChild(QComboBox, "version")
    assert [versions.itemText(at) for at in range(versions.count())] == [
        "Version 1 · 25.12.2025",
        "Data of today",
    ]
    versions.setFocus()
    qtbot.keyClick(versions, Qt.Key.Key_Down)
    assert page.passports.list.select("requests.by_status/fulfilled")
    assert page.passports.list.current().value == "7"


def test_texts_of_a_closed_report_are_read_only(opened, closed):
    page = opened(ReportsPage)
    assert not page.findChild(QPlainTextEdit, "aims").isEnabled()


def test_a_correction_lists_its_differences(store, opened, closed, qtbot):
    with store.change("Reopen") as change:
        closing.reopen(change, closed, "Missing signature", LATER)
    session, person = sessions(store, 5)[0].id, people.by_code(store, "P5-T01")
    with store.change("Mark") as change:
        attendance.mark(store, change, session, person, "present")
    with store.change("Close") as change:
        closing.close(store, change, 1, periods.at(store, DAY), LATER)
    page = opened(ReportsPage)
    press(qtbot, page, "corrections")
    assert "72 → 73" in words(page)
    assert "Reason of the correction: Missing signature" in words(page)


def test_locked_fields_of_an_event_are_greyed_out_with_a_way_to_the_period(
    opened, closed, heard, qtbot
):
    page = opened(EventsPage, LATER)
    page.show_record(5)
    assert "The period is closed: 03.11.2025–07.01.2026" in words(page)
    steps = page.findChildren(QPushButton, "not_hold")
    assert not any(button.isVisible() for button in steps)
    page.edit()
    assert not page.findChild(QLineEdit, "first_day").isEnabled()
    assert not page.findChild(QLineEdit, "hours").isEnabled()
    assert page.findChild(QLineEdit, "topic").isEnabled()
    asked = heard(page.period_requested)
    link = next(b for b in page.findChildren(QPushButton) if b.text() == "To the period"
                and b.isVisible())  # fmt: skip
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert asked == [(date(2025, 11, 3), date(2026, 1, 7))]


def test_an_event_of_an_open_period_is_not_locked(opened, closed):
    page = opened(EventsPage, LATER)
    page.show_record(10)
    page.edit()
    assert page.findChild(QLineEdit, "first_day").isEnabled()
    assert page.findChild(QLineEdit, "hours").isEnabled()


def test_locked_fields_of_a_request_are_greyed_out(opened, closed):
    page = opened(RequestsPage, LATER)
    page.show_record(2)
    assert "The period is closed: 03.11.2025–07.01.2026" in words(page)
    page.edit()
    assert not page.findChild(QLineEdit, "received").isEnabled()
    assert not page.findChild(QComboBox, "direction").isEnabled()
    assert page.findChild(QLineEdit, "audience").isEnabled()


def test_a_mark_in_a_closed_period_is_refused_with_words(store, opened, closed, heard, qtbot):
    page = opened(EventsPage, LATER)
    page.mark_attendance(5)
    said = heard(page.said)
    before = store.value("SELECT count(*) FROM attendance")
    qtbot.keyClick(page.attendance.table.view, Qt.Key.Key_Space)
    assert said[0][0].startswith("The period is closed: 03.11.2025–07.01.2026 (Ш-05).")
    assert store.value("SELECT count(*) FROM attendance") == before
    assert not page.attendance.search.isEnabled()
    parents = page.attendance.totals.findChild(QLineEdit, "parents")
    assert not parents.isEnabled()


def test_home_reminds_of_a_quarter_that_ended_until_it_is_closed(store, opened, heard, qtbot):
    page = opened(HomePage, LATER)
    assert "Ended, not closed yet: 2025–2026 school year, academic quarter II" in words(page)
    asked = heard(page.period_requested)
    link = next(b for b in page.findChildren(QPushButton) if b.text() == "To the period")
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert asked == [(date(2025, 11, 3), date(2026, 1, 7))]
    with store.change("Close") as change:
        closing.close(store, change, 1, periods.at(store, DAY), LATER)
    assert "Ended, not closed yet" not in words(page)
