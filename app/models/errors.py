"""What may go wrong, as data; the words for people are made in app.messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.models.problems import Problem


class AppError(Exception):
    """Something that people can understand and act on; anything else that is raised is our bug."""

    def __init__(self, code: str, **data: object) -> None:
        super().__init__(code, data)
        self.code = code
        self.data = data


class StoreError(AppError):
    """The database cannot be used: exit status 3 on the command line."""


class FileProblem(AppError):
    """A file from outside cannot be read, or one of ours cannot be written."""


class Invalid(AppError):
    """Values that break a rule; nothing was written."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("invalid", problems=tuple(problems))
        self.problems = tuple(problems)


class NotInChangeError(RuntimeError):
    """A write outside `Store.change`: a mistake of ours, never of the user's."""
