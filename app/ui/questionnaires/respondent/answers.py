"""What a question is answered with: choices to press, a line, a list that opens."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from app.models.forms.form import Kind
from app.ui.editors import ComboBox
from app.ui.line_edit import LineEdit
from app.ui.plain import Label
from app.ui.questionnaires.respondent.targets import ChoiceTarget, large
from app.ui.theme import look
from app.ui.tokens import S

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.models.forms.form import Choice, Form, Question
    from app.ui.questionnaires.respondent.targets import Mark

_ONE_COLUMN: Final = 7
_MOST_STEPS: Final = 11
_LONGEST: Final = 20_000


class Answer(QWidget):
    """The answer to one question: `given(text)` with every change, `show_value` without a sign.

    `settled` says whether a change is a whole answer at once, such as a choice that is pressed.
    """

    given = Signal(str)
    settled = True

    def show_value(self, value: str) -> None:
        """Show an answer."""
        raise NotImplementedError

    def choose(self, digit: str) -> bool:
        """Choose by a digit of the keyboard; say whether that chose something."""
        del digit
        return False


class Choices(Answer):
    """Choices to press; of one kind only one, of another many, or several in their order."""

    def __init__(self, choices: Sequence[Choice], form: Form, language: str, kind: Kind) -> None:
        super().__init__()
        self._kind = kind
        self._order: list[str] = []
        codes = [each.code for each in choices]
        digits = _digits(codes)
        marks: dict[Kind, Mark] = {Kind.MANY: "square", Kind.RANK: "place"}
        self.targets = [
            ChoiceTarget(
                each.code,
                form.text(each.labels, language) or each.code,
                marks.get(kind, "circle"),
                digits.get(each.code, ""),
            )
            for each in choices
        ]
        self._digits = {digit: code for code, digit in digits.items()}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(S)
        deep = len(codes) if len(codes) <= _ONE_COLUMN else (len(codes) + 1) // 2
        for at, target in enumerate(self.targets):
            target.clicked.connect(self._on_clicked)
            grid.addWidget(target, at % deep, at // deep, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(at // deep, 1)
        if self.targets:
            self.setFocusProxy(self.targets[0])

    def show_value(self, value: str) -> None:
        self._order = value.split()
        for target in self.targets:
            target.setChecked(target.code in self._order)
            target.place = self._order.index(target.code) + 1 if target.isChecked() else 0
            target.update()

    def choose(self, digit: str) -> bool:
        code = self._digits.get(digit)
        if code is None:
            return False
        self._press(code)
        next(each for each in self.targets if each.code == code).setFocus()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        focused = [at for at, each in enumerate(self.targets) if each.hasFocus()]
        if step is None or not focused:
            super().keyPressEvent(event)
            return
        to = focused[0] + step
        if 0 <= to < len(self.targets):
            self.targets[to].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_clicked(self) -> None:
        pressed = self.sender()
        assert isinstance(pressed, ChoiceTarget)  # noqa: S101 - nothing else is connected
        self._press(pressed.code)

    def _press(self, code: str) -> None:
        if self._kind in {Kind.MANY, Kind.RANK}:
            chosen = [each for each in self._order if each != code]
            chosen += [] if code in self._order else [code]
        else:  # pressed once more, the only choice is taken back
            chosen = [] if code in self._order else [code]
        self.show_value(" ".join(chosen))
        self.given.emit(" ".join(chosen))


def _digits(codes: Sequence[str]) -> dict[str, str]:
    """Return the digit that chooses each code: the code itself, else its place in the list."""
    if all(len(each) == 1 and each.isdecimal() for each in codes):
        return {each: each for each in codes}
    return {each: str(place) for place, each in enumerate(codes[:9], start=1)}


class Drop(Answer):
    """One of many choices in a list that opens."""

    def __init__(self, choices: Sequence[Choice], form: Form, language: str) -> None:
        super().__init__()
        self.combo = ComboBox()
        self.combo.setFont(large())
        self.combo.setMinimumHeight(look().scaled(42))
        self._codes = ["", *(each.code for each in choices)]
        self.combo.addItem("—")
        for each in choices:
            self.combo.addItem(form.text(each.labels, language) or each.code)
        self.combo.activated.connect(self._on_activated)
        self.combo.installEventFilter(self)
        self._typed = ""
        _alone(self, self.combo)

    def show_value(self, value: str) -> None:
        self.combo.setCurrentIndex(self._codes.index(value) if value in self._codes else 0)

    def _on_activated(self, at: int) -> None:
        self._typed = ""
        self.given.emit(self._codes[at])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._typed = ""
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return event.text().isdecimal() and self.choose(event.text())
        return super().eventFilter(watched, event)

    def choose(self, digit: str) -> bool:
        """Choose by the code, which may have two digits typed one after the other."""
        code = next((each for each in (self._typed + digit, digit) if each in self._codes), None)
        if code is None:
            return False
        self.show_value(code)
        self.given.emit(code)
        self._typed = code
        return True


class Line(Answer):
    """One line: a number, a day, a word."""

    settled = False

    def __init__(self, question: Question, after: str = "") -> None:
        super().__init__()
        self._kind = question.kind
        self.line = LineEdit()
        self.line.setFont(large())
        self.line.setMaxLength(_LONGEST if question.kind is Kind.TEXT else 40)
        self.line.setReadOnly(question.read_only)
        if question.kind is not Kind.TEXT:
            self.line.setFixedWidth(look().scaled(180))
        self.line.textEdited.connect(self.given)
        _alone(self, self.line)
        if after:
            box = self.layout()
            assert box is not None  # noqa: S101 - just made
            box.addWidget(Label(after, "secondary"))

    def show_value(self, value: str) -> None:
        is_day = self._kind is Kind.DATE and value
        self.line.setText(f"{date.fromisoformat(value):%d.%m.%Y}" if is_day else value)


class Area(Answer):
    """Words of several lines; Tab moves on."""

    settled = False

    def __init__(self) -> None:
        super().__init__()
        self._loading = False
        self.area = QPlainTextEdit()
        self.area.setFont(large())
        self.area.setTabChangesFocus(True)
        self.area.setMinimumHeight(look().scaled(160))
        self.area.textChanged.connect(self._on_changed)
        _alone(self, self.area)

    def show_value(self, value: str) -> None:
        self._loading = True
        self.area.setPlainText(value)
        self._loading = False

    def _on_changed(self) -> None:
        if not self._loading:
            self.given.emit(self.area.toPlainText())


class Said(Answer):
    """Something that is only read."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.words = Label(text, "large")
        _alone(self, self.words)

    def show_value(self, value: str) -> None:
        del value


def _alone(holder: QWidget, widget: QWidget) -> None:
    box = QVBoxLayout(holder)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(S)
    box.addWidget(widget)
    if not isinstance(widget, QLabel):
        holder.setFocusProxy(widget)


def scale_of(question: Question) -> list[str]:
    """Return the values of a rating, none where there are too many to press."""
    try:
        first, last = int(question.parameters["start"]), int(question.parameters["end"])
        step = int(question.parameters.get("step", "1"))
    except (KeyError, ValueError):
        return []
    values = list(range(first, last + 1, step)) if step > 0 else []
    return [str(each) for each in values] if 0 < len(values) <= _MOST_STEPS else []
