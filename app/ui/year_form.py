"""The periods of a school year as dates: no day is missing and none lies in two periods."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.i18n import N_
from app.messages import explain
from app.models.problems import Problem, error
from app.ui.fields import Date, Field
from app.ui.form import Form

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    Span = tuple[date, date]

_LABELS: Final = (
    (N_("Academic quarter I: first day"), N_("Academic quarter I: last day")),
    (N_("Academic quarter II: first day"), N_("Academic quarter II: last day")),
    (N_("Academic quarter III: first day"), N_("Academic quarter III: last day")),
    (N_("Academic quarter IV: first day"), N_("Academic quarter IV: last day")),
    (N_("Summer: first day"), N_("Summer: last day")),
)


class YearForm(Form):
    """Five spans; what `check` finds wrong with them is said under the days."""

    def __init__(
        self,
        today: Callable[[], date],
        check: Callable[[list[Span]], list[Problem]],
        parent: QWidget | None = None,
    ) -> None:
        self._check = check
        super().__init__(
            [
                Field(f"{end}_{place}", label, Date(today), required=True, width="half")
                for place, labels in enumerate(_LABELS, start=1)
                for end, label in zip(("first", "last"), labels, strict=True)
            ],
            parent,
        )

    def show_spans(self, spans: Sequence[Span]) -> None:
        """Show the days of a year."""
        self.load(
            {
                f"{end}_{place}": day
                for place, span in enumerate(spans, start=1)
                for end, day in zip(("first", "last"), span, strict=True)
            }
        )

    def spans(self) -> list[Span] | None:
        """Return the days, or None where something is wrong, which is then said."""
        unreadable = self.unreadable()
        problems = self._problems()
        told = {name for name, *_words in unreadable}
        self.show_problems(
            [
                *unreadable,
                *(
                    (each.field, each.severity.value, explain(each))
                    for each in problems
                    if each.field not in told
                ),
            ]
        )
        if unreadable or problems:
            self.focus_first_problem()
            return None
        return self._typed()

    def _typed(self) -> list[Span]:
        values = self.values()
        places = range(1, len(_LABELS) + 1)
        return [(values[f"first_{place}"], values[f"last_{place}"]) for place in places]

    def _problems(self) -> list[Problem]:
        empty = [error("required", name) for name, day in self.values().items() if day is None]
        return empty or self._check(self._typed())
