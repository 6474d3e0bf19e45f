"""What a slide is made of; the presentation and the PDF draw the same slides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.reports.rows import Column, Row


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; a row's cells are printed as they are."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class BarOf:
    """One bar: what it is of, its number (None where unknown) and the number in words."""

    label: str
    value: float | None
    text: str


@dataclass(frozen=True, slots=True)
class Bars:
    """A chart of bars; `whole` is what a full bar stands for, else the longest of them is full."""

    title: str
    items: tuple[BarOf, ...]
    whole: float | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """Paragraphs, as people typed them."""

    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Slide:
    """A slide: a title, a block, perhaps a chart at its right, and a note under them."""

    title: str
    block: Grid | Words
    beside: Bars | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Cover:
    """The first slide."""

    title: str
    subtitle: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Deck:
    """All slides, in one language, with what stands at the foot of each."""

    language: str
    cover: Cover
    slides: tuple[Slide, ...]
    foot: str
    author: str
