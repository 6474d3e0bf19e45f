"""Closing the chosen period, opening it again, and choosing which of its versions is in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app.i18n import N_, _
from app.messages import describe
from app.models import closing
from app.models.errors import AppError
from app.models.period_titles import days
from app.ui.fields import Field, Text
from app.ui.locking import lock
from app.ui.reports.quarterly.cards import ClosingCard
from app.ui.reports.quarterly.edition import Edition, edition
from app.ui.reports.quarterly.lacking import lacking_records, missing_texts
from app.ui.reports.quarterly.side import ClosePane, LinesPane, Missing
from app.ui.step_pane import StepPane

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from app.models.closing import Version
    from app.models.gate import Change
    from app.models.periods import Period
    from app.models.problems import Problem
    from app.ui.page import Workplace


class Closing(QObject):
    """The card of the period's state, and the `panes` that its buttons open.

    `pane_asked(pane)` wants a pane shown beside the preview, `left()` the figures again;
    `version_chosen()` comes when another version is to be seen.
    """

    pane_asked = Signal(object)
    left = Signal()
    version_chosen = Signal()
    said = Signal(str, bool)
    rows_requested = Signal(str, object, str)

    def __init__(self, place: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._store = place.store
        self._today = place.today
        self._own: int | None = None
        self._chosen: int | None = None
        self._shown: Edition | None = None
        self.card = ClosingCard()
        lock(self.card, locked=place.store.read_only)
        self._rehearsal = ClosePane()
        self._lines = LinesPane()
        self._reopening = StepPane(
            place.store, "reopen", N_("Reopen the period {period}"), _check, self._write
        )
        self.panes = (self._rehearsal, self._lines, self._reopening)
        self._connect()

    def _connect(self) -> None:
        self.card.version_chosen.connect(self._choose)
        self.card.close_asked.connect(self._rehearse)
        self.card.reopen_asked.connect(self._ask_reason)
        self.card.drift_asked.connect(self._show_drift)
        self.card.corrections_asked.connect(self._show_corrections)
        self._rehearsal.confirmed.connect(self._close)
        self._rehearsal.rows_requested.connect(self.rows_requested)
        self._reopening.said.connect(self.said)
        for leaving in (self._rehearsal.left, self._lines.left, self._reopening.closed):
            leaving.connect(self.left)

    # What is shown

    def show_period(self, own: int | None, period: Period) -> Edition:
        """Tell the state of a period and return the edition of it that is in sight."""
        self._own = own
        self._shown = edition(self._store, own, period, self._chosen, self._today())
        self.card.show_edition(self._shown)
        return self._shown

    def version(self) -> Version | None:
        """Return the version in sight; None for the data of today."""
        return self._shown.version if self._shown else None

    def forget_version(self) -> None:
        """Show the version in force again, whichever was chosen before."""
        self._chosen = None

    def _choose(self, number: int) -> None:
        self._chosen = number
        self.version_chosen.emit()

    def _show_drift(self) -> None:
        if self._shown is None:
            return
        number = self._shown.versions[0].number
        heading = _("The data of today differ from version {number}").format(number=number)
        note = _("The closed version stays as it was printed. Reopen the period to correct it.")
        self._lines.show_lines(heading, self._shown.drift, note if self._shown.standing else "")
        self.pane_asked.emit(self._lines)

    def _show_corrections(self) -> None:
        if self._shown is None or self._shown.version is None:
            return
        before = self._shown.version.number - 1
        reason = next((each.reason for each in self._shown.versions if each.number == before), "")
        heading = _("Differences from version {number}").format(number=before)
        note = _("Reason of the correction: {reason}").format(reason=reason)
        self._lines.show_lines(heading, self._shown.corrections, note)
        self.pane_asked.emit(self._lines)

    # Closing

    def _rehearse(self) -> None:
        if self._shown is not None:
            heading = _("Close the period {period}").format(period=days(self._shown.period))
            self._rehearsal.show_missing(heading, self._missing(self._shown))
            self.pane_asked.emit(self._rehearsal)

    def _missing(self, shown: Edition) -> list[Missing]:
        """Return what the report of a period still lacks."""
        period = shown.period
        found = lacking_records(self._store, self._own, shown)
        if self._today() < period.last:
            lasts = _("The period lasts until {day}: nothing more can be added up to then.")
            found.insert(0, Missing(lasts.format(day=f"{period.last:%d.%m.%Y}")))
        return found + missing_texts(shown)

    def _close(self) -> None:
        if self._shown is None:
            return
        period, today = self._shown.period, self._today()
        self._chosen = None
        label = N_("Close the period {period}")
        try:
            with self._store.change(label, origin=self, period=days(period)) as change:
                number = closing.close(self._store, change, self._own, period, today)
        except AppError as problem:
            self.said.emit(describe(problem), False)
            return
        self.left.emit()
        self.said.emit(_("The period is closed. Version: {n}").format(n=number), True)

    # Opening again

    def _ask_reason(self) -> None:
        version = self._shown.standing if self._shown else None
        if self._shown is None or version is None:
            return
        title = _("Reopen the period {period}").format(period=days(self._shown.period))
        reason = Text(500, multiline=True)
        field = Field(
            "reason",
            N_("Reason of the correction"),
            reason,
            required=True,
            help=N_("It is printed in the corrected version."),
        )
        period = days(self._shown.period)
        self._reopening.ask(title, (field,), version.id, {"reason": ""}, period=period)
        self.pane_asked.emit(self._reopening)
        self._reopening.focus_first()

    def _write(self, change: Change, number: int, values: Mapping[str, Any]) -> None:
        version = self._shown.standing if self._shown else None
        if version is not None and version.id == number:
            self._chosen = None
            closing.reopen(change, version, values["reason"], self._today())


def _check(_number: int | None, values: Mapping[str, Any]) -> list[Problem]:
    return closing.reopen_problems(values["reason"])
