"""The records that figures were counted from, as the rows of a workbook: read all at once."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final, TypeVar

from app.i18n import N_
from app.models import event_kinds, events, people, requests, schools
from app.models.figures import FIGURES
from app.models.vocabulary import word
from app.reports.formatting import short_date
from app.reports.record_sheets import Behind, RecordSheet
from app.reports.rows import Align, Column

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Set
    from datetime import date

    from app.i18n import Translation
    from app.models.contents import Content
    from app.models.events import Event
    from app.models.figures import FigureValues
    from app.models.requests import Request
    from app.models.schools import School
    from app.models.store import Store
    from app.reports.record_sheets import Value

    Rows = dict[int, tuple[Value, ...]]
    Found = tuple[tuple[Column, ...], Rows]


def behind(
    store: Store, figures: FigureValues, t: Translation, kept: Content | None = None
) -> Behind:
    """Read the records behind every figure, and behind every key of one.

    They are as they stand now; those of a closed version as they were `kept` at its closing, and
    the sheet says so. Of people no names are kept: they are those of now.
    """
    rows = dict(_rows(figures))
    reader = _Reader(store, figures.period.last, t, kept)
    sheets: list[RecordSheet] = []
    for table, (title, read) in _READERS.items():
        ids = {each for known, part in rows.values() if known == table for each in part}
        columns, found = read(reader, tuple(sorted(ids)))
        note = reader.note(table, ids)
        sheets.append(RecordSheet(table, t(title), columns, found, note))
    return Behind(tuple(sheets), rows)


def _rows(figures: FigureValues) -> Iterator[tuple[str, tuple[str, tuple[int, ...]]]]:
    for figure in FIGURES:
        found = figures.rows(figure.code)
        yield figure.code, (found.table, found.ids)
        if figure.rows_of is not None:
            for key in figures.by_key(figure.code):
                part = figures.rows(figure.code, key)
                yield f"{figure.code}.{key}", (part.table, part.ids)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the records of a table in the words of a language; `day` is the last of the period."""

    store: Store
    day: date
    t: Translation
    kept: Content | None = None

    def note(self, table: str, ids: Set[int]) -> str:
        """Return of which day the rows of a sheet are; nothing where all are of now."""
        if self.kept is None:
            return ""
        t, day = self.t, short_date(self.kept.as_of)
        if table == "person":
            told = t("Who was counted is as at the closing on {day}; names and posts are of now.")
        elif ids - self._kept_ids(table):
            told = t("Rows are as at the closing on {day}; those with an asterisk are of now.")
        else:
            told = t("Rows are as they were at the closing on {day}.")
        return told.format(day=day)

    def _kept_ids(self, table: str) -> set[int]:
        known = {"request": self._kept_requests, "event": self._kept_events}
        return set(known[table]()) if table in known else set(self._kept_schools())

    def _kept_requests(self) -> dict[int, Request]:
        kept = self.kept
        every = (*kept.received, *kept.carried_out, *kept.asked) if kept else ()
        return {each.id: each for each in every}

    def _kept_events(self) -> dict[int, Event]:
        return {each.event.id: each.event for each in self.kept.lines} if self.kept else {}

    def _kept_schools(self) -> dict[int, School]:
        return {each.id: each for each in self.kept.partners} if self.kept else {}

    def _number(self, number: str, *, of_now: bool) -> str:
        return f"{number} *" if of_now and self.kept else number

    def word(self, domain: str, code: str | None) -> str:
        return word(domain, code, self.t.language) if code else ""

    def requests(self, ids: tuple[int, ...]) -> Found:
        t = self.t
        columns = (
            Column("№", 10),
            Column(t("Date received"), 12),
            Column(t("School name"), 34),
            Column(t("Topic"), 46),
            Column(t("Direction"), 34),
            Column(t("Status"), 20),
            Column(t("Decision date"), 12),
            Column(t("Date closed"), 12),
        )
        names, kept = self._school_names(), self._kept_requests()
        found = requests.page(self.store, requests.Filter(ids=_but(ids, kept)))
        return columns, {
            each.id: (
                self._number(each.number, of_now=each.id not in kept),
                each.received,
                names.get(each.school, ""),
                each.topic,
                self.word("requests.direction", each.direction),
                self.word("requests.status", each.status),
                each.decided,
                each.closed,
            )
            for each in (*_wanted(ids, kept), *found)
        }

    def events(self, ids: tuple[int, ...]) -> Found:
        t = self.t
        columns = (
            Column("№", 10),
            Column(t("First day"), 12),
            Column(t("Last day"), 12),
            Column(t("Kind of event"), 26),
            Column(t("Topic"), 46),
            Column(t("Venue"), 34),
            Column(t("Hours"), 9, Align.RIGHT),
            Column(t("Present"), 11, Align.RIGHT),
            Column(t("Parents"), 11, Align.RIGHT),
            Column(t("Status"), 18),
        )
        kinds = {each.code: each.name(t.language) for each in event_kinds.every(self.store)}
        names, kept = self._school_names(), self._kept_events()
        if self.kept:
            kinds |= {each.code: each.name(t.language) for each in self.kept.kinds}
        found = events.page(self.store, events.Filter(ids=_but(ids, kept)))
        return columns, {
            each.id: (
                self._number(each.number, of_now=each.id not in kept),
                each.first_day,
                each.last_day,
                kinds.get(each.kind, each.kind),
                each.topic,
                names.get(each.place_school or 0, each.place),
                Decimal(each.hours),
                each.present,
                each.parents,
                self.word("events.status", each.status),
            )
            for each in (*_wanted(ids, kept), *found)
        }

    def people(self, ids: tuple[int, ...]) -> Found:
        t = self.t
        columns = (
            Column(t("Code"), 12),
            Column(t("Full name"), 36),
            Column(t("School name"), 40),
            Column(t("Role"), 20),
        )
        names = self._school_names()
        return columns, {
            each.id: (
                each.code,
                each.name,
                names.get(each.school or 0, ""),
                self.word("people.role", each.role),
            )
            for each in people.page(self.store, people.Filter(ids=ids), self.day)
        }

    def schools(self, ids: tuple[int, ...]) -> Found:
        t = self.t
        columns = (
            Column(t("Code"), 12),
            Column(t("School name"), 46),
            Column(t("District (city)"), 26),
            Column(t("Urban / rural"), 14),
            Column(t("Number of teachers"), 14, Align.RIGHT),
        )
        kept = self._kept_schools()
        found = schools.page(self.store, schools.Filter(ids=_but(ids, kept)), self.day)
        return columns, {
            each.id: (
                self._number(each.code, of_now=each.id not in kept),
                each.name(t.language),
                each.district,
                self.word("schools.territory", each.territory),
                each.teachers,
            )
            for each in (*_wanted(ids, kept), *found)
        }

    def _school_names(self) -> dict[int, str]:
        rows = self.store.rows("SELECT id, name_kk, name_ru FROM school")
        russian = self.t.language == "ru"
        names = {row["id"]: (russian and row["name_ru"]) or row["name_kk"] for row in rows}
        if self.kept is None:
            return names
        kept = self.kept.schools.items()
        return names | {number: each.name(self.t.language) for number, each in kept}


_T = TypeVar("_T")


def _but(ids: tuple[int, ...], kept: Mapping[int, object]) -> tuple[int, ...]:
    return tuple(each for each in ids if each not in kept)


def _wanted(ids: tuple[int, ...], kept: Mapping[int, _T]) -> list[_T]:
    return [kept[each] for each in ids if each in kept]


_READERS: Final[dict[str, tuple[str, Callable[[_Reader, tuple[int, ...]], Found]]]] = {
    "request": (N_("Rows: requests"), _Reader.requests),
    "event": (N_("Rows: events"), _Reader.events),
    "person": (N_("Rows: educators"), _Reader.people),
    "school": (N_("Rows: schools"), _Reader.schools),
}
