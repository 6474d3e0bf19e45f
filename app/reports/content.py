"""What a document says, whatever it is written as: described once, printed as PDF, DOCX or XLSX."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from app.reports.rows import Look
from app.reports.styles import LANDSCAPE, PORTRAIT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from app.models.figures import Number
    from app.models.letterhead import Masthead, Signatory
    from app.reports.rows import Column
    from app.reports.styles import Paper


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as it is printed, `text`, with its exact value where it may be told.

    `code` is that of a figure, "requests.received" or "requests.by_school.P1"; `note` is the number
    by which the annex explains it, printed small beside it.
    """

    text: str
    exact: Number | None = None
    decimals: int = 0
    percent: bool = False
    code: str = ""
    note: str = ""


Piece = str | Quantity
Words = Piece | tuple[Piece, ...]


class Tone(Enum):
    """How a paragraph sounds."""

    BODY = auto()
    NOTE = auto()
    TITLE = auto()
    SUBTITLE = auto()


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a section; `number` None where it has none."""

    text: str
    number: int | None = None

    def numbered(self) -> str:
        """Return the heading as it is printed."""
        return f"{self.number}. {self.text}" if self.number else self.text


@dataclass(frozen=True, slots=True)
class Subheading:
    """The heading of a part of a section; `note` is the number of the figure shown under it."""

    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Saying:
    """One paragraph."""

    words: Words
    tone: Tone = Tone.BODY


@dataclass(frozen=True, slots=True)
class Typed:
    """What a person typed: every line a paragraph, nothing of it markup or formula."""

    text: str


@dataclass(frozen=True, slots=True)
class Fact:
    """«Label: value», the form of Kazakh facts: no endings on what varies."""

    label: str
    words: Words
    tone: Tone = Tone.BODY


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table, one cell for each column; a GROUP has one."""

    cells: tuple[Words, ...]
    look: Look = Look.PLAIN


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; `dense` is one of many columns in small print."""

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    dense: bool = False


@dataclass(frozen=True, slots=True)
class BarItem:
    """One bar: what it is, its part of the whole (None where unknown) and its value."""

    label: str
    part: float | None
    words: Words


@dataclass(frozen=True, slots=True)
class Bars:
    """A chart of horizontal bars; `title` says what they compare."""

    title: str
    items: tuple[BarItem, ...]


@dataclass(frozen=True, slots=True)
class ToFill:
    """Empty lines for a text that nobody has written yet."""

    count: int = 4


@dataclass(frozen=True, slots=True)
class Approval:
    """The block in which the director approves, at the upper right."""

    school: str
    director: str
    year: int


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The head of a letter: the school in Kazakh at the left and in Russian at the right."""

    head: Masthead


@dataclass(frozen=True, slots=True)
class Approvals:
    """Who agrees, at the upper left, and the director who approves, at the upper right."""

    head: Masthead
    year: int


@dataclass(frozen=True, slots=True)
class Beside:
    """Lines at the left, such as number and day, and lines at the right, such as who it is for."""

    left: tuple[str, ...]
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signatures:
    """Everybody who signs: post, line, name."""

    who: tuple[Signatory, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """The line on which somebody signs."""

    label: str
    name: str


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins on a new page."""


@dataclass(frozen=True, slots=True)
class Passport:
    """What a figure is: its number and code, its values, what it counts, from how many rows."""

    number: str
    code: str
    label: str
    definition: str
    values: tuple[Quantity, ...]
    rows: int
    keyed: bool = False


@dataclass(frozen=True, slots=True)
class Passports:
    """The annex: every figure by its code."""

    items: tuple[Passport, ...]
    numbered: bool = True


Part = (
    Subheading
    | Saying
    | Typed
    | Fact
    | Grid
    | Bars
    | ToFill
    | Approval
    | Letterhead
    | Approvals
    | Beside
    | Signatures
    | Signature
    | NewPage
    | Passports
)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A section of a document under its heading; the opening has none."""

    code: str
    heading: Heading | None
    parts: tuple[Part, ...]
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document; `header` stands on every page but the first.

    At the foot of every page stands `foot`, or the day of the data.
    """

    title: str
    language: str
    as_of: date
    author: str
    header: str
    chapters: tuple[Chapter, ...]
    foot: str = ""
    landscape: bool = False

    @property
    def paper(self) -> Paper:
        """Return the sheets that the document stands on."""
        return LANDSCAPE if self.landscape else PORTRAIT


def pieces(words: Words) -> tuple[Piece, ...]:
    """Return words as their pieces."""
    return words if isinstance(words, tuple) else (words,)


def plain(words: Words) -> str:
    """Return words as they read, without the numbers of figures."""
    return "".join(each if isinstance(each, str) else each.text for each in pieces(words))


def quantities(words: Words) -> Iterator[Quantity]:
    """Yield the numbers among words."""
    return (each for each in pieces(words) if isinstance(each, Quantity))
