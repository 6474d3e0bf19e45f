"""The columns of the annex, where every figure stands with its code, value and definition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.reports.rows import Align, Column

if TYPE_CHECKING:
    from app.i18n import Translation
    from app.reports.content import Passports


def passport_columns(found: Passports | None, t: Translation) -> tuple[Column, ...]:
    """Return the columns; the first, with the numbers, only where figures are numbered."""
    columns = (
        Column("№", 1.4),
        Column(t("Code = value"), 10.6),
        Column(t("Definition"), 11.6),
        Column(t("Rows"), 1.9, Align.RIGHT),
    )
    return columns if found is None or found.numbered else columns[1:]
