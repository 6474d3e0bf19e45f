"""Finding again what is stored already, and what is likely so: every row, before any decision.

A code identifies, else a BIN unless the names contradict it, else the same name in the same
district and region, when it is unique on both sides. Anything weaker makes candidates that people
decide on.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from app.exchange.registry.traits import Traits, look_alike, traits_of
from app.models.problems import error

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from app.exchange.registry.entries import Entry
    from app.exchange.registry.fields import Kind
    from app.exchange.registry.stored import Record, Records

Why = Literal["code", "bin", "name", "alike"]

_MOST: Final = 5
_SCANNED: Final = 50
"""So many of a group are looked at; a table of one name alone must not take hours."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a row may be the same as: a stored record by its number, or a row of the table.

    `sure` says that nothing tells the two apart; else they have BINs or codes of their own.
    """

    source: Literal["stored", "row"]
    number: int
    why: Why
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Match:
    """What was found for a row: the record it is about, or what it may be the same as."""

    entry: Entry
    record: int | None = None
    candidates: tuple[Candidate, ...] = ()

    @property
    def waits(self) -> bool:
        """Say whether somebody has to decide before the row is written."""
        return self.record is None and any(each.sure for each in self.candidates)


class Matcher:
    """Compares the rows of one table with what is stored and with each other."""

    def __init__(self, kind: Kind, entries: Sequence[Entry], records: Records) -> None:
        self._kind: Kind = kind
        self._records = records
        self._entries = entries
        self._traits = {each.number: traits_of(kind, each.values) for each in entries}
        self._stored = {number: traits_of(kind, each.values) for number, each in records.items()}
        self._codes = {traits.code: number for number, traits in self._stored.items()}
        self._bins = _by(self._stored, "bin")
        self._exact = _by(self._stored, "exact")
        self._groups = _by(self._stored, "groups")
        self._taken: dict[int, int] = {}
        self._earlier: dict[Hashable, list[int]] = defaultdict(list)

    def matches(self) -> Iterator[Match]:
        """Yield what was found for every row, in their order."""
        self._refuse_repeated()
        good = [each for each in self._entries if not each.rejected]
        self._count_exact(good)
        known = self._identified(good)
        known |= self._agreeing([each for each in good if each.number not in known])
        for entry in self._entries:
            if entry.rejected:
                yield Match(entry)
                continue
            record = known.get(entry.number)
            yield Match(entry, record, () if record else self._candidates(entry))
            for group in self._traits[entry.number].groups:
                self._earlier[group].append(entry.number)

    def _refuse_repeated(self) -> None:
        """Reject a second row with the same code; with the same BIN where a code is missing."""
        codes: dict[str, int] = {}
        bins: dict[str, Entry] = {}
        for entry in self._entries:
            traits = self._traits[entry.number]
            first = codes.setdefault(traits.code, entry.number) if traits.code else entry.number
            if first != entry.number:
                entry.add(error("repeated_key", "code", row=first))
            holder = bins.setdefault(traits.bin, entry) if traits.bin else entry
            both = traits.code and self._traits[holder.number].code
            if holder is not entry and not both:
                entry.add(error("repeated_key", "bin", row=holder.number))

    def _count_exact(self, entries: Sequence[Entry]) -> None:
        self._alike_rows = Counter(
            each for entry in entries for each in self._traits[entry.number].exact
        )

    def _identified(self, entries: Sequence[Entry]) -> dict[int, int]:
        """Return the records that rows are surely about: codes of all come before BINs and names.

        Each record is about one row.
        """
        found: dict[int, int] = {}
        for search in (self._by_code, self._by_bin, self._by_name):
            for entry in entries:
                traits = self._traits[entry.number]
                record = None if entry.number in found else search(entry, traits)
                if record is not None and record not in self._taken:
                    self._taken[record] = entry.number
                    found[entry.number] = record
        return found

    def _by_code(self, entry: Entry, traits: Traits) -> int | None:
        found = self._codes.get(traits.code) if traits.code else None
        owners = self._bins.get(traits.bin, []) if traits.bin else []
        if found and owners and found not in owners:
            other = self._records[owners[0]].values["code"]
            entry.add(error("bin_of_other", "bin", value=traits.bin, school=other))
        return found

    def _by_bin(self, _: Entry, traits: Traits) -> int | None:
        owners = self._bins.get(traits.bin, []) if traits.bin and not traits.code else []
        if len(owners) != 1 or traits.contradicts(self._stored[owners[0]]):
            return None
        return owners[0]

    def _by_name(self, _: Entry, traits: Traits) -> int | None:
        if traits.code or self._bins.get(traits.bin):
            return None
        found = self._named(traits)
        unique = all(self._alike_rows[each] == 1 for each in traits.exact)
        return found[0] if len(found) == 1 and unique else None

    def _named(self, traits: Traits) -> list[int]:
        """Return the records with the same name in the same place, unless their BIN is another."""
        found = dict.fromkeys(
            each for key in traits.exact for each in self._exact.get(key, [])[:_SCANNED]
        )
        return [each for each in found if not traits.unlike(self._stored[each])]

    def _agreeing(self, entries: Sequence[Entry]) -> dict[int, int]:
        """Return rows of one name whose records say all they say: nothing would be written."""
        found: dict[int, int] = {}
        for entry in entries:
            traits = self._traits[entry.number]
            for number in self._named(traits) if not traits.code else []:
                if number not in self._taken and _agrees(entry, self._records[number]):
                    self._taken[number] = entry.number
                    found[entry.number] = number
                    break
        return found

    def _candidates(self, entry: Entry) -> tuple[Candidate, ...]:
        traits = self._traits[entry.number]
        found = {(each.source, each.number): each for each in self._likely(traits)}
        return tuple(sorted(found.values(), key=lambda each: not each.sure)[:_MOST])

    def _likely(self, traits: Traits) -> Iterator[Candidate]:
        rows = self._alike(self._earlier, self._traits, traits)
        stored = self._alike(self._groups, self._stored, traits)
        by_bin = self._bins.get(traits.bin, []) if traits.bin else []
        for number in rows:
            other = self._traits[number]
            told_apart = traits.unlike(other) or bool(traits.code and other.code)
            yield Candidate("row", number, "alike", not told_apart)
        for number in dict.fromkeys([*stored, *self._named(traits)]):
            if self._taken.get(number) not in rows:
                other = self._stored[number]
                why = "name" if traits.exact & other.exact else "alike"
                yield Candidate("stored", number, why, not traits.unlike(other))
        for number in by_bin:
            yield Candidate("stored", number, "bin")

    def _alike(
        self,
        groups: dict[Hashable, list[int]],
        known: dict[int, Traits],
        traits: Traits,
    ) -> list[int]:
        near = dict.fromkeys(
            number for group in traits.groups for number in groups.get(group, [])[:_SCANNED]
        )
        return [number for number in near if look_alike(self._kind, traits, known[number])]


def _by(known: dict[int, Traits], name: str) -> dict[Hashable, list[int]]:
    found: dict[Hashable, list[int]] = defaultdict(list)
    for number, traits in known.items():
        value: str | frozenset[Hashable] = getattr(traits, name)
        for each in filter(None, (value,)) if isinstance(value, str) else value:
            found[each].append(number)
    return found


def _agrees(entry: Entry, record: Record) -> bool:
    return all(record.values.get(name) == value for name, value in entry.values.items())
