"""The feedback form of an event: the shipped questionnaire with the event's facts over it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from reportlab.platypus import Spacer

from app.models.forms.library import find
from app.models.forms.reading import read
from app.models.forms.shipped import shipped
from app.reports.blocks import paragraph
from app.reports.document import Sheet
from app.reports.documents.events import days, event_facts, labelled_facts
from app.reports.documents.letterhead import school_line
from app.reports.documents.printing import printed
from app.reports.paper_form.story import questions
from app.reports.styles import TITLE

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from pathlib import Path

    from reportlab.platypus import Flowable

    from app.models.forms.form import Form
    from app.models.progress import Progress
    from app.models.store import Store
    from app.reports.documents.events import EventFacts

_FORM: Final = "event_feedback"
_KNOWN: Final = "event"
"""The question that the event's facts answer: it is not asked on paper."""


def render_feedback(
    store: Store, event: int, language: str, path: Path
) -> Generator[Progress, None, Path]:
    """Print the feedback form of an event; raises `FileProblem` when `path` cannot be written."""
    facts, form = event_facts(store, event, language), _form(store)
    title = form.text(form.titles, language)
    sheet = Sheet(
        title=f"{title}. {facts.event.topic}",
        language=language,
        as_of=facts.event.last_day,
        author=facts.head.author,
        header=f"{title} · {facts.event.number}",
        foot=f"{form.code} · {form.version} · {facts.code}",
    )
    return (yield from printed(_story(facts, form), sheet, path))


def _form(store: Store) -> Form:
    """Return the questionnaire as the database has it, else as it comes with the program."""
    known = find(store, _FORM)
    source = shipped(_FORM)
    assert source is not None  # noqa: S101 - it is one of ours
    form = known.form if known else read(source).form
    return replace(form, items=tuple(each for each in form.items if each.name != _KNOWN))


def _story(facts: EventFacts, form: Form) -> Iterator[Flowable]:
    t = facts.t
    yield from school_line(facts.head, facts.language)
    yield paragraph(form.text(form.titles, facts.language), TITLE)
    yield Spacer(1, 4)
    yield from labelled_facts(
        (
            (t("Event"), f"{facts.event.number} · {facts.event.topic}"),
            (t("Kind of event"), facts.kind),
            (t("Date"), days(facts)),
            (t("Facilitators"), ", ".join(facts.facilitators)),
        )
    )
    yield Spacer(1, 4)
    yield from questions(form, facts.language, t)
