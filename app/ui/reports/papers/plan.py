"""The plan of a period: as approved, or as the events stand now."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from app.i18n import N_, _, translation
from app.models.period_titles import short
from app.models.plan_review import approved
from app.models.settings import read as read_settings
from app.ui.content_paper import content_paper
from app.ui.reports.papers.desk_view import DeskView
from app.ui.reports.papers.period_form import PeriodForm

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.models.periods import Period
    from app.models.store import Store
    from app.reports.content import Document
    from app.ui.page import Workplace
    from app.ui.paper import Paper


class PlanView(DeskView):
    """The plan of events of a period."""

    reads: ClassVar[frozenset[str]] = frozenset(
        {
            "event", "event_session", "event_school", "event_facilitator", "event_purpose",
            "event_kind", "approved_plan", "setting", "school", "person", "period", "attachment",
        }
    )  # fmt: skip

    def __init__(self, place: Workplace) -> None:
        super().__init__(place, _("Event plan"))
        self.period = PeriodForm(place)
        self.period.begin()
        self.period.chosen.connect(self.refresh)
        self.desk.top.addWidget(self.period)

    def papers(self) -> Sequence[Paper]:
        period, own = self.period.period(), read_settings(self.store).own_school
        if period is None:
            return ()
        kept = approved(self.store, own, period)
        now = content_paper(
            "now",
            _("Event plan"),
            _("As the events stand now"),
            _named(period),
            lambda store, language: _plan(store, own, period, language, as_approved=False),
        )
        if kept is None:
            return (now,)
        told = _("As approved on {day}").format(day=f"{kept.day:%d.%m.%Y}")
        as_approved = content_paper(
            "approved",
            _("Approved plan"),
            told,
            _named(period),
            lambda store, language: _plan(store, own, period, language, as_approved=True),
        )
        return (as_approved, now)


def _named(period: Period) -> Callable[[str], str]:
    def name(language: str) -> str:
        t = translation(language)
        return f"{t(N_('Event plan'))} {short(period, t)}"

    return name


def _plan(
    store: Store, leading: int | None, period: Period, language: str, *, as_approved: bool
) -> Document:
    from app.reports.documents.plan import plan_document  # noqa: PLC0415 - slow to import

    return plan_document(store, leading, period, language, as_approved=as_approved)
