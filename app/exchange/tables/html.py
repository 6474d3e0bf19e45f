"""Bounded reading of the tables of an HTML file, the way registries export them as .xls.

The parser tells of tags one by one and no tree is built, so a million nested ones do no harm.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Protocol, cast

from app.exchange.sheets import CELLS, COLUMNS, LONGEST, ROWS, CellKind
from app.models.archive import damage_of
from app.models.errors import FileProblem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from app.exchange.sheets import SourceSheet
    from app.exchange.tables.bounds import Bounds, FoundCell

    _FoundRow = tuple[int, list[FoundCell]]

_DEPTH: Final = 2_000
_DEPTH_OF_TABLES: Final = 50
_WIDEST_SPAN: Final = 1_000
"""HTML's own limit; the same as no limit for columns that are not read."""
_LONGEST_SPAN: Final = 65_534
_CELLS: Final = frozenset({"td", "th"})
_BREAKS: Final = frozenset({"br", "div", "li", "p"})
_UNSHOWN: Final = frozenset({"script", "style", "template", "textarea", "title"})
_SPACES: Final = re.compile(r"[ \t\r\n\f]+")
_SPACE: Final = re.compile("  +")
_LINES: Final = re.compile(r" *\n[ \n]*")
_CHUNK: Final = 65_536
_CELL_MARKS: Final = (b"<td", b"<TD", b"<th", b"<TH")


def read_html(name: str, title: str, text: str, bounds: Bounds) -> tuple[SourceSheet, ...]:
    """Return every table that holds something as a sheet, called by its caption or `title`."""
    found = _Tables(bounds, title)
    content = text.encode()
    if sum(content.count(mark) for mark in _CELL_MARKS) > 2 * CELLS:
        raise bounds.too_many_cells()
    with damage_of(name):
        parser = _parser(found)
        for start in range(0, len(content), _CHUNK):  # a refusal takes effect at the next piece
            parser.feed(content[start : start + _CHUNK])
        parser.close()
    tables = [table for table in found.tables if table.rows]
    if not tables:
        raise FileProblem("file_not_table", path=name)
    bounds.expected = sum(len(table.rows) for table in tables)
    return tuple(bounds.sheet(table.title, table.rows) for table in tables)


class _Parser(Protocol):
    def feed(self, data: bytes) -> None: ...

    def close(self) -> object: ...


def _parser(target: _Tables) -> _Parser:
    # Other formats do without it, and it has no types.
    from lxml.etree import (  # noqa: PLC0415
        HTMLParser,  # pyright: ignore[reportUnknownVariableType]
    )

    return cast("_Parser", HTMLParser(target=target, encoding="utf-8", huge_tree=True))


@dataclass(slots=True)
class _Table:
    """A table as far as it has been read."""

    title: str
    rows: list[_FoundRow] = field(default_factory=list["_FoundRow"])
    row: int = 0
    place: int = 0
    """The column of the cell at hand."""
    after: int = 1
    """The column behind it."""
    parts: list[str] | None = None
    """What the cell at hand has said so far; None between cells."""
    size: int = 0
    """In characters."""
    of_caption: bool = False
    covered: list[int] = field(default_factory=lambda: [0] * (COLUMNS + 2))
    """For each column the last row into which a cell from above reaches."""
    full_until: int = 0
    """The last row that has no free column at all."""

    def begin_row(self) -> None:
        self.row += 1
        self.after = 1

    def begin_cell(self, attributes: Mapping[str, str]) -> None:
        if not self.row:
            self.begin_row()
        place = self._free_place()
        width = _span(attributes.get("colspan"), _WIDEST_SPAN)
        height = _span(attributes.get("rowspan"), _LONGEST_SPAN)
        self.place, self.after = place, place + width
        if height > 1 and place <= COLUMNS:
            end = min(self.after, COLUMNS + 1)
            self.covered[place:end] = [self.row + height - 1] * (end - place)
        self.parts, self.size = [], 0

    def _free_place(self) -> int:
        """Return the next column into which no cell from above reaches."""
        if self.row <= self.full_until:
            return COLUMNS + 1
        place = self.after
        while place <= COLUMNS and self.covered[place] >= self.row:
            place += 1
        if place > COLUMNS and self.after == 1:
            self.full_until = min(self.covered[1 : COLUMNS + 1])
        return place

    def end_cell(self) -> bool:
        """Keep the cell at hand; say whether it held something."""
        text = _shown(self.parts or ())
        self.parts = None
        if not text or text.isspace():
            return False
        if not self.rows or self.rows[-1][0] != self.row:
            self.rows.append((self.row, []))
        self.rows[-1][1].append((self.place, text, CellKind.PLAIN))
        return True


