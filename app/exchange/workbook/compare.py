"""Reading a workbook and comparing it with what is stored: everything before the first write."""

from __future__ import annotations

from contextlib import closing
from itertools import chain
from typing import TYPE_CHECKING, Final

from app.exchange.tables.reading import reading_sheets
from app.exchange.workbook import rules
from app.exchange.workbook.closed import ClosedPeriods
from app.exchange.workbook.columns import READERS, Field, Key, Kinds
from app.exchange.workbook.entries import Entry, formula_notes, read_entries
from app.exchange.workbook.layout import SHEETS, Table, read_tables
from app.exchange.workbook.links import Links, find_links
from app.exchange.workbook.plan import Plan, Row, Verdict, stamp_of
from app.exchange.workbook.references import Index, Resolver, key_of
from app.exchange.workbook.stored import Record, Records, Stored, nothing, stored
from app.models import closed_days, schools, settings
from app.models.problems import Problem, Severity, error, warning
from app.models.progress import finish
from app.models.text import fold, key

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable
    from pathlib import Path

    from app.exchange.sheets import SourceSheet
    from app.models.store import Store

Entries = dict[str, list[Entry]]

_KEY_COLUMN: Final = {
    "schools": "code",
    "people": "code",
    "requests": "number",
    "events": "number",
    "attendance": "person",
}
_LINKS: Final = frozenset({("requests", "events"), ("events", "requests")})


def read_plan(store: Store | None, path: Path) -> Plan:
    """Return what importing the workbook `path` would do; without a store, to an empty database."""
    return finish(reading(store, path))


def reading(store: Store | None, path: Path) -> Generator[float, None, Plan]:
    """Read a workbook and compare it, yielding the share done; the result is the `Plan`.

    Raises `FileProblem` when the file cannot be read as a workbook.
    """
    sheets = yield from _half(reading_sheets(path))
    return (yield from comparing(store, path.name, sheets))


def _half(
    work: Generator[float, None, tuple[SourceSheet, ...]],
) -> Generator[float, None, tuple[SourceSheet, ...]]:
    with closing(work):
        while True:
            try:
                yield next(work) / 2
            except StopIteration as end:
                return end.value


def comparing(
    store: Store | None, name: str, sheets: Iterable[SourceSheet]
) -> Generator[float, None, Plan]:
    """Compare what was read from the file `name` with what is stored."""
    tables, problems = read_tables(sheets)
    yield 0.6
    if any(each.severity is Severity.ERROR for each in problems):
        return _broken(name, tables, problems)
    kinds = Kinds(store)
    entries = {sheet: read_entries(tables[sheet], kinds) for sheet in SHEETS}
    yield 0.8
    return _compared(store, name, tables, entries, problems)


def _broken(name: str, tables: dict[str, Table], problems: list[Problem]) -> Plan:
    none: dict[str, tuple[Row, ...]] = dict.fromkeys(SHEETS, ())
    return Plan(
        name=name,
        leading=None,
        scope=None,
        known=nothing(),
        titles=_titles(tables),
        rows=none,
        problems=_ordered(problems),
        links=Links(frozenset(), frozenset()),
        broken=True,
        stamp=0,
    )


def _titles(tables: dict[str, Table]) -> dict[str, str]:
    return {sheet: table.title for sheet, table in tables.items()}


def _compared(
    store: Store | None,
    name: str,
    tables: dict[str, Table],
    entries: Entries,
    notes: list[Problem],
) -> Plan:
    every = [*chain(*entries.values())]
    for entry in every:
        rules.check(entry)
    leading, scope = _leading(store, entries["schools"])
    known = stored(store, scope) if store else nothing()
    _identify(entries, known)
    if store:
        ClosedPeriods(closed_days.spans(store), scope, _differs).reject(entries, known)
    _cascade(entries, known)
    good = {sheet: [each for each in entries[sheet] if not each.rejected] for sheet in SHEETS}
    links = find_links(good, known)
    for entry in chain(*good.values()):
        rules.mend(entry)
    _note_likely_same(good["people"], known["people"])
    rows = {sheet: tuple(_row(each, known[sheet]) for each in entries[sheet]) for sheet in SHEETS}
    notes += formula_notes(every)
    notes += _doubts_of_owner(store, leading, scope, entries)
    return Plan(
        name=name,
        leading=leading,
        scope=scope,
        known=known,
        titles=_titles(tables),
        rows=rows,
        problems=_ordered([*notes, *(found for row in every for found in row.problems)]),
        links=links,
        broken=leading is not None and _lacks(leading, rows["schools"]),
        stamp=stamp_of(store),
    )


def _doubts_of_owner(
    store: Store | None, leading: Key | None, scope: int | None, entries: Entries
) -> list[Problem]:
    """Return what is doubtful in whose requests and events these are."""
    if leading is None:
        lost = not scope and bool(entries["requests"] or entries["events"])
        return [warning("no_leading_school", "status").at("schools", None)] if lost else []
    own = settings.read(store).own_school if store else None
    if own in (None, scope):
        return []
    named = next(each for each in entries["schools"] if each.key == leading)
    problem = warning("other_leading_school", "code", value=named.text("code"))
    return [problem.at("schools", named.row, named.table.letters["code"])]


