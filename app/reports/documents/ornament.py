"""A frame in the manner of Kazakh ornament, drawn by us: ram's horns along the edges of a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportlab.lib.colors import Color
from reportlab.lib.units import mm

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

# reportlab's stubs are partial
# pyright: reportUnknownMemberType=false

INK: Final = Color(0.09, 0.29, 0.33)
"""A dark blue-green that is a dark grey without colours."""
_OUTER: Final = 8 * mm
_INNER: Final = 19 * mm
_STEP: Final = 14.5 * mm
_HORN: Final = (
    (0.0, 0.5, 0.08, 0.92, 0.46, 0.94),
    (0.78, 0.95, 0.98, 0.76, 0.93, 0.55),
    (0.89, 0.36, 0.66, 0.3, 0.55, 0.44),
    (0.47, 0.55, 0.56, 0.68, 0.68, 0.62),
)
"""One horn from its root at (0, 0): curves of Bézier in a square of side 1."""


def frame(canvas: Canvas, width: float, height: float) -> None:
    """Draw the frame of a sheet of this size: two lines with a frieze between, and its corners."""
    canvas.saveState()
    canvas.setStrokeColor(INK)
    canvas.setFillColor(INK)
    canvas.setLineCap(1)
    canvas.setLineWidth(1.6)
    canvas.rect(_OUTER, _OUTER, width - 2 * _OUTER, height - 2 * _OUTER)
    canvas.setLineWidth(0.6)
    canvas.rect(_INNER, _INNER, width - 2 * _INNER, height - 2 * _INNER)
    inner = _INNER + 1.3 * mm
    canvas.rect(inner, inner, width - 2 * inner, height - 2 * inner)
    for turn, (x, y, length) in enumerate(_edges(width, height)):
        canvas.saveState()
        canvas.translate(x, y)
        canvas.rotate(90 * turn)
        _frieze(canvas, length)
        canvas.restoreState()
    canvas.restoreState()


def _edges(width: float, height: float) -> tuple[tuple[float, float, float], ...]:
    """Return where each edge of the frieze begins, counter-clockwise from below, and its length."""
    near, far_x, far_y = _OUTER, width - _OUTER, height - _OUTER
    across, up = far_x - near, far_y - near
    return (near, near, across), (far_x, near, up), (far_x, far_y, across), (near, far_y, up)


def _frieze(canvas: Canvas, length: float) -> None:
    """Draw pairs of horns along an edge, with diamonds between them and a corner at its start."""
    band = _INNER - _OUTER
    _corner(canvas, band)
    room = length - 2 * band
    count = round(room / _STEP)
    step = room / count
    for place in range(count):
        middle = band + step * (place + 0.5)
        _horns(canvas, middle, 1.9 * mm, 4.6 * mm)
        if place:
            _diamond(canvas, band + step * place, band / 2, 1.1 * mm)


def _horns(canvas: Canvas, x: float, y: float, size: float) -> None:
    """Draw two horns from one root, and the seed between them."""
    canvas.setLineWidth(1.15)
    for side in (1, -1):
        path = canvas.beginPath()
        path.moveTo(x, y)
        for curve in _HORN:
            path.curveTo(*(_placed(curve, x, y, size, side)))
        canvas.drawPath(path)
    _diamond(canvas, x, y + size * 1.22, 0.9 * mm)
    canvas.setLineWidth(0.8)
    canvas.line(x - size, y, x + size, y)


def _placed(
    curve: tuple[float, ...], x: float, y: float, size: float, side: int
) -> tuple[float, ...]:
    return tuple(
        x + side * each * size if place % 2 == 0 else y + each * size
        for place, each in enumerate(curve)
    )


def _corner(canvas: Canvas, band: float) -> None:
    """Draw the square of a corner: a diamond in a diamond."""
    canvas.setLineWidth(0.6)
    canvas.rect(0, 0, band, band)
    canvas.setLineWidth(1)
    _outline(canvas, band / 2, band / 2, band * 0.36)
    _diamond(canvas, band / 2, band / 2, band * 0.2)


def _diamond(canvas: Canvas, x: float, y: float, half: float) -> None:
    canvas.drawPath(_square(canvas, x, y, half), stroke=0, fill=1)


def _outline(canvas: Canvas, x: float, y: float, half: float) -> None:
    canvas.drawPath(_square(canvas, x, y, half), stroke=1, fill=0)


def _square(canvas: Canvas, x: float, y: float, half: float) -> object:
    path = canvas.beginPath()
    path.moveTo(x, y - half)
    for dx, dy in ((half, 0), (0, half), (-half, 0)):
        path.lineTo(x + dx, y + dy)
    path.close()
    return path
