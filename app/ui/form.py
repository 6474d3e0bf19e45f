"""Forms made from declared fields: labels, help, problems under the fields, tab order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.ui import fields as declared
from app.ui.check import CheckBox
from app.ui.date_field import date_editor
from app.ui.editors import (
    AreaEditor,
    CheckEditor,
    ChoiceEditor,
    Editor,
    LineEditor,
    MultiChoiceEditor,
)
from app.ui.icons import Icon, paint_icon
from app.ui.locking import is_locked
from app.ui.lookup import LookupEditor, MultiLookupEditor, suggest_editor
from app.ui.notice import Notice
from app.ui.plain import Label
from app.ui.scroll import bring_into_sight
from app.ui.spelling import amount_spelling, number_spelling, text_spelling
from app.ui.theme import look
from app.ui.tokens import XS, L, M

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from PySide6.QtGui import QPaintEvent

    from app.ui.fields import Field, Section
    from app.ui.tokens import Tone

_SPANS = {"full": 6, "two_thirds": 4, "half": 3, "third": 2}
_WHOLE = 6
_TONES: dict[str, Tone] = {"error": "bad", "warning": "warn"}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class Form(QWidget):
    """A form over declared fields.

    `edited(name)` comes when the user changes a field, `field_left(name)` when the focus leaves
    one. Problems are triples (field, severity, text); those of no field stand at the top.
    """

    edited = Signal(str)
    field_left = Signal(str)

    def __init__(
        self, declaration: Sequence[Field | Section], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._declaration = tuple(declaration)
        self._rows: dict[str, FieldRow] = {}
        self._headings: dict[int, Label] = {}
        self._notice = Notice("", "bad")
        self._narrow: bool | None = None
        self._lines: list[list[FieldRow]] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(L)
        self._build()
        self._arrange(narrow=False)

    def load(self, values: Mapping[str, Any]) -> None:
        """Show these values and no problems; fields that are not named become empty."""
        for name, row in self._rows.items():
            row.editor.set_value(values.get(name))
        self.show_problems(())

    def values(self) -> dict[str, Any]:
        """Return the value of every field by name."""
        return {name: row.editor.value() for name, row in self._rows.items()}

    def editor(self, name: str) -> Editor:
        """Return the editor of a field."""
        return self._rows[name].editor

    def unreadable(self) -> list[tuple[str, str, str]]:
        """Return the problems of fields whose text cannot be read as their value."""
        found = ((name, row.editor.complaint()) for name, row in self._rows.items())
        return [(name, "error", text) for name, text in found if text]

    def show_problems(self, problems: Iterable[tuple[str, str, str]]) -> None:
        """Show problems under their fields instead of those shown before."""
        at_fields: dict[str, list[tuple[str, str]]] = {}
        general: list[str] = []
        for name, severity, text in problems:
            if name in self._rows:
                at_fields.setdefault(name, []).append((severity, text))
            else:
                general.append(text)
        for name, row in self._rows.items():
            row.show_problems(at_fields.get(name, []))
        self._notice.say("\n".join(general), "bad")

    def focus_first_problem(self) -> bool:
        """Put the cursor into the first field with an error, else warning; say if there is one."""
        for severity in ("error", "warning"):
            for row in self._rows.values():
                if row.severity == severity:
                    row.editor.setFocus(Qt.FocusReason.OtherFocusReason)
                    bring_into_sight(row)
                    return True
        return False

    def set_shown(self, name: str, shown: bool) -> None:  # noqa: FBT001 - a switch
        """Show or hide a field; the value of a hidden field stays."""
        self._rows[name].setVisible(shown)
        self._level()

    def set_editable(self, editable: bool) -> None:  # noqa: FBT001 - a switch
        """Let every field be changed, or be read alone."""
        for row in self._rows.values():
            row.editor.setEnabled(editable)

    def showEvent(self, event: QShowEvent) -> None:
        if is_locked(self):
            self.set_editable(False)
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(narrow=event.size().width() < look().scaled(260))

    def _build(self) -> None:
        for place, each in enumerate(self._declaration):
            if isinstance(each, declared.Section):
                self._headings[place] = Label(_(each.title), "section")
                continue
            row = FieldRow(each)
            row.edited.connect(self.edited)
            row.left.connect(self.field_left)
            row.resized.connect(self._level)
            self._rows[each.name] = row
        if self._rows:
            self.setFocusProxy(next(iter(self._rows.values())).editor)

    def _arrange(self, *, narrow: bool) -> None:
        if narrow is self._narrow:
            return
        self._narrow = narrow
        while (item := self._box.takeAt(0)) is not None:
            _dissolve(item.layout())
        self._box.addWidget(self._notice)
        self._lines = []
        line: QHBoxLayout | None = None
        room = 0
        for place, each in enumerate(self._declaration):
            if isinstance(each, declared.Section):
                self._box.addWidget(self._headings[place])
                line = None
                continue
            span = _WHOLE if narrow else _SPANS[each.width]
            if line is None or span > room:
                line, room = self._new_line(), _WHOLE
            # A field takes its place from the spacer that fills the line.
            line.insertWidget(line.count() - 1, self._rows[each.name], span)
            self._lines[-1].append(self._rows[each.name])
            room -= span
            line.setStretch(line.count() - 1, room)

    def _new_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(M)
        line.addStretch(_WHOLE)
        self._box.addLayout(line)
        self._lines.append([])
        return line

    def _level(self) -> None:
        """Give the labels of one line one height, so that their boxes stand side by side."""
        for line in self._lines:
            shown = [row for row in line if not row.isHidden()]
            height = max((row.label_height() for row in shown), default=0)
            for row in shown:
                row.set_label_height(height if len(shown) > 1 else 0)


class FieldRow(QWidget):
    """One field: label above, editor, help and problems under it."""

    edited = Signal(str)
    left = Signal(str)
    resized = Signal()

    def __init__(self, field: Field) -> None:
        super().__init__()
        # What an editor would like must not make halves and thirds unequal.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._field = field
        self.severity = ""
        self.editor = _editor(field)
        self._label: Label | None = None
        self._problem = ProblemLine()
        self._build()
        self._name_things()
        self.editor.edited.connect(self._on_edited)
        self.editor.left.connect(self._on_left)
        for widget in (self.editor, *self.editor.findChildren(QWidget)):
            widget.installEventFilter(self)

    def show_problems(self, problems: Sequence[tuple[str, str]]) -> None:
        """Show (severity, text) under the field; the worst colours it."""
        ranked = sorted(problems, key=lambda each: ("error", "warning", "note").index(each[0]))
        self.severity = ranked[0][0] if ranked else ""
        text = "\n".join(text for _severity, text in ranked)
        self._problem.say(text, self.severity)
        self.editor.set_severity(self.severity)
        self.editor.inner.setAccessibleDescription(text or _(self._field.help))

    def label_height(self) -> int:
        """Return how high the label is in the width that the field has; 0 without one."""
        return self._label.heightForWidth(self.width()) if self._label else 0

    def set_label_height(self, height: int) -> None:
        """Make the label at least so high."""
        if self._label:
            self._label.setMinimumHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.resized.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._on_focus_out()
        elif isinstance(event, QKeyEvent) and _is_plain_enter(watched, event):
            self.focusNextChild()  # from here, so that the next field scrolls into sight
            return True
        return super().eventFilter(watched, event)

    def _on_focus_out(self) -> None:
        now = QApplication.focusWidget()
        if now is not None and self.editor.isAncestorOf(now):
            return
        complaint = self.editor.complaint()
        if complaint:
            self.show_problems([("error", complaint)])
        self._on_left()

    def _on_left(self) -> None:
        self.left.emit(self._field.name)

    def _on_edited(self) -> None:
        if self.severity:
            self.show_problems(())
        self.edited.emit(self._field.name)

    def _build(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(XS)
        if self._field.label and not isinstance(self._field.kind, declared.Check):
            self._label = Label(_label(self._field), "secondary")
            self._label.setAlignment(Qt.AlignmentFlag.AlignBottom)
            self._label.setBuddy(self.editor.inner)
            box.addWidget(self._label)
        box.addWidget(self.editor)
        if self._field.help:
            box.addWidget(Label(_(self._field.help), "small"))
        box.addWidget(self._problem)
        box.addStretch(1)

    def _name_things(self) -> None:
        inner = self.editor.inner
        inner.setObjectName(self._field.name)
        inner.setAccessibleName(_(self._field.label))
        inner.setAccessibleDescription(_(self._field.help))
        if self._field.placeholder and isinstance(inner, QLineEdit):
            inner.setPlaceholderText(_(self._field.placeholder))


class ProblemLine(QWidget):
    """What is wrong with a field, with an icon; hidden when nothing is."""

    def __init__(self) -> None:
        super().__init__()
        self._tone: Tone = "bad"
        self._text = Label("", "secondary")
        box = QHBoxLayout(self)
        box.setContentsMargins(look().icon_small + XS + 2, 0, 0, 0)
        box.addWidget(self._text)
        self.hide()

    def say(self, text: str, severity: str) -> None:
        """Say what is wrong; an empty text hides the line."""
        self._tone = _TONES.get(severity, "info")
        self._text.setText(text)
        self._text.set_tone(self._tone)
        self.setVisible(bool(text))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = look()
        side = tokens.icon_small
        ink = tokens.palette.of_tone(self._tone)[0]
        which = Icon.INFO if self._tone == "info" else Icon.WARNING
        paint_icon(QPainter(self), QRect(0, 2, side, side), which, ink)


def _dissolve(line: QLayout | None) -> None:
    """Free the widgets of a line, which is laid out anew."""
    if line is not None:
        while line.takeAt(0) is not None:
            pass
        line.deleteLater()


def _editor(field: Field) -> Editor:  # noqa: C901, PLR0911 - one line for each kind
    match field.kind:
        case declared.Text(multiline=True) as kind:
            return AreaEditor(kind)
        case declared.Text() as kind:
            return LineEditor(text_spelling(), kind.max_length)
        case declared.Number() as kind:
            return LineEditor(number_spelling(kind), max_length=12)
        case declared.Amount() as kind:
            return LineEditor(amount_spelling(kind), max_length=16)
        case declared.Date() as kind:
            return date_editor(kind)
        case declared.Choice() as kind:
            return ChoiceEditor(kind, required=field.required)
        case declared.MultiChoice() as kind:
            return MultiChoiceEditor(kind)
        case declared.Check():
            return CheckEditor(_(field.label))
        case declared.Suggest() as kind:
            return suggest_editor(kind)
        case declared.Lookup() as kind:
            return LookupEditor(kind)
        case declared.MultiLookup() as kind:
            return MultiLookupEditor(kind)
        case declared.Own() as kind:
            return kind.make()


def _label(field: Field) -> str:
    return f"{_(field.label)} *" if field.required else _(field.label)


def _is_plain_enter(watched: QObject, event: QKeyEvent) -> bool:
    return (
        event.type() == QEvent.Type.KeyPress
        and event.key() in _ENTER
        and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        and isinstance(watched, QLineEdit | QComboBox | CheckBox)
    )
