"""The cells of one sheet of a form by the meaning of their columns, and where each one stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.models.cell_names import letter_of
from app.models.expressions.parsing import ExpressionError, parse
from app.models.expressions.tree import Call, Node
from app.models.forms.headers import UNSAID, Header, Language, headers
from app.models.problems import Problem, error

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from app.models.forms.form import Texts
    from app.models.forms.source import Source

_YES = frozenset({"yes", "true", "true()", "1"})
_NO = frozenset({"", "no", "false", "false()", "0"})


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a sheet: its cells by column, its number in the workbook."""

    sheet: Cells
    row: int
    cells: Mapping[int, str]

    def get(self, name: str) -> str:
        """Return the cell of a column, "" where it is empty or the column missing."""
        place = self.sheet.place(name)
        return "" if place is None else self.cells.get(place, "")

    def texts(self, name: str) -> Texts:
        """Return the words of a translated column, by the code of their language."""
        return {
            (each.language or UNSAID).code: self.cells[place]
            for place, each in enumerate(self.sheet.headers)
            if each.name == name and place in self.cells
        }

    def others(self) -> Mapping[str, str]:
        """Return the cells of the columns that mean nothing to us, by their headers."""
        return {
            each.name: self.cells[place]
            for place, each in enumerate(self.sheet.headers)
            if each.language is None and place in self.cells
        }

    def problem(self, code: str, name: str, **data: object) -> None:
        """Note what is wrong with the cell of a column."""
        self.sheet.problems.append(self.at(error(code, name, **data), name))

    def at(self, problem: Problem, name: str) -> Problem:
        """Return a problem with the place of a column of this row."""
        place = self.sheet.place(name)
        return problem.at(self.sheet.name, self.row, "" if place is None else letter_of(place + 1))

    def expression(self, name: str) -> Node | None:
        """Return the tree of a cell; what cannot be read is noted and counts as empty."""
        text = self.get(name)
        if not text:
            return None
        try:
            return parse(text, of_choice=name == "choice_filter")
        except ExpressionError as fault:
            self.problem(fault.code, name, text=fault.text, place=fault.place + 1)
            return None

    def condition(self, name: str) -> Node | None:
        """Return the tree of a cell that may also just say yes or no."""
        plain = self.get(name).lower()
        if plain in _NO:
            return None
        return Call("true", ()) if plain in _YES else self.expression(name)


@dataclass(slots=True)
class Cells:
    """A sheet with the meaning of its columns; `problems` gathers what is wrong in it."""

    name: str
    headers: tuple[Header, ...]
    lines: tuple[Line, ...] = ()
    problems: list[Problem] = field(default_factory=list[Problem])

    def place(self, name: str) -> int | None:
        """Return the first column of that meaning, from 0; `label::ru` is one of one language."""
        plain, _colons, code = name.partition("::")
        found = (at for at, each in enumerate(self.headers) if each.name == plain)
        if code:
            found = (at for at in found if (self.headers[at].language or UNSAID).code == code)
        return next(found, None)

    def languages(self) -> Iterator[Language]:
        """Yield the languages of the translated columns, as they come."""
        return (each.language for each in self.headers if each.language is not None)


def cells_of(source: Source, name: str) -> Cells:
    """Return one sheet of a form by the meaning of its columns."""
    sheet = source.sheet(name)
    cells = Cells(name, headers(sheet.columns, name))
    cells.lines = tuple(Line(cells, row, filled) for row, filled in sheet.records())
    return cells
