"""When decisions on requests are due, and how long they took: counted in working days."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app.models.periods import holidays
from app.models.settings import read as read_settings
from app.models.workdays import DECISION_DAYS, add_working_days, working_days_between

if TYPE_CHECKING:
    from app.models.store import Store


class Deadlines:
    """When decisions are due: working days by the holidays of the database, read once."""

    def __init__(self, store: Store) -> None:
        self._holidays = frozenset(holidays(store))
        self._saturdays = read_settings(store).saturdays

    def due(self, received: date) -> date:
        """Return the last day for a decision on a request received on that day."""
        return add_working_days(received, DECISION_DAYS, self._holidays, saturdays=self._saturdays)

    def days_taken(self, received: date, decided: date) -> int:
        """Return after how many working days a request was decided."""
        return working_days_between(received, decided, self._holidays, saturdays=self._saturdays)

    def newest_overdue(self, today: date) -> date:
        """Return the newest day of receipt whose decision is overdue on `today`."""
        received = today
        while self.due(received) >= today:
            received = date.fromordinal(received.toordinal() - 1)
        return received
