"""A short list of records of another kind on the tab of a record; a click or Enter opens one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.plain import Label
from app.ui.record_model import list_source
from app.ui.record_table import RecordTable
from app.ui.theme import look
from app.ui.tokens import S

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex

    from app.ui.record_model import Column


class RelatedList(QWidget):
    """As high as its records; `opened(number)` tells which one is wanted.

    `nothing` is said where there are none.
    """

    opened = Signal(int)

    def __init__(
        self, columns: Sequence[Column], name: str, nothing: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._nothing = Label(nothing, "secondary")
        self._table = RecordTable(columns, two_lines=True, name=name)
        self._table.view.header.hide()
        self._table.view.clicked.connect(self._on_clicked)
        self._table.activated.connect(self._open)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(S)
        box.addWidget(self._nothing)
        box.addWidget(self._table)

    def show_records(self, records: Sequence[Any]) -> None:
        """Show these records, each with an `id`."""
        self._table.feed(list_source(records))
        self._nothing.setHidden(bool(records))
        self._table.setHidden(not records)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        self._table.setFixedHeight(self._table.records.rowCount() * look().row_two)

    def _on_clicked(self, index: QModelIndex) -> None:
        self._open(self._table.records.record(index.row()))

    def _open(self, record: Any) -> None:  # noqa: ANN401 - the columns know the type
        self.opened.emit(record.id)
