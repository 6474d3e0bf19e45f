"""Waves and responses written through the models, in as few words as a test needs."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from app.models import schools
from app.models.forms import library
from app.models.forms.reading import read
from app.models.forms.shipped import shipped
from app.models.studies import responses, waves

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from app.models.forms.source import Source
    from app.models.store import Store
    from app.models.studies.waves import Wave

DELIVERY = {"name": "stick", "way": "file", "day": "2025-11-20"}


def add_wave(
    store: Store,
    code: str,
    rows: Iterable[Mapping[str, str]],
    form: str = "needs_heads",
    source: Source | None = None,
    **values: str,
) -> Wave:
    """Add responses to a wave, one for each row of answers; `school` among them is its code."""
    with store.change("Wave") as change:
        if source is None:
            kept = library.ensured(store, change, read(shipped(form)).form)
        else:
            kept = library.keep(change, source, form)
        wave = waves.ensured(store, change, code, kept)
        change.update("wave", wave, values)
    with store.unrecorded() as connection:
        given = [_response(store, kept, row) for row in rows]
        responses.write(connection, wave, DELIVERY, given)
    found = waves.by_code(store, code)
    assert found
    return found


def _response(store: Store, form: int, row: Mapping[str, str]) -> responses.Response:
    code = row.get("school", "")
    school = schools.by_code(store, code) if code else None
    text = responses.stored_text(dict(row))
    return responses.Response(
        str(uuid4()),
        form,
        school,
        code,
        "",
        "2025-11-20",
        "kk",
        "file",
        finished=True,
        answers=text,
    )
