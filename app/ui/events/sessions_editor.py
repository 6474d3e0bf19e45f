"""Editing the sessions of an event: one card each, added and taken away by keyboard too."""

from __future__ import annotations

import re
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import _
from app.models.sessions import Session
from app.ui.button import Button, IconButton
from app.ui.check import CheckBox
from app.ui.date_field import date_editor
from app.ui.editors import Editor, LineEditor
from app.ui.fields import Amount, Date
from app.ui.icons import Icon
from app.ui.plain import Label, plane
from app.ui.spelling import Spelling, amount_spelling, text_spelling
from app.ui.theme import look
from app.ui.tokens import XS, M, S

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

_TIME = re.compile(r"(\d{1,2})(?:[:.,\- ]?(\d{2}))?")
_WEEK = timedelta(days=7)
_NEW: dict[str, Any] = {"id": None, "day": None, "starts": "", "topic": "", "hours": None}


def time_spelling() -> Spelling:
    """Return the spelling of an hour of the day: «14:30», also typed as 1430, 14.30 or 14."""

    def read(text: str) -> str:
        found = _TIME.fullmatch(text)
        hour, minute = (int(found[1]), int(found[2] or 0)) if found else (24, 0)
        if hour > 23 or minute > 59:
            raise ValueError(_("Enter the time as HH:MM."))
        return f"{hour:02}:{minute:02}"

    return Spelling(read, lambda value: str(value or ""))


def read_sessions(rows: Sequence[Mapping[str, Any]]) -> list[Session]:
    """Return the rows of the editor as sessions; a row without its day is none."""
    return [
        Session(
            row["id"],
            row["day"],
            row["starts"] or None,
            row["topic"] or None,
            row["hours"] or Decimal(0),
        )
        for row in rows
        if row["day"]
    ]


def session_rows(sessions: Sequence[Session]) -> list[dict[str, Any]]:
    """Return sessions as rows of the editor, which a draft can keep."""
    return [
        {
            "id": each.id,
            "day": each.day,
            "starts": each.starts or "",
            "topic": each.topic or "",
            "hours": each.hours or None,
        }
        for each in sessions
    ]


class SessionsEditor(Editor):
    """The sessions of an event that has several.

    Its value is a list of rows with id, day, starts, topic and hours; an event of one session has
    none. `only` returns the day and the hours of that one, with which several begin.
    """

    def __init__(
        self, around: Callable[[], date], only: Callable[[], tuple[date | None, Decimal | None]]
    ) -> None:
        self._several = CheckBox(_("Several sessions"))
        super().__init__(self._several)
        self._around = around
        self._only = only
        self._cards: list[SessionCard] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(S)
        self._more = Button(_("Add a session"), "secondary", Icon.ADD, small=True)
        self._more.setObjectName("add_session")
        self._more.setToolTip("Alt+Insert")
        self._more.clicked.connect(self.add_next)
        self._several.clicked.connect(self._on_several)
        self.box.addLayout(self._rows)
        self.box.addWidget(self._more)
        for keys, slot in (("Alt+Insert", self.add_next), ("Alt+Delete", self._drop_focused)):
            context = Qt.ShortcutContext.WidgetWithChildrenShortcut
            QShortcut(QKeySequence(keys), self, slot, context=context)

    def value(self) -> list[dict[str, Any]]:
        return [card.value() for card in self._cards]

    def set_value(self, value: Any) -> None:  # noqa: ANN401 - rows, or None
        for card in list(self._cards):
            self._drop(card)
        for row in value or ():
            self._add(row)
        self._settle()

    def complaint(self) -> str:
        return next((text for card in self._cards if (text := card.complaint())), "")

    def set_severity(self, severity: str) -> None:
        """Leave the colours alone: the line under the field says what is wrong."""

    def add_next(self) -> None:
        """Add one more session, a week after the last, and put the cursor into its day."""
        if not self._cards:
            self._begin()
        last = self._cards[-1].value()
        row = _NEW | {"starts": last["starts"], "hours": last["hours"]}
        row["day"] = last["day"] + _WEEK if last["day"] else None
        self._add(row).setFocus()
        self._settle()
        self.edited.emit()

    def _begin(self) -> None:
        day, hours = self._only()
        self._add(_NEW | {"day": day, "hours": hours})

    def _on_several(self) -> None:
        if self._several.isChecked():
            self.add_next()
        else:
            self.set_value(None)
            self.edited.emit()

    def _settle(self) -> None:
        self._several.setChecked(bool(self._cards))
        self._more.setVisible(bool(self._cards))

    def _add(self, row: Mapping[str, Any]) -> SessionCard:
        card = SessionCard(row, self._around)
        card.edited.connect(self.edited)
        card.left.connect(self.left)
        card.removed.connect(self._on_removed)
        self._cards.append(card)
        self._rows.addWidget(card)
        card.show()  # at once: a layout shows what is added to it only later
        self._renumber()
        return card

    def _on_removed(self) -> None:
        card = self.sender()
        if isinstance(card, SessionCard):
            self._take_away(card)

    def _drop_focused(self) -> None:
        for card in self._cards:
            if card.isAncestorOf(self.window().focusWidget()):
                self._take_away(card)
                return

    def _take_away(self, card: SessionCard) -> None:
        at = self._cards.index(card)
        self._drop(card)
        if self._cards:
            self._cards[min(at, len(self._cards) - 1)].setFocus()
        else:
            self.setFocus()
        self._settle()
        self.edited.emit()
        self.left.emit()

    def _drop(self, card: SessionCard) -> None:
        self._cards.remove(card)
        self._rows.removeWidget(card)
        card.hide()
        card.deleteLater()
        self._renumber()

    def _renumber(self) -> None:
        for number, card in enumerate(self._cards, start=1):
            card.set_number(number)


