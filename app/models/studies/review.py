"""Responses one by one, for review: answers without names, times, schools or order.

Nobody is looked at who could be made out: of a questionnaire in a wave, the responses that wait and
those that are approved are listed only where they are at least five. What was set aside one by one
has been looked at already and stays listed, so that it can be approved again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.models.studies.responses import APPROVED, REJECTED, WAITING, answers_of
from app.models.suppression import LEAST

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.models.forms.record import Record
    from app.models.store import Store

WITHHELD: Final = frozenset({"school"})
"""Questions whose answers would say where a response comes from."""


@dataclass(frozen=True, slots=True)
class Group:
    """Responses of one questionnaire in one state."""

    form: int
    state: str
    number: int

    @property
    def listed(self) -> bool:
        """Whether they may be looked at one by one."""
        return self.state == REJECTED or self.number >= LEAST


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A response as a reviewer sees it; `reason` says why it was set aside."""

    id: int
    form: int
    state: str
    reason: str
    answers: Record


def groups(store: Store, wave: int) -> list[Group]:
    """Return how many responses of a wave there are, by questionnaire and state."""
    rows = store.rows(
        "SELECT form, state, count(*) AS number FROM response WHERE wave = ? GROUP BY form, state",
        (wave,),
    )
    return [Group(row["form"], row["state"], row["number"]) for row in rows]


def numbers(
    store: Store, wave: int, states: Sequence[str], form: int | None = None
) -> Sequence[int]:
    """Return the numbers of the responses that may be looked at, in no telling order."""
    allowed = [
        each
        for each in groups(store, wave)
        if each.listed and each.state in states and form in (None, each.form)
    ]
    found: list[int] = []
    for each in allowed:
        rows = store.rows(
            "SELECT id FROM response WHERE wave = ? AND form = ? AND state = ? ORDER BY id",
            (wave, each.form, each.state),
        )
        found += [row[0] for row in rows]
    return sorted(found)


def withheld(store: Store, wave: int, state: str, form: int | None = None) -> int:
    """Return how many responses in a state are too few to be looked at one by one."""
    return sum(
        each.number
        for each in groups(store, wave)
        if not each.listed and each.state == state and form in (None, each.form)
    )


def records(store: Store, chosen: Sequence[int]) -> Iterator[Reviewed]:
    """Yield these responses, without what would say where they come from."""
    marks = ", ".join("?" * len(chosen))
    rows = store.rows(
        "SELECT id, form, state, ifnull(reason, '') AS reason, answers FROM response"
        f" WHERE id IN ({marks})",
        tuple(chosen),
    )
    for row in rows:
        answers = answers_of(row["answers"])
        shown = {name: each for name, each in answers.items() if name not in WITHHELD}
        yield Reviewed(row["id"], row["form"], row["state"], row["reason"], shown)


def set_aside(store: Store, number: int, reason: str) -> None:
    """Let a response count no longer, and say why."""
    _set(store, number, REJECTED, reason)


def approve(store: Store, number: int) -> None:
    """Let a response count."""
    _set(store, number, APPROVED, None)


def _set(store: Store, number: int, state: str, reason: str | None) -> None:
    with store.unrecorded() as connection:
        connection.execute(
            "UPDATE response SET state = ?, reason = ? WHERE id = ?", (state, reason, number)
        )


STATES: Final = (WAITING, APPROVED, REJECTED)
"""In the order in which they matter to a reviewer."""
