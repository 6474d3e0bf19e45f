"""Requests of partner schools: their numbers, statuses and similar ones."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from app.models import closed_days
from app.models.identity import personal_number_problems
from app.models.periods import school_year_of
from app.models.problems import Problem, error
from app.models.school_name import school_name
from app.models.search import Slice, Where, and_all, in_order, matching, or_any
from app.models.search import numbers as read_numbers
from app.models.settings import read as read_settings
from app.models.text import fold, key

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from app.models.gate import Change
    from app.models.store import Store

OPEN: Final = ("new", "review", "clarify", "accepted", "planned", "partly", "deferred")
CLOSED: Final = ("fulfilled", "forwarded", "refused", "withdrawn")
DECIDING: Final = frozenset({"accepted", "planned", "deferred", "forwarded", "refused"})
UNDECIDED: Final = ("new", "review", "clarify")
REASONED: Final = frozenset({"deferred", "forwarded", "refused", "withdrawn"})

_FROM_NEW: Final = (
    "review", "clarify", "accepted", "planned", "deferred", "forwarded", "refused", "withdrawn",
)  # fmt: skip
TRANSITIONS: Final[dict[str, tuple[str, ...]]] = {
    "new": _FROM_NEW,
    "review": _FROM_NEW[1:],
    "clarify": (
        "review", "accepted", "planned", "deferred", "forwarded", "refused", "withdrawn",
    ),
    "accepted": (
        "clarify", "planned", "fulfilled", "partly", "deferred", "forwarded", "refused",
        "withdrawn",
    ),
    "planned": ("accepted", "fulfilled", "partly", "deferred", "withdrawn"),
    "partly": ("planned", "fulfilled", "withdrawn"),
    "deferred": ("review", "accepted", "planned", "refused", "withdrawn"),
    **dict.fromkeys(CLOSED, ("review",)),
}  # fmt: skip
"""What a status may become on screen; a closed request is reopened with a reason."""


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it stands now; `due` is the day by which a decision is expected."""

    id: int
    leading: int | None
    school_year: str
    number: str
    received: date
    school: int
    school_name: str
    channel: str | None
    letter_number: str | None
    topic: str
    direction: str | None
    audience: str | None
    participants: int | None
    desired_kind: str | None
    desired_dates: str | None
    responsible: int | None
    note: str | None
    status: str
    decided: date | None
    closed: date | None
    reason: str | None
    events: int

    @property
    def is_open(self) -> bool:
        """Say whether work on the request still goes on."""
        return self.status in OPEN


def _select() -> str:
    return (
        "SELECT request.id, request.leading, request.school_year, request.number, request.received,"
        f" request.school, {school_name('s')} AS school_name, request.channel,"
        " request.letter_number,"
        " request.topic, request.direction, request.audience, request.participants,"
        " request.desired_kind, request.desired_dates, request.responsible, request.note,"
        " request.status, request.decided, request.closed, request.reason,"
        " (SELECT count(*) FROM event_request l WHERE l.request = request.id) AS events"
        " FROM request JOIN school s ON s.id = request.school"
    )


ORDERS: Final = {
    "number": "request.school_year || printf('%02d', length(request.number_key))"
    " || request.number_key",
    "received": "request.received",
    "school": "s.sort_key",
    "status": f"instr('{' '.join(OPEN + CLOSED)}', request.status)",
}
BY_DATE: Final = Slice("received", descending=True)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _request(row: sqlite3.Row) -> Request:
    values = dict(row)
    for name in ("received", "decided", "closed"):
        values[name] = _day(row[name])
    return Request(**values)


@dataclass(frozen=True, slots=True)
class Filter:
    """Which requests to list; None and empty leave a thing open."""

    text: str = ""
    statuses: tuple[str, ...] = ()
    received_from: date | None = None
    received_to: date | None = None
    school: int | None = None
    direction: str | None = None
    leading: int | None = None
    ids: tuple[int, ...] | None = None


def _where(wanted: Filter) -> Where:
    conditions: list[Where] = []
    if wanted.text:
        by_school = matching("school", wanted.text, "request.school")
        conditions.append(or_any([matching("request", wanted.text, "request.id"), by_school]))
    if wanted.statuses:
        marks = ", ".join("?" * len(wanted.statuses))
        conditions.append(Where(f"request.status IN ({marks})", wanted.statuses))
    if wanted.received_from:
        conditions.append(Where("request.received >= ?", (wanted.received_from.isoformat(),)))
    if wanted.received_to:
        conditions.append(Where("request.received <= ?", (wanted.received_to.isoformat(),)))
    for name in ("school", "direction", "leading"):
        if getattr(wanted, name) is not None:
            conditions.append(Where(f"request.{name} = ?", (getattr(wanted, name),)))
    if wanted.ids is not None:
        conditions.append(Where(f"request.id IN ({', '.join(map(str, wanted.ids))})"))
    return and_all(conditions)


