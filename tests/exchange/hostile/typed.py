"""Texts that somebody may type or send, and a database that holds each wherever text may stand."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.models import events, people, requests, schools, settings
from app.models.text import clean

if TYPE_CHECKING:
    from app.models.gate import Change
    from app.models.store import Store

TEXTS: Final[dict[str, str]] = json.loads(Path("tests/data/hostile/texts.json").read_text("utf-8"))
DAY: Final = dt.date(2025, 11, 19)


def type_everywhere(store: Store) -> int:
    """Add a school, a person, a request and an event for each text; return the own school."""
    with store.change("Everything") as change:
        own = schools.save(change, None, {"code": "LS", "name_kk": "Мектеп", "status": "leading"})
        settings.write(store, change, own_school=own)
        for number, text in enumerate(map(clean, TEXTS.values()), 1):
            _type(store, change, own, number, text)
    return own


def _type(store: Store, change: Change, own: int, number: int, text: str) -> None:
    school = schools.save(change, None, {
        "code": f"P{number}", "name_kk": text, "name_ru": text, "short_name": text,
        "district": text, "phone": text, "note": text, "status": "partner", "leading": own,
    })  # fmt: skip
    people.save(store, change, None, {
        "code": f"A{number}", "name": text, "note": text, "school": school, "role": "teacher",
        "subject": text,
    })  # fmt: skip
    request = requests.save(store, change, None, {
        "number": f"С-{number:02}", "received": DAY, "school": school, "topic": text,
        "direction": "other", "desired_kind": text, "note": text, "leading": own,
    })  # fmt: skip
    events.save(store, change, None, {
        "number": f"Ш-{number:02}", "first_day": DAY, "topic": text, "kind": "training",
        "place": text, "note": text, "leading": own, "requests": [request],
    })  # fmt: skip
