"""Which period documents are of: a known one, or any two days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import N_, _, spoken, translation
from app.models import periods
from app.models.period_titles import short
from app.ui.fields import Choice, Date, Field
from app.ui.form import Form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.models.periods import Period
    from app.ui.fields import Section
    from app.ui.page import Workplace

_FREE: Final = "free"


class PeriodForm(QWidget):
    """A period, and what else a document asks for; `chosen` after a change."""

    chosen = Signal()

    def __init__(self, place: Workplace, more: Sequence[Field | Section] = ()) -> None:
        super().__init__()
        self._store = place.store
        self._today = place.today
        self._periods: dict[str, Period] = {}
        period = Field("period", N_("Reporting period"), Choice(self._options), required=True)
        self.form = Form(
            (
                period,
                Field("first", N_("From"), Date(place.today), width="half"),
                Field("last", N_("To"), Date(place.today), width="half"),
                *more,
            )
        )
        self.form.edited.connect(self._on_edited)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.form)

    def begin(self, **values: object) -> None:
        """Begin with the period of today and these values."""
        current = periods.at(self._store, self._today())
        days = {"period": _key(current), "first": current.first, "last": current.last}
        self.form.load({**days, **values})
        self._fit()

    def period(self) -> Period | None:
        """Return the chosen period; None while two days are not complete."""
        values = self.form.values()
        if values["period"] != _FREE:
            return self._periods.get(values["period"])
        first, last = values["first"], values["last"]
        if first is None or last is None or last < first:
            return None
        return periods.named(self._store, first, last)

    def values(self) -> dict[str, Any]:
        """Return everything that stands in the form."""
        return self.form.values()

    def _options(self) -> list[tuple[Any, str]]:
        t = translation(spoken())
        current = periods.at(self._store, self._today())
        known = [current]
        for year in periods.school_years(self._store):
            known += periods.known(year)
        self._periods = {_key(each): each for each in known}
        options = [(key, short(each, t)) for key, each in self._periods.items()]
        return [(_FREE, _("Free period: any two days")), *options]

    def _on_edited(self, _name: str) -> None:
        self._fit()
        if self.period() is not None:
            self.chosen.emit()

    def _fit(self) -> None:
        free = self.form.values()["period"] == _FREE
        for name in ("first", "last"):
            self.form.set_shown(name, free)


def _key(period: Period) -> str:
    return f"{period.kind}:{period.first}..{period.last}"
