"""The question before a restoring: what would be lost, and what is kept."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from app.i18n import _
from app.ui.backup_words import loss, moment, reason
from app.ui.button import Button
from app.ui.plain import Label, set_styled
from app.ui.scroll import bring_into_sight
from app.ui.tokens import XS, L, M, S

if TYPE_CHECKING:
    from pathlib import Path

    from app.models.backups import Backup


class RestorePane(QFrame):
    """`accepted(file)` when the copy is to be restored, `given_up` when it is not."""

    accepted = Signal(object)
    given_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("plane", "notice")
        set_styled(self, "tone", "warn")
        self._file: Path | None = None
        self._title = Label("", "strong")
        self._loss = Label()
        kept = Label(
            _(
                "The present state is kept as a copy first, so the restoring can be taken back."
                " Undo (Ctrl+Z) does not take it back."
            ),
            "secondary",
        )
        restore = Button(_("Restore"), "primary")
        restore.setObjectName("restore_now")
        restore.setAutoDefault(True)
        restore.clicked.connect(self._accept)
        cancel = Button(_("Cancel"), "quiet")
        cancel.setObjectName("restore_cancel")
        cancel.setAutoDefault(True)
        cancel.clicked.connect(self._give_up)
        self._first = restore
        foot = QHBoxLayout()
        foot.setSpacing(S)
        foot.addWidget(restore)
        foot.addWidget(cancel)
        foot.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(L, M, L, M)
        box.setSpacing(XS)
        for label in (self._title, self._loss, kept):
            box.addWidget(label)
        box.addSpacing(S)
        box.addLayout(foot)
        escape = QShortcut(QKeySequence("Escape"), self, self._give_up)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.hide()

    def ask(self, file: Path, backup: Backup | None = None, later: int | None = None) -> None:
        """Ask about a copy of the list, or about a file from anywhere."""
        self._file = file
        if backup is None:
            self._title.setText(_("Copy from the file {name}").format(name=file.name))
            self._loss.setText(
                _("It is examined before it takes the place of the database. What was changed after"
                  " it was made will be missing.")
            )  # fmt: skip
        else:
            words = _("Backup copy: {moment}").format(moment=moment(backup.at))
            self._title.setText(f"{words} · {reason(backup)}")
            self._loss.setText(loss(later))
        self.show()
        self._first.setFocus(Qt.FocusReason.TabFocusReason)
        QTimer.singleShot(0, self, partial(bring_into_sight, self))  # when it has its place

    def _accept(self) -> None:
        self.accepted.emit(self._file)

    def _give_up(self) -> None:
        self.hide()
        self.given_up.emit()
