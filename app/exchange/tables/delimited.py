"""Bounded reading of CSV and TSV: every value is the text that stands in the file."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from contextlib import suppress
from itertools import chain, islice
from typing import TYPE_CHECKING, Final

from app.exchange.sheets import CELLS, LONGEST
from app.models.errors import FileProblem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.exchange.sheets import SourceSheet
    from app.exchange.tables.bounds import Bounds

_DELIMITERS: Final = ("\t", ";", ",")
"""The likelier one first: a comma is in many texts, and in numbers."""
_AGREED: Final = 0.7
_SAMPLE: Final = 65_536
_SAMPLE_ROWS: Final = 200
_WIDEST: Final = 16_384
"""Excel's own last column: fields beyond it are not even made."""
_NAMED: Final = re.compile(r"sep=([\t;,])\r?\n", re.I)
_END: Final = "\uffff"
"""Stands in no text, so it is read as a row of its own unless a quotation is still open."""


def read_delimited(title: str, text: str, bounds: Bounds) -> tuple[SourceSheet, ...]:
    """Return the one sheet of a text with delimiters, called `title`."""
    named = _NAMED.match(text)
    body = text[named.end() :] if named else text
    delimiter = named[1] if named else _delimiter_of(body[:_SAMPLE])
    bounds.expected = body.count("\n")
    if _least_cells(body, delimiter) > 2 * CELLS:  # no need to see each of them
        raise bounds.too_many_cells()
    return (bounds.sheet_of_texts(title, _rows(title, body, delimiter, bounds)),)


def _least_cells(text: str, delimiter: str) -> int:
    """Return how many cells are filled at the very least: some follow single delimiters."""
    if '"' in text:
        return 0
    return text.count(delimiter) - 2 * text.count(2 * delimiter) - text.count("\n")


def _delimiter_of(sample: str) -> str:
    agreed = {each: _agreement(sample, each) for each in _DELIMITERS}
    clear = [each for each in _DELIMITERS if agreed[each] >= _AGREED]
    return clear[0] if clear else max(agreed, key=lambda each: agreed[each])


def _agreement(sample: str, delimiter: str) -> float:
    """Return the share of rows that have as many fields as most have, at least two of them."""
    widths: Counter[int] = Counter()
    with suppress(csv.Error):  # a cell that is too long is told when the whole is read
        for row in islice(_reader(io.StringIO(sample, newline=""), delimiter), _SAMPLE_ROWS):
            if any(row):
                widths[len(row)] += 1
    most = max((rows for width, rows in widths.items() if width > 1), default=0)
    return most / max(widths.total(), 1)


def _reader(lines: Iterable[str], delimiter: str) -> Iterator[list[str]]:
    csv.field_size_limit(LONGEST)
    return csv.reader(lines, delimiter=delimiter)


def _rows(title: str, text: str, delimiter: str, bounds: Bounds) -> Iterator[tuple[int, list[str]]]:
    lines = _lines(title, text, delimiter, bounds)
    number = 0
    try:
        for number, row in enumerate(_reader(chain(lines, [_END]), delimiter), start=1):
            if row == [_END]:
                return
            yield number, row
    except csv.Error as problem:
        raise bounds.too_long(title, number + 1) from problem
    raise FileProblem("file_open_quote", path=bounds.name, row=number)


def _lines(title: str, text: str, delimiter: str, bounds: Bounds) -> Iterator[str]:
    for line in io.StringIO(text, newline=""):
        if line.count(delimiter) >= _WIDEST:
            raise bounds.too_many_columns(title)
        yield line
