"""Bringing in a list in the window: columns corrected, duplicates decided on, one undo for all."""

from __future__ import annotations

from datetime import date
from shutil import copyfile

import pytest
from openpyxl import Workbook, load_workbook
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QFileDialog, QLineEdit

from app.exchange.registry.plan import Verdict
from app.models import schools
from app.models.store import Store
from app.ui.exchange.page import ExchangePage
from app.ui.exchange.registry import RegistryPane
from app.ui.exchange.row_detail import RowDetail
from app.ui.jobs import InlinePool, Jobs
from app.ui.notice import Notice
from app.ui.page import Workplace
from app.ui.people.page import PeoplePage
from app.ui.plain import Label
from app.ui.schools.page import SchoolsPage
from tests.models.making import add_school

HEADERS = ["№", "Облыс", "Аудан", "Мектептің атауы", "БСН", "Оқушылар саны"]
ROWS = [
    [1, "Ақмола", "Ақкөл ауданы", "№179 ЖББМ", None, 320],
    [2, "Ақмола", "Ақкөл ауданы", "«Бірлік» жалпы орта мектебі", "991240999802", 410],
    [3, "Ақмола", "Ақкөл ауданы", "«Қаратал» орта мектебі", None, "жүз"],
    [4, "Ақмола", "Ақкөл ауданы", "№4 лицей", None, 200],
]
PEOPLE = "ФИО\tЛауазымы\tПәні\nӘбдіғали Әсел Нұрланқызы\tмұғалім\tфизика\nОмаров Ерлан\tдиректор\t"


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "school.db") as made:
        add_school(made, "P1", name_kk="№179 жалпы білім беретін мектеп", district="Ақкөл ауданы")
        yield made


@pytest.fixture
def place(store):
    return Workplace(store, Jobs(InlinePool()), lambda: date(2025, 12, 1))


@pytest.fixture
def page(place, shown):
    return shown(ExchangePage(place), 1150, 700)


@pytest.fixture
def registry(tmp_path):
    book = Workbook()
    sheet = book.active
    sheet.title = "Тізілім"
    for row in (["Мектептер тізілімі"], HEADERS, *ROWS):
        sheet.append(row)
    other = book.create_sheet("Бөлімшелер")
    for row in (["Мектеп атауы"], ["№9 мектеп"]):
        other.append(row)
    book.save(tmp_path / "registry.xlsx")
    return tmp_path / "registry.xlsx"


@pytest.fixture
def pane(page, registry):
    page.bring_in("schools", registry)
    return page.findChild(RegistryPane)


def counts(pane):
    names = ("new", "changed", "same", "waiting", "rejected", "left_out")
    return tuple(pane._plan.count(Verdict(name)) for name in names)


def chips(pane):
    return {chip.objectName(): chip for chip in pane.rows.strip.findChildren(QAbstractButton)}


def press(qtbot, widget, name):
    def usable():
        found = widget.findChildren(QAbstractButton, name)
        return [each for each in found if each.isVisible() and each.isEnabled()]

    qtbot.waitUntil(lambda: bool(usable()))
    qtbot.mouseClick(usable()[0], Qt.MouseButton.LeftButton)


def choose(pane, letter, field):
    combo = pane.findChild(QComboBox, f"column:{letter}")
    combo.setCurrentIndex(combo.findData(field))
    combo.activated.emit(combo.currentIndex())


def told(widget):
    return "\n".join(each.text() for each in widget.findChildren(Label))


def names(store):
    return {row[0] for row in store.rows("SELECT name_kk FROM school")}


def test_rows_are_counted_before_anything_is_written(pane, store):
    assert counts(pane) == (2, 0, 0, 1, 1, 0)
    assert names(store) == {"№179 жалпы білім беретін мектеп"}


def test_rejected_row_tells_sheet_row_and_column(pane):
    pane.rows.go_to(5)
    row = pane.rows.table.current()
    assert "Тізілім · F5 — “жүз” is not a number." in row.title().secondary
    notices = pane.detail.findChildren(Notice)
    assert any("F5" in told(each) for each in notices)


def test_filters_show_what_they_count(pane, qtbot):
    qtbot.mouseClick(chips(pane)["rejected"], Qt.MouseButton.LeftButton)
    assert [pane.rows.table.records.record(at).id for at in (0,)] == [5]
    qtbot.mouseClick(chips(pane)["notes"], Qt.MouseButton.LeftButton)
    assert pane.rows.table.records.rowCount() == len(pane._plan.notes) + len(pane._plan.skipped)


def test_column_corrected_by_hand_is_counted_anew_and_remembered(
    pane, page, store, registry, qtbot
):
    choose(pane, "F", None)
    assert counts(pane) == (3, 0, 0, 1, 0, 0)
    choose(pane, "F", "teachers")
    assert counts(pane) == (2, 0, 0, 1, 1, 0)
    press(qtbot, pane, "import_rows")
    page.bring_in("schools", copyfile(registry, registry.with_name("again.xlsx")))
    again = page.findChildren(RegistryPane)[-1]
    assert again.findChild(QComboBox, "column:F").currentData() == "teachers"
    assert "as last time" in told(again)


