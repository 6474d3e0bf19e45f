"""Text from people made fit to print: cleaned, without markup, nothing dropped in silence."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from reportlab.platypus import Paragraph

from app.reports.fonts import drawn_signs, has_glyph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlab.lib.styles import ParagraphStyle

BOX: Final = re.compile("\ue000([0-9A-F]+)\ue001")
"""A character that the faces lack, as `printable` writes it: its code between two marks."""

_LINE_ENDS: Final = {"\r": "\n", "\u2028": "\n", "\u2029": "\n", "\x0b": "\n"}
# The faces have these letters only as signs of mathematics.
_SIGNS: Final = {"\u03a3": "\u2211", "\u0394": "\u2206", "\u03a9": "\u2126", "\u03bc": "\u00b5"}
_SAME: Final = str.maketrans(_LINE_ENDS | _SIGNS)
_UNSEEN: Final = frozenset({"Cc", "Cf"})
_VARIANTS: Final = frozenset(map(chr, range(0xFE00, 0xFE10)))
_LONG_PARAGRAPH: Final = 3_000


def printable(text: str) -> str:
    """Return `text` as it can be printed.

    Control, direction and joining characters go; what the faces lack becomes a `BOX`.
    """
    if _plain_signs().issuperset(text):
        return text
    whole = unicodedata.normalize("NFC", text).replace("\r\n", "\n").translate(_SAME)
    return "".join(map(_printable_sign, whole))


@cache
def _plain_signs() -> frozenset[str]:
    """Return the characters that are printed as they are, whatever stands beside them."""
    return frozenset(
        sign
        for sign in ("\n", *drawn_signs())
        if ord(sign) not in _SAME
        and _printable_sign(sign) == sign
        and not unicodedata.combining(sign)
        and unicodedata.is_normalized("NFC", sign)
    )


def _printable_sign(sign: str) -> str:
    kind = unicodedata.category(sign)
    if sign == "\n":
        return sign
    if sign == "\t" or (kind == "Zs" and not has_glyph(sign)):
        return " "
    if kind in _UNSEEN or sign in _VARIANTS:
        return ""
    return sign if has_glyph(sign) else f"\ue000{ord(sign):X}\ue001"


def markup(text: str, size: float) -> str:
    """Return `text` for a Paragraph of this font size: shown as typed, never read as markup."""

    def framed(match: re.Match[str]) -> str:
        # Brackets, a line under and a line over them make the box.
        return (
            f'<u offset="{-0.09 * size:.2f}" width="{0.03 * size:.2f}">'
            f'<strike offset="{0.35 * size:.2f}" width="{0.03 * size:.2f}">'
            f'<font size="{0.42 * size:.2f}">[{match[1]}]</font></strike></u>'
        )

    return BOX.sub(framed, escape(printable(text))).replace("\n", "<br/>")


def superscript(note: str, size: float) -> str:
    """Return the number of a figure as markup: small and raised; "" where there is none."""
    if not note:
        return ""
    return f'<super rise="{0.35 * size:.2f}" size="{0.62 * size:.2f}">&#160;{escape(note)}</super>'


def paragraphs(text: str, style: ParagraphStyle) -> list[Paragraph]:
    """Return what a person typed as paragraphs, one for each line.

    Very long ones are cut into several: a Paragraph needs time with the square of its length.
    """
    return [
        Paragraph(markup(part, style.fontSize), style)
        for line in text.splitlines()
        if line.strip()
        for part in _parts(line.strip())
    ]


def _parts(line: str) -> Iterator[str]:
    start = 0
    while len(line) - start > _LONG_PARAGRAPH:
        space = line.rfind(" ", start, start + _LONG_PARAGRAPH)
        end = space + 1 if space > start else start + _LONG_PARAGRAPH
        yield line[start:end]
        start = end
    yield line[start:]
