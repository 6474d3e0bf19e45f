"""Raw answers as tables that other tools read: `q` plus `q/code` columns, as Kobo and ODK do.

The rows stand in an order drawn anew for each file; no time, no identity and no number of a copy
goes out. A question nobody answered is empty, not 0, in all of its columns.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from random import SystemRandom
from typing import TYPE_CHECKING, Final

from app.exchange.cell_writing import FORMATS, OPTIONS, write_cell
from app.models.files import atomic_write, written_at_once
from app.models.forms.form import Kind
from app.models.forms.record import positions, rounds_of
from app.models.studies.questions import SCHOOL, choices_of

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Sequence
    from pathlib import Path

    from app.models.forms.form import Form, Question
    from app.models.forms.record import Record
    from app.models.studies.answers import Answered

# xlsxwriter's types are partial
# pyright: reportUnknownMemberType=false

VERSION: Final = "__version__"
"""The column that says which version of the questionnaire was asked, as Kobo calls it."""

_SILENT: Final = frozenset({Kind.NOTE, Kind.META, Kind.KEPT, Kind.HIDDEN})
_LIKE_FORMULAS: Final = ("=", "+", "-", "@", "\t", "\r")
_LONGEST_NAME: Final = 31
_SIGNS: Final = "[]:*?/\\"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: the answers themselves, or the rounds of a repeat."""

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def sheets(
    form: Form, answered: Iterable[Answered], language: str = "", *, versions: bool = False
) -> list[Sheet]:
    """Return the answers to a questionnaire: codes, or labels where a `language` is given.

    Each repeat has a sheet of its own whose `_parent_index` is the `_index` of its response.
    `versions` says at each response which version of the questionnaire was asked.
    """
    drawn = list(answered)
    SystemRandom().shuffle(drawn)
    records = [{**each.answers, SCHOOL: each.text(SCHOOL) or each.school} for each in drawn]
    where = positions(form)
    repeats = list(dict.fromkeys(each.repeats for each in where.values() if each.repeats))
    plain = [each for each in _asked(form) if not where[each.name].repeats]
    index = (*(("_index",) if repeats else ()), *((VERSION,) if versions else ()))
    rows = tuple(
        (
            *((str(place),) if repeats else ()),
            *((each.version,) if versions else ()),
            *_row(form, plain, record, language),
        )
        for place, (each, record) in enumerate(zip(drawn, records, strict=True), start=1)
    )
    found = [Sheet(form.code, (*index, *_head(form, plain, language)), rows)]
    for path in repeats:
        inner = [each for each in _asked(form) if where[each.name].repeats == path]
        found.append(_of_repeat(form, path, inner, records, language))
    return found


def _asked(form: Form) -> list[Question]:
    return [each for each in form.questions() if each.kind not in _SILENT and each.name]


def _of_repeat(
    form: Form,
    path: Sequence[str],
    questions: Sequence[Question],
    records: Iterable[Record],
    language: str,
) -> Sheet:
    rows = tuple(
        (str(place), *_row(form, questions, inner, language))
        for place, record in enumerate(records, start=1)
        for inner in _rounds(record, path)
    )
    return Sheet(path[-1], ("_parent_index", *_head(form, questions, language)), rows)


def _rounds(record: Record, path: Sequence[str]) -> Iterator[Record]:
    for inner in rounds_of(record, path[0]):
        if len(path) == 1:
            yield inner
        else:
            yield from _rounds(inner, path[1:])


def _head(form: Form, questions: Iterable[Question], language: str) -> tuple[str, ...]:
    names: list[str] = []
    for each in questions:
        name = (form.text(each.labels, language) if language else "") or each.name
        names.append(name)
        if each.kind is Kind.MANY:
            names += [f"{name}/{_label(form, each, code, language)}" for code in _codes(form, each)]
    return tuple(names)


def _row(
    form: Form, questions: Iterable[Question], record: Record, language: str
) -> tuple[str, ...]:
    cells: list[str] = []
    for each in questions:
        found = record.get(each.name)
        text = found if isinstance(found, str) else ""
        cells.append(_told(form, each, text, language))
        if each.kind is Kind.MANY:
            chosen = text.split()
            cells += [str(int(code in chosen)) if text else "" for code in _codes(form, each)]
    return tuple(cells)


def _told(form: Form, question: Question, text: str, language: str) -> str:
    if not language or not question.choices or not text:
        return text
    codes = text.split() if question.kind in {Kind.MANY, Kind.RANK} else [text]
    return "; ".join(_label(form, question, code, language) for code in codes)


def _codes(form: Form, question: Question) -> list[str]:
    return [each.code for each in choices_of(form, question)]


def _label(form: Form, question: Question, code: str, language: str) -> str:
    if not language:
        return code
    found = (each for each in choices_of(form, question) if each.code == code)
    return next((form.text(each.labels, language) for each in found), "") or code


def writing_csv(tables: Sequence[Sheet], path: Path) -> Generator[int]:
    """Write the answers themselves as CSV for Excel: UTF-8 with a mark, semicolons, all quoted.

    CSV has no repeats. Words that a spreadsheet would take for a formula get an apostrophe.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(tables[0].head)
    writer.writerows([_harmless(cell) for cell in row] for row in tables[0].rows)
    yield 1
    with atomic_write(path) as file:
        file.write(text.getvalue().encode("utf-8-sig"))


def _harmless(cell: str) -> str:
    is_number = cell.removeprefix("-").replace(".", "", 1).isdecimal()
    return f"'{cell}" if cell.startswith(_LIKE_FORMULAS) and not is_number else cell


def writing_xlsx(tables: Sequence[Sheet], path: Path) -> Generator[int]:
    """Write the answers and the rounds of repeats as typed text, a sheet for each table."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - slow to import

    with written_at_once(path) as file:
        book = Workbook(file, OPTIONS)
        formats = {name: book.add_format(look) for name, look in FORMATS.items()}
        for done, table in enumerate(tables, start=1):
            page = book.add_worksheet(_name(table.name))
            page.freeze_panes(1, 0)
            for column, title in enumerate(table.head):
                page.write_string(0, column, title, formats["head"])
            for row, cells in enumerate(table.rows, start=1):
                for column, cell in enumerate(cells):
                    write_cell(page, (row, column), cell, formats)
            yield done
        book.close()


def _name(name: str) -> str:
    return "".join("_" if sign in _SIGNS else sign for sign in name)[:_LONGEST_NAME]