def test_going_through_the_fields_of_a_column_takes_none_from_the_others(pane, qtbot):
    combo = pane.findChild(QComboBox, "column:F")
    combo.setFocus()
    qtbot.keyClick(combo, Qt.Key.Key_Home)
    for _field in range(combo.count() - 1):
        qtbot.keyClick(combo, Qt.Key.Key_Down)
    held = {each.letter: each.field for each in pane._plan.layout.columns if each.read}
    assert held == {"B": "region", "C": "district", "D": "name_kk", "E": "bin", "F": "teachers"}


def test_another_sheet_is_read_when_chosen(pane):
    sheet = pane.findChild(QComboBox, "sheet")
    sheet.setCurrentIndex(1)
    sheet.activated.emit(1)
    assert [row.values["name_kk"] for row in pane._plan.rows] == ["№9 мектеп"]


def test_likely_duplicate_is_decided_on_by_keyboard(pane, qtbot):
    pane.rows.go_to(3)
    assert "P1 — №179 жалпы білім беретін мектеп" in told(pane.findChild(RowDetail))
    view = pane.rows.table.view
    view.setFocus()
    for key, expected in (
        (Qt.Key.Key_1, (2, 1, 0, 0, 1, 0)),
        (Qt.Key.Key_0, (3, 0, 0, 0, 1, 0)),
        (Qt.Key.Key_Delete, (2, 0, 0, 0, 1, 1)),
        (Qt.Key.Key_Backspace, (2, 0, 0, 1, 1, 0)),
    ):
        qtbot.keyClick(view, key)
        assert counts(pane) == expected


def test_decision_stays_when_a_column_is_corrected(pane, qtbot):
    pane.rows.go_to(3)
    press(qtbot, pane.detail, "decide:0")
    choose(pane, "F", None)
    assert counts(pane) == (4, 0, 0, 0, 0, 0)


def test_import_is_undone_as_a_whole(pane, page, store, qtbot, heard):
    said, shown = heard(page.said), heard(page.rows_requested)
    pane.rows.go_to(3)
    press(qtbot, pane.detail, "decide:1")
    press(qtbot, pane, "import_rows")
    assert said == [("Imported: registry.xlsx", True)]
    assert shown == [("school", [1, 2, 3], "Imported: registry.xlsx")]
    assert len(names(store)) == 3
    store.undo()
    assert names(store) == {"№179 жалпы білім беретін мектеп"}
    assert schools.get(store, 1, date(2025, 12, 1)).pupils is None


def test_rest_is_saved_for_mending(pane, page, qtbot, tmp_path):
    target = tmp_path / "rest.xlsx"

    def answer():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        dialog.findChild(QLineEdit).setText(str(target))
        dialog.accept()

    QTimer.singleShot(0, answer)
    press(qtbot, pane, "save_rest")
    assert load_workbook(target).active.max_row == 3


def test_cancelling_writes_nothing(pane, page, store, qtbot):
    press(qtbot, pane, "cancel_import")
    assert page.findChild(QAbstractButton, "choose_schools").isVisible()
    assert len(names(store)) == 1


def test_many_rows_are_read_where_they_are_looked_at(page, tmp_path):
    lines = ["Мектептің атауы;Аудан", *(f"№{n} мектеп;Ақкөл ауданы" for n in range(3000))]
    path = tmp_path / "many.csv"
    path.write_text("\n".join(lines), "utf-8")
    page.bring_in("schools", path)
    pane = page.findChild(RegistryPane)
    assert pane.rows.table.records.rowCount() == 3000
    pane.rows.go_to(2900)
    assert pane.rows.table.current().id == 2900


# From the screens of schools and people


@pytest.fixture
def people_page(place, shown):
    return shown(PeoplePage(place), 1150, 700)


def paste(qtbot, page, text):
    QGuiApplication.clipboard().setText(text)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_cells_pasted_on_the_list_open_the_preview(page, people_page, store, qtbot):
    people_page.import_requested.connect(page.bring_in)
    paste(qtbot, people_page, PEOPLE)
    pane = page.findChild(RegistryPane)
    assert counts(pane)[4] == 2  # nobody knows their school yet
    pane._school.load({"school": 1})
    pane._school.edited.emit("school")
    assert counts(pane) == (2, 0, 0, 0, 0, 0)
    press(qtbot, pane, "import_rows")
    assert store.value("SELECT count(*) FROM person_post WHERE school = 1") == 2


def test_single_word_is_no_list(people_page, qtbot, heard):
    said, asked = heard(people_page.said), heard(people_page.import_requested)
    paste(qtbot, people_page, "Омаров")
    assert asked == []
    assert "Excel" in said[0][0]


def test_pasting_into_a_field_pastes_there(people_page, qtbot, heard):
    asked = heard(people_page.import_requested)
    QGuiApplication.clipboard().setText("Омаров\tЕрлан")
    people_page.search.setFocus()
    qtbot.keyClick(people_page.search, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert (asked, people_page.search.text()[:6]) == ([], "Омаров")
    people_page.search.empty_out()  # so that nothing is looked for when the store is closed


def test_file_dropped_on_the_schools_is_brought_in(place, shown, registry, heard):
    page = shown(SchoolsPage(place), 1150, 700)
    asked = heard(page.import_requested)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(registry))])
    place_ = QPointF(50, 50)
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(page, QDragEnterEvent(place_.toPoint(), action, data, button, none))
    QApplication.sendEvent(page, QDropEvent(place_, action, data, button, none))
    assert asked == [("schools", registry)]
