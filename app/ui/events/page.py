"""The screen of events: the list or the calendar, the event beside it, and its attendance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.i18n import N_, _
from app.messages import describe, explain
from app.models import closed_days, event_purposes, event_steps, events, periods
from app.models.errors import AppError
from app.ui.closed_notice import ClosedNotice
from app.ui.events.attendance_page import AttendancePage
from app.ui.events.calendar import EventCalendar
from app.ui.events.columns import COLUMNS
from app.ui.events.fields import LOCKED, EventForm
from app.ui.events.foot import ActionRow
from app.ui.events.listing import NEWEST_FIRST, events_source, filter_of
from app.ui.events.naming import kind_names
from app.ui.events.record import EventRecord
from app.ui.events.steps import STEPS, ask_step, step_pane
from app.ui.filters import Filter, FilterChip
from app.ui.icons import Icon
from app.ui.record_page import RecordPage, Words
from app.ui.record_papers import RecordPapers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from app.models.gate import Change
    from app.models.problems import Problem
    from app.models.store import Changed
    from app.ui.events.columns import Listed
    from app.ui.events.papers import EventPapers
    from app.ui.form import Field, Section
    from app.ui.page import Workplace
    from app.ui.record_model import Source


class EventsPage(RecordPage):
    """Events: planned, moved, held or not; who came; which requests they answered."""

    title = N_("Events")
    table = "event"
    reads = frozenset({
        "event", "event_purpose", "event_session", "event_school", "event_request",
        "event_facilitator", "event_kind", "attendance", "attachment", "request", "school",
        "person", "person_post", "holiday", "period", "setting", "closed_version",
        "certificate_void",
    })  # fmt: skip
    words = Words(
        add=N_("Event"),
        new_title=N_("New event"),
        edit_title=N_("Edit event"),
        empty_title=N_("No events here yet"),
        empty_hint=N_("Plan the first one, or choose another filter above."),
        added=N_("Add event {number}"),
        edited=N_("Edit event {number}"),
        icon=Icon.EVENTS,
    )
    columns = COLUMNS
    filters = (
        Filter("all", N_("All")),
        Filter("period", N_("This quarter")),
        Filter("ahead", N_("Ahead")),
        Filter("complete", N_("To complete")),
        Filter("held", N_("Held")),
        Filter("not_held", N_("Not held")),
    )

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self._kinds: dict[str, str] = {}
        self._period = periods.at(place.store, place.today())
        self._list_stale = False
        self._proposed = ""
        self._form = EventForm(place, self.pane.values)
        self.list.records.order = NEWEST_FIRST
        self.record = EventRecord(place, self.detail)
        self.calendar = EventCalendar(place, self._wanted)
        self.attendance = AttendancePage(place)
        self._papers = RecordPapers(self, _papers)
        self.steps = {step.name: (step, step_pane(place, step)) for step in STEPS}
        self._locked = ClosedNotice()
        self.pane.hints.addWidget(self._locked)
        self._switch = FilterChip(_("Calendar"), Icon.EVENTS)
        self._switch.setObjectName("calendar")
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        self.line.add(self._switch)
        self.split.insertWidget(0, self.calendar)
        self.split.setStretchFactor(0, 1)
        self.calendar.hide()
        self.body.addWidget(self.attendance, 1)
        self.attendance.hide()

    def _connect(self) -> None:
        self._switch.toggled.connect(self._on_switch)
        self.calendar.event_chosen.connect(self._on_calendar_event)
        self.calendar.add_requested.connect(self._add_on)
        for notice in (self.record, self._locked, self.attendance):
            notice.period_asked.connect(self.period_requested)
        self.record.linked.connect(self._follow)
        self.record.said.connect(self.said)
        self.record.notice.asked.connect(self.hold)
        self.record.offers.decided.connect(self._focus_list)
        self.attendance.back_requested.connect(self.leave_attendance)
        self.attendance.edit_requested.connect(self._edit_schools)
        self.attendance.held_requested.connect(self.hold)
        self.attendance.linked.connect(self._follow)
        self.attendance.said.connect(self.said)
        for _step, pane in self.steps.values():
            pane.closed.connect(self._on_step_closed)
            pane.said.connect(self.said)

    # The list

    def _wanted(self) -> events.Filter:
        text = self.search.text()
        if self.rows_shown is not None:
            return events.Filter(text, ids=self.rows_shown)
        return filter_of(self.strip.active(), text, self.place.today(), self._period)

    def source(self) -> Source:
        return events_source(self.store, self._wanted(), self._kinds)

    def counts(self) -> Mapping[str, int]:
        today = self.place.today()
        return {
            each.key: events.count(self.store, filter_of(each.key, "", today, self._period))
            for each in self.filters
        }

    def refresh(self) -> None:
        if self._is_marking():
            self._list_stale = True
            self.attendance.refresh()
            return
        self._papers.refresh()
        self._list_stale = False
        self._kinds = kind_names(self.store)
        self._period = periods.at(self.store, self.place.today())
        super().refresh()
        if self._switch.isChecked():
            self.calendar.refresh()

    def on_changed(self, changed: Changed) -> None:
        if changed.origin is self.attendance:
            self._list_stale = True  # it has read its own change already
        else:
            super().on_changed(changed)

    def _on_filter(self) -> None:
        super()._on_filter()
        if self._switch.isChecked():
            self.calendar.refresh()

    # The form

    def fields(self, number: int | None) -> Sequence[Field | Section]:
        return self._form.fields()

    def values(self, number: int | None) -> Mapping[str, Any]:
        values = self._form.values(number)
        self._proposed = "" if number else values["number"]
        return values

    def problems(self, number: int | None, values: Mapping[str, Any]) -> list[Problem]:
        found = events.problems(self.store, number, self._form.read(number, values))
        return found + event_purposes.problems(self._form.purpose(values))

    def write(self, change: Change, number: int | None, values: Mapping[str, Any]) -> int:
        event = events.save(self.store, change, number, self._form.read(number, values))
        event_purposes.write(self.store, change, event, self._form.purpose(values))
        return event

    def label_args(self, values: Mapping[str, Any]) -> Mapping[str, object]:
        return {"number": values["number"]}

    def add(self) -> None:
        self.leave_attendance()
        super().add()

    def add_with(self, values: Mapping[str, Any]) -> None:
        day = values.get("first_day")
        number = {"number": self._form.next_number(day)} if day else {}
        super().add_with({**values, **number})
        self._proposed = number.get("number", self._proposed)
        self._settle_hours()

    def _add_on(self, day: date) -> None:
        self.add_with({"first_day": day})

    def _open_form(self, number: int | None, title: str) -> None:
        super()._open_form(number, title)
        if self.pane.form is not None:
            self.pane.form.edited.connect(self._on_field_edited)
        self._lock_fields(number)
        self._settle_hours()

    def _lock_fields(self, number: int | None) -> None:
        """Grey out what a closed period has locked, and say why."""
        event = events.get(self.store, number) if number is not None else None
        span = event and closed_days.covering(self.store, event.leading, event.last_day)
        self._locked.show_span(span)
        if span and self.pane.form is not None:
            for name in LOCKED:
                self.pane.form.editor(name).setEnabled(False)

    def _on_field_edited(self, name: str) -> None:
        form = self.pane.form
        if form is None:
            return
        values = form.values()
        if name == "first_day" and self._proposed == values["number"] and values["first_day"]:
            self._proposed = self._form.next_number(values["first_day"])
            form.editor("number").set_value(self._proposed)
        self._settle_hours()

    def _settle_hours(self) -> None:
        """Let the hours of an event with several sessions be those of its sessions."""
        form = self.pane.form
        if form is None:
            return
        rows = form.values()["sessions"]
        form.editor("hours").setEnabled(not rows and self._locked.isHidden())
        if rows:
            form.editor("hours").set_value(sum(row["hours"] or 0 for row in rows))

    # The record and its steps

    def show_detail(self, record: Listed) -> None:
        self.record.show_event(record)
        span = closed_days.covering(self.store, record.event.leading, record.event.last_day)
        self.record.closed.show_span(span)
        foot = ActionRow(record.event, closed=span is not None)
        foot.asked.connect(self._on_action)
        self.detail.set_actions([foot])
        self.calendar.choose(record.id)

    def _current(self) -> events.Event | None:
        if self._is_marking():
            return events.get(self.store, self.attendance.event_shown())
        record = self.list.current()
        return record.event if record else None

    def _on_action(self, key: str) -> None:
        event = self._current()
        if event is None:
            return
        match key:
            case "attendance":
                self.mark_attendance(event.id)
            case "hold":
                self.hold()
            case "edit":
                self.edit()
            case "papers":
                self.show_papers(event.id)
            case "confirm":
                self._move(event, "confirmed", N_("Event {number}: confirmed"))
            case _:
                step, pane = self.steps[key]
                ask_step(pane, step, event)
                self.show_beside(pane)
                pane.focus_first()

    def hold(self) -> None:
        """Mark the event held; one that is still ahead is asked about first, in the page."""
        event = self._current()
        if event is None:
            return
        doubts = event_steps.move_problems(event, "held", None, self.place.today())
        if doubts and not self.record.is_asking(event.id):
            self.record.ask(explain(doubts[0]), _("Mark as held all the same"))
        else:
            self._move(event, "held", N_("Event {number}: held"))

    def _move(self, event: events.Event, status: str, label: str) -> None:
        try:
            with self.store.change(label, origin=self, number=event.number) as change:
                event_steps.move(change, event, status)
        except AppError as problem:
            self.said.emit(describe(problem), False)
            return
        self.refresh()
        if self._is_marking():
            self.attendance.search.setFocus()
        else:
            self._focus_list()
        self.said.emit(_(label).format(number=event.number), True)

    # The attendance page and the calendar

    def _is_marking(self) -> bool:
        return not self.attendance.isHidden()

    def mark_attendance(self, number: int) -> None:
        """Open the attendance page of an event in place of the list."""
        self.attendance.open(number)
        self._show_attendance()
        self.attendance.focus_first()

    def leave_attendance(self) -> None:
        """Go back from the attendance page to the list."""
        self.leave_instead()

    def leave_instead(self) -> None:
        marked = self._is_marking()
        super().leave_instead()
        if marked and self._list_stale:
            self.refresh()
        if marked:
            self._focus_list()

    def _show_attendance(self) -> None:
        self.show_instead(self.attendance, _("Mark attendance"))

    # The documents

    def papers(self) -> EventPapers:
        """Return the page with the documents of a record."""
        return self._papers.page()

    def show_papers(self, number: int) -> None:
        """Show the documents of an event in place of the list."""
        self.papers().open_event(number)
        self._papers.show()

    def _edit_schools(self) -> None:
        number = self.attendance.event_shown()
        self.show_record(number)
        self.edit()
        if self.pane.form is not None:
            self.pane.form.editor("schools").setFocus()

    def show_record(self, number: int) -> None:
        self.leave_attendance()
        super().show_record(number)
        if self._switch.isChecked():
            self.calendar.go_to(events.get(self.store, number).first_day)

    def show_rows(self, ids: Sequence[int], title: str) -> None:
        self.leave_attendance()
        self._switch.setChecked(False)
        super().show_rows(ids, title)

    def _on_switch(self, on: bool) -> None:  # noqa: FBT001 - a slot of a signal
        self._turn(to_side=False)
        record = self.list.current()
        if on:
            self.calendar.go_to(record.event.first_day if record else self.place.today())
            self.calendar.refresh()
        self._focus_list()

    def _on_calendar_event(self, number: int) -> None:
        self.list.select(number)
        self._turn(to_side=True)

    def _turn(self, *, to_side: bool) -> None:
        super()._turn(to_side=to_side)
        on = self._switch.isChecked()
        self.calendar.setHidden(not on or self.list.isHidden())
        if on:
            self.list.hide()

    def _close_form(self) -> None:
        super()._close_form()
        self._focus_list()

    def _go_back(self) -> None:
        super()._go_back()
        self._focus_list()

    def _focus_list(self) -> None:
        (self.calendar if self._switch.isChecked() else self.list).setFocus()

    def _on_step_closed(self) -> None:
        self.leave_beside()
        self.refresh()
        self._focus_list()

    def _follow(self, key: str) -> None:
        table, _colon, number = key.partition(":")
        self.open_requested.emit(table, int(number))


def _papers(place: Workplace) -> EventPapers:
    from app.ui.events.papers import EventPapers  # noqa: PLC0415 - Qt's PDF comes with it

    return EventPapers(place)
