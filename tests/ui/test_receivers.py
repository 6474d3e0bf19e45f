"""Receivers in the window: who gets which sections, remembered and undone."""

from __future__ import annotations

from datetime import date

import docx
import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QLineEdit, QPlainTextEdit

from app.models import receivers
from app.ui.jobs import InlinePool, Jobs
from app.ui.page import Workplace
from app.ui.reports.page import ReportsPage
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


def pick(page, qtbot, name, text):
    combo = page.findChild(QComboBox, name)
    combo.setCurrentIndex(combo.findText(text))
    combo.activated.emit(combo.currentIndex())


def section(page, code):
    return page.findChildren(QCheckBox, f"section:{code}")[-1]  # not one that is going away


def press(qtbot, page, name):
    button = next(each for each in page.findChildren(QAbstractButton, name) if each.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_receiver_brings_its_language_and_kind_of_period(page, qtbot):
    pick(page, qtbot, "receiver", "CPE branch")
    assert page.choices.language() == "ru"
    period = page.choices.period()
    assert (period.kind, period.first) == ("calendar", date(2025, 10, 1))


def test_sections_are_remembered_for_a_receiver_and_undone(page, store, qtbot):
    pick(page, qtbot, "receiver", "District education office")
    qtbot.mouseClick(section(page, "aims"), Qt.MouseButton.LeftButton)
    assert "aims" not in receivers.every(store)[0].sections
    pick(page, qtbot, "receiver", "CPE branch")
    assert section(page, "aims").isChecked()
    store.undo()
    pick(page, qtbot, "receiver", "District education office")
    assert section(page, "aims").isChecked()


def test_sections_are_moved_by_keys(page, store, qtbot):
    pick(page, qtbot, "receiver", "District education office")
    box = section(page, "events")
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert receivers.every(store)[0].sections[2:4] == ("events", "requests")
    assert section(page, "events").text().startswith("3. ")


def test_the_team_itself_reports_everything_and_nothing_is_kept(page, store, qtbot):
    qtbot.mouseClick(section(page, "requests"), Qt.MouseButton.LeftButton)
    assert "requests" not in page.choices.receiver().sections
    assert receivers.every(store) == receivers.SHIPPED


def test_a_mark_leads_to_the_text_to_write(page, qtbot):
    press(qtbot, page, "fill:difficulties")
    assert page.findChild(QPlainTextEdit, "difficulties").hasFocus()


def test_a_receiver_is_added_and_taken_away(page, store, qtbot):
    press(qtbot, page, "add_receiver")
    name = page.findChild(QLineEdit, "name")
    qtbot.keyClicks(name, "Akimat")
    press(qtbot, page, "save")
    assert receivers.every(store)[-1].name == "Akimat"
    assert page.choices.receiver().name == "Akimat"
    press(qtbot, page, "delete_receiver")
    assert "Akimat" not in [each.name for each in receivers.every(store)]
    assert page.choices.receiver().key == ""


def test_the_report_is_saved_as_word_and_excel_as_the_receiver_wants(page, qtbot, tmp_path):
    pick(page, qtbot, "receiver", "Pedagogical council")
    for name in ("report.docx", "report.xlsx"):
        page.save_to(tmp_path / name)
        qtbot.waitUntil((tmp_path / name).exists)
    words = [each.text for each in docx.Document(str(tmp_path / "report.docx")).paragraphs]
    assert "2. Өткізілген іс-шаралар" in words
    assert not any("Сұраныстар туралы мәлімет" in each for each in words)
    assert "2. Өткізілген іс-шаралар" in openpyxl.load_workbook(tmp_path / "report.xlsx").sheetnames


def test_one_press_saves_every_format_of_the_receiver(page, qtbot, tmp_path):
    pick(page, qtbot, "receiver", "CPE branch")
    qtbot.waitUntil(page._all.isEnabled)
    page.send_to(tmp_path)
    assert sorted(path.suffix for path in tmp_path.glob("Report *")) == [".docx", ".pdf", ".xlsx"]
    assert len({path.stem for path in tmp_path.glob("Report *")}) == 1
