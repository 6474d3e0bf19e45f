"""Answer sets: the lists of choices, which questions share."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from app.models.forms.cells import cells_of
from app.models.forms.editing import (
    FIRST,
    languages,
    values_of,
    with_cells,
    with_rows,
    without_rows,
)
from app.models.forms.names import free
from app.models.forms.outline import outline
from app.models.forms.source import CHOICES, SURVEY
from app.models.forms.types import type_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from app.models.forms.form import Texts
    from app.models.forms.source import Source

_ANSWER: Final[Mapping[str, str]] = {
    "kk": "{number}-жауап",
    "ru": "Ответ {number}",
    "en": "Answer {number}",
}


@dataclass(frozen=True, slots=True)
class Offered:
    """One choice of a set: its row in the sheet of choices, its code, its words."""

    row: int
    code: str
    labels: Texts


def sets(source: Source) -> dict[str, tuple[Offered, ...]]:
    """Return all sets of a form by their names, in their order."""
    found: dict[str, list[Offered]] = {}
    for line in cells_of(source, CHOICES).lines:
        offered = Offered(line.row, line.get("name"), line.texts("label"))
        found.setdefault(line.get("list_name"), []).append(offered)
    return {name: tuple(choices) for name, choices in found.items()}


def users(source: Source, name: str) -> tuple[str, ...]:
    """Return the names of the questions that offer a set."""
    return tuple(each.name for each in outline(source) if each.choices == name)


def with_set(source: Source, wanted: str, choices: Iterable[Mapping[str, str]] = ()) -> Source:
    """Return the form with a set more; its name must be free. Without choices it gets two."""
    rows = list(choices) or [_numbered(source, number) for number in (1, 2)]
    lines = [{**row, "list_name": wanted} for row in rows]
    return with_rows(source, CHOICES, len(source.sheet(CHOICES).rows) + 1, lines)


def free_set(source: Source, wanted: str) -> str:
    """Return a name for a new set."""
    return free(wanted, {*sets(source), ""})


def chosen_set(source: Source, row: int, name: str) -> Source:
    """Return the form in which a question offers another set."""
    return _retyped(source, row, name)


def with_choice(source: Source, name: str) -> tuple[Source, int]:
    """Return the form with one choice more at the end of a set, and the choice's row."""
    known = sets(source).get(name, ())
    after = known[-1].row if known else len(source.sheet(CHOICES).rows) + 1
    values = _numbered(source, _next_number([each.code for each in known]))
    return with_rows(source, CHOICES, after, [{**values, "list_name": name}]), after + 1


def without_choice(source: Source, row: int) -> Source:
    """Return the form without a choice."""
    return without_rows(source, CHOICES, row, row)


def moved_choice(source: Source, row: int, by: int) -> tuple[Source, int]:
    """Return the form with a choice moved among those of its set, and where it stands now."""
    for choices in sets(source).values():
        rows = [each.row for each in choices]
        if row in rows and 0 <= rows.index(row) + by < len(rows):
            other = rows[rows.index(row) + by]
            return _swapped(source, row, other), other
    return source, row


def copied_set(source: Source, name: str, wanted: str) -> Source:
    """Return the form with a copy of a set under a name that is free."""
    rows = [values_of(source, CHOICES, each.row) for each in sets(source).get(name, ())]
    return with_set(source, wanted, rows)


def own_set(source: Source, row: int, name: str) -> Source:
    """Return the form in which a question has a copy of its set for itself."""
    copy = free_set(source, name)
    return _retyped(copied_set(source, name, copy), row, copy)


def renamed_set(source: Source, before: str, name: str) -> Source:
    """Return the form with another name for a set, in the questions that offer it as well."""
    for entry in outline(source):
        if entry.choices == before:
            source = _retyped(source, entry.row, name)
    for each in sets(source).get(before, ()):
        source = with_cells(source, CHOICES, each.row, {"list_name": name})
    return source


def without_set(source: Source, name: str) -> Source:
    """Return the form without a set."""
    for each in reversed(sets(source).get(name, ())):
        source = without_choice(source, each.row)
    return source


def _retyped(source: Source, row: int, name: str) -> Source:
    line = next(each for each in cells_of(source, SURVEY).lines if each.row == row)
    kind = type_of(line.get("type"))
    if kind is None or not kind.choices:
        return source
    before, _list, after = line.get("type").partition(f" {kind.choices}")
    return with_cells(source, SURVEY, row, {"type": f"{before} {name}{after}"})


def _swapped(source: Source, one: int, other: int) -> Source:
    page = source.sheet(CHOICES)
    rows = list(page.rows)
    rows[one - FIRST], rows[other - FIRST] = rows[other - FIRST], rows[one - FIRST]
    return source.with_sheet(CHOICES, replace(page, rows=tuple(rows)))


def _numbered(source: Source, number: int) -> dict[str, str]:
    codes = list(languages(source)) or [""]
    words = {
        f"label::{code}" if code else "label": _ANSWER.get(code, _ANSWER["en"]).format(
            number=number
        )
        for code in codes
    }
    return {"name": str(number), **words}


def _next_number(codes: list[str]) -> int:
    return max((int(each) for each in codes if each.isdecimal()), default=0) + 1
