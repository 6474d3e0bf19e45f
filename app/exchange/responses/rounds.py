"""Rounds of repeats that stand in tables of their own, joined to the rows they belong to.

KoboToolbox numbers the rows of a sheet (`_index`) and names the row above (`_parent_index`), ODK
gives every row a key (`KEY`) and names the one above (`PARENT_KEY`); repeats may stand in repeats.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from app.exchange.responses import headings
from app.exchange.responses.headings import Columns, Headings
from app.models.problems import Problem, warning

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from app.exchange.sheets import Row, SourceSheet
    from app.models.forms.form import Form
    from app.models.forms.record import Record

    Key = tuple[str, str]
    Cells = dict[str, str]

_MOST_DOUBTS: Final = 20


@dataclass(frozen=True, slots=True)
class _Round:
    """One row of a repeat: its own key, the key of the row above, its answers, and its place."""

    repeat: str
    key: Key
    parent: Key
    answers: Record
    place: Problem


@dataclass(frozen=True, slots=True)
class _Source:
    """A sheet of rounds: its repeat, its own name, those of the table and of all other sheets."""

    repeat: str
    name: str
    main: str
    titles: frozenset[str]
    columns: Columns


@dataclass(slots=True)
class Rounds:
    """The rounds that belong to the rows of a table, and those whose row is not there."""

    name: str
    columns: Columns
    known: frozenset[Key]
    found: dict[Key, Record] = field(default_factory=dict["Key", "Record"])
    lost: list[Problem] = field(default_factory=list[Problem])

    def of(self, cells: Cells) -> Record:
        """Return the rounds of one row of the table."""
        for key in _keys(self.name, cells, self.columns):
            if key in self.found:
                return self.found[key]
        return {}

    def doubts(self) -> list[Problem]:
        """Return the rounds that belong to no row, not too many of them."""
        return self.lost[:_MOST_DOUBTS]


def rounds_in(
    form: Form,
    main: SourceSheet,
    sheets: Sequence[SourceSheet],
    cells_of: Callable[[Row], Cells],
    answers_of: Callable[[Cells, Columns], Record],
) -> Rounds:
    """Return the rounds of a form's repeats in `sheets`, joined to the rows of the sheet `main`."""
    heads = Headings(form)
    columns = heads.columns(main.rows[0])
    rows = (cells_of(row) for row in main.rows[1:])
    known = frozenset(key for cells in rows for key in _keys(main.name, cells, columns))
    rounds = Rounds(main.name, columns, known)
    titles = frozenset(each.name for each in sheets)
    made = [
        _round(source, row[0].row, cells, answers_of(cells, source.columns))
        for sheet in sheets
        if sheet.rows and (repeat := repeat_of(form, sheet.name))
        for source in [_Source(repeat, sheet.name, main.name, titles, heads.columns(sheet.rows[0]))]
        if source.columns.are_rounds()
        for row in sheet.rows[1:]
        for cells in [cells_of(row)]
    ]
    _join(rounds, made)
    return rounds


def repeat_of(form: Form, name: str) -> str:
    """Return the repeat that a sheet or a file is named after: `visit`, or `form-group-visit`."""
    names = headings.repeats(form)
    return next((each for each in headings.endings(name) if each in names), "")


def _round(source: _Source, row: int, cells: Cells, answers: Record) -> _Round:
    columns = source.columns
    key = next(iter(_keys(source.name, cells, columns)), ("", ""))
    above = _cell(cells, columns, headings.PARENT_TABLE)
    table = above if above in source.titles else source.main
    parent = table, _cell(cells, columns, headings.PARENT)
    if odk := _cell(cells, columns, headings.PARENT_KEY):
        parent = "", odk
    letter = next((columns.system[name] for name in _ABOVE if name in columns.system), "A")
    lost = warning("response_round_lost", value=parent[1][:80])
    return _Round(source.repeat, key, parent, answers, lost.at(source.name, row, letter))


_ABOVE: Final = (*headings.PARENT_KEY, *headings.PARENT)


def _join(rounds: Rounds, made: list[_Round]) -> None:
    """Put every round into the one above it, or to the row of the table it belongs to."""
    inner = {each.key: each.answers for each in made if each.key[1]}
    joined: defaultdict[Key, Record] = defaultdict(dict)
    for each in made:
        above = inner.get(each.parent)
        if above is each.answers or (above is None and each.parent not in rounds.known):
            rounds.lost.append(each.place)
            continue
        record = joined[each.parent] if above is None else above
        held = record.setdefault(each.repeat, [])
        if isinstance(held, list):
            held.append(each.answers)
    rounds.found = dict(joined)


def _keys(sheet: str, cells: Cells, columns: Columns) -> Iterator[Key]:
    """Yield the keys by which rows of other sheets may name this row."""
    if odk := _cell(cells, columns, headings.KEY):
        yield "", odk
    if number := _cell(cells, columns, headings.INDEX):
        yield sheet, number


def _cell(cells: Cells, columns: Columns, names: Sequence[str]) -> str:
    letters = (columns.system[name] for name in names if name in columns.system)
    return next((cells[letter] for letter in letters if cells.get(letter)), "")
