"""Responses in tables: names of questions as columns, as KoboToolbox, ODK and people have them."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from app.exchange.responses import headings
from app.exchange.responses.given import Given, Place
from app.exchange.responses.headings import Headings
from app.exchange.responses.submissions import identity
from app.models.errors import FileProblem
from app.models.problems import Problem, warning

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.exchange.responses.headings import Columns
    from app.exchange.sheets import Row, SourceSheet, Value
    from app.models.forms.form import Form
    from app.models.forms.record import Record

_LEAST: Final = 2
"""Questions that a table must have to be one of answers."""
_CHOSEN: Final = frozenset({"1", "true", "1.0"})


@dataclass(frozen=True, slots=True)
class _Table:
    """A sheet as answers to a form: `rounds` are those of its repeats by the number of their row.

    `versions` are the versions of the form that are known here.
    """

    name: str
    form: Form
    sheet: SourceSheet
    columns: Columns
    rounds: dict[str, Record]
    versions: frozenset[str]


def read_table(
    name: str, sheets: Sequence[SourceSheet], forms: Sequence[Form], wanted: str = ""
) -> Iterator[Given]:
    """Return the responses of a table; the form is the one `wanted`, else the best fitting.

    Raises `FileProblem` response_unknown_form where no form has its columns.
    """
    fitting = [
        (columns.fit(), form, sheet, columns)
        for form in forms
        if wanted in ("", form.code)
        for heads in [Headings(form)]
        for sheet in sheets
        if sheet.rows
        for columns in [heads.columns(sheet.rows[0])]
    ]
    best = max(fitting, key=lambda each: each[0], default=None)
    if best is None or best[0] < _LEAST:
        raise FileProblem("response_unknown_form", path=name)
    _fit, form, sheet, columns = best
    versions = frozenset(each.version for each in forms if each.code == form.code)
    rounds = _rounds(form, sheets, sheet)
    return _responses(_Table(name, form, sheet, columns, rounds, versions))


def _rounds(form: Form, sheets: Sequence[SourceSheet], main: SourceSheet) -> dict[str, Record]:
    """Return the rounds of repeats that stand in sheets of their own, by the row they belong to."""
    found: defaultdict[str, Record] = defaultdict(dict)
    names = headings.repeats(form)
    for sheet in sheets:
        if sheet is main or sheet.name not in names or not sheet.rows:
            continue
        columns = Headings(form).columns(sheet.rows[0])
        parent = columns.system.get(headings.PARENT[0], "")
        for row in sheet.rows[1:]:
            cells = {cell.column: _text(cell.value) for cell in row}
            rounds = found[cells.get(parent, "")].setdefault(sheet.name, [])
            assert isinstance(rounds, list)  # noqa: S101 - made one line above
            rounds.append(_answers(cells, columns))
    return found


def _responses(table: _Table) -> Iterator[Given]:
    seen: Counter[str] = Counter()
    columns = table.columns
    doubts = [
        warning("response_unclear_column", value=title).at(table.sheet.name, 1, letter)
        for title, letter in columns.unclear
    ]
    index = columns.system.get(headings.INDEX[0], "")
    for row in table.sheet.rows[1:]:
        cells = {cell.column: _text(cell.value) for cell in row}
        answers = _answers(cells, columns) | table.rounds.get(cells.get(index, ""), {})
        if answers:
            yield _given(table, row, cells, answers, doubts, seen)
            doubts = []


def _given(
    table: _Table,
    row: Row,
    cells: dict[str, str],
    answers: Record,
    doubts: list[Problem],
    seen: Counter[str],
) -> Given:
    system = {title: cells.get(letter, "") for title, letter in table.columns.system.items()}
    place = Place(table.name, table.sheet.name, row[0].row)
    version = _first(system, headings.VERSION)
    if version and version not in table.versions:
        column = next(
            table.columns.system[each] for each in headings.VERSION if each in table.columns.system
        )
        foreign = warning("response_foreign_version", "version", value=version[:80])
        doubts = [*doubts, foreign.at(place.sheet, place.row, column)]
    uuid = identity(_first(system, headings.IDENTITY))
    return Given(
        place=place,
        way="table",
        answers=answers,
        form=table.form.code,
        version=version if version in table.versions else table.form.version,
        uuid=uuid,
        local="" if uuid else _local(system, answers, seen),
        day=_first(system, headings.DAY)[:10],
        columns=table.columns.answers,
        problems=tuple(doubts),
        replaces=identity(_first(system, headings.REPLACES)),
    )


def _answers(cells: dict[str, str], columns: Columns) -> Record:
    found: Record = {}
    for name, letter in columns.answers.items():
        if value := cells.get(letter):
            found[name] = value
    for name, letters in columns.split.items():
        # ODK writes zeros also where a question was not asked: its own column tells.
        whole = found.get(name)
        if name in columns.answers and not whole:
            continue
        chosen = [code for code, letter in letters.items() if _is_chosen(cells.get(letter))]
        if chosen and (whole is None or not _is_of_codes(whole, columns.codes[name])):
            found[name] = " ".join(chosen)
    return found


def _is_chosen(text: str | None) -> bool:
    return text is not None and text.lower() in _CHOSEN


def _is_of_codes(whole: object, codes: frozenset[str]) -> bool:
    return isinstance(whole, str) and set(whole.split()) <= codes


def _text(value: Value) -> str:
    if type(value) is str:
        return value.strip()
    if isinstance(value, datetime) and not value.time():
        value = value.date()
    return value.isoformat() if isinstance(value, date) else str(value).strip()


def _first(system: dict[str, str], names: Sequence[str]) -> str:
    return next((system[name] for name in names if system.get(name)), "")


def _local(system: dict[str, str], answers: Record, seen: Counter[str]) -> str:
    """Return what tells a response from others of its wave where it has no identity of its own.

    That is the respondent's code, else its own words, and which of equals.
    """
    code = _first(system, headings.RESPONDENT)
    if code:
        return code
    words = repr(sorted(answers.items()))
    seen[words] += 1
    return f"{words}/{seen[words]}"
