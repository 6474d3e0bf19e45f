"""The paper of one quarter that a user types from: journals and sign-in sheets."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

DATA = Path(__file__).resolve().parents[1] / "data"
WORKBOOK = DATA / "quarter.xlsx"

_COLUMNS = {
    "Мектептер": (
        "code", "name_kk", "name_ru", "bin", "status", "region", "district", "territory",
        "languages", "small", "pupils", "teachers", "distance",
    ),
    "Адамдар": ("code", "name", "school", "role", "subject"),
    "Сұраныстар": (
        "number", "received", "school", "channel", "topic", "direction", "audience",
        "participants", "desired_kind", "desired_dates", "decided", "status", "closed", "events",
        "reason",
    ),
    "Іс-шаралар": (
        "number", "first_day", "last_day", "original_day", "kind", "format", "place", "topic",
        "requests", "planned", "parents", "hours", "status", "feedback_forms", "feedback_mean",
        "note",
    ),
    "Қатысу": ("event", "person", "mark"),
}  # fmt: skip


class Paper:
    """The sheets of the quarter, each a list of rows by name of the column."""

    def __init__(self):
        book = load_workbook(WORKBOOK, data_only=True)
        sheets = [_rows(book[title], names) for title, names in _COLUMNS.items()]
        self.schools, self.people, self.requests, self.events, self.attendance = sheets

    def present(self, event):
        """Return the people who signed the sheet of an event, in its order."""
        by_code = {each["code"]: each for each in self.people}
        return [by_code[row["person"]] for row in self.attendance if row["event"] == event]

    def invited(self, event):
        """Return the codes of the schools an event is for: of those who came, else its place."""
        schools = [each["school"] for each in self.present(event["number"])]
        return list(dict.fromkeys(schools)) or [event["place"]]


def _rows(sheet, names):
    table = sheet.iter_rows(min_row=2, values_only=True)
    return [dict(zip(names, map(_value, row), strict=True)) for row in table]


def _value(cell):
    return cell.date() if hasattr(cell, "date") else cell
