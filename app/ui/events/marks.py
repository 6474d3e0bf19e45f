"""Writing marks of attendance: one person, everybody, somebody who walked in; one step each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.i18n import N_
from app.models import attendance, people

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from app.models.store import Store


class Marks:
    """Writes the marks of one session of the event `number`; `origin` tells who changed them."""

    def __init__(self, store: Store, origin: object, number: str, session: int) -> None:
        self._store = store
        self._origin = origin
        self._number = number
        self._session = session

    def put(self, person: int, name: str, mark: str | None) -> None:
        """Mark a person; None takes the mark away."""
        label = N_("Attendance at {number}: {name}")
        with self._store.change(
            label, origin=self._origin, number=self._number, name=name
        ) as change:
            attendance.mark(self._store, change, self._session, person, mark)

    def put_all(self, unmarked: Iterable[int]) -> None:
        """Mark people present who carry no mark yet."""
        label = N_("Attendance at {number}: all present")
        with self._store.change(label, origin=self._origin, number=self._number) as change:
            attendance.mark_all(change, self._session, unmarked, "present")

    def put_new(self, values: Mapping[str, Any]) -> int:
        """Enter a new person, mark it present and return its number."""
        label = N_("New participant at {number}: {name}")
        with self._store.change(
            label, origin=self._origin, number=self._number, name=values["name"]
        ) as change:
            person = people.save(self._store, change, None, values)
            attendance.mark(self._store, change, self._session, person, "present")
        return person
