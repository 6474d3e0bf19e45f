"""Every figure once more in plain Python, from all rows and the definitions of the field alone.

It is written to be compared with `app.models.figures` and shares no line with it: no SQL but the
reading of whole tables, and every definition spelled out. `decided`, `closed` and the other days
are ISO text, so that they compare as they stand.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from app.models.store import Store

Row = dict[str, Any]

OPEN = {"new", "review", "clarify", "accepted", "planned", "partly", "deferred"}
SCALE = 10_000

COUNTS = {
    "requests.received", "requests.carried_in", "requests.closed_in_period", "requests.carried_out",
    "events.in_plan", "events.held", "events.held_rescheduled", "events.not_held",
    "events.held_on_request", "events.held_by_own_plan", "educators.unique",
    "educators.unique_teachers", "educators.unique_heads", "coverage.partner_schools",
    "coverage.partner_schools_without_number", "coverage.partner_schools_reached",
    "coverage.partner_teachers_reached",
}  # fmt: skip
"""Figures that are the number of their rows; the others are sums, shares and means."""


class Field:
    """All rows of the database, by table."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._tables: dict[str, list[Row]] = {}

    def __getitem__(self, table: str) -> list[Row]:
        if table not in self._tables:
            rows = self._store.rows(f"SELECT * FROM {table}")
            self._tables[table] = [dict(row) for row in rows]
        return self._tables[table]

    def by_id(self, table: str) -> dict[int, Row]:
        return {row["id"]: row for row in self[table]}

    def on(self, table: str, owner: str, number: int, day: str) -> Row | None:
        """The dated row valid on a day, else the nearest earlier, else the nearest later one."""
        rows = [row for row in self[table] if row[owner] == number]
        begun = [row for row in rows if (row["valid_from"] or "") <= day]
        if begun:
            return max(begun, key=lambda row: row["valid_from"] or "")
        return min(rows, key=lambda row: row["valid_from"], default=None)

    def root(self, person: int) -> int:
        """The person that a spelling finally stands for."""
        people, seen = self.by_id("person"), {person}
        now = person
        while (other := people[now]["same_as"]) is not None:
            if other in seen:
                return person
            seen.add(other)
            now = other
        return now


def rounded(value: Fraction | None, decimals: int) -> int | Decimal | None:
    """Half up, once."""
    if value is None:
        return None
    whole = floor(value * 10**decimals + Fraction(1, 2))
    return whole if decimals == 0 else Decimal(whole).scaleb(-decimals)


def share(part: int, whole: int) -> Fraction | None:
    return Fraction(100 * part, whole) if whole else None


def mean(values: list[int]) -> Fraction | None:
    return Fraction(sum(values), len(values)) if values else None


def median(values: list[int]) -> Fraction | None:
    if not values:
        return None
    ordered, half = sorted(values), len(values) // 2
    return Fraction(ordered[half] + ordered[-half - 1], 2)


def counted(values: Iterable[str | None]) -> dict[str, int]:
    return dict(Counter(value for value in values if value))


def days(rows: list[Row], until: str) -> list[int]:
    spans = (date.fromisoformat(row[until]) - date.fromisoformat(row["received"]) for row in rows)
    return [span.days for span in spans]


def figures(store: Store, first: date, last: date, leading: int | None) -> dict[str, Any]:
    """Every figure of `figures.tsv` of one leading school, or of the network."""
    field = Field(store)
    span = (first.isoformat(), last.isoformat())
    return {
        **of_requests(field, span, leading),
        **of_events(field, span, leading),
        **of_people(field, span, leading),
    }


def mine(rows: list[Row], leading: int | None) -> list[Row]:
    return [row for row in rows if leading is None or row["leading"] == leading]


