"""Charts as lists of primitives: painted on paper and on the screen from the same drawing.

Lengths are points, x grows to the right and y downwards from the upper left corner. Hatching tells
the parts apart instead of colour, so that any printer will do.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.reports.formatting import shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Measure = Callable[[str, float], float]

SIZE: Final = 10.0
_ROW: Final = 15.0
_BAR: Final = 8.0
_GAP: Final = 8.0
_LABELS: Final = 0.36
"""The most of the width that labels take."""
_STEP: Final = 3.0


@dataclass(frozen=True, slots=True)
class Rect:
    """The outline of a rectangle."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text; `y` is its base line, `align` 0 begins at x, 1 ends there."""

    x: float
    y: float
    text: str
    size: float = SIZE
    align: float = 0.0


@dataclass(frozen=True, slots=True)
class Hatch:
    """A rectangle filled with slanting lines."""

    x: float
    y: float
    width: float
    height: float

    def lines(self) -> Iterator[Line]:
        """Yield the lines, cut at the edges: no painter has to clip."""
        right, bottom = self.x + self.width, self.y + self.height
        offset = _STEP
        while offset < self.width + self.height:
            over, under = max(0.0, offset - self.height), max(0.0, offset - self.width)
            yield Line(
                self.x + over,
                min(self.y + offset, bottom),
                min(self.x + offset, right),
                self.y + under,
            )
            offset += _STEP


Mark = Rect | Line | Hatch | Text


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing of a size; painters draw its marks in their order."""

    width: float
    height: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it is, its part of the whole (None where unknown) and its value in words."""

    label: str
    part: float | None
    value: str


def bars(items: Sequence[Bar], width: float, measure: Measure) -> Chart:
    """Return horizontal bars, each in a frame that stands for the whole.

    `measure` says how wide a text of a size is drawn by the painter to come.
    """
    labels = min(max((measure(each.label, SIZE) for each in items), default=0), width * _LABELS)
    values = max((measure(each.value, SIZE) for each in items if each.part is not None), default=0)
    left = labels + _GAP
    room = max(width - left - values - _GAP, 1.0)
    marks: list[Mark] = []
    for place, item in enumerate(items):
        top = place * _ROW
        base = top + (_ROW + SIZE * 0.7) / 2
        marks.append(Text(0, base, shortened(item.label, labels, lambda text: measure(text, SIZE))))
        marks.append(Text(width, base, item.value, align=1))
        if item.part is not None:
            marks += _bar(left, top + (_ROW - _BAR) / 2, room, item.part)
    return Chart(width, len(items) * _ROW, tuple(marks))


def _bar(x: float, y: float, room: float, part: float) -> Iterator[Mark]:
    filled = room * min(max(part, 0.0), 1.0)
    yield Rect(x, y, room, _BAR)
    if filled:
        yield Hatch(x, y, filled, _BAR)
        yield Line(x + filled, y, x + filled, y + _BAR)
