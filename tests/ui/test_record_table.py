"""The list of every page reads what it shows, keeps its selection, and obeys the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester

from app.ui.button import Button
from app.ui.empty import Empty
from app.ui.icons import Icon
from app.ui.pill import PillSpec
from app.ui.record_model import (
    WINDOW,
    Cell,
    CellRole,
    Column,
    Order,
    RecordRole,
    RecordTableModel,
    Source,
    list_source,
    numbered_source,
)
from app.ui.record_table import RecordTable
from app.ui.theme import dress, look

COLUMNS = (
    Column("id", "No.", lambda record: Cell(str(record.id)), width=60, align="right"),
    Column("name", "Name", lambda record: Cell(record.name, f"age {record.age}")),
    Column(
        "age",
        "Age",
        lambda record: Cell(pill=PillSpec(str(record.age), "ok", Icon.CHECK)),
        width=120,
        sortable=False,
    ),
)


class Reading:
    """A source that remembers what was read."""

    def __init__(self, records):
        self.records = records
        self.reads = []

    def source(self):
        return Source(lambda _: len(self.records), self.rows)

    def rows(self, offset, limit, order):
        self.reads.append((offset, limit))
        records = self.records
        if order:
            records = sorted(records, key=lambda r: getattr(r, order.key), reverse=order.descending)
        return records[offset : offset + limit]


@pytest.fixture
def table(shown):
    return shown(RecordTable(COLUMNS, two_lines=True, name="People"))


def test_the_model_keeps_the_contract_of_qt(people):
    model = RecordTableModel(COLUMNS)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.feed(list_source(people(3)))
    model.sort_by(Order("name", descending=True))
    assert [model.record(row).id for row in range(3)] == [3, 2, 1]
    assert model.rowCount(model.index(0, 0)) == 0


def test_a_cell_is_told_in_three_roles(people):
    model = RecordTableModel(COLUMNS)
    records = people(2)
    model.feed(list_source(records))
    index = model.index(1, 1)
    assert index.data() == "Name 2, age 2"
    assert index.data(RecordRole) is records[1]
    assert index.data(CellRole) == Cell("Name 2", "age 2")
    assert model.index(1, 2).data(Qt.ItemDataRole.AccessibleTextRole) == "2"


def test_showing_a_long_list_reads_one_window(table, people):
    reading = Reading(people(35_667))
    table.feed(reading.source())
    table.grab()
    assert reading.reads == [(0, WINDOW)]
    assert table.records.rowCount() == 35_667


def test_scrolling_to_the_end_reads_the_last_window(table, people, qtbot):
    reading = Reading(people(35_667))
    table.feed(reading.source())
    table.setFocus()
    qtbot.keyClick(table.view, Qt.Key.Key_End)
    table.grab()
    assert table.current().id == 35_667
    assert len(reading.reads) <= 3


def test_windows_that_are_not_looked_at_are_forgotten(people):
    reading = Reading(people(30 * WINDOW))
    model = RecordTableModel(COLUMNS)
    model.feed(reading.source())
    for window in range(30):
        model.record(window * WINDOW)
    model.record(0)
    assert reading.reads.count((0, WINDOW)) == 2


def test_a_record_that_has_gone_is_no_record(people):
    model = RecordTableModel(COLUMNS)
    model.feed(Source(lambda _: 3, lambda offset, limit, order: []))
    assert model.record(1) is None
    assert model.data(QModelIndex()) is None


def test_source_of_numbers_reads_only_what_is_looked_at(people):
    every, read = {each.id: each for each in people(500)}, []

    def records(wanted):
        read.extend(wanted)
        return [every[number] for number in sorted(wanted)]

    numbers = {None: list(every), Order("id", descending=True): [*reversed(every)]}
    model = RecordTableModel(COLUMNS)
    model.feed(numbered_source(numbers.__getitem__, records))
    assert (model.rowCount(), read) == (500, [])
    last = list(every)[-1]
    assert model.row_of(last) == 499
    model.sort_by(Order("id", descending=True))
    assert (model.record(0).id, model.row_of(last), model.row_of("nobody")) == (last, 0, None)
    assert len(read) < 500


def test_selection_is_told_and_kept_when_read_again(table, people, heard):
    records = people(10)
    table.feed(list_source(records))
    told = heard(table.selected)
    table.select(7)
    records.insert(0, people(11)[-1])
    table.refresh()
    assert table.current().id == 7
    assert table.view.currentIndex().row() == 7
    assert [record.id for record in told] == [7]


def test_a_changed_record_is_told_again(table, people, heard):
    records = people(3)
    table.feed(list_source(records))
    table.select(2)
    told = heard(table.selected)
    records[1] = type(records[1])(id=2, name="Renamed", age=9)
    table.refresh()
    assert [record.name for record in told] == ["Renamed"]


def test_a_deleted_record_leaves_nothing_selected(table, people, heard):
    records = people(3)
    table.feed(list_source(records))
    table.select(2)
    told = heard(table.selected)
    del records[1]
    table.refresh()
    assert told == [None]
    assert table.current() is None


def test_selection_survives_another_order_without_a_place(table, people):
    reading = Reading(people(50))
    table.feed(reading.source())
    table.select(50)
    table.feed(reading.source(), Order("id", descending=True))
    assert table.view.currentIndex().row() == 0
    assert table.current().id == 50


def test_selecting_what_is_not_there_says_so(table, people):
    table.feed(list_source(people(3)))
    assert not table.select(99)


def header_click(table, qtbot, section):
    header = table.view.header
    spot = header.rect().center()
    spot.setX(header.sectionViewportPosition(section) + 10)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def test_a_click_on_a_header_sorts_and_another_turns_it_round(table, people, heard, qtbot):
    table.feed(list_source(people(5)))
    told = heard(table.sort_requested)
    header_click(table, qtbot, 1)
    header_click(table, qtbot, 1)
    header_click(table, qtbot, 2)  # this column cannot be sorted
    assert told == [("name", False), ("name", True)]
    assert table.records.record(0).id == 5


def test_the_keyboard_moves_opens_and_marks(table, people, heard, qtbot):
    table.feed(list_source(people(30)))
    opened, marked = heard(table.activated), heard(table.marked)
    table.select_first()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Space):
        qtbot.keyClick(table.view, key)
    assert ([each.id for each in opened], [each.id for each in marked]) == ([3], [3])
    qtbot.keyClick(table.view, Qt.Key.Key_End)
    assert table.current().id == 30
    qtbot.keyClick(table.view, Qt.Key.Key_Home)
    assert table.current().id == 1
    qtbot.keyClick(table.view, Qt.Key.Key_PageDown)
    assert table.current().id > 5


def test_a_double_click_opens(table, people, heard, qtbot):
    table.feed(list_source(people(3)))
    opened = heard(table.activated)
    spot = table.view.visualRect(table.records.index(1, 1)).center()
    qtbot.mouseClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    qtbot.mouseDClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert [record.id for record in opened] == [2]


def test_sorting_is_reached_by_keyboard(table, people, heard):
    table.feed(list_source(people(3)))
    told = heard(table.sort_requested)
    entries = table.view.sort_menu().actions()
    assert [entry.text() for entry in entries] == ["No.", "Name"]
    entries[1].trigger()
    assert told == [("name", False)]


def test_several_records_can_be_chosen(shown, people, qtbot):
    table = shown(RecordTable(COLUMNS, multiple=True))
    table.feed(list_source(people(5)))
    table.select_first()
    for _step in range(2):
        qtbot.keyClick(table.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert [record.id for record in table.chosen()] == [1, 2, 3]


def test_rows_are_copied_as_a_spreadsheet_takes_them(table, people, qtbot):
    table.feed(list_source(people(3)))
    table.select(2)
    qtbot.keyClick(table.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().split("\n")[1:] == ["2\tName 2, age 2\t2"]


def test_the_whole_list_is_copied_under_its_headings(shown, people, qtbot):
    table = shown(RecordTable(COLUMNS, multiple=True))
    table.feed(list_source(people(500)))
    table.select_first()
    for key in (Qt.Key.Key_A, Qt.Key.Key_C):
        qtbot.keyClick(table.view, key, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text().split("\n")
    assert copied[0].split("\t")[:2] == ["No.", "Name"]
    assert (len(copied), copied[-1].split("\t")[0]) == (501, "500")


def test_typing_letters_reads_nothing(table, people, qtbot):
    reading = Reading(people(5_000))
    table.feed(reading.source())
    table.setFocus()
    before = len(reading.reads)
    qtbot.keyClicks(table.view, "name 4999")
    assert len(reading.reads) == before


def test_an_empty_list_says_what_to_do(table, people, heard):
    empty = Empty("No requests yet", "Add the first.", "Add", Icon.REQUESTS)
    asked = heard(empty.asked)
    table.set_empty(empty)
    assert empty.isVisible()
    empty.findChild(Button).click()
    table.feed(list_source(people(1)))
    assert not empty.isVisible()
    assert len(asked) == 1


@pytest.mark.parametrize("width", [500, 800, 1200])
def test_columns_fill_the_width_and_never_scroll_sideways(shown, people, width):
    table = shown(RecordTable(COLUMNS), width)
    table.feed(list_source(people(100)))
    table.grab()
    header = table.view.header
    assert header.length() <= table.view.viewport().width()
    assert header.sectionSize(0) == 60


def test_rows_grow_with_the_text(shown, people, qapp):
    table = shown(RecordTable(COLUMNS, two_lines=True))
    table.feed(list_source(people(3)))
    assert table.view.rowHeight(0) == 50
    dress(qapp, "dark", 200)
    assert table.view.rowHeight(0) == look().row_two == 100
    assert table.view.header.sectionSize(0) == 120
