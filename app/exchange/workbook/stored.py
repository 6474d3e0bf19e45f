"""What a database holds, as rows of the quarter workbook: for comparing and for writing out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from app.exchange.workbook.columns import Key, Values
from app.exchange.workbook.layout import SHEETS
from app.models.sessions import unscaled

if TYPE_CHECKING:
    from app.models.store import Store


@dataclass(frozen=True, slots=True)
class Record:
    """A stored record: its number, its values by column, and the numbers of its dated rows.

    `parts` names what else a change of the record has to touch, such as the row that holds a
    school's status; `sessions` are those of an event. Who is `nameless` was anonymised.
    """

    id: int
    values: Values
    parts: dict[str, int | None] = field(default_factory=dict[str, int | None])
    sessions: tuple[int, ...] = ()
    nameless: bool = False


Records = dict[Key, Record]
Stored = dict[str, Records]


def nothing() -> Stored:
    """Return what an empty database holds."""
    return {sheet: {} for sheet in SHEETS}


def stored(store: Store, leading: int | None) -> Stored:
    """Return all schools and people, and the requests and events of one leading school."""
    schools = _schools(store)
    school_codes = {record.id: code for code, record in schools.items()}
    people = _people(store, school_codes)
    requests = _requests(store, leading, school_codes)
    events = _events(store, leading, school_codes)
    _link(store, requests, events)
    return {
        "schools": schools,
        "people": people,
        "requests": requests,
        "events": events,
        "attendance": _attendance(store, people, events),
    }


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


# Of dated rows the newest: what the reader of an undated workbook wants to know.
_SCHOOLS: Final = """
SELECT school.*, st.id AS status_row, st.status, sz.id AS size_row, sz.pupils, sz.teachers,
  at.id AS attachment_row
FROM school
LEFT JOIN school_status st ON st.id = (SELECT d.id FROM school_status d
  WHERE d.school = school.id ORDER BY d.valid_from DESC LIMIT 1)
LEFT JOIN school_size sz ON sz.id = (SELECT d.id FROM school_size d
  WHERE d.school = school.id ORDER BY d.valid_from DESC LIMIT 1)
LEFT JOIN school_attachment at ON at.id = (SELECT d.id FROM school_attachment d
  WHERE d.school = school.id ORDER BY d.valid_from DESC LIMIT 1)
ORDER BY school.id
"""
_PEOPLE: Final = """
SELECT person.id, person.code, person.code_key, person.name, post.id AS post_row, post.school,
  post.role, post.subject,
  (SELECT 1 FROM erased e WHERE e.uuid = person.uuid) AS erased
FROM person
LEFT JOIN person_post post ON post.id = (SELECT d.id FROM person_post d
  WHERE d.person = person.id ORDER BY d.valid_from DESC LIMIT 1)