class _Tables:
    """Learns of tags and texts from the parser and keeps the tables they make."""

    def __init__(self, bounds: Bounds, title: str) -> None:
        self.tables: list[_Table] = []
        self._open: list[_Table] = []
        self._bounds = bounds
        self._title = title
        self._depth = 0
        self._unshown = 0
        self._cells = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Learn that an element begins."""
        self._depth += 1
        if self._depth > _DEPTH or len(self._open) > _DEPTH_OF_TABLES:
            raise FileProblem("file_too_deep", path=self._bounds.name)
        if tag in _UNSHOWN:
            self._unshown += 1
        elif tag == "table":
            self._begin_table()
        elif self._open:
            self._start_within(self._open[-1], tag, attributes)

    def _begin_table(self) -> None:
        title = f"{self._title} {len(self.tables) + 1}" if self.tables else self._title
        table = _Table(title)
        self.tables.append(table)
        self._open.append(table)

    def _start_within(self, table: _Table, tag: str, attributes: Mapping[str, str]) -> None:
        if tag in _BREAKS and table.parts is not None:
            table.parts.append("\n")
        elif tag == "tr":
            self._end_cell(table)
            table.begin_row()
        elif tag in _CELLS:
            self._end_cell(table)
            table.begin_cell(attributes)
        elif tag == "caption":
            table.parts, table.size, table.of_caption = [], 0, True

    def end(self, tag: str) -> None:
        """Learn that an element ends."""
        self._depth -= 1
        if tag in _UNSHOWN:
            self._unshown -= 1
        elif self._open and tag == "table":
            self._end_cell(self._open.pop())
        elif self._open and (tag in _CELLS or tag in {"caption", "tr"}):
            self._end_cell(self._open[-1])

    def _end_cell(self, table: _Table) -> None:
        if table.of_caption:
            table.title = " ".join("".join(table.parts or ()).split()) or table.title
            table.parts, table.of_caption = None, False
        elif table.parts is not None and table.end_cell():
            self._cells += 1
            if table.place > COLUMNS:
                raise self._bounds.too_many_columns(table.title)
            if self._cells > CELLS:
                raise self._bounds.too_many_cells()
            if len(table.rows) > ROWS + 1:
                raise self._bounds.too_many_rows(table.title)

    def data(self, text: str) -> None:
        """Learn of text."""
        table = self._open[-1] if self._open else None
        if table and table.parts is not None and not self._unshown:
            shown = _SPACES.sub(" ", text)
            table.parts.append(shown)
            table.size += len(shown)
            if table.size > LONGEST:
                raise self._bounds.too_long(table.title, table.row)

    def close(self) -> None:
        """Learn that the file ends."""
        while self._open:
            self._end_cell(self._open.pop())


def _shown(parts: Iterable[str]) -> str:
    """Return the text as it is shown: spaces in one, lines apart."""
    return _LINES.sub("\n", _SPACE.sub(" ", "".join(parts))).strip(" \n")


def _span(written: str | None, most: int) -> int:
    if written is None or not (written.isascii() and written.isdigit()):
        return 1
    return min(max(int(written[:9]), 1), most)
