"""The records that figures were counted from, as the rows of a workbook: read all at once."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from app.i18n import N_
from app.models import event_kinds, events, people, requests, schools
from app.models.figures import FIGURES
from app.models.vocabulary import word
from app.reports.record_sheets import Behind, RecordSheet
from app.reports.rows import Column

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from app.i18n import Translation
    from app.models.figures import FigureValues
    from app.models.store import Store
    from app.reports.record_sheets import Value

    Rows = dict[int, tuple[Value, ...]]
    Found = tuple[tuple[Column, ...], Rows]


def behind(store: Store, figures: FigureValues, t: Translation) -> Behind:
    """Read the records behind every figure, and behind every key of one, as they stand now."""
    rows = dict(_rows(figures))
    reader = _Reader(store, figures.period.last, t)
    sheets: list[RecordSheet] = []
    for table, (title, read) in _READERS.items():
        ids = {each for known, part in rows.values() if known == table for each in part}
        columns, found = read(reader, tuple(sorted(ids)))
        sheets.append(RecordSheet(table, t(title), columns, found))
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
        names = self._school_names()
        return columns, {
            each.id: (
                each.number,
                each.received,
                names.get(each.school, ""),
                each.topic,
                self.word("requests.direction", each.direction),
                self.word("requests.status", each.status),
                each.decided,
                each.closed,
            )
            for each in requests.page(self.store, requests.Filter(ids=ids))
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
            Column(t("Hours"), 9),
            Column(t("Present"), 11),
            Column(t("Parents"), 11),
            Column(t("Status"), 18),
        )
        kinds = {each.code: each.name(t.language) for each in event_kinds.every(self.store)}
        names = self._school_names()
        return columns, {
            each.id: (
                each.number,
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
            for each in events.page(self.store, events.Filter(ids=ids))
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
            Column(t("Number of teachers"), 14),
        )
        return columns, {
            each.id: (
                each.code,
                each.name(t.language),
                each.district,
                self.word("schools.territory", each.territory),
                each.teachers,
            )
            for each in schools.page(self.store, schools.Filter(ids=ids), self.day)
        }

    def _school_names(self) -> dict[int, str]:
        rows = self.store.rows("SELECT id, name_kk, name_ru FROM school")
        russian = self.t.language == "ru"
        return {row["id"]: (russian and row["name_ru"]) or row["name_kk"] for row in rows}


_READERS: Final[dict[str, tuple[str, Callable[[_Reader, tuple[int, ...]], Found]]]] = {
    "request": (N_("Rows: requests"), _Reader.requests),
    "event": (N_("Rows: events"), _Reader.events),
    "person": (N_("Rows: educators"), _Reader.people),
    "school": (N_("Rows: schools"), _Reader.schools),
}
