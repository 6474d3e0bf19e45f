"""What an event is for: its aim and expected results, as programme and plan print them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.models.identity import personal_number_problems

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.models.gate import Change
    from app.models.problems import Problem
    from app.models.store import Store


@dataclass(frozen=True, slots=True)
class Purpose:
    """The aim of an event and its expected results, as typed."""

    aim: str = ""
    expected: str = ""


def read(store: Store, event: int) -> Purpose:
    """Return what an event is for, empty where nothing was typed."""
    return of_events(store, (event,)).get(event, Purpose())


def of_events(store: Store, events: Iterable[int]) -> dict[int, Purpose]:
    """Return what events are for, by the number of the event."""
    marks = ", ".join(map(str, events))
    rows = store.rows(f"SELECT event, aim, expected FROM event_purpose WHERE event IN ({marks})")
    return {row["event"]: Purpose(row["aim"] or "", row["expected"] or "") for row in rows}


def problems(purpose: Purpose) -> list[Problem]:
    """Return what is wrong with what an event is for: it names nobody by a personal number."""
    aim = personal_number_problems("aim", purpose.aim)
    return aim + personal_number_problems("expected", purpose.expected)


def write(store: Store, change: Change, event: int, purpose: Purpose) -> None:
    """Keep what an event is for."""
    found = store.value("SELECT id FROM event_purpose WHERE event = ?", (event,))
    if found is None and purpose == Purpose():
        return
    row = {"event": event, "aim": purpose.aim or None, "expected": purpose.expected or None}
    change.save("event_purpose", found, row)