def count(store: Store, wanted: Filter) -> int:
    """Return how many requests fit."""
    where = _where(wanted)
    return store.value(f"SELECT count(*) FROM request WHERE {where.sql}", where.parameters)


def page(store: Store, wanted: Filter, part: Slice = BY_DATE) -> list[Request]:
    """Return the requests that fit; `part` orders by one of `ORDERS`."""
    where = _where(wanted)
    shown = (
        "SELECT request.id FROM request JOIN school s ON s.id = request.school"
        f" WHERE {where.sql} {part.sql(ORDERS, 'request.id')}"
    )
    order = part.order_by(ORDERS, "request.id")
    rows = store.rows(f"{_select()} WHERE request.id IN ({shown}) {order}", where.parameters)
    return [_request(row) for row in rows]


def numbers(store: Store, wanted: Filter, part: Slice = BY_DATE) -> Sequence[int]:
    """Return the numbers of all requests that fit, in the order of `part`."""
    where = _where(wanted)
    order = part.order_by(ORDERS, "request.id")
    if part.order == "school":
        source = "request JOIN school s ON s.id = request.school"
        sql = f"SELECT request.id FROM {source} WHERE {where.sql} {order}"
    else:
        sql = in_order("request", "request", where.sql, order)
    return read_numbers(store, sql, where.parameters)


def get(store: Store, number: int) -> Request:
    """Return one request."""
    row = store.one(f"{_select()} WHERE request.id = ?", (number,))
    assert row is not None, number  # noqa: S101 - numbers come from the store
    return _request(row)


# Numbers


def next_number(store: Store, leading: int | None, received: date) -> str:
    """Return the next registration number of the school year; used numbers never come again."""
    prefix = read_settings(store).request_prefix
    return next_in_series(store, "request", leading, school_year_of(received), prefix)


def next_in_series(store: Store, table: str, leading: int | None, year: str, prefix: str) -> str:
    """Return the prefix and the number after the highest one ever given with it in a year."""
    rows = store.rows(
        "SELECT number_key FROM given WHERE record_table = ? AND leading = ? AND school_year = ?",
        (table, leading or 0, year),
    )
    start = key(prefix)
    rests = (row[0].removeprefix(start) for row in rows if row[0].startswith(start))
    serials = (int(rest) for rest in rests if re.fullmatch("[0-9]{1,9}", rest))
    return f"{prefix}{max(serials, default=0) + 1:02}"


def by_number(store: Store, number: str, leading: int | None) -> int | None:
    """Return the request with this number in the newest school year that has one."""
    return store.value(
        "SELECT id FROM request WHERE number_key = ? AND leading IS ?"
        " ORDER BY school_year DESC LIMIT 1",
        (key(number), leading),
    )


# Writing

FIELDS: Final = (
    "number", "received", "school", "channel", "letter_number", "topic", "direction", "audience",
    "participants", "desired_kind", "desired_dates", "responsible", "note", "decided", "closed",
    "reason",
)  # fmt: skip
_DAYS: Final = ("received", "decided", "closed")
_TEXTS: Final = (
    "number", "topic", "audience", "note", "letter_number", "reason", "desired_kind",
    "desired_dates",
)  # fmt: skip


def problems(store: Store, number: int | None, values: Mapping[str, Any]) -> list[Problem]:
    """Return what is wrong with the values of a form, by field."""
    needed = ("number", "received", "school", "topic")
    found = [error("required", name) for name in needed if not values.get(name)]
    found += day_problems(values)
    if values.get("received") and values.get("number") and _taken(store, number, values):
        found.append(error("repeated_number", "number", value=values["number"]))
    if (values.get("participants") or 0) < 0:
        found.append(error("negative", "participants"))
    for name in _TEXTS:
        found += personal_number_problems(name, values.get(name))
    was = get(store, number).received if number is not None else None
    owner = owner_of(store, "request", number, values)
    move = closed_days.Move(owner, was, values.get("received"))
    return found + closed_days.problems(store, move, "received", values.get("number"))


def day_problems(values: Mapping[str, Any]) -> list[Problem]:
    """Return which days of a request cannot be: nothing is decided or closed before receipt."""
    received = values.get("received")
    return [
        error("before_receipt", name)
        for name in ("decided", "closed")
        if received and values.get(name) and values[name] < received
    ]


def _taken(store: Store, number: int | None, values: Mapping[str, Any]) -> bool:
    owner = owner_of(store, "request", number, values)
    other = store.value(
        "SELECT id FROM request WHERE number_key = ? AND leading IS ? AND school_year = ?",
        (key(values["number"]), owner, school_year_of(values["received"])),
    )
    return other is not None and other != number


def owner_of(store: Store, table: str, number: int | None, values: Mapping[str, Any]) -> int | None:
    """Return the leading school of a request or event; a new one is the own school's."""
    if number is not None:
        return store.value(f"SELECT leading FROM {table} WHERE id = ?", (number,))
    return values.get("leading", read_settings(store).own_school)


