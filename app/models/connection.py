"""Opening the database file: safe settings, and SQLite's errors sorted into words for people."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from app.models.errors import StoreError
from app.models.files import code_of
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

_HEAD: Final = (
    "PRAGMA user_version",
    "PRAGMA application_id",
    "SELECT count(*) FROM sqlite_schema",
    # We make no triggers and no views: one that is there would run somebody else's SQL.
    "SELECT count(*) FROM sqlite_schema WHERE type IN ('trigger', 'view')",
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


_EXTENDED: Final = {sqlite3.SQLITE_READONLY_ROLLBACK: "database_unfinished"}


@contextmanager
def sorted_errors(path: Path) -> Generator[None]:
    """Turn SQLite's errors that the surroundings cause into `StoreError`; let our bugs through."""
    try:
        yield
    except sqlite3.DatabaseError as problem:
        number = getattr(problem, "sqlite_errorcode", None)
        code = _code_of(number) if number else _unreadable(problem)
        if code is None:
            raise
        raise StoreError(code, path=str(path)) from problem
    except UnicodeDecodeError as problem:  # SQLite names what is damaged in damaged letters
        raise StoreError("database_damaged", path=str(path)) from problem


def _code_of(number: int) -> str | None:
    return _EXTENDED.get(number) or _CODES.get(number & 0xFF)


def _unreadable(problem: sqlite3.DatabaseError) -> str | None:
    """Return the code for text that is none: Python's own error, without a number of SQLite's."""
    return "database_damaged" if isinstance(problem, sqlite3.OperationalError) else None


@contextmanager
def sorted_os_errors(path: Path) -> Generator[None]:
    """Turn errors of the operating system into `StoreError`."""
    try:
        yield
    except OSError as problem:
        full = code_of(problem, path) == "disk_full"
        code = "disk_full" if full else "database_cannot_open"
        raise StoreError(code, path=str(path)) from problem


def connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
    """Open `path` with safe settings; a new file gets its tables, an old one its migrations.

    Raises `StoreError`: no_database, not_a_database, not_ours, foreign_parts, too_new, too_old
    (when it must not be written), or what SQLite says of the file.
    """
    if read_only and not path.is_file():
        raise StoreError("no_database", path=str(path))
    if not read_only:
        _make_private(path)
    with sorted_errors(path):
        connection = _connect(path, read_only=read_only)
        try:
            _prepare(connection, path, read_only=read_only)
        except BaseException:
            connection.close()
            raise
    return connection


@contextmanager
def looking(path: Path) -> Generator[sqlite3.Connection]:
    """Give a closed file of ours to be looked at, of this version or an older one.

    Nothing in it runs and nothing is written to it; raises `StoreError` as `connect` does.
    """
    if not path.is_file():
        raise StoreError("no_database", path=str(path))
    with sorted_errors(path), closing(_connect(path, read_only=True)) as connection:
        for pragma in (*_PRAGMAS, "PRAGMA query_only = ON"):
            connection.execute(pragma)
        _checked_version(connection, path, read_only=True)
        yield connection


def is_older(path: Path) -> bool:
    """Say whether a closed file is a database of ours that opening will bring to this version."""
    if not path.is_file() or not path.stat().st_size:
        return False
    with looking(path) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0]) < VERSION


def settle(path: Path) -> None:
    """Let SQLite finish or take back what a killed process had begun to write."""
    with sorted_errors(path), closing(sqlite3.connect(address(path, "rw"), uri=True)) as found:
        found.execute("SELECT count(*) FROM sqlite_schema").fetchone()


def _make_private(path: Path) -> None:
    """Make a new file that only its owner can read; one that is there is left as it is."""
    with suppress(OSError):  # SQLite says what is wrong
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))


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
    try:
        version, owner, tables, live = (
            int(connection.execute(question).fetchone()[0]) for question in _HEAD
        )
    except sqlite3.OperationalError as problem:
        if problem.sqlite_errorcode & 0xFF == sqlite3.SQLITE_ERROR:  # such as an unknown format
            raise StoreError("database_damaged", path=str(path)) from problem
        raise
    if owner != APPLICATION_ID and (owner or tables or read_only):
        raise StoreError("not_ours", path=str(path))
    if version > VERSION:
        raise StoreError("too_new", path=str(path), version=version, known=VERSION)
    if live:
        raise StoreError("foreign_parts", path=str(path))
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
