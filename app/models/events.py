"""Events: what is planned and held for partner schools, their sessions, schools and requests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from app.models import closed_days, requests
from app.models.event_filter import Filter, where_of
from app.models.identity import personal_number_problems
from app.models.periods import school_year_of
from app.models.problems import Problem, error, warning
from app.models.school_name import school_name
from app.models.search import Slice, in_order
from app.models.search import numbers as read_numbers
from app.models.sessions import (
    Session,
    save_sessions,
    scaled,
    session_problems,
    sessions,
    unscaled,
)
from app.models.settings import read as read_settings
from app.models.text import key

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

    from app.models.gate import Change
    from app.models.store import Store

STATUSES: Final = ("planned", "confirmed", "held", "not_held")
BEST_MARK: Final = 5


@dataclass(frozen=True, slots=True)
class Event:
    """An event as it stands now; `hours` are academic hours of all its sessions together.

    `original_day` is the first day before rescheduling; `feedback_mean` is on the scale 1–5.
    """

    id: int
    leading: int | None
    school_year: str
    number: str
    topic: str
    kind: str
    format: str | None
    place_school: int | None
    place: str | None
    first_day: date
    last_day: date
    original_day: date | None
    move_reason: str | None
    planned: int | None
    parents: int | None
    status: str
    reason: str | None
    feedback_forms: int | None
    feedback_mean: Decimal | None
    note: str | None
    hours: Decimal
    sessions: int
    present: int
    requests: int
    place_name: str | None


# Distinct people, a joined spelling counting as the person it was joined to, as in the figures.
# Following the joinings takes its time, so it is done for the few events where there are any.
_PRESENT: Final = (
    "CASE WHEN event.id IN (SELECT x.event FROM person p CROSS JOIN attendance a ON a.person = p.id"
    " CROSS JOIN event_session x ON x.id = a.session WHERE p.same_as IS NOT NULL) THEN"
    " (WITH RECURSIVE sat (person) AS (SELECT a.person FROM event_session x"
    " JOIN attendance a ON a.session = x.id WHERE x.event = event.id AND a.mark = 'present'"
    " UNION SELECT p.same_as FROM sat JOIN person p ON p.id = sat.person"
    " WHERE p.same_as IS NOT NULL)"
    " SELECT count(*) FROM sat JOIN person p ON p.id = sat.person WHERE p.same_as IS NULL)"
    " ELSE (SELECT count(DISTINCT a.person) FROM event_session x JOIN attendance a"
    " ON a.session = x.id WHERE x.event = event.id AND a.mark = 'present') END"
)


def _select() -> str:
    return (
        "SELECT event.id, event.leading, event.school_year, event.number, event.topic, event.kind,"
        " event.format, event.place_school, event.place, event.first_day, event.last_day,"
        " event.original_day, event.move_reason, event.planned, event.parents, event.status,"
        " event.reason, event.feedback_forms, event.feedback_mean, event.note,"
        " (SELECT ifnull(sum(hours), 0) FROM event_session x WHERE x.event = event.id) AS hours,"
        " (SELECT count(*) FROM event_session x WHERE x.event = event.id) AS sessions,"
        f" {_PRESENT} AS present,"
        " (SELECT count(*) FROM event_request l WHERE l.event = event.id) AS requests,"
        f" ifnull({school_name('place_school')}, event.place) AS place_name"
        " FROM event LEFT JOIN school place_school ON place_school.id = event.place_school"
    )


ORDERS: Final = {
    "number": "event.school_year || printf('%02d', length(event.number_key)) || event.number_key",
    "day": "event.first_day",
    "kind": "event.kind",
    "present": _PRESENT,
    "status": "event.status",
}
BY_DAY: Final = Slice("day", descending=True)


def _event(row: sqlite3.Row) -> Event:
    values = dict(row)
    for name in ("first_day", "last_day", "original_day"):
        values[name] = date.fromisoformat(row[name]) if row[name] else None
    for name in ("feedback_mean", "hours"):
        values[name] = unscaled(row[name])
    return Event(**values)


EVERY: Final = Filter()


def count(store: Store, wanted: Filter = EVERY) -> int:
    """Return how many events fit."""
    where = where_of(wanted)
    return store.value(f"SELECT count(*) FROM event WHERE {where.sql}", where.parameters)


def page(store: Store, wanted: Filter = EVERY, part: Slice = BY_DAY) -> list[Event]:
    """Return the events that fit; `part` orders by one of `ORDERS`."""
    where = where_of(wanted)
    # Ordered only where a part is taken: the index of the order would lead through all events.
    some = part.sql(ORDERS, "event.id") if part.limit >= 0 else ""
    shown = f"SELECT event.id FROM event WHERE {where.sql} {some}"
    order = part.order_by(ORDERS, "event.id")
    rows = store.rows(f"{_select()} WHERE event.id IN ({shown}) {order}", where.parameters)
    return [_event(row) for row in rows]


def numbers(store: Store, wanted: Filter = EVERY, part: Slice = BY_DAY) -> Sequence[int]:
    """Return the numbers of all events that fit, in the order of `part`."""
    where = where_of(wanted)
    sql = in_order("event", "event", where.sql, part.order_by(ORDERS, "event.id"))
    return read_numbers(store, sql, where.parameters)


def get(store: Store, number: int) -> Event:
    """Return one event."""
    row = store.one(f"{_select()} WHERE event.id = ?", (number,))
    assert row is not None, number  # noqa: S101 - numbers come from the store
    return _event(row)


# Numbers


def next_number(store: Store, leading: int | None, day: date) -> str:
    """Return the next number of the school year of the first planned day."""
    prefix = read_settings(store).event_prefix
    return requests.next_in_series(store, "event", leading, school_year_of(day), prefix)


def by_number(store: Store, number: str, leading: int | None) -> int | None:
    """Return the event with this number in the newest school year that has one."""
    return store.value(
        "SELECT id FROM event WHERE number_key = ? AND leading IS ?"
        " ORDER BY school_year DESC LIMIT 1",
        (key(number), leading),
    )


# Writing

FIELDS: Final = (
    "number", "topic", "kind", "format", "place_school", "place", "first_day", "last_day",
    "original_day", "move_reason", "planned", "parents", "reason", "feedback_forms",
    "feedback_mean", "note",
)  # fmt: skip
_DAYS: Final = ("first_day", "last_day", "original_day")
_COUNTS: Final = ("planned", "parents", "feedback_forms", "hours")


def problems(store: Store, number: int | None, values: Mapping[str, Any]) -> list[Problem]:
    """Return what is wrong with the values of a form, by field."""
    found = [
        error("required", name)
        for name in ("number", "first_day", "kind", "topic")
        if not values.get(name)
    ]
    found += day_problems(values)
    if values.get("first_day") and values.get("number") and _taken(store, number, values):
        found.append(error("repeated_number", "number", value=values["number"]))
    found += [error("negative", name) for name in _COUNTS if (values.get(name) or 0) < 0]
    found += feedback_problems(values) + session_problems(store, number, values)
    was = get(store, number).last_day if number is not None else None
    day = values.get("last_day") or values.get("first_day")
    move = closed_days.Move(requests.owner_of(store, "event", number, values), was, day)
    found += closed_days.problems(store, move, "first_day", values.get("number"))
    for name in ("topic", "place", "note", "move_reason", "reason"):
        found += personal_number_problems(name, values.get(name))
    return found


def day_problems(values: Mapping[str, Any]) -> list[Problem]:
    """Return which days of an event cannot be: it does not end before it begins."""
    first, last = values.get("first_day"), values.get("last_day")
    return [error("end_before_start", "last_day")] if first and last and last < first else []


def feedback_problems(values: Mapping[str, Any]) -> list[Problem]:
    """Return what is wrong with the number of feedback forms and their mean."""
    mean, forms = values.get("feedback_mean"), values.get("feedback_forms")
    if mean is None:
        return [warning("mean_missing", "feedback_mean")] if forms else []
    if not 1 <= mean <= BEST_MARK:
        return [error("mean_range", "feedback_mean")]
    return [] if forms else [warning("forms_missing", "feedback_forms")]


def _year_of_number(store: Store, number: int | None, values: Mapping[str, Any]) -> str:
    """Return the school year in which the number counts: that of the first day ever planned."""
    merged = {**_days_of(store, number), **values}
    return school_year_of(merged.get("original_day") or merged["first_day"])


def _days_of(store: Store, number: int | None) -> dict[str, Any]:
    if number is None:
        return {}
    known = get(store, number)
    return {name: getattr(known, name) for name in _DAYS}


def _taken(store: Store, number: int | None, values: Mapping[str, Any]) -> bool:
    owner = requests.owner_of(store, "event", number, values)
    other = store.value(
        "SELECT id FROM event WHERE number_key = ? AND leading IS ? AND school_year = ?",
        (key(values["number"]), owner, _year_of_number(store, number, values)),
    )
    return other is not None and other != number


def save(store: Store, change: Change, number: int | None, values: Mapping[str, Any]) -> int:
    """Write the values of an event and return its number in the store; a new one is planned.

    `sessions` are all of them, else `hours` is that of the only one; `schools`, `facilitators`
    and `requests` are numbers of records. What is not among `values` stays as it is.
    """
    row: dict[str, Any] = {name: values[name] for name in FIELDS if name in values}
    if row.get("first_day"):
        row["last_day"] = row.get("last_day") or _last_day(store, number, values)
    for name in _DAYS:
        if row.get(name):
            row[name] = row[name].isoformat()
    if "feedback_mean" in row:
        row["feedback_mean"] = scaled(row["feedback_mean"])
    event = _save_row(store, change, number, values, row)
    if values.get("sessions"):
        save_sessions(store, change, event, values["sessions"])
    else:
        _save_only_session(store, change, event, values)
    for name in LINKS:
        if name in values:
            added = _save_links(store, change, event, name, values[name] or ())
            if name == "requests":
                _plan_requests(store, change, event, added)
    return event


def _last_day(store: Store, number: int | None, values: Mapping[str, Any]) -> date:
    """Return the last day where none is given: one day only, or at least as long as it was."""
    first: date = values["first_day"]
    known = None if "last_day" in values else _days_of(store, number).get("last_day")
    return max(first, known or first)


def _save_row(
    store: Store,
    change: Change,
    number: int | None,
    values: Mapping[str, Any],
    row: dict[str, Any],
) -> int:
    row["school_year"] = _year_of_number(store, number, values)
    if number is not None:
        change.update("event", number, row)
        return number
    row["leading"] = requests.owner_of(store, "event", None, values)
    return change.insert("event", {**row, "status": values.get("status") or "planned"})


LINKS: Final = {
    "schools": ("event_school", "school"),
    "facilitators": ("event_facilitator", "person"),
    "requests": ("event_request", "request"),
}


def linked(store: Store, event: int, name: str) -> list[int]:
    """Return the numbers of an event's schools, facilitators or requests."""
    table, column = LINKS[name]
    sql = f"SELECT {column} FROM {table} WHERE event = ? ORDER BY id"
    return [row[0] for row in store.rows(sql, (event,))]


