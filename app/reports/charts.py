"""Charts as lists of primitives: painted on paper and on the screen from the same drawing.

Lengths are points, x grows to the right and y downwards from the upper left corner. Hatching tells
the parts apart instead of colour, so that any printer will do.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.reports.formatting import shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    Measure = Callable[[str, float], float]

SIZE: Final = 10.0
_ROW: Final = 15.0
_BAR: Final = 8.0
_GAP: Final = 8.0
LEADING: Final = 11.5
HALF_LETTER: Final = SIZE * 0.35
LABELS: Final = 0.42
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
    """One line of text; `y` is its base line, `align` 0 begins at x, 1 ends there.

    0.5 has its middle at x.
    """

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


@dataclass(frozen=True, slots=True)
class Shade:
    """A rectangle filled evenly: `tone` 0 is the ground, 1 the darkest that words can stand on."""

    x: float
    y: float
    width: float
    height: float
    tone: float


Mark = Rect | Line | Hatch | Shade | Text


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
    labels = [label_lines(each.label, width * LABELS, measure) for each in items]
    left = widest((line for label in labels for line in label), measure) + _GAP
    right = widest((each.value for each in items if each.part is not None), measure) + _GAP
    marks: list[Mark] = []
    top = 0.0
    for item, label in zip(items, labels, strict=True):
        height = _ROW + (len(label) - 1) * LEADING
        middle = top + height / 2
        marks += label_marks(label, middle)
        marks.append(Text(width, middle + HALF_LETTER, item.value, align=1))
        if item.part is not None:
            marks += _bar(left, middle - _BAR / 2, max(width - left - right, 1.0), item.part)
        top += height
    return Chart(width, top, tuple(marks))


def widest(texts: Iterable[str], measure: Measure) -> float:
    """Return how wide the widest of some texts is."""
    return max((measure(text, SIZE) for text in texts), default=0.0)


def label_lines(text: str, room: float, measure: Measure) -> tuple[str, ...]:
    """Return a label in one line, or in two of which the second may be cut."""
    words, first = text.split(" "), ""
    while words and measure(f"{first} {words[0]}".strip(), SIZE) <= room:
        first = f"{first} {words.pop(0)}".strip()
    lines = [first] if first else []
    if words:
        lines.append(shortened(" ".join(words), room, lambda rest: measure(rest, SIZE)))
    return tuple(lines)


def label_marks(lines: tuple[str, ...], middle: float) -> Iterator[Mark]:
    """Yield the lines of a label whose middle is at `middle`."""
    base = middle + HALF_LETTER - (len(lines) - 1) * LEADING / 2
    for place, line in enumerate(lines):
        yield Text(0, base + place * LEADING, line)


def _bar(x: float, y: float, room: float, part: float) -> Iterator[Mark]:
    filled = room * min(max(part, 0.0), 1.0)
    yield Rect(x, y, room, _BAR)
    if filled:
        yield Hatch(x, y, filled, _BAR)
        yield Line(x + filled, y, x + filled, y + _BAR)
