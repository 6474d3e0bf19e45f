"""What deserves attention today: deadlines, events to complete, schools that were left out."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from app.models import events, periods, requests, schools
from app.models.deadlines import Deadlines
from app.models.search import Slice
from app.models.studies import turnout

if TYPE_CHECKING:
    from app.models.periods import Period
    from app.models.store import Store

SHOWN: Final = 50
_SOON: Final = timedelta(days=2)
_NEARLY_OVER: Final = timedelta(days=7)
_FORGOTTEN: Final = timedelta(days=60)
"""Copies of a wave that ended longer ago than this are waited for no more."""


class Why(StrEnum):
    """Why a record needs attention."""

    OVERDUE = "overdue"
    DUE_TODAY = "due_today"
    DUE_SOON = "due_soon"
    WAITING_FOR_SCHOOL = "waiting_for_school"
    NOT_MARKED_HELD = "not_marked_held"
    NO_ATTENDANCE = "no_attendance"
    NO_FEEDBACK = "no_feedback"
    NO_HOURS = "no_hours"
    NOT_RETURNED = "not_returned"


@dataclass(frozen=True, slots=True)
class Item:
    """A record to look at: its table, what it is, and since or until when.

    Of a wave `number` counts the copies that are still out, `schools` where they are.
    """

    why: Why
    table: str
    id: int
    number: str
    where: str
    topic: str
    day: date
    schools: int = 0


def today(store: Store, leading: int | None, day: date) -> list[Item]:
    """Return what to look at on `day`, the most pressing first; at most `SHOWN` of each kind."""
    found = [*_requests(store, leading, day), *_events(store, leading, day), *_waves(store, day)]
    order = list(Why)
    return sorted(found, key=lambda item: (order.index(item.why), item.day, item.number))


def _requests(store: Store, leading: int | None, day: date) -> list[Item]:
    deadlines = Deadlines(store)
    wanted = requests.Filter(statuses=requests.UNDECIDED, leading=leading)
    items: list[Item] = []
    for each in requests.page(store, wanted, Slice("received", limit=SHOWN)):
        due = deadlines.due(each.received)
        why = _why_request(each.status, due, day)
        if why is not None:
            when = requests.steps(store, each.id)[-1].day if each.status == "clarify" else due
            items.append(
                Item(why, "request", each.id, each.number, each.school_name, each.topic, when)
            )
    return items


def _why_request(status: str, due: date, day: date) -> Why | None:
    if status == "clarify":
        return Why.WAITING_FOR_SCHOOL
    if due < day:
        return Why.OVERDUE
    if due == day:
        return Why.DUE_TODAY
    return Why.DUE_SOON if due - day <= _SOON else None


def _events(store: Store, leading: int | None, day: date) -> list[Item]:
    ended = events.Filter(
        leading=leading,
        last_from=day - timedelta(days=120),
        last_to=day - timedelta(days=1),
        to_complete=day,
    )
    items: list[Item] = []
    for each in events.page(store, ended, Slice("day", descending=True, limit=SHOWN)):
        why = _why_event(each)
        if why is not None:
            where = each.place_name or ""
            items.append(Item(why, "event", each.id, each.number, where, each.topic, each.last_day))
    return items


def _why_event(event: events.Event) -> Why | None:
    if event.status in {"planned", "confirmed"}:
        return Why.NOT_MARKED_HELD
    if event.status == "held" and not event.present and not event.parents:
        return Why.NO_ATTENDANCE
    if event.status == "held" and not event.feedback_forms:
        return Why.NO_FEEDBACK
    return None


def _waves(store: Store, day: date) -> list[Item]:
    return [
        Item(
            Why.NOT_RETURNED, "wave", each.wave, str(each.copies), "", each.name, each.last,
            each.schools,
        )
        for each in turnout.outstanding(store, day - _FORGOTTEN, day + _NEARLY_OVER)
    ]  # fmt: skip


def this_week(store: Store, leading: int | None, day: date) -> list[events.Event]:
    """Return the events of the week of `day`, Monday to Sunday, that are on or over."""
    monday = day - timedelta(days=day.weekday())
    wanted = events.Filter(
        leading=leading,
        last_from=monday,
        last_to=monday + timedelta(days=6),
        statuses=("planned", "confirmed", "held"),
    )
    return events.page(store, wanted, Slice("day", limit=SHOWN))


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A partner school without any event in the period; `open_requests` of it wait meanwhile."""

    school: schools.School
    open_requests: int


def left_out(store: Store, leading: int | None, period: Period, reached: set[int]) -> list[LeftOut]:
    """Return the partner schools from which nobody was present in `period`."""
    wanted = schools.Filter(status="partner", leading=leading)
    partners = schools.page(store, wanted, period.last)
    missed = [school for school in partners if school.id not in reached][:SHOWN]
    return [
        LeftOut(
            school,
            requests.count(store, requests.Filter(school=school.id, statuses=requests.OPEN)),
        )
        for school in missed
    ]


def before_report(store: Store, leading: int | None, period: Period) -> dict[Why, list[str]]:
    """Return the numbers of what a report of `period` still lacks, by what is lacking."""
    found = lacking(store, leading, period)
    return {why: [number for _, number in records] for why, records in found.items()}


def lacking(store: Store, leading: int | None, period: Period) -> dict[Why, list[tuple[int, str]]]:
    """Return the records that a report of `period` still needs completed, by what they lack.

    Of requests it is the decision (`OVERDUE`), of events all else.
    """
    found: defaultdict[Why, list[tuple[int, str]]] = defaultdict(list)
    ended = events.Filter(leading=leading, last_from=period.first, last_to=period.last)
    for event in events.page(store, ended, Slice("day")):
        why = _why_event(event)
        if why is not None:
            found[why].append((event.id, event.number))
        if event.status == "held" and not event.hours:
            found[Why.NO_HOURS].append((event.id, event.number))
    undecided = requests.Filter(
        leading=leading,
        statuses=requests.UNDECIDED,
        received_from=period.first,
        received_to=period.last,
    )
    for request in requests.page(store, undecided, Slice("received")):
        found[Why.OVERDUE].append((request.id, request.number))
    return found


def unclosed_before(store: Store, leading: int | None, period: Period) -> Period | None:
    """Return the period before this one when work was done in it and no version is in force."""
    before = periods.before(store, period)
    days = {"first": before.first.isoformat(), "last": before.last.isoformat()}
    in_force = "SELECT 1 FROM closed_version WHERE reopened IS NULL AND leading IS :leading"
    closed = f"{in_force} AND first_day = :first AND last_day = :last"
    if store.one(closed, {**days, "leading": leading}):
        return None
    owned = "1" if leading is None else f"leading = {int(leading)}"
    found = store.one(
        f"SELECT 1 FROM event WHERE {owned} AND last_day BETWEEN :first AND :last UNION ALL"
        f" SELECT 1 FROM request WHERE {owned} AND received BETWEEN :first AND :last LIMIT 1",
        days,
    )
    return before if found else None
