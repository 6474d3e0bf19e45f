"""What an answer set offers: codes and words in every language, side by side."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import _
from app.models.forms.answer_sets import (
    moved_choice,
    renamed_set,
    sets,
    users,
    with_choice,
    without_choice,
)
from app.models.forms.editing import languages, with_cells
from app.models.forms.source import CHOICES
from app.models.text import clean
from app.ui.button import Button, IconButton
from app.ui.icons import Icon
from app.ui.line_edit import LineEdit
from app.ui.notice import Notice
from app.ui.plain import Label, clear_layout, plane
from app.ui.questionnaires.forms.leaving import leave_field
from app.ui.scroll import scrolled
from app.ui.theme import look
from app.ui.tokens import XL, XS, L, M, S

if TYPE_CHECKING:
    from app.models.forms.answer_sets import Offered
    from app.models.forms.source import Source
    from app.ui.questionnaires.forms.manuscript import Manuscript


class SetPane(QWidget):
    """The answers of one set; `left` when the work on them is done, `written` after a change."""

    left = Signal()
    written = Signal()

    def __init__(self, manuscript: Manuscript) -> None:
        super().__init__()
        self._manuscript = manuscript
        self._name = ""
        self._title = LineEdit()
        self._title.setObjectName("set_name")
        self._title.setMaximumWidth(look().scaled(260))
        self._title.setAccessibleName(_("Name of the answer set"))
        self._title.editingFinished.connect(self._rename)
        self._told = Label("", "secondary")
        self._refused = Notice(parent=self)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(S)
        self._grid.setVerticalSpacing(XS)
        self._add = Button(_("Add an answer"), "link", Icon.ADD)
        self._add.setObjectName("add_choice")
        self._add.setToolTip("Alt+Insert")
        self._add.clicked.connect(self._add_choice)
        done = Button(_("Back to the question"), "primary")
        done.setObjectName("set_done")
        done.clicked.connect(self._leave)
        self._build(done)
        for keys, slot in (("Alt+Insert", self._add_choice), ("Escape", self._leave)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)
        manuscript.refused.connect(self._refuse)

    def _build(self, done: Button) -> None:
        inset = plane("surface")
        box = QVBoxLayout(inset)
        box.setContentsMargins(XL, L, XL, L)
        box.setSpacing(M)
        box.addWidget(Label(_("Answer set"), "section"))
        top = QHBoxLayout()
        top.setSpacing(M)
        top.addWidget(self._title)
        top.addWidget(self._told, 1)
        top.addWidget(done)
        box.addLayout(top)
        box.addWidget(self._refused)
        box.addLayout(self._grid)
        box.addWidget(self._add)
        box.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(inset))

    def show_set(self, name: str) -> None:
        """Show the answers of a set."""
        self._name = name
        source = self._manuscript.source
        self._title.setText(name)
        self._title.setEnabled(not self._locked())
        self._add.setEnabled(not self._locked())
        self._told.setText(_("Offered by: {questions}").format(
            questions=", ".join(users(source, name)) or "—"
        ))  # fmt: skip
        self._refused.say("")
        self._fill(source)

    def focus_first(self) -> None:
        """Put the cursor into the words of the first answer."""
        self._focus_choice(1)

    def name(self) -> str:
        """Return the set in sight."""
        return self._name

    def _locked(self) -> bool:
        return self._manuscript.words_only or self._manuscript.read_only

    def _fill(self, source: Source) -> None:
        clear_layout(self._grid)
        codes = languages(source) or {"": _("Words")}
        heads = [_("Code"), *(title.partition("(")[0].strip() for title in codes.values())]
        for column, head in enumerate(heads):
            self._grid.addWidget(Label(head, "secondary"), 0, column)
            self._grid.setColumnStretch(column, 1 if column else 0)
        for row, each in enumerate(sets(source).get(self._name, ()), start=1):
            self._put(row, each, list(codes))

    def _put(self, row: int, offered: Offered, codes: list[str]) -> None:
        code = self._line(offered.row, "name", offered.code, _("Code"))
        code.setFixedWidth(look().scaled(72))
        code.setEnabled(not self._locked())
        self._grid.addWidget(code, row, 0)
        for column, each in enumerate(codes, start=1):
            name = f"label::{each}" if each else "label"
            line = self._line(offered.row, name, offered.labels.get(each, ""), offered.code)
            line.setEnabled(not self._manuscript.read_only)
            if not line.text() and any(offered.labels.values()):
                line.setProperty("problem", "warning")
                line.setPlaceholderText(_("no translation"))
            self._grid.addWidget(line, row, column)
        self._grid.addWidget(self._buttons(offered.row), row, len(codes) + 1)

    def _line(self, row: int, name: str, text: str, told: str) -> LineEdit:
        line = LineEdit()
        line.setObjectName(f"choice:{row}:{name}")
        line.setAccessibleName(told)
        line.setText(text)
        line.setCursorPosition(0)
        line.editingFinished.connect(partial(self._write, line, row, name))
        return line

    def _buttons(self, row: int) -> QWidget:
        whole = QWidget()
        line = QHBoxLayout(whole)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        for which, name, slot in (
            (Icon.CHEVRON_UP, _("Move up"), partial(self._move, row, -1)),
            (Icon.CHEVRON_DOWN, _("Move down"), partial(self._move, row, 1)),
            (Icon.CROSS, _("Delete"), partial(self._drop, row)),
        ):
            button = IconButton(which, name)
            button.clicked.connect(slot)
            button.setEnabled(not self._locked())
            line.addWidget(button)
        return whole

    # Changes

    def _keep(self, source: Source) -> None:
        if self._manuscript.write(source):
            self.written.emit()
        self.show_set(self._name)

    def _write(self, line: LineEdit, row: int, name: str) -> None:
        known = {each.row: each for each in sets(self._manuscript.source).get(self._name, ())}
        offered = known.get(row)
        if offered is None or not line.isEnabled():
            return
        before = offered.code if name == "name" else offered.labels.get(name.partition("::")[2], "")
        text = clean(line.text())
        if text == before:
            return
        if name == "name" and (
            not text or " " in text or any(each.code == text for each in known.values())
        ):
            self._refused.say(_("A code has no spaces and stands in its set once."), "bad")
            line.setText(before)
            return
        if self._manuscript.write(with_cells(self._manuscript.source, CHOICES, row, {name: text})):
            line.setText(text)
            self._refused.say("")
            self.written.emit()

    def _rename(self) -> None:
        name = clean(self._title.text()).replace(" ", "_")
        if name == self._name or not self._title.isEnabled():
            return
        if not name or name in sets(self._manuscript.source):
            self._refused.say(_("An answer set of this name is there already."), "bad")
            self._title.setText(self._name)
            return
        before, self._name = self._name, name
        self._keep(renamed_set(self._manuscript.source, before, name))

    def _add_choice(self) -> None:
        if self._locked():
            return
        source, _row = with_choice(self._manuscript.source, self._name)
        self._keep(source)
        self._focus_choice(len(sets(source)[self._name]))

    def _focus_choice(self, row: int) -> None:
        found = self._grid.itemAtPosition(row, 1)
        widget = found.widget() if found is not None else None
        if widget is not None:
            widget.setFocus()

    def _move(self, row: int, by: int) -> None:
        self._keep(moved_choice(self._manuscript.source, row, by)[0])

    def _drop(self, row: int) -> None:
        self._keep(without_choice(self._manuscript.source, row))

    def _leave(self) -> None:
        leave_field(self)
        self.left.emit()

    def _refuse(self, text: str) -> None:
        self._refused.say(text, "bad")
