"""Registers of events, requests and certificates: any period and filter, one row a record.

What is read and what is drawn grow with the rows and no faster: the country's 35 667 events too.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from reportlab.platypus import Spacer

from app.i18n import translation
from app.models import certificates, event_rows, people_by_number, requests
from app.models.letterhead import masthead
from app.models.listing import school_names
from app.models.progress import Progress
from app.models.search import Slice
from app.models.vocabulary import word
from app.reports.blocks import paragraph
from app.reports.document import Sheet, write
from app.reports.documents.events import kind_names
from app.reports.formatting import NO_VALUE, number, short_date, span
from app.reports.rows import Align, Column, Look, Row
from app.reports.styles import LANDSCAPE, SUBTITLE, TITLE
from app.reports.tables import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator
    from datetime import date
    from pathlib import Path

    from reportlab.platypus import Flowable

    from app.i18n import Translation
    from app.models.certificates import Entry
    from app.models.event_filter import Filter as EventFilter
    from app.models.store import Store

_SIZE: Final = 8.5

Value = str | int


@dataclass(frozen=True, slots=True)
class Register:
    """A register: what it is called and is of, its columns, and its rows of texts and counts.

    `struck` are the places of rows that hold no longer; their last cell says why.
    """

    title: str
    of: str
    language: str
    as_of: date
    author: str
    columns: tuple[Column, ...]
    rows: list[tuple[Value, ...]]
    struck: frozenset[int] = frozenset()

    def look(self, place: int) -> Look:
        """Return what a row is."""
        return Look.STRUCK if place in self.struck else Look.PLAIN


def render_register(read: Callable[[], Register], path: Path) -> Generator[Progress, None, Path]:
    """Read a register and write it as the suffix of `path` says: PDF, else XLSX.

    Yields the pages, or the rows, done. Raises `FileProblem` when `path` cannot be written.
    """
    register = read()
    yield Progress(0)
    if path.suffix.lower() == ".xlsx":
        from app.reports.documents.register_book import write_book  # noqa: PLC0415 - one of the two

        yield from write_book(register, path)
    else:
        for page in write(_story(register), _sheet(register), path):
            yield Progress(page)
    return path


def _sheet(register: Register) -> Sheet:
    return Sheet(
        title=f"{register.title}. {register.of}",
        language=register.language,
        as_of=register.as_of,
        author=register.author,
        header=f"{register.title} · {register.of}",
        paper=LANDSCAPE,
    )


def _story(register: Register) -> Iterator[Flowable]:
    t, language = translation(register.language), register.language
    yield paragraph(register.title, TITLE)
    yield paragraph(register.of, SUBTITLE)
    rows = number(len(register.rows), language)
    yield paragraph(f"{t('Number of records')}: {rows}", SUBTITLE)
    yield Spacer(1, 4)
    told = [
        Row(_texts(each, language), register.look(place))
        for place, each in enumerate(register.rows)
    ]
    yield Table(register.columns, told, _SIZE)


def _texts(row: tuple[Value, ...], language: str) -> tuple[str, ...]:
    return tuple(each if isinstance(each, str) else number(each, language) for each in row)


# Events


def event_register(store: Store, wanted: EventFilter, of: str, language: str) -> Register:
    """Read the events that fit, in order of their days; `of` says in words which these are."""
    t = translation(language)
    found, kinds = event_rows.rows(store, wanted), kind_names(store, language)
    places = school_names(store, {each.place_school for each in found if each.place_school})
    names = {key: each.name(language) for key, each in places.items()}
    formats, states = _Words("events.format", language), _Words("events.status", language)
    columns = (
        Column("№", 2.2),
        Column(t("Date"), 3),
        Column(t("Topic"), 8.3),
        Column(t("Kind of event"), 4.5),
        Column(t("Format"), 3.2),
        Column(t("Venue"), 6),
        Column(t("Planned participants"), 2.4, Align.RIGHT),
        Column(t("Present"), 1.9, Align.RIGHT),
        Column(t("Parents"), 1.9, Align.RIGHT),
        Column(t("Status"), 3.5),
    )
    rows: list[tuple[Value, ...]] = [
        (
            each.number,
            _days(each.first_day, each.last_day),
            each.topic,
            kinds.get(each.kind, each.kind),
            formats[each.format or ""],
            names.get(each.place_school or 0, "") or each.place or NO_VALUE,
            NO_VALUE if each.planned is None else each.planned,
            each.present if each.status == "held" else NO_VALUE,
            NO_VALUE if each.parents is None else each.parents,
            states[each.status],
        )
        for each in found
    ]
    return _register(store, t("Register of events"), of, language, columns, rows)


class _Words(dict[str, str]):
    """The words of a domain, each looked up once."""

    def __init__(self, domain: str, language: str) -> None:
        super().__init__({"": ""})
        self._domain = domain
        self._language = language

    def __missing__(self, code: str) -> str:
        self[code] = word(self._domain, code, self._language)
        return self[code]


def _days(first: str, last: str) -> str:
    """Return ISO days as they are printed, without making dates of them: there may be many."""
    shown = f"{first[8:]}.{first[5:7]}.{first[:4]}"
    return shown if first == last else f"{shown}–\n{last[8:]}.{last[5:7]}.{last[:4]}"


# Requests


def request_register(store: Store, wanted: requests.Filter, of: str, language: str) -> Register:
    """Read the requests that fit, in order of their receipt."""
    t = translation(language)
    found = requests.page(store, wanted, Slice("received"))
    names = school_names(store, {each.school for each in found})
    led = people_by_number.names(store, {each.responsible for each in found if each.responsible})
    columns = (
        Column("№", 2),
        Column(t("Date received"), 2.8),
        Column(t("School"), 6),
        Column(t("Topic"), 8),
        Column(t("Direction"), 4.5),
        Column(t("Status"), 3.6),
        Column(t("Decision date"), 2.8),
        Column(t("Date closed"), 2.8),
        Column(t("Responsible"), 4),
        Column(t("Reason"), 4),
    )
    rows: list[tuple[Value, ...]] = [
        (
            each.number,
            short_date(each.received),
            names[each.school].name(language),
            each.topic,
            word("requests.direction", each.direction, language) if each.direction else "",
            word("requests.status", each.status, language),
            short_date(each.decided) if each.decided else "",
            short_date(each.closed) if each.closed else "",
            led.get(each.responsible or 0, ""),
            each.reason or "",
        )
        for each in found
    ]
    return _register(store, t("Register of requests"), of, language, columns, rows)


# Certificates


def certificate_register(
    store: Store, first: date, last: date, language: str, event: int | None = None
) -> Register:
    """Read the certificates issued in some days, with room to sign for receipt."""
    t, kinds = translation(language), kind_names(store, language)
    columns = (
        Column("№", 1.2),
        Column(t("Number of the certificate"), 4),
        Column(t("Full name"), 6.5),
        Column(t("School"), 6),
        Column(t("Event"), 8),
        Column(t("Date held"), 3),
        Column(t("Hours"), 1.8, Align.RIGHT),
        Column(t("Date of issue"), 2.8),
        Column(t("Received (signature)"), 3.4),
    )
    rows: list[tuple[Value, ...]] = []
    found = certificates.register(store, first, last, event)
    schools = school_names(store, {each.school for each in found if each.school is not None})
    names = {key: each.name(language) for key, each in schools.items()}
    for place, each in enumerate(found, start=1):
        event_words = ", ".join(filter(None, (each.event_number, kinds.get(each.kind), each.topic)))
        days = span(each.first_day, each.last_day) if each.first_day and each.last_day else NO_VALUE
        rows.append(
            (
                place,
                each.issued.number,
                each.name or NO_VALUE,
                names.get(each.school or 0, NO_VALUE),
                event_words or NO_VALUE,
                days,
                number(each.issued.hours, language),
                short_date(each.issued.day),
                _voided(each, t),
            )
        )
    of, struck = span(first, last), {n for n, each in enumerate(found) if each.issued.voided}
    made = _register(store, t("Register of certificates"), of, language, columns, rows)
    return replace(made, struck=frozenset(struck))


def _voided(entry: Entry, t: Translation) -> str:
    """Return when and why a certificate was voided, room to sign where it was not."""
    voided = entry.issued.voided
    if voided is None:
        return ""
    told = t("Voided on {day}. {reason}")
    return told.format(day=short_date(voided.day), reason=voided.reason)


def _register(
    store: Store,
    title: str,
    of: str,
    language: str,
    columns: tuple[Column, ...],
    rows: list[tuple[Value, ...]],
) -> Register:
    author = masthead(store).author
    return Register(title, of, language, store.today(), author, columns, rows)
