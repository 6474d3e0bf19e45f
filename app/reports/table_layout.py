"""How a table fills pages: widths of columns, lines of cells, which rows fit where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from app.reports.cell_code import CellCode, Ink, ink
from app.reports.encoding import Encodings
from app.reports.fonts import Face
from app.reports.lines import noted, width, wrap
from app.reports.rows import Look, Noted
from app.reports.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlab.pdfbase.pdfdoc import PDFDocument

    from app.reports.rows import Column, Row

PAD: Final = 3.0
_LEADING: Final = 1.22
_ROUNDING: Final = 0.1
_DIVISIBLE: Final = 12
"""A row of more lines than this may be divided between pages."""
_FEW: Final = 3
# What the widths of columns are measured by: the first rows, the beginning of texts, usual words.
_SAMPLE: Final = 40
_LONG_TEXT: Final = 400
_LONG_WORD: Final = 24


class Laid(NamedTuple):
    """A row, or a part of one, with the texts of its cells in lines."""

    cells: tuple[tuple[str, ...], ...]
    lines: int
    look: Look


class Slice(NamedTuple):
    """The lines of a row, from `first` to before `last`, that stand on one page."""

    row: int
    first: int
    last: int


class Layout:
    """The whole table, laid out row by row as the pages ask for it; its parts share it."""

    def __init__(self, columns: Sequence[Column], rows: Sequence[Row], size: float) -> None:
        self.columns = columns
        self.aligns = tuple(column.align.value for column in columns)
        self.rows = rows
        self.size = size
        self.leading = size * _LEADING
        self.encodings = Encodings()
        self.widths: tuple[float, ...] = ()
        self._available = 0.0
        self._laid: dict[int, Laid] = {}
        self._wrapped: dict[Face, list[dict[str, tuple[str, ...]]]] = {}
        self._code: dict[Face, tuple[Ink, list[CellCode]]] = {}
        self._fitted: tuple[tuple[int, int], float, list[Slice]] = ((0, 0), 0.0, [])

    def fit_width(self, available: float) -> None:
        """Share out the width among the columns by weight, no title's word broken if possible."""
        if available == self._available:
            return
        self._available = available
        columns = range(len(self.columns))
        weights = [column.weight for column in self.columns]
        titles = [self._widest_word(place, ()) for place in columns]
        words = [self._widest_word(place, self.rows[:_SAMPLE]) for place in columns]
        self.widths = _shared(weights, words if sum(words) <= available else titles, available)
        self._laid.clear()
        self._code.clear()
        self._fitted = ((0, 0), 0.0, [])
        self._wrapped = {face: [{} for _ in columns] for face in (Face.SERIF, Face.SERIF_BOLD)}

    def _widest_word(self, place: int, rows: Sequence[Row]) -> float:
        """Return the room that the longest word of a column's title, sum and `rows` needs."""
        total = self.rows[-1:] if self.rows and self.rows[-1].look is Look.TOTAL else ()
        bold = [self.columns[place].title, *(row.cells[place] for row in total)]
        plain = [row.cells[place] for row in rows if not row.look.stands_out]
        widths = [width(word, Face.SERIF_BOLD, self.size) for word in _words(bold)]
        widths += [width(word, Face.SERIF, self.size) for word in _words(plain)]
        return max(widths, default=0.0) + 2 * PAD + _ROUNDING

    def head(self) -> Laid:
        """Return the row of titles."""
        cells = self._cells([column.title for column in self.columns], Face.SERIF_BOLD)
        return Laid(cells, max(map(len, cells)), Look.HEAD)

    def row(self, place: int) -> Laid:
        """Return a row with its texts in lines."""
        if (known := self._laid.get(place)) is None:
            row = self.rows[place]
            face = Face.SERIF_BOLD if row.look.stands_out else Face.SERIF
            if row.look is Look.GROUP:
                cells = (self._wrap(row.cells[0], face, sum(self.widths) - 2 * PAD),)
            else:
                cells = self._cells(row.cells, face)
            known = self._laid[place] = Laid(cells, max(map(len, cells)), row.look)
        return known

    def _cells(self, texts: Sequence[str], face: Face) -> tuple[tuple[str, ...], ...]:
        known = self._wrapped[face]
        return tuple(
            [
                found if (found := cells.get(text)) else self._lines(text, room, face, cells)
                for text, room, cells in zip(texts, self.widths, known, strict=True)
            ]
        )

    def _lines(
        self, text: str, room: float, face: Face, known: dict[str, tuple[str, ...]]
    ) -> tuple[str, ...]:
        """Return a text in lines and keep them for the other cells of its column."""
        found = self._wrap(text, face, room - 2 * PAD)
        known[text] = found
        return found

    def _wrap(self, text: str, face: Face, room: float) -> tuple[str, ...]:
        if not isinstance(text, Noted):
            return wrap(text, face, self.size, room)
        mark = noted(text.note)
        *lines, last = wrap(text, face, self.size, room - width(mark, face, self.size))
        return (*lines, last + mark)

    def code(self, face: Face, document: PDFDocument) -> tuple[Ink, list[CellCode]]:
        """Return what writes the cells of each column in a face."""
        if (known := self._code.get(face)) is None:
            used = ink(face, self.size, self.leading, self.encodings, document)
            columns = zip(self.widths, self.aligns, strict=True)
            cells = [CellCode(used, room, room - 2 * PAD, part) for room, part in columns]
            known = self._code[face] = (used, cells)
        return known

    def height(self, lines: int) -> float:
        """Return the height of a row with so many lines."""
        return lines * self.leading + 2 * PAD

    def height_of(self, slices: list[Slice]) -> float:
        """Return the height of a part with its head."""
        body = sum(self.height(each.last - each.first) for each in slices)
        return self.height(self.head().lines) + body

    def slice(self, part: Slice) -> Laid:
        """Return a row, or the lines of it that a page shows."""
        laid = self.row(part.row)
        if part.last - part.first == laid.lines:
            return laid
        cells = tuple(lines[part.first : part.last] for lines in laid.cells)
        return Laid(cells, part.last - part.first, laid.look)

    def fitting(self, start: tuple[int, int], room: float) -> list[Slice]:
        """Return the slices of rows from `start` that fit into `room`, below the head."""
        asked, before, slices = self._fitted
        if (asked, before) != (start, room):  # reportlab asks how high a part is, then divides it
            slices = self._filled(start, room)
            self._fitted = (start, room, slices)
        return slices

    def _filled(self, start: tuple[int, int], room: float) -> list[Slice]:
        room -= self.height(self.head().lines)
        row, line = start
        slices: list[Slice] = []
        while row < len(self.rows):
            lines = self.row(row).lines
            needed = self.height(lines - line)
            if needed > room:
                possible = int((room - 2 * PAD) // self.leading)
                if lines > _DIVISIBLE and possible >= _FEW:
                    slices.append(Slice(row, line, line + possible))
                break
            slices.append(Slice(row, line, lines))
            room -= needed
            row, line = row + 1, 0
        return self._without_orphans(slices)

    def _without_orphans(self, slices: list[Slice]) -> list[Slice]:
        """Keep a heading with what follows it, and a last sum with what stands before it."""
        if len(slices) > 1 and not self.ends_with(slices):
            last, after = slices[-1].row, slices[-1].row + 1
            if self.rows[last].look is Look.GROUP or (
                after == len(self.rows) - 1 and self.rows[after].look is Look.TOTAL
            ):
                return slices[:-1]
        return slices

    def ends_with(self, slices: list[Slice]) -> bool:
        """Say whether the table ends with these slices."""
        if not slices:
            return not self.rows
        last = slices[-1]
        return last.row == len(self.rows) - 1 and last.last == self.row(last.row).lines


def _words(texts: list[str]) -> Iterator[str]:
    for text in texts:
        for word in printable(text[:_LONG_TEXT]).replace("\n", " ").split(" "):
            if len(word) <= _LONG_WORD:
                yield word


def _shared(weights: list[float], least: list[float], available: float) -> tuple[float, ...]:
    """Return widths by weight, where those that would be too narrow get their least first."""
    if sum(least) > available:
        return tuple(available * weight / sum(weights) for weight in weights)
    narrow: set[int] = set()
    while True:
        left = available - sum(least[place] for place in narrow)
        whole = sum(weight for place, weight in enumerate(weights) if place not in narrow)
        widths = tuple(
            least[place] if place in narrow else left * weight / whole
            for place, weight in enumerate(weights)
        )
        more = {place for place, each in enumerate(widths) if each < least[place]} - narrow
        if not more:
            return widths
        narrow |= more
