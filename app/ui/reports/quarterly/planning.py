"""Approving the plan of the chosen period, and what came otherwise than planned."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from app.i18n import N_, _, spoken, translation
from app.messages import describe
from app.models import plan_review
from app.models.difference_words import NOTHING, Line, field_name
from app.models.errors import AppError
from app.models.period_titles import days
from app.models.plan_review import Fate
from app.ui.locking import lock
from app.ui.reports.quarterly.cards import PlanCard
from app.ui.reports.quarterly.side import LinesPane

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.models.periods import Period
    from app.models.plan_review import Item, Outcome, Review
    from app.ui.page import Workplace

_FATES: Final = {
    Fate.MOVED_OUT: N_("Moved out of the period"),
    Fate.CANCELLED: N_("Not held"),
    Fate.DELETED: N_("Taken out of the plan"),
    Fate.MOVED: N_("Moved within the period"),
    Fate.CHANGED: N_("Changed"),
    Fate.MOVED_IN: N_("Moved in from another period"),
    Fate.ADDED: N_("Added after the approval"),
}


class Planning(QObject):
    """The card of the period's plan, and the list (in `panes`) of what came otherwise."""

    pane_asked = Signal(object)
    left = Signal()
    said = Signal(str, bool)
    rows_requested = Signal(str, object, str)

    def __init__(self, place: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._store = place.store
        self._today = place.today
        self._own: int | None = None
        self._period: Period | None = None
        self._review: Review | None = None
        self.card = PlanCard()
        lock(self.card, locked=place.store.read_only)
        self._lines = LinesPane()
        self.panes = (self._lines,)
        self.card.approve_asked.connect(self._approve)
        self.card.outcomes_asked.connect(self._show_outcomes)
        self._lines.left.connect(self.left)

    def show_period(self, own: int | None, period: Period, *, closed: bool) -> None:
        """Tell of the plan of a period."""
        self._own, self._period = own, period
        self._review = plan_review.review_of(self._store, own, period)
        self.card.show_review(self._review, closed=closed)

    def _approve(self) -> None:
        if self._period is None:
            return
        label, today = N_("Approve the plan {period}"), self._today()
        try:
            with self._store.change(label, origin=self, period=days(self._period)) as change:
                plan_review.approve(self._store, change, self._own, self._period, today)
        except AppError as problem:
            self.said.emit(describe(problem), False)
            return
        self.said.emit(_("The plan is kept as approved."), True)

    def _show_outcomes(self) -> None:
        if self._review is not None:
            lines = [_line(each) for fate in _FATES for each in self._review.of(fate)]
            day = f"{self._review.day:%d.%m.%Y}"
            note = _("The plan approved on {day} stays as it was.").format(day=day)
            self._lines.show_lines(_("Otherwise than planned"), lines, note)
            self.pane_asked.emit(self._lines)


def _line(outcome: Outcome) -> Line:
    item = outcome.item
    t = translation(spoken())
    changed = ", ".join(dict.fromkeys(field_name(each, t) for each in outcome.changed))
    said = [_(_FATES[outcome.fate]), changed, outcome.reason or ""]
    what = f"{item.number} · {item.topic}"
    now = _days(outcome.now)
    return Line(what, _days(outcome.planned), now, " · ".join(filter(None, said)))


def _days(item: Item | None) -> str:
    if item is None:
        return NOTHING
    first, last = (f"{each:%d.%m.%Y}" for each in (item.first_day, item.last_day))
    return first if first == last else f"{first}–{last}"
