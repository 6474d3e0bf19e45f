"""What stands behind the figures of a document: the records they were counted from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.reports.rows import Column

Value = str | int | Decimal | date | None


@dataclass(frozen=True, slots=True)
class RecordSheet:
    """The records of one table: what they are called, their columns, their rows by number.

    The weight of a column is its width in characters; `note` says of which day the rows are.
    """

    table: str
    title: str
    columns: tuple[Column, ...]
    rows: Mapping[int, tuple[Value, ...]]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Behind:
    """Record sheets, and for each code of a figure its table and its rows there."""

    sheets: tuple[RecordSheet, ...]
    rows: Mapping[str, tuple[str, tuple[int, ...]]]
