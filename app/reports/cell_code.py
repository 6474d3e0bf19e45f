"""The cells of a column as code for a page: each text once, however many rows repeat it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.reports import fonts

# reportlab's stubs are partial
# pyright: reportUnknownMemberType=false

if TYPE_CHECKING:
    from reportlab.pdfbase.pdfdoc import PDFDocument

    from app.reports.encoding import Encodings
    from app.reports.fonts import Face

Lines = tuple[str, ...]


class Ink(NamedTuple):
    """What all cells of a table are written with; `special` gathers cells that need more than it.

    Those are the ones with boxes or numbers of figures; their code is of no use.
    """

    face: Face
    size: float
    leading: float
    encodings: Encodings
    document: PDFDocument
    font: str
    special: set[Lines]


def ink(
    face: Face, size: float, leading: float, encodings: Encodings, document: PDFDocument
) -> Ink:
    """Return what writes the cells of a table; its font is in force between them."""
    font = fonts.font(face).getSubsetInternalName(0, document)
    return Ink(face, size, leading, encodings, document, font, set())


class CellCode(dict[Lines, str]):
    """Code that shows a cell from its first line's left edge and leads to that of the next cell.

    `room` is the way there, `free` the room inside the cell, `part` the part of what a line leaves
    of it that stands before the line: 0 at the left, 1 at the right.
    """

    def __init__(self, ink: Ink, room: float, free: float, part: float) -> None:
        super().__init__()
        self._ink = ink
        self._room = room
        self._free = free
        self._part = part

    def __missing__(self, lines: Lines) -> str:
        found = self[lines] = self._code(lines)
        return found

    def _code(self, lines: Lines) -> str:
        if not lines:  # what is left of a divided row
            return f"{self._room:.2f} 0 Td"
        if any("\ue000" in line or "\ue002" in line for line in lines):
            self._ink.special.add(lines)
            return ""
        at, shown = self._apart(lines) if self._part else (0.0, self._shown(lines))
        return f"{shown} {self._room - at:.2f} {(len(lines) - 1) * self._ink.leading:.2f} Td"

    def _apart(self, lines: Lines) -> tuple[float, str]:
        """Return code with each line moved on its own, and where the last of them begins."""
        code, at, down = list[str](), 0.0, 0.0
        for line in lines:
            left = (self._free - fonts.width(line, self._ink.face, self._ink.size)) * self._part
            code.append(f"{left - at:.2f} {down:.2f} Td {self._shown((line,))}")
            at, down = left, -self._ink.leading
        return at, " ".join(code)

    def _shown(self, lines: Lines) -> str:
        ink = self._ink
        first, code, last = ink.encodings.encoded(lines, ink.face, ink.size, ink.document)
        before = "" if first == ink.font else f"{first} {ink.size:g} Tf "
        after = "" if last == ink.font else f" {ink.font} {ink.size:g} Tf"
        return f"{before}{code}{after}"
