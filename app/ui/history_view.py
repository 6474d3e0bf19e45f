"""The history of a record, readable: when, who, what was changed, and taking an old change back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import N_, _
from app.messages import describe
from app.models import history
from app.models.errors import AppError
from app.ui.button import Button
from app.ui.history_words import label_of, rank, value_of
from app.ui.icons import Icon
from app.ui.link import Link
from app.ui.notice import Notice
from app.ui.plain import Label, clear_layout, divider
from app.ui.tokens import XS, M, S

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.models.history import Entry, FieldChange
    from app.models.store import Step, Store

_SHOWN = 20


class HistoryView(QWidget):
    """The changes of one record, newest first.

    `labels` are marked labels by field or `table.field`, for what is called otherwise on a screen
    than in `history_words`. `said(text, undoable)` comes when a change was taken back.
    """

    said = Signal(str, bool)

    def __init__(
        self,
        store: Store,
        labels: Mapping[str, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._labels = labels or {}
        self._record: tuple[str, int] | None = None
        self._limit = _SHOWN
        self._refused = Notice(parent=self)
        self._entries = QVBoxLayout()
        self._entries.setSpacing(M)
        self._more = Link(_("Show earlier changes"))
        self._more.setObjectName("earlier")
        self._more.clicked.connect(self._show_more)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(M)
        box.addWidget(self._refused)
        box.addLayout(self._entries)
        box.addWidget(self._more)

    def show_record(self, table: str, number: int) -> None:
        """Show the history of a record; what was said of another one goes."""
        if self._record != (table, number):
            self._record = (table, number)
            self._limit = _SHOWN
            self._refused.say("")
        self._show()

    def _show(self) -> None:
        if self._record is None:
            return
        found = history.of(self._store, *self._record, self._limit + 1)
        clear_layout(self._entries)
        for place, entry in enumerate(found[: self._limit]):
            if place:
                self._entries.addWidget(divider())
            self._entries.addWidget(self._entry(entry))
        self._more.setVisible(len(found) > self._limit)

    def _show_more(self) -> None:
        self._limit += _SHOWN
        self._show()

    def _entry(self, entry: Entry) -> QWidget:
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(XS)
        line = QHBoxLayout()
        line.setSpacing(S)
        line.addWidget(Label(_when(entry.step), "muted"), 1)
        if entry.can_be_taken_back:
            line.addWidget(self._back_button(entry.step))
        box.addLayout(line)
        title = _(entry.step.label).format(**entry.step.args)
        if entry.undone:
            title = _("{what} (undone)").format(what=title)
        box.addWidget(Label(title, "muted" if entry.undone else "strong").selectable())
        for text in self._lines(entry):
            box.addWidget(Label(text, "secondary").selectable())
        return holder

    def _back_button(self, step: Step) -> Button:
        button = Button(_("Take back"), "quiet", Icon.UNDO, small=True)
        button.setObjectName(f"take_back:{step.id}")
        button.clicked.connect(partial(self._take_back, step))
        return button

    def _lines(self, entry: Entry) -> list[str]:
        fields = sorted(entry.fields, key=rank)
        if entry.made:
            table = self._record[0] if self._record else ""
            fields = [each for each in fields if each.table == table]
        told = [(label_of(each, self._labels), each) for each in fields]
        if entry.made:
            return [self._sum(told)]
        return [
            f"{label}: {self._value(each, each.before)} → {self._value(each, each.after)}"
            for label, each in told
            if label
        ]

    def _sum(self, told: list[tuple[str, FieldChange]]) -> str:
        """Return what a record began with, in one paragraph."""
        values = ((label, each) for label, each in told if label and each.after not in (None, ""))
        return " · ".join(f"{label}: {self._value(each, each.after)}" for label, each in values)

    def _value(self, change: FieldChange, value: object) -> str:
        return value_of(self._store, change, value)

    def _take_back(self, step: Step) -> None:
        time = f"{step.at:%d.%m.%Y %H:%M}"
        try:
            history.take_back(self._store, step.id, N_("Take back the change of {time}"), time=time)
        except AppError as problem:
            self._refused.say(describe(problem), "warn")
            return
        self._refused.say("")
        self._show()
        self.said.emit(_("The change was taken back."), True)


def _when(step: Step) -> str:
    at = f"{step.at:%d.%m.%Y %H:%M}"
    return f"{at} · {step.who}" if step.who else at
