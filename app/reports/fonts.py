"""The faces of printed documents, PT Serif and PT Sans: registered, measured and embedded."""

from __future__ import annotations

from enum import StrEnum
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, cast
from unicodedata import category

import fontpkg_pt_sans
import fontpkg_pt_serif
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

if TYPE_CHECKING:
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


# Imported by name, so that a bundle brings them along.
_PACKAGES: Final = {
    "PTSerif": (fontpkg_pt_serif.ROOT, "PT_Serif"),
    "PTSans": (fontpkg_pt_sans.ROOT, "PT_Sans"),
}

# These faces draw a rouble for every newer currency sign, and their own signs in the private area.
_FALSE_CURRENCY: Final = frozenset({*range(0x20B5, 0x20D0)} - {0x20BD})
_NO_CHARACTER: Final = frozenset({"Cn", "Co", "Cs"})


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


@cache
def has_glyph(sign: str) -> bool:
    """Say whether the faces draw a character as it should look; all of them have the same ones."""
    code = ord(sign)
    return (
        code in _advances(Face.SERIF)
        and code not in _FALSE_CURRENCY
        and category(sign) not in _NO_CHARACTER
    )


@lru_cache(maxsize=50_000)
def width(text: str, face: Face, size: float) -> float:
    """Return how wide a text is drawn, in points."""
    advances = _advances(face)
    return sum([advances[ord(sign)] for sign in text]) * size / 1000
