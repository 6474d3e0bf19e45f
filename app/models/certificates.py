"""Certificates of participation: who may have one, and the register of those issued.

A number is given once and never again. The register is a book, not a form: issuing is written past
the history, so that undoing an event or an attendance leaves every number that is on paper where it
is. A reprint carries the number it had. One given by mistake is voided: that is a change with a
history, and the number stays in the book.
"""

from __future__ import annotations

import json
import platform
import secrets
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from app.models import people
from app.models.carried_register import SERIES
from app.models.dated import value_on
from app.models.errors import AppError
from app.models.identity import personal_number_problems
from app.models.letterhead import read as read_letterhead
from app.models.problems import error
from app.models.school_name import school_name
from app.models.sessions import scaled, unscaled

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from app.models.gate import Change
    from app.models.problems import Problem
    from app.models.store import Store

# The sessions at which people were present, a joined spelling counting as the person it stands for.
_SAT: Final = (
    "WITH RECURSIVE sat (session, person) AS (SELECT x.id, a.person FROM event_session x"
    " JOIN attendance a ON a.session = x.id AND a.mark = 'present' WHERE x.event = :event"
    " UNION SELECT sat.session, p.same_as FROM sat JOIN person p ON p.id = sat.person"
    " WHERE p.same_as IS NOT NULL)"
)


@dataclass(frozen=True, slots=True)
class Voided:
    """When and why a certificate was voided."""

    day: date
    reason: str


@dataclass(frozen=True, slots=True)
class Issued:
    """A line of the register; event and person may be gone since. `hours` are academic ones."""

    id: int
    number: str
    event: int
    person: int
    day: date
    hours: Decimal
    voided: Voided | None = None


@dataclass(frozen=True, slots=True)
class Entitled:
    """Somebody who was present: `hours` of the sessions attended, and what was issued, if it was.

    School and position are those of the event's last day. `voided` is a certificate given by
    mistake, where no valid one followed it.
    """

    event: int
    person: int
    name: str
    school_id: int | None
    school: str
    position: str
    hours: Decimal
    issued: Issued | None
    voided: Issued | None = None

    @property
    def differs(self) -> bool:
        """Say whether the hours have changed since the certificate was issued."""
        return self.issued is not None and self.issued.hours != self.hours


def entitled(store: Store, event: int) -> list[Entitled]:
    """Return everybody present at an event, by school and name."""
    last = store.value("SELECT last_day FROM event WHERE id = ?", (event,))
    post = value_on("person_post", "p.id", "id", date.fromisoformat(last))
    rows = store.rows(
        f"{_SAT} SELECT p.id AS person, p.name, s.id AS school_id, {school_name('s')} AS school,"
        " post.position,"
        " sum(x.hours) AS hours FROM sat JOIN person p ON p.id = sat.person AND p.same_as IS NULL"
        " JOIN event_session x ON x.id = sat.session"
        f" LEFT JOIN person_post post ON post.id = {post}"
        " LEFT JOIN school s ON s.id = post.school"
        " GROUP BY p.id ORDER BY s.sort_key, p.sort_key, p.id",
        {"event": event},
    )
    every = of_event(store, event)
    known = _by_root(store, (each for each in every if each.voided is None))
    voided = _by_root(store, (each for each in reversed(every) if each.voided is not None))
    return [
        Entitled(
            event,
            row["person"],
            row["name"],
            row["school_id"],
            row["school"] or "",
            row["position"] or "",
            unscaled(row["hours"]) or Decimal(0),
            known.get(row["person"]),
            None if row["person"] in known else voided.get(row["person"]),
        )
        for row in rows
    ]


def entitled_in(store: Store, first: date, last: date, leading: int | None) -> list[Entitled]:
    """Return everybody present at the events held in some days, event by event.

    An event counts by its last day; `leading` None means the whole network.
    """
    rows = store.rows(
        "SELECT e.id FROM event e WHERE e.status = 'held' AND e.last_day BETWEEN ? AND ?"
        " AND (? IS NULL OR e.leading = ?) AND e.id IN (SELECT x.event FROM attendance a"
        " JOIN event_session x ON x.id = a.session WHERE a.mark = 'present')"
        " ORDER BY e.first_day, e.id",
        (first.isoformat(), last.isoformat(), leading, leading),
    )
    return [each for row in rows for each in entitled(store, row["id"])]


def _by_root(store: Store, issued: Iterable[Issued]) -> dict[int, Issued]:
    """Return certificates by the person that the spelling on them stands for, the first ones."""
    found: dict[int, Issued] = {}
    for each in issued:
        found.setdefault(people.root_of(store, each.person), each)
    return found


def _issued(row: sqlite3.Row) -> Issued:
    return Issued(
        row["id"],
        row["number"],
        row["event"],
        row["person"],
        date.fromisoformat(row["day"]),
        unscaled(row["hours"]) or Decimal(0),
        Voided(date.fromisoformat(row["voided_on"]), row["why"]) if row["voided_on"] else None,
    )


_WITH_VOID: Final = (
    "SELECT c.*, v.day AS voided_on, v.reason AS why FROM certificate c"
    " LEFT JOIN certificate_void v ON v.certificate = c.id"
)


