"""The rows that the figures of a report are counted from, read once for a period and a school."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Final

from app.models import requests
from app.models.dated import value_on
from app.models.schema import SCALE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.models.periods import Period
    from app.models.store import Store

_PRESENT: Final = """
WITH RECURSIVE
  joined (person, root) AS (
    SELECT id, same_as FROM person WHERE same_as IS NOT NULL
    UNION
    SELECT joined.person, p.same_as FROM joined JOIN person p ON p.id = joined.root
    WHERE p.same_as IS NOT NULL),
  spelling AS (
    SELECT joined.person, joined.root FROM joined JOIN person p ON p.id = joined.root
    WHERE p.same_as IS NULL),
  sat AS (
    SELECT DISTINCT event.id AS event, event.last_day, x.id AS session, x.hours,
      ifnull(spelling.root, a.person) AS person
    FROM event
    JOIN event_session x ON x.event = event.id
    JOIN attendance a ON a.session = x.id AND a.mark = 'present'
    LEFT JOIN spelling ON spelling.person = a.person
    WHERE event.status = 'held' AND event.last_day BETWEEN :first AND :last AND {owned}),
  present AS (
    SELECT event, last_day, person, sum(hours) AS hours FROM sat GROUP BY event, person)
SELECT present.event, present.last_day, present.person, present.hours, post.role, post.school,
  s.code
FROM present
JOIN person_post post ON post.id = {post}
JOIN school s ON s.id = post.school
ORDER BY present.last_day, present.event, present.person
"""


@dataclass(frozen=True, slots=True)
class RequestFact:
    """A request received in the period; `school` is the school's code."""

    id: int
    school: str
    status: str
    direction: str | None
    received: date
    decided: date | None
    closed: date | None


@dataclass(frozen=True, slots=True)
class EventFact:
    """An event whose last day lies in the period; hours and mean are exact."""

    id: int
    kind: str
    for_educators: bool
    status: str
    moved: bool
    on_request: bool
    last_day: date
    planned: int
    parents: int
    hours: Fraction
    forms: int
    mean: Fraction | None


EDUCATORS: Final = frozenset({"teacher", "head"})


@dataclass(frozen=True, slots=True)
class Presence:
    """One person at one held event, joined spellings as one.

    School and role are those of the event's last day; `hours` are of the sessions attended.
    """

    event: int
    last_day: date
    person: int
    school: int
    school_code: str
    role: str
    hours: Fraction


@dataclass(frozen=True, slots=True)
class PartnerFact:
    """A partner school on the period's last day; `teachers` is None where unknown."""

    id: int
    code: str
    teachers: int | None


