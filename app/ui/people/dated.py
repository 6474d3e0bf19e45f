"""The forms of what holds of a person from a day on: a post, a direction of a trainer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Signal

from app.i18n import N_, _
from app.models import posts
from app.ui.people.fields import direction_fields, post_fields
from app.ui.step_pane import StepPane

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.models.gate import Change
    from app.models.people import Person
    from app.models.problems import Problem
    from app.ui.page import Workplace

_POST: Final = ("school", "role", "position", "subject")
_LABELS: Final = {
    "person_post": N_("Post: {name}"),
    "person_direction": N_("Direction: {name}"),
}


class DatedForms(QObject):
    """A form for posts and one for directions.

    `opened(pane)` when a form is to be shown, `closed()` when it is done with.
    """

    opened = Signal(object)
    closed = Signal()
    said = Signal(str, bool)

    def __init__(self, place: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._place = place
        self._row: int | None = None
        store = place.store
        self._post = StepPane(
            store, "person_post", _LABELS["person_post"], _post_problems, self._write_post
        )
        self._direction = StepPane(
            store,
            "person_direction",
            _LABELS["person_direction"],
            self._direction_problems,
            self._write_direction,
        )
        for pane in (self._post, self._direction):
            pane.closed.connect(self.closed)
            pane.said.connect(self.said)

    def open_post(self, person: Person, row: int | None) -> None:
        """Open the form of a post, or of a new one from today on where `row` is None."""
        known = {each.id: each for each in posts.every(self._place.store, person.id)}
        holds = person if row is None else known[row]
        values: dict[str, Any] = {name: getattr(holds, name) for name in _POST}
        values["since"] = self._place.today() if row is None else known[row].since
        title = _("New post from a day on") if row is None else _("Post")
        self._open(self._post, row, person, title, values)

    def open_direction(self, person: Person, row: int | None) -> None:
        """Open the form of a direction, or of a new one where `row` is None."""
        known = {each.id: each for each in posts.directions(self._place.store, person.id)}
        values: dict[str, Any] = {}
        if row is not None:
            found = known[row]
            names = ("direction", "since", "until")
            values = {name: getattr(found, name) for name in names}
        self._open(self._direction, row, person, _("Direction of a school trainer"), values)

    def _open(
        self,
        pane: StepPane,
        row: int | None,
        person: Person,
        title: str,
        values: Mapping[str, Any],
    ) -> None:
        self._row = row
        fields = post_fields if pane is self._post else direction_fields
        pane.ask(title, fields(self._place), person.id, values, name=person.name)
        self.opened.emit(pane)

    def delete(self, person: Person, table: str, row: int) -> None:
        """Take a post or a direction away; Undo brings it back."""
        with self._place.store.change(_LABELS[table], origin=self, name=person.name) as change:
            change.delete(table, row)
        self.said.emit(_("Deleted. You can undo this."), True)

    def _write_post(self, change: Change, number: int, values: Mapping[str, Any]) -> None:
        row = {name: values[name] or None for name in _POST}
        posts.put_post(change, number, values["since"], row, self._row)

    def _direction_problems(self, number: int | None, values: Mapping[str, Any]) -> list[Problem]:
        return posts.direction_problems(self._place.store, number or 0, self._row, values)

    def _write_direction(self, change: Change, number: int, values: Mapping[str, Any]) -> None:
        posts.put_direction(change, number, self._row, values)


def _post_problems(_number: int | None, values: Mapping[str, Any]) -> list[Problem]:
    return posts.post_problems(values)
