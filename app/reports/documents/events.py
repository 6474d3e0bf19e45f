"""What documents say of an event, in the words of one language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.i18n import translation
from app.models import event_kinds, event_purposes, events, people, sessions
from app.models.letterhead import masthead
from app.models.listing import school_names
from app.models.vocabulary import word
from app.reports.blocks import labelled
from app.reports.formatting import NO_VALUE, number, short_date, span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from decimal import Decimal

    from reportlab.platypus import Flowable

    from app.i18n import Translation
    from app.models.event_purposes import Purpose
    from app.models.events import Event
    from app.models.letterhead import Masthead
    from app.models.listing import SchoolName
    from app.models.sessions import Session
    from app.models.store import Store


@dataclass(frozen=True, slots=True)
class EventFacts:
    """An event with the words for all that it names."""

    event: Event
    head: Masthead
    language: str
    kind: str
    format: str
    place: str
    facilitators: tuple[str, ...]
    schools: tuple[str, ...]
    sessions: tuple[Session, ...]
    purpose: Purpose

    @property
    def t(self) -> Translation:
        """Return the words of the document's language."""
        return translation(self.language)

    @property
    def code(self) -> str:
        """Return the code by which a sheet on paper finds back to its record."""
        return f"{self.event.school_year}/{self.event.number}"


def event_facts(store: Store, number: int, language: str) -> EventFacts:
    """Read what documents say of an event."""
    event = events.get(store, number)
    invited = events.linked(store, number, "schools")
    places = school_names(store, {*invited, *filter(None, [event.place_school])})
    who = events.linked(store, number, "facilitators")
    return EventFacts(
        event=event,
        head=masthead(store),
        language=language,
        kind=kind_names(store, language).get(event.kind, event.kind),
        format=word("events.format", event.format, language) if event.format else "",
        place=place_of(event, places, language),
        facilitators=tuple(people.get(store, each, event.last_day).name for each in who),
        schools=tuple(places[each].name(language) for each in places if each in invited),
        sessions=tuple(sessions.sessions(store, number)),
        purpose=event_purposes.read(store, number),
    )


def kind_names(store: Store, language: str) -> dict[str, str]:
    """Return the names of kinds of events by their codes."""
    return {each.code: each.name(language) for each in event_kinds.every(store)}


def place_of(event: Event, places: Mapping[int, SchoolName], language: str) -> str:
    """Return where an event takes place."""
    if event.place_school is not None:
        return places[event.place_school].name(language)
    return event.place or ""


def hours_of(value: Decimal, language: str) -> str:
    """Return academic hours as they are printed."""
    return number(value, language) if value else NO_VALUE


def when(session: Session) -> str:
    """Return the day of a session and its hour, where it is known."""
    return (
        f"{short_date(session.day)}, {session.starts}"
        if session.starts
        else short_date(session.day)
    )


def days(facts: EventFacts) -> str:
    """Return the first and last day of an event, with the hour where it has one sitting."""
    if len(facts.sessions) == 1 and facts.event.first_day == facts.event.last_day:
        return when(facts.sessions[0])
    return span(facts.event.first_day, facts.event.last_day)


def labelled_facts(facts: Iterable[tuple[str, str]]) -> list[Flowable]:
    """Return facts one below the other; what is not known is left out."""
    return [labelled(label, value) for label, value in facts if value]
