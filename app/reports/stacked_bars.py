"""Stacked bars: each row is whole, its parts in ordered shades that tell without colour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.reports.charts import (
    HALF_LETTER,
    LABELS,
    LEADING,
    SIZE,
    Chart,
    Rect,
    Shade,
    Text,
    label_lines,
    label_marks,
    widest,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.reports.charts import Mark, Measure

_ROW: Final = 19.0
_BAR: Final = 13.0
_GAP: Final = 8.0
_SWATCH: Final = 9.0
_INSIDE: Final = 8.5
"""The size of the figures inside of the parts."""


@dataclass(frozen=True, slots=True)
class Part:
    """One answer of all rows: its words, and how dark it is, from 0 for white to 1."""

    label: str
    tone: float


@dataclass(frozen=True, slots=True)
class Stack:
    """One row: what was asked, the share of each part from 0 to 1, and how many answered."""

    label: str
    shares: tuple[float, ...]
    n: str


@dataclass(frozen=True, slots=True)
class Stacked:
    """Rows that share their parts."""

    parts: tuple[Part, ...]
    rows: tuple[Stack, ...]

    def told(self) -> str:
        """Return in words what the bars show, for those who do not see them."""
        return "; ".join(
            f"{row.label} ({row.n}): "
            + ", ".join(
                f"{part.label} {_whole(share)} %"
                for part, share in zip(self.parts, row.shares, strict=True)
            )
            for row in self.rows
        )


def stacked(content: Stacked, width: float, measure: Measure) -> Chart:
    """Return the legend and below it one bar for each row; `measure` as for `charts.bars`."""
    legend, top = _legend(content.parts, width, measure)
    labels = [label_lines(each.label, width * LABELS, measure) for each in content.rows]
    left = widest((line for label in labels for line in label), measure)
    left += _GAP if left else 0
    room = max(width - left - widest((each.n for each in content.rows), measure) - _GAP, 1.0)
    marks = [*legend]
    for row, label in zip(content.rows, labels, strict=True):
        height = max(_ROW, len(label) * LEADING + _ROW - _BAR)
        middle = top + height / 2
        marks += label_marks(label, middle)
        marks.append(Text(width, middle + HALF_LETTER, row.n, align=1))
        marks += _bar(content.parts, row, (left, middle - _BAR / 2, room), measure)
        top += height
    return Chart(width, top, tuple(marks))


def _legend(parts: Sequence[Part], width: float, measure: Measure) -> tuple[list[Mark], float]:
    """Return the swatches with their words, and how high they are together."""
    marks: list[Mark] = []
    x, y = 0.0, 0.0
    for part in parts:
        wide = _SWATCH + _GAP / 2 + measure(part.label, SIZE)
        if x and x + wide > width:
            x, y = 0.0, y + LEADING + 2
        marks += _shaded(x, y + 1, _SWATCH, _SWATCH, part.tone)
        marks.append(Text(x + _SWATCH + _GAP / 2, y + 1 + _SWATCH - 1, part.label))
        x += wide + 1.5 * _GAP
    return marks, y + LEADING + _GAP if parts else 0.0


def _shaded(x: float, y: float, width: float, height: float, tone: float) -> tuple[Mark, ...]:
    return Shade(x, y, width, height, tone), Rect(x, y, width, height)


def _bar(
    parts: Sequence[Part], row: Stack, place: tuple[float, float, float], measure: Measure
) -> Iterator[Mark]:
    x, y, room = place
    base = y + _BAR / 2 + _INSIDE * 0.35
    for part, share in zip(parts, row.shares, strict=True):
        wide = room * share
        if wide > 0:
            yield from _shaded(x, y, wide, _BAR, part.tone)
            figure = _whole(share)
            if measure(figure, _INSIDE) + 3 <= wide:
                yield Text(x + wide / 2, base, figure, _INSIDE, 0.5)
        x += wide


def _whole(share: float) -> str:
    """Return per cent without decimals, rounded half up."""
    return str(int(100 * share + 0.5))
