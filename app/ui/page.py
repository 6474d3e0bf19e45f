"""What every screen is: a header, a body, and the habit of reading again what has changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _
from app.ui.header import PageHeader

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from PySide6.QtGui import QShowEvent

    from app.models.store import Changed, Store
    from app.ui.jobs import Jobs


@dataclass(frozen=True, slots=True)
class Workplace:
    """What a screen works with: the store, the runner of long work, and what day it is.

    `second_folder` is where backup copies go besides the folder beside the database.
    """

    store: Store
    jobs: Jobs
    today: Callable[[], date]
    second_folder: Path | None = None


class Page(QWidget):
    """A screen.

    `title` is a marked message, `reads` the tables whose change makes the screen stale. A screen
    that is not in sight reads nothing until it is shown. Screens do not know each other: they ask
    with `open_requested(table, record)`, `rows_requested(table, ids, title)`,
    `create_requested(table, values)`, `screen_requested(key)` or `period_requested(first, last)`
    for the report of a period, and the window leads on.
    `said(text, undoable)` goes to the strip at the window's foot.
    """

    title: ClassVar[str] = ""
    reads: ClassVar[frozenset[str]] = frozenset()

    open_requested = Signal(str, int)
    rows_requested = Signal(str, object, str)
    create_requested = Signal(str, object)
    import_requested = Signal(str, object)
    screen_requested = Signal(str)
    period_requested = Signal(object, object)
    said = Signal(str, bool)

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = place
        self.store = place.store
        self.header = PageHeader(_(self.title))
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.body.addWidget(self.header)
        self._stale = True
        # Not a stop of Tab: the window gives it the focus, and Tab goes on into the page.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def may_write(self) -> bool:
        """Say whether the database is open for writing, and tell the user where it is not."""
        if self.store.read_only:
            self.said.emit(_("Opened for reading only. Nothing can be changed here."), False)
        return not self.store.read_only

    def refresh(self) -> None:
        """Read everything shown again."""

    def to_start(self) -> None:
        """Go back to the screen's first view: the user picked it in the navigation."""

    def on_changed(self, changed: Changed) -> None:
        """Read again what a change touched, at once or when the screen is next seen."""
        if not changed.tables & self.reads:
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.freshen()

    def freshen(self) -> None:
        """Read again what changed since the screen was last seen.

        Best before it is shown: what is laid out in sight is painted squashed at first.
        """
        if self._stale:
            self._stale = False
            self.refresh()
