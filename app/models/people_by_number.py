"""What people are called, by their numbers: asked for when a document is made, never frozen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.models.store import Store


def names(store: Store, ids: Iterable[int]) -> dict[int, str]:
    """Return the names that people have now."""
    return _by_number(store, "name", ids)


def codes(store: Store, ids: Iterable[int]) -> dict[int, str]:
    """Return the codes of people."""
    return _by_number(store, "code", ids)


def _by_number(store: Store, column: str, ids: Iterable[int]) -> dict[int, str]:
    wanted = ", ".join(str(int(each)) for each in ids)
    rows = store.rows(f"SELECT id, {column} FROM person WHERE id IN ({wanted})")
    return {row[0]: row[1] for row in rows}
