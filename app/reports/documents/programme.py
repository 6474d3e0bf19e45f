"""The programme of an event: aim, expected results, and what happens when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.reports.content import (
    Document,
    Fact,
    Grid,
    Line,
    Saying,
    Signatures,
    Subheading,
    ToFill,
    Tone,
    Typed,
)
from app.reports.documents.events import days, event_facts, hours_of
from app.reports.documents.framing import framed
from app.reports.formatting import number, short_date
from app.reports.rows import Align, Column

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.models.sessions import Session
    from app.models.store import Store
    from app.reports.content import Part
    from app.reports.documents.events import EventFacts

_ROOM: int = 2


def programme_document(store: Store, event: int, language: str) -> Document:
    """Return the programme of an event, made of its sessions."""
    facts = event_facts(store, event, language)
    title = f"{facts.t('Event programme')}. {facts.event.topic}"
    foot = facts.t("Record code: {code}").format(code=facts.code)
    return framed(title, facts.event.last_day, facts.head, language, _parts(facts), foot=foot)


def _parts(facts: EventFacts) -> Iterator[Part]:
    t, event = facts.t, facts.event
    if school := facts.head.school(facts.language):
        yield Saying(school, Tone.SUBTITLE)
    yield Saying(t("Event programme"), Tone.TITLE)
    yield Saying(event.topic, Tone.SUBTITLE)
    yield from _facts(facts)
    yield Subheading(t("Aim"))
    yield Typed(facts.purpose.aim) if facts.purpose.aim else ToFill(_ROOM)
    yield Subheading(t("Expected results"))
    yield Typed(facts.purpose.expected) if facts.purpose.expected else ToFill(_ROOM)
    yield Subheading(t("Course of the event"))
    yield _grid(facts)
    yield Signatures(facts.head.signatories[:1])


def _facts(facts: EventFacts) -> Iterator[Part]:
    t, event = facts.t, facts.event
    planned = number(event.planned, facts.language) if event.planned else ""
    told = (
        (t("Kind of event"), facts.kind),
        (t("Format"), facts.format),
        (t("Date"), days(facts)),
        (t("Venue"), facts.place),
        (t("Facilitators"), ", ".join(facts.facilitators)),
        (t("Invited schools"), ", ".join(facts.schools)),
        (t("Planned participants"), planned),
    )
    return (Fact(label, value) for label, value in told if value)


def _grid(facts: EventFacts) -> Grid:
    t = facts.t
    columns = (
        Column(t("Time"), 3),
        Column(t("Topic"), 9),
        Column(t("Speaker"), 5),
        Column(t("Hours"), 1.8, Align.RIGHT),
    )
    speakers = "\n".join(facts.facilitators)
    lines = tuple(_line(facts, each, speakers) for each in facts.sessions)
    return Grid(columns, lines)


def _line(facts: EventFacts, session: Session, speakers: str) -> Line:
    when = "\n".join(filter(None, (short_date(session.day), session.starts)))
    topic = session.topic or facts.event.topic
    return Line((when, topic, speakers, hours_of(session.hours, facts.language)))
