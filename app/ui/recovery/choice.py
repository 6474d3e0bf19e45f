"""The other copies to choose from, and a copy from anywhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import N_, _
from app.ui import dialogs
from app.ui.backup_list import BackupList
from app.ui.button import Button
from app.ui.icons import Icon
from app.ui.plain import Label
from app.ui.tokens import S

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.ui.backup_list import Listed

COPIES = N_("Backup copies (*.db)")


class Choice(QWidget):
    """A list of copies; `picked(copy, file)`: one of the list, or a file from a stick."""

    picked = Signal(object, object)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._none = Label(_("There are no copies beside the database."), "secondary")
        self._list = BackupList()
        self._list.selected.connect(self._on_selected)
        self._list.activated.connect(self.entered)
        file = Button(_("Take a copy from a file"), "link", Icon.USB)
        file.setObjectName("from_file")
        file.setAutoDefault(True)
        file.clicked.connect(self._take_file)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(S)
        box.addWidget(self._none)
        box.addWidget(self._list)
        box.addWidget(file, alignment=Qt.AlignmentFlag.AlignLeft)

    def show_copies(self, copies: Sequence[Listed]) -> None:
        """Show these copies, the first one chosen."""
        self._list.show_copies(copies)
        self._list.setHidden(not copies)
        self._none.setHidden(bool(copies))
        self._list.select_first()
        self._list.setFocus()

    def _on_selected(self, listed: Listed | None) -> None:
        if listed is not None:
            self.picked.emit(listed.backup, listed.backup.path)

    def _take_file(self) -> None:
        path = dialogs.open_file(self, _("Take a copy from a file"), [_(COPIES)])
        if path is not None:
            self.picked.emit(None, path)
