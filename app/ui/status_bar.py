"""The line at the window's foot: the period, that everything is saved, the last backup copy."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.i18n import NAMES, _, spoken
from app.ui.plain import ElidedLabel, Label
from app.ui.theme import look
from app.ui.tokens import XL, XXL


class StatusBar(QFrame):
    """Quiet facts that hold on every screen."""

    def __init__(self, *, read_only: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("plane", "status")
        self._period = ElidedLabel("", "small")
        box = QHBoxLayout(self)
        box.setContentsMargins(XXL, 0, XXL, 0)
        box.setSpacing(XL)
        box.addWidget(self._period, 1)
        self._backup = Label("", "small", wrap=False)
        saved = _("For reading only") if read_only else _("Everything saved")
        box.addWidget(Label(saved, "small", wrap=False))
        box.addWidget(self._backup)
        box.addWidget(Label(NAMES[spoken()], "small", wrap=False))
        self._fit()

    def show_period(self, text: str) -> None:
        """Show the period of today."""
        self._period.setText(text)

    def show_backup(self, text: str) -> None:
        """Show when the last backup copy was made."""
        self._backup.setText(text)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(look().status)
