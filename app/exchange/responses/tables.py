"""Responses in tables: names of questions as columns, as KoboToolbox, ODK and people have them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Final
from uuid import UUID, uuid5

from app.exchange.responses.given import Given, Place
from app.models.errors import FileProblem
from app.models.problems import Problem, warning

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.exchange.sheets import Row, SourceSheet, Value
    from app.models.forms.form import Form
    from app.models.forms.record import Record

_NAMESPACE: Final = UUID("6f0c5f6e-58f1-4b0e-9d3c-0c8f2b1d7a11")
_IDENTITY: Final = (
    "_uuid",
    "KEY",
    "meta/instanceID",
    "meta-instanceID",
    "instanceID",
    "respondent",
)
_DAY: Final = ("today", "_submission_time", "SubmissionDate")
_VERSION: Final = ("__version__", "FormVersion", "_version_")


@dataclass(slots=True)
class _Columns:
    """Which column of a table holds which question of a form; letters by name."""

    answers: dict[str, str] = field(default_factory=dict[str, str])
    split: dict[str, dict[str, str]] = field(default_factory=dict[str, dict[str, str]])
    system: dict[str, str] = field(default_factory=dict[str, str])


def read_table(
    name: str, sheets: Sequence[SourceSheet], forms: Sequence[Form], wanted: str = ""
) -> list[Given]:
    """Return the responses of a table; the form is the one `wanted`, else the best fitting.

    Raises `FileProblem` response_unknown_form where no form has its columns.
    """
    best = [
        (len(columns.answers) + len(columns.split), form, sheet, columns)
        for sheet in sheets
        if sheet.rows
        for form in forms
        if wanted in ("", form.code)
        for columns in [_columns(form, sheet.rows[0])]
    ]
    fitting = max(best, key=lambda each: each[0], default=None)
    if fitting is None or fitting[0] < 2:
        raise FileProblem("response_unknown_form", path=name)
    _number, form, sheet, columns = fitting
    return list(_responses(name, sheet, form, columns))


def _columns(form: Form, head: Row) -> _Columns:
    known = {question.name for question in form.questions()}
    columns = _Columns()
    for cell in head:
        title = str(cell.value).strip()
        if title in (*_IDENTITY, *_DAY, *_VERSION):
            columns.system.setdefault(title, cell.column)
        elif found := _question(title, known):
            columns.answers.setdefault(found, cell.column)
        else:
            _note_split(columns, title, cell.column, known)
    return columns


def _question(title: str, known: set[str]) -> str:
    """Return the question that a column is of: by its name, also behind those of its groups."""
    names = (title, title.rpartition("/")[2], title.rpartition("-")[2], title.replace(".", "_"))
    return next((each for each in names if each in known), "")


def _note_split(columns: _Columns, title: str, letter: str, known: set[str]) -> None:
    """Take a column that holds one choice of many, as `question/code`."""
    before, _slash, code = title.rpartition("/")
    question = _question(before, known)
    if question and code:
        columns.split.setdefault(question, {})[code] = letter


def _responses(name: str, sheet: SourceSheet, form: Form, columns: _Columns) -> Iterator[Given]:
    seen: dict[str, int] = {}
    for row in sheet.rows[1:]:
        cells = {cell.column: _text(cell.value) for cell in row}
        answers = _answers(cells, columns)
        if not answers:
            continue
        system = {title: cells.get(letter, "") for title, letter in columns.system.items()}
        place = Place(name, sheet.name, row[0].row)
        yield Given(
            place=place,
            way="table",
            answers=answers,
            form=form.code,
            version=form.version,
            uuid=_identity(form, system, answers, seen),
            day=_first(system, _DAY)[:10],
            columns=columns.answers,
            problems=_doubts(system, form, place, columns),
        )


def _answers(cells: dict[str, str], columns: _Columns) -> Record:
    found: Record = {
        name: cells[letter] for name, letter in columns.answers.items() if cells.get(letter)
    }
    for name, letters in columns.split.items():
        chosen = [code for code, letter in letters.items() if cells.get(letter) in {"1", "True"}]
        if name not in columns.answers and chosen:
            found[name] = " ".join(chosen)
    return found


def _text(value: Value) -> str:
    if isinstance(value, datetime) and not value.time():
        value = value.date()
    return value.isoformat() if isinstance(value, date) else str(value).strip()


def _first(system: dict[str, str], names: Sequence[str]) -> str:
    return next((system[name] for name in names if system.get(name)), "")


def _identity(form: Form, system: dict[str, str], answers: Record, seen: dict[str, int]) -> str:
    """Return what tells a response from others; without any, its own words, and which of equals."""
    given = _first(system, _IDENTITY).removeprefix("uuid:")
    try:
        return str(UUID(given))
    except ValueError:
        pass
    text = given or repr(sorted(answers.items()))
    seen[text] = seen.get(text, 0) + 1
    which = "" if given else f"/{seen[text]}"
    return str(uuid5(_NAMESPACE, f"{form.code}/{text}{which}"))


def _doubts(
    system: dict[str, str], form: Form, place: Place, columns: _Columns
) -> tuple[Problem, ...]:
    version = _first(system, _VERSION)
    if not version or version == form.version:
        return ()
    column = next((columns.system[each] for each in _VERSION if each in columns.system), "")
    found = warning("response_foreign_version", "version", value=version)
    return (found.at(place.sheet, place.row, column),)
