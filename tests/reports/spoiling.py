"""Texts that would do something if they were taken for formulas or markup, put everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.models import letterhead
from app.models.letterhead import Letterhead, Signatory

if TYPE_CHECKING:
    from tests.reports.every_document import Scene

HOSTILE: Final = '=HYPERLINK("http://x.test";"1") <img src="file:///etc/passwd"> {"a":1} {{ 7*7 }}'
LONG: Final = "Өтепбергенова-Қожахметова " * 4
SPOILT: Final = f"{HOSTILE} \u202egnp.exe \U0001f600 {LONG}"[:200]
"""Two hundred characters, as long as names may be."""

_COLUMNS: Final = {
    "event": ("topic", "place", "move_reason", "reason", "note"),
    "event_purpose": ("aim", "expected"),
    "event_session": ("topic",),
    "request": ("topic", "audience", "desired_dates", "reason", "letter_number"),
    "school": ("name_kk", "name_ru", "district", "settlement", "note"),
    "person": ("name",),
    "person_post": ("position", "subject"),
    "resource": ("title", "author"),
    "narrative": ("text",),
    "wave": ("name",),
}


def spoil(scene: Scene) -> None:
    """Put the text everywhere where people type."""
    store = scene.store
    with store.change("Spoil") as change:
        for table, columns in _COLUMNS.items():
            for row in store.rows(f"SELECT id FROM {table}"):
                told = SPOILT if table != "school" else f"{SPOILT[:-6]} {row['id']}"
                change.update(table, row["id"], dict.fromkeys(columns, told))
        head = dict.fromkeys(
            ("head_kk", "head_ru", "contacts_kk", "contacts_ru", "agreed_kk", "agreed_ru"), SPOILT
        )
        signing = (Signatory(SPOILT, SPOILT, SPOILT),)
        letterhead.write(store, change, Letterhead(signatories=signing, **head))