ORDER BY person.id
"""
_REQUESTS: Final = "SELECT * FROM request WHERE leading IS ? ORDER BY received, id"
_EVENTS: Final = """
SELECT event.*, sum(x.hours) AS hours, group_concat(x.id) AS sessions
FROM event LEFT JOIN event_session x ON x.event = event.id
WHERE event.leading IS ? GROUP BY event.id ORDER BY event.first_day, event.id
"""
_ATTENDANCE: Final = """
SELECT a.id, a.person, a.mark, x.event FROM attendance a
JOIN event_session x ON x.id = a.session ORDER BY x.event, a.id
"""


def _rows(store: Store, sql: str, *parameters: object) -> list[dict[str, Any]]:
    return [dict(row) for row in store.rows(sql, parameters)]


def _schools(store: Store) -> Records:
    return {(row["code_key"],): _school(row) for row in _rows(store, _SCHOOLS)}


_SCHOOL_COLUMNS: Final = (
    "code", "name_kk", "name_ru", "bin", "status", "region", "district", "territory", "pupils",
    "teachers", "distance",
)  # fmt: skip


def _school(row: dict[str, Any]) -> Record:
    values: Values = {column: row[column] for column in _SCHOOL_COLUMNS}
    values["languages"] = tuple(row["languages"].split(",")) if row["languages"] else ()
    values["small"] = None if row["small"] is None else bool(row["small"])
    values["status"] = row["status"] or None
    parts = {name: row[f"{name}_row"] for name in ("status", "size", "attachment")}
    return Record(row["id"], values, parts)


def _people(store: Store, schools: dict[int, Key]) -> Records:
    return {(row["code_key"],): _person(row, schools) for row in _rows(store, _PEOPLE)}


def _person(row: dict[str, Any], schools: dict[int, Key]) -> Record:
    values: Values = {column: row[column] for column in ("code", "name", "role", "subject")}
    values["school"] = schools.get(row["school"])
    return Record(row["id"], values, {"post": row["post_row"]}, nameless=bool(row["erased"]))


_REQUEST_COLUMNS: Final = (
    "number", "channel", "topic", "direction", "audience", "desired_kind", "desired_dates",
    "status", "reason",
)  # fmt: skip


def _requests(store: Store, leading: int | None, schools: dict[int, Key]) -> Records:
    rows = _rows(store, _REQUESTS, leading)
    return {(row["school_year"], row["number_key"]): _request(row, schools) for row in rows}


def _request(row: dict[str, Any], schools: dict[int, Key]) -> Record:
    values: Values = {column: row[column] for column in _REQUEST_COLUMNS}
    values |= {column: _day(row[column]) for column in ("received", "decided", "closed")}
    values |= {"school": schools[row["school"]], "count": row["participants"], "events": ()}
    return Record(row["id"], values)


_EVENT_COLUMNS: Final = (
    "number", "kind", "format", "topic", "planned", "parents", "status", "feedback_forms",
)  # fmt: skip


def _events(store: Store, leading: int | None, schools: dict[int, Key]) -> Records:
    rows = _rows(store, _EVENTS, leading)
    return {(row["school_year"], row["number_key"]): _event(row, schools) for row in rows}


def _event(row: dict[str, Any], schools: dict[int, Key]) -> Record:
    values: Values = {column: row[column] for column in _EVENT_COLUMNS}
    values |= {
        "date": _day(row["first_day"]),
        "end": _day(row["last_day"]) if row["last_day"] != row["first_day"] else None,
        "original_date": _day(row["original_day"]),
        "place": schools[row["place_school"]] if row["place_school"] else row["place"],
        "hours": unscaled(row["hours"] or 0),
        "feedback_mean": unscaled(row["feedback_mean"]),
        "note": _note(row),
        "requests": (),
    }
    sessions = sorted(int(each) for each in (row["sessions"] or "").split(",") if each)
    return Record(row["id"], values, sessions=tuple(sessions))


def _note(row: dict[str, Any]) -> str | None:
    """Return all that is said of an event: the workbook has one column for notes and reasons."""
    said = (row["reason"], row["move_reason"], row["note"])
    return "; ".join(each for each in said if each) or None


def _link(store: Store, requests: Records, events: Records) -> None:
    request_keys = {record.id: found for found, record in requests.items()}
    event_keys = {record.id: found for found, record in events.items()}
    pairs = [
        (request_keys[row["request"]], event_keys[row["event"]])
        for row in _rows(store, "SELECT request, event FROM event_request")
        if row["request"] in request_keys and row["event"] in event_keys
    ]
    for own, column, records in (("requests", "events", requests), ("events", "requests", events)):
        linked: dict[Key, set[Key]] = {}
        for request, event in pairs:
            here, there = (request, event) if own == "requests" else (event, request)
            linked.setdefault(here, set()).add(there)
        for found, others in linked.items():
            records[found].values[column] = tuple(sorted(others))


_STRENGTH: Final = {"present": 2, "excused": 1, "absent": 0}


def _attendance(store: Store, people: Records, events: Records) -> Records:
    person_keys = {record.id: found for found, record in people.items()}
    event_keys = {record.id: found for found, record in events.items()}
    found: Records = {}
    for row in _rows(store, _ATTENDANCE):
        if row["event"] in event_keys:
            event, person = event_keys[row["event"]], person_keys[row["person"]]
            place = (*event, *person)
            known = found.get(place)
            if known is None or _STRENGTH[row["mark"]] > _STRENGTH[str(known.values["mark"])]:
                values: Values = {"event": event, "person": person, "mark": row["mark"]}
                found[place] = Record(row["id"], values)
    return found
