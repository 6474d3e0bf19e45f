"""Texts of a report that people write themselves: aims, difficulties, conclusions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.models.gate import Change
    from app.models.periods import Period
    from app.models.store import Store

SECTIONS: Final = ("aims", "questionnaires", "resources", "difficulties", "conclusions")


@dataclass(frozen=True, slots=True)
class Written:
    """A text of a section in one language."""

    section: str
    language: str
    text: str


def every(store: Store, leading: int | None, period: Period) -> tuple[Written, ...]:
    """Return the texts of a period in all languages."""
    rows = store.rows(
        "SELECT section, language, text FROM narrative WHERE leading IS ?"
        " AND first_day = ? AND last_day = ? ORDER BY id",
        (leading, period.first.isoformat(), period.last.isoformat()),
    )
    return tuple(Written(*row) for row in rows)


def told(texts: Iterable[Written], language: str) -> dict[str, str]:
    """Return texts by section, in the language or else in another one's words."""
    ordered = sorted(texts, key=lambda each: each.language == language)
    return {each.section: each.text for each in ordered}


def read(store: Store, leading: int | None, period: Period, language: str) -> dict[str, str]:
    """Return the texts of a period by section, in the language or else in another one's words."""
    return told(every(store, leading, period), language)


def written(store: Store, leading: int | None, period: Period, language: str) -> dict[str, str]:
    """Return only the texts written in this language, by section."""
    rows = store.rows(
        "SELECT section, text FROM narrative WHERE leading IS ?"
        " AND first_day = ? AND last_day = ? AND language = ?",
        (leading, period.first.isoformat(), period.last.isoformat(), language),
    )
    return {row["section"]: row["text"] for row in rows}


def write(
    store: Store, change: Change, place: tuple[int | None, Period, str, str], text: str
) -> None:
    """Keep the text of a place: leading school, period, section and language; "" takes it away."""
    leading, period, section, language = place
    values = {
        "leading": leading,
        "first_day": period.first.isoformat(),
        "last_day": period.last.isoformat(),
        "section": section,
        "language": language,
    }
    found = store.value(
        "SELECT id FROM narrative WHERE leading IS :leading AND first_day = :first_day"
        " AND last_day = :last_day AND section = :section AND language = :language",
        values,
    )
    if text:
        change.save("narrative", found, {**values, "text": text})
    elif found is not None:
        change.delete("narrative", found)
