"""What should be mended in a record that could be stored: told, never forbidden."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.models.problems import Problem, warning
from app.models.requests import CLOSED, REASONED, UNDECIDED

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


def request_mending(values: Mapping[str, Any], *, linked: bool) -> list[Problem]:
    """Return what is doubtful in a request; `linked` says whether an event belongs to it."""
    status, decided, closed = values.get("status"), values.get("decided"), values.get("closed")
    checks = (
        (status in REASONED and not values.get("reason"), "reason_missing", "reason"),
        (status == "fulfilled" and not linked, "fulfilled_without_event", "events"),
        (status in CLOSED and not closed, "closing_day_missing", "closed"),
        (closed and status not in CLOSED, "closing_day_of_open", "closed"),
        (status not in {*UNDECIDED, "withdrawn"} and not decided, "decision_missing", "decided"),
        (decided and closed and closed < decided, "closed_before_decision", "closed"),
    )
    return [warning(code, name) for wrong, code, name in checks if wrong]


def event_mending(values: Mapping[str, Any], today: date) -> list[Problem]:
    """Return what is doubtful in an event as of `today`."""
    status, first_day = values.get("status"), values.get("first_day")
    checks = (
        (status == "not_held" and not values.get("reason"), "reason_missing", "reason"),
        (status == "held" and first_day and first_day > today, "held_in_future", "status"),
    )
    return [warning(code, name) for wrong, code, name in checks if wrong]
