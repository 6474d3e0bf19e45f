"""A rehearsal of what the database's library and steps are needed for, away from any real file."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Final

from app.models.schema import APPLICATION_ID, MIGRATIONS, VERSION
from app.models.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SQLITE: Final = sqlite3.sqlite_version

_REPAIRED: Final = (3, 51, 3)


def has_old_sqlite() -> bool:
    """Say whether SQLite is one that may damage a file with a write-ahead log; ours has none."""
    return sqlite3.sqlite_version_info < _REPAIRED


def failed_migrations(folder: Path) -> Iterator[str]:
    """Open a file of every earlier version; yield those that do not become as a new one is."""
    with Store.open(folder / "new.db") as store:
        wanted = _schema(store)
    for version in range(1, VERSION):
        path = folder / f"v{version}.db"
        _make_old(path, version)
        with Store.open(path) as store:
            if _schema(store) != wanted or store.value("PRAGMA integrity_check") != "ok":
                yield f"v{version}"


def _make_old(path: Path, version: int) -> None:
    """Make a database as a program that knew `version` steps did."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.row_factory = sqlite3.Row
        for step in MIGRATIONS[:version]:
            step(connection)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {version}")


def _schema(store: Store) -> set[tuple[object, ...]]:
    return {tuple(row) for row in store.rows("SELECT type, name, tbl_name, sql FROM sqlite_schema")}
