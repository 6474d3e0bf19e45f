"""Registers of requests and events: any period, any filter, PDF and Excel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from app.i18n import N_, _, spoken, translation
from app.models import event_kinds, requests
from app.models.event_filter import Filter as EventFilter
from app.models.events import STATUSES
from app.models.period_titles import title as period_title
from app.models.requests import CLOSED, OPEN
from app.models.settings import read as read_settings
from app.models.vocabulary import codes, word
from app.ui.fields import Choice, Field
from app.ui.lookups import school_lookup
from app.ui.paper import Paper
from app.ui.reports.papers.desk_view import DeskView
from app.ui.reports.papers.period_form import PeriodForm

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping, Sequence
    from pathlib import Path

    from app.models.periods import Period
    from app.models.progress import Progress
    from app.models.store import Store
    from app.reports.documents.registers import Register
    from app.ui.page import Workplace
    from app.ui.paper import Make, Work


class RegistersView(DeskView):
    """The registers of a period."""

    reads: ClassVar[frozenset[str]] = frozenset(
        {
            "event", "event_session", "event_school", "event_kind", "attendance", "request",
            "request_status", "school", "person", "period", "setting",
        }
    )  # fmt: skip

    def __init__(self, place: Workplace) -> None:
        super().__init__(place, _("Registers"))
        everything = _("All")
        self.asked = PeriodForm(
            place,
            (
                Field("school", N_("School"), school_lookup(place), placeholder=N_("All schools")),
                Field("status", N_("Status of requests"), Choice(_statuses, everything)),
                Field("direction", N_("Direction of requests"), Choice(_directions, everything)),
                Field("held", N_("Status of events"), Choice(_event_statuses, everything)),
                Field("kind", N_("Kind of event"), Choice(self._kinds, everything)),
            ),
        )
        self.asked.begin()
        self.asked.chosen.connect(self.refresh)
        self.desk.top.addWidget(self.asked)
        self.desk.chosen.connect(self._fit)

    def papers(self) -> Sequence[Paper]:
        period = self.asked.period()
        if period is None:
            return ()
        values, own = self.asked.values(), read_settings(self.store).own_school
        events_wanted = _event_filter(period, values, own)
        requests_wanted = _request_filter(period, values, own)

        def of_events(store: Store, language: str) -> Register:
            from app.reports.documents.registers import event_register  # noqa: PLC0415 - slow

            return event_register(store, events_wanted, _of(period, values, language), language)

        def of_requests(store: Store, language: str) -> Register:
            from app.reports.documents.registers import request_register  # noqa: PLC0415 - slow

            return request_register(store, requests_wanted, _of(period, values, language), language)

        return (
            _paper("requests", N_("Register of requests"), period, of_requests),
            _paper("events", N_("Register of events"), period, of_events),
        )

    def _fit(self, paper: str) -> None:
        """Show the filters of the register that is looked at."""
        for name in ("status", "direction"):
            self.asked.form.set_shown(name, paper == "requests")
        for name in ("held", "kind"):
            self.asked.form.set_shown(name, paper == "events")

    def _kinds(self) -> Sequence[tuple[str, str]]:
        return [(each.code, each.name(spoken())) for each in event_kinds.every(self.store)]


def _event_filter(period: Period, values: Mapping[str, Any], own: int | None) -> EventFilter:
    return EventFilter(
        last_from=period.first,
        last_to=period.last,
        leading=own,
        school=values["school"],
        kind=values["kind"] or None,
        statuses=(values["held"],) if values["held"] else (),
    )


def _request_filter(period: Period, values: Mapping[str, Any], own: int | None) -> requests.Filter:
    return requests.Filter(
        received_from=period.first,
        received_to=period.last,
        leading=own,
        school=values["school"],
        direction=values["direction"] or None,
        statuses=(values["status"],) if values["status"] else (),
    )


def _of(period: Period, values: Mapping[str, Any], language: str) -> str:
    """Return which records these are, in words of the document."""
    told = [period_title(period, translation(language))]
    for name, domain in (
        ("status", "requests.status"),
        ("direction", "requests.direction"),
        ("held", "events.status"),
        ("kind", "events.kind"),
    ):
        if values[name]:
            told.append(word(domain, values[name], language))
    return " · ".join(told)


def _paper(key: str, title: str, period: Period, read: Callable[[Store, str], Register]) -> Paper:
    make = _make(read)
    days = f"{period.first:%d.%m.%Y}-{period.last:%d.%m.%Y}"
    return Paper(
        key,
        _(title),
        days.replace("-", "–"),
        lambda language: f"{translation(language)(title)} {days}",
        make,
        {".xlsx": make},
    )


def _make(read: Callable[[Store, str], Register]) -> Make:
    def make(language: str) -> Work:
        def work(store: Store, path: Path) -> Generator[Progress, None, Path]:
            from app.reports.documents.registers import render_register  # noqa: PLC0415 - slow

            return (yield from render_register(lambda: read(store, language), path))

        return work

    return make


def _statuses() -> Sequence[tuple[str, str]]:
    return [(code, word("requests.status", code, spoken())) for code in OPEN + CLOSED]


def _event_statuses() -> Sequence[tuple[str, str]]:
    return [(code, word("events.status", code, spoken())) for code in STATUSES]


def _directions() -> Sequence[tuple[str, str]]:
    return [
        (code, word("requests.direction", code, spoken())) for code in codes("requests.direction")
    ]
