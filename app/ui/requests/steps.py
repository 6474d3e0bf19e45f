"""The steps of a request as people do them: words for buttons, for undo, and which come first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.i18n import N_, _
from app.models.requests import CLOSED, TRANSITIONS

if TYPE_CHECKING:
    from datetime import date

    from app.models.events import Event
    from app.models.requests import Request


@dataclass(frozen=True, slots=True)
class StepWords:
    """The marked messages of a step: its button, and the change it makes."""

    button: str
    change: str


_STEPS: Final = {
    "review": StepWords(N_("Take up"), N_("Take up request {number}")),
    "clarify": StepWords(N_("Clarify"), N_("Clarify request {number}")),
    "accepted": StepWords(N_("Accept"), N_("Accept request {number}")),
    "planned": StepWords(N_("Plan"), N_("Plan request {number}")),
    "fulfilled": StepWords(N_("Fulfilled"), N_("Mark request {number} as fulfilled")),
    "partly": StepWords(N_("Partly"), N_("Mark request {number} as partly fulfilled")),
    "deferred": StepWords(N_("Defer"), N_("Defer request {number}")),
    "forwarded": StepWords(N_("Forward"), N_("Forward request {number}")),
    "refused": StepWords(N_("Refuse"), N_("Refuse request {number}")),
    "withdrawn": StepWords(N_("Withdrawn"), N_("Mark request {number} as withdrawn")),
}
_REOPEN: Final = StepWords(N_("Reopen"), N_("Reopen request {number}"))

_FIRST: Final = {
    "new": ("review", "accepted"),
    "review": ("accepted", "clarify"),
    "clarify": ("review", "accepted"),
    "accepted": ("planned", "fulfilled"),
    "planned": ("fulfilled", "partly"),
    "partly": ("fulfilled", "planned"),
    "deferred": ("review", "accepted"),
}
"""The two steps that are taken most from a status; the others stand in a menu."""

_HELD: Final = ("fulfilled", "partly")
"""The steps that an event held offers."""


def first_steps(request: Request, held: Event | None) -> tuple[str, ...]:
    """Return the steps that stand as buttons under a request; `held` may have fulfilled it."""
    if held is not None:
        return _HELD
    return _FIRST.get(request.status, TRANSITIONS[request.status])


def other_steps(request: Request, held: Event | None) -> tuple[str, ...]:
    """Return the allowed steps that stand in the menu."""
    first = first_steps(request, held)
    return tuple(each for each in TRANSITIONS[request.status] if each not in first)


def _words(request: Request, status: str) -> StepWords:
    return _REOPEN if request.status in CLOSED else _STEPS[status]


def step_button(request: Request, status: str) -> str:
    """Return what the button of a step says."""
    return _(_words(request, status).button)


def step_change(request: Request, status: str) -> str:
    """Return the marked message that names the change in history and undo."""
    return _words(request, status).change


def usual_day(request: Request, status: str, held: Event | None, today: date) -> date:
    """Return the day of a step: that of the event that fulfils, else today, after receipt."""
    day = held.last_day if held is not None and status in _HELD else today
    return max(day, request.received)
