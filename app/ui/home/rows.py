"""The rows of the first screen: what is due, an event of the week, a school left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import N_, _, ngettext, spoken
from app.models.attention import Why
from app.models.vocabulary import word
from app.ui.button import Button
from app.ui.days import short_weekday
from app.ui.event_words import status_pill
from app.ui.icons import Icon
from app.ui.pill import Pill, PillSpec
from app.ui.plain import ElidedLabel, Label
from app.ui.theme import look
from app.ui.tokens import XS, L, M, S

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from app.models.attention import Item, LeftOut
    from app.models.events import Event
    from app.ui.tokens import TextRole, Tone

_TONES: Final[dict[Why, Tone]] = {
    Why.OVERDUE: "bad",
    Why.DUE_TODAY: "bad",
    Why.DUE_SOON: "warn",
    Why.WAITING_FOR_SCHOOL: "info",
    Why.NOT_RETURNED: "info",
}
_WORDS: Final = {
    Why.OVERDUE: N_("Decision overdue since {day}"),
    Why.DUE_TODAY: N_("Decision due: today"),
    Why.DUE_SOON: N_("Decision due: {day}"),
    Why.WAITING_FOR_SCHOOL: N_("Waiting for the school since {day}"),
    Why.NOT_MARKED_HELD: N_("Held or not? The day is over: {day}"),
    Why.NO_ATTENDANCE: N_("Attendance is not marked"),
    Why.NO_FEEDBACK: N_("Feedback is not entered"),
    Why.NOT_RETURNED: N_("Questionnaires not returned, wanted by {day}"),
}


_WHERE: Final = 210
"""The width of the name of a school at 100 % text, so that topics stand below each other."""


class Row(QFrame):
    """A row that opens its record by click, Enter or Space; `opened(table, id)`."""

    opened = Signal(str, int)

    def __init__(self, table: str, number: int) -> None:
        super().__init__()
        self._record = (table, number)
        self.setProperty("plane", "row")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(L, S, L, S)
        self.line.setSpacing(M)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.opened.emit(*self._record)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.opened.emit(*self._record)
        else:
            super().keyPressEvent(event)


class AttentionRow(Row):
    """What is due: number, where, what, and why it stands here."""

    def __init__(self, item: Item) -> None:
        super().__init__(item.table, item.id)
        which = Icon.QUESTIONNAIRE if item.table == "wave" else Icon.CLOCK
        pill = Pill(PillSpec(item.number, _TONES.get(item.why, "warn"), which))
        pill.setMinimumWidth(look().scaled(80))
        place = _place(item)
        where, topic = ElidedLabel(place), ElidedLabel(item.topic)
        why = _(_WORDS[item.why]).format(day=f"{item.day:%d.%m.%Y}")
        reason = Label(why, "muted", wrap=False)
        self.line.addWidget(pill)
        self.line.addWidget(_column(where, look().scaled(_WHERE)))
        self.line.addWidget(topic, 1)
        self.line.addWidget(reason)
        self.setAccessibleName(f"{item.number}, {place}, {item.topic}, {why}")


def _place(item: Item) -> str:
    if not item.schools:
        return item.where
    return ngettext("{n} school", "{n} schools", item.schools).format(n=item.schools)


def _column(label: QWidget, width: int) -> QWidget:
    """Return a label in a column of this width: alone it would take none, as it may be cut."""
    holder = QWidget()
    holder.setFixedWidth(width)
    box = QHBoxLayout(holder)
    box.setContentsMargins(0, 0, 0, 0)
    box.addWidget(label)
    return holder


class EventRow(Row):
    """An event of the week: its day, what, where, and its status."""

    def __init__(self, event: Event) -> None:
        super().__init__("event", event.id)
        self.line.addWidget(_Day(event.first_day))
        self.line.addLayout(_two_lines(event.topic, event.place_name or "", "strong"), 1)
        right = QVBoxLayout()
        right.setSpacing(XS)
        right.addWidget(Pill(status_pill(event)), alignment=Qt.AlignmentFlag.AlignRight)
        words = [word("events.format", event.format, spoken())] if event.format else []
        if event.hours:
            words.append(_hours(event))
        right.addWidget(
            Label(" · ".join(words), "muted", wrap=False), alignment=Qt.AlignmentFlag.AlignRight
        )
        self.line.addLayout(right)
        self.setAccessibleName(f"{event.first_day:%d.%m.%Y}, {event.topic}")


def _hours(event: Event) -> str:
    shown = f"{event.hours:f}" if spoken() == "en" else f"{event.hours:f}".replace(".", ",")
    return ngettext("{n} hour", "{n} hours", int(event.hours)).format(n=shown)


class LeftOutRow(Row):
    """A partner school without an event in the period; `planned(school)` to mend that."""

    planned = Signal(int)

    def __init__(self, left_out: LeftOut) -> None:
        super().__init__("school", left_out.school.id)
        need = (
            _("open requests: {n}").format(n=left_out.open_requests)
            if left_out.open_requests
            else _("no event in this period")
        )
        self.line.addLayout(_two_lines(left_out.school.name(spoken()), need, "body"), 1)
        plan = Button(_("Plan an event"), small=True)
        plan.clicked.connect(lambda: self.planned.emit(left_out.school.id))
        self.line.addWidget(plan)
        self.setAccessibleName(f"{left_out.school.name_kk}, {need}")


class _Day(QWidget):
    """A weekday over a day of the month."""

    def __init__(self, day: date) -> None:
        super().__init__()
        self.setFixedWidth(look().scaled(44))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        lines: tuple[tuple[str, TextRole], ...] = (
            (short_weekday(day), "secondary"),
            (f"{day:%d}", "section"),
        )
        for text, role in lines:
            label = Label(text, role, wrap=False)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            box.addWidget(label)


def _two_lines(first: str, second: str, role: TextRole) -> QVBoxLayout:
    box = QVBoxLayout()
    box.setSpacing(0)
    box.addWidget(ElidedLabel(first, role))
    box.addWidget(ElidedLabel(second, "secondary"))
    return box
