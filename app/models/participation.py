"""Which events a person was at, whichever spelling of the name was marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.models.store import Store

_SPELLED = (
    "WITH RECURSIVE spelled(root, person) AS (SELECT id, id FROM person WHERE id IN ({people})"
    " UNION SELECT spelled.root, p.id FROM person p JOIN spelled ON p.same_as = spelled.person)"
)
_PRESENT = (
    # In this order: there are few people and many marks.
    " FROM spelled CROSS JOIN attendance a ON a.person = spelled.person AND a.mark = 'present'"
    " CROSS JOIN event_session x ON x.id = a.session CROSS JOIN event e ON e.id = x.event"
)


def attended(store: Store, people: Iterable[int]) -> dict[int, int]:
    """Return how many held events each of these people was at; joined spellings count as one."""
    spelled = _SPELLED.format(people=", ".join(map(str, people)))
    rows = store.rows(
        f"{spelled} SELECT spelled.root, count(DISTINCT e.id) {_PRESENT}"
        " WHERE e.status = 'held' GROUP BY spelled.root"
    )
    return {row[0]: row[1] for row in rows}


def events_attended(store: Store, person: int) -> tuple[int, ...]:
    """Return the events a person was present at, under any joined spelling, newest first."""
    spelled = _SPELLED.format(people=int(person))
    rows = store.rows(
        f"{spelled} SELECT e.id {_PRESENT} GROUP BY e.id ORDER BY e.last_day DESC, e.id DESC"
    )
    return tuple(row[0] for row in rows)
