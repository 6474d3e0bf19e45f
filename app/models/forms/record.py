"""The answers to one form, and a place among them where an expression is worked out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.models.forms.form import Form, Group, Item

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PAPER_ROUNDS = 3
"""How often a repeat stands on paper, where nobody can add a round."""

Record = dict[str, "str | list[Record]"]
"""Answers by the names of their questions; of a repeat, a record for each of its rounds."""


@dataclass(frozen=True, slots=True)
class Place:
    """A round of a repeat inside the rounds of others: all their records, the whole form's first.

    `repeats` names the repeats on the way, `rounds` counts their rounds from 1.
    """

    records: tuple[Record, ...]
    repeats: tuple[str, ...] = ()
    rounds: tuple[int, ...] = ()

    @property
    def record(self) -> Record:
        """The answers that stand at this place itself."""
        return self.records[-1]

    def inside(self, repeat: str) -> Iterator[Place]:
        """Yield the places of the rounds of a repeat that stands here."""
        for number, record in enumerate(rounds_of(self.record, repeat), start=1):
            yield Place((*self.records, record), (*self.repeats, repeat), (*self.rounds, number))

    def outside(self, depth: int) -> Place:
        """Return the place around this one that lies in only so many repeats."""
        return Place(self.records[: depth + 1], self.repeats[:depth], self.rounds[:depth])


def rounds_of(record: Record, repeat: str) -> list[Record]:
    """Return the rounds of a repeat, none where nothing was answered."""
    found = record.get(repeat)
    return found if isinstance(found, list) else []


def text_of(record: Record, name: str) -> str:
    """Return the answer to a question, "" for none."""
    found = record.get(name)
    return found if isinstance(found, str) else ""


@dataclass(frozen=True, slots=True)
class Within:
    """Where a question stands: the groups and repeats around it, from the outermost on."""

    item: Item
    around: tuple[Group, ...]

    @property
    def repeats(self) -> tuple[str, ...]:
        """The names of the repeats around it."""
        return tuple(each.name for each in self.around if each.repeats)


def positions(form: Form) -> Mapping[str, Within]:
    """Return where every named question, group and repeat stands."""
    return {each.item.name: each for each in _positions(form.items, ()) if each.item.name}


def _positions(items: tuple[Item, ...], around: tuple[Group, ...]) -> Iterator[Within]:
    for item in items:
        yield Within(item, around)
        if isinstance(item, Group):
            yield from _positions(item.items, (*around, item))