_URGENCY: Final = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


def _ordered(problems: list[Problem]) -> tuple[Problem, ...]:
    """Return the problems as they are best mended: errors before what only follows from them."""

    def urgency(problem: Problem) -> tuple[int, bool]:
        return _URGENCY.index(problem.severity), problem.code == "rejected_reference"

    return tuple(sorted(problems, key=urgency))


def _lacks(school: Key, rows: tuple[Row, ...]) -> bool:
    """Say whether a school is neither stored nor can be: nothing may be kept under it then."""
    return not any(
        row.entry.key == school and (row.record or not row.entry.rejected) for row in rows
    )


def _leading(store: Store | None, entries: list[Entry]) -> tuple[Key | None, int | None]:
    """Return the workbook's only leading school, and the number of the school it stands for.

    That is the own school where the workbook names none or several; 0 is a school not stored yet.
    """
    named = [each for each in entries if each.values["status"] == "leading" and each.text("code")]
    if len({key(each.text("code")) for each in named}) == 1:
        code = named[0].text("code")
        return (key(code),), (schools.by_code(store, code) if store else None) or 0
    return None, settings.read(store).own_school if store else None


def _identify(entries: Entries, known: Stored) -> None:
    """Give every row its key, and turn what it says of other rows into keys."""
    doubtful: dict[str, set[str]] = {}
    for sheet in SHEETS[:-1]:
        _give_keys(entries[sheet])
        numbers = (each.text(_KEY_COLUMN[sheet]) for each in entries[sheet] if each.key is None)
        doubtful[sheet] = {key(number) for number in numbers if number}
    keys = {sheet: [each.key for each in entries[sheet] if each.key] for sheet in SHEETS[:-1]}
    resolver = Resolver(Index(keys, known), doubtful)
    for entry in chain(*entries.values()):
        resolver.resolve(entry)
    _give_keys(entries["attendance"])


def _give_keys(entries: list[Entry]) -> None:
    first: dict[Key, int] = {}
    for entry in entries:
        entry.key = key_of(entry)
        if entry.key in first:
            row = first[entry.key]
            entry.add(error("repeated_key", _KEY_COLUMN[entry.sheet], row=row))
            entry.key = None
        elif entry.key:
            first[entry.key] = entry.row


def _cascade(entries: Entries, known: Stored) -> None:
    """Reject the rows that name a rejected row which is not stored either, until none is left."""
    waiting = [each for each in chain(*entries.values()) if not each.rejected]
    while True:
        missing = {
            (sheet, each.key)
            for sheet in SHEETS
            for each in entries[sheet]
            if each.key and each.rejected and each.key not in known[sheet]
        }
        fallen = [each for each in waiting if _reject_if_naming(each, missing)]
        if not fallen:
            return
        waiting = [each for each in waiting if not each.rejected]


def _reject_if_naming(entry: Entry, missing: set[tuple[str, Key]]) -> bool:
    for reference in entry.references:
        if (reference.sheet, reference.key) in missing:
            entry.add(error("rejected_reference", reference.column, value=reference.text))
    return entry.rejected


def _note_likely_same(entries: list[Entry], known: Records) -> None:
    """Point at new people who bear the name of another one of their school."""
    codes = {
        (fold(str(record.values["name"])), record.values["school"]): str(record.values["code"])
        for record in known.values()
    }
    for entry in entries:
        place = (fold(entry.text("name")), entry.values["school"])
        if entry.key not in known and place in codes:
            entry.add(warning("likely_same", "name", value=codes[place]))
        codes.setdefault(place, entry.text("code"))


def _row(entry: Entry, records: Records) -> Row:
    record = records.get(entry.key) if entry.key else None
    if entry.rejected:
        return Row(entry, Verdict.REJECTED, record)
    if record is None:
        return Row(entry, Verdict.NEW)
    _keep_hours_of_sessions(entry, record)
    _keep_nameless(entry, record)
    changes = tuple(column for column in READERS[entry.sheet] if _differs(entry, record, column))
    return Row(entry, Verdict.CHANGED if changes else Verdict.SAME, record, changes)


def _keep_hours_of_sessions(entry: Entry, record: Record) -> None:
    hours = record.values.get("hours")
    if len(record.sessions) > 1 and entry.has("hours") and entry.values["hours"] != hours:
        entry.add(warning("hours_of_sessions", "hours"))
        entry.values["hours"] = hours


def _keep_nameless(entry: Entry, record: Record) -> None:
    """Let no older file bring back the name of somebody who was anonymised."""
    name = record.values.get("name")
    if record.nameless and entry.values["name"] != name:
        entry.add(warning("name_erased", "name", value=entry.text("code")))
        entry.values["name"] = name


def _differs(entry: Entry, record: Record, column: str) -> bool:
    if column in {"code", "number", "event", "person"}:
        return False  # the key itself: another spelling of the same
    if not entry.has(column) and (entry.sheet, column) not in _LINKS:
        return False
    return _plain(entry.values[column]) != _plain(record.values[column])


def _plain(value: Field) -> Field:
    return None if value == "" else value
