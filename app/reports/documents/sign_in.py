"""The sign-in sheet: who is expected at a session, with room to sign and for others to add."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reportlab.lib.units import mm
from reportlab.platypus import Spacer

from app.models import attendance, people
from app.models.listing import school_names
from app.models.vocabulary import word
from app.reports.blocks import BLANK, NewPage, Room, paragraph
from app.reports.columns import Columns
from app.reports.document import Sheet
from app.reports.documents.events import event_facts, labelled_facts, when
from app.reports.documents.letterhead import school_line
from app.reports.documents.printing import printed
from app.reports.rows import Column, Row
from app.reports.styles import BODY, SUBTITLE, TITLE
from app.reports.tables import Table

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence
    from pathlib import Path

    from reportlab.platypus import Flowable

    from app.models.progress import Progress
    from app.models.sessions import Session
    from app.models.store import Store
    from app.reports.documents.events import EventFacts

EMPTY_ROWS: Final = 10
_SIZE: Final = 10.0
_FOOT: Final = 18 * mm
"""The room that the last lines, with the signature, need on their page."""
_HIGH: Final = "\n"
"""Two lines in the cell for the signature: a row as high as a hand needs."""


@dataclass(frozen=True, slots=True)
class _Line:
    name: str
    school: str
    post: str


@dataclass(frozen=True, slots=True)
class _Sitting:
    session: Session
    number: int
    lines: tuple[_Line, ...]


def render_sign_in(
    store: Store,
    event: int,
    language: str,
    path: Path,
    *,
    session: int | None = None,
    empty_rows: int = EMPTY_ROWS,
) -> Generator[Progress, None, Path]:
    """Print the sheet of one session, or those of all sessions of an event, each on its own page.

    On it stand the people of the invited schools and everybody already marked. Raises
    `FileProblem` when `path` cannot be written.
    """
    facts = event_facts(store, event, language)
    wanted = [
        _Sitting(each, place, tuple(_lines(store, each, language)))
        for place, each in enumerate(facts.sessions, start=1)
        if session in (None, each.id)
    ]
    t = facts.t
    sheet = Sheet(
        title=f"{t('Sign-in sheet')}. {facts.event.topic}",
        language=language,
        as_of=facts.event.last_day,
        author=facts.head.author,
        header=f"{t('Sign-in sheet')} · {facts.event.topic}",
        foot=t("Record code: {code}").format(code=_code(facts, wanted)),
    )
    return (yield from printed(_story(facts, wanted, empty_rows), sheet, path))


def _code(facts: EventFacts, wanted: Sequence[_Sitting]) -> str:
    return f"{facts.code}/{wanted[0].number}" if len(wanted) == 1 else facts.code


def _lines(store: Store, session: Session, language: str) -> Iterator[_Line]:
    assert session.id is not None  # noqa: S101 - read from the store
    roll = attendance.roll(store, session.id)
    names = school_names(store, {each.school for each in roll if each.school is not None})
    for each in roll:
        person = people.get(store, each.person, session.day)
        role = word("people.role", each.role, language) if each.role else ""
        post = (person.position or role, each.subject or "")
        school = names[each.school].name(language) if each.school is not None else ""
        yield _Line(each.name, school, ", ".join(filter(None, post)))


def _story(facts: EventFacts, wanted: Sequence[_Sitting], empty_rows: int) -> Iterator[Flowable]:
    for place, sitting in enumerate(wanted):
        if place:
            yield NewPage()
        yield from _sheet(facts, sitting, empty_rows)


def _sheet(facts: EventFacts, sitting: _Sitting, empty_rows: int) -> Iterator[Flowable]:
    t, event = facts.t, facts.event
    yield from school_line(facts.head, facts.language)
    yield paragraph(t("Sign-in sheet"), TITLE)
    yield paragraph(event.topic, SUBTITLE)
    yield Spacer(1, 6)
    yield from labelled_facts(
        (
            (t("Kind of event"), facts.kind),
            (t("Date"), when(sitting.session)),
            (t("Topic of the session"), sitting.session.topic or ""),
            (t("Venue"), facts.place),
            (t("Facilitators"), ", ".join(facts.facilitators)),
            (t("Record code"), f"{facts.code}/{sitting.number}"),
        )
    )
    yield _table(facts, sitting, empty_rows)
    yield from _foot(facts)


def _table(facts: EventFacts, sitting: _Sitting, empty_rows: int) -> Table:
    t = facts.t
    columns = (
        Column("№", 1.2),
        Column(t("Full name"), 6.5),
        Column(t("School"), 6),
        Column(t("Position, subject"), 4.6),
        Column(t("Signature"), 3.6),
    )
    rows = [
        Row((str(place), each.name, each.school, each.post, _HIGH))
        for place, each in enumerate(sitting.lines, start=1)
    ]
    start = len(rows) + 1
    rows += [Row((str(start + place), "", "", "", _HIGH)) for place in range(empty_rows)]
    return Table(columns, rows, _SIZE)


def _foot(facts: EventFacts) -> list[Flowable]:
    t = facts.t
    total = paragraph(f"{t('Total present')}: ______", BODY)
    parents = paragraph(f"{t('Parents')}: ______", BODY)
    day = paragraph(f"{t('Date')}: {BLANK}", BODY)
    who = paragraph(f"{t('Responsible')}: {BLANK}{BLANK} / {BLANK}", BODY)
    return [
        Room(_FOOT),
        Spacer(1, 4 * mm),
        Columns([(6, [total]), (4, [parents]), (7, [day])]),
        who,
    ]
