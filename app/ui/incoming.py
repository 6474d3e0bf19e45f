"""Lists from outside on a screen of records: a button, a file dropped, cells pasted from Excel."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeySequence,
    QShortcut,
)

from app.i18n import _
from app.ui.button import Button
from app.ui.icons import Icon
from app.ui.locking import lock

if TYPE_CHECKING:
    from app.ui.record_page import RecordPage


class Incoming(QObject):
    """Lets a page ask for the import of a list: with its file, with copied cells, or with neither.

    `kind` is what the list is of. On a database for reading only there is nothing to bring in.
    """

    def __init__(self, page: RecordPage, kind: str) -> None:
        super().__init__(page)
        self._page = page
        self._kind = kind
        button = page.header.add_button(Button(_("Bring in a list"), which=Icon.UPLOAD))
        button.setObjectName("bring_in")
        button.clicked.connect(self._ask)
        lock(button, locked=page.store.read_only)
        if page.store.read_only:
            return
        page.setAcceptDrops(True)
        page.installEventFilter(self)
        # Fields paste for themselves; an empty list cannot have the focus, so the page listens.
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), page)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.activated.connect(self._paste)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a file that is dropped on the page."""
        if isinstance(event, QDropEvent) and (path := _dropped(event)) is not None:
            event.acceptProposedAction()
            if not isinstance(event, QDragEnterEvent) and event.type() == QEvent.Type.Drop:
                self._page.import_requested.emit(self._kind, path)
            return True
        return super().eventFilter(watched, event)

    def _ask(self) -> None:
        self._page.import_requested.emit(self._kind, None)

    def _paste(self) -> None:
        """Take copied cells; a single word is no list."""
        text = QGuiApplication.clipboard().text()
        if "\t" in text or "\n" in text.strip():
            self._page.import_requested.emit(self._kind, text)
        else:
            self._page.said.emit(_("Copy the rows in Excel first, with their headers."), False)


def _dropped(event: QDropEvent) -> Path | None:
    names = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
    return Path(names[0]) if names else None
