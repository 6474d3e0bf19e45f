"""Values of figures in words: the same text wherever a figure is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.models.figures import BY_CODE
from app.reports.formatting import number, percent

if TYPE_CHECKING:
    from app.models.figures import Number

SHARES: Final = frozenset(
    {
        "requests.fulfilled_share",
        "requests.fulfilled_share_within_competence",
        "coverage.share",
        "coverage.by_school",
    }
)


def shown(code: str, value: Number | None, language: str) -> str:
    """Return the value of a figure, or one of its values by key, as it is printed."""
    if code in SHARES:
        return percent(value, language)
    return number(value, language, BY_CODE[code].decimals)


def signed(change: Number, language: str, decimals: int) -> str:
    """Return a change with its sign."""
    text = number(change, language, decimals)
    return f"+{text}" if change > 0 else text


def shown_change(code: str, before: Number | None, now: Number | None, language: str) -> str:
    """Return by how much a figure has changed, with its sign; shares change by points."""
    if before is None or now is None:
        return number(None, language)
    return signed(now - before, language, BY_CODE[code].decimals)
