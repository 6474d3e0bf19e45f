"""Parts side by side: letterheads, approvals, signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

if TYPE_CHECKING:
    from collections.abc import Sequence

# reportlab's stubs are partial
# pyright: reportUnknownMemberType=false

GAP: Final = 5 * mm
_ENOUGH: Final = 10_000.0


class Columns(Flowable):
    """Flowables below each other in columns; each column has its part of the width.

    `align` says where what is lower than the highest column stands: 0 at its top, 0.5 in its
    middle, 1 at its foot.
    """

    def __init__(
        self,
        columns: Sequence[tuple[float, Sequence[Flowable]]],
        align: float = 0.0,
        gap: float = GAP,
    ) -> None:
        super().__init__()
        self._columns = columns
        self._align = align
        self._gap = gap

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002
        """Take the whole width and the height of the highest column."""
        free = aW - self._gap * (len(self._columns) - 1)
        whole = sum(weight for weight, _ in self._columns)
        self._widths = [free * weight / whole for weight, _ in self._columns]
        self._sizes = [
            [each.wrap(width, _ENOUGH) for each in parts]
            for width, (_, parts) in zip(self._widths, self._columns, strict=True)
        ]
        self._heights = [
            sum(size[1] + each.getSpaceAfter() for size, each in zip(sizes, parts, strict=True))
            for sizes, (_, parts) in zip(self._sizes, self._columns, strict=True)
        ]
        self.width, self.height = aW, max(self._heights, default=0.0)
        return self.width, self.height

    def draw(self) -> None:
        """Draw the columns from left to right."""
        left = 0.0
        for place, (_, parts) in enumerate(self._columns):
            room = self._widths[place]
            y = self.height - (self.height - self._heights[place]) * self._align
            for each, (width, height) in zip(parts, self._sizes[place], strict=True):
                y -= height
                each.drawOn(self.canv, left, y, room - width)  # pyright: ignore[reportCallIssue] - not in the stubs
                y -= each.getSpaceAfter()
            left += room + self._gap


class Rule(Flowable):
    """A line over the whole width; `double` has a thin one under it, `before` is room above."""

    def __init__(
        self, thickness: float = 0.5, *, double: bool = False, before: float = 0.0
    ) -> None:
        super().__init__()
        self._thickness = thickness
        self._double = double
        self._before = before

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002
        """Take the whole width."""
        self.width, self.height = aW, self._before + (3.0 if self._double else self._thickness)
        return self.width, self.height

    def draw(self) -> None:
        """Draw the line, or the two."""
        top = self.height - self._before
        self.canv.setLineWidth(self._thickness)
        self.canv.line(0, top, self.width, top)
        if self._double:
            self.canv.setLineWidth(0.4)
            self.canv.line(0, top - 2.4, self.width, top - 2.4)
