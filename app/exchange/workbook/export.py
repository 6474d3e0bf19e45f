"""Writing the quarter workbook: what is stored, an empty template, or the rejected rows."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from app.exchange.workbook.columns import DOMAINS, LISTS, Field, Key, Kinds, Values
from app.exchange.workbook.layout import SHEETS
from app.exchange.workbook.pages import Choices, Pages
from app.exchange.workbook.plan import Plan, Verdict
from app.exchange.workbook.references import BY_CODE, REFERENCES, Index
from app.exchange.workbook.stored import Stored, nothing, stored
from app.models import regions, settings
from app.models.errors import AppError
from app.models.files import written_at_once
from app.models.vocabulary import codes, word

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from app.exchange.cell_writing import Written
    from app.models.problems import Problem
    from app.models.store import Store

_SINGLE: Final = frozenset(DOMAINS) - {("schools", "languages")}


def export_workbook(store: Store, path: Path, language: str) -> dict[str, int]:
    """Write the quarter workbook of the own school to `path` and return its rows by sheet.

    Raises `AppError` own_school_needed when nobody said which of several leading schools it is.
    """
    known = stored(store, _own(store))
    kinds = Kinds(store)
    shown = _Shown(known, kinds, language)
    rows = {
        sheet: [shown.row(sheet, record.values, key) for key, record in known[sheet].items()]
        for sheet in SHEETS
    }
    _write(path, rows, language, kinds)
    return {sheet: len(rows[sheet]) for sheet in SHEETS}


def _own(store: Store) -> int | None:
    """Return the leading school whose requests and events are written; None for those of nobody."""
    own = settings.read(store).own_school
    if own is not None:
        return own
    owners = store.rows("SELECT leading FROM request UNION SELECT leading FROM event")
    if len(owners) > 1:
        raise AppError("own_school_needed")
    return owners[0]["leading"] if owners else None


def write_template(path: Path, language: str, store: Store | None = None) -> None:
    """Write an empty workbook whose coded cells offer their words."""
    _write(path, {sheet: [] for sheet in SHEETS}, language, Kinds(store))


def write_rejected(
    path: Path, plan: Plan, language: str, explain: Callable[[Problem], str]
) -> None:
    """Write the rejected rows as they came, each with what is wrong in a column of its own."""
    rejected = {
        sheet: [row.entry for row in rows if row.verdict is Verdict.REJECTED]
        for sheet, rows in plan.rows.items()
    }
    rows = {
        sheet: [{column: cell.value for column, cell in each.cells.items()} for each in found]
        for sheet, found in rejected.items()
    }
    remarks = {
        sheet: ["\n".join(explain(problem) for problem in each.problems) for each in found]
        for sheet, found in rejected.items()
    }
    _write(path, rows, language, Kinds(None), remarks)


def _write(
    path: Path,
    rows: Mapping[str, Sequence[Mapping[str, Written]]],
    language: str,
    kinds: Kinds,
    remarks: Mapping[str, Sequence[str]] | None = None,
) -> None:
    with written_at_once(path) as target:
        pages = Pages(target, language, _choices(language, kinds))
        for sheet in SHEETS:
            pages.add(sheet, rows[sheet], (remarks or {}).get(sheet, ()))
        pages.close()


def _choices(language: str, kinds: Kinds) -> Choices:
    def words(domain: str) -> list[str]:
        return [word(domain, code, language) for code in codes(domain)]

    return {
        **{place: words(domain) for place, domain in DOMAINS.items() if place in _SINGLE},
        ("schools", "small"): words("schools.small"),
        ("schools", "region"): [each.name(language) for each in regions.on(date.today())],
        ("requests", "desired_kind"): words("requests.desired_kind"),
        ("events", "kind"): kinds.every(language),
    }


class _Shown:
    """Shows stored values as people read them, in one language."""

    def __init__(self, known: Stored, kinds: Kinds, language: str) -> None:
        self._known = known
        self._kinds = kinds
        self._language = language
        self._today = date.today()
        self._index = Index({sheet: list(known[sheet]) for sheet in SHEETS[:-1]}, nothing())

    def row(self, sheet: str, values: Values, key: Key) -> dict[str, Written]:
        """Return a record's values by column, as they are written."""
        year = key[0] if sheet in {"requests", "events"} else ""
        return {column: self._shown(sheet, column, value, year) for column, value in values.items()}

    def _shown(self, sheet: str, column: str, value: Field, year: str) -> Written:
        if value is None:
            return None
        if isinstance(value, tuple):
            return self._several(sheet, column, value, year)
        if isinstance(value, bool):
            return word("schools.small", str(value).lower(), self._language)
        return self._word(sheet, column, value) if isinstance(value, str) else value

    def _word(self, sheet: str, column: str, value: str) -> str:
        if domain := DOMAINS.get((sheet, column)):
            return word(domain, value, self._language)
        if column == "kind":
            return self._kinds.name(value, self._language)
        if column == "region":
            return regions.name_of(value, self._language, self._today) or value
        return value

    def _several(self, sheet: str, column: str, value: tuple[str | Key, ...], year: str) -> str:
        if column == "languages":
            return ", ".join(self._word(sheet, column, str(each)) for each in value)
        target = REFERENCES[sheet].get(column, "schools")
        if column in LISTS:
            return ", ".join(self._name(target, _key(each), year) for each in value)
        return self._name(target, _key(value), year)

    def _name(self, sheet: str, key: Key, year: str) -> str:
        """Return what a record is called; a number that would mean another one says its year."""
        values = self._known[sheet][key].values
        if sheet in BY_CODE:
            return str(values["code"])
        number = str(values["number"])
        return number if self._index.find(sheet, number, year) == key else f"{number} ({key[0]})"


def _key(value: str | tuple[str | Key, ...]) -> Key:
    return tuple(str(part) for part in value)
