"""Rows of a form put in, doubled, taken out and moved, groups with all they hold."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.models.forms.editing import FIRST, cell, languages, values_of, with_cells, with_rows
from app.models.forms.editing import without_rows as _without_rows
from app.models.forms.names import asking, free, taken
from app.models.forms.outline import CLOSED, Shape, entry_at, inner, outline
from app.models.forms.source import SURVEY

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.models.forms.outline import Entry
    from app.models.forms.source import Source

_SUM: Mapping[str, str] = {
    "kk": "Қосындысы 100 болуы тиіс.",
    "ru": "В сумме должно быть 100.",
    "en": "The sum must be 100.",
}


def inserted(source: Source, after: int, rows: Sequence[Mapping[str, str]]) -> Source:
    """Return the form with rows put in behind the row `after`."""
    return with_rows(source, SURVEY, after, rows)


def place_after(source: Source, row: int | None) -> int:
    """Return behind which row something new goes when `row` is the one in sight.

    A group that is in sight takes it in, at its beginning; a table stays closed.
    """
    entry = entry_at(source, row) if row is not None else None
    if entry is None:
        return len(source.sheet(SURVEY).rows) + FIRST - 1
    while entry.inside is not None and entry.inside.shape in CLOSED:
        entry = entry.inside
    return entry.row if entry.shape in {Shape.GROUP, Shape.REPEAT} else entry.last


def removed(source: Source, row: int) -> Source:
    """Return the form without a question, or without a group and all it holds."""
    entry = entry_at(source, row)
    if entry is None:
        return source
    return summed(_without_rows(source, SURVEY, entry.row, entry.last), entry.parent)


def duplicated(source: Source, row: int) -> tuple[Source, int]:
    """Return the form with a question or group once more behind itself, and its new row."""
    entry = entry_at(source, row)
    if entry is None:
        return source, row
    page, length = source.sheet(SURVEY), entry.last - entry.row + 1
    copy = page.rows[entry.row - FIRST : entry.last - FIRST + 1]
    at = entry.last - FIRST + 1
    doubled = source.with_sheet(
        SURVEY, replace(page, rows=(*page.rows[:at], *copy, *page.rows[at:]))
    )
    rows = range(entry.last + 1, entry.last + 1 + length)
    return summed(_named_anew(doubled, rows, taken(source)), entry.parent), entry.last + 1


def moved(source: Source, row: int, by: int) -> tuple[Source, int]:
    """Return the form with a question or group one place up (-1) or down (1), and its row.

    It goes into a group that stands there and out of one at its ends; tables stay closed.
    """
    entry = entry_at(source, row)
    span = _passed(source, entry, by) if entry else None
    if entry is None or span is None:
        return source, row
    first, last = span
    page, length = source.sheet(SURVEY), entry.last - entry.row + 1
    rows = page.rows
    own = rows[entry.row - FIRST : entry.last - FIRST + 1]
    passed = rows[first - FIRST : last - FIRST + 1]
    low, high = min(first, entry.row) - FIRST, max(last, entry.last) - FIRST + 1
    between = (*own, *passed) if by < 0 else (*passed, *own)
    changed = source.with_sheet(SURVEY, replace(page, rows=(*rows[:low], *between, *rows[high:])))
    now = low + FIRST if by < 0 else high + FIRST - length
    return summed(changed, entry.parent), now


def _passed(source: Source, entry: Entry, by: int) -> tuple[int, int] | None:
    """Return the rows that an entry changes places with; None where it cannot go on."""
    rows = source.sheet(SURVEY).rows
    at = entry.row - 1 if by < 0 else entry.last + 1
    while FIRST <= at < len(rows) + FIRST and not any(map(str.strip, rows[at - FIRST])):
        at += by
    if not FIRST <= at < len(rows) + FIRST:
        return None
    edge = entry.row - 1 if by < 0 else entry.last + 1
    found = _block(source, entry, at)
    if found is None:
        return None
    first, last = found
    return (first, max(last, edge)) if by < 0 else (min(first, edge), last)


def _block(source: Source, entry: Entry, at: int) -> tuple[int, int] | None:
    """Return what stands at a row, as far as it is passed in one step."""
    for each in outline(source):
        if at in {each.row, each.last} and each.row != each.last:
            leaves = each == entry.inside
            if leaves:
                return None if each.shape in CLOSED else (at, at)
            whole = each.shape in CLOSED or entry.row != entry.last
            return (each.row, each.last) if whole else (at, at)
    return at, at


def _named_anew(source: Source, rows: range, used: set[str]) -> Source:
    """Return the form with free names for copied rows, which ask about each other by them."""
    names: dict[str, str] = {}
    for row in rows:
        if name := cell(source, SURVEY, row, "name"):
            names[name] = free(name, used | set(names.values()))
    page = source.sheet(SURVEY)
    lines = list(page.rows)
    for row in rows:
        lines[row - FIRST] = tuple(asking(each, names) for each in lines[row - FIRST])
    source = source.with_sheet(SURVEY, replace(page, rows=tuple(lines)))
    for row in rows:
        if name := cell(source, SURVEY, row, "name"):
            told = {each: "" for each in ("_number", "_was") if cell(source, SURVEY, row, each)}
            source = with_cells(source, SURVEY, row, {"name": names[name], **told})
    return source


def summed(source: Source, row: int | None) -> Source:
    """Return the form in which the parts of a split make a hundred: the last one sees to it."""
    entry = entry_at(source, row) if row is not None else None
    if entry is None or entry.shape is not Shape.SPLIT:
        return source
    parts = [each for each in inner(source, entry.row) if each.shape is Shape.PART]
    for part in parts[:-1]:
        source = _limited(source, part.row, ". >= 0 and . <= 100", {})
    for part in parts[-1:]:
        rule = " + ".join([".", *(f"${{{each.name}}}" for each in parts[:-1])])
        source = _limited(source, part.row, f"{rule} = 100", _SUM)
    return source


def _limited(source: Source, row: int, rule: str, words: Mapping[str, str]) -> Source:
    """Return the form with a limit for a question, and its words where it is a new one."""
    if cell(source, SURVEY, row, "constraint") == rule:
        return source
    told = {
        f"constraint_message::{code}" if code else "constraint_message": words.get(code, "")
        for code in languages(source)
    }
    return with_cells(source, SURVEY, row, {"constraint": rule, **told})


def block(source: Source, row: int) -> list[dict[str, str]]:
    """Return the rows of a question or group by the meanings of their columns."""
    entry = entry_at(source, row)
    if entry is None:
        return []
    return [values_of(source, SURVEY, each) for each in range(entry.row, entry.last + 1)]