class Facts:
    """What happened in a period, of one leading school or (`leading` None) of the whole network."""

    def __init__(self, store: Store, period: Period, leading: int | None) -> None:
        self.period = period
        self.leading = leading
        self._store = store
        self._days = {"first": period.first.isoformat(), "last": period.last.isoformat()}

    def _owned(self, table: str) -> str:
        """Return the condition that a row is of the leading school asked for."""
        return "1" if self.leading is None else f"{table}.leading = {int(self.leading)}"

    @cached_property
    def requests(self) -> list[RequestFact]:
        """Requests received in the period."""
        rows = self._store.rows(
            "SELECT request.id, s.code, request.status, request.direction, request.received,"
            " request.decided, request.closed FROM request JOIN school s ON s.id = request.school"
            f" WHERE received BETWEEN :first AND :last AND {self._owned('request')}"
            " ORDER BY received, request.id",
            self._days,
        )
        return [
            RequestFact(
                row["id"],
                row["code"],
                row["status"],
                row["direction"],
                date.fromisoformat(row["received"]),
                date.fromisoformat(row["decided"]) if row["decided"] else None,
                date.fromisoformat(row["closed"]) if row["closed"] else None,
            )
            for row in rows
        ]

    @cached_property
    def requests_by(self) -> Mapping[tuple[str, str], list[int]]:
        """Requests received, by (field, its value): status, direction and school's code."""
        found: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        for each in self.requests:
            for field in ("status", "direction", "school"):
                found[field, getattr(each, field)].append(each.id)
        return found

    @cached_property
    def carried_in(self) -> list[int]:
        """Requests received before the period and open on the day before it began."""
        return self._open_at(self.period.first - timedelta(days=1))

    @cached_property
    def carried_out(self) -> list[int]:
        """Requests received by the last day and open at its end."""
        return self._open_at(self.period.last)

    def _open_at(self, day: date) -> list[int]:
        """Return the requests whose newest dated status by the end of `day` is an open one."""
        status = (
            "ifnull((SELECT status FROM request_status x WHERE x.request = request.id"
            " AND x.day <= :day ORDER BY x.day DESC, x.id DESC LIMIT 1), 'new')"
        )
        still_open = ", ".join(f"'{each}'" for each in requests.OPEN)
        rows = self._store.rows(
            f"SELECT id FROM request WHERE received <= :day AND {self._owned('request')}"
            f" AND {status} IN ({still_open}) ORDER BY received, id",
            {"day": day.isoformat()},
        )
        return [row["id"] for row in rows]

    @cached_property
    def closed_in_period(self) -> list[int]:
        """Requests, whenever received, whose closing date lies in the period."""
        rows = self._store.rows(
            "SELECT id FROM request WHERE closed BETWEEN :first AND :last"
            f" AND {self._owned('request')} ORDER BY closed, id",
            self._days,
        )
        return [row["id"] for row in rows]

    @cached_property
    def events(self) -> list[EventFact]:
        """Events whose last day lies in the period, whatever their status."""
        rows = self._store.rows(
            "SELECT event.id, event.kind, k.for_educators, event.status, event.original_day,"
            " event.last_day, event.planned, event.parents, event.feedback_forms,"
            " event.feedback_mean,"
            " EXISTS (SELECT 1 FROM event_request l WHERE l.event = event.id) AS on_request,"
            " (SELECT ifnull(sum(x.hours), 0) FROM event_session x WHERE x.event = event.id)"
            " AS hours FROM event JOIN event_kind k ON k.code = event.kind"
            f" WHERE last_day BETWEEN :first AND :last AND {self._owned('event')}"
            " ORDER BY last_day, event.id",
            self._days,
        )
        return [
            EventFact(
                row["id"],
                row["kind"],
                bool(row["for_educators"]),
                row["status"],
                row["original_day"] is not None,
                bool(row["on_request"]),
                date.fromisoformat(row["last_day"]),
                row["planned"] or 0,
                row["parents"] or 0,
                Fraction(row["hours"], SCALE),
                row["feedback_forms"] or 0,
                None if row["feedback_mean"] is None else Fraction(row["feedback_mean"], SCALE),
            )
            for row in rows
        ]

    @cached_property
    def held(self) -> list[EventFact]:
        """The events that were held."""
        return [event for event in self.events if event.status == "held"]

    @cached_property
    def presences(self) -> list[Presence]:
        """Every educator at every held event, once, with the hours attended."""
        return [each for each in self.everyone if each.role in EDUCATORS]

    @cached_property
    def everyone(self) -> list[Presence]:
        """Everybody with a known school at every held event, in whatever position."""
        post = value_on("person_post", "present.person", "id", "present.last_day")
        rows = self._store.rows(_PRESENT.format(owned=self._owned("event"), post=post), self._days)
        return [
            Presence(
                row["event"],
                date.fromisoformat(row["last_day"]),
                row["person"],
                row["school"],
                row["code"],
                row["role"],
                Fraction(row["hours"], SCALE),
            )
            for row in rows
        ]

    @cached_property
    def latest(self) -> Mapping[int, Presence]:
        """Each educator's presence at the latest event, which settles school and role."""
        return {each.person: each for each in self.presences}

    @cached_property
    def partners(self) -> list[PartnerFact]:
        """Schools with partner status on the last day, attached to the leading school asked for."""
        day = self.period.last
        status = value_on("school_status", "school.id", "status", day)
        attached = value_on("school_attachment", "school.id", "leading", day)
        ever = "school.id IN (SELECT school FROM school_attachment WHERE leading = :leading)"
        mine = "1" if self.leading is None else f"{ever} AND {attached} = :leading"
        rows = self._store.rows(
            f"SELECT id, code, {value_on('school_size', 'school.id', 'teachers', day)} AS teachers"
            f" FROM school WHERE {mine} AND {status} = 'partner' ORDER BY code_key",
            {"leading": self.leading},
        )
        return [PartnerFact(row["id"], row["code"], row["teachers"]) for row in rows]

    @cached_property
    def present_by_school(self) -> Mapping[str, list[int]]:
        """People present by their school's code, each once."""
        found: defaultdict[str, dict[int, None]] = defaultdict(dict)
        for each in self.presences:
            found[each.school_code][each.person] = None
        return {code: list(people) for code, people in found.items()}

    @cached_property
    def reached_by_code(self) -> Mapping[str, list[int]]:
        """Teachers reached, by the code of their partner school."""
        return {each.code: self.reached_teachers.get(each.id, []) for each in self.partners}

    @cached_property
    def reached_teachers(self) -> Mapping[int, list[int]]:
        """Teachers present in the period by the school of their latest event."""
        reached: defaultdict[int, list[int]] = defaultdict(list)
        for person, presence in self.latest.items():
            if presence.role == "teacher":
                reached[presence.school].append(person)
        return reached
