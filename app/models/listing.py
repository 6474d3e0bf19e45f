"""What a report lists beside its figures, read for a whole period at once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from app.models.periods import Period
    from app.models.store import Store


@dataclass(frozen=True, slots=True)
class SchoolName:
    """What a school is called; its code stands for it where there is little room."""

    code: str
    kk: str
    ru: str | None

    def name(self, language: str) -> str:
        """Return the name in Russian where it is asked for and known, else in Kazakh."""
        return (self.ru if language == "ru" else None) or self.kk


def school_names(store: Store, wanted: Iterable[int]) -> dict[int, SchoolName]:
    """Return the names of schools by their numbers in the store, in the order of the list."""
    numbers = ", ".join(str(int(each)) for each in wanted)
    rows = store.rows(
        f"SELECT id, code, name_kk, name_ru FROM school WHERE id IN ({numbers})"
        " ORDER BY sort_key, id"
    )
    return {row["id"]: SchoolName(row["code"], row["name_kk"], row["name_ru"]) for row in rows}


def request_numbers(
    store: Store, period: Period, leading: int | None
) -> Mapping[int, tuple[str, ...]]:
    """Return the numbers of the requests behind each event whose last day lies in the period."""
    owned = "1" if leading is None else f"event.leading = {int(leading)}"
    rows = store.rows(
        "SELECT l.event, request.number FROM event_request l"
        " JOIN event ON event.id = l.event JOIN request ON request.id = l.request"
        f" WHERE event.last_day BETWEEN ? AND ? AND {owned}"
        " ORDER BY l.event, request.received, request.id",
        (period.first.isoformat(), period.last.isoformat()),
    )
    found: defaultdict[int, list[str]] = defaultdict(list)
    for row in rows:
        found[row["event"]].append(row["number"])
    return {event: tuple(numbers) for event, numbers in found.items()}
