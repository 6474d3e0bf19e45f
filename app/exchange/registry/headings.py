"""Finding the header of a table: which rows it takes, and which fields its words mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from app.exchange.registry.fields import UNREAD, Kind, headers
from app.exchange.registry.source import place_of
from app.models.text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.exchange.registry.source import Cells, Source

_SEARCHED: Final = 40
"""A header further down than this is none."""
_LONGEST: Final = 120
_SHORTEST_STEM: Final = 4
_DATA: Final = re.compile(r"№\s*\d|\d{6}")
"""What stands in rows of data and in no header: the number of a school, a BIN."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A header: the text over every column, by letter, and the rows it takes."""

    texts: Mapping[str, str]
    rows: tuple[int, ...]


NO_HEADING: Final = Heading({}, ())


@lru_cache(maxsize=10_000)
def meaning(kind: Kind, text: str) -> tuple[str | None, int]:
    """Return the field that a header means and how well it says so; 0 means not at all."""
    if len(text) > _LONGEST:
        return None, 0
    words = fold(text).split()
    if not words:
        return ("row_number", 5) if "№" in text else (None, 0)
    best: str | None = None
    score = 0
    for field, known in headers(kind):
        found = max((_fits(each, words) for each in known), default=0)
        if found > score:
            best, score = field, found
    return best, score


def _fits(wanted: Sequence[str], words: Sequence[str]) -> int:
    if not all(any(_begins(word, stem) for word in words) for stem in wanted):
        return 0
    return 10 * len(wanted) + (5 if len(wanted) == len(words) else 0)


def _begins(word: str, stem: str) -> bool:
    return word == stem or (len(stem) >= _SHORTEST_STEM and word.startswith(stem))


def find_heading(kind: Kind, rows: Sequence[Cells]) -> Heading:
    """Return the header of a table: the row, or the two rows, that name the most fields."""
    best, most = NO_HEADING, (0, 0)
    for at, row in enumerate(rows[:_SEARCHED]):
        below = rows[at + 1] if at + 1 < len(rows) else ()
        for heading in (_single(row), _double(row, below)):
            named = _fields_named(kind, heading)
            fitness = named, -len(heading.rows)  # of equal ones the shorter
            if named and fitness > most and not _recurs(heading, rows):
                best, most = heading, fitness
    return _with_numbering(best, rows)


def best(kind: Kind, sheets: Sequence[Source]) -> Source:
    """Return the sheet whose header names the most fields; of equal ones that with most rows."""

    def fitness(sheet: Source) -> tuple[int, int]:
        return _fields_named(kind, find_heading(kind, sheet.rows)), len(sheet.rows)

    return max(sheets, key=fitness)


def _recurs(heading: Heading, rows: Sequence[Cells]) -> bool:
    """Say whether the first row of data was taken for a header: what it says stands below too."""
    heads = [said_in(row) for row in rows if row[0].row in heading.rows]
    below = [row for row in rows if row[0].row > heading.rows[-1]][:_SEARCHED]
    return any(
        heading.texts.get(column) == text
        for said in map(said_in, below)
        if said not in heads
        for column, text in said
    )


def said_in(row: Cells) -> frozenset[tuple[str, str]]:
    """Return what a row says, column by column: by that a header is known when it is repeated."""
    return frozenset((cell.column, _line(cell.value)) for cell in row)


def _single(row: Cells) -> Heading:
    if not all(isinstance(cell.value, str) and not _DATA.search(cell.value) for cell in row):
        return NO_HEADING
    return Heading({cell.column: _line(cell.value) for cell in row}, (row[0].row,))


def _double(upper: Cells, lower: Cells) -> Heading:
    """Return two rows as one header: what stands below continues what spans it from above."""
    if not lower or not all(map(_wordy, (*upper, *lower))):
        return NO_HEADING
    above = {cell.column: _line(cell.value) for cell in upper}
    below = {cell.column: _line(cell.value) for cell in lower}
    texts, spanning = dict[str, str](), ""
    for letter in sorted({*above, *below}, key=place_of):
        spanning = above.get(letter, spanning if letter in below else "")
        under = below.get(letter, "")
        texts[letter] = spanning if under in {"", spanning} else f"{spanning} {under}".strip()
    return Heading(texts, (upper[0].row, lower[0].row))


def _wordy(cell: object) -> bool:
    value = getattr(cell, "value", None)
    return isinstance(value, str) and not any(sign.isdecimal() for sign in value)


def _line(value: object) -> str:
    return " ".join(str(value).split())


def _fields_named(kind: Kind, heading: Heading) -> int:
    """Return how many fields a header names, doubled; 0 when it hardly is one."""
    meanings = [meaning(kind, text) for text in heading.texts.values()]
    known = [(field, score) for field, score in meanings if field]
    found = {field for field, _ in known}
    sure = len(found - UNREAD) > 1 or any(
        score % 10 for field, score in known if field not in UNREAD
    )
    if not sure or len(known) * 3 < len(meanings):
        return 0
    return 2 * len(found - UNREAD) + len(found & UNREAD)


def _with_numbering(heading: Heading, rows: Sequence[Cells]) -> Heading:
    """Return the header with the row of column numbers (1, 2, 3 …) that may follow it."""
    if not heading.rows:
        return heading
    below = [row for row in rows if row[0].row > heading.rows[-1]][:1]
    numbers = [str(cell.value).strip() for row in below for cell in row]
    if len(numbers) < 2 or numbers[0] not in {"0", "1"}:
        return heading
    if numbers != [str(int(numbers[0]) + at) for at in range(len(numbers))]:
        return heading
    return Heading(heading.texts, (*heading.rows, below[0][0].row))