def of_request(store: Store, request: int) -> list[Event]:
    """Return the events linked to a request."""
    rows = store.rows(
        f"{_select()} JOIN event_request l ON l.event = event.id WHERE l.request = ?"
        " ORDER BY event.first_day",
        (request,),
    )
    return [_event(row) for row in rows]


def _save_links(
    store: Store, change: Change, event: int, name: str, wanted: Iterable[int]
) -> list[int]:
    """Make the links of an event those wanted and return the numbers that are new."""
    table, column = LINKS[name]
    sql = f"SELECT id, {column} AS other FROM {table} WHERE event = ?"
    known = {row["other"]: row["id"] for row in store.rows(sql, (event,))}
    asked = list(dict.fromkeys(wanted))
    for other in known.keys() - set(asked):
        change.delete(table, known[other])
    added = [other for other in asked if other not in known]
    for other in added:
        change.insert(table, {"event": event, column: other})
    return added


def _save_only_session(store: Store, change: Change, event: int, values: Mapping[str, Any]) -> None:
    """Keep the one session of a simple event on its first day, with its hours."""
    if "first_day" not in values and "hours" not in values:
        return
    known = sessions(store, event)
    if len(known) > 1:
        return
    only = known[0] if known else Session(None, values["first_day"])
    day = values.get("first_day") or only.day
    hours = values["hours"] if values.get("hours") is not None else only.hours
    if "hours" in values and values["hours"] is None:
        hours = Decimal(0)
    save_sessions(
        store, change, event, [Session(only.id, day, only.starts, only.topic, Decimal(hours))]
    )


def link(store: Store, change: Change, event: int, request: int) -> None:
    """Link an event and a request; the request becomes planned where that is a step of it."""
    wanted = [*linked(store, event, "requests"), request]
    _plan_requests(store, change, event, _save_links(store, change, event, "requests", wanted))


def unlink(store: Store, change: Change, event: int, request: int) -> None:
    """Take the link of an event and a request away."""
    wanted = [each for each in linked(store, event, "requests") if each != request]
    _save_links(store, change, event, "requests", wanted)


def _plan_requests(store: Store, change: Change, event: int, added: Iterable[int]) -> None:
    current = get(store, event)
    if current.status not in {"planned", "confirmed"}:
        return
    for number in added:
        request = requests.get(store, number)
        if "planned" in requests.TRANSITIONS[request.status]:
            day = max(request.received, min(store.today(), current.first_day))
            requests.move(store, change, request, requests.Step("planned", day))
