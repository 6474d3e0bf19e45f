"""The rows of a table as entries: what every cell says, what is wrong, and what is no data."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from app.exchange.registry.fields import totals
from app.exchange.registry.headings import said_in
from app.exchange.registry.readers import READERS, is_empty, role_of, says_mixed
from app.exchange.sheets import CellKind
from app.models import regions
from app.models.errors import Invalid
from app.models.identity import bin_problems, personal_number_problems
from app.models.problems import Problem, Severity, error, warning
from app.models.school_title import district_key
from app.models.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from app.exchange.registry.fields import Kind
    from app.exchange.registry.layout import Layout
    from app.exchange.registry.source import Cells, Source
    from app.exchange.sheets import Cell

_BIN: Final = 12
_SHOWN: Final = 60
_LEAST_OF_BIN: Final = 10  # of years 2000 to 2009 the BIN begins with one zero or two


@dataclass(slots=True)
class Entry:
    """One row of the table while it is examined; `values` hold only what the row tells."""

    sheet: str
    number: int
    cells: Cells
    letters: dict[str, str]
    fields: dict[str, Cell] = field(default_factory=dict[str, "Cell"])
    values: dict[str, Any] = field(default_factory=dict[str, Any])
    problems: list[Problem] = field(default_factory=list[Problem])

    @property
    def rejected(self) -> bool:
        """Say whether the row cannot be stored."""
        return any(each.severity is Severity.ERROR for each in self.problems)

    def add(self, problem: Problem) -> None:
        """Note a problem at the cell its field names."""
        letter = self.letters.get(problem.field, "")
        self.problems.append(problem.at(self.sheet, self.number, letter))


def read_entries(source: Source, layout: Layout) -> tuple[list[Entry], list[Problem]]:
    """Return the rows of a table that are data, and a note for every row that is none."""
    entries: list[Entry] = []
    notes: list[Problem] = []
    last = layout.header_rows[-1] if layout.header_rows else 0
    heads = [said_in(row) for row in source.rows if row[0].row in layout.header_rows]
    wide = sum(each.read for each in layout.columns) > 2
    for row in source.rows:
        if row[0].row <= last:
            if row[0].row not in layout.header_rows:
                notes.append(_no_data(source, row, "row_before_header"))
        elif code := _why_no_data(row, layout, heads, wide=wide):
            notes.append(_no_data(source, row, code))
        else:
            entries.append(_read(source, row, layout))
    return entries, notes


def _no_data(source: Source, row: Cells, code: str) -> Problem:
    value = " ".join(str(row[0].value).split())[:_SHOWN]
    note = Problem(code, "", Severity.NOTE, {"value": value})
    return note.at(source.sheet, row[0].row, row[0].column)


def _why_no_data(
    row: Cells, layout: Layout, heads: Sequence[frozenset[tuple[str, str]]], *, wide: bool
) -> str | None:
    """Return why a row below the header is no data: a repeated header, a sum, a lone remark."""
    if any(said_in(row[:1]) <= head for head in heads) and said_in(row) in heads:
        return "row_repeats_header"
    if any(_is_total(cell.value) for cell in row[:3]):
        return None if _identified(row, layout) else "row_of_totals"
    if len(row) == 1 and wide and (_names_no_record(row[0], layout) or _is_place(row[0])):
        return "row_alone"
    return None


@lru_cache(maxsize=10_000)
def _is_total(value: object) -> bool:
    return isinstance(value, str) and not totals().isdisjoint(fold(value).split()[:1])


def _identified(row: Cells, layout: Layout) -> bool:
    """Say whether a row has a code or BIN of its own."""
    letters = {layout.letters.get("code"), layout.letters.get("bin")} - {None}
    return any(cell.column in letters and not _is_total(cell.value) for cell in row)


def _names_no_record(cell: Cell, layout: Layout) -> bool:
    known = ("name_kk", "name_ru", "name", "surname", "code", "bin")
    return cell.column not in {layout.letters.get(each) for each in known}


def _is_place(cell: Cell) -> bool:
    """Say whether a lone cell is the heading of a district or region."""
    text = str(cell.value).strip()
    folded = fold(text)
    return bool(regions.matching(text)) or (
        folded.split()[-1:] in (["ауданы"], ["район"]) and bool(district_key(text))
    )


def _read(source: Source, row: Cells, layout: Layout) -> Entry:
    letters = layout.letters
    by_letter = {cell.column: cell for cell in row}
    entry = Entry(source.sheet, row[0].row, row, letters)
    for name, letter in letters.items():
        cell = by_letter.get(letter)
        if cell is not None and not is_empty(cell):
            entry.fields[name] = cell
            _read_cell(entry, layout.kind, name, cell)
    _CHECKS[layout.kind](entry)
    return entry


def _read_cell(entry: Entry, kind: Kind, name: str, cell: Cell) -> None:
    try:
        value = READERS[kind][name](cell)
    except Invalid as refused:
        for problem in refused.problems:
            entry.add(replace(problem, field=name))
        return
    if value in ("", (), None):
        return
    entry.values[name] = value
    if isinstance(value, str) and name != "bin":
        _add_all(entry, personal_number_problems(name, value))


def _add_all(entry: Entry, problems: Iterable[Problem]) -> None:
    for problem in problems:
        entry.add(problem)


def _check_school(entry: Entry) -> None:
    _check_bin(entry)
    values = entry.values
    distance = values.get("distance")
    if isinstance(distance, Decimal):
        values["distance"] = int(distance.to_integral_value(ROUND_HALF_UP))
        if values["distance"] != distance:
            entry.add(warning("rounded", "distance", value=f"{distance:f}".rstrip("0")))
    if "languages" in values and says_mixed(entry.fields["languages"]):
        text = str(entry.fields["languages"].value)
        entry.add(warning("languages_mixed", "languages", value=text))
    named = any(values.get(name) for name in ("name_kk", "name_ru", "code", "bin"))
    if not named and not entry.rejected:
        entry.add(error("required", "name_kk"))


def _check_bin(entry: Entry) -> None:
    digits = entry.values.get("bin")
    if not digits:
        return
    if _lost_zeros(entry.fields["bin"], digits):
        entry.values["bin"] = digits.zfill(_BIN)
        entry.add(warning("bin_zeros", "bin", value=entry.values["bin"]))
    found = bin_problems(entry.values["bin"])
    _add_all(entry, found)


def _lost_zeros(cell: Cell, digits: str) -> bool:
    """Say whether Excel took a BIN for a number: zeros in front are gone, the rest is right."""
    short = isinstance(cell.value, int) and _LEAST_OF_BIN <= len(digits) < _BIN
    return short and not bin_problems(digits.zfill(_BIN))


def _check_person(entry: Entry) -> None:
    values = entry.values
    parts = [values.pop(name, "") for name in ("surname", "given", "patronymic")]
    if "name" not in values and parts[0]:
        values["name"] = " ".join(filter(None, parts))
    if "role" not in values and "position" in values:
        values["role"] = role_of(values["position"]) or "other"
    elif "role" not in values and "subject" in values and "role" not in entry.fields:
        values["role"] = "teacher"
    if not (values.get("name") or values.get("code")) and not entry.rejected:
        entry.add(error("required", "name" if "name" in entry.letters else "surname"))


_CHECKS: Final[dict[Kind, Callable[[Entry], None]]] = {
    "schools": _check_school,
    "people": _check_person,
}


def formula_notes(entries: Sequence[Entry]) -> list[Problem]:
    """Return one note for each column in which results of formulas were taken as values."""
    told: dict[str, Problem] = {}
    for entry in entries:
        for name, cell in entry.fields.items():
            if cell.kind is CellKind.FORMULA and name not in told:
                note = Problem("formula_value", name, Severity.NOTE)
                told[name] = note.at(entry.sheet, cell.row, cell.column)
    return list(told.values())
