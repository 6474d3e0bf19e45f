"""Opening the database file: safe settings, and SQLite's errors sorted into words for people."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from app.models.errors import StoreError
from app.models.schema import APPLICATION_ID, MIGRATIONS, VERSION

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path, PurePath

_PRAGMAS: Final = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",
    "PRAGMA temp_store = MEMORY",
)
# No WAL: it loses acknowledged saves in a power cut or fails on shares and in read-only folders.
_WRITE_PRAGMAS: Final = (
    "PRAGMA journal_mode = TRUNCATE",
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
    "PRAGMA cache_spill = OFF",  # others go on reading until a large change is committed
    "PRAGMA query_only = ON",
)

_CODES: Final = {
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_IOERR: "disk_error",
    sqlite3.SQLITE_BUSY: "database_busy",
    sqlite3.SQLITE_LOCKED: "database_busy",
    sqlite3.SQLITE_CORRUPT: "database_damaged",
    sqlite3.SQLITE_NOTADB: "not_a_database",
    sqlite3.SQLITE_READONLY: "database_read_only",
    sqlite3.SQLITE_CANTOPEN: "database_cannot_open",
    sqlite3.SQLITE_PERM: "database_cannot_open",
}


@contextmanager
def sorted_errors(path: Path) -> Generator[None]:
    """Turn SQLite's errors that the surroundings cause into `StoreError`; let our bugs through."""
    try:
        yield
    except sqlite3.DatabaseError as problem:
        code = _CODES.get(getattr(problem, "sqlite_errorcode", 0) & 0xFF)
        if code is None:
            raise
        raise StoreError(code, path=str(path)) from problem


def connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
    """Open `path` with safe settings; a new file gets its tables, an old one its migrations.

    Raises `StoreError`: no_database, not_a_database, not_ours, too_new, too_old (when it must not
    be written), or what SQLite says of the file.
    """
    if read_only and not path.is_file():
        raise StoreError("no_database", path=str(path))
    with sorted_errors(path):
        connection = _connect(path, read_only=read_only)
        try:
            _prepare(connection, path, read_only=read_only)
        except BaseException:
            connection.close()
            raise
    return connection


def _connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
    uri = address(path, "ro" if read_only else "rwc")
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=2)
    connection.row_factory = sqlite3.Row
    return connection


def address(path: PurePath, mode: str) -> str:
    """Return a file as SQLite opens it by a URI, also one on a share (//server/folder/file)."""
    place = quote(path.as_posix(), safe="/:")
    return f"file://{'' if place.startswith('/') else '/'}{place}?mode={mode}"


def _prepare(connection: sqlite3.Connection, path: Path, *, read_only: bool) -> None:
    for pragma in _PRAGMAS:
        connection.execute(pragma)
    version = _checked_version(connection, path, read_only=read_only)
    if read_only:
        if version < VERSION:
            raise StoreError("too_old", path=str(path))
        connection.execute("PRAGMA query_only = ON")
        return
    connection.execute("PRAGMA journal_mode = TRUNCATE")
    _migrate(connection, version)
    for pragma in _WRITE_PRAGMAS:
        connection.execute(pragma)


def _checked_version(connection: sqlite3.Connection, path: Path, *, read_only: bool) -> int:
    """Return how many migrations the file has seen, before anything is written to it."""
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    owner = int(connection.execute("PRAGMA application_id").fetchone()[0])
    tables = int(connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0])
    if owner != APPLICATION_ID and (owner or tables or read_only):
        raise StoreError("not_ours", path=str(path))
    if version > VERSION:
        raise StoreError("too_new", path=str(path), version=version, known=VERSION)
    return version


def _migrate(connection: sqlite3.Connection, version: int) -> None:
    if version == VERSION:
        return
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("BEGIN IMMEDIATE")
    try:
        for step in MIGRATIONS[version:]:
            step(connection)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        assert not connection.execute("PRAGMA foreign_key_check").fetchall()  # noqa: S101
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk has taken it back already
            connection.execute("ROLLBACK")
        raise
    connection.execute("PRAGMA foreign_keys = ON")
