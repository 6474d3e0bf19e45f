"""Restoring a backup, so that it can itself be taken back, and so that a power cut harms nothing.

A backup is a file from outside: it may be damaged, or made by somebody who wants to harm. So it is
copied first, and the copy must be sound and built exactly as we build ours.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from typing import TYPE_CHECKING, Final

from app.models import (
    anonymise,
    attachments,
    backups,
    carried_register,
    erased,
    files,
    leftovers,
    seal,
)
from app.models.backups import Backup
from app.models.connection import connect, looking, settle
from app.models.errors import FileProblem, StoreError
from app.models.inspection import demand_sound, is_built_by_us
from app.models.lock import FileLock
from app.models.opening import alongside, aside, journals, set_aside_journals
from app.models.progress import Progress, finish

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

DAMAGED: Final = "damaged"
"""The reason of a raw copy: what is kept of a database that is not sound enough for a backup."""

_STEPS: Final = 5
_FOREIGN: Final = frozenset({"not_ours", "foreign_parts"})
_UNSOUND: Final = frozenset(
    {*_FOREIGN, "not_a_database", "database_damaged", "database_unfinished", "too_new"}
)
_ATTACHED: Final = (
    "SELECT sha256 FROM attachment UNION"
    " SELECT json_extract(ifnull(before, after), '$.sha256') FROM change_row"
    " WHERE record_table = 'attachment'"
)


def restoring(database: Path, backup: Path) -> Generator[Progress, None, Backup | None]:
    """Put a backup in the place of a closed database; return what is kept of the present one.

    Restoring that takes this back. What is damaged is kept as it is, with its journals, beside the
    database. At every moment there is a whole file at the place of the database: the old one or
    the new. Raises `StoreError` open_elsewhere; `FileProblem` backup_damaged, backup_foreign,
    not_a_database, too_new, disk_full, restoring_failed: nothing was changed then.
    """
    database = database.resolve()
    draft = leftovers.restoring(database)
    with FileLock(database), _sorted_problems(database, backup):
        leftovers.sweep(database)
        try:
            changes = yield from _preparing(backup, draft, database)
            kept = _keep(database, backup) if database.exists() else None
            yield Progress(_STEPS, _STEPS)
            _put(draft, database, changes)
        finally:
            leftovers.remove(draft)
    return kept


@contextmanager
def _sorted_problems(database: Path, backup: Path) -> Generator[None]:
    try:
        yield
    except FileNotFoundError as problem:
        known = problem.filename == str(backup)
        code = "file_not_found" if known else "restoring_failed"
        raise FileProblem(code, path=str(backup if known else database)) from problem
    except OSError as problem:
        full = files.code_of(problem, database) == "disk_full"
        code = "disk_full" if full else "restoring_failed"
        raise FileProblem(code, path=str(database)) from problem


# The backup


def _preparing(backup: Path, draft: Path, database: Path) -> Generator[Progress, None, int | None]:
    """Bring a checked copy of a backup, and its attached files, to where they are needed."""
    for each in (*journals(backup), backup):
        files.copy_draft(each, alongside(draft, backup, each))
    yield Progress(1, _STEPS)
    _demand_ours(backup, draft)
    yield Progress(2, _STEPS)
    _erase_again(draft, _erased(database, backup))
    _carry_register(database, draft)
    yield Progress(3, _STEPS)
    _bring_files(backup, draft, attachments.beside(database))
    yield Progress(4, _STEPS)
    return demand_sound(draft)


def _demand_ours(backup: Path, draft: Path) -> None:
    """Raise `FileProblem` unless the copy is what was sealed, sound, and built as we build ours."""
    mark = seal.read(backup)
    if mark and files.digest(draft) != mark.sha256:
        raise FileProblem("backup_damaged", path=str(backup))
    try:
        if journals(draft):
            settle(draft)
        with looking(draft) as connection:
            if not is_built_by_us(connection):
                raise FileProblem("backup_foreign", path=str(backup))
        demand_sound(draft)
    except StoreError as problem:
        raise FileProblem(_said_of_backup(problem.code), path=str(backup)) from problem


def _said_of_backup(code: str) -> str:
    if code in _FOREIGN:
        return "backup_foreign"
    return "backup_damaged" if code == "database_damaged" else code


def _erased(database: Path, backup: Path) -> set[str]:
    """Return what was anonymised here, by the lists beside the backups and by the database."""
    found = erased.listed(backups.folder(database)) | erased.listed(backup.parent)
    with suppress(StoreError, sqlite3.DatabaseError), looking(database) as connection:
        found |= {row[0] for row in connection.execute("SELECT uuid FROM erased")}
    return found


def _erase_again(draft: Path, uuids: set[str]) -> None:
    """Erase from an older copy the people who have been anonymised since."""
    if uuids:
        with closing(connect(draft, read_only=False)) as connection:
            connection.execute("PRAGMA query_only = OFF")
            anonymise.apply_erased(connection, uuids)


def _carry_register(database: Path, draft: Path) -> None:
    """Let the register of certificates go on above the numbers that the present database gave."""
    register = None
    with suppress(StoreError, sqlite3.DatabaseError), looking(database) as present:
        register = carried_register.read(present)
    if register and register.lines:
        with closing(connect(draft, read_only=False)) as connection:
            connection.execute("PRAGMA query_only = OFF")
            carried_register.carry(connection, register)


def _bring_files(backup: Path, draft: Path, target: Path) -> None:
    """Copy back attached files of which the draft knows and which are missing here."""
    source = backups.files_in(backup.parent)
    if source.is_dir():
        with looking(draft) as connection:
            known = {row[0] for row in connection.execute(_ATTACHED)}
        target.mkdir(mode=0o700, exist_ok=True)
        backups.copy_missing(source, target, known)


# The present database


def _keep(database: Path, backup: Path) -> Backup:
    """Back the present database up, or copy it as it is where it is damaged."""
    raw = _copy_raw(database) if journals(database) else None
    if raw:
        with suppress(StoreError):
            settle(database)
    try:
        kept = finish(backups.making(database, "restore", spare={backup}))
    except StoreError as problem:
        if problem.code not in _UNSOUND:
            raise
        raw = raw or _copy_raw(database)
        return Backup(raw, datetime.now(), DAMAGED, raw.stat().st_size, 0)
    for each in (raw, *journals(raw)) if raw else ():
        leftovers.remove(each)
    return kept


def _copy_raw(database: Path) -> Path:
    """Copy a database with its journals as they are, so that the copies belong together too."""
    draft, target = leftovers.keeping(database), aside(database, DAMAGED)
    for each in (*journals(database), database):
        files.copy_draft(each, draft)
        files.replace(draft, alongside(target, database, each))
    return target


def _put(draft: Path, database: Path, changes: int | None) -> None:
    set_aside_journals(database)
    seal.remove(database)
    files.replace(draft, database)
    with suppress(OSError):  # without a seal the file is checked at opening
        seal.write(database, changes)
