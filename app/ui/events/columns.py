"""The columns of the list of events."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.i18n import N_, _
from app.ui.event_words import status_pill
from app.ui.events.naming import format_name, joined
from app.ui.record_model import Cell, Column

if TYPE_CHECKING:
    from app.models.events import Event


@dataclass(frozen=True, slots=True)
class Listed:
    """An event in the list, with the name of its kind."""

    id: int
    event: Event
    kind: str


def under_topic(listed: Listed) -> str:
    """Return the grey line under the topic: kind, place, format."""
    event = listed.event
    return joined(listed.kind, event.place_name, format_name(event.format))


def present_of_planned(event: Event) -> str:
    """Return how many came of those planned: «17 / 18»."""
    if event.planned is None:
        return str(event.present) if event.present else ""
    return f"{event.present} / {event.planned}"


def _days(listed: Listed) -> Cell:
    first, last = listed.event.first_day, listed.event.last_day
    return Cell(f"{first:%d.%m.%Y}", "" if first == last else f"– {last:%d.%m.%Y}")


def _status(listed: Listed) -> Cell:
    event = listed.event
    pill = status_pill(event)
    moved = _("Rescheduled")
    if event.original_day is None or pill.text == moved:
        return Cell(pill=pill)
    return Cell(secondary=moved, pill=pill, tone="warn")


COLUMNS: Final = (
    Column("number", N_("No."), lambda each: Cell(each.event.number), width=60),
    Column("day", N_("Date"), _days, width=104),
    Column(
        "topic",
        N_("Topic, kind, place"),
        lambda each: Cell(each.event.topic, under_topic(each)),
        sortable=False,
    ),
    Column(
        "present",
        N_("Present"),
        lambda each: Cell(present_of_planned(each.event)),
        width=82,
        align="right",
    ),
    Column("status", N_("Status"), _status, width=196),
)
