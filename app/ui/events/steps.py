"""Steps of an event that ask something first, each in a small form beside the list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from app.i18n import N_, _
from app.models import event_steps, events
from app.ui.fields import Date, Field, Text
from app.ui.step_pane import StepPane

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from app.models.events import Event
    from app.models.gate import Change
    from app.models.problems import Problem
    from app.models.store import Store
    from app.ui.page import Workplace

    Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Step:
    """A step: its title and the label of its change (marked), its fields, its rule, its writing."""

    name: str
    title: str
    label: str
    fields: Callable[[Event], Sequence[Field]]
    problems: Callable[[Event, Values, date], list[Problem]]
    write: Callable[[Store, Change, Event, Values], None]


def _reschedule_problems(event: Event, values: Values, _today: date) -> list[Problem]:
    return event_steps.reschedule_problems(event, values["day"], values["reason"])


def _reschedule(store: Store, change: Change, event: Event, values: Values) -> None:
    event_steps.reschedule(store, change, event, values["day"], values["reason"])


def _not_held_problems(event: Event, values: Values, today: date) -> list[Problem]:
    return event_steps.move_problems(event, "not_held", values["reason"], today)


def _not_hold(_store: Store, change: Change, event: Event, values: Values) -> None:
    event_steps.move(change, event, "not_held", values["reason"])


_REASON: Final = Field("reason", N_("Reason"), Text(500, multiline=True), required=True)


def _reschedule_fields(event: Event) -> Sequence[Field]:
    around = Date(lambda: event.first_day)
    return (Field("day", N_("New first day"), around, required=True, width="half"), _REASON)


def _not_held_fields(_event: Event) -> Sequence[Field]:
    return (_REASON,)


STEPS: Final = (
    Step(
        "reschedule",
        N_("Reschedule"),
        N_("Reschedule event {number}"),
        _reschedule_fields,
        _reschedule_problems,
        _reschedule,
    ),
    Step(
        "not_hold",
        N_("Not held"),
        N_("Event {number}: not held"),
        _not_held_fields,
        _not_held_problems,
        _not_hold,
    ),
)


def step_pane(place: Workplace, step: Step) -> StepPane:
    """Return the form of a step."""

    def check(number: int | None, values: Values) -> list[Problem]:
        event = events.get(place.store, number or 0)
        return step.problems(event, values, place.today())

    def write(change: Change, number: int, values: Values) -> None:
        step.write(place.store, change, events.get(place.store, number), values)

    return StepPane(place.store, f"event.{step.name}", step.label, check, write)


def ask_step(pane: StepPane, step: Step, event: Event) -> None:
    """Show the form of a step for an event."""
    title = f"{event.number} · {_(step.title)}"
    pane.ask(title, step.fields(event), event.id, {"reason": "", "day": None}, number=event.number)
