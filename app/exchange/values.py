"""What people write into cells, as values: dates, numbers, yes and no, lists, coded words."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Never

from app.exchange.sheets import CellKind
from app.models.errors import Invalid
from app.models.problems import error
from app.models.text import clean, key
from app.models.vocabulary import code_of, codes

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.exchange.sheets import Cell

FIRST_DAY: Final = date(1990, 1, 1)
LAST_DAY: Final = date(2100, 12, 31)
LARGEST: Final = 1_000_000
"""No count in a quarter comes near it; a longer number is a telephone in the wrong cell."""

_FRACTION: Final = Decimal("0.0001")
_DAY_FIRST: Final = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})(?:\s*[гжГЖ]\.?|\s+[\d:.]+)?")
_YEAR_FIRST: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ][\d:.]+)?")
_NUMBER: Final = re.compile(r"[-−–]?(?:\d{1,3}(?:\s\d{3})+|\d+)(?:[.,]\d+)?")
_MINUS: Final = str.maketrans("−–", "--")
_WHOLE_AS_FLOAT: Final = re.compile(r"(?<!\d)(\d+)[.,]0+")
_BETWEEN: Final = re.compile(r"[,;\n]")


# The same words stand in thousands of cells.
_cleaned = lru_cache(maxsize=10_000)(clean)
_code_of = lru_cache(maxsize=10_000)(code_of)


def fail(code: str, **data: object) -> Never:
    """Refuse the cell at hand; where it stands is added by who asked for its value."""
    raise Invalid([error(code, "", **data)])


def text_of(cell: Cell) -> str:
    """Return what stands in a cell as text, cleaned; a date is written as people write it."""
    if cell.kind is CellKind.UNCOMPUTED:
        fail("formula_without_value", value=str(cell.value))
    if cell.kind is CellKind.ERROR:
        fail("cell_error", value=str(cell.value))
    if isinstance(cell.value, date):
        return f"{cell.value:%d.%m.%Y}"
    return _cleaned(str(cell.value))


def line_of(cell: Cell) -> str:
    """Return a cell's text as one line, for names and topics."""
    return " ".join(text_of(cell).split())


def code_text_of(cell: Cell) -> str:
    """Return the code or number of a record; Excel's 216.0 is 216."""
    text = line_of(cell)
    whole = _WHOLE_AS_FLOAT.fullmatch(text)
    return whole[1] if whole else text


def digits_of(cell: Cell) -> str:
    """Return a number of an organisation; people write it in groups."""
    return re.sub(r"[\s-]", "", code_text_of(cell))


def date_of(cell: Cell) -> date:
    """Return the date of a cell, real or written as 03.11.2025 or 2025-11-03."""
    text = text_of(cell)
    if isinstance(cell.value, datetime):
        day = cell.value.date()
    elif isinstance(cell.value, date):
        day = cell.value
    else:
        day = _written_date(text)
    if not FIRST_DAY <= day <= LAST_DAY:
        fail("bad_date", value=text)
    return day


def _written_date(text: str) -> date:
    if found := _DAY_FIRST.fullmatch(text):
        day, month, year = (int(part) for part in found.groups())
        year += 2000 if len(found[3]) == 2 else 0
    elif found := _YEAR_FIRST.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
    else:
        fail("bad_date", value=text)
    try:
        return date(year, month, day)
    except ValueError:
        fail("bad_date", value=text)


def number_of(cell: Cell) -> Decimal:
    """Return a number of zero or more, kept to four decimals."""
    text = text_of(cell)
    number = _number_in(cell, text)
    if number < 0:
        fail("negative_number", value=text)
    if number > LARGEST:
        fail("number_too_large", value=text, limit=LARGEST)
    return number.quantize(_FRACTION, ROUND_HALF_UP)


def _number_in(cell: Cell, text: str) -> Decimal:
    if isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
        return Decimal(str(cell.value))
    if isinstance(cell.value, str) and _NUMBER.fullmatch(text):
        return Decimal(re.sub(r"\s", "", text).replace(",", ".").translate(_MINUS))
    fail("bad_number", value=text)


def count_of(cell: Cell) -> int:
    """Return a whole number of zero or more."""
    number = number_of(cell)
    if number != number.to_integral_value():
        fail("not_whole", value=text_of(cell))
    return int(number)


def words_of(cell: Cell) -> tuple[str, ...]:
    """Return the items of a list separated by commas, semicolons or lines, each once."""
    items = (_WHOLE_AS_FLOAT.sub(r"\1", part.strip()) for part in _BETWEEN.split(text_of(cell)))
    found: dict[str, str] = {}
    for item in filter(None, items):
        found.setdefault(key(item), item)
    return tuple(found.values())


def coded(domain: str) -> Callable[[Cell], str]:
    """Return the reader of a coded word, such as a status, in any of the three languages."""

    def code(cell: Cell) -> str:
        return _code(domain, line_of(cell))

    return code


def coded_list(domain: str) -> Callable[[Cell], tuple[str, ...]]:
    """Return the reader of a list of coded words, in the order in which forms offer them."""
    order = codes(domain)

    def listed(cell: Cell) -> tuple[str, ...]:
        return tuple(sorted({_code(domain, each) for each in words_of(cell)}, key=order.index))

    return listed


def yes_or_no(cell: Cell) -> bool:
    """Return the answer of a cell that says yes or no."""
    if isinstance(cell.value, int) and cell.value in {0, 1}:
        return bool(cell.value)
    return _code("schools.small", line_of(cell)) == "true"


def _code(domain: str, text: str) -> str:
    return _code_of(domain, text) or fail("unknown_word", value=text, domain=domain)