def of_event(store: Store, event: int) -> list[Issued]:
    """Return the certificates of an event in order of their numbers."""
    rows = store.rows(f"{_WITH_VOID} WHERE c.event = ? ORDER BY c.id", (event,))
    return [_issued(row) for row in rows]


# Issuing


def issue(store: Store, chosen: Sequence[Entitled]) -> int:
    """Give numbers to those who have none, put right the hours of the others; return how many.

    Raises `AppError` certificates_not_held where an event has not been held: nothing is issued.
    """
    _demand_held(store, {each.event for each in chosen})
    fresh = [each for each in chosen if each.issued is None]
    changed = [each for each in chosen if each.differs]
    if not fresh and not changed:
        return 0
    today, prefix = store.today(), read_letterhead(store).certificate_prefix
    with store.unrecorded() as connection:
        series = _series(connection)
        serial = _last(connection, today.year, series)
        for each in fresh:
            serial += 1
            number = f"{prefix}{today.year}-{series}-{serial:04}"
            connection.execute(
                "INSERT INTO certificate (uuid, number, year, series, serial, event, person, day,"
                " hours) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (str(uuid4()), number, today.year, series, serial, each.event, each.person,
                 today.isoformat(), scaled(each.hours)),
            )  # fmt: skip
        for each in changed:
            assert each.issued is not None  # noqa: S101 - only what was issued differs
            connection.execute(
                "UPDATE certificate SET hours = ? WHERE id = ?",
                (scaled(each.hours), each.issued.id),
            )
    return len(fresh) + len(changed)


def _demand_held(store: Store, events: Iterable[int]) -> None:
    marks = ", ".join(map(str, events))
    number = store.value(
        f"SELECT number FROM event WHERE id IN ({marks}) AND status <> 'held' ORDER BY id LIMIT 1"
    )
    if number is not None:
        raise AppError("certificates_not_held", number=number)


def _series(connection: sqlite3.Connection) -> int:
    """Return the three digits that keep the numbers of this PC apart from those of another one.

    They are drawn at the first certificate: a copy of the database on a second PC draws its own.
    """
    row = connection.execute("SELECT id, value FROM setting WHERE name = ?", (SERIES,)).fetchone()
    known: dict[str, int] = json.loads(row[1]) if row else {}
    here = platform.node()
    if here not in known:
        free = sorted(set(range(100, 1000)) - set(known.values()))
        known[here] = secrets.choice(free)
        connection.execute(
            "INSERT INTO setting (uuid, name, value) VALUES (?, ?, ?)"
            " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (str(uuid4()), SERIES, json.dumps(known, ensure_ascii=False)),
        )
    return known[here]


def _last(connection: sqlite3.Connection, year: int, series: int) -> int:
    sql = "SELECT max(serial) FROM certificate WHERE year = ? AND series = ?"
    return connection.execute(sql, (year, series)).fetchone()[0] or 0


# Voiding


def void_problems(reason: str) -> list[Problem]:
    """Return what stands against voiding: a reason is needed, and it names no personal number."""
    missing = [] if reason.strip() else [error("required", "reason")]
    return missing + personal_number_problems("reason", reason)


def void(store: Store, change: Change, certificate: int, reason: str) -> None:
    """Void a certificate as of today: its number stays in the register and is given to nobody."""
    row = {"certificate": certificate, "day": store.today().isoformat(), "reason": reason.strip()}
    change.insert("certificate_void", row)


# The register


@dataclass(frozen=True, slots=True)
class Entry:
    """A certificate with the words of today for its person and its event, empty where one is gone.

    `event_number` and the others are those of the event as it stands now.
    """

    issued: Issued
    name: str
    school: int | None
    event_number: str
    topic: str
    kind: str
    first_day: date | None
    last_day: date | None

    @property
    def id(self) -> int:
        """Return the number of the certificate's row."""
        return self.issued.id


def register(store: Store, first: date, last: date, event: int | None = None) -> list[Entry]:
    """Return the certificates issued in some days, or of one event, in order of their numbers."""
    post = value_on("person_post", "p.id", "school", "ifnull(e.last_day, c.day)")
    rows = store.rows(
        "SELECT c.*, v.day AS voided_on, v.reason AS why, p.name, e.number AS event_number,"
        " e.topic, e.kind, e.first_day, e.last_day,"
        f" {post} AS school"
        " FROM certificate c LEFT JOIN certificate_void v ON v.certificate = c.id"
        " LEFT JOIN person p ON p.id = c.person"
        " LEFT JOIN event e ON e.id = c.event"
        " WHERE CASE WHEN :event IS NULL THEN c.day BETWEEN :first AND :last"
        " ELSE c.event = :event END ORDER BY c.year, c.series, c.serial",
        {"first": first.isoformat(), "last": last.isoformat(), "event": event},
    )
    return [
        Entry(
            _issued(row),
            row["name"] or "",
            row["school"],
            row["event_number"] or "",
            row["topic"] or "",
            row["kind"] or "",
            date.fromisoformat(row["first_day"]) if row["first_day"] else None,
            date.fromisoformat(row["last_day"]) if row["last_day"] else None,
        )
        for row in rows
    ]
