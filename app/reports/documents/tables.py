"""Tables that several documents have: requests, events, people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.i18n import translation
from app.models import people_by_number
from app.models.deadlines import Deadlines
from app.models.listing import school_names
from app.models.vocabulary import word
from app.reports.content import Grid, Line
from app.reports.documents.events import kind_names, place_of
from app.reports.formatting import NO_VALUE, number, short_date, span
from app.reports.rows import Align, Column

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.models.events import Event
    from app.models.people import Person
    from app.models.requests import Request
    from app.models.resources_given import Given
    from app.models.store import Store


_SCHOOL: Final = 2
"""Where the school stands among the columns of requests."""


def request_grid(
    store: Store, found: Sequence[Request], language: str, *, of_one: bool = False
) -> Grid:
    """Return requests as a table: when they came, what they ask, what became of them, by when.

    Those `of_one` school do not name it.
    """
    t, due = translation(language), Deadlines(store)
    names = school_names(store, {each.school for each in found})
    led = people_by_number.names(store, {each.responsible for each in found if each.responsible})
    columns = (
        Column("№", 2),
        Column(t("Date received"), 3),
        Column(t("School"), 5),
        Column(t("Topic"), 7),
        Column(t("Status"), 4),
        Column(t("Due date"), 3),
        Column(t("Responsible"), 4.5),
    )
    lines = tuple(
        Line(
            (
                each.number,
                short_date(each.received),
                names[each.school].name(language),
                each.topic,
                "\n".join(
                    filter(None, (word("requests.status", each.status, language), each.reason))
                ),
                NO_VALUE if each.decided else short_date(due.due(each.received)),
                led.get(each.responsible or 0, NO_VALUE),
            )
        )
        for each in found
    )
    whole = Grid(columns, lines, dense=True)
    return _without(whole, _SCHOOL) if of_one else whole


def _without(grid: Grid, place: int) -> Grid:
    """Return a table without one of its columns."""
    lines = tuple(
        Line((*each.cells[:place], *each.cells[place + 1 :]), each.look) for each in grid.lines
    )
    columns = (*grid.columns[:place], *grid.columns[place + 1 :])
    return Grid(columns, lines, grid.dense)


def event_grid(
    store: Store,
    found: Sequence[Event],
    language: str,
    present: Mapping[int, int] | None = None,
) -> Grid:
    """Return events as a table; `present` counts some of those present instead of all."""
    t, kinds = translation(language), kind_names(store, language)
    places = school_names(store, {each.place_school for each in found if each.place_school})
    columns = (
        Column("№", 2),
        Column(t("Date"), 3),
        Column(t("Topic"), 7.5),
        Column(t("Kind of event"), 4.5),
        Column(t("Venue"), 4.5),
        Column(t("Present"), 2.6, Align.RIGHT),
        Column(t("Status"), 3.4),
    )
    lines = tuple(
        Line(
            (
                each.number,
                span(each.first_day, each.last_day).replace("–", "–\n"),
                each.topic,
                kinds.get(each.kind, each.kind),
                place_of(each, places, language) or NO_VALUE,
                _present(each, language, present),
                word("events.status", each.status, language),
            )
        )
        for each in found
    )
    return Grid(columns, lines, dense=True)


def _present(event: Event, language: str, present: Mapping[int, int] | None) -> str:
    """Return how many came, nothing before an event was held."""
    if event.status != "held":
        return NO_VALUE
    return number(event.present if present is None else present.get(event.id, 0), language)


def given_grid(
    store: Store, found: Sequence[Given], language: str, *, of_one: bool = False
) -> Grid:
    """Return who received which resource: how many copies, and what is still to come back.

    Of one school its name is left out.
    """
    t = translation(language)
    names = school_names(store, {each.school for each in found})
    columns = (
        Column(t("Given on"), 3),
        Column(t("Resource"), 8),
        Column(t("School"), 6),
        Column(t("Full name"), 5),
        Column(t("Copies"), 2, Align.RIGHT),
        Column(t("To come back"), 3.4),
    )
    lines = tuple(
        Line(
            (
                short_date(each.day),
                f"{each.code} {each.title}",
                names[each.school].name(language),
                each.person_name or NO_VALUE,
                number(each.copies, language),
                _coming_back(each, language),
            )
        )
        for each in found
    )
    whole = Grid(columns, lines, dense=True)
    return _without(whole, _SCHOOL) if of_one else whole


def _coming_back(given: Given, language: str) -> str:
    t = translation(language)
    if given.returned is not None:
        return t("Returned: {day}").format(day=short_date(given.returned))
    if not given.lent:
        return NO_VALUE
    return short_date(given.due) if given.due else t("yes, no day agreed")


def people_grid(found: Sequence[Person], language: str) -> Grid:
    """Return people as a table: names, posts, subjects, directions of trainers."""
    t = translation(language)
    columns = (
        Column("№", 1.2),
        Column(t("Full name"), 7),
        Column(t("Position"), 6),
        Column(t("Subject"), 4.5),
        Column(t("Directions"), 6),
    )
    lines = tuple(
        Line(
            (
                str(place),
                each.name,
                each.position or (word("people.role", each.role, language) if each.role else ""),
                each.subject or "",
                ", ".join(word("requests.direction", code, language) for code in each.directions),
            )
        )
        for place, each in enumerate(found, start=1)
    )
    return Grid(columns, lines, dense=True)
