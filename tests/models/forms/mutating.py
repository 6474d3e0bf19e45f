"""Forms spoilt by chance, cell by cell."""

from __future__ import annotations

import random
from dataclasses import replace

from app.models.forms.source import Sheet

SNIPPETS = (
    "", " ", "begin_group", "end_group", "begin_repeat", "end_repeat", "select_one YN",
    "select_multiple directions or_other", "rank AGREE5", "range", "calculate", "note", "geopoint",
    "${school}", "${H01} = '1'", ". + ${H03_1_now} = 100", "not(", "'", '"', "${", "}", "a b", "-1",
    "true()", "yes", "1e99", "start=0 end=1e9 step=0", "start=a", "table-list", "percent-split",
    "\u202eعربي", "\u0000", "Ә" * 300, "<script>alert(1)</script>", "=1+1", "label::kk", "_was",
    "selected(., 'a')", "round(1, 9999999)", "substr('a', 0 div 0)", "(" * 60, "${name}" * 9,
)  # fmt: skip


def mutated(source, seed):
    """Return a form with a few cells, rows or columns changed by chance."""
    chance = random.Random(seed)
    for _change in range(chance.randint(1, 6)):
        name = chance.choice(list(source.sheets))
        source = source.with_sheet(name, _changed(source.sheet(name), chance))
    return source


def _changed(page, chance):
    way = chance.randint(0, 9)
    if way < 6 and page.rows:
        return _with_cell(page, chance)
    if way == 6:
        return _with_header(page, chance)
    if way == 7 and page.rows:
        at = chance.randrange(len(page.rows))
        return replace(page, rows=(*page.rows[:at], *page.rows[at + 1 :]))
    if way == 8 and page.rows:
        row = chance.choice(page.rows)
        at = chance.randrange(len(page.rows))
        return replace(page, rows=(*page.rows[:at], row, *page.rows[at:]))
    return Sheet(page.columns[:-1], tuple(row[:-1] for row in page.rows))


def _with_cell(page, chance):
    if not page.columns:
        return page
    row, column = chance.randrange(len(page.rows)), chance.randrange(len(page.columns))
    cells = list(page.rows[row])
    cells[column] = _spoilt(cells[column], chance)
    return replace(page, rows=(*page.rows[:row], tuple(cells), *page.rows[row + 1 :]))


def _with_header(page, chance):
    if not page.columns:
        return page
    columns = list(page.columns)
    at = chance.randrange(len(columns))
    columns[at] = _spoilt(columns[at], chance)
    return replace(page, columns=tuple(columns))


def _spoilt(text, chance):
    if chance.random() < 0.6 or not text:
        return chance.choice(SNIPPETS)
    at = chance.randrange(len(text))
    return text[:at] + chance.choice(["", "'", "$", "{", "(", " ", "÷", "\n"]) + text[at + 1 :]
