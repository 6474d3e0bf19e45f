"""New questions of every kind, new forms, and another kind for a question that is there."""

from __future__ import annotations

from typing import Final

from app.i18n import LANGUAGES
from app.models.forms.answer_sets import free_set, sets, with_set
from app.models.forms.arranging import inserted, place_after, summed
from app.models.forms.editing import cell, language_title, with_cells
from app.models.forms.names import free, next_name, taken
from app.models.forms.outline import CHOOSING, Shape, entry_at, inner
from app.models.forms.source import CHOICES, SETTINGS, SURVEY, Source, sheet

_TYPES: Final = {
    Shape.TEXT: "text",
    Shape.INTEGER: "integer",
    Shape.DECIMAL: "decimal",
    Shape.DATE: "date",
    Shape.TIME: "time",
    Shape.ONE: "select_one",
    Shape.MANY: "select_multiple",
    Shape.RANK: "rank",
    Shape.SCALE: "range",
    Shape.NOTE: "note",
    Shape.CONSENT: "acknowledge",
    Shape.CALCULATION: "calculate",
    Shape.ROW: "select_one",
    Shape.PART: "integer",
}
_CHANGEABLE: Final = tuple(
    each for each in _TYPES if each not in {Shape.ROW, Shape.PART, Shape.CALCULATION}
)
SCALE: Final = "start=1 end=5 step=1"
_PARTS: Final = 2


def blank(code: str, version: str, title: str, languages: tuple[str, ...] = LANGUAGES) -> Source:
    """Return a form without questions; its title is in the first language."""
    titles = [language_title(each) for each in languages]
    labels = [f"label::{each}" for each in titles]
    settings = {
        "form_title": title,
        "form_id": code,
        "version": version,
        "default_language": titles[0],
    }
    return Source(
        {
            SURVEY: sheet(["type", "name", *labels, *(f"hint::{each}" for each in titles)], ()),
            CHOICES: sheet(["list_name", "name", *labels], ()),
            SETTINGS: sheet(list(settings), [list(settings.values())]),
        }
    )


def added(source: Source, shape: Shape, near: int | None) -> tuple[Source, int]:
    """Return the form with a new question behind the one in sight, and the new one's row.

    A new row of a matrix or part of a split goes into the table in sight.
    """
    after = _place(source, shape, near)
    chosen = ""
    if shape in CHOOSING:
        source, chosen = _offered(source, shape, near)
    rows = _rows(source, shape, chosen)
    changed = inserted(source, after, rows)
    row = after + 1
    whole = entry_at(changed, row)
    group = row if shape is Shape.SPLIT else whole.parent if whole else None
    return summed(changed, group), row


def _place(source: Source, shape: Shape, near: int | None) -> int:
    entry = entry_at(source, near) if near is not None else None
    if shape not in {Shape.ROW, Shape.PART} or entry is None:
        return place_after(source, near)
    if entry.shape in {Shape.MATRIX, Shape.SPLIT}:
        return max(entry.last - 1, entry.row)
    return entry.last


def _offered(source: Source, shape: Shape, near: int | None) -> tuple[Source, str]:
    """Return the set that a new question offers: that of its matrix, else a new one."""
    entry = entry_at(source, near) if near is not None else None
    if shape is Shape.ROW and entry is not None:
        rows = (each for each in (entry, *inner(source, entry.row)) if each.choices)
        found = next(rows, None)
        if found is not None and found.choices in sets(source):
            return source, found.choices
    name = free_set(source, "answers")
    return with_set(source, name), name


def _rows(source: Source, shape: Shape, chosen: str) -> list[dict[str, str]]:
    name = next_name(source)
    if shape is Shape.MATRIX:
        rows = [{"type": f"select_one {chosen}"}] * _PARTS
        return _group(source, name, "table-list", rows)
    if shape is Shape.SPLIT:
        parts = [{"type": "integer"}] * _PARTS
        return _group(source, name, "field-list percent-split", parts)
    if shape is Shape.GROUP:
        return [{"type": "begin_group", "name": name}, {"type": "end_group"}]
    if shape is Shape.REPEAT:
        return [{"type": "begin_repeat", "name": name}, {"type": "end_repeat"}]
    return [{"name": name, **_typed(shape, chosen)}]


def _typed(shape: Shape, chosen: str) -> dict[str, str]:
    values = {"type": f"{_TYPES[shape]} {chosen}".strip()}
    if shape is Shape.SCALE:
        values |= {"parameters": SCALE}
    if shape is Shape.CALCULATION:
        values |= {"calculation": "''"}
    return values


def _group(
    source: Source, name: str, look: str, parts: list[dict[str, str]]
) -> list[dict[str, str]]:
    used = taken(source) | {name}
    named: list[dict[str, str]] = []
    for number, each in enumerate(parts, start=1):
        own = free(f"{name}_{number}", used)
        used.add(own)
        named.append({"name": own, **each})
    first = {"type": "begin_group", "name": name, "appearance": look}
    return [first, *named, {"type": "end_group"}]


def kinds_for(source: Source, row: int) -> tuple[Shape, ...]:
    """Return the kinds that a question can be made into without losing what it is part of."""
    entry = entry_at(source, row)
    if entry is None or entry.shape not in _CHANGEABLE:
        return ()
    return _CHANGEABLE


def reshaped(source: Source, row: int, shape: Shape) -> Source:
    """Return the form in which a question is of another kind; its words and rules stay."""
    entry = entry_at(source, row)
    if entry is None or entry.shape is shape:
        return source
    chosen = ""
    if shape in CHOOSING:
        chosen = entry.choices
        if not chosen:
            source, chosen = _offered(source, shape, row)
    values: dict[str, str] = {"type": f"{_TYPES[shape]} {chosen}".strip()}
    scale = cell(source, SURVEY, row, "parameters")
    if (shape is Shape.SCALE) != bool(scale):
        values["parameters"] = SCALE if shape is Shape.SCALE else ""
    if cell(source, SURVEY, row, "appearance"):
        values["appearance"] = ""
    if shape not in {Shape.ONE, Shape.MANY, Shape.RANK}:
        values |= {"choice_filter": ""}
    return with_cells(source, SURVEY, row, values)
