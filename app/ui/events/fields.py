"""The form of an event: its fields, what it begins with, and how its values are read."""

from __future__ import annotations

from dataclasses import asdict
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from app.i18n import N_, _, spoken
from app.models import event_kinds, event_purposes, events, requests, schools
from app.models.event_purposes import Purpose
from app.models.search import Slice
from app.models.sessions import Session, sessions
from app.models.settings import read as read_settings
from app.models.vocabulary import codes, word
from app.ui.events.places import Places
from app.ui.events.sessions_editor import SessionsEditor, read_sessions, session_rows
from app.ui.fields import (
    Amount,
    Choice,
    Date,
    Field,
    Hit,
    MultiLookup,
    Number,
    Own,
    Section,
    Suggest,
    Text,
)
from app.ui.lookups import person_lookup, school_lookup

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from app.ui.page import Workplace

_SHOWN: Final = 12
_KEPT: Final = (
    "number", "topic", "kind", "format", "first_day", "last_day", "planned", "parents",
    "feedback_forms", "feedback_mean", "note",
)  # fmt: skip
LOCKED: Final = (
    "first_day", "last_day", "sessions", "hours", "parents", "feedback_forms", "feedback_mean",
)  # fmt: skip
"""The fields that stay as they are in a closed period."""


class EventForm:
    """Declares the form and turns what stands in it into the values of an event, and back.

    `typed` returns what stands in the form at the moment.
    """

    def __init__(self, place: Workplace, typed: Callable[[], Mapping[str, Any]]) -> None:
        self._store = place.store
        self._today = place.today
        self._typed = typed
        self._places = Places(place.store, place.today)
        self._school = school_lookup(place)
        self._person = person_lookup(place)

    # What the form is

    def fields(self) -> Sequence[Field | Section]:
        """Return the fields of the form."""
        return (*self._what(), *self._where_and_who(), *_FOR_DOCUMENTS, *_AFTERWARDS)

    def _what(self) -> Sequence[Field | Section]:
        around = Date(self._today)
        return (
            Field("number", N_("No."), Text(20), required=True, width="third"),
            Field(
                "kind", N_("Kind of event"), Choice(self._kinds), required=True, width="two_thirds"
            ),
            Field("topic", N_("Topic"), Text(300), required=True),
            Field("first_day", N_("First day"), around, required=True, width="half"),
            Field("last_day", N_("Last day"), around, width="half", help=N_("Empty: one day")),
            Field("sessions", "", Own(self._sessions_editor)),
            Field("hours", N_("Duration (academic hours)"), Amount(places=4), width="half"),
            Field("format", N_("Format"), Choice(_formats), width="half"),
        )

    def _where_and_who(self) -> Sequence[Field | Section]:
        return (
            Field(
                "place",
                N_("Venue"),
                Suggest(self._places.suggestions),
                help=N_("A school from the list, or any words"),
            ),
            Field(
                "schools",
                N_("Invited schools"),
                MultiLookup(self._find_schools, self._school.title),
                help=N_("Their people stand on the attendance list"),
            ),
            Field(
                "facilitators",
                N_("Facilitators"),
                MultiLookup(self._person.search, self._person.title),
            ),
            Field("planned", N_("Planned participants"), Number(), width="half"),
            Field(
                "requests",
                N_("Requests it answers"),
                MultiLookup(self._find_requests, self._request),
                help=N_("None: by own plan"),
            ),
        )

    def _sessions_editor(self) -> SessionsEditor:
        def only() -> tuple[date | None, Decimal | None]:
            typed = self._typed()
            return typed["first_day"], typed["hours"]

        return SessionsEditor(self._today, only)

    def _kinds(self) -> Sequence[tuple[str, str]]:
        return [(each.code, each.name(spoken())) for each in event_kinds.every(self._store)]

    # What it begins with

    def values(self, number: int | None) -> dict[str, Any]:
        """Return the values of an event, or those a new one begins with."""
        if number is None:
            return {"number": self.next_number(self._today())}
        event = events.get(self._store, number)
        known = sessions(self._store, number)
        return {
            **{name: getattr(event, name) for name in _KEPT},
            "last_day": None if event.last_day == event.first_day else event.last_day,
            "place": self._places.text(event.place_school, event.place),
            "hours": event.hours or None,
            "sessions": session_rows(known) if len(known) > 1 else [],
            **{name: events.linked(self._store, number, name) for name in events.LINKS},
            **asdict(event_purposes.read(self._store, number)),
        }

    def next_number(self, day: date) -> str:
        """Return the number that a new event beginning on `day` gets."""
        return events.next_number(self._store, read_settings(self._store).own_school, day)

    # How it is read

    def read(self, number: int | None, form: Mapping[str, Any]) -> dict[str, Any]:
        """Return the values of the event that stands in the form."""
        values = {name: form[name] for name in _KEPT} | {name: form[name] for name in events.LINKS}
        for name in ("note", "format"):
            values[name] = form[name] or None
        values["place_school"], values["place"] = self._places.read(form["place"])
        wanted = read_sessions(form["sessions"])
        if wanted:
            values["sessions"] = wanted
            values["last_day"] = form["last_day"] or max(each.day for each in wanted)
        else:
            values["hours"] = form["hours"]
            values |= self._one_of_many(number, values)
        if number is not None:
            values["original_day"] = events.get(self._store, number).original_day
        return values

    def purpose(self, form: Mapping[str, Any]) -> Purpose:
        """Return what the event in the form is for."""
        return Purpose(form["aim"] or "", form["expected"] or "")

    def _one_of_many(self, number: int | None, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return the one session that is left when an event had several."""
        known = sessions(self._store, number) if number is not None else []
        if len(known) < 2 or not values["first_day"]:
            return {}
        first, hours = known[0], values["hours"] or Decimal(0)
        only = Session(first.id, values["first_day"], first.starts, first.topic, hours)
        return {"sessions": [only]}

    # What it finds

    def _find_schools(self, text: str) -> Sequence[Hit]:
        hits = self._school.search(text)
        return hits if text else [*self._all_partners(), *hits]

    def _all_partners(self) -> list[Hit]:
        own = read_settings(self._store).own_school
        wanted = schools.Filter(status="partner", leading=own)
        partners = schools.page(self._store, wanted, self._today())
        if not partners:
            return []
        ids = tuple(each.id for each in partners)
        return [Hit(ids, _("All partner schools"), str(len(partners)))]

    def _find_requests(self, text: str) -> Sequence[Hit]:
        wanted = requests.Filter(text, statuses=requests.OPEN)
        part = Slice("received", descending=True, limit=_SHOWN)
        found = requests.page(self._store, wanted, part)
        return [Hit(each.id, f"{each.number} · {each.topic}", each.school_name) for each in found]

    def _request(self, number: int) -> str:
        return requests.get(self._store, number).number


def _formats() -> Sequence[tuple[str, str]]:
    return [(code, word("events.format", code, spoken())) for code in codes("events.format")]


_FOR_DOCUMENTS: Final = (
    Section(N_("For programme and plan")),
    Field("aim", N_("Aim"), Text(1000, multiline=True, lines=2)),
    Field("expected", N_("Expected results"), Text(1000, multiline=True, lines=2)),
)
_AFTERWARDS: Final = (
    Section(N_("After the event")),
    Field("parents", N_("Parents"), Number(), width="third"),
    Field("feedback_forms", N_("Feedback forms"), Number(), width="third"),
    Field("feedback_mean", N_("Feedback mean"), Amount(places=4, low=1, high=5), width="third"),
    Field("note", N_("Note"), Text(2000, multiline=True)),
)
