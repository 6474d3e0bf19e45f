"""What an import of a table would do: a verdict on every row, changed by what people decide."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from app.models.problems import Problem, Severity, error, warning

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from app.exchange.registry.entries import Entry
    from app.exchange.registry.fields import Kind
    from app.exchange.registry.layout import Layout
    from app.exchange.registry.matching import Candidate, Match
    from app.exchange.registry.references import Schools
    from app.exchange.registry.source import Source
    from app.exchange.registry.stored import Records


class Verdict(StrEnum):
    """What becomes of a row; one waits until somebody decides on its likely duplicates."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REJECTED = "rejected"
    WAITING = "waiting"
    LEFT_OUT = "left_out"


class Deed(StrEnum):
    """What may be decided on a row that has candidates."""

    NEW = "new"
    STORED = "stored"
    ROW = "row"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision on a row; `number` is that of the stored record or of the other row."""

    deed: Deed
    number: int = 0


@dataclass(frozen=True, slots=True)
class Difference:
    """A field in which a row differs from what is stored."""

    field: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the plan: what it says, which record it is about, and what would be written."""

    entry: Entry
    values: Mapping[str, Any]
    verdict: Verdict
    record: int | None = None
    changes: tuple[Difference, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    decision: Decision | None = None
    joined: int | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def number(self) -> int:
        """The number of the row in the file."""
        return self.entry.number


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do with every row of a table.

    `skipped` are notes on the rows that are no data; `schools` names the schools that values refer
    to, those of rows of the table below zero; `stamp` is the database's state it was made for.
    """

    kind: Kind
    source: Source
    layout: Layout
    matches: tuple[Match, ...]
    rows: tuple[Row, ...]
    skipped: tuple[Problem, ...]
    notes: tuple[Problem, ...]
    records: Records
    schools: Schools
    broken: bool
    stamp: int

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.source.name

    @property
    def seen(self) -> int:
        """How many rows of data the table has: the sum of all verdicts."""
        return len(self.rows)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything to be told: on the table, on rows from errors down, on what is no data."""
        every = [*self.notes, *(each for row in self.rows for each in row.problems)]
        return (*sorted(every, key=lambda each: _URGENCY.index(each.severity)), *self.skipped)

    def count(self, verdict: Verdict) -> int:
        """Return how many rows have this verdict."""
        return sum(row.verdict is verdict for row in self.rows)

    def may_apply(self, *, accept_good: bool = False) -> bool:
        """Say whether the plan may be carried out: every row is good, or only good ones asked."""
        bad = self.count(Verdict.REJECTED) + self.count(Verdict.WAITING)
        return not self.broken and (accept_good or not bad)

    def decided(self, decisions: Mapping[int, Decision | None]) -> Plan:
        """Return the plan with decisions on rows, by their numbers; None takes one back."""
        known = {row.number: row.decision for row in self.rows} | dict(decisions)
        return replace(self, rows=settle(self.kind, self.matches, self.records, known))


_URGENCY: Final = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
_WRITTEN: Final = frozenset({Verdict.NEW, Verdict.CHANGED, Verdict.SAME})
"""The verdicts of rows whose record is stored in the end."""
_KEPT: Final = frozenset({"code"})
"""Fields of a stored record that no table changes: others may know the record by them."""


def settle(
    kind: Kind,
    matches: Iterable[Match],
    records: Records,
    decisions: Mapping[int, Decision | None],
) -> tuple[Row, ...]:
    """Return the rows with their verdicts, as far as they are decided.

    A record is about one row: a second one that is decided to be the same joins that row.
    """
    about = {each.record: each.entry.number for each in matches if each.record is not None}
    rows = {
        each.entry.number: _decided(each, decisions.get(each.entry.number), records, about)
        for each in matches
    }
    _join(rows, records)
    if kind == "schools":
        _follow_references(rows, records)
    return tuple(_with_doubts(row, records) for row in rows.values())


def _decided(
    match: Match, decision: Decision | None, records: Records, about: dict[int, int]
) -> Row:
    entry = match.entry
    problems, candidates = tuple(entry.problems), match.candidates
    row = Row(entry, entry.values, Verdict.REJECTED, candidates=candidates, problems=problems)
    if entry.rejected:
        return row
    if decision and candidates:
        return _carried_out(replace(row, decision=decision), decision, records, about)
    return (
        replace(row, verdict=Verdict.WAITING)
        if match.waits
        else _compared(row, match.record, records)
    )


def _carried_out(row: Row, decision: Decision, records: Records, about: dict[int, int]) -> Row:
    """Return a row as it was decided; one that joins another row waits for that one's verdict."""
    number = decision.number
    if decision.deed is Deed.LEAVE:
        return replace(row, verdict=Verdict.LEFT_OUT)
    if decision.deed is Deed.NEW:
        return _compared(row, None, records)
    if decision.deed is Deed.STORED and about.setdefault(number, row.number) == row.number:
        return _compared(row, number, records)
    joined = about[number] if decision.deed is Deed.STORED else number
    return replace(row, verdict=Verdict.WAITING, joined=joined)


def _compared(row: Row, record: int | None, records: Records) -> Row:
    """Return a row as new, or compared with the record it is about; empty cells change nothing."""
    if record is None:
        return replace(row, verdict=Verdict.NEW)
    old = records[record].values
    changes = tuple(
        Difference(field, old.get(field), value)
        for field, value in row.values.items()
        if field in old and field not in _KEPT and not _known(old, field, value)
    )
    verdict = Verdict.CHANGED if changes else Verdict.SAME
    return replace(row, verdict=verdict, record=record, changes=changes)


def _known(old: Mapping[str, Any], field: str, value: Any) -> bool:  # noqa: ANN401 - of any field
    """Say whether a value tells nothing new; directions of a trainer are only added."""
    if field == "directions":
        return set(value) <= set(old[field])
    return old[field] == value


def _join(rows: dict[int, Row], records: Records) -> None:
    """Let rows that are the same as another one fill in what that one leaves empty."""
    for number, row in list(rows.items()):
        if row.joined is None or (root := _root(rows, number)) is None:
            continue
        first = rows[root]
        more = {name: value for name, value in row.values.items() if name not in first.values}
        filled = replace(first, values={**first.values, **more})
        rows[root] = _compared(filled, first.record, records)
        rows[number] = replace(row, verdict=Verdict.SAME)


def _root(rows: Mapping[int, Row], number: int) -> int | None:
    """Return the row that a joined row finally means, unless it is not to be written itself."""
    seen: set[int] = set()
    while (joined := rows[number].joined) is not None:
        if joined in seen or joined not in rows:
            return None
        seen.add(joined)
        number = joined
    return number if rows[number].verdict in _WRITTEN else None


def _follow_references(rows: dict[int, Row], records: Records) -> None:
    """Let rows refer to the school that a row they name turned out to be, if it is written."""
    refused: list[int] = []
    for number, row in list(rows.items()):
        leading = row.values.get("leading")
        if row.verdict not in _WRITTEN or not isinstance(leading, int) or leading > 0:
            continue
        found = _target(rows, -leading)
        if found is None:
            refused.append(number)
        elif found != leading:
            meant = replace(row, values={**row.values, "leading": found})
            rows[number] = _compared(meant, row.record, records)
    for number in refused:
        rows[number] = _refused(rows[number])
    if refused:  # others may name what was refused just now
        _follow_references(rows, records)


def _target(rows: Mapping[int, Row], number: int) -> int | None:
    """Return the stored school, or below zero the new row, that a row finally stands for."""
    root = _root(rows, number) if rows[number].joined is not None else number
    if root is None or rows[root].verdict not in _WRITTEN:
        return None
    record = rows[root].record
    return -root if record is None else record


def _refused(row: Row) -> Row:
    problem = error("rejected_reference", "leading", value=_said(row, "leading"))
    problem = problem.at(row.entry.sheet, row.number, row.entry.letters.get("leading", ""))
    return replace(row, verdict=Verdict.REJECTED, problems=(*row.problems, problem))


def _said(row: Row, field: str) -> str:
    cell = row.entry.fields.get(field)
    return str(cell.value) if cell else ""


def title_of(values: Mapping[str, Any]) -> str:
    """Return what a stored record or a row is called, with its code."""
    names = (values.get(each) for each in ("name_kk", "name_ru", "name"))
    name = next(filter(None, names), "")
    return " — ".join(filter(None, (values.get("code") or "", name)))


def _with_doubts(row: Row, records: Records) -> Row:
    """Return a row with a warning for what it may be the same as, until that is decided."""
    if row.decision or not row.candidates or row.verdict is Verdict.REJECTED:
        return row
    return replace(row, problems=(*row.problems, *_doubts(row, records)))


def _doubts(row: Row, records: Records) -> Iterator[Problem]:
    field = next((each for each in ("name_kk", "name_ru", "name") if each in row.values), "")
    field = field if field in row.entry.letters else next(iter(row.entry.fields), "")
    names: dict[str, list[str]] = {}
    for each in row.candidates:
        title = str(each.number) if each.source == "row" else title_of(records[each.number].values)
        certainty = "likely" if each.sure else "similar"
        names.setdefault(f"{certainty}_{each.source}", []).append(title)
    for code, titles in names.items():
        problem = warning(code, field, value="; ".join(titles))
        yield problem.at(row.entry.sheet, row.number, row.entry.letters.get(field, ""))
