"""The rows of a workbook as entries: values, key, problems, and what is to be done with each."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from app.exchange.sheets import CellKind
from app.exchange.workbook.columns import EXPECTED, LISTS, NEEDED, READERS, Field, Key, Values
from app.models.errors import Invalid
from app.models.problems import Problem, Severity, error, warning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.exchange.sheets import Cell
    from app.exchange.workbook.columns import Kinds
    from app.exchange.workbook.layout import SourceRow, Table


@dataclass(frozen=True, slots=True)
class Reference:
    """A cell's word about another record, found by its key."""

    column: str
    sheet: str
    key: Key
    text: str


@dataclass(slots=True)
class Entry:
    """One row of the workbook while it is examined."""

    table: Table
    row: int
    cells: dict[str, Cell]
    values: Values = field(default_factory=Values)
    key: Key | None = None
    references: list[Reference] = field(default_factory=list[Reference])
    problems: list[Problem] = field(default_factory=list[Problem])

    @property
    def sheet(self) -> str:
        """The code of the sheet."""
        return self.table.sheet

    @property
    def rejected(self) -> bool:
        """Say whether the row cannot be stored."""
        return any(each.severity is Severity.ERROR for each in self.problems)

    def has(self, column: str) -> bool:
        """Say whether the workbook says anything, be it nothing, in this column."""
        return column in self.table.letters

    def add(self, problem: Problem) -> None:
        """Note a problem at the cell its field names."""
        letter = self.table.letters.get(problem.field, "")
        self.problems.append(problem.at(self.sheet, self.row, letter))

    def text(self, column: str) -> str:
        """Return the value of a text column, empty where there is none."""
        value = self.values.get(column)
        return value if isinstance(value, str) else ""


def read_entries(table: Table, kinds: Kinds) -> list[Entry]:
    """Return the rows of a table with their values read and their empty cells noted."""
    return [_read_entry(table, row, kinds) for row in table.rows]


def _read_entry(table: Table, row: SourceRow, kinds: Kinds) -> Entry:
    entry = Entry(table, row.number, row.cells)
    entry.values = {
        column: () if column in LISTS else None for column in READERS[table.sheet]
    } | dict(_values(entry, kinds))
    _note_empty(entry)
    return entry


def _note_empty(entry: Entry) -> None:
    refused = {problem.field for problem in entry.problems}
    empty = {
        column
        for column, value in entry.values.items()
        if value in (None, "") and column not in refused and entry.has(column)
    }
    for column in NEEDED[entry.sheet]:
        if column in empty:
            entry.add(error("required", column))
    for column in EXPECTED[entry.sheet]:
        if column in empty:
            entry.add(warning("missing_value", column))


def _values(entry: Entry, kinds: Kinds) -> Iterator[tuple[str, Field]]:
    for column, cell in entry.cells.items():
        try:
            value = READERS[entry.sheet][column](cell)
            yield column, kinds.code_of(str(value)) if column == "kind" else value
        except Invalid as refused:
            for problem in refused.problems:
                entry.add(replace(problem, field=column))


def formula_notes(entries: list[Entry]) -> Iterator[Problem]:
    """Return one note for each column in which results of formulas were taken as values."""
    told: set[tuple[str, str]] = set()
    for entry in entries:
        for column, cell in entry.cells.items():
            place = (entry.sheet, column)
            if cell.kind is CellKind.FORMULA and place not in told:
                told.add(place)
                note = Problem("formula_value", column, Severity.NOTE)
                yield note.at(entry.sheet, cell.row, cell.column)
