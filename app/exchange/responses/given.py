"""A response as a file gives it, before anybody has looked at what it says."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.models.forms.record import Record
    from app.models.problems import Problem


@dataclass(frozen=True, slots=True)
class Place:
    """Where a response stands: the file, and in a table the sheet and the row."""

    file: str
    sheet: str = ""
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """A response as it came.

    `form`, `version` and `uuid` are "" where the file does not say them; `columns` are the letters
    of the columns in which the answers of a table stand.
    """

    place: Place
    way: str
    answers: Record
    form: str = ""
    version: str = ""
    uuid: str = ""
    day: str = ""
    language: str = ""
    copy: str = ""
    wave: str = ""
    finished: bool = True
    columns: dict[str, str] = field(default_factory=dict[str, str])
    problems: tuple[Problem, ...] = ()