class SessionCard(QFrame):
    """One session: number, day, hour of beginning, academic hours, and its topic under them."""

    edited = Signal()
    left = Signal()
    removed = Signal()

    def __init__(self, row: Mapping[str, Any], around: Callable[[], date]) -> None:
        super().__init__()
        self.setProperty("plane", "card")
        self._id = row["id"]
        self._title = Label("", "secondary", wrap=False)
        self._lines: dict[str, LineEditor] = {
            "day": date_editor(Date(around)),
            "starts": LineEditor(time_spelling(), 5),
            "hours": LineEditor(amount_spelling(Amount()), 8),
            "topic": LineEditor(text_spelling(), 300),
        }
        for name, editor in self._lines.items():
            editor.set_value(row[name])
            editor.edited.connect(self.edited)
            editor.line.editingFinished.connect(self.left)
            editor.line.returnPressed.connect(self._go_on)
        self._build()
        self.setFocusProxy(self._lines["day"])

    def set_number(self, number: int) -> None:
        """Say which session this is; its fields are named after it."""
        self._title.setText(_("Session {number}").format(number=number))
        for name, editor in self._lines.items():
            editor.line.setObjectName(f"session_{name}_{number}")

    def value(self) -> dict[str, Any]:
        """Return what stands in the lines."""
        return {"id": self._id, **{name: each.value() for name, each in self._lines.items()}}

    def complaint(self) -> str:
        """Say what cannot be read or is missing; "" when nothing is."""
        for editor in self._lines.values():
            if editor.complaint():
                return editor.complaint()
        return "" if self._lines["day"].value() else _("Every session needs its day.")

    def _go_on(self) -> None:
        self.window().focusNextChild()  # pyright: ignore[reportAttributeAccessIssue]

    def _build(self) -> None:
        remove = IconButton(Icon.DELETE, _("Take this session away (Alt+Delete)"))
        remove.setObjectName("remove_session")
        remove.clicked.connect(self.removed)
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(remove)
        middle = QHBoxLayout()
        middle.setSpacing(S)
        for name, words, share in (
            ("day", _("Date"), 5),
            ("starts", _("Begins at"), 3),
            ("hours", _("Hours"), 3),
        ):
            middle.addWidget(self._labelled(words, name), share)
        box = QVBoxLayout(self)
        box.setContentsMargins(M, XS, M, M)
        box.setSpacing(XS)
        box.addLayout(top)
        box.addLayout(middle)
        box.addWidget(self._labelled(_("Topic"), "topic"))
        self._lines["day"].setMinimumWidth(look().scaled(96))

    def _labelled(self, words: str, name: str) -> QWidget:
        holder = plane("surface")
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(XS)
        label = Label(words, "small")
        label.setBuddy(self._lines[name].line)
        self._lines[name].line.setAccessibleName(words)
        box.addWidget(label)
        box.addWidget(self._lines[name])
        return holder
