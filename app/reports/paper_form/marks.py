"""What is marked and written on by hand: circles, squares, lines, boxes for digits, tables."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from math import ceil
from typing import TYPE_CHECKING, Final

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from app.reports import lines
from app.reports.fonts import Face
from app.reports.lines import Writer

if TYPE_CHECKING:
    from collections.abc import Sequence

# reportlab's stubs are partial
# pyright: reportUnknownMemberType=false

SIZE: Final = 9.5
LEADING: Final = 11.5
_CODE: Final = 6.0
_MARK: Final = 3.4 * mm
_GAP: Final = 2.0 * mm
_CODE_ROOM: Final = 3.4 * mm
_ARROW: Final = 4.5 * mm
_HEAD_OF_ARROW: Final = 1.1 * mm
_LINE: Final = 7.0 * mm
_BOX: Final = 6.0 * mm
_MOST_COLUMNS: Final = 4
_LONG_LIST: Final = 8
"""More choices than these stand in two columns, even where some of their words are broken."""
_HEAD: Final = 9.5
"""The leading of a table's head."""
_LABELS: Final = {True: 0.44, False: 0.34}
"""The part of a table's width that the words of its rows take: with few choices, and with many."""
_HEADS: Final = (8.0, 7.5, 7.0, 6.5, 6.0)
"""Sizes of the head's letters: the largest at which no word is broken."""
_FEW: Final = 4


@dataclass(frozen=True, slots=True)
class Option:
    """Something to mark: the code that is typed in, its words, and where it leads to."""

    code: str
    text: str
    lead: str = ""


class _Drawn(Flowable):
    """A part of a question; `height_of` says how high it is at a width."""

    def height_of(self, width: float) -> float:
        """Return how high this is at a width."""
        raise NotImplementedError

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002
        """Take the whole width."""
        self.width, self.height = aW, self.height_of(aW)
        return self.width, self.height

    def _mark(self, x: float, y: float, option: Option, *, square: bool) -> None:
        """Draw a mark whose text stands on the line `y`, and its small code behind it."""
        self.canv.setLineWidth(0.7)
        bottom = y - 0.6 * mm
        if square:
            self.canv.rect(x, bottom, _MARK, _MARK)
        else:
            self.canv.circle(x + _MARK / 2, bottom + _MARK / 2, _MARK / 2)
        writer = Writer(self.canv, _CODE, _CODE)
        writer.put(x + _MARK + 0.5 * mm, y, (option.code,), Face.SANS)
        writer.finish()


