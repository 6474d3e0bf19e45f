"""Paper, margins and styles of printed documents: A4, PT Serif, black and white first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from app.reports.fonts import Face

PAGE_WIDTH: Final = A4[0]
PAGE_HEIGHT: Final = A4[1]
LEFT: Final = 25 * mm
RIGHT: Final = 12 * mm
TOP: Final = 20 * mm
BOTTOM: Final = 20 * mm
WIDTH: Final = PAGE_WIDTH - LEFT - RIGHT
HEIGHT: Final = PAGE_HEIGHT - TOP - BOTTOM


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet of paper and its margins, in points."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float

    @property
    def room(self) -> tuple[float, float]:
        """Return the width and the height between the margins."""
        return self.width - self.left - self.right, self.height - self.top - self.bottom


PORTRAIT: Final = Paper(PAGE_WIDTH, PAGE_HEIGHT, LEFT, RIGHT, TOP, BOTTOM)
LANDSCAPE: Final = Paper(PAGE_HEIGHT, PAGE_WIDTH, 20 * mm, 12 * mm, 18 * mm, 16 * mm)
WHOLE_LANDSCAPE: Final = Paper(PAGE_HEIGHT, PAGE_WIDTH, 0, 0, 0, 0)

BODY: Final = ParagraphStyle(
    "body",
    fontName=Face.SERIF.value,
    bulletFontName=Face.SERIF.value,
    fontSize=12,
    leading=15.6,
    spaceAfter=4,
)
NOTE: Final = ParagraphStyle("note", BODY, fontSize=10, leading=13)
TITLE: Final = ParagraphStyle(
    "title",
    BODY,
    fontName=Face.SERIF_BOLD.value,
    fontSize=16,
    leading=20,
    alignment=TA_CENTER,
    spaceBefore=18,
)
SUBTITLE: Final = ParagraphStyle("subtitle", BODY, alignment=TA_CENTER)
HEADING: Final = ParagraphStyle(
    "heading",
    BODY,
    fontName=Face.SERIF_BOLD.value,
    fontSize=13,
    leading=17,
    spaceBefore=14,
    spaceAfter=6,
)
SUBHEADING: Final = ParagraphStyle(
    "subheading", BODY, fontName=Face.SERIF_BOLD.value, spaceBefore=8
)
APPROVAL: Final = ParagraphStyle("approval", BODY, leftIndent=95 * mm, spaceAfter=2)