def of_requests(field: Field, span: tuple[str, str], leading: int | None) -> dict[str, Any]:
    first, last = span
    every = mine(field["request"], leading)
    received = [row for row in every if first <= row["received"] <= last]
    codes = {number: row["code"] for number, row in field.by_id("school").items()}
    fulfilled = [row for row in received if row["status"] == "fulfilled"]
    outside = [row for row in received if row["status"] in {"forwarded", "refused"}]
    decision = days([row for row in received if row["decided"]], "decided")
    fulfilment = days([row for row in fulfilled if row["closed"]], "closed")
    before = (date.fromisoformat(first) - timedelta(days=1)).isoformat()
    competence = share(len(fulfilled), len(received) - len(outside))
    return {
        "requests.received": len(received),
        "requests.by_status": counted(row["status"] for row in received),
        "requests.by_direction": counted(row["direction"] for row in received),
        "requests.by_school": counted(codes[row["school"]] for row in received),
        "requests.fulfilled_share": rounded(share(len(fulfilled), len(received)), 1),
        "requests.fulfilled_share_within_competence": rounded(competence, 1),
        "requests.days_to_decision.median": rounded(median(decision), 1),
        "requests.days_to_decision.mean": rounded(mean(decision), 1),
        "requests.days_to_fulfilment.median": rounded(median(fulfilment), 1),
        "requests.days_to_fulfilment.mean": rounded(mean(fulfilment), 1),
        "requests.carried_in": sum(open_at(field, row, before) for row in every),
        "requests.closed_in_period": sum(first <= (row["closed"] or "") <= last for row in every),
        "requests.carried_out": sum(open_at(field, row, last) for row in every),
    }


def open_at(field: Field, request: Row, day: str) -> bool:
    """Received by the end of a day, and by its dated statuses still open then."""
    steps = [
        (step["day"], step["id"], step["status"])
        for step in field["request_status"]
        if step["request"] == request["id"] and step["day"] <= day
    ]
    status = max(steps)[2] if steps else "new"
    return request["received"] <= day and status in OPEN


def in_plan(field: Field, span: tuple[str, str], leading: int | None) -> list[Row]:
    return [row for row in mine(field["event"], leading) if span[0] <= row["last_day"] <= span[1]]


def held_events(field: Field, span: tuple[str, str], leading: int | None) -> list[Row]:
    return [row for row in in_plan(field, span, leading) if row["status"] == "held"]


def hours_of(field: Field, event: int) -> Fraction:
    hours = sum(row["hours"] for row in field["event_session"] if row["event"] == event)
    return Fraction(hours, SCALE)


def of_events(field: Field, span: tuple[str, str], leading: int | None) -> dict[str, Any]:
    held = held_events(field, span, leading)
    plan = in_plan(field, span, leading)
    linked = {row["event"] for row in field["event_request"]}
    meant = {row["code"] for row in field["event_kind"] if row["for_educators"]}
    marked = [row for row in held if row["feedback_forms"] and row["feedback_mean"] is not None]
    means = [Fraction(row["feedback_mean"], SCALE) for row in marked]
    forms = [row["feedback_forms"] for row in marked]
    weighted = sum(number * value for number, value in zip(forms, means, strict=True))
    return {
        "events.in_plan": len(plan),
        "events.held": len(held),
        "events.held_rescheduled": sum(row["original_day"] is not None for row in held),
        "events.not_held": sum(row["status"] == "not_held" for row in plan),
        "events.held_by_kind": counted(row["kind"] for row in held),
        "events.held_on_request": sum(row["id"] in linked for row in held),
        "events.held_by_own_plan": sum(row["id"] not in linked for row in held),
        "parents.attended": sum(row["parents"] or 0 for row in held),
        "hours.academic": rounded(
            sum((hours_of(field, row["id"]) for row in held), Fraction(0)), 0
        ),
        "attendance.planned": sum(row["planned"] or 0 for row in held if row["kind"] in meant),
        "feedback.forms": sum(row["feedback_forms"] or 0 for row in held),
        "feedback.weighted_mean": rounded(weighted / sum(forms) if forms else None, 2),
        "feedback.mean_of_events": rounded(sum(means) / len(means) if means else None, 2),
    }


