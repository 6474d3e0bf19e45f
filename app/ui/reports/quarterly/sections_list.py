"""The sections of the report: their ticks, their order, marks where a text is missing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import _
from app.models.receivers import SECTIONS
from app.models.report_sections import ANNEX, TITLES
from app.ui.button import IconButton
from app.ui.check import CheckBox
from app.ui.icons import Icon
from app.ui.link import Link
from app.ui.plain import Label, clear_layout
from app.ui.tokens import XS, S

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence


def in_order(wanted: Sequence[str]) -> list[str]:
    """Return all sections: those wanted in their order, each other one after its neighbour."""
    order = list(wanted)
    for place, code in enumerate(SECTIONS):
        if code not in order:
            before = [each for each in SECTIONS[:place] if each in order]
            order.insert(order.index(before[-1]) + 1 if before else 0, code)
    return order


class SectionsList(QWidget):
    """Ticks for the sections; `changed` after a tick or a move, `fill_asked(section)` for a text.

    Alt with Up or Down moves the section that has the focus, as the two buttons do.
    """

    changed = Signal()
    fill_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._order: list[str] = list(SECTIONS)
        self._on: set[str] = set(SECTIONS)
        self._lacking: frozenset[str] = frozenset()
        self._boxes: dict[str, CheckBox] = {}
        self._current = ""
        self._up = IconButton(Icon.CHEVRON_UP, _("Move the section up"))
        self._down = IconButton(Icon.CHEVRON_DOWN, _("Move the section down"))
        self._up.clicked.connect(lambda: self._move(-1))
        self._down.clicked.connect(lambda: self._move(1))
        head = QHBoxLayout()
        head.setSpacing(XS)
        head.addWidget(Label(_("Sections"), "section"), 1)
        for button in (self._up, self._down):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys of the rows do it
            head.addWidget(button)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(XS)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(S)
        box.addLayout(head)
        box.addLayout(self._rows)
        self._build()

    def show_sections(self, wanted: Sequence[str], lacking: Collection[str]) -> None:
        """Show which sections are wanted, and mark those whose text nobody has written."""
        order, on, missing = in_order(wanted), set(wanted), frozenset(lacking)
        if (order, on, missing) != (self._order, self._on, self._lacking):
            self._order, self._on, self._lacking = order, on, missing
            self._build()

    def wanted(self) -> tuple[str, ...]:
        """Return the ticked sections in their order."""
        return tuple(each for each in self._order if each in self._on)

    def _build(self) -> None:
        focused = next((code for code, box in self._boxes.items() if box.hasFocus()), "")
        clear_layout(self._rows)
        self._boxes = {}
        for code in self._order:
            self._rows.addWidget(self._row(code))
        self._number()
        if focused in self._boxes:
            self._boxes[focused].setFocus()

    def _row(self, code: str) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(S)
        box = CheckBox()
        box.setObjectName(f"section:{code}")
        box.setChecked(code in self._on)
        box.toggled.connect(partial(self._on_toggled, code))
        box.installEventFilter(self)
        self._boxes[code] = box
        line.addWidget(box, 1)
        if code in self._lacking and code in self._on:
            link = Link(_("to fill in"))
            link.setObjectName(f"fill:{code}")
            link.setAccessibleName(_("Write the text: {section}").format(section=_(TITLES[code])))
            link.clicked.connect(partial(self.fill_asked.emit, code))
            line.addWidget(link, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _number(self) -> None:
        place = 0
        for code in self._order:
            box, numbered = self._boxes[code], code in self._on and code != ANNEX
            place += numbered
            box.setText(f"{place}. {_(TITLES[code])}" if numbered else _(TITLES[code]))
        self._fit()

    def _fit(self) -> None:
        place = self._order.index(self._current) if self._current in self._order else -1
        self._up.setEnabled(place > 0)
        self._down.setEnabled(0 <= place < len(self._order) - 1)

    def _on_toggled(self, code: str, on: bool) -> None:  # noqa: FBT001 - a slot of a signal
        self._current = code
        (self._on.add if on else self._on.discard)(code)
        self._number()
        self.changed.emit()

    def _move(self, by: int) -> None:
        place = self._order.index(self._current) if self._current in self._order else -1
        if place < 0 or not 0 <= place + by < len(self._order):
            return
        self._order.insert(place + by, self._order.pop(place))
        self._build()
        self._boxes[self._current].setFocus()
        if self._current in self._on:
            self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the focus, and move a section by Alt and an arrow."""
        code = watched.objectName().removeprefix("section:")
        if event.type() == QEvent.Type.FocusIn:
            self._current = code
            self._fit()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if by and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self._current = code
                self._move(by)
                return True
        return super().eventFilter(watched, event)
