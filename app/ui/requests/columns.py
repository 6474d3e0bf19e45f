"""The list of requests: its rows, columns and saved filters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.i18n import N_, spoken
from app.models.period_titles import day
from app.models.vocabulary import word
from app.ui.filters import Filter
from app.ui.record_model import Cell, Column
from app.ui.request_words import status_pill

if TYPE_CHECKING:
    from datetime import date

    from app.models.requests import Request


@dataclass(frozen=True, slots=True)
class Row:
    """A request in the list, with the day its decision is due and the day it is looked at."""

    request: Request
    due: date
    today: date

    @property
    def id(self) -> int:
        """The number of the request in the store."""
        return self.request.id


def _topic(row: Row) -> Cell:
    request = row.request
    direction = word("requests.direction", request.direction, spoken()) if request.direction else ""
    where = " · ".join(each for each in (request.school_name, direction) if each)
    return Cell(request.topic, where)


COLUMNS: Final = (
    Column("number", N_("No."), lambda row: Cell(row.request.number), width=56),
    Column("received", N_("Date received"), lambda row: Cell(day(row.request.received)), width=122),
    Column("school", N_("Topic, school, direction"), _topic),
    Column(
        "status",
        N_("Status"),
        lambda row: Cell(pill=status_pill(row.request, row.due, row.today)),
        width=224,
    ),
)

FILTERS: Final = (
    Filter("all", N_("All")),
    Filter("period", N_("This quarter")),
    Filter("ours", N_("Waiting for our answer")),
    Filter("theirs", N_("Waiting for the school")),
    Filter("overdue", N_("Overdue")),
)