class Presence:
    """One person at one held event, whichever spellings were marked at which sessions."""

    def __init__(self, field: Field, event: Row, person: int) -> None:
        post = field.on("person_post", "person", person, event["last_day"])
        self.event = event
        self.person = person
        self.school: int | None = post["school"] if post else None
        self.role: str | None = post["role"] if post else None
        self.sessions: set[int] = set()
        self.hours = Fraction(0)

    @property
    def educator(self) -> bool:
        return self.role in {"teacher", "head"}


def presences(field: Field, held: list[Row]) -> list[Presence]:
    """In order of the events' last days, so that the latest one of a person comes last."""
    found: dict[tuple[int, int], Presence] = {}
    for event in sorted(held, key=lambda row: (row["last_day"], row["id"])):
        for session in field["event_session"]:
            if session["event"] == event["id"]:
                for mark in field["attendance"]:
                    if mark["session"] == session["id"] and mark["mark"] == "present":
                        _sit(field, found, event, session, field.root(mark["person"]))
    return list(found.values())


def _sit(
    field: Field,
    found: dict[tuple[int, int], Presence],
    event: Row,
    session: Row,
    person: int,
) -> None:
    place = (event["id"], person)
    if place not in found:
        found[place] = Presence(field, event, person)
    presence = found[place]
    if session["id"] not in presence.sessions:
        presence.sessions.add(session["id"])
        presence.hours += Fraction(session["hours"], SCALE)


def of_people(field: Field, span: tuple[str, str], leading: int | None) -> dict[str, Any]:
    everyone = presences(field, held_events(field, span, leading))
    educators = [each for each in everyone if each.educator]
    latest = {each.person: each for each in educators}
    codes = {number: row["code"] for number, row in field.by_id("school").items()}
    meant = {row["code"] for row in field["event_kind"] if row["for_educators"]}
    by_school = counted(codes[each.school] for each in educators if each.school)
    return {
        "educators.participations": len(educators),
        "educators.participations_by_school": by_school,
        "educators.unique": len(latest),
        "educators.unique_teachers": _count(latest, lambda each: each.role == "teacher"),
        "educators.unique_heads": _count(latest, lambda each: each.role == "head"),
        "hours.person": rounded(sum((each.hours for each in educators), Fraction(0)), 0),
        "attendance.actual": sum(each.event["kind"] in meant for each in educators),
        **coverage(field, span[1], leading, everyone, latest),
    }


def _count(latest: dict[int, Presence], wanted: Callable[[Presence], bool]) -> int:
    return sum(wanted(each) for each in latest.values())


def partners(field: Field, day: str, leading: int | None) -> dict[int, int | None]:
    """Partner schools on a day with their number of teachers, where it is known."""
    found: dict[int, int | None] = {}
    for school in field.by_id("school"):
        status = field.on("school_status", "school", school, day)
        attached = field.on("school_attachment", "school", school, day)
        size = field.on("school_size", "school", school, day)
        near = leading is None or (attached is not None and attached["leading"] == leading)
        if near and status and status["status"] == "partner":
            found[school] = size["teachers"] if size else None
    return found


def coverage(
    field: Field,
    day: str,
    leading: int | None,
    everyone: list[Presence],
    latest: dict[int, Presence],
) -> dict[str, Any]:
    numbers = partners(field, day, leading)
    known = {school: number for school, number in numbers.items() if number is not None}
    teachers = Counter(each.school for each in latest.values() if each.role == "teacher")
    reached = sum(teachers[school] for school in known)
    codes = {number: row["code"] for number, row in field.by_id("school").items()}
    present = {each.school for each in everyone}
    return {
        "coverage.partner_schools": len(numbers),
        "coverage.partner_schools_without_number": len(numbers) - len(known),
        "coverage.partner_schools_reached": len(present & numbers.keys()),
        "coverage.partner_teachers": sum(known.values()),
        "coverage.partner_teachers_reached": reached,
        "coverage.share": rounded(share(reached, sum(known.values())), 1),
        "coverage.by_school": {
            codes[school]: rounded(share(teachers[school], number or 0), 1)
            for school, number in numbers.items()
        },
    }
