"""Waves and copies for tests, in as few words as a test needs."""

from __future__ import annotations

from datetime import date

from app.models.forms import library
from app.models.forms.reading import read
from app.models.forms.shipped import shipped
from app.models.studies import handouts, waves

DAY = date(2026, 11, 23)


def add_wave(store, *forms, source=None, **values):
    """Add a wave with questionnaires of ours (or one of its own), and return it."""
    with store.change(waves.ADDED, code="w1") as change:
        if source is not None:
            asked = [library.keep(change, source, "try")]
        else:
            asked = [library.ensured(store, change, read(shipped(each)).form) for each in forms]
        given = {"code": "w1", "asked": dict.fromkeys(asked), **values}
        number = waves.write(store, change, None, given)
    return waves.get(store, number)


def give(store, wave, way="paper", schools=(None,), copies=1, form=None):
    """Give out copies of a wave's first questionnaire, or of `form`."""
    giving = handouts.Giving(
        wave.id, form or next(iter(wave.asked)), way, tuple(schools), copies, DAY
    )
    with store.change(handouts.GIVEN, count=copies, form="") as change:
        numbers = handouts.give(store, change, giving)
    return handouts.numbered(store, numbers)
