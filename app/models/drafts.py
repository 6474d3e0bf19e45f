"""Drafts of forms: what was typed but not yet saved survives a power cut."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.models.store import Store

NEW = 0
"""The record number under which the draft of a new record is kept."""


def keep(store: Store, form: str, record: int, content: Mapping[str, Any]) -> None:
    """Keep what stands in a form; values are text, numbers, booleans, None or lists of them."""
    store.keep(
        "INSERT INTO draft (form, record, content) VALUES (?, ?, ?)"
        " ON CONFLICT (form, record) DO UPDATE SET content = excluded.content",
        (form, record, json.dumps(content, ensure_ascii=False)),
    )


def take(store: Store, form: str, record: int) -> dict[str, Any] | None:
    """Return the draft of a form, if one was left."""
    found = store.value("SELECT content FROM draft WHERE form = ? AND record = ?", (form, record))
    return json.loads(found) if found else None


def forget(store: Store, form: str, record: int) -> None:
    """Drop the draft of a form that was saved or given up."""
    if take(store, form, record) is not None:
        store.keep("DELETE FROM draft WHERE form = ? AND record = ?", (form, record))
