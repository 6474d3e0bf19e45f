"""What a user does and sees on the screen of schools."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from app.models import schools
from app.ui.jobs import InlinePool, Jobs
from app.ui.page import Workplace
from app.ui.plain import Label
from app.ui.schools.page import SchoolsPage
from tests.ui.keys import type_text

TODAY = date(2025, 12, 2)


def screen(store):
    made = SchoolsPage(Workplace(store, Jobs(InlinePool()), lambda: TODAY))
    store.subscribe(made.on_changed)
    return made


def add(change, code, name, **values):
    return schools.save(change, None, {"code": code, "name_kk": name, **values})


def school(store, code):
    return schools.get(store, schools.by_code(store, code), TODAY)


def select(page, store, code="P1"):
    page.list.select(schools.by_code(store, code))


def listed(page):
    table = page.list.records
    return [table.record(row).code for row in range(table.rowCount())]


def type_in(page, name, text):
    line = page.findChildren(QLineEdit, name)[-1]  # of the form that was opened last
    line.setFocus()
    line.selectAll()
    type_text(line, text)
    return line


def press(qtbot, page, name):
    button = page.findChild(QAbstractButton, name)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def press_in(qtbot, page, table, name):
    pane = next(each for each in page.findChildren(object, table) if hasattr(each, "ask"))
    press(qtbot, pane, name)


def problems(page):
    shown = page.pane.form.findChildren(Label)
    told = (each.text() for each in shown if each.property("tone") in ("bad", "warn"))
    return [text for text in told if text]


def texts(page):
    return [each.text() for each in page.detail.findChildren(Label) if each.isVisible()]
