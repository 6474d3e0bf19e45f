"""The plan of a period: approved by the director, agreed with the office, one row an event."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.i18n import translation
from app.models import event_purposes, events, people_by_number
from app.models.letterhead import masthead
from app.models.listing import school_names
from app.models.period_titles import title as period_title
from app.models.plan_review import approved, standing
from app.models.search import Slice
from app.models.vocabulary import word
from app.reports.content import Approvals, Document, Grid, Line, Saying, Signature, Tone
from app.reports.documents.events import kind_names
from app.reports.documents.framing import framed
from app.reports.formatting import NO_VALUE, number, short_date, span
from app.reports.rows import Column

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from app.i18n import Translation
    from app.models.event_purposes import Purpose
    from app.models.events import Event
    from app.models.listing import SchoolName
    from app.models.periods import Period
    from app.models.plan_review import Item
    from app.models.store import Store


@dataclass(frozen=True, slots=True)
class _Row:
    """An event of the plan: as planned, as it is now if it is still there, with its names."""

    topic: str
    days: tuple[date, date]
    kind: str
    format: str
    audience: str
    place: str
    responsible: str
    expected: str
    mark: str


def plan_document(
    store: Store, leading: int | None, period: Period, language: str, *, as_approved: bool
) -> Document:
    """Return the plan of a period: as it was approved, or as the events stand now.

    Where nothing was approved the events of now are the plan.
    """
    t, head = translation(language), masthead(store)
    kept = approved(store, leading, period) if as_approved else None
    rows = _Reading(store, language).rows(kept.items if kept else standing(store, leading, period))
    parts = [
        Approvals(head, period.first.year),
        Saying(t("Event plan"), Tone.TITLE),
        Saying(period_title(period, t), Tone.SUBTITLE),
        *(
            [Saying(t("As approved on {day}").format(day=short_date(kept.day)), Tone.SUBTITLE)]
            if kept
            else []
        ),
        _grid(rows, t),
        Signature(t("Drawn up by"), head.author),
    ]
    title = f"{t('Event plan')}. {period_title(period, t)}"
    return framed(title, store.today(), head, language, parts, landscape=True)


def _grid(rows: Iterable[_Row], t: Translation) -> Grid:
    columns = (
        Column("№", 1.2),
        Column(t("Date"), 3.4),
        Column(t("Event, topic"), 7),
        Column(t("Kind, format"), 4),
        Column(t("Audience"), 5),
        Column(t("Venue"), 4.5),
        Column(t("Responsible"), 4),
        Column(t("Expected result"), 5.5),
        Column(t("Mark of fulfilment"), 4.4),
    )
    lines = [
        Line(
            (
                str(place),
                span(*each.days).replace("–", "–\n"),
                each.topic,
                "\n".join(filter(None, (each.kind, each.format))),
                each.audience,
                each.place,
                each.responsible,
                each.expected,
                each.mark,
            )
        )
        for place, each in enumerate(rows, start=1)
    ]
    return Grid(columns, tuple(lines), dense=True)


class _Reading:
    """Reads rows of the plan: names of people and schools once for all of them."""

    def __init__(self, store: Store, language: str) -> None:
        self._store = store
        self._language = language
        self._t = translation(language)
        self._kinds = kind_names(store, language)

    def rows(self, planned: Iterable[Item]) -> list[_Row]:
        """Return the rows of what is planned, with what came of it."""
        wanted = list(planned)
        ids = [each.event for each in wanted]
        found = events.page(self._store, events.Filter(ids=tuple(ids)), Slice("day"))
        now = {each.id: each for each in found}
        invited = {each: events.linked(self._store, each, "schools") for each in ids}
        led = {each: events.linked(self._store, each, "facilitators") for each in ids}
        schools = {number for numbers in invited.values() for number in numbers}
        places = {each.place_school for each in wanted if each.place_school is not None}
        self._schools: dict[int, SchoolName] = school_names(self._store, schools | places)
        self._people = people_by_number.names(
            self._store, {person for numbers in led.values() for person in numbers}
        )
        purposes = event_purposes.of_events(self._store, ids)
        return [
            self._row(each, now.get(number), invited[number], led[number], purposes.get(number))
            for each, number in zip(wanted, ids, strict=True)
        ]

    def _row(
        self,
        planned: Item,
        now: Event | None,
        invited: Iterable[int],
        led: Iterable[int],
        purpose: Purpose | None,
    ) -> _Row:
        place = planned.place or ""
        if planned.place_school is not None and planned.place_school in self._schools:
            place = self._schools[planned.place_school].name(self._language)
        return _Row(
            planned.topic,
            (planned.first_day, planned.last_day),
            self._kinds.get(planned.kind, planned.kind),
            word("events.format", planned.format, self._language) if planned.format else "",
            self._audience(planned, invited),
            place or NO_VALUE,
            ", ".join(self._people[each] for each in led if each in self._people) or NO_VALUE,
            purpose.expected if purpose else "",
            self._mark(planned, now),
        )

    def _audience(self, planned: Item, invited: Iterable[int]) -> str:
        names = [self._schools[each].name(self._language) for each in invited]
        if planned.planned:
            count = number(planned.planned, self._language)
            names.append(f"{self._t('Planned participants')}:\u00a0{count}")
        return "\n".join(names) or NO_VALUE

    def _mark(self, planned: Item, now: Event | None) -> str:
        """Return what came of an event: held, moved or not, with the reason."""
        t = self._t
        if now is None:
            return t("Taken out of the plan")
        said: list[str] = []
        if now.status in {"held", "not_held"}:
            said.append(word("events.status", now.status, self._language))
        if (now.first_day, now.last_day) != (planned.first_day, planned.last_day):
            said.append(f"{t('Date')}: {span(now.first_day, now.last_day)}")
        elif now.original_day is not None and now.original_day != now.first_day:
            said.append(f"{t('Rescheduled from')}: {short_date(now.original_day)}")
        said += [text for text in (now.reason, now.move_reason) if text]
        return "\n".join(said)
