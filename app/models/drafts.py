"""Drafts of forms: what was typed but not yet saved survives a power cut."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.models.store import Store

NEW = 0
"""The record number under which the draft of a new record is kept."""

ANSWERED_HERE = "sitting:pc"
"""The draft of a questionnaire that is answered on this PC; see `studies.sittings`."""


def keep(store: Store, form: str, record: int, content: Mapping[str, Any]) -> None:
    """Keep what stands in a form: text, numbers, days, booleans, None or lists of them."""
    store.keep(
        "INSERT INTO draft (form, record, content) VALUES (?, ?, ?)"
        " ON CONFLICT (form, record) DO UPDATE SET content = excluded.content",
        (form, record, json.dumps(content, ensure_ascii=False, default=_tagged)),
    )


def take(store: Store, form: str, record: int) -> dict[str, Any] | None:
    """Return the draft of a form, if one was left."""
    found = store.value("SELECT content FROM draft WHERE form = ? AND record = ?", (form, record))
    return json.loads(found, object_hook=_untagged) if found else None


def forget(store: Store, form: str, record: int) -> None:
    """Drop the draft of a form that was saved or given up."""
    if take(store, form, record) is not None:
        store.keep("DELETE FROM draft WHERE form = ? AND record = ?", (form, record))


def _tagged(value: object) -> dict[str, str]:
    return {"~day" if isinstance(value, date) else "~decimal": str(value)}


def _untagged(value: dict[str, Any]) -> Any:  # noqa: ANN401 - whatever was tagged
    match value:
        case {"~day": str(text)}:
            return date.fromisoformat(text)
        case {"~decimal": str(text)}:
            return Decimal(text)
        case _:
            return value
