"""Events as the rows of a register: read in one go, however many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.models.event_filter import where_of

if TYPE_CHECKING:
    from app.models.event_filter import Filter
    from app.models.store import Store


class EventRow(NamedTuple):
    """An event with what a register says of it; days are ISO text, `present` counts people."""

    id: int
    number: str
    topic: str
    kind: str
    format: str | None
    place_school: int | None
    place: str | None
    first_day: str
    last_day: str
    planned: int | None
    parents: int | None
    status: str
    present: int


def rows(store: Store, wanted: Filter) -> list[EventRow]:
    """Return the events that fit in order of their days."""
    where = where_of(wanted)
    present = _present(store)
    found = store.rows(
        "SELECT event.id, event.number, event.topic, event.kind, event.format, event.place_school,"
        " event.place, event.first_day, event.last_day, event.planned, event.parents, event.status"
        f" FROM event WHERE {where.sql} ORDER BY event.first_day, event.id",
        where.parameters,
    )
    return [EventRow(*tuple(row), present=present.get(row["id"], 0)) for row in found]


def _present(store: Store) -> dict[int, int]:
    """Return how many people were present at each event; a joined spelling counts as its root."""
    found = store.rows(
        "SELECT x.event, count(DISTINCT ifnull(p.same_as, p.id)) FROM attendance a"
        " JOIN event_session x ON x.id = a.session JOIN person p ON p.id = a.person"
        " WHERE a.mark = 'present' GROUP BY x.event"
    )
    return {row[0]: row[1] for row in found}


def present_of_school(store: Store, school: int) -> dict[int, int]:
    """Return how many people who ever worked at a school were present at each event."""
    found = store.rows(
        "SELECT x.event, count(DISTINCT ifnull(p.same_as, p.id)) FROM attendance a"
        " JOIN event_session x ON x.id = a.session JOIN person p ON p.id = a.person"
        " WHERE a.mark = 'present' AND p.id IN"
        " (SELECT person FROM person_post WHERE school = ?) GROUP BY x.event",
        (school,),
    )
    return {row[0]: row[1] for row in found}
