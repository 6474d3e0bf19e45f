"""Plain text in lines: broken to a width and drawn on the canvas, fast enough for registers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from app.reports import fonts
from app.reports.encoding import Encodings
from app.reports.fonts import Face
from app.reports.text import BOX, printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlab.pdfbase.pdfdoc import PDFDocument
    from reportlab.pdfgen.canvas import Canvas

# reportlab's stubs are partial
# pyright: reportUnknownMemberType=false

# A hyphen is a place to break between parts of a word, not in С-01 or 2025-26.
_PARTS: Final = re.compile(r"(?<=[^\W\d]{3}-)(?=[^\W\d]{3})")
# «№» does not stay at the end of a line without its number.
_APART: Final = re.compile("(?<!№) ")
_SIGNS: Final = re.compile(f"{BOX.pattern}|.")
# A box: the face of its code, its size and its frame as parts of the text's size.
_CODES: Final = Face.SANS
_SPECIAL: Final = re.compile(f"{BOX.pattern}|\ue002([\xa00-9.]+)\ue003")
# The number of a figure: its size and its height as parts of the text's size.
_NOTE: Final = 0.62
_RISE: Final = 0.35
_SMALL: Final = 0.42
_FRAME: Final = 0.06


def width(line: str, face: Face, size: float) -> float:
    """Return how wide a printable line is drawn, boxes and numbers of figures included."""
    if "\ue000" not in line and "\ue002" not in line:
        return fonts.width(line, face, size)
    return sum(_widths(line, face, size))


def noted(note: str) -> str:
    """Return the number of a figure as it stands in a printable line."""
    return f"\ue002\xa0{note}\ue003"


def _widths(line: str, face: Face, size: float) -> Iterator[float]:
    for text, box, note in _parts(line):
        if box:
            yield fonts.width(box, _CODES, size * _SMALL) + 4 * _FRAME * size
        else:
            yield fonts.width(text or note, face, size if text else size * _NOTE)


def _parts(line: str) -> Iterator[tuple[str, str, str]]:
    """Yield the texts, the codes in boxes and the numbers of figures that a line is made of."""
    end = 0
    for found in _SPECIAL.finditer(line):
        if found.start() > end:
            yield line[end : found.start()], "", ""
        yield "", found[1] or "", found[2] or ""
        end = found.end()
    if end < len(line):
        yield line[end:], "", ""


def wrap(text: str, face: Face, size: float, limit: float) -> tuple[str, ...]:
    """Return `text` in lines no wider than `limit`; a word that is wider is broken anywhere."""
    return tuple(
        line
        for paragraph in printable(text).split("\n")
        for line in _wrap_paragraph(paragraph, face, size, limit)
    )


def _wrap_paragraph(text: str, face: Face, size: float, limit: float) -> Iterator[str]:
    if width(text, face, size) <= limit:
        yield text
        return
    known, scale, plain = fonts.widths(face), size / 1000, "\ue000" not in text
    space, line, used = known.space * scale, "", 0.0
    for word, gap in _words(text):
        taken = known[word] * scale if plain else width(word, face, size)
        before = space if gap and line else 0.0
        if line and used + before + taken > limit:
            yield line
            line, used, before = "", 0.0, 0.0
        if taken > limit:
            *full, rest = _broken(word, face, size, limit)
            yield from full
            line, used = rest, width(rest, face, size)
        else:
            line += (" " if before else "") + word
            used += before + taken
    yield line


def _words(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the parts between which a line may break, and whether a space stands before each."""
    for word in _APART.split(text) if "№ " in text else text.split(" "):
        if word:
            first, *rest = _PARTS.split(word) if "-" in word else (word,)
            yield first, True
            for part in rest:
                yield part, False


def _broken(word: str, face: Face, size: float, limit: float) -> list[str]:
    lines, start, used = list[str](), 0, 0.0
    for sign in _SIGNS.finditer(word):
        taken = width(sign.group(), face, size)
        if used + taken > limit and sign.start() > start:
            lines.append(word[start : sign.start()])
            start, used = sign.start(), 0.0
        used += taken
    return [*lines, word[start:]]


class _Told(dict[float, str]):
    """Lengths as they are written; the cells of a row and of a column share theirs."""

    def __missing__(self, length: float) -> str:
        found = self[length] = f"{length:.2f}"
        return found


class Writer:
    """Puts lines of one size on a page; `encodings` keeps what was encoded on earlier pages."""

    def __init__(
        self, canvas: Canvas, size: float, leading: float, encodings: Encodings | None = None
    ) -> None:
        self._canvas = canvas
        self.document: PDFDocument = canvas._doc  # pyright: ignore[reportAttributeAccessIssue] - not in the stubs  # noqa: SLF001
        self._size = size
        self._leading = leading
        self._encodings = encodings or Encodings()
        self._code = [f"{leading:g} TL"]
        self._frames: list[tuple[float, float, float, float]] = []
        self._font = ("", 0.0)
        self._told = _Told()

    def put(self, x: float, y: float, lines: tuple[str, ...], face: Face) -> None:
        """Put printable lines below each other, the first with its beginning at (x, y)."""
        whole = lines[0] if len(lines) == 1 else "".join(lines)
        if "\ue000" in whole or "\ue002" in whole:
            self._put_signs(x, y, lines, face)
        elif lines:
            self._show(x, y, lines, face, self._size)

    def put_cells(self, x: float, y: float, font: str, codes: list[str]) -> None:
        """Put cells that are code already beside each other; `font` is in force between them."""
        if (font, self._size) != self._font:
            self._code.append(f"{font} {self._size:g} Tf")
            self._font = (font, self._size)
        self._code.append(f"1 0 0 1 {self._told[x]} {self._told[y]} Tm {' '.join(codes)}")

    def _show(self, x: float, y: float, lines: tuple[str, ...], face: Face, size: float) -> None:
        first, code, last = self._encodings.encoded(lines, face, size, self.document)
        if (first, size) != self._font:
            self._code.append(f"{first} {size:g} Tf")
        self._font = (last, size)
        told = self._told
        self._code.append(f"1 0 0 1 {told[x]} {told[y]} Tm {code}")

    def _put_signs(self, x: float, y: float, lines: tuple[str, ...], face: Face) -> None:
        for line in lines:
            at = x
            for text, box, note in _parts(line):
                if box:
                    at += self._put_box(at, y, box)
                    continue
                size = self._size if text else self._size * _NOTE
                self._show(at, y if text else y + _RISE * self._size, (text or note,), face, size)
                at += fonts.width(text or note, face, size)
            y -= self._leading

    def _put_box(self, x: float, y: float, code: str) -> float:
        edge, small = _FRAME * self._size, _SMALL * self._size
        inner = fonts.width(code, _CODES, small)
        self._show(x + 2 * edge, y, (code,), _CODES, small)
        self._frames.append((x + edge, y - edge, inner + 2 * edge, small))
        return inner + 4 * edge

    def finish(self) -> None:
        """Write to the page what was put."""
        self._canvas.saveState()
        self._canvas.addLiteral(f"BT {' '.join(self._code)} ET")
        self._canvas.setLineWidth(0.3)
        for frame in self._frames:
            self._canvas.rect(*frame)
        self._canvas.restoreState()
