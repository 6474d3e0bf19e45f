"""Certificates of a period: all of them at once, and the register of those issued."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from app.i18n import N_, _, translation
from app.models import certificates
from app.models.settings import read as read_settings
from app.ui.certificate_list import FEW, CertificateList
from app.ui.paper import Paper
from app.ui.reports.papers.desk_view import DeskView
from app.ui.reports.papers.period_form import PeriodForm

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence
    from pathlib import Path

    from app.models.certificates import Entitled
    from app.models.periods import Period
    from app.models.progress import Progress
    from app.models.store import Store
    from app.ui.page import Workplace
    from app.ui.paper import Work

_ALL = "all"
_REGISTER = "register"


class CertificatesView(DeskView):
    """Everybody who was present at the events of a period, and the register."""

    reads: ClassVar[frozenset[str]] = frozenset(
        {"event", "event_session", "attendance", "person", "person_post", "school", "period",
         "setting", "attachment", "certificate_void"}
    )  # fmt: skip

    def __init__(self, place: Workplace) -> None:
        super().__init__(place, _("Certificates"))
        self.period = PeriodForm(place)
        self.period.begin()
        self.period.chosen.connect(self.refresh)
        self.desk.top.addWidget(self.period)
        self.list = CertificateList(place)
        self.list.chosen.connect(self._on_people)
        self.list.issued.connect(self._read_people)
        self.list.said.connect(self.said)
        self.desk.add_options(_ALL, self.list)
        self.desk.chosen.connect(self._on_paper)

    def papers(self) -> Sequence[Paper]:
        period = self.period.period()
        if period is None:
            return ()
        days = f"{period.first:%d.%m.%Y}-{period.last:%d.%m.%Y}"
        return (
            Paper(
                _ALL,
                _("All certificates of the period"),
                _("Everybody present at its events that were held"),
                lambda language: f"{translation(language)(N_('Certificates'))} {days}",
                lambda language: _certificates(self.list.people(), language),
                first=self._first,
            ),
            _register(period, days),
        )

    def _first(self, language: str) -> Work | None:
        """Return the work that makes the first certificate where there are many."""
        people = self.list.people()
        return _certificates(people[:1], language) if len(people) > FEW else None

    def _on_paper(self, paper: str) -> None:
        if paper == _ALL:
            self._read_people()

    def _read_people(self) -> None:
        self.list.show_people(self._entitled())
        self._on_people()

    def _entitled(self) -> list[Entitled]:
        period = self.period.period()
        if period is None:
            return []
        own = read_settings(self.store).own_school
        return certificates.entitled_in(self.store, period.first, period.last, own)

    def _on_people(self) -> None:
        self.desk.hold(self.list.lack(_("Nobody was present at the events of this period.")))


def _certificates(people: Sequence[Entitled], language: str) -> Work:
    def work(store: Store, path: Path) -> Generator[Progress, None, Path]:
        from app.reports.documents.certificate import render_certificates  # noqa: PLC0415 - slow

        return (yield from render_certificates(store, people, language, path))

    return work


def _register(period: Period, days: str) -> Paper:
    def make(language: str) -> Work:
        def work(store: Store, path: Path) -> Generator[Progress, None, Path]:
            from app.reports.documents.registers import (  # noqa: PLC0415 - slow to import
                certificate_register,
                render_register,
            )

            first, last = period.first, period.last
            read = certificate_register(store, first, last, language)
            return (yield from render_register(lambda: read, path))

        return work

    title = N_("Register of certificates")
    return Paper(
        _REGISTER,
        _(title),
        _("Numbers issued in these days; each stays for good"),
        lambda language: f"{translation(language)(title)} {days}",
        make,
        {".xlsx": make},
    )
