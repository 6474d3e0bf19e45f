"""Forms of other offices, kept for the next time: files beside the database, listed by receiver."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from app.i18n import N_
from app.models import attachments
from app.models.text import clean

if TYPE_CHECKING:
    from pathlib import Path

    from app.models.gate import Change
    from app.models.store import Store

ADDED: Final = N_("Keep the form {name}")
EDITED: Final = N_("Change the form {name}")
DELETED: Final = N_("Take the form {name} away")
_NAME: Final = "foreign_forms"
_LONGEST: Final = 200


@dataclass(frozen=True, slots=True)
class ForeignForm:
    """A form: the name of its file, who wants it, in which language, where its copy lies."""

    id: int
    name: str
    receiver: str
    language: str
    size: int
    path: Path


def every(store: Store) -> list[ForeignForm]:
    """Return the forms that are kept, in the order in which they came."""
    row = store.one("SELECT id, value FROM setting WHERE name = ?", (_NAME,))
    if row is None:
        return []
    told: dict[str, dict[str, str]] = json.loads(row["value"])
    return [
        ForeignForm(
            each.id,
            each.name,
            told.get(str(each.id), {}).get("receiver", ""),
            told.get(str(each.id), {}).get("language", "kk"),
            each.size,
            each.path,
        )
        for each in attachments.every(store, "setting", row["id"])
    ]


def add(
    store: Store, change: Change, copied: dict[str, object], receiver: str, language: str
) -> int:
    """Keep a form that `attachments.copy` has brought into the folder; return its number."""
    number = store.value("SELECT id FROM setting WHERE name = ?", (_NAME,))
    if number is None:
        number = change.save("setting", None, {"name": _NAME, "value": "{}"})
    form = attachments.add(change, "setting", number, copied)
    tell(store, change, form, receiver, language)
    return form


def tell(store: Store, change: Change, form: int, receiver: str, language: str) -> None:
    """Say who wants a form, and in which language."""
    said = {"receiver": clean(receiver)[:_LONGEST], "language": language}
    _write(store, change, {**_told(store), str(form): said})


def delete(store: Store, change: Change, form: int) -> None:
    """Take a form off the list; its copy stays, so that this can be undone."""
    attachments.remove(change, form)
    _write(store, change, {key: each for key, each in _told(store).items() if key != str(form)})


def _told(store: Store) -> dict[str, Any]:
    return json.loads(store.value("SELECT value FROM setting WHERE name = ?", (_NAME,)) or "{}")


def _write(store: Store, change: Change, told: dict[str, Any]) -> None:
    number = store.value("SELECT id FROM setting WHERE name = ?", (_NAME,))
    change.save("setting", number, {"name": _NAME, "value": json.dumps(told, ensure_ascii=False)})
