"""Responses in tables: names of questions as columns, as KoboToolbox, ODK and people have them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from app.exchange.responses import headings
from app.exchange.responses.given import Given, Place
from app.exchange.responses.headings import Headings
from app.exchange.responses.rounds import Rounds, rounds_in
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
    """A sheet as answers to a form: `rounds` are those of its repeats by the row they belong to.

    `versions` are the versions of the form that are known here.
    """

    name: str
    form: Form
    sheet: SourceSheet
    columns: Columns
    rounds: Rounds
    versions: frozenset[str]


def read_table(
    name: str,
    sheets: Sequence[SourceSheet],
    forms: Sequence[Form],
    wanted: str = "",
    beside: Sequence[SourceSheet] = (),
    preferred: str = "",
) -> Iterator[Given]:
    """Return the responses of a table; the form is the one `wanted`, else the best fitting.

    Of those that fit equally well it is the one `preferred`. `beside` are sheets of other files
    that may hold rounds of its repeats. Raises `FileProblem` response_unknown_form where no form
    has its columns, response_unclear_form where several have them equally well.
    """
    fitting = [
        (columns.fit(), form, sheet, columns)
        for form in forms
        if wanted in ("", form.code)
        for heads in [Headings(form)]
        for sheet in sheets
        if sheet.rows
        for columns in [heads.columns(sheet.rows[0])]
        if not columns.are_rounds()
    ]
    best = max(fitting, key=lambda each: each[0], default=None)
    if best is None or best[0] < _LEAST:
        raise FileProblem("response_unknown_form", path=name)
    equal = sorted({each[1].code for each in fitting if each[0] == best[0]})
    if preferred in equal:
        best = next(each for each in fitting if each[:1] == best[:1] and each[1].code == preferred)
    elif len(equal) > 1:
        raise FileProblem("response_unclear_form", path=name, value=", ".join(equal))
    _fit, form, sheet, columns = best
    versions = frozenset(each.version for each in forms if each.code == form.code)
    others = [each for each in (*sheets, *beside) if each is not sheet]
    rounds = rounds_in(form, sheet, others, _cells, _answers)
    return _responses(_Table(name, form, sheet, columns, rounds, versions))


def holds(sheets: Sequence[SourceSheet], forms: Sequence[Form]) -> tuple[bool, bool]:
    """Say whether sheets hold answers to one of the forms, and whether they hold rounds alone."""
    seen = [
        columns
        for form in forms
        for heads in [Headings(form)]
        for sheet in sheets
        if sheet.rows
        for columns in [heads.columns(sheet.rows[0])]
        if columns.fit() >= (1 if columns.are_rounds() else _LEAST)
    ]
    answers = any(each.are_answers() and not each.are_rounds() for each in seen)
    return answers, not answers and any(each.are_rounds() for each in seen)


def _cells(row: Row) -> dict[str, str]:
    return {
        column: value.strip() if type(value) is str else _text(value)
        for _row, column, value, _kind in row
    }


def _responses(table: _Table) -> Iterator[Given]:
    seen: Counter[str] = Counter()
    columns = table.columns
    doubts = [
        warning("response_unclear_column", value=title).at(table.sheet.name, 1, letter)
        for title, letter in columns.unclear
    ]
    doubts += table.rounds.doubts()
    for row in table.sheet.rows[1:]:
        cells = _cells(row)
        answers = _answers(cells, columns) | table.rounds.of(cells)
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
