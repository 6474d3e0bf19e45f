"""The files of a record: adding by a button or by dropping them here, opening, taking off."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import N_, _
from app.messages import describe
from app.models import attachments
from app.models.errors import AppError
from app.ui import dialogs
from app.ui.button import Button, IconButton
from app.ui.file_size import file_size
from app.ui.icons import Icon
from app.ui.link import Link
from app.ui.notice import Notice
from app.ui.plain import Label, clear_layout
from app.ui.tokens import M, S

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.models.attachments import Attachment
    from app.models.store import Store


class AttachmentsView(QWidget):
    """The files of one record; `said(text, undoable)` when one was added or taken off."""

    said = Signal(str, bool)

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._record: tuple[str, int] | None = None
        self._refused = Notice(parent=self)
        self._files = QVBoxLayout()
        self._files.setSpacing(S)
        self._hint = Label(_("Scans of letters and other files. Drop them here."), "secondary")
        add = Button(_("Attach file"), which=Icon.ATTACH)
        add.setObjectName("attach")
        add.clicked.connect(self._ask)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(M)
        box.addWidget(self._refused)
        box.addLayout(self._files)
        box.addWidget(self._hint)
        box.addWidget(add)
        self.setAcceptDrops(True)

    def show_record(self, table: str, number: int) -> int:
        """Show the files of a record and return how many there are."""
        if self._record != (table, number):
            self._record = (table, number)
            self._refused.say("")
        return self._show()

    def add(self, paths: Sequence[Path]) -> None:
        """Attach these files to the record, all or none."""
        if self._record is None or not paths:
            return
        try:
            copied = [attachments.copy(self._store, path) for path in paths]
            names = ", ".join(str(each["name"]) for each in copied)
            with self._store.change(N_("Attach a file: {name}"), name=names) as change:
                for each in copied:
                    attachments.add(change, *self._record, each)
        except AppError as problem:
            self._refused.say(describe(problem), "bad")
            return
        self._refused.say("")
        self._show()
        self.said.emit(_("Attached: {name}").format(name=names), True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.add(_dropped(event))
        event.acceptProposedAction()

    def _show(self) -> int:
        if self._record is None:
            return 0
        found = attachments.every(self._store, *self._record)
        clear_layout(self._files)
        for each in found:
            self._files.addWidget(self._row(each))
        return len(found)

    def _row(self, attachment: Attachment) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(S)
        link = Link(attachment.name, Icon.PAPER)
        link.setObjectName(f"open:{attachment.id}")
        link.clicked.connect(partial(self._open, attachment))
        remove = IconButton(Icon.DELETE, _("Remove: {name}").format(name=attachment.name))
        remove.setObjectName(f"remove:{attachment.id}")
        remove.clicked.connect(partial(self._remove, attachment))
        line.addWidget(link, 1, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(Label(file_size(attachment.size), "muted", wrap=False))
        line.addWidget(remove)
        return holder

    def _ask(self) -> None:
        self.add(dialogs.open_files(self, _("Attach file")))

    def _open(self, attachment: Attachment) -> None:
        if attachment.path.exists():
            self._refused.say("")
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(attachment.path)))
        else:
            missing = _("The file {name} is not in the folder of attachments.")
            self._refused.say(missing.format(name=attachment.name), "bad")

    def _remove(self, attachment: Attachment) -> None:
        label = N_("Remove a file: {name}")
        try:
            with self._store.change(label, name=attachment.name) as change:
                attachments.remove(change, attachment.id)
        except AppError as problem:
            self._refused.say(describe(problem), "bad")
            return
        self._show()
        self.said.emit(_("Deleted. You can undo this."), True)


def _dropped(event: QDropEvent) -> list[Path]:
    """Return the files that are being dropped; folders are none."""
    names = (url.toLocalFile() for url in event.mimeData().urls())
    return [path for name in names if name and (path := Path(name)).is_file()]
