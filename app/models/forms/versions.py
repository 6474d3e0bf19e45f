"""Versions of a form: what is locked, new ones, and how their names and codes follow the old ones.

A new version keeps in its own cells what each question and choice was called before: the column
`_was` of the sheets survey and choices. It travels with the XLSForm and needs no table.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from app.models.forms.answer_sets import sets
from app.models.forms.cells import cells_of
from app.models.forms.editing import cell, setting, with_settings
from app.models.forms.headers import TRANSLATED, headers
from app.models.forms.outline import outline
from app.models.forms.source import CHOICES, SETTINGS, SURVEY, Sheet

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from app.models.forms.record import Record
    from app.models.forms.source import Source

WAS: Final = "_was"
REPLACES: Final = "_replaces"
_WORDS: Final = TRANSLATED | {"form_title"}


def only_words_differ(before: Source, after: Source) -> bool:
    """Say whether two forms ask the same in the same way, in whatever words."""
    return _bones(before) == _bones(after)


def _bones(source: Source) -> list[object]:
    """Return all cells of a form but those of its words, each with what its column means."""
    return [
        [_line(source, name, row) for row in source.sheet(name).rows] for name in _names(source)
    ]


def _names(source: Source) -> list[str]:
    return sorted({SURVEY, CHOICES, SETTINGS, *(each.strip().lower() for each in source.sheets)})


def _line(source: Source, name: str, row: tuple[str, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for place, each in enumerate(headers(source.sheet(name).columns, name)):
        told = each.name in _WORDS or each.name.startswith("_title_")
        if row[place].strip() and not told:
            found[f"{each.name}/{place if not each.name else ''}"] = row[place].strip()
    return found


def copied(source: Source, code: str, version: str) -> Source:
    """Return a form with the same questions under another code: nothing joins it to the first."""
    plain = _without_past(source)
    return with_settings(plain, {"form_id": code, "version": version})


def renewed(source: Source, version: str) -> Source:
    """Return a new version of a form, in which every question knows what it is called now."""
    past = setting(source, "version")
    remembered = _remembering(_remembering(source, SURVEY), CHOICES)
    return with_settings(remembered, {"version": version, REPLACES: past})


def next_version(day: date, known: Collection[str]) -> str:
    """Return a version as XLSForm numbers them: the day and a count, yyyymmddrr."""
    number = 1
    while f"{day:%Y%m%d}{number:02}" in known:
        number += 1
    return f"{day:%Y%m%d}{number:02}"


def _remembering(source: Source, name: str) -> Source:
    """Return the form with what each row of a sheet is called in its column `_was`."""
    page = source.sheet(name)
    cells = cells_of(source, name)
    named, was = cells.place("name"), cells.place(WAS)
    if named is None:
        return source
    if was is None:
        columns, was = (*page.columns, WAS), len(page.columns)
        page = Sheet(columns, tuple((*row, "") for row in page.rows))
    rows = tuple((*row[:was], row[named].strip(), *row[was + 1 :]) for row in page.rows)
    return source.with_sheet(name, replace(page, rows=rows))


def _without_past(source: Source) -> Source:
    for name in (SURVEY, CHOICES):
        was = cells_of(source, name).place(WAS)
        if was is not None:
            page = source.sheet(name)
            rows = tuple((*row[:was], *row[was + 1 :]) for row in page.rows)
            columns = (*page.columns[:was], *page.columns[was + 1 :])
            source = source.with_sheet(name, Sheet(columns, rows))
    return with_settings(source, {REPLACES: ""}) if setting(source, REPLACES) else source


@dataclass(frozen=True, slots=True)
class Past:
    """What the names and codes of a version were in the one before: new by old.

    `names` are those of questions and groups, `codes` those of the choices of each question,
    `sets` those of each list of choices.
    """

    names: Mapping[str, str]
    codes: Mapping[str, Mapping[str, str]] = field(default_factory=dict[str, "Mapping[str, str]"])
    sets: Mapping[str, Mapping[str, str]] = field(default_factory=dict[str, "Mapping[str, str]"])


def past_of(source: Source) -> Past:
    """Return how the names and codes of the version before lead to those of this one.

    A form without the column `_was` is taken to have kept all its names.
    """
    offered = _codes(source)
    names: dict[str, str] = {}
    codes: dict[str, Mapping[str, str]] = {}
    known = cells_of(source, SURVEY).place(WAS) is not None
    for entry in outline(source):
        was = cell(source, SURVEY, entry.row, WAS) if known else entry.name
        if was and entry.name:
            names[was] = entry.name
            if entry.choices in offered:
                codes[entry.name] = offered[entry.choices]
    return Past(names, codes, offered)


def _codes(source: Source) -> dict[str, dict[str, str]]:
    known = cells_of(source, CHOICES).place(WAS) is not None
    return {
        name: {
            was: each.code
            for each in choices
            if (was := cell(source, CHOICES, each.row, WAS) if known else each.code)
        }
        for name, choices in sets(source).items()
    }


def carried(record: Record, past: Past) -> Record:
    """Return the answers to the version before under the names and codes of the new one.

    What the new version no longer asks, and codes it no longer offers, are left out.
    """
    found: Record = {}
    for was, answer in record.items():
        name = past.names.get(was)
        if name is None:
            continue
        if isinstance(answer, str):
            if kept := _carried_answer(answer, past.codes.get(name)):
                found[name] = kept
        else:
            found[name] = [carried(each, past) for each in answer]
    return found


def _carried_answer(answer: str, codes: Mapping[str, str] | None) -> str:
    if codes is None:
        return answer
    return " ".join(codes[each] for each in answer.split() if each in codes)
