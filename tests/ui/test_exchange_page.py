"""Data exchange in the window: preview first, one undo for an import, files written whole."""

from __future__ import annotations

from datetime import date
from shutil import copyfile

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPushButton

from app.models.store import Store
from app.ui.exchange.page import ExchangePage
from app.ui.jobs import InlinePool, Jobs
from app.ui.page import Workplace
from tests.ui.quarter import WORKBOOK


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "school.db") as made:
        yield made


@pytest.fixture
def page(store, shown):
    return shown(ExchangePage(Workplace(store, Jobs(InlinePool()), date.today)), 1150, 700)


def press(qtbot, page, name):
    qtbot.mouseClick(page.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


def schools(store):
    return store.value("SELECT count(*) FROM school")


def test_nothing_is_written_before_the_preview_is_accepted(page, store, qtbot):
    page.read(WORKBOOK)
    assert schools(store) == 0
    press(qtbot, page, "import")
    assert schools(store) == 7


def test_import_is_told_and_undone_as_a_whole(page, store, qtbot, heard):
    said, changes = heard(page.said), []
    store.subscribe(changes.append)
    page.read(WORKBOOK)
    press(qtbot, page, "import")
    assert said == [("Imported: quarter.xlsx", True)]
    assert "attendance" in changes[0].tables
    store.undo()
    assert schools(store) == 0


def test_cancelled_preview_writes_nothing(page, store, qtbot):
    page.read(WORKBOOK)
    press(qtbot, page, "cancel_import")
    assert page.findChild(QPushButton, "choose").isVisible()
    assert schools(store) == 0


def test_rejected_rows_are_shown_and_good_ones_can_be_taken(page, store, qtbot, tmp_path):
    faulty = tmp_path / "faulty.xlsx"
    copyfile(WORKBOOK, faulty)
    book = load_workbook(faulty)
    book["Сұраныстар"]["C2"] = "P99"
    book.save(faulty)
    page.read(faulty)
    assert page.findChild(QPushButton, "import") is None or not any(
        button.isVisible() and button.text() == "Import"
        for button in page.findChildren(QPushButton)
    )
    press(qtbot, page, "import_good")
    assert store.value("SELECT count(*) FROM request") == 9


@pytest.mark.parametrize("action", ["export", "template"])
def test_file_is_written_where_the_dialog_says(page, qtbot, tmp_path, action):
    target = tmp_path / "written.xlsx"
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, True)

    def answer():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        dialog.findChild(QLineEdit).setText(str(target))
        qtbot.keyClick(dialog.findChild(QLineEdit), Qt.Key.Key_Return)

    QTimer.singleShot(200, answer)
    press(qtbot, page, action)
    sheets = ["Schools", "People", "Requests", "Events", "Attendance"]
    assert load_workbook(target).sheetnames[:5] == sheets
