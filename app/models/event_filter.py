"""Which events to list: the filter and its condition."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.models.search import Where, and_all, matching, or_any

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Filter:
    """Which events to list; None and empty leave a thing open. Days are those of the last day.

    `between` asks for events with at least one day in a span, `to_complete` for those that on
    this day still lack something: their status, their attendance or their feedback.
    """

    text: str = ""
    statuses: tuple[str, ...] = ()
    last_from: date | None = None
    last_to: date | None = None
    kind: str | None = None
    school: int | None = None
    leading: int | None = None
    ids: tuple[int, ...] | None = None
    between: tuple[date, date] | None = None
    to_complete: date | None = None


# The pluses keep the indexes away: nearly all events are held, and one walk through them is faster.
_UNFINISHED: Final = (
    "+event.status IN ('planned', 'confirmed') AND event.last_day < ? OR +event.status = 'held' AND"
    " (ifnull(event.feedback_forms, 0) = 0 OR ifnull(event.parents, 0) = 0 AND NOT EXISTS"
    " (SELECT 1 FROM event_session x JOIN attendance a ON a.session = x.id AND a.mark = 'present'"
    "  WHERE x.event = event.id))"
)


def where_of(wanted: Filter) -> Where:
    """Return the condition on the table `event` that a filter stands for."""
    conditions: list[Where] = []
    if wanted.text:
        by_place = matching("school", wanted.text, "event.place_school")
        conditions.append(or_any([matching("event", wanted.text, "event.id"), by_place]))
    if wanted.statuses:
        marks = ", ".join("?" * len(wanted.statuses))
        conditions.append(Where(f"event.status IN ({marks})", wanted.statuses))
    conditions += _where_days(wanted)
    for name in ("kind", "leading"):
        if getattr(wanted, name) is not None:
            conditions.append(Where(f"event.{name} = ?", (getattr(wanted, name),)))
    if wanted.school is not None:
        invited = "SELECT event FROM event_school WHERE school = ?"
        sql = f"event.place_school = ? OR event.id IN ({invited})"
        conditions.append(Where(sql, (wanted.school, wanted.school)))
    if wanted.ids is not None:
        conditions.append(Where(f"event.id IN ({', '.join(map(str, wanted.ids))})"))
    return and_all(conditions)


def _where_days(wanted: Filter) -> list[Where]:
    """Return the conditions on days.

    The plus leads through the last days: of a late month few events end after it begins, and nearly
    all began before its end.
    """
    first, last = wanted.between or (None, None)
    days = (
        ("event.last_day >= ?", wanted.last_from),
        ("event.last_day <= ?", wanted.last_to),
        ("event.last_day >= ?", first),
        ("+event.first_day <= ?", last),
        (_UNFINISHED, wanted.to_complete),
    )
    return [Where(sql, (day.isoformat(),)) for sql, day in days if day is not None]
