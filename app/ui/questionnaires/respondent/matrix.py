"""A table of questions with the same choices: digits choose, arrows move from row to row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGridLayout, QWidget

from app.ui.painting import frame
from app.ui.plain import Label
from app.ui.questionnaires.respondent.targets import CellTarget
from app.ui.theme import look
from app.ui.tokens import FOCUS_RING, RADIUS, XS, M, S

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent

    from app.models.forms.form import Choice, Form, Question

_COLUMN = 86


class Matrix(QWidget):
    """Questions in rows, their choices in columns; `given(row, code)` with every choice."""

    given = Signal(int, str)

    def __init__(
        self, questions: Sequence[Question], choices: Sequence[Choice], form: Form, language: str
    ) -> None:
        super().__init__()
        self._codes = [each.code for each in choices]
        self._row = 0
        self._labels: list[Label] = []
        self.cells: list[list[CellTarget]] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(M, 0, M, 0)
        grid.setHorizontalSpacing(S)
        grid.setVerticalSpacing(S)
        grid.setColumnStretch(0, 1)
        for at, choice in enumerate(choices, start=1):
            head = Label(form.text(choice.labels, language), "secondary")
            head.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
            head.setFixedWidth(look().scaled(_COLUMN))
            grid.addWidget(head, 0, at)
        for row, question in enumerate(questions, start=1):
            words = form.text(question.labels, language)
            label = Label(f"{question.number}  {words}".strip(), "large")
            label.setContentsMargins(0, XS, 0, XS)
            grid.addWidget(label, row, 0)
            self._labels.append(label)
            self.cells.append([])
            for at, choice in enumerate(choices, start=1):
                cell = CellTarget(choice.code, f"{words}: {form.text(choice.labels, language)}")
                cell.clicked.connect(self._on_clicked)
                grid.addWidget(cell, row, at)
                self.cells[-1].append(cell)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._tell_row()

    def show_value(self, row: int, value: str) -> None:
        """Show the answer of a row."""
        for cell in self.cells[row]:
            cell.setChecked(cell.code == value)

    def choose(self, digit: str) -> bool:
        """Choose in the current row by the code; say whether there is such a code."""
        if digit not in self._codes:
            return False
        self._press(self._row, digit, toggle=False)
        self._move(1)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Up:
                self._move(-1)
            case Qt.Key.Key_Down:
                self._move(1)
            case Qt.Key.Key_Left:
                self._shift(-1)
            case Qt.Key.Key_Right:
                self._shift(1)
            case Qt.Key.Key_Delete:
                self._press(self._row, "", toggle=False)
            case _:
                super().keyPressEvent(event)

    def _move(self, by: int) -> None:
        self._row = max(0, min(self._row + by, len(self.cells) - 1))
        self._tell_row()
        self.update()

    def _tell_row(self) -> None:
        if self._labels:
            self.setAccessibleName(self._labels[self._row].text())

    def _shift(self, by: int) -> None:
        chosen = [at for at, cell in enumerate(self.cells[self._row]) if cell.isChecked()]
        start = chosen[0] + by if chosen else (0 if by > 0 else len(self._codes) - 1)
        to = max(0, min(start, len(self._codes) - 1))
        self._press(self._row, self._codes[to], toggle=False)

    def _on_clicked(self) -> None:
        cell = self.sender()
        assert isinstance(cell, CellTarget)  # noqa: S101 - nothing else is connected
        row = next(at for at, cells in enumerate(self.cells) if cell in cells)
        self._row = row
        # Qt has checked it already: what is not checked any more was pressed a second time.
        self._press(row, cell.code, toggle=not cell.isChecked())
        self._tell_row()
        self.update()

    def _press(self, row: int, code: str, *, toggle: bool) -> None:
        value = "" if toggle else code
        self.show_value(row, value)
        self.given.emit(row, value)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        colours = look().palette
        for row, label in enumerate(self._labels):
            top, bottom = label.y(), label.geometry().bottom()
            tall = [cell.geometry() for cell in self.cells[row]]
            top = min([top, *(each.top() for each in tall)])
            bottom = max([bottom, *(each.bottom() for each in tall)])
            place = QRect(0, top - S // 2, self.width(), bottom - top + S)
            if row == self._row and self.hasFocus():
                frame(painter, place, RADIUS, colours.hover, colours.accent, FOCUS_RING)
            elif row % 2 == 0:
                frame(painter, place, RADIUS, colours.hover)
