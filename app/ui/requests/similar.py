"""Open requests that are like one another: two schools may be served by one event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.i18n import _
from app.models.period_titles import day
from app.ui.icons import Icon
from app.ui.link import Link
from app.ui.plain import Label, clear_layout, set_styled
from app.ui.theme import look
from app.ui.tokens import XS, M, S

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.models.requests import Request


class SimilarRequests(QFrame):
    """A hint with links to similar open requests; `link_activated` tells `request:4`."""

    link_activated = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("plane", "notice")
        set_styled(self, "tone", "info")
        self._text = Label("", "secondary", tone="info")
        self._links = QVBoxLayout()
        self._links.setSpacing(XS)
        box = QVBoxLayout(self)
        box.setContentsMargins(M, S, M, S)
        box.setSpacing(XS)
        box.addWidget(self._text)
        box.addLayout(self._links)
        self.hide()

    def show_similar(self, found: Sequence[Request], otherwise: str = "") -> None:
        """Show these requests, else what is to be said when there are none; "" hides the hint."""
        clear_layout(self._links)
        self._text.setText(_("Similar open requests:") if found else otherwise)
        for each in found:
            link = Link(f"{each.number} · {each.topic}", Icon.LINK)
            link.setObjectName(f"request:{each.id}")
            link.clicked.connect(self._on_link)
            self._links.addWidget(link)
            under = Label(f"{each.school_name} · {day(each.received)}", "small", tone="info")
            under.setIndent(look().icon + S)
            self._links.addWidget(under)
        self.setVisible(bool(found or otherwise))

    def _on_link(self) -> None:
        self.link_activated.emit(self.sender().objectName())
