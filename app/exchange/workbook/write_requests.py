"""Writing the requests of an import, with the statuses they are known to have gone through."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from app.exchange.workbook.plan import Row, Verdict
from app.exchange.workbook.writing import iso
from app.models.requests import CLOSED

if TYPE_CHECKING:
    from app.exchange.workbook.columns import Values
    from app.exchange.workbook.writing import Writing

_COLUMNS: Final = {
    "received": "received",
    "school": "school",
    "channel": "channel",
    "topic": "topic",
    "direction": "direction",
    "audience": "audience",
    "count": "participants",
    "desired_kind": "desired_kind",
    "desired_dates": "desired_dates",
    "decided": "decided",
    "status": "status",
    "closed": "closed",
    "reason": "reason",
}
"""The columns of the sheet, each with the field that holds it."""

_DAYS: Final = frozenset({"received", "decided", "closed"})


def write_requests(writing: Writing) -> None:
    """Write requests; their links to events come later, when all events have numbers."""
    new = writing.rows("requests", Verdict.NEW)
    writing.insert("request", new, [_new_request(writing, row) for row in new])
    writing.change.insert_all(
        "request_status",
        [
            {"request": writing.own_id(row), "who": None, **step}
            for row in new
            for step in _steps(row.entry.values)
        ],
    )
    for row in writing.rows("requests", Verdict.CHANGED):
        _change_request(writing, row)


def _new_request(writing: Writing, row: Row) -> dict[str, Any]:
    school_year, _ = row.entry.key or ("", "")
    return {
        "leading": writing.leading,
        "school_year": school_year,
        "number": row.entry.values["number"],
        **_fields(writing, row, tuple(_COLUMNS)),
    }


def _fields(writing: Writing, row: Row, columns: tuple[str, ...]) -> dict[str, Any]:
    values: dict[str, Any] = {_COLUMNS[column]: row.entry.values[column] for column in columns}
    for name in _DAYS & values.keys():
        values[name] = iso(values[name])
    if "school" in values:
        values["school"] = writing.id_of("schools", values["school"])
    if "topic" in values:
        values["topic"] = values["topic"] or ""
    return values


def _steps(values: Values) -> list[dict[str, Any]]:
    """Return the dated statuses that a row tells of: new at receipt, then the present one."""
    received, status = iso(values["received"]), values["status"]
    steps: list[dict[str, Any]] = [{"status": "new", "day": received, "reason": None}]
    if status != "new":
        steps.append({"status": status, "day": _day(values), "reason": values["reason"]})
    return steps


def _day(values: Values) -> str | None:
    """Return the day of the present status; one closed without a date was never open."""
    closed = values["status"] in CLOSED
    return iso(values["closed" if closed else "decided"] or values["received"])


def _change_request(writing: Writing, row: Row) -> None:
    assert row.record  # noqa: S101 - a changed row is stored
    columns = tuple(column for column in _COLUMNS if column in row.changes)
    writing.change.update("request", row.record.id, _fields(writing, row, columns))
    last = writing.store.one(
        "SELECT id, day FROM request_status WHERE request = ? ORDER BY day DESC, id DESC",
        (row.record.id,),
    )
    values = row.entry.values
    if "status" in row.changes:
        step = {"status": values["status"], "reason": values["reason"], "who": None}
        day = max(_day(values) or "", last["day"] if last else "")
        writing.change.insert("request_status", {"request": row.record.id, "day": day, **step})
    elif last and values["status"] in CLOSED and "closed" in row.changes and values["closed"]:
        writing.change.update("request_status", last["id"], {"day": iso(values["closed"])})
