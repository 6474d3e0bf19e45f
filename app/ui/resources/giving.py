"""The forms of giving a resource to a school or a person, and of mending what was written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.i18n import N_
from app.models import resources_given
from app.models.text import clean
from app.ui.resources.fields import giving_fields
from app.ui.step_pane import StepPane

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.models.gate import Change
    from app.models.problems import Problem
    from app.models.resources import Resource
    from app.models.resources_given import Given
    from app.ui.page import Workplace


class GivingPane(StepPane):
    """Gives copies of a resource."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(
            place.store,
            "resource_giving",
            N_("Give resource {code}"),
            self._problems,
            self._keep,
        )
        self._place = place
        self.edited.connect(self._show_days)

    def give(self, resource: Resource) -> None:
        """Show the form for a new giving of a resource."""
        values = {"day": self._place.today(), "copies": 1, "lent": False}
        title = f"{resource.code} · {resource.title}"
        self.ask(title, giving_fields(self._place), resource.id, values, code=resource.code)
        self._show_days()

    def _show_days(self) -> None:
        """Ask for the day of return only where something is to come back."""
        if self.form is not None:
            self.form.set_shown("due", bool(self.values()["lent"]))
            self.form.set_shown("returned", False)

    def _problems(self, resource: int | None, values: Mapping[str, Any]) -> list[Problem]:
        assert resource is not None  # noqa: S101 - give() named it
        return resources_given.problems(self._place.store, resource, None, _tidied(values))

    def _keep(self, change: Change, resource: int, values: Mapping[str, Any]) -> None:
        resources_given.save(change, resource, None, _tidied(values))


class GivenPane(StepPane):
    """Mends what was written of a giving."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(
            place.store,
            "resource_given",
            N_("Edit what was given: resource {code}"),
            self._problems,
            self._keep,
        )
        self._place = place
        self._resource = 0
        self.edited.connect(self._show_days)

    def mend(self, given: Given) -> None:
        """Show the form of a giving."""
        self._resource = given.resource
        values = {name: getattr(given, name) for name in resources_given.FIELDS}
        title = f"{given.code} · {given.title}"
        self.ask(title, giving_fields(self._place), given.id, values, code=given.code)
        self._show_days()

    def _show_days(self) -> None:
        if self.form is not None:
            for name in ("due", "returned"):
                self.form.set_shown(name, bool(self.values()["lent"]))

    def _problems(self, number: int | None, values: Mapping[str, Any]) -> list[Problem]:
        return resources_given.problems(self._place.store, self._resource, number, _tidied(values))

    def _keep(self, change: Change, number: int, values: Mapping[str, Any]) -> None:
        resources_given.save(change, self._resource, number, _tidied(values))


def _tidied(values: Mapping[str, Any]) -> dict[str, Any]:
    days = {} if values["lent"] else {"due": None, "returned": None}
    return {**values, **days, "note": clean(values["note"] or "") or None}