def save(store: Store, change: Change, number: int | None, values: Mapping[str, Any]) -> int:
    """Write the values of a request and return its number in the store; a new one is «new»."""
    row: dict[str, Any] = {name: values[name] for name in FIELDS if name in values}
    for name in _DAYS:
        if row.get(name):
            row[name] = row[name].isoformat()
    if "received" in values:
        row["school_year"] = school_year_of(values["received"])
    if number is not None:
        change.update("request", number, row)
        _move_steps(store, change, number, values)
        return number
    row["leading"] = owner_of(store, "request", None, values)
    request = change.insert("request", {**row, "status": "new"})
    _note(change, request, Step("new", values["received"]))
    return request


def _move_steps(store: Store, change: Change, request: int, values: Mapping[str, Any]) -> None:
    """Keep the dated statuses within what the form says: from receipt on, closed when it says."""
    found = store.rows("SELECT id, status FROM request_status WHERE request = ?", (request,))
    known = {row["id"]: row["status"] for row in found}
    first, last = min(known, default=None), max(known, default=None)
    if first and values.get("received"):
        change.update("request_status", first, {"day": values["received"].isoformat()})
        _let_pass(store, change, request, "<", values["received"])
    if last and values.get("closed") and known[last] in CLOSED:
        change.update("request_status", last, {"day": values["closed"].isoformat()})
        _let_pass(store, change, request, ">", values["closed"])


def _let_pass(store: Store, change: Change, request: int, beyond: str, day: date) -> None:
    """Bring the steps of a request that lie before or after a day to that day."""
    sql = f"SELECT id FROM request_status WHERE request = ? AND day {beyond} ?"
    for row in store.rows(sql, (request, day.isoformat())):
        change.update("request_status", row["id"], {"day": day.isoformat()})


@dataclass(frozen=True, slots=True)
class Step:
    """A dated status of a request."""

    status: str
    day: date
    reason: str | None = None
    who: str | None = None


def _note(change: Change, request: int, step: Step) -> None:
    row = {"status": step.status, "day": step.day.isoformat(), "reason": step.reason}
    change.insert("request_status", {"request": request, **row, "who": step.who})


def needs_reason(current: str, wanted: str) -> bool:
    """Say whether this step must be explained: setting aside, ending without help, reopening."""
    return wanted in REASONED or current in CLOSED


def move_problems(
    request: Request, status: str, day: date | None, reason: str | None
) -> list[Problem]:
    """Return what forbids this step of a request."""
    found: list[Problem] = []
    if status not in TRANSITIONS[request.status]:
        found.append(error("transition", "status", current=request.status, wanted=status))
    if day is None:
        found.append(error("required", "day"))
    elif day < request.received:
        found.append(error("before_receipt", "day"))
    if needs_reason(request.status, status) and not (reason or "").strip():
        found.append(error("required", "reason"))
    return found + personal_number_problems("reason", reason)


def move(store: Store, change: Change, request: Request, step: Step) -> None:
    """Bring a request to another status.

    Earlier steps that were dated after the day of this one are taken to have happened by then: what
    is typed later about an earlier day tells the true order. The reason goes with the status.
    """
    _let_pass(store, change, request.id, ">", step.day)
    values: dict[str, Any] = {"status": step.status, "closed": None, "reason": step.reason or None}
    decided = request.decided or (step.day if step.status in DECIDING else None)
    if decided:
        values["decided"] = min(decided, step.day).isoformat()
    if step.status in CLOSED:
        values["closed"] = step.day.isoformat()
    change.update("request", request.id, values)
    _note(change, request.id, replace(step, who=step.who or store.who or None))


def steps(store: Store, request: int) -> list[Step]:
    """Return the statuses a request has gone through, oldest first."""
    rows = store.rows(
        "SELECT status, day, reason, who FROM request_status WHERE request = ? ORDER BY day, id",
        (request,),
    )
    return [
        Step(row["status"], date.fromisoformat(row["day"]), row["reason"], row["who"])
        for row in rows
    ]


def similar(
    store: Store, topic: str, direction: str | None, *, but: int | None = None, limit: int = 3
) -> list[Request]:
    """Return open requests of the same direction, or sharing a long word of the topic."""
    words = {word for word in fold(topic).split() if len(word) >= 6}
    conditions = [matching("request", word, "request.id") for word in sorted(words)]
    if direction and direction != "other":
        conditions.append(Where("request.direction = ?", (direction,)))
    if not conditions:
        return []
    still_open = Where(f"request.status IN ({', '.join('?' * len(OPEN))})", OPEN)
    where = and_all([or_any(conditions), still_open, Where("request.id IS NOT ?", (but,))])
    rows = store.rows(
        f"{_select()} WHERE {where.sql} ORDER BY request.direction IS NOT ?, received DESC LIMIT ?",
        (*where.parameters, direction, limit),
    )
    return [_request(row) for row in rows]
