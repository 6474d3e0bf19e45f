"""What should be completed before printing, each thing a link to its records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _
from app.ui.link import Link
from app.ui.notice import Notice
from app.ui.plain import Label, clear_layout
from app.ui.tokens import S

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.ui.reports.quarterly.side import Missing


class MissingList(QWidget):
    """The rehearsal before printing; hidden when nothing is missing."""

    rows_requested = Signal(str, object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notice = Notice(parent=self)
        self._links = QVBoxLayout()
        self._links.setSpacing(S)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(S)
        box.addWidget(self._notice)
        box.addLayout(self._links)

    def show_missing(self, missing: Sequence[Missing]) -> None:
        """Show what is missing."""
        clear_layout(self._links)
        self._notice.say(_("Before printing, complete:") if missing else "", "warn")
        self.setHidden(not missing)
        for each in missing:
            self._links.addWidget(self._row(each))

    def _row(self, missing: Missing) -> QWidget:
        if not missing.ids:
            return Label(missing.text)
        link = Link(missing.text)
        link.clicked.connect(
            lambda: self.rows_requested.emit(missing.table, missing.ids, missing.text)
        )
        return link
