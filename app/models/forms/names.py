"""Names of questions: new ones that are free, and changing one wherever it is asked about."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from app.models.forms.cells import cells_of
from app.models.forms.editing import cell, with_cells
from app.models.forms.source import SURVEY
from app.models.forms.types import type_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from app.models.forms.source import Source

NAME: Final = re.compile(r"[^\W\d][\w.\-]*")
_ASKED: Final = re.compile(r"\$\{\s*([^\W\d][\w.\-]*)\s*\}")
_COUNTED: Final = re.compile(r"(.+)_\d+")


def taken(source: Source) -> set[str]:
    """Return every name that questions and groups have."""
    lines = cells_of(source, SURVEY).lines
    found = {line.get("name") for line in lines}
    others = {
        f"{line.get('name')}_other"
        for line in lines
        if (kind := type_of(line.get("type"))) and kind.other
    }
    return (found | others) - {""}


def free(wanted: str, used: Collection[str]) -> str:
    """Return a name that nothing has: the one wanted, else with the next number behind it."""
    if wanted not in used:
        return wanted
    stem = _COUNTED.fullmatch(wanted)
    base = stem[1] if stem else wanted
    number = 2
    while f"{base}_{number}" in used:
        number += 1
    return f"{base}_{number}"


def next_name(source: Source) -> str:
    """Return a name for a new question: q1, q2 …"""
    used = taken(source)
    number = 1
    while f"q{number}" in used:
        number += 1
    return f"q{number}"


def renamed(source: Source, row: int, name: str) -> Source:
    """Return the form with another name for a question, wherever it is asked about as well."""
    before = cell(source, SURVEY, row, "name")
    changed = with_cells(source, SURVEY, row, {"name": name})
    if not before or not name or before == name:
        return changed
    return _asked_about(changed, before, name)


def _asked_about(source: Source, before: str, name: str) -> Source:
    page = source.sheet(SURVEY)
    rows = tuple(tuple(asking(each, {before: name}) for each in row) for row in page.rows)
    return source.with_sheet(SURVEY, replace(page, rows=rows))


def asking(text: str, names: Mapping[str, str]) -> str:
    """Return a cell that asks about questions under their new names."""
    if "$" not in text:
        return text
    return _ASKED.sub(lambda found: f"${{{names.get(found[1], found[1])}}}", text)
