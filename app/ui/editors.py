"""The editors behind the fields of a form: each shows, reads and tells of one value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QPlainTextEdit,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.models.text import clean
from app.ui.check import CheckBox
from app.ui.flow import FlowLayout
from app.ui.icons import Icon, paint_icon
from app.ui.line_edit import LineEdit
from app.ui.plain import set_styled
from app.ui.theme import look
from app.ui.tokens import XL, XS, M, S

if TYPE_CHECKING:
    from app.ui.fields import Choice, MultiChoice, Text
    from app.ui.spelling import Spelling


class Editor(QWidget):
    """What every editor has: a value, a complaint about what cannot be read, and `edited`.

    `edited` is the user's doing alone; `set_value` never emits it. An editor whose inner widgets
    come and go tells with `left` that one of them was left.
    """

    edited = Signal()
    left = Signal()

    def __init__(self, inner: QWidget | None = None) -> None:
        super().__init__()
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(S)
        self.inner = inner or self
        if inner is not None:
            self.box.addWidget(inner)
            self.setFocusProxy(inner)

    def value(self) -> Any:  # noqa: ANN401 - the field's kind knows the type
        """Return the value, None where it is empty or cannot be read."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:  # noqa: ANN401
        """Show a value."""
        raise NotImplementedError

    def complaint(self) -> str:
        """Say why what was typed cannot be read; "" when it can."""
        return ""

    def set_severity(self, severity: str) -> None:
        """Show the editor as wrong ("error"), doubtful ("warning") or right ("")."""
        set_styled(self.inner, "problem", severity)


class LineEditor(Editor):
    """One line with a spelling: text, numbers, days."""

    def __init__(self, spelling: Spelling, max_length: int = 500) -> None:
        self.line = LineEdit()
        super().__init__(self.line)
        self._spelling = spelling
        self.line.setMaxLength(max_length)
        self.line.textEdited.connect(self.edited)
        self.line.editingFinished.connect(self.tidy)
        if spelling.step is not None:
            self.line.installEventFilter(self)

    def value(self) -> Any:  # noqa: ANN401
        text = self.line.text().strip()
        if not text:
            return self._spelling.empty
        try:
            return self._spelling.read(text)
        except ValueError:
            return None

    def set_value(self, value: Any) -> None:  # noqa: ANN401
        self.line.setText(self._spelling.write(value))
        self.line.setCursorPosition(0)

    def set_by_user(self, value: object) -> None:
        """Show a value that the user has picked elsewhere, in a calendar or by an arrow key."""
        self.line.setText(self._spelling.write(value))
        self.edited.emit()

    def complaint(self) -> str:
        text = self.line.text().strip()
        try:
            self._spelling.read(text) if text else None
        except ValueError as error:
            return str(error)
        return ""

    def tidy(self) -> None:
        """Spell what was typed as it will be stored: 3.11 becomes 03.11.2025."""
        if not self.complaint():
            self.line.setText(self._spelling.write(self.value()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            by = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
            if by is not None and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self._move(by)
                return True
        return super().eventFilter(watched, event)

    def _move(self, by: int) -> None:
        if self._spelling.step is not None and not self.complaint():
            self.set_by_user(self._spelling.step(self.value(), by))


class AreaEditor(Editor):
    """Text of several lines; Tab moves on."""

    def __init__(self, kind: Text) -> None:
        self.area = QPlainTextEdit()
        super().__init__(self.area)
        self._kind = kind
        self._loading = False
        self.area.setTabChangesFocus(True)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.area.textChanged.connect(self._on_text_changed)
        self._fit()

    def value(self) -> str:
        return clean(self.area.toPlainText())

    def set_value(self, value: Any) -> None:  # noqa: ANN401
        self._loading = True
        self.area.setPlainText(value or "")
        self._loading = False

    def complaint(self) -> str:
        over = len(self.value()) - self._kind.max_length
        if over <= 0:
            return ""
        return _("Shorten the text. Characters over the limit: {n}.").format(n=over)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _on_text_changed(self) -> None:
        if not self._loading:
            self.edited.emit()

    def _fit(self) -> None:
        self.area.setFixedHeight(look().scaled(20) * self._kind.lines + XL)


class ComboBox(QComboBox):
    """A list of choices that the wheel does not change by accident."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumContentsLength(4)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMaxVisibleItems(14)
        self.setItemDelegate(QStyledItemDelegate(self))  # the style sheet reaches no other

    def wheelEvent(self, e: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(e)
        else:
            e.ignore()

    def minimumSizeHint(self) -> QSize:
        return QSize(look().scaled(64), super().minimumSizeHint().height())

    def paintEvent(self, e: QPaintEvent) -> None:
        del e
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        field = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self)
        cut = Qt.TextElideMode.ElideRight  # the style would cut a long name without a word
        text = self.fontMetrics().elidedText(self.currentText(), cut, field.width() - 2 * XS)
        option.currentText = text  # pyright: ignore[reportAttributeAccessIssue] - not in the stubs
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()
        side = look().icon
        spot = self.rect().adjusted(self.width() - side - S, 0, -S, 0)
        paint_icon(QPainter(self), spot, Icon.CHEVRON_DOWN, "muted")


class ChoiceEditor(Editor):
    """One of several values."""

    def __init__(self, kind: Choice, *, required: bool) -> None:
        self.combo = ComboBox()
        super().__init__(self.combo)
        self._values: list[Any] = []
        self._kind = kind
        self._required = required
        self.refill()
        self.combo.setCurrentIndex(-1 if required else 0)
        self.combo.activated.connect(self.edited)

    def refill(self) -> None:
        """Read the options again, for they have changed; the value stays if it is still there."""
        value = self.value()
        self._values.clear()
        self.combo.clear()
        if not self._required:
            self._add(None, self._kind.empty)
        for each, word in self._kind.options():
            self._add(each, word)
        self.set_value(value)

    def value(self) -> Any:  # noqa: ANN401
        at = self.combo.currentIndex()
        return self._values[at] if at >= 0 else None

    def set_value(self, value: Any) -> None:  # noqa: ANN401
        self.combo.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    def _add(self, value: Any, word: str) -> None:  # noqa: ANN401
        self._values.append(value)
        self.combo.addItem(word)


class MultiChoiceEditor(Editor):
    """Any of several values."""

    def __init__(self, kind: MultiChoice) -> None:
        super().__init__()
        flow = FlowLayout(spacing=M)
        self.box.addLayout(flow)
        self._boxes: list[tuple[Any, CheckBox]] = []
        for value, word in kind.options():
            check = CheckBox(word)
            check.clicked.connect(self.edited)
            flow.addWidget(check)
            self._boxes.append((value, check))
        if self._boxes:
            self.setFocusProxy(self._boxes[0][1])

    def value(self) -> list[Any]:
        return [value for value, check in self._boxes if check.isChecked()]

    def set_value(self, value: Any) -> None:  # noqa: ANN401
        for each, check in self._boxes:
            check.setChecked(each in (value or ()))


class CheckEditor(Editor):
    """Yes or no."""

    def __init__(self, label: str) -> None:
        self.check = CheckBox(label)
        super().__init__(self.check)
        self.check.clicked.connect(self.edited)

    def value(self) -> bool:
        return self.check.isChecked()

    def set_value(self, value: Any) -> None:  # noqa: ANN401
        self.check.setChecked(bool(value))
