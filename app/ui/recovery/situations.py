"""Why a database does not simply open: what to say, what was left alone, and the ways on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from app.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from app.models.backups import Backup

Way = Literal["restore", "choose", "trust", "read", "retry", "other", "begin"]

WAYS: Final[dict[Way, str]] = {
    "restore": N_("Restore this copy"),
    "choose": N_("Choose another copy"),
    "trust": N_("Go on with it"),
    "read": N_("Open for reading only"),
    "retry": N_("Try again"),
    "other": N_("Open another database"),
    "begin": N_("Begin with an empty database"),
}


@dataclass(frozen=True, slots=True)
class Trouble:
    """What stands against opening a database.

    `backup` is its newest good copy; `present` the number of the newest change that is known of,
    None when nobody can tell.
    """

    code: str
    path: Path
    data: Mapping[str, object]
    backup: Backup | None = None
    present: int | None = None


@dataclass(frozen=True, slots=True)
class Situation:
    """What the recovery screen says of a trouble; the first way that is open is the usual one."""

    title: str
    story: str
    safe: str
    ways: tuple[Way, ...]


_UNTOUCHED: Final = N_("Nothing was changed in the file.")
_DAMAGED_KEPT: Final = N_(
    "Nothing is thrown away: after restoring, the damaged file stays beside the database under"
    " another name."
)

SITUATIONS: Final[dict[str, Situation]] = {
    "database_damaged": Situation(
        N_("The database is damaged"),
        N_(
            "A part of the file cannot be read. A failing disk, a power cut or another program may"
            " have damaged it."
        ),
        _DAMAGED_KEPT,
        ("restore", "choose", "retry", "other"),
    ),
    "changed_outside": Situation(
        N_("The database was changed outside the program"),
        N_(
            "The file is not as the program left it. If you have replaced it yourself, for example"
            " by a copy from another PC, go on with it. If you have not, restore the backup copy."
        ),
        N_("Nothing was changed in the file. If you restore a copy, this file is kept as well."),
        ("trust", "restore", "choose", "other"),
    ),
    "database_missing": Situation(
        N_("The database is not in its place"),
        N_(
            "The file was moved, renamed or deleted, or its disk is not plugged in. Its backup"
            " copies are there."
        ),
        N_("Nothing was created in its place."),
        ("restore", "choose", "retry", "other", "begin"),
    ),
    "open_elsewhere": Situation(
        N_("The database is open elsewhere"),
        N_("{who} has it open. Only one window writes at a time. Close it there, then try again."),
        _UNTOUCHED,
        ("retry", "read", "other"),
    ),
    "too_new": Situation(
        N_("The database is of a newer version of the program"),
        N_("To open it, install the new version of the program on this PC too."),
        _UNTOUCHED,
        ("other", "retry"),
    ),
    "too_old": Situation(
        N_("The database is of an older version of the program"),
        N_("To be read, it has to be opened for writing once."),
        _UNTOUCHED,
        ("retry", "other"),
    ),
    "database_read_only": Situation(
        N_("Nothing can be saved in the database"),
        N_(
            "The file or its folder is read-only. It can be read; to write, move it into a folder"
            " of your own, or ask whoever looks after this PC."
        ),
        _UNTOUCHED,
        ("read", "retry", "other"),
    ),
    "database_cannot_open": Situation(
        N_("The database cannot be opened"),
        N_(
            "The file or its folder cannot be reached for writing. Check that the disk is plugged"
            " in and that you have access to the folder."
        ),
        _UNTOUCHED,
        ("retry", "read", "other"),
    ),
    "not_a_database": Situation(
        N_("The file is not a database"),
        N_("What stands in the file is not a database of this program."),
        _UNTOUCHED,
        ("restore", "choose", "other"),
    ),
    "not_ours": Situation(
        N_("The database belongs to another program"),
        N_("The file is a database, but not one of this program."),
        _UNTOUCHED,
        ("other",),
    ),
    "foreign_parts": Situation(
        N_("There is something foreign in the database"),
        N_(
            "The file holds parts that this program never makes and that could run by themselves."
            " It may come from somebody who means harm."
        ),
        _UNTOUCHED,
        ("restore", "choose", "other"),
    ),
    "database_unfinished": Situation(
        N_("A change was cut short"),
        N_(
            "The program stopped while it was writing. The change that was cut short has to be"
            " taken back first, and for that the database must be opened for writing."
        ),
        _UNTOUCHED,
        ("retry", "other"),
    ),
    "no_database": Situation(
        N_("The database is not in its place"),
        N_("The file was moved, renamed or deleted, or its disk is not plugged in."),
        N_("Nothing was created in its place."),
        ("retry", "other", "begin"),
    ),
    "disk_full": Situation(
        N_("The disk is full"),
        N_("There is no room to open the database for writing. Free some space and try again."),
        N_("The database is as it was."),
        ("retry", "read", "other"),
    ),
    "disk_error": Situation(
        N_("The disk reported an error"),
        N_("The disk could not read or write the file. Check its cable, then try again."),
        N_("If the disk is failing, copy the backup copies to another one now."),
        ("retry", "read", "restore", "choose", "other"),
    ),
    "database_busy": Situation(
        N_("The database is being written just now"),
        N_("Another program is writing the file. Try again in a moment."),
        _UNTOUCHED,
        ("retry", "read", "other"),
    ),
}

_UNKNOWN: Final = Situation(
    N_("The database cannot be opened"), "", _UNTOUCHED, ("retry", "read", "other")
)


_DOUBTFUL: Final = {"not_a_database", "foreign_parts"}
"""What may be any file at all: without copies beside it, it was none of ours."""


def situation_of(trouble: Trouble) -> Situation:
    """Return what is said of a trouble."""
    return SITUATIONS.get(trouble.code, _UNKNOWN)


def ways_of(trouble: Trouble) -> list[Way]:
    """Return the ways on, the usual one first.

    A copy that lacks nothing goes before a file that is not as it was left.
    """
    ways = list(situation_of(trouble).ways)
    if trouble.backup is None:
        hopeless = {"restore", "choose"} if trouble.code in _DOUBTFUL else {"restore"}
        return [each for each in ways if each not in hopeless]
    if trouble.code == "changed_outside" and trouble.present == trouble.backup.changes:
        ways.remove("restore")
        ways.insert(0, "restore")
    return ways
