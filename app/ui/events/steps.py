"""Steps of an event that ask something first, each in a small form beside the list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal

from app.i18n import N_, _
from app.messages import describe
from app.models import event_steps
from app.models.errors import AppError
from app.ui.fields import Date, Field, Text
from app.ui.form_pane import FormPane

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from app.models.events import Event
    from app.models.gate import Change
    from app.models.problems import Problem
    from app.models.store import Store
    from app.ui.page import Workplace

    Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Step:
    """A step with its title, its fields, and the rule and the writing behind it.

    `label` names the change, `done` is what is said afterwards; both are marked messages.
    """

    name: str
    title: str
    label: str
    done: str
    fields: Sequence[Field]
    problems: Callable[[Workplace, Event, Values], list[Problem]]
    write: Callable[[Store, Change, Event, Values], None]


def _reschedule(store: Store, change: Change, event: Event, values: Values) -> None:
    event_steps.reschedule(store, change, event, values["day"], values["reason"])


def _not_hold(_store: Store, change: Change, event: Event, values: Values) -> None:
    event_steps.move(change, event, "not_held", values["reason"])


STEPS: Final = (
    Step(
        "reschedule",
        N_("Reschedule"),
        N_("Reschedule event {number}"),
        N_("Rescheduled: {number}"),
        (
            Field("day", N_("New first day"), Date(), required=True, width="half"),
            Field("reason", N_("Reason"), Text(500, multiline=True), required=True),
        ),
        lambda _place, event, values: event_steps.reschedule_problems(
            event, values["day"], values["reason"]
        ),
        _reschedule,
    ),
    Step(
        "not_hold",
        N_("Not held"),
        N_("Event {number}: not held"),
        N_("Not held: {number}"),
        (
            Field(
                "reason",
                N_("Reason"),
                Text(500, multiline=True),
                required=True,
                help=N_("It is printed in the report."),
            ),
        ),
        lambda place, event, values: event_steps.move_problems(
            event, "not_held", values["reason"], place.today()
        ),
        _not_hold,
    ),
)


class StepPane(FormPane):
    """The form of one step; `taken(text)` when it was done, `refused(text)` when it failed."""

    taken = Signal(str)
    refused = Signal(str)

    def __init__(self, place: Workplace, step: Step) -> None:
        super().__init__(place.store, f"event.{step.name}", self._check_step)
        self.setObjectName(step.name)
        self._place = place
        self._step = step
        self._event: Event | None = None
        self.save_requested.connect(self._write)

    def begin(self, event: Event) -> None:
        """Ask for the step of this event."""
        self._event = event
        title = f"{event.number} · {_(self._step.title)}"
        self.open(title, self._step.fields, event.id, {"reason": "", "day": None})

    def _check_step(self, _number: int | None, values: Values) -> list[Problem]:
        return self._step.problems(self._place, self._event, values) if self._event else []

    def _write(self, _number: int | None, values: Values) -> None:
        event = self._event
        if event is None:
            return
        store = self._place.store
        try:
            with store.change(self._step.label, origin=self, number=event.number) as change:
                self._step.write(store, change, event, values)
        except AppError as problem:
            self.refused.emit(describe(problem))
            return
        self.done()
        self.taken.emit(_(self._step.done).format(number=event.number))