class Options(_Drawn):
    """Choices to mark, in as many columns as their words allow."""

    def __init__(self, options: Sequence[Option], *, square: bool) -> None:
        super().__init__()
        self._options = options
        self._square = square

    def _columns(self, width: float) -> tuple[int, list[tuple[str, ...]]]:
        longest = max(
            (_width(each.text) + _lead_width(each.lead) for each in self._options), default=0
        )
        room = longest + _MARK + _CODE_ROOM + _GAP
        most = min(_MOST_COLUMNS, max(1, len(self._options)))
        fitting = max(1, min(most, int(width // room))) if room < width else 1
        columns = max(fitting, 2) if len(self._options) > _LONG_LIST else fitting
        limit = width / columns - _MARK - _CODE_ROOM - _GAP
        return columns, [_laid(each, limit) for each in self._options]

    def _rows(self, width: float) -> tuple[int, list[list[int]], list[tuple[str, ...]]]:
        """Return the columns, and the options of each row, counted down the columns."""
        columns, texts = self._columns(width)
        deep = ceil(len(texts) / columns)
        rows = [list(range(row, len(texts), deep)) for row in range(deep)]
        return columns, rows, texts

    def height_of(self, width: float) -> float:
        """Return how high the rows of choices are."""
        _columns, rows, texts = self._rows(width)
        return sum(self._row_height(row, texts) for row in rows)

    def _row_height(self, row: list[int], texts: list[tuple[str, ...]]) -> float:
        return max(len(texts[each]) for each in row) * LEADING + 0.8 * mm

    def draw(self) -> None:
        """Draw marks, codes and words."""
        columns, rows, texts = self._rows(self.width)
        writer = Writer(self.canv, SIZE, LEADING)
        y = self.height
        for row in rows:
            for place, each in enumerate(row):
                x, line = place * self.width / columns, y - SIZE
                self._mark(x, line, self._options[each], square=self._square)
                left = x + _MARK + _CODE_ROOM
                writer.put(left, line, texts[each], Face.SERIF)
                if self._options[each].lead:
                    self._put_lead(writer, self._options[each], left, line, texts[each])
            y -= self._row_height(row, texts)
        writer.finish()

    def _put_lead(
        self, writer: Writer, option: Option, x: float, line: float, words: tuple[str, ...]
    ) -> None:
        """Draw an arrow and where it leads, behind the words or in the last line below them."""
        y = line - (len(words) - 1) * LEADING
        x += _width(words[-1]) + _GAP if words[-1] else 0
        middle, tip = y + SIZE * 0.28, x + _ARROW - _GAP / 2
        self.canv.setLineWidth(0.7)
        self.canv.line(x, middle, tip, middle)
        for side in (-1, 1):
            end = middle + side * _HEAD_OF_ARROW * 0.7
            self.canv.line(tip - _HEAD_OF_ARROW, end, tip, middle)
        writer.put(x + _ARROW, y, (option.lead,), Face.SERIF)


def _width(text: str) -> float:
    return lines.width(text, Face.SERIF, SIZE)


def _lead_width(lead: str) -> float:
    return _GAP + _ARROW + _width(lead) if lead else 0.0


def _laid(option: Option, limit: float) -> tuple[str, ...]:
    """Return the lines of a choice; an empty last one is kept for where it leads."""
    words = lines.wrap(option.text, Face.SERIF, SIZE, limit)
    fits = _width(words[-1]) + _lead_width(option.lead) <= limit
    return words if fits or not option.lead else (*words, "")


class Matrix(_Drawn):
    """Rows that share their choices: words on the left, a circle with its code in each column."""

    def __init__(self, rows: Sequence[tuple[str, str]], options: Sequence[Option]) -> None:
        super().__init__()
        self._rows = rows
        self._options = options

    def _labels(self) -> float:
        return _LABELS[len(self._options) <= _FEW]

    def _needs(self, size: float) -> list[float]:
        """Return how wide each column must be, so that no word of its head is broken."""
        return [
            max(lines.width(word, Face.SERIF, size) for word in each.text.split() or ("",)) + _GAP
            for each in self._options
        ]

    def _columns(self, width: float) -> list[float]:
        """Return how wide the columns are, and take the largest letters that fit."""
        room = width * (1 - self._labels())
        fitting = (size for size in _HEADS if sum(self._needs(size)) <= room)
        self._size = next(fitting, _HEADS[-1])
        equal = room / max(1, len(self._options))
        needs = [max(each - equal, 0.0) for each in self._needs(self._size)]
        spare = [max(equal - each, 0.0) for each in self._needs(self._size)]
        given = min(1.0, sum(needs) / sum(spare)) if sum(spare) else 0.0
        return [equal + more - less * given for more, less in zip(needs, spare, strict=True)]

    def _laid(
        self, width: float
    ) -> tuple[list[float], list[tuple[str, ...]], list[tuple[str, ...]]]:
        columns = self._columns(width)
        head = [
            lines.wrap(each.text, Face.SERIF, self._size, column - _GAP / 2)
            for each, column in zip(self._options, columns, strict=True)
        ]
        limit = width * self._labels() - 9 * mm
        return columns, head, [lines.wrap(text, Face.SERIF, SIZE, limit) for _n, text in self._rows]

    def height_of(self, width: float) -> float:
        """Return how high head and rows are."""
        _columns, head, texts = self._laid(width)
        top = max(map(len, head), default=0) * _HEAD
        return top + 1.5 * mm + sum(len(each) * LEADING + 1.6 * mm for each in texts)

    def draw(self) -> None:
        """Draw the head, the rows and their circles."""
        columns, head, texts = self._laid(self.width)
        places = list(accumulate(columns[:-1], initial=self.width * self._labels()))
        small = Writer(self.canv, self._size, _HEAD)
        writer = Writer(self.canv, SIZE, LEADING)
        for x, words in zip(places, head, strict=False):
            small.put(x, self.height - SIZE, words, Face.SERIF)
        y = self.height - max(map(len, head), default=0) * _HEAD - 1.5 * mm
        for (number, _text), words in zip(self._rows, texts, strict=True):
            self.canv.setLineWidth(0.25)
            self.canv.line(0, y, self.width, y)
            line = y - SIZE - 1 * mm
            writer.put(0, line, (number,), Face.SERIF)
            writer.put(9 * mm, line, words, Face.SERIF)
            for x, option in zip(places, self._options, strict=False):
                self._mark(x + 1 * mm, line, option, square=False)
            y -= len(words) * LEADING + 1.6 * mm
        small.finish()
        writer.finish()


class Lines(_Drawn):
    """Empty lines for words."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self._count = count

    def height_of(self, width: float) -> float:  # noqa: ARG002 - lines are as high at any width
        """Return how high the lines are."""
        return self._count * _LINE

    def draw(self) -> None:
        """Draw the lines."""
        self.canv.setLineWidth(0.4)
        self.canv.lines([(0, n * _LINE, self.width, n * _LINE) for n in range(self._count)])


class Digits(_Drawn):
    """Boxes for the digits of a number or a day, with words before and behind them.

    `indent` is where the boxes begin, as a part of the width.
    """

    def __init__(
        self, groups: Sequence[int], before: str = "", after: str = "", indent: float = 0.0
    ) -> None:
        super().__init__()
        self._groups = groups
        self._before = before
        self._after = after
        self._indent = indent

    def _words(self, width: float) -> tuple[str, ...]:
        if not self._before:
            return ()
        return lines.wrap(self._before, Face.SERIF, SIZE, width * self._indent - _GAP)

    def height_of(self, width: float) -> float:
        """Return how high boxes and words are."""
        return max(_BOX, len(self._words(width)) * LEADING) + 1.5 * mm

    def draw(self) -> None:
        """Draw words and boxes."""
        writer = Writer(self.canv, SIZE, LEADING)
        writer.put(0, self.height - SIZE - 1 * mm, self._words(self.width), Face.SERIF)
        x, y = self.width * self._indent, self.height - _BOX
        self.canv.setLineWidth(0.5)
        for group in self._groups:
            for _digit in range(group):
                self.canv.rect(x, y, _BOX, _BOX)
                x += _BOX
            x += 1.5 * mm
        writer.put(x, y + 1.6 * mm, (lines.printable(self._after),), Face.SERIF)
        writer.finish()


class Beside(Flowable):
    """Parts side by side, each as wide as the others."""

    def __init__(self, parts: Sequence[Flowable]) -> None:
        super().__init__()
        self._parts = parts

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Take the height of the highest part."""
        self._each = aW / len(self._parts)
        self.width, self.height = aW, max(each.wrap(self._each, aH)[1] for each in self._parts)
        return self.width, self.height

    def draw(self) -> None:
        """Draw the parts."""
        for place, part in enumerate(self._parts):
            part.drawOn(self.canv, place * self._each, 0)


class Whole(Flowable):
    """Parts that belong together: a question is never cut by the end of a page."""

    def __init__(self, parts: Sequence[Flowable], after: float = 2.2 * mm) -> None:
        super().__init__()
        self._parts = parts
        self._after = after

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Take the height of all parts."""
        self._heights = [each.wrap(aW, aH)[1] for each in self._parts]
        self.width, self.height = aW, sum(self._heights) + self._after
        return self.width, self.height

    def draw(self) -> None:
        """Draw the parts below each other."""
        y = self.height
        for part, height in zip(self._parts, self._heights, strict=True):
            y -= height
            part.drawOn(self.canv, 0, y)
