"""All rows of a database as text, without the history: what two databases have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.models.store import Store

SHADOWS = "name LIKE '%_search%' OR name LIKE 'sqlite_%' OR name IN ('change', 'change_row')"


def tables(store: Store) -> list[str]:
    sql = f"SELECT name FROM sqlite_schema WHERE type = 'table' AND NOT ({SHADOWS}) ORDER BY name"
    return [row[0] for row in store.rows(sql)]


def dump(store: Store) -> dict[str, list[tuple]]:
    return {
        table: sorted(map(tuple, store.rows(f"SELECT * FROM {table}")), key=repr)
        for table in tables(store)
    }
