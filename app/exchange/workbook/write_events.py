"""Writing the events of an import, their links to requests, and attendance."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from app.exchange.workbook.plan import Row, Verdict
from app.exchange.workbook.writing import iso
from app.models.sessions import scaled

if TYPE_CHECKING:
    from app.exchange.workbook.columns import Field, Values
    from app.exchange.workbook.writing import Writing

_SAME: Final = ("kind", "format", "planned", "parents", "status", "feedback_forms")
"""Columns that a field of the same name holds as it is."""


def write_events(writing: Writing) -> None:
    """Write events; a new one has one session, on its first day, with all its hours."""
    new = writing.rows("events", Verdict.NEW)
    writing.insert("event", new, [_new_event(writing, row) for row in new])
    writing.change.insert_all("event_session", [_session(writing, row) for row in new])
    for row in writing.rows("events", Verdict.CHANGED):
        _change_event(writing, row)


def _new_event(writing: Writing, row: Row) -> dict[str, Any]:
    values = row.entry.values
    school_year, _ = row.entry.key or ("", "")
    return {
        "leading": writing.leading,
        "school_year": school_year,
        "number": values["number"],
        "topic": values["topic"] or "",
        **{column: values[column] for column in _SAME},
        "first_day": iso(values["date"]),
        "last_day": iso(values["end"] or values["date"]),
        "original_day": iso(values["original_date"]),
        "feedback_mean": scaled(_number(values["feedback_mean"])),
        **_place(writing, values["place"]),
        **_said(values),
    }


def _number(value: Field) -> Decimal | None:
    return value if isinstance(value, Decimal) else None


def _place(writing: Writing, place: Field) -> dict[str, Any]:
    if isinstance(place, tuple):
        return {"place_school": writing.id_of("schools", place), "place": None}
    return {"place_school": None, "place": place}


def _said(values: Values) -> dict[str, Any]:
    """Return note and reasons: what is noted of an event that did not take place is its reason."""
    not_held = values["status"] == "not_held"
    return {
        "reason": values["note"] if not_held else None,
        "move_reason": None,
        "note": None if not_held else values["note"],
    }


def _session(writing: Writing, row: Row) -> dict[str, Any]:
    values = row.entry.values
    return {
        "event": writing.own_id(row),
        "day": iso(values["date"]),
        "hours": scaled(_number(values["hours"])) or 0,
    }


def _change_event(writing: Writing, row: Row) -> None:
    assert row.record  # noqa: S101 - a changed row is stored
    values, changes = row.entry.values, set(row.changes)
    fields: dict[str, Any] = {column: values[column] for column in _SAME if column in changes}
    if "topic" in changes:
        fields["topic"] = values["topic"] or ""
    if "original_date" in changes:
        fields["original_day"] = iso(values["original_date"])
    if "feedback_mean" in changes:
        fields["feedback_mean"] = scaled(_number(values["feedback_mean"]))
    if "place" in changes:
        fields |= _place(writing, values["place"])
    if changes & {"note", "status"} and row.entry.has("note"):
        fields |= _said(values)
    fields |= _days(row)
    writing.change.update("event", row.record.id, fields)
    _change_sessions(writing, row)


def _days(row: Row) -> dict[str, Any]:
    """Return the first and last day; without a column for the end an event keeps its length."""
    assert row.record  # noqa: S101 - a changed row is stored
    first, end = row.entry.values["date"], row.entry.values["end"]
    if not row.entry.has("end"):
        end = row.record.values["end"]
        end = end + _shift(row) if isinstance(end, date) else None
    return {"first_day": iso(first), "last_day": iso(end or first)}


def _shift(row: Row) -> timedelta:
    assert row.record  # noqa: S101 - a changed row is stored
    now, before = row.entry.values["date"], row.record.values["date"]
    return now - before if isinstance(now, date) and isinstance(before, date) else timedelta()


def _change_sessions(writing: Writing, row: Row) -> None:
    assert row.record  # noqa: S101 - a changed row is stored
    if not row.record.sessions:
        writing.change.insert("event_session", _session(writing, row))
        return
    for session in row.record.sessions:
        day = writing.store.value("SELECT day FROM event_session WHERE id = ?", (session,))
        moved = date.fromisoformat(day) + _shift(row)
        writing.change.update("event_session", session, {"day": iso(moved)})
    if "hours" in row.changes:
        hours = scaled(_number(row.entry.values["hours"])) or 0
        writing.change.update("event_session", row.record.sessions[0], {"hours": hours})


def write_links(writing: Writing) -> None:
    """Link and part requests and events as the workbook says on either side."""
    writing.change.insert_all(
        "event_request",
        [
            {"request": writing.id_of("requests", one), "event": writing.id_of("events", other)}
            for one, other in sorted(writing.plan.links.new)
        ],
    )
    for one, other in sorted(writing.plan.links.gone):
        pair = (writing.id_of("requests", one), writing.id_of("events", other))
        sql = "SELECT id FROM event_request WHERE request = ? AND event = ?"
        writing.change.delete("event_request", writing.store.value(sql, pair))


def write_attendance(writing: Writing) -> None:
    """Write the marks of people at events."""
    new = writing.rows("attendance", Verdict.NEW)
    first_sessions = {
        row["event"]: row["session"]
        for row in writing.store.rows(
            "SELECT event, min(id) AS session FROM event_session GROUP BY event"
        )
    }
    writing.change.insert_all(
        "attendance",
        [
            {
                "session": first_sessions[writing.id_of("events", row.entry.values["event"])],
                "person": writing.id_of("people", row.entry.values["person"]),
                "mark": row.entry.values["mark"],
            }
            for row in new
        ],
    )
    for row in writing.rows("attendance", Verdict.CHANGED):
        _change_mark(writing, row)


def _change_mark(writing: Writing, row: Row) -> None:
    """Set a mark; one who was not present was present at no session of the event."""
    values = row.entry.values
    marked = writing.store.rows(
        "SELECT a.id FROM attendance a JOIN event_session x ON x.id = a.session"
        " WHERE x.event = ? AND a.person = ? ORDER BY x.day, x.id",
        (writing.id_of("events", values["event"]), writing.id_of("people", values["person"])),
    )
    only_first = values["mark"] == "present"
    for found in marked[:1] if only_first else marked:
        writing.change.update("attendance", found["id"], {"mark": values["mark"]})
