"""Forms for tests, written as people write them: a table with bars between its cells."""

from __future__ import annotations

from app.models.forms.reading import read
from app.models.forms.source import Source, sheet


def table(text):
    rows = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    return sheet(rows[0], rows[1:])


def form_of(survey, choices="", settings=""):
    sheets = {"survey": survey, "choices": choices, "settings": settings}
    return Source({name: table(text) for name, text in sheets.items() if text})


def read_form(survey, choices="", settings=""):
    return read(form_of(survey, choices, settings), "try")


def problems_of(*sheets):
    return [(each.code, each.sheet, each.row, each.column) for each in read_form(*sheets).problems]
