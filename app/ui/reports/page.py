"""The screen of reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final, cast

from app.i18n import N_
from app.ui.views import ViewsPage, ViewSpec

if TYPE_CHECKING:
    from datetime import date

    from app.ui.reports.quarterly.view import QuarterlyView

_WHERE: Final = "app.ui.reports"
_PAPERS: Final = "app.ui.reports.papers"


class ReportsPage(ViewsPage):
    """Everything the team prints or sends."""

    title: ClassVar[str] = N_("Reports")
    many: ClassVar = True
    views: ClassVar = (
        ViewSpec("quarterly", N_("Quarterly report"), f"{_WHERE}.quarterly.view", "QuarterlyView"),
        ViewSpec("plan", N_("Event plan"), f"{_PAPERS}.plan", "PlanView"),
        ViewSpec("registers", N_("Registers"), f"{_PAPERS}.registers", "RegistersView"),
        ViewSpec("certificates", N_("Certificates"), f"{_PAPERS}.certificates", "CertificatesView"),
        ViewSpec("handover", N_("Handover"), f"{_PAPERS}.handover", "HandoverView"),
        ViewSpec("deck", N_("Effectiveness deck"), f"{_WHERE}.deck.view", "DeckView"),
        ViewSpec("forms", N_("Office forms"), f"{_WHERE}.foreign_forms.view", "ForeignFormsView"),
    )

    def show_period(self, first: date, last: date) -> None:
        """Show the report of the period with these days."""
        cast("QuarterlyView", self.show_view("quarterly")).show_period(first, last)
