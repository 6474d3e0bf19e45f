"""Words for everything that may go wrong: one sentence a code, saying what to do next."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from app.i18n import N_, _, spoken
from app.models.errors import AppError, Invalid
from app.models.vocabulary import word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.models.problems import Problem

VALUES: Final[dict[str, str]] = {
    "required": N_("This field is required."),
    "negative": N_("The number must not be negative."),
    "bin_length": N_("The BIN must have 12 digits."),
    "school_twin": N_("This school is already in the list."),
    "bin_check": N_("The BIN check digit is wrong."),
    "bin_format": N_("This does not look like the BIN of an organisation: compare it once more."),
    "personal_number": N_(
        "Do not enter a personal number (IIN): it is never stored. A name, school and subject are"
        " enough to tell people apart."
    ),
    "repeated_code": N_("The code {value} is taken. Choose another one."),
    "repeated_number": N_("The number {value} is taken in this school year. Choose another one."),
    "before_receipt": N_("This day must not be before the day the request was received."),
    "end_before_start": N_("The end date must not be before the start date."),
    "same_day": N_("The event is on this day already. Choose another one."),
    "transition": N_("A request with the status “{current}” cannot become “{wanted}”."),
    "mean_range": N_("The mean lies between 1 and 5."),
    "mean_missing": N_("There are feedback forms but no mean."),
    "forms_missing": N_("There is a mean but no number of feedback forms."),
    "held_in_future": N_("The event is still ahead."),
    "session_outside": N_("The session on {day} is not within the days of the event."),
    "session_with_marks": N_(
        "A session at which people are marked would be taken away with its marks."
    ),
    "periods_overlap": N_("This period begins before the one above ends."),
    "periods_gap": N_("The day {day} lies in no period."),
    "moved_on": N_("The value has been changed again since, so this change cannot be taken back."),
}

STORE: Final[dict[str, str]] = {
    "database_busy": N_("The database is being written just now. Try again in a moment."),
    "database_cannot_open": N_(
        "The database {path} cannot be opened. Check that the folder exists and can be written."
    ),
    "database_damaged": N_("The database {path} is damaged. Restore a backup copy."),
    "database_read_only": N_("The database {path} is read-only: nothing can be saved in it."),
    "disk_error": N_("The disk with {path} reported an error. Nothing was saved."),
    "disk_full": N_("Not enough disk space. Nothing was saved; free some space and try again."),
    "no_database": N_("There is no database {path}."),
    "not_a_database": N_("{path} is not a database of this program."),
    "not_ours": N_("{path} belongs to another program. Nothing was changed in it."),
    "open_elsewhere": N_("The database {path} is open elsewhere: {who}. Close it there first."),
    "too_new": N_(
        "The file {path} was made by a newer version of the program. Nothing was changed in it;"
        " update the program to open it."
    ),
    "too_old": N_("The database {path} is of an older version. Open it in the window once."),
}

FILES: Final[dict[str, str]] = {
    "attachment_too_large": N_("The file {path} is larger than {limit} MB and was not attached."),
    "file_unreadable": N_(
        "The file {path} cannot be read. Check that it exists and is not locked."
    ),
    "file_unwritable": N_(
        "The file {path} cannot be written. If it is open in another program, close it there, or"
        " choose another name."
    ),
}

SENTENCES: Final = VALUES | STORE | FILES

_CODED: Final = {"current": "requests.status", "wanted": "requests.status"}


def explain(problem: Problem) -> str:
    """Return what is wrong with a value, in the language of the interface."""
    return _sentence(problem.code, problem.data)


def describe(error: AppError) -> str:
    """Return what went wrong, in the language of the interface."""
    if isinstance(error, Invalid):
        return "\n".join(explain(each) for each in error.problems)
    return _sentence(error.code, error.data)


def _sentence(code: str, data: Mapping[str, object]) -> str:
    return _(SENTENCES[code]).format(**{name: _shown(name, each) for name, each in data.items()})


def _shown(name: str, value: object) -> str:
    if name in _CODED:
        return word(_CODED[name], str(value), spoken())
    return f"{value:%d.%m.%Y}" if isinstance(value, date) else str(value)
