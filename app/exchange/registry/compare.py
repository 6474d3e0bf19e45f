"""Comparing a table with what is stored: everything before the first write."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from app.exchange.registry.entries import formula_notes, read_entries
from app.exchange.registry.fields import field_name
from app.exchange.registry.matching import Matcher
from app.exchange.registry.plan import Plan, settle
from app.exchange.registry.references import Schools, place_in
from app.exchange.registry.stored import stored, stored_schools
from app.exchange.workbook.plan import stamp_of
from app.models.errors import Invalid
from app.models.problems import Problem, Severity, error, warning

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    from app.exchange.registry.entries import Entry
    from app.exchange.registry.fields import Kind
    from app.exchange.registry.layout import Layout
    from app.exchange.registry.matching import Match
    from app.exchange.registry.source import Source
    from app.exchange.registry.stored import Records
    from app.models.store import Store

_NEEDED: Final[dict[Kind, tuple[tuple[str, ...], ...]]] = {
    "schools": (("name_kk", "name_ru"),),
    "people": (("name",), ("school",), ("role",)),
}
"""What a new record cannot do without; of several fields one is enough."""


def planning(
    source: Source, layout: Layout, store: Store | None, school: int | None = None
) -> Generator[float, None, Plan]:
    """Compare a table with what is stored, yielding the share done; the result is the `Plan`.

    Without a store it is compared with an empty database. `school` is where the people of a table
    work that names no school.
    """
    kind = layout.kind
    entries, skipped = read_entries(source, layout)
    yield 0.4
    records = stored(store, kind)
    schools = _known_schools(store, kind, records)
    if kind == "people":
        _find_schools(entries, schools, school)
    yield 0.6
    matches = tuple(Matcher(kind, entries, records).matches())
    for match in matches:
        _check(match, kind, records)
    if kind == "schools":
        _find_leading(matches, schools)
    yield 0.9
    return Plan(
        kind=kind,
        source=source,
        layout=layout,
        matches=matches,
        rows=settle(kind, matches, records, {}),
        skipped=tuple(skipped),
        notes=(*_notes(source, layout, entries, school), *formula_notes(entries)),
        records=records,
        schools=schools,
        broken=bool(layout.missing()),
        stamp=stamp_of(store),
    )


def _known_schools(store: Store | None, kind: Kind, records: Records) -> Schools:
    found = records if kind == "schools" else stored_schools(store) if store else {}
    schools = Schools()
    for number, record in found.items():
        schools.add(number, record.values)
    return schools


def _find_schools(entries: Sequence[Entry], schools: Schools, otherwise: int | None) -> None:
    for entry in entries:
        named = entry.values.pop("school", None)
        place = place_in(entry.values)
        for name in ("region", "district"):
            entry.values.pop(name, None)
        if named:
            _refer(entry, "school", named, schools, place)
        elif otherwise is not None and "school" not in entry.letters:
            entry.values["school"] = otherwise


def _refer(
    entry: Entry, field: str, text: str, schools: Schools, place: tuple[str, str] = ("", "")
) -> None:
    try:
        entry.values[field] = schools.find(text, place)
    except Invalid as refused:
        for problem in refused.problems:
            entry.add(replace(problem, field=field))


def _find_leading(matches: Sequence[Match], schools: Schools) -> None:
    """Find the leading schools that rows name, among stored schools and among the rows."""
    for match in matches:
        if match.record is None and not match.entry.rejected:
            schools.add(-match.entry.number, match.entry.values)
    for match in matches:
        if named := match.entry.values.pop("leading", None):
            _refer(match.entry, "leading", named, schools)
            # A leading school's own row may name itself; it is attached to nobody.
            if match.entry.values.get("leading", 0) in {match.record, -match.entry.number}:
                del match.entry.values["leading"]


def _check(match: Match, kind: Kind, records: Records) -> None:
    """Note what a new record lacks, and what is no longer to be said of a stored one."""
    entry = match.entry
    if match.record is not None:
        record = records[match.record]
        if record.erased and entry.values.pop("name", None):
            entry.add(warning("name_erased", "name", value=record.values["code"]))
        return
    if entry.rejected:
        return
    for names in _NEEDED[kind]:
        if any(entry.values.get(name) for name in names):
            continue
        if any(name in entry.letters for name in names):
            entry.add(error("required", next(name for name in names if name in entry.letters)))
        else:
            entry.add(error("no_value", names[0], header=_in_all_languages(kind, names[0])))


def _in_all_languages(kind: Kind, field: str) -> str:
    names = (field_name(kind, field, language) for language in ("kk", "ru", "en"))
    return " / ".join(dict.fromkeys(names))


def _notes(
    source: Source, layout: Layout, entries: Sequence[Entry], school: int | None
) -> Iterator[Problem]:
    """Yield what is to be told of the columns: unread, refused, missing, standing in for others."""
    top = layout.header_rows[0] if layout.header_rows else None
    for column in layout.columns:
        if column.field == "personal":
            found = warning("personal_column", "", header=column.header or column.letter)
            yield found.at(source.sheet, top, column.letter)
        elif not column.read and column.field != "row_number" and column.header:
            found = Problem("unread_column", "", Severity.NOTE, {"header": column.header})
            yield found.at(source.sheet, top, column.letter)
    for field in layout.missing():
        header = _in_all_languages(layout.kind, field)
        yield error("missing_column", field, header=header).at(source.sheet, top)
    letters = layout.letters
    if layout.kind == "people" and school is None and "school" not in letters:
        yield warning("school_needed", "school").at(source.sheet, top)
    if layout.kind == "schools" and "name_ru" in letters and "name_kk" not in letters:
        yield warning("russian_names", "name_kk").at(source.sheet, top, letters["name_ru"])
    if not entries:
        yield warning("no_rows").at(source.sheet, None)
    for title in source.others:
        yield Problem("sheet_not_read", "", Severity.NOTE, {"title": title}).at(title, None)
