"""The approved plan of a period beside what came of it: what moved out, came in, was called off.

Approving keeps the events of the period as they stand that day; later the two are compared, so that
what left the quarter stays visible. Facilitators are kept as numbers of people.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from app.models import events
from app.models.errors import AppError
from app.models.frozen import freeze, thaw
from app.models.search import Slice

if TYPE_CHECKING:
    from app.models.events import Event
    from app.models.gate import Change
    from app.models.periods import Period
    from app.models.store import Store


@dataclass(frozen=True, slots=True)
class Item:
    """An event as the plan has it; `facilitators` and schools are numbers of records."""

    event: int
    leading: int | None
    number: str
    topic: str
    kind: str
    format: str | None
    first_day: date
    last_day: date
    place_school: int | None
    place: str | None
    facilitators: tuple[int, ...]
    planned: int | None


@dataclass(frozen=True, slots=True)
class Approved:
    """A plan that was approved on `day`."""

    id: int
    day: date
    items: tuple[Item, ...]


class Fate(StrEnum):
    """What came of an event of the plan, or how one came into the period beside the plan."""

    AS_PLANNED = "as_planned"
    CHANGED = "changed"
    MOVED = "moved"
    MOVED_OUT = "moved_out"
    CANCELLED = "cancelled"
    DELETED = "deleted"
    MOVED_IN = "moved_in"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One event of the plan or beside it: as planned, as it is now, and which fields differ."""

    fate: Fate
    planned: Item | None
    now: Item | None
    reason: str | None = None
    changed: tuple[str, ...] = ()

    @property
    def item(self) -> Item:
        """Return the event as it is now, else as it was planned."""
        found = self.now or self.planned
        assert found is not None  # noqa: S101 - one of the two is always there
        return found


@dataclass(frozen=True, slots=True)
class Review:
    """The plan approved on `day` and what came of each of its events and of others."""

    day: date
    outcomes: tuple[Outcome, ...]

    def of(self, *fates: Fate) -> tuple[Outcome, ...]:
        """Return the outcomes of some kinds."""
        return tuple(each for each in self.outcomes if each.fate in fates)

    def schools(self) -> set[int | None]:
        """Return the schools that the outcomes name."""
        items = self._items()
        return {each.place_school for each in items} | {each.leading for each in items}

    def _items(self) -> list[Item]:
        return [each for row in self.outcomes for each in (row.planned, row.now) if each]

    def people(self) -> set[int]:
        """Return the facilitators that the outcomes name."""
        return {person for each in self._items() for person in each.facilitators}


COMPARED: Final = (
    "topic", "kind", "format", "place_school", "place", "facilitators", "planned",
)  # fmt: skip
"""Fields of an event whose change after the approval is told, beside its days."""


def approve(store: Store, change: Change, leading: int | None, period: Period, day: date) -> int:
    """Keep the events of a period as its approved plan; a later approval takes its place.

    What is known not to be held is no part of it. Raises `AppError` plan_empty when the period
    has no event.
    """
    items = tuple(_item(store, each) for each in _events(store, leading, period))
    if not items:
        raise AppError("plan_empty")
    days = {"first_day": period.first.isoformat(), "last_day": period.last.isoformat()}
    row = {"leading": leading, **days, "approved": day.isoformat(), "events": freeze(items)}
    return change.insert("approved_plan", row)


def _events(store: Store, leading: int | None, period: Period) -> list[Event]:
    """Return the events of a period that are still on, or were held."""
    wanted = events.Filter(
        last_from=period.first,
        last_to=period.last,
        leading=leading,
        statuses=("planned", "confirmed", "held"),
    )
    return events.page(store, wanted, Slice("day"))


def standing(store: Store, leading: int | None, period: Period) -> tuple[Item, ...]:
    """Return the events of a period as they stand now, also those that are not to be held."""
    wanted = events.Filter(last_from=period.first, last_to=period.last, leading=leading)
    return tuple(_item(store, each) for each in events.page(store, wanted, Slice("day")))


def _item(store: Store, event: Event) -> Item:
    return Item(
        event.id,
        event.leading,
        event.number,
        event.topic,
        event.kind,
        event.format,
        event.first_day,
        event.last_day,
        event.place_school,
        event.place,
        tuple(events.linked(store, event.id, "facilitators")),
        event.planned,
    )


def approved(store: Store, leading: int | None, period: Period) -> Approved | None:
    """Return the plan of a period that was approved last."""
    row = store.one(
        "SELECT id, approved, events FROM approved_plan WHERE leading IS ? AND first_day = ?"
        " AND last_day = ? ORDER BY id DESC LIMIT 1",
        (leading, period.first.isoformat(), period.last.isoformat()),
    )
    if row is None:
        return None
    items = thaw(tuple[Item, ...], row["events"])
    return Approved(row["id"], date.fromisoformat(row["approved"]), items)


def review_of(store: Store, leading: int | None, period: Period) -> Review | None:
    """Compare the approved plan of a period with its events; None where none was approved."""
    plan = approved(store, leading, period)
    if plan is None:
        return None
    kept = {each.event: each for each in plan.items}
    wanted = events.Filter(ids=tuple(kept))
    known = {each.id: each for each in events.page(store, wanted, Slice("day"))}
    inside = {each.id: each for each in _events(store, leading, period)}
    told = [_outcome(store, item, known.get(item.event), period) for item in plan.items]
    beside = [_beside(store, inside[each], period) for each in inside.keys() - kept.keys()]
    beside.sort(key=lambda each: (each.item.first_day, each.item.event))
    return Review(plan.day, (*told, *beside))


def _outcome(store: Store, planned: Item, event: Event | None, period: Period) -> Outcome:
    if event is None:
        return Outcome(Fate.DELETED, planned, None)
    now = _item(store, event)
    changed = tuple(name for name in COMPARED if getattr(now, name) != getattr(planned, name))
    if event.last_day not in period:
        return Outcome(Fate.MOVED_OUT, planned, now, event.move_reason, changed)
    if event.status == "not_held":
        return Outcome(Fate.CANCELLED, planned, now, event.reason, changed)
    if (now.first_day, now.last_day) != (planned.first_day, planned.last_day):
        return Outcome(Fate.MOVED, planned, now, event.move_reason, changed)
    return Outcome(Fate.CHANGED if changed else Fate.AS_PLANNED, planned, now, None, changed)


def _beside(store: Store, event: Event, period: Period) -> Outcome:
    came = event.original_day is not None and event.original_day not in period
    fate = Fate.MOVED_IN if came else Fate.ADDED
    return Outcome(fate, None, _item(store, event), event.move_reason if came else None)
