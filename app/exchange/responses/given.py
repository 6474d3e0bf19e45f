"""A response as a file gives it, before anybody has looked at what it says."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

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

    `form`, `version` and `uuid` are "" where the file does not say them; without a `uuid`, `local`
    tells the response from others of its wave and questionnaire. `columns` are the letters of the
    columns in which the answers of a table stand, `replaces` is the uuid of the response of which
    it is an edited copy.
    """

    place: Place
    way: str
    answers: Record
    form: str = ""
    version: str = ""
    uuid: str = ""
    local: str = ""
    day: str = ""
    language: str = ""
    copy: str = ""
    wave: str = ""
    finished: bool = True
    replaces: str = ""
    columns: Mapping[str, str] = field(default_factory=dict[str, str])
    problems: tuple[Problem, ...] = ()
