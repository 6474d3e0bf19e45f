"""Marking attendance: search, list and sums of one event, with its sessions on top."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import _
from app.messages import describe
from app.models import attendance, closed_days, events, people
from app.models.errors import AppError
from app.models.sessions import sessions
from app.models.text import fold, key
from app.ui.button import Button
from app.ui.closed_notice import ClosedNotice
from app.ui.empty import Empty
from app.ui.event_words import status_pill
from app.ui.events.attendance_table import AttendanceTable, Line, lines_source
from app.ui.events.attendance_totals import AttendanceTotals
from app.ui.events.attendee_search import AttendeeSearch
from app.ui.events.marks import Marks
from app.ui.events.naming import days_of, joined, kind_names
from app.ui.events.walk_in import WalkIn
from app.ui.filters import FilterChip
from app.ui.flow import FlowLayout
from app.ui.header import Breadcrumb
from app.ui.icons import Icon
from app.ui.locking import lock
from app.ui.notice import Notice
from app.ui.pill import Pill
from app.ui.plain import Label, clear_layout, plane, tooltip
from app.ui.strip import Strip
from app.ui.tokens import L, M, S

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from app.models.attendance import Attendee
    from app.models.events import Event
    from app.models.sessions import Session
    from app.ui.page import Workplace


class AttendancePage(QFrame):
    """The people of the invited schools with their marks at one session of an event.

    `back_requested` leads to the list of events, `edit_requested` to the event's form,
    `held_requested` asks to mark the event held, `linked(key)` leads to another record.
    """

    back_requested = Signal()
    edit_requested = Signal()
    held_requested = Signal()
    linked = Signal(str)
    said = Signal(str, bool)
    period_asked = Signal(object, object)

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.setProperty("plane", "surface")
        self._place = place
        self._store = place.store
        lock(self, locked=place.store.read_only)
        self._event: Event | None = None
        self._session = 0
        self._people: list[Attendee] = []
        self._last_school: int | None = None
        self._shown_sessions: list[Session] = []
        self._pair: tuple[Attendee, Attendee] | None = None
        self._compared: list[tuple[int, str, int | None, int | None]] | None = None
        self._crumbs = Breadcrumb(_("Events"), "")
        self._pill = Pill()
        self._held = Button(_("Mark as held"), which=Icon.CHECK, small=True)
        self._all = Button(_("All present"), which=Icon.PEOPLE, small=True)
        self.table = AttendanceTable()
        self.search = AttendeeSearch(
            _("Search by surname or scan a code; Enter adds somebody who is not on the list"),
            self.table.view,
        )
        self._keys = Label("", "secondary", wrap=False)
        self.walk_in = WalkIn(place)
        self._alike = Notice()
        self._closed = ClosedNotice()
        self._is_closed = False
        self.totals = AttendanceTotals(place.store)
        self._chips = FlowLayout()
        self._group = QButtonGroup(self)
        self._build()
        self._connect()

    # What is shown

    def open(self, event: int) -> None:
        """Begin with an event: its first session, nothing searched."""
        self._session = sessions(self._store, event)[0].id or 0
        self._shown_sessions = []
        self._last_school = None
        self.walk_in.hide()
        self.search.clear()
        self._show(events.get(self._store, event))
        self.table.select_first()
        self.focus_first()

    def focus_first(self) -> None:
        """Put the cursor into the search, or into the list where nothing can be marked."""
        (self.table if self._is_closed else self.search).setFocus()

    def event_shown(self) -> int:
        """Return the number of the event whose attendance is marked."""
        return self._event.id if self._event else 0

    def refresh(self) -> None:
        """Read the list and the sums again; an event that is gone leads back."""
        found = events.page(self._store, events.Filter(ids=(self.event_shown(),)))
        if found:
            self._show(found[0])
        else:
            self.back_requested.emit()

    def _show(self, event: Event) -> None:
        self._event = event
        kind = kind_names(self._store).get(event.kind, event.kind)
        self._crumbs.set_here(joined(event.number, kind, days_of(event)))
        self._pill.show_spec(status_pill(event))
        span = closed_days.covering(self._store, event.leading, event.last_day)
        self._is_closed = span is not None
        self._closed.show_span(span)
        self._closed_line.setVisible(self._is_closed)
        self.search.setEnabled(not self._is_closed)
        self._keys.setHidden(self._is_closed)
        ended = event.last_day <= self._place.today() and not self._is_closed
        self._held.setVisible(ended and event.status in {"planned", "confirmed"})
        self._show_sessions(sessions(self._store, event.id))
        self._read_people()
        self.totals.show_event(event, closed=self._is_closed)

    def _show_sessions(self, known: list[Session]) -> None:
        numbers = [each.id or 0 for each in known]
        if self._session not in numbers:
            self._session = numbers[0]
        if known == self._shown_sessions:
            return
        self._shown_sessions = known
        for button in self._group.buttons():
            self._group.removeButton(button)
        clear_layout(self._chips)
        for each in known if len(known) > 1 else ():
            chip = FilterChip(joined(f"{each.day:%d.%m}", each.starts, each.topic))
            chip.setObjectName(f"session:{each.id}")
            chip.setChecked(each.id == self._session)
            self._group.addButton(chip, each.id or 0)
            self._chips.addWidget(chip)
        self._chip_line.setVisible(len(known) > 1)

    def _read_people(self) -> None:
        self._people = attendance.roll(self._store, self._session)
        unmarked = any(each.mark is None for each in self._people)
        self._all.setEnabled(unmarked and not self._is_closed)
        self._show_people()
        self._show_alike()

    def _show_people(self) -> None:
        shown = attendance.filtered(self._people, self.search.text())
        self.table.set_empty(self._empty())
        self.table.feed(lines_source(shown))

    def _empty(self) -> QWidget:
        text = self.search.text().strip()
        if text:
            return Empty(
                _("Not on the list: {name}").format(name=text),
                _("Press Enter to add this participant."),
                which=Icon.USER,
            )
        event = self._event
        invited = event is not None and events.linked(self._store, event.id, "schools")
        if event is None or invited or event.place_school:
            return Empty(
                _("No people of the invited schools are entered yet"),
                _(
                    "Type a surname above and press Enter: the participant is added here and to"
                    " the list of educators. A staff list can be brought in under “Data exchange”."
                ),
                which=Icon.PEOPLE,
            )
        empty = Empty(
            _("No schools are invited"),
            _("Choose the schools and their people will stand here; or type a surname above."),
            _("Choose the schools"),
            Icon.SCHOOLS,
        )
        empty.asked.connect(self.edit_requested)
        return empty

    def _show_alike(self) -> None:
        compared = [(each.person, each.name, each.school, each.same_as) for each in self._people]
        if compared == self._compared:
            return
        self._compared = compared
        pairs = attendance.alike_pairs(self._people)
        self._pair = pairs[0] if pairs else None
        words = ""
        if self._pair:
            words = _("“{one}” and “{other}” may be one person.").format(
                one=self._pair[0].name, other=self._pair[1].name
            )
        self._alike.say(words, "info", _("Compare"))
        self._alike_line.setVisible(bool(words))

    # Marks

    def _put(self, line: Line, mark: str | None) -> None:
        self._write(lambda marks: marks.put(line.id, line.attendee.name, mark))

    def mark_all(self) -> None:
        """Mark everybody present who carries no mark yet, as one step."""
        unmarked = [each.person for each in self._people if each.mark is None]
        self._write(lambda marks: marks.put_all(unmarked))

    def _write(self, put: Callable[[Marks], int | None]) -> int | None:
        """Write marks and show them; return the person that was added, if any."""
        number = self._event.number if self._event else ""
        try:
            added = put(Marks(self._store, self, number, self._session))
        except AppError as problem:
            self.said.emit(describe(problem), False)
            return None
        self.refresh()
        return added

    # The search and who is not on the list

    def _on_enter(self) -> None:
        text = self.search.text().strip()
        if not text:
            self.table.setFocus()
            return
        shown = attendance.filtered(self._people, text)
        found = [each for each in shown if _is_called(each, text)] or shown
        if len(found) == 1:
            self._take(found[0])
        elif found:
            self.table.setFocus()
            self.table.select_first()
        else:
            self._ask_who(text)

    def _take(self, attendee: Attendee) -> None:
        """Mark the one who was found present and make room for the next surname."""
        if attendee.mark != "present":
            self._put(Line(0, attendee), "present")
        self.search.empty_out()
        self.table.select(attendee.person)

    def _ask_who(self, text: str) -> None:
        known = people.by_code(self._store, text)
        if known is not None:
            self._add_known(known)
            return
        invited = events.linked(self._store, self.event_shown(), "schools")
        likely = self._last_school or (invited[0] if len(invited) == 1 else None)
        self.walk_in.begin(text, likely)

    def _add_known(self, person: int) -> None:
        who = people.get(self._store, people.root_of(self._store, person), self._place.today())
        self._write(lambda marks: marks.put(who.id, who.name, "present"))
        self._welcome(who.id, who.name)

    def _add_new(self, values: Mapping[str, Any]) -> None:
        added = self._write(lambda marks: marks.put_new(values))
        if added is not None:
            self._last_school = values["school"]
            self._welcome(added, values["name"])

    def _welcome(self, person: int, name: str) -> None:
        self._leave_walk_in()
        self.table.select(person)
        self.said.emit(_("Marked present: {name}").format(name=name), True)

    def _leave_walk_in(self) -> None:
        self.walk_in.hide()
        self.search.empty_out()
        self.search.setFocus()

    # Building

    def _show_keys(self, typing: bool) -> None:  # noqa: FBT001 - a slot of a signal
        """Say which keys do what now: in the search they type once something is typed."""
        self._keys.setText(
            _("Enter — mark or add · ↓ — to the list") if typing else _("Space — mark · ↓ — next")
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_requested.emit()
        else:
            super().keyPressEvent(event)

    def _on_session(self, number: int) -> None:
        self._session = number
        self._read_people()

    def _compare(self) -> None:
        if self._pair:
            self.linked.emit(f"person:{self._pair[0].person}")

    def _connect(self) -> None:
        self._crumbs.back_requested.connect(self.back_requested)
        self._held.clicked.connect(self.held_requested)
        self._all.clicked.connect(self.mark_all)
        self.search.searched.connect(self._show_people)
        self.search.returnPressed.connect(self._on_enter)
        self.search.left_downwards.connect(self.table.setFocus)
        self.search.typing.connect(self._show_keys)
        self.table.mark_asked.connect(self._put)
        self.walk_in.person_chosen.connect(self._add_known)
        self.walk_in.person_typed.connect(self._add_new)
        self.walk_in.closed.connect(self._leave_walk_in)
        self._group.idClicked.connect(self._on_session)
        self._alike.asked.connect(self._compare)
        self._closed.period_asked.connect(self.period_asked)
        self.totals.linked.connect(self.linked)
        self.totals.said.connect(self.said)
        QShortcut(QKeySequence("Ctrl+F"), self, self.search.setFocus)

    def _build(self) -> None:
        self.search.setObjectName("attendee")
        self._all.setObjectName("all_present")
        self._held.setObjectName("held_here")
        self._all.setToolTip(tooltip(_("Everybody without a mark becomes present.")))
        self._crumbs.add(self._pill)
        strip = Strip(self._crumbs)
        strip.add(self._held)
        strip.add(self._all)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addLayout(self._list_side(), 1)
        middle.addWidget(self.totals)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(strip)
        box.addLayout(middle, 1)

    def _list_side(self) -> QVBoxLayout:
        self._alike_line = plane("surface")
        foot = QVBoxLayout(self._alike_line)
        foot.setContentsMargins(L, S, L, M)
        foot.addWidget(self._alike)
        self._chip_line = plane("surface")
        self._chip_line.setLayout(self._chips)
        self._show_keys(typing=False)
        digits = _("In the list: 1 — present · 2 — absent · 3 — excused · 0 — no mark")
        self._keys.setToolTip(tooltip(digits))
        self.table.view.setAccessibleDescription(digits)
        line = QHBoxLayout()
        line.setSpacing(M)
        line.addWidget(self.search, 1)
        line.addWidget(self._keys)
        top = QVBoxLayout()
        top.setContentsMargins(L, M, L, S)
        top.setSpacing(M)
        self._closed_line = plane("surface")
        inside = QVBoxLayout(self._closed_line)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._closed)
        for each in (self._closed_line, self._chip_line, self.walk_in):
            top.addWidget(each)
        top.insertLayout(2, line)
        side = QVBoxLayout()
        side.setSpacing(0)
        side.addLayout(top)
        side.addWidget(self.table, 1)
        side.addWidget(self._alike_line)
        return side


def _is_called(attendee: Attendee, text: str) -> bool:
    return key(attendee.code) == key(text) or fold(attendee.name) == fold(text)
