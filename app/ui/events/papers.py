"""The documents of an event: what is signed, handed out and given to those who came."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.i18n import N_, _, translation
from app.models import certificates, events, sessions
from app.models.period_titles import day
from app.ui.certificate_list import FEW, CertificateList
from app.ui.events.naming import days_of, joined
from app.ui.paper import Paper
from app.ui.paper_page import PaperPage

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence
    from pathlib import Path

    from app.models.certificates import Entitled
    from app.models.events import Event
    from app.models.progress import Progress
    from app.models.sessions import Session
    from app.models.store import Store
    from app.ui.page import Workplace
    from app.ui.paper import Work

_CERTIFICATES: Final = "certificates"
_ALL_DAYS: Final = "sign_in"


class EventPapers(PaperPage):
    """The documents of one event."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place, _("Events"))
        self._store = place.store
        self._event = 0
        self.certificates = CertificateList(place)
        self.certificates.chosen.connect(self._on_people)
        self.certificates.issued.connect(self._read_people)
        self.certificates.said.connect(self.said)
        self.desk.add_options(_CERTIFICATES, self.certificates)
        self.desk.chosen.connect(self._on_paper)

    def open_event(self, number: int) -> None:
        """Show the documents of an event."""
        self._event = number
        event = events.get(self._store, number)
        self.open(joined(event.number, days_of(event), event.topic), self._papers(event))

    def refresh(self) -> None:
        """Read the event again, should it still be there."""
        if events.page(self._store, events.Filter(ids=(self._event,))):
            self.open_event(self._event)
        else:
            self.back_requested.emit()

    def _papers(self, event: Event) -> Sequence[Paper]:
        known = sessions.sessions(self._store, event.id)
        found = [_sign_in(event, known)]
        if len(known) > 1:
            found += [_sign_in(event, [each]) for each in known]
        return [*found, _programme(event), *_handed_out(event), self._certificates(event)]

    # Certificates

    def _certificates(self, event: Event) -> Paper:
        return Paper(
            _CERTIFICATES,
            _("Certificates"),
            _("For those present, with numbers of the register"),
            _named(N_("Certificates"), event),
            lambda language: _certificates_work(self.certificates.people(), language),
            first=self._first,
        )

    def _first(self, language: str) -> Work | None:
        """Return the work that makes the first certificate where there are many."""
        people = self.certificates.people()
        return _certificates_work(people[:1], language) if len(people) > FEW else None

    def _on_paper(self, paper: str) -> None:
        if paper == _CERTIFICATES:
            self._read_people()

    def _read_people(self) -> None:
        self.certificates.show_people(certificates.entitled(self._store, self._event))
        self._on_people()

    def _on_people(self) -> None:
        self.desk.hold(self.certificates.lack(_("Nobody is marked as present yet.")))


def _programme(event: Event) -> Paper:
    def make(language: str) -> Work:
        def work(store: Store, path: Path) -> Generator[Progress, None, Path]:
            from app.reports.documents.framing import render  # noqa: PLC0415 - slow to import
            from app.reports.documents.programme import programme_document  # noqa: PLC0415 - as above

            return (yield from render(lambda: programme_document(store, event.id, language), path))

        return work

    return Paper(
        "programme",
        _("Event programme"),
        _("Aim, expected results, sessions"),
        _named(N_("Event programme"), event),
        make,
        {".docx": make},
    )


def _handed_out(event: Event) -> list[Paper]:
    """Return the sheets that are filled in at an event."""

    def feedback(language: str) -> Work:
        def work(store: Store, path: Path) -> Generator[Progress, None, Path]:
            from app.reports.documents.feedback import render_feedback  # noqa: PLC0415 - as above

            return (yield from render_feedback(store, event.id, language, path))

        return work

    def observation(language: str) -> Work:
        def work(store: Store, path: Path) -> Generator[Progress, None, Path]:
            from app.reports.documents.framing import render  # noqa: PLC0415 - as above
            from app.reports.documents.observation import observation_document  # noqa: PLC0415 - as above

            return (
                yield from render(lambda: observation_document(store, event.id, language), path)
            )

        return work

    form, sheet = N_("Feedback form"), N_("Lesson observation sheet")
    told = _("The questionnaire with this event's facts")
    return [
        Paper("feedback", _(form), told, _named(form, event), feedback),
        Paper(
            "observation",
            _(sheet),
            _("To fill in at a lesson"),
            _named(sheet, event),
            observation,
            {".docx": observation},
        ),
    ]


def _named(title: str, event: Event) -> Callable[[str], str]:
    """Return what names the file of a document in a language."""
    return lambda language: f"{translation(language)(title)} {event.number}"


def _sign_in(event: Event, wanted: Sequence[Session]) -> Paper:
    only = wanted[0] if len(wanted) == 1 else None
    days = day(only.day) if only else days_of(event)
    hint = joined(days, only.starts, only.topic) if only else _("All sessions, each on its page")

    def work(language: str) -> Work:
        return _sign_in_work(event.id, only.id if only else None, language)

    return Paper(
        f"{_ALL_DAYS}:{only.id}" if only else _ALL_DAYS,
        _("Sign-in sheet"),
        hint,
        lambda language: f"{translation(language)(N_('Sign-in sheet'))} {event.number} {days}",
        work,
    )


def _sign_in_work(event: int, session: int | None, language: str) -> Work:
    def work(store: Store, path: Path) -> Generator[Progress, None, Path]:
        from app.reports.documents.sign_in import render_sign_in  # noqa: PLC0415 - slow to import

        return (yield from render_sign_in(store, event, language, path, session=session))

    return work


def _certificates_work(people: Sequence[Entitled], language: str) -> Work:
    def work(store: Store, path: Path) -> Generator[Progress, None, Path]:
        from app.reports.documents.certificate import render_certificates  # noqa: PLC0415 - as above

        return (yield from render_certificates(store, people, language, path))

    return work
