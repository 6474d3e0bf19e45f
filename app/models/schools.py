"""Schools: the leading school, its partners, and what is known of them on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from app.models.dated import value_on
from app.models.free_codes import free_codes
from app.models.identity import bin_problems, personal_number_problems
from app.models.problems import Problem, error, has_errors, warning
from app.models.search import Slice, Where, and_all, matching
from app.models.search import numbers as read_numbers
from app.models.text import fold, key, sort_key

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from app.models.gate import Change
    from app.models.store import Store

TYPES: Final = (
    "primary", "basic", "secondary", "gymnasium", "lyceum", "school_gymnasium", "school_lyceum",
    "boarding",
)  # fmt: skip
INTERNET: Final = ("stable", "unstable", "none")
STATUSES: Final = ("leading", "partner", "pilot", "nis")


@dataclass(frozen=True, slots=True)
class School:
    """A school with the values that hold on the day it was asked for.

    `distance` is in km from the leading school; `leading` is the number of the leading school it is
    attached to; `small` means small ungraded (legal term); unknown values are None.
    """

    id: int
    code: str
    name_kk: str
    name_ru: str | None
    short_name: str | None
    bin: str | None
    type: str | None
    region: str | None
    district: str | None
    settlement: str | None
    territory: str | None
    languages: tuple[str, ...]
    small: bool | None
    distance: int | None
    internet: str | None
    phone: str | None
    note: str | None
    status: str | None
    leading: int | None
    pupils: int | None
    teachers: int | None

    def name(self, language: str) -> str:
        """Return the name in Russian where it is asked for and known, else in Kazakh."""
        return (self.name_ru if language == "ru" else None) or self.name_kk


_FIELDS: Final = (
    "id, code, name_kk, name_ru, short_name, bin, type, region, district, settlement, territory,"
    " languages, small, distance, internet, phone, note"
)


def _select(day: date) -> str:
    return (
        f"SELECT {_FIELDS},"
        f" {value_on('school_status', 'school.id', 'status', day)} AS status,"
        f" {value_on('school_attachment', 'school.id', 'leading', day)} AS leading,"
        f" {value_on('school_size', 'school.id', 'pupils', day)} AS pupils,"
        f" {value_on('school_size', 'school.id', 'teachers', day)} AS teachers"
        " FROM school"
    )


ORDERS: Final = {
    "code": "code_key",
    "name": "sort_key",
    "teachers": "teachers",
    "distance": "distance",
    "status": "status",
}
BY_NAME: Final = Slice("name")


def _school(row: sqlite3.Row) -> School:
    values = dict(row)
    values["languages"] = tuple((row["languages"] or "").split(",")) if row["languages"] else ()
    values["small"] = None if row["small"] is None else bool(row["small"])
    values["status"] = row["status"] or None
    return School(**values)


@dataclass(frozen=True, slots=True)
class Filter:
    """Which schools to list; None leaves a thing open."""

    text: str = ""
    status: str | None = None
    leading: int | None = None
    territory: str | None = None
    region: str | None = None
    small: bool | None = None
    teachers_unknown: bool = False
    ids: tuple[int, ...] | None = None


def _where(wanted: Filter, day: date) -> Where:
    conditions = [matching("school", wanted.text, "school.id")] if wanted.text else []
    if wanted.status:
        status = value_on("school_status", "school.id", "status", day)
        conditions.append(Where(f"{status} = ?", (wanted.status,)))
    if wanted.teachers_unknown:
        teachers = value_on("school_size", "school.id", "teachers", day)
        conditions.append(Where(f"{teachers} IS NULL"))
    if wanted.ids is not None:
        conditions.append(Where(f"school.id IN ({', '.join(map(str, wanted.ids))})"))
    if wanted.leading is not None:
        leading = value_on("school_attachment", "school.id", "leading", day)
        # Whoever was ever attached is few; only their attachments are looked up by date.
        ever = "school.id IN (SELECT school FROM school_attachment WHERE leading = ?)"
        conditions.append(Where(f"{ever} AND {leading} = ?", (wanted.leading,) * 2))
    for name in ("territory", "region", "small"):
        value = getattr(wanted, name)
        if value is not None:
            conditions.append(Where(f"{name} = ?", (value,)))
    return and_all(conditions)


def count(store: Store, wanted: Filter, day: date) -> int:
    """Return how many schools fit."""
    where = _where(wanted, day)
    return store.value(f"SELECT count(*) FROM school WHERE {where.sql}", where.parameters)


def page(
    store: Store,
    wanted: Filter,
    day: date,
    part: Slice = BY_NAME,
) -> list[School]:
    """Return the schools that fit, as they are on `day`; `part` orders by one of `ORDERS`."""
    where = _where(wanted, day)
    rows = store.rows(
        f"{_select(day)} WHERE {where.sql} {part.sql(ORDERS, 'id')}", where.parameters
    )
    return [_school(row) for row in rows]


def numbers(store: Store, wanted: Filter, day: date, part: Slice = BY_NAME) -> Sequence[int]:
    """Return the numbers of all schools that fit, in the order of `part`."""
    where = _where(wanted, day)
    dated_order = {
        "teachers": value_on("school_size", "school.id", "teachers", day),
        "status": value_on("school_status", "school.id", "status", day),
    }
    order = part.order_by(ORDERS | dated_order, "id")
    return read_numbers(store, f"SELECT id FROM school WHERE {where.sql} {order}", where.parameters)


def get(store: Store, number: int, day: date) -> School:
    """Return one school as it is on `day`."""
    row = store.one(f"{_select(day)} WHERE id = ?", (number,))
    assert row is not None, number  # noqa: S101 - numbers come from the store
    return _school(row)


def by_code(store: Store, code: str) -> int | None:
    """Return the number of the school with this code; look-alike letters are one."""
    return store.value("SELECT id FROM school WHERE code_key = ?", (key(code),))


@dataclass(frozen=True, slots=True)
class Dated:
    """One dated value of a school: `values` hold from `since` on, or always."""

    id: int
    since: date | None
    values: Mapping[str, Any]


def dated(store: Store, table: str, school: int) -> list[Dated]:
    """Return the dated rows of school_status, school_attachment or school_size, newest first."""
    rows = store.rows(f"SELECT * FROM {table} WHERE school = ? ORDER BY valid_from DESC", (school,))
    hidden = {"id", "uuid", "school", "valid_from"}
    return [
        Dated(
            row["id"],
            date.fromisoformat(row["valid_from"]) if row["valid_from"] else None,
            {name: row[name] for name in row.keys() if name not in hidden},  # noqa: SIM118
        )
        for row in rows
    ]


OWN: Final = tuple(name.strip() for name in _FIELDS.split(",") if name.strip() != "id")
DATED: Final = {
    "status": ("school_status", "status"),
    "leading": ("school_attachment", "leading"),
    "pupils": ("school_size", "pupils"),
    "teachers": ("school_size", "teachers"),
}
TOGETHER: Final = {
    "school_status": ("status",),
    "school_attachment": ("leading",),
    "school_size": ("pupils", "teachers"),
}
_TEXTS: Final = (
    "code", "name_kk", "name_ru", "short_name", "district", "settlement", "phone", "note",
)  # fmt: skip


def problems(store: Store, number: int | None, values: Mapping[str, Any]) -> list[Problem]:
    """Return what is wrong with the values of a form, by field."""
    found = [error("required", name) for name in ("code", "name_kk") if not values.get(name)]
    other = by_code(store, values["code"]) if values.get("code") else None
    if other is not None and other != number:
        found.append(error("repeated_code", "code", value=values["code"]))
    found += bin_problems(values["bin"]) if values.get("bin") else []
    for name in _TEXTS:
        found += personal_number_problems(name, values.get(name))
    for name in ("pupils", "teachers", "distance"):
        if (values.get(name) or 0) < 0:
            found.append(error("negative", name))
    return found if has_errors(found) else found + _twin_problems(store, number, values)


def _twin_problems(store: Store, number: int | None, values: Mapping[str, Any]) -> list[Problem]:
    """Warn of another school with the same BIN, or the same name in the same district."""
    others = store.rows(
        "SELECT district, bin FROM school WHERE id IS NOT ? AND (bin = ? OR sort_key = ?)",
        (number, values.get("bin") or None, sort_key(values["name_kk"])),
    )
    for other in others:
        if values.get("bin") and other["bin"] == values["bin"]:
            return [warning("school_twin", "bin")]
        if fold(other["district"] or "") == fold(values.get("district") or ""):
            return [warning("school_twin", "name_kk")]
    return []


def save(
    change: Change, number: int | None, values: Mapping[str, Any], since: date | None = None
) -> int:
    """Write the values of a school and return its number.

    Status, attachment, pupils and teachers hold from `since` on; None means always.
    """
    own = {name: values[name] for name in OWN if name in values}
    if "languages" in own:
        own["languages"] = ",".join(own["languages"] or ()) or None
    school = change.save("school", number, own)
    for name, (table, column) in DATED.items():
        if name in values and (number is not None or values[name] is not None):
            put_dated(change, table, school, since, {column: values[name]})
    return school


def change_dated(
    store: Store,
    change: Change,
    school: int,
    values: Mapping[str, Any],
    since: date | None,
    day: date,
) -> None:
    """Set status, attachment, pupils or teachers from `since` on.

    Without `since` the value that holds on `day` is corrected. What is among `values` with the
    value it has already leaves no trace; pupils and teachers are counted on one day.
    """
    now = get(store, school, day)
    for table, names in TOGETHER.items():
        wanted = {name: values.get(name, getattr(now, name)) for name in names}
        if any(wanted[name] != getattr(now, name) for name in names):
            holds = since or _since(store, table, school, day)
            put_dated(change, table, school, holds, wanted)


def put_dated(
    change: Change,
    table: str,
    school: int,
    since: date | None,
    values: Mapping[str, Any],
    replaced: int | None = None,
) -> None:
    """Say in one of the dated tables what holds from `since` on; None means always.

    The row `replaced` gives way, whichever day it had, and so does the row of that day.
    """
    day = since.isoformat() if since else None
    written = change.set_dated(table, "school", school, day, _row(values))
    if replaced not in (None, written):
        change.delete(table, replaced)


def _row(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return dated values as they are stored: a school that left the network has the status ""."""
    return {name: value or "" if name == "status" else value for name, value in values.items()}


def _since(store: Store, table: str, school: int, day: date) -> date | None:
    """Return the day from which the value holds that counts on `day`."""
    sql = f"SELECT {value_on(table, ':school', 'valid_from', day)}"
    found = store.value(sql, {"school": school})
    return date.fromisoformat(found) if found else None


def next_code(store: Store, prefix: str = "P") -> str:
    """Return a free code for a new school: the prefix and the next number."""
    taken = {row[0] for row in store.rows("SELECT code_key FROM school")}
    return next(free_codes(taken, prefix))
