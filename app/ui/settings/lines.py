"""A line of a card: what it is, a grey second line, a pill, and buttons at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.pill import Pill
from app.ui.plain import Label
from app.ui.tokens import L, M, S

if TYPE_CHECKING:
    from app.ui.pill import PillSpec


class Line(QWidget):
    """One thing in a list of a card."""

    def __init__(
        self,
        first: str,
        second: str = "",
        pill: PillSpec | None = None,
        button: QWidget | None = None,
    ) -> None:
        super().__init__()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(first))
        if second:
            words.addWidget(Label(second, "secondary"))
        line = QHBoxLayout(self)
        line.setContentsMargins(L, S, L, S)
        line.setSpacing(M)
        line.addLayout(words, 1)
        if pill is not None:
            line.addWidget(Pill(pill))
        if button is not None:
            line.addWidget(button)
