"""The documents of a record, in place of the list it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.i18n import _
from app.ui.header import Breadcrumb
from app.ui.paper_desk import PaperDesk
from app.ui.strip import Strip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.ui.page import Workplace
    from app.ui.paper import Along, Paper


class PaperPage(QFrame):
    """A way back, and the desk with the documents; `back_requested` also with Escape."""

    back_requested = Signal()
    said = Signal(str, bool)

    def __init__(self, place: Workplace, above: str) -> None:
        super().__init__()
        self.setProperty("plane", "surface")
        self.desk = PaperDesk(place, _("Documents"))
        self.desk.said.connect(self.said)
        self._crumbs = Breadcrumb(above, "")
        self._crumbs.back_requested.connect(self.back_requested)
        QShortcut(QKeySequence("Escape"), self, self.back_requested.emit)
        strip = Strip(self._crumbs)
        for each in self.desk.tools():
            strip.add(each)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(strip)
        box.addWidget(self.desk, 1)
        self.setFocusProxy(self.desk.list)

    def open(self, here: str, papers: Sequence[Paper], along: Sequence[Along] = ()) -> None:
        """Show the documents of a record."""
        self._crumbs.set_here(here)
        self.desk.show_papers(papers, along)

    def refresh(self) -> None:
        """Read the record again; go back where it is gone."""
        raise NotImplementedError
