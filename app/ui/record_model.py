"""The one table model: declared columns over records that are read a window at a time."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from app.ui.icons import Icon
    from app.ui.pill import PillSpec
    from app.ui.tokens import Tone

RecordRole = int(Qt.ItemDataRole.UserRole)
CellRole = RecordRole + 1

WINDOW = 100
_WINDOWS_KEPT = 20

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Cell:
    """What one record shows in one column: a text, a grey second line, or a pill."""

    text: str = ""
    secondary: str = ""
    pill: PillSpec | None = None
    tone: Tone | Literal["accent"] | None = None
    icon: Icon | None = None
    bold: bool = False
    muted: bool = False

    def spoken(self) -> str:
        """Return the whole cell as a screen reader says it and the clipboard takes it."""
        words = (self.pill.text if self.pill else "", self.text, self.secondary)
        return ", ".join(word for word in words if word)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what its records show, and how wide it is.

    `width` is in pixels at 100 % text; a column without one shares the room that is left by
    `stretch`. `title` is a marked message. `key` is what the source orders by.
    """

    key: str
    title: str
    render: Callable[[Any], Cell]
    width: int = 0
    stretch: int = 1
    align: Literal["left", "right", "centre"] = "left"
    sortable: bool = True


@dataclass(frozen=True, slots=True)
class Order:
    """By which column the records stand, and which way."""

    key: str
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """Where the records come from, a page at a time: `rows(offset, limit, order)`.

    `count(order)` says how many there are and lets what follows be read anew, in that order.
    `place(record_id, order)` tells where a record stands, so that it is found again after the
    order has changed; without it only the neighbourhood of its old place is searched.
    """

    count: Callable[[Order | None], int]
    rows: Callable[[int, int, Order | None], Sequence[Any]]
    place: Callable[[Any, Order | None], int | None] | None = None


def list_source(
    records: Sequence[Any], keys: dict[str, Callable[[Any], Any]] | None = None
) -> Source:
    """Return a source over a short list that is in memory; `keys` says how columns sort."""

    def ordered(order: Order | None) -> Sequence[Any]:
        if order is None:
            return records
        by = (keys or {}).get(order.key, attrgetter(order.key))
        return sorted(records, key=by, reverse=order.descending)

    def rows(offset: int, limit: int, order: Order | None) -> Sequence[Any]:
        return ordered(order)[offset : offset + limit]

    def place(record_id: Any, order: Order | None) -> int | None:  # noqa: ANN401 - any key will do
        found = (row for row, each in enumerate(ordered(order)) if each.id == record_id)
        return next(found, None)

    return Source(lambda _: len(records), rows, place)


def numbered_source(
    numbers: Callable[[Order | None], Sequence[int]],
    records: Callable[[tuple[int, ...]], Iterable[Any]],
) -> Source:
    """Return a source over a long list in the store: its numbers are known, records are read late.

    `numbers` reads those of the whole list in its order, `records` what is looked at, in any order.
    """
    known: list[Sequence[int]] = [()]

    def count(order: Order | None) -> int:
        known[0] = numbers(order)
        return len(known[0])

    def rows(offset: int, limit: int, _: Order | None) -> Sequence[Any]:
        wanted = tuple(known[0][offset : offset + limit])
        by_number = {each.id: each for each in records(wanted)} if wanted else {}
        return [by_number[number] for number in wanted if number in by_number]

    def place(number: int, _: Order | None) -> int | None:
        return known[0].index(number) if number in known[0] else None

    return Source(count, rows, place)


_EMPTY = list_source(())


class RecordTableModel(QAbstractTableModel):
    """Shows the records of a source in declared columns, reading only what is looked at."""

    def __init__(
        self,
        columns: Sequence[Column],
        parent: QObject | None = None,
        record_id: Callable[[Any], Any] = attrgetter("id"),
    ) -> None:
        super().__init__(parent)
        self.declared = tuple(columns)
        self.id_of = record_id
        self.order: Order | None = None
        self._source = _EMPTY
        self._count = 0
        self._windows: OrderedDict[int, Sequence[Any]] = OrderedDict()

    def feed(self, source: Source, order: Order | None = None) -> None:
        """Show the records of another source."""
        self._source = source
        self.order = order
        self.reload()

    def reload(self) -> None:
        """Forget what was read and read it again where it is looked at."""
        self.beginResetModel()
        self._windows.clear()
        self._count = self._source.count(self.order)
        self.endResetModel()

    def sort_by(self, order: Order | None) -> None:
        """Show the same records in another order."""
        self.order = order
        self.reload()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.declared) - 1)

    def record(self, row: int) -> Any:  # noqa: ANN401 - the columns know the type
        """Return the record of `row`, or None where there is none (any more)."""
        if not 0 <= row < self._count:
            return None
        window, place = divmod(row, WINDOW)
        records = self._window(window)
        return records[place] if place < len(records) else None

    def row_of(self, record_id: Any, near: int = 0) -> int | None:  # noqa: ANN401
        """Return the row of a record, or None when it is not there."""
        if self._source.place is not None:
            return self._source.place(record_id, self.order)
        middle = near // WINDOW
        for window in (middle, middle + 1, middle - 1):
            if 0 <= window * WINDOW < self._count:
                for place, each in enumerate(self._window(window)):
                    if self.id_of(each) == record_id:
                        return window * WINDOW + place
        return None

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.declared)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        record = self.record(index.row())
        if record is None or role == RecordRole:
            return record
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGN[self.declared[index.column()].align]
        if role in _CELL_ROLES:
            return _of_cell(self.declared[index.column()].render(record), role)
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is Qt.Orientation.Vertical:
            return section + 1 if role == Qt.ItemDataRole.DisplayRole else None
        column = self.declared[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return _(column.title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGN[column.align]
        return None

    def _window(self, number: int) -> Sequence[Any]:
        if number in self._windows:
            self._windows.move_to_end(number)
            return self._windows[number]
        records = self._source.rows(number * WINDOW, WINDOW, self.order)
        self._windows[number] = records
        if len(self._windows) > _WINDOWS_KEPT:
            self._windows.popitem(last=False)
        return records


_ALIGN = {
    "left": Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    "right": Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
    "centre": Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter,
}

_CELL_ROLES = {
    int(Qt.ItemDataRole.DisplayRole),
    int(Qt.ItemDataRole.AccessibleTextRole),
    CellRole,
}


def _of_cell(cell: Cell, role: int) -> object:
    if role == CellRole:
        return cell
    return cell.spoken()
