"""The list of every page: a table of records with selection, sorting and a word when empty."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStackedLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.ui.copied import cells
from app.ui.plain import clear_layout, plane
from app.ui.record_delegate import RecordDelegate
from app.ui.record_header import RecordHeader
from app.ui.record_model import Column, Index, Order, RecordTableModel, Source
from app.ui.theme import look

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QFocusEvent

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class RecordTable(QWidget):
    """A table of records.

    `selected` tells the current record, None when there is none; `activated` comes with Enter or
    a double click; `marked` with the space bar; `sort_requested` after a click on a header, when
    the table has already asked its source for the new order.
    """

    selected = Signal(object)
    activated = Signal(object)
    marked = Signal(object)
    sort_requested = Signal(str, bool)

    def __init__(
        self,
        columns: Sequence[Column],
        *,
        two_lines: bool = False,
        multiple: bool = False,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.records = RecordTableModel(columns, self)
        self.view = _View(self.records, two_lines=two_lines, multiple=multiple)
        self.view.setAccessibleName(name)
        self.setFocusProxy(self.view)
        self._announced: object = None
        self._empty = plane("surface")
        self._empty_box = QVBoxLayout(self._empty)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        self.view.record_entered.connect(self.activated)
        self.view.record_marked.connect(self.marked)
        self.view.current_changed.connect(self._announce)
        self.view.header.sectionClicked.connect(self._on_header_clicked)

    def feed(self, source: Source, order: Order | None = None) -> None:
        """Show the records of `source`; the selection stays on the same record if it is there."""
        self._keeping(lambda: self.records.feed(source, order or self.records.order))

    def refresh(self) -> None:
        """Read the records again; the selection stays on the same record if it is there."""
        self._keeping(self.records.reload)

    def set_empty(self, widget: QWidget) -> None:
        """Show `widget` in place of the table when there are no records."""
        clear_layout(self._empty_box)
        self._empty_box.addWidget(widget)
        self._show_empty()

    def select(self, record_id: Any) -> bool:  # noqa: ANN401 - any key will do
        """Select the record with this id and bring it into sight; say whether it is there."""
        row = self.records.row_of(record_id, self.view.currentIndex().row())
        if row is None:
            return False
        self.view.go_to(row)
        return True

    def select_first(self) -> None:
        """Select the first record, if there is one."""
        if self.records.rowCount():
            self.view.go_to(0)

    def current(self) -> Any:  # noqa: ANN401 - the columns know the type
        """Return the selected record or None."""
        return self.records.record(self.view.currentIndex().row())

    def chosen(self) -> list[Any]:
        """Return all selected records, from the top; more than one only where `multiple`."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        return [record for row in rows if (record := self.records.record(row)) is not None]

    def _keeping(self, read: Callable[[], None]) -> None:
        before = self.current()
        row = self.view.currentIndex().row()
        read()
        self._show_empty()
        if before is None or not self.select(self.records.id_of(before)):
            self.view.setCurrentIndex(QModelIndex())
        self._announce()
        if row > 0 and self.current() is None:
            self.view.scrollTo(self.records.index(min(row, self.records.rowCount() - 1), 0))

    def _announce(self) -> None:
        record = self.current()
        if record != self._announced:
            self._announced = record
            self.selected.emit(record)

    def _show_empty(self) -> None:
        empty = not self.records.rowCount() and self._empty_box.count()
        self._stack.setCurrentWidget(self._empty if empty else self.view)

    def _on_header_clicked(self, section: int) -> None:
        column = self.records.declared[section]
        if not column.sortable:
            return
        now = self.records.order
        descending = now is not None and now.key == column.key and not now.descending
        order = Order(column.key, descending)
        self._keeping(lambda: self.records.sort_by(order))
        self.sort_requested.emit(column.key, descending)


