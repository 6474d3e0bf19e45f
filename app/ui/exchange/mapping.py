"""The first rows of a table with a drop-down over each column: what the column holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.exchange.registry.fields import FIELDS, field_name
from app.i18n import N_, _, spoken
from app.ui.editors import ComboBox
from app.ui.plain import ElidedLabel, Label, clear_layout, plane
from app.ui.theme import look
from app.ui.tokens import XS, XXL, M, S

if TYPE_CHECKING:
    from app.exchange.registry.layout import Column, Layout

_WIDTH: Final = 168
_HEIGHT: Final = 128
_LINES: Final = 2
_WHY: Final = {
    "content": N_("by the contents"),
    "remembered": N_("as last time"),
    "hand": N_("by hand"),
}


class Mapping(QScrollArea):
    """A card for each column, side by side; `corrected(letter, field)` when the user says better.

    The field is None for a column that is not to be read.
    """

    corrected = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inset = plane("surface")
        self._line = QHBoxLayout(self._inset)
        self._line.setContentsMargins(XXL, 0, XXL, S)
        self._line.setSpacing(S)
        self.setWidget(self._inset)
        self._cards: dict[str, _ColumnCard] = {}
        self._fit()

    def show_layout(self, layout: Layout) -> None:
        """Show the columns of a table; those of the same table only change what they say."""
        letters = [each.letter for each in layout.columns]
        if list(self._cards) != letters or any(
            self._cards[each.letter].column.header != each.header for each in layout.columns
        ):
            self._build(layout)
        for each in layout.columns:
            self._cards[each.letter].show_column(each)

    def _build(self, layout: Layout) -> None:
        clear_layout(self._line)
        self._cards = {}
        for each in layout.columns:
            card = _ColumnCard(layout, each)
            card.corrected.connect(self.corrected)
            card.combo.installEventFilter(self)
            self._cards[each.letter] = card
            self._line.addWidget(card)
        self._line.addStretch(1)

    def eventFilter(self, arg__1: QObject, arg__2: QEvent) -> bool:
        """Bring the column in sight that Tab leads to."""
        if arg__2.type() == QEvent.Type.FocusIn and isinstance(arg__1, ComboBox):
            self.ensureWidgetVisible(arg__1, look().scaled(_WIDTH), 0)
        return super().eventFilter(arg__1, arg__2)

    def changeEvent(self, arg__1: QEvent) -> None:
        super().changeEvent(arg__1)
        if arg__1.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(look().scaled(_HEIGHT))


class _ColumnCard(QWidget):
    """What one column holds, its header and its first values."""

    corrected = Signal(str, object)

    def __init__(self, layout: Layout, column: Column) -> None:
        super().__init__()
        self.column = column
        self.setFixedWidth(look().scaled(_WIDTH))
        self.combo = ComboBox()
        self.combo.setObjectName(f"column:{column.letter}")
        name = f"{column.letter} {column.header}".strip()
        self.combo.setAccessibleName(name)
        self.combo.addItem(_("— not read —"), None)
        for field in FIELDS[layout.kind]:
            self.combo.addItem(field_name(layout.kind, field, spoken()), field)
        self.combo.activated.connect(self._on_activated)
        self._why = Label("", "secondary", wrap=False)
        self._samples = [ElidedLabel("", "secondary") for _line in range(_LINES)]
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, M, 0)
        box.setSpacing(XS)
        for widget in (self.combo, ElidedLabel(name, "strong"), self._why, *self._samples):
            box.addWidget(widget)
        box.addStretch(1)

    def show_column(self, column: Column) -> None:
        """Show what the column holds, how that is known unless by its header, and some values."""
        self.column = column
        is_personal = column.field == "personal"
        found = self.combo.findData(column.field) if column.read else 0
        self.combo.setCurrentIndex(max(found, 0))
        self.combo.setEnabled(not is_personal)
        why = N_("personal numbers: never read") if is_personal else _WHY.get(column.why, "")
        self._why.setText(_(why) if column.read or is_personal else "")
        self._why.set_tone("warn" if is_personal else "info")
        self._why.setVisible(bool(self._why.text()))
        room = _LINES - bool(self._why.text())
        for at, label in enumerate(self._samples):
            label.setText(column.samples[at] if at < min(room, len(column.samples)) else "")

    def _on_activated(self) -> None:
        self.corrected.emit(self.column.letter, self.combo.currentData())
