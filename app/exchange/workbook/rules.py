"""The rules of a workbook's rows: models say what cannot be and what should be mended."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any, Final

from app.models import events, regions, requests
from app.models.identity import bin_problems, personal_number_problems
from app.models.mending import event_mending, request_mending
from app.models.problems import Severity, warning

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from app.exchange.workbook.entries import Entry
    from app.models.problems import Problem

MODEL_NAMES: Final = {
    "requests": {"count": "participants"},
    "events": {
        "date": "first_day",
        "end": "last_day",
        "original_date": "original_day",
        "note": "reason",
    },
}
"""What models call the values of columns that have another name there."""


def check(entry: Entry) -> None:
    """Settle what stands for empty cells of a row, and note what is wrong with its values."""
    for column, value in entry.values.items():
        if isinstance(value, str) and column != "bin":
            _add(entry, personal_number_problems(column, value))
    _CHECKS[entry.sheet](entry)


def _add(entry: Entry, problems: Iterable[Problem]) -> None:
    columns = {name: column for column, name in MODEL_NAMES.get(entry.sheet, {}).items()}
    for problem in problems:
        field = columns.get(problem.field, problem.field)
        # A column that is not there says nothing; what should be mended in it is known already.
        if problem.severity is Severity.ERROR or entry.has(field):
            entry.add(replace(problem, field=field))


def model_values(entry: Entry) -> dict[str, Any]:
    """Return the values of a row under the names that models know."""
    names = MODEL_NAMES.get(entry.sheet, {})
    return {names.get(column, column): value for column, value in entry.values.items()}


def _check_school(entry: Entry) -> None:
    values = entry.values
    values["name_kk"] = values["name_kk"] or values["name_ru"] or values["code"]
    _add(entry, bin_problems(entry.text("bin")) if values["bin"] else [])
    region = entry.text("region")
    if region and not regions.matching(region):
        entry.add(warning("unknown_region", "region", value=region))
    distance = values["distance"]
    if isinstance(distance, Decimal):
        values["distance"] = int(distance.to_integral_value(ROUND_HALF_UP))
        if values["distance"] != distance:
            entry.add(warning("rounded", "distance", value=f"{distance:f}".rstrip("0")))


def _check_person(entry: Entry) -> None:
    entry.values["name"] = entry.values["name"] or entry.values["code"]


def _check_request(entry: Entry) -> None:
    _add(entry, requests.day_problems(model_values(entry)))


def _check_event(entry: Entry) -> None:
    values = entry.values
    values["hours"] = values["hours"] or Decimal(0)
    if not values["feedback_forms"] and values["feedback_mean"] == 0:
        values["feedback_mean"] = None
    _add(entry, events.day_problems(model_values(entry)))
    _add(entry, events.feedback_problems(values))
    if values["end"] == values["date"]:
        values["end"] = None


def _check_nothing(_: Entry) -> None:
    """Attendance has no rules beyond its references."""


_CHECKS: Final[dict[str, Callable[[Entry], None]]] = {
    "schools": _check_school,
    "people": _check_person,
    "requests": _check_request,
    "events": _check_event,
    "attendance": _check_nothing,
}


def mend(entry: Entry) -> None:
    """Note what should be mended in a row that can be stored, once its links are known."""
    if entry.sheet == "requests":
        linked = bool(entry.values["events"])
        _add(entry, request_mending(model_values(entry), linked=linked))
    elif entry.sheet == "events":
        _add(entry, event_mending(model_values(entry), date.today()))
