"""A form as it is stored: the cells of its XLSForm, every one of them, known to us or not."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, cast

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

SURVEY: Final = "survey"
CHOICES: Final = "choices"
SETTINGS: Final = "settings"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its headers as written, and the rows below them, all of the same width.

    Row 0 stands in row 2 of the workbook.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = ()

    def records(self) -> Iterator[tuple[int, dict[int, str]]]:
        """Yield every row that is not blank: its number in the workbook, its cells by column."""
        for number, row in enumerate(self.rows, start=2):
            filled = {place: cell.strip() for place, cell in enumerate(row) if cell.strip()}
            if filled:
                yield number, filled


@dataclass(frozen=True, slots=True)
class Source:
    """The sheets of a form by name, in their order; `survey` is always among them."""

    sheets: Mapping[str, Sheet]

    def sheet(self, name: str) -> Sheet:
        """Return a sheet by its lower-case name, an empty one where there is none."""
        return self.sheets.get(self._title(name), Sheet(()))

    def with_sheet(self, name: str, sheet: Sheet) -> Source:
        """Return the same form with one sheet replaced, under the name it has, or added."""
        return replace(self, sheets={**self.sheets, self._title(name): sheet})

    def _title(self, name: str) -> str:
        """Return the name of a sheet as the form writes it."""
        return next((each for each in self.sheets if each.strip().lower() == name), name)


def dumps(source: Source) -> str:
    """Return a form as JSON, one line for each row, so that changes can be read."""
    parts = (f"{json.dumps(name)}: {_sheet_text(each)}" for name, each in source.sheets.items())
    return "{" + ",\n".join(parts) + "}\n"


def _sheet_text(sheet: Sheet) -> str:
    rows = ",\n ".join(json.dumps(row, ensure_ascii=False) for row in (sheet.columns, *sheet.rows))
    return f"[\n {rows}]"


def loads(text: str) -> Source:
    """Return a form from the JSON that `dumps` wrote."""
    content = cast("dict[str, list[list[str]]]", json.loads(text))
    return Source({name: sheet(rows[0], rows[1:]) for name, rows in content.items()})


def sheet(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Sheet:
    """Return a sheet whose rows are all as wide as the widest of them."""
    width = max(map(len, (columns, *rows)))
    return Sheet(_padded(columns, width), tuple(_padded(row, width) for row in rows))


def _padded(row: Sequence[str], width: int) -> tuple[str, ...]:
    return (*row, *[""] * (width - len(row)))
