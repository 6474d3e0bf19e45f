"""The calendar of events: a month with its title and the way to the next one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from app.i18n import _, spoken
from app.models import events
from app.models.periods import holidays
from app.models.search import Slice
from app.models.sessions import sessions
from app.ui.button import Button, IconButton
from app.ui.days import month_title
from app.ui.event_words import status_pill
from app.ui.events.month import DayChip, Month, MonthGrid, same_day
from app.ui.icons import Icon
from app.ui.plain import Label
from app.ui.tokens import M, S

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.models.events import Event
    from app.ui.page import Workplace


class EventCalendar(QFrame):
    """A month of the events that the filter lets through.

    `event_chosen(number)` when one is to be seen, `add_requested(day)` for a new one on a day.
    """

    event_chosen = Signal(int)
    add_requested = Signal(object)

    def __init__(self, place: Workplace, wanted: Callable[[], events.Filter]) -> None:
        super().__init__()
        self.setProperty("plane", "surface")
        self._place = place
        self._wanted = wanted
        self._chosen: int | None = None
        self._title = Label("", "section", wrap=False)
        self._title.setObjectName("month")
        self.grid = MonthGrid()
        self.grid.day_chosen.connect(self.go_to)
        self.grid.event_chosen.connect(self._on_event)
        self.grid.add_requested.connect(self.add_requested)
        self.setFocusProxy(self.grid)
        self._day = place.today()
        self._month = Month(date.min, self._day)
        self._build()

    def go_to(self, day: date) -> None:
        """Show the month of a day, with the cursor on it."""
        known = (day.year, day.month) == (self._month.day.year, self._month.day.month)
        self._day = day
        if known:
            self.grid.show_month(self._month, day, self._chosen)
        else:
            self.refresh()

    def choose(self, number: int | None) -> None:
        """Mark the event that is open."""
        self._chosen = number
        self.grid.choose(number)

    def refresh(self) -> None:
        """Read the month again."""
        day, today = self._day, self._place.today()
        span = Month(day, today)
        last = span.first + timedelta(days=7 * span.weeks - 1)
        chips = self._chips(span.first, last)
        off = holidays(self._place.store, spoken())
        self._title.setText(month_title(day))
        self._month = Month(day, today, chips, off)
        self.grid.show_month(self._month, day, self._chosen)

    def _chips(self, first: date, last: date) -> dict[date, list[DayChip]]:
        found: defaultdict[date, list[DayChip]] = defaultdict(list)
        wanted = replace(self._wanted(), between=(first, last))
        for event in events.page(self._place.store, wanted, Slice("day")):
            for day in self._days(event):
                if first <= day <= last:
                    found[day].append(_chip(event))
        return dict(found)

    def _days(self, event: Event) -> list[date]:
        """Return the days of an event: those of its sessions where there are several."""
        if event.sessions > 1:
            return sorted({each.day for each in sessions(self._place.store, event.id)})
        length = (event.last_day - event.first_day).days + 1
        return [event.first_day + timedelta(days=each) for each in range(length)]

    def _on_event(self, number: int) -> None:
        self.choose(number)
        self.event_chosen.emit(number)

    def _step(self, months: int) -> None:
        self.go_to(same_day(self._day, months))

    def _build(self) -> None:
        before = IconButton(Icon.CHEVRON_LEFT, _("Previous month"))
        after = IconButton(Icon.CHEVRON_RIGHT, _("Next month"))
        today = Button(_("Today"), small=True)
        for button, name in ((before, "month_before"), (after, "month_after"), (today, "today")):
            button.setObjectName(name)
        before.clicked.connect(lambda: self._step(-1))
        after.clicked.connect(lambda: self._step(1))
        today.clicked.connect(lambda: self.go_to(self._place.today()))
        words = _("Enter — open · {key} — new event on this day").format(key="N")
        hint = Label(words, "secondary", wrap=False)
        top = QHBoxLayout()
        top.setContentsMargins(M, S, M, S)
        top.setSpacing(S)
        top.addWidget(before)
        top.addWidget(self._title)
        top.addWidget(after)
        top.addWidget(today)
        top.addStretch(1)
        top.addWidget(hint)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(top)
        box.addWidget(self.grid, 1)


def _chip(event: Event) -> DayChip:
    pill = status_pill(event)
    text = f"{event.number} {event.topic}"
    return DayChip(event.id, text, pill.text, pill.tone, pill.icon, event.status == "not_held")
