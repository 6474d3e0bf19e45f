"""The lesson observation sheet: what teacher and pupils do, and what was agreed afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.reports.blocks import BLANK
from app.reports.content import (
    Document,
    Fact,
    Grid,
    Line,
    Saying,
    Signature,
    Subheading,
    ToFill,
    Tone,
)
from app.reports.documents.events import days, event_facts
from app.reports.documents.framing import framed
from app.reports.rows import Column

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.i18n import Translation
    from app.models.store import Store
    from app.reports.content import Part
    from app.reports.documents.events import EventFacts

_ROWS: Final = 6
_HIGH: Final = "\n\n"
"""Lines of a row that is filled in by hand."""
_LINE: Final = BLANK * 3


def observation_document(store: Store, event: int, language: str) -> Document:
    """Return the sheet for observing a lesson of an event; the teacher stands there as a code."""
    facts = event_facts(store, event, language)
    title = f"{facts.t('Lesson observation sheet')}. {facts.event.topic}"
    foot = facts.t("Record code: {code}").format(code=facts.code)
    return framed(title, facts.event.last_day, facts.head, language, _parts(facts), foot=foot)


def _parts(facts: EventFacts) -> Iterator[Part]:
    t = facts.t
    if school := facts.head.school(facts.language):
        yield Saying(school, Tone.SUBTITLE)
    yield Saying(t("Lesson observation sheet"), Tone.TITLE)
    yield Saying(facts.event.topic, Tone.SUBTITLE)
    yield from sheet(t, days(facts), facts.place if facts.event.place_school else "")


def sheet(t: Translation, day: str, school: str) -> Iterator[Part]:
    """Yield what is filled in at a lesson; lines where the day or the school is not known."""
    yield Fact(t("Date"), day or _LINE)
    yield Fact(t("School"), school or _LINE)
    for label in (
        t("Teacher (code)"),
        t("Class, subject"),
        t("Topic of the lesson"),
        t("Learning objective"),
        t("Observer"),
    ):
        yield Fact(label, _LINE)
    columns = (
        Column(t("Time"), 2),
        Column(t("Action of the teacher"), 6),
        Column(t("Action of the pupils"), 6),
        Column(t("Comment"), 4.5),
    )
    yield Grid(columns, tuple(Line((_HIGH, "", "", "")) for _ in range(_ROWS)))
    yield Subheading(t("Feedback agreed"))
    yield ToFill(3)
    yield Signature(t("Signature of the observer"), "")
    yield Signature(t("Signature of the teacher"), "")
