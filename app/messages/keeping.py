"""Words for what may be wrong with the database, its backup copies and other files."""

from __future__ import annotations

from typing import Final

from app.i18n import N_

STORE: Final[dict[str, str]] = {
    "changed_outside": N_(
        "The database {path} was changed outside the program. Open it in the window to decide"
        " whether to go on with it or to restore a backup copy."
    ),
    "database_busy": N_("The database is being written just now. Try again in a moment."),
    "database_cannot_open": N_(
        "The database {path} cannot be opened. Check that the folder exists and can be written."
    ),
    "database_damaged": N_("The database {path} is damaged. Restore a backup copy."),
    "database_exists": N_("There is a file {path} already. Choose another name."),
    "sample_beside_backups": N_(
        "Backup copies of a database {path} are there, but not the database. Restore one of them,"
        " or choose another name for the sample data. Nothing was changed."
    ),
    "database_missing": N_(
        "The database {path} is not in its place, but its backup copies are. Restore one of them,"
        " or plug in the disk it lies on."
    ),
    "database_read_only": N_("The database {path} is read-only: nothing can be saved in it."),
    "database_unfinished": N_(
        "A save in {path} was cut off half-way. Open the database in the window once; if its"
        " folder is read-only, copy the folder elsewhere first."
    ),
    "database_written": N_(
        "The program is writing just now: {change}. Save again when that is done."
    ),
    "disk_error": N_("The disk with {path} reported an error. Nothing was saved."),
    "disk_full": N_("Not enough disk space. Nothing was saved; free some space and try again."),
    "foreign_parts": N_(
        "The database {path} has parts that this program does not make. Nothing in it was run or"
        " changed. Restore a backup copy."
    ),
    "no_database": N_("There is no database {path}."),
    "not_a_database": N_("{path} is not a database of this program."),
    "not_ours": N_("{path} belongs to another program. Nothing was changed in it."),
    "open_elsewhere": N_("The database {path} is open elsewhere: {who}. Close it there first."),
    "too_new": N_(
        "The file {path} was made by a newer version of the program. Nothing was changed in it;"
        " update the program to open it."
    ),
    "too_old": N_("The database {path} is of an older version. Open it in the window once."),
    "unexpected": N_(
        "Something unexpected happened. It was written down in the file zhetekshi.log."
    ),
}

BACKUPS: Final[dict[str, str]] = {
    "backup_busy": N_("A backup copy is being made just now. Try again in a moment."),
    "backup_damaged": N_(
        "The backup copy {path} is damaged and was not restored. Choose another one."
    ),
    "backup_failed": N_(
        "No backup copy could be made in {path}. Check that the folder is there and can be"
        " written. Earlier copies are untouched."
    ),
    "backup_foreign": N_(
        "{path} is not a backup copy of this program, or somebody has altered it. It was not"
        " restored. Choose another one."
    ),
    "no_backup": N_("There is no good backup copy in {path}."),
    "restoring_failed": N_(
        "The backup copy was not restored: {path} cannot be written. The database is as it was."
    ),
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
