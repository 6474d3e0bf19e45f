"""Forms of other offices in the window: added, looked at, filled, taken away."""

from __future__ import annotations

from datetime import date

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton

from app.models import foreign_forms
from app.ui.jobs import InlinePool, Jobs
from app.ui.page import Workplace
from app.ui.plain import Label
from app.ui.reports.page import ReportsPage
from tests.ui.quarter import quarter_store

TODAY = date(2025, 12, 23)


@pytest.fixture
def store(tmp_path):
    with quarter_store(tmp_path / "school.db") as made:
        yield made


@pytest.fixture
def page(store, shown):
    screen = shown(ReportsPage(Workplace(store, Jobs(InlinePool()), lambda: TODAY)), 1150, 700)
    store.subscribe(screen.on_changed)
    return screen.show_view("forms")


@pytest.fixture
def form(tmp_path):
    book = openpyxl.Workbook()
    book.active["A1"] = "{{events.held}}"
    book.active["A2"] = "{{nothing.known}}"
    book.save(tmp_path / "Акимат.xlsx")
    return tmp_path / "Акимат.xlsx"


def words(page):
    return [label.text() for label in page.findChildren(Label)]


def test_a_form_is_kept_and_its_marks_are_told(page, store, form):
    page.add(form)
    (kept,) = foreign_forms.every(store)
    assert kept.name == "Акимат.xlsx"
    assert "Marks that will be filled: 1\nUnknown marks, they stay as they are: 1" in words(page)
    assert "{{nothing.known}}" in words(page)
    assert "Sheet Sheet, cell A2" in words(page)


def test_its_receiver_is_remembered(page, store, form, qtbot):
    page.add(form)
    field = page.findChild(QLineEdit, "receiver")
    field.setFocus()
    qtbot.keyClicks(field, "Akimat")
    page.findChild(QComboBox, "period").setFocus()
    assert foreign_forms.every(store)[0].receiver == "Akimat"


def test_it_is_filled_with_the_figures_of_the_period(page, form, tmp_path, qtbot, heard):
    page.add(form)
    told = heard(page.said)
    page.fill_to(tmp_path / "filled.xlsx")
    qtbot.waitUntil(lambda: bool(told))
    sheet = openpyxl.load_workbook(tmp_path / "filled.xlsx").active
    assert [sheet["A1"].value, sheet["A2"].value] == [8, "{{nothing.known}}"]


def test_it_is_taken_away_and_brought_back(page, store, form, qtbot):
    page.add(form)
    button = page.window().findChild(QPushButton, "remove_form")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert foreign_forms.every(store) == []
    assert "No forms yet" in words(page)
    store.undo()
    assert [each.name for each in foreign_forms.every(store)] == ["Акимат.xlsx"]