class _View(QTableView):
    """The view itself: keyboard, hovering and the widths of the columns."""

    record_entered = Signal(object)
    record_marked = Signal(object)
    current_changed = Signal()

    def __init__(self, model: RecordTableModel, *, two_lines: bool, multiple: bool) -> None:
        super().__init__()
        self._records = model
        self._two_lines = two_lines
        self.painter_of_cells = RecordDelegate(self)
        self.setItemDelegate(self.painter_of_cells)
        self.header = RecordHeader(self)
        self.setHorizontalHeader(self.header)
        self.setModel(model)
        self._set_up(multiple=multiple)
        self._fit_rows()
        self.doubleClicked.connect(self._on_double_clicked)

    def _set_up(self, *, multiple: bool) -> None:
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if multiple else mode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def go_to(self, row: int) -> None:
        self.setCurrentIndex(self._records.index(row, 0))
        self.selectRow(row)
        self.scrollTo(self._records.index(row, 0))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.current_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        record = self._records.record(self.currentIndex().row())
        if event.key() in _ENTER and record is not None:
            self.record_entered.emit(record)
        elif event.key() == Qt.Key.Key_Space and record is not None:
            self.record_marked.emit(record)
        elif event.key() in {Qt.Key.Key_Home, Qt.Key.Key_End} and not event.modifiers():
            self._go_to_end(last=event.key() == Qt.Key.Key_End)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, arg__1: QContextMenuEvent) -> None:
        self.sort_menu().popup(arg__1.globalPos())

    def sort_menu(self) -> QMenu:
        """Return the menu of orders, for the menu key and the right mouse button."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for section, column in enumerate(self._records.declared):
            if column.sortable:
                title = str(self._records.headerData(section, Qt.Orientation.Horizontal))
                entry = menu.addAction(title.replace("&", "&&"))
                entry.setData(section)
        menu.triggered.connect(self._on_sort_chosen)
        return menu

    def _on_sort_chosen(self, entry: QAction) -> None:
        self.header.sectionClicked.emit(entry.data())

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: Qt would read every record; pages have a search of their own."""

    def copy(self) -> None:
        """Put the selected records on the clipboard under their headings."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        columns = range(self._records.columnCount())
        across = Qt.Orientation.Horizontal
        headings = [str(self._records.headerData(at, across) or "") for at in columns]
        texts = [[str(self._records.index(row, at).data() or "") for at in columns] for row in rows]
        if texts:
            QGuiApplication.clipboard().setText(cells([headings, *texts]))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._set_focused(focused=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._set_focused(focused=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def changeEvent(self, arg__1: QEvent) -> None:
        super().changeEvent(arg__1)
        if arg__1.type() == QEvent.Type.StyleChange:
            self._fit_rows()
            self._fit_columns()

    def _hover(self, row: int) -> None:
        if row != self.painter_of_cells.hovered_row:
            self.painter_of_cells.hovered_row = row
            self.viewport().update()

    def _set_focused(self, *, focused: bool) -> None:
        self.painter_of_cells.focused = focused
        if focused and not self.currentIndex().isValid() and self._records.rowCount():
            self.go_to(0)
        self.viewport().update()

    def _go_to_end(self, *, last: bool) -> None:
        if self._records.rowCount():
            self.go_to(self._records.rowCount() - 1 if last else 0)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        self.record_entered.emit(self._records.record(index.row()))

    def _fit_rows(self) -> None:
        tokens = look()
        rows = self.verticalHeader()
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(tokens.row_two if self._two_lines else tokens.row)

    def _fit_columns(self) -> None:
        tokens = look()
        columns = self._records.declared
        room = self.viewport().width()
        fixed = [tokens.scaled(column.width) for column in columns]
        shares = sum(column.stretch for column in columns if not column.width) or 1
        left = max(room - sum(fixed), tokens.scaled(120))
        for section, column in enumerate(columns):
            width = fixed[section] or left * column.stretch // shares
            self.header.resizeSection(section, width)
        self.header.updateGeometry()
