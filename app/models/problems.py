"""What is wrong with a value that people or files gave, as data; words: app.messages."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Severity(StrEnum):
    """How much a problem hinders: an error stops, a warning asks for mending, a note informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, and where.

    `code` picks the sentence, `field` names the form's field or the column's code, `data` fills
    the sentence's placeholders; `sheet`, `row` (1-based, as people see it) and `column` (a letter)
    say where in a file.
    """

    code: str
    field: str = ""
    severity: Severity = Severity.ERROR
    data: Mapping[str, object] = dataclasses.field(default_factory=dict[str, object])
    sheet: str = ""
    row: int | None = None
    column: str = ""

    def at(self, sheet: str, row: int | None, column: str = "") -> Problem:
        """Return the same problem with its place in a file."""
        return replace(self, sheet=sheet, row=row, column=column)


def warning(code: str, field_name: str = "", **data: object) -> Problem:
    """Return a problem that does not stop anything."""
    return Problem(code, field_name, Severity.WARNING, data)


def error(code: str, field_name: str = "", **data: object) -> Problem:
    """Return a problem that must be mended first."""
    return Problem(code, field_name, Severity.ERROR, data)


def has_errors(problems: list[Problem] | tuple[Problem, ...]) -> bool:
    """Say whether anything among `problems` stops the work."""
    return any(each.severity is Severity.ERROR for each in problems)
