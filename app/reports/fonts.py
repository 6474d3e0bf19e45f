"""The faces of printed documents, PT Serif and PT Sans: registered, measured and embedded."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Final, cast
from unicodedata import category

import fontpkg_pt_sans
import fontpkg_pt_serif
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# reportlab's stubs are partial
# pyright: reportUnknownMemberType=false


class Face(StrEnum):
    """A face by the name that the document knows it by."""

    SERIF = "PTSerif"
    SERIF_BOLD = "PTSerif-Bold"
    SERIF_ITALIC = "PTSerif-Italic"
    SERIF_BOLD_ITALIC = "PTSerif-BoldItalic"
    SANS = "PTSans"
    SANS_BOLD = "PTSans-Bold"
    SANS_ITALIC = "PTSans-Italic"
    SANS_BOLD_ITALIC = "PTSans-BoldItalic"

    # Faces are parts of what texts are looked up by: the hash of enums is slow Python.
    __hash__ = str.__hash__


# Imported by name, so that a bundle brings them along.
_PACKAGES: Final = {
    "PTSerif": (fontpkg_pt_serif.ROOT, "PT_Serif"),
    "PTSans": (fontpkg_pt_sans.ROOT, "PT_Sans"),
}

# These faces draw a rouble for every newer currency sign, and their own signs in the private area.
_FALSE_CURRENCY: Final = frozenset({*range(0x20B5, 0x20D0)} - {0x20BD})
_NO_CHARACTER: Final = frozenset({"Cn", "Co", "Cs"})
_WORDS: Final = 200_000
"""The most words whose widths are kept."""


def face_file(face: Face) -> Path:
    """Return the font file of a face."""
    family, _, style = face.partition("-")
    root, stem = _PACKAGES[family]
    return root / "files" / f"{stem}-Web-{style or 'Regular'}.ttf"


@cache
def register() -> None:
    """Make every face known to reportlab; done once, whoever asks first."""
    for face in Face:
        pdfmetrics.registerFont(TTFont(face.value, str(face_file(face))))
    for family in _PACKAGES:
        pdfmetrics.registerFontFamily(
            family, family, f"{family}-Bold", f"{family}-Italic", f"{family}-BoldItalic"
        )


@cache
def font(face: Face) -> TTFont:
    """Return reportlab's font of a face."""
    register()
    return cast("TTFont", pdfmetrics.getFont(face.value))


@cache
def _advances(face: Face) -> dict[int, float]:
    return font(face).face.charWidths


def drawn_signs() -> Iterator[str]:
    """Yield the characters that the faces draw as they should look."""
    return filter(has_glyph, map(chr, _advances(Face.SERIF)))


@cache
def has_glyph(sign: str) -> bool:
    """Say whether the faces draw a character as it should look; all of them have the same ones."""
    code = ord(sign)
    return (
        code in _advances(Face.SERIF)
        and code not in _FALSE_CURRENCY
        and category(sign) not in _NO_CHARACTER
    )


class Widths(dict[str, float]):
    """How wide words of a face are, in thousandths of its size: each measured once.

    Texts of registers are made of the same words again and again.
    """

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._advances = _advances(face)
        self.space = self._advances[ord(" ")]

    def __missing__(self, word: str) -> float:
        if len(self) > _WORDS:
            self.clear()
        found = self[word] = sum([self._advances[ord(sign)] for sign in word])
        return found


@cache
def widths(face: Face) -> Widths:
    """Return the widths of words of a face."""
    return Widths(face)


def width(text: str, face: Face, size: float) -> float:
    """Return how wide a text is drawn, in points."""
    known, words = widths(face), text.split(" ")
    return (sum([known[each] for each in words]) + (len(words) - 1) * known.space) * size / 1000
