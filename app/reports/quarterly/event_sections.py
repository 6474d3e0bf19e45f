"""Events in the report: what was held, how the plan went, what comes next."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from app.models.figures import rounded
from app.models.vocabulary import word
from app.reports.content import Grid, Line, Quantity, Subheading
from app.reports.formatting import NBSP, NO_VALUE, short_date
from app.reports.quarterly.parts import (
    amount,
    bases_of,
    by_key,
    counted,
    day_of,
    figure,
    figures,
    no_data,
    number_of,
    of_key,
    place_of,
    titled,
    whole,
)
from app.reports.quarterly.plan_section import approved_plan
from app.reports.quarterly.request_sections import carried_over
from app.reports.rows import Align, Column, Look

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.i18n import Translation
    from app.models.contents import Line as EventLine
    from app.models.events import Event
    from app.reports.content import Part
    from app.reports.quarterly.data import Quarterly

_HELD: Final = (
    "events.held",
    "events.held_on_request",
    "events.held_by_own_plan",
    "hours.academic",
    "hours.person",
)
_PLAN: Final = (
    "events.in_plan",
    "events.held",
    "events.held_rescheduled",
    "events.not_held",
    "attendance.planned",
    "attendance.actual",
)


def events(report: Quarterly, t: Translation) -> Iterator[Part]:
    """Yield the figures of the held events, their sums by kind and the list of them all."""
    yield figures(report, t, _HELD)
    held = [line for line in report.lines if line.event.status == "held"]
    if held:
        yield titled(report, t, "events.held_by_kind")
        yield _by_kind(report, t, held)
        yield Subheading(t("List of events"))
        yield _list(report, t, held)


def _by_kind(report: Quarterly, t: Translation, held: list[EventLine]) -> Grid:
    found = by_key(report.now.figures, "events.held_by_kind")
    columns = (
        Column(t("Kind of event"), 6),
        Column(t("Events"), 2.4, Align.RIGHT),
        Column(t("Academic hours"), 3.4, Align.RIGHT),
        Column(t("Participations"), 2.6, Align.RIGHT),
        Column(t("On request"), 3, Align.RIGHT),
    )
    lines = [
        Line(
            (
                report.kinds.get(key, key),
                of_key(report, "events.held_by_kind", key),
                *_sums_of_kind(report, held, key),
            )
        )
        for key in counted(found, report.kinds)
    ]
    total = ("events.held", "hours.academic", "educators.participations", "events.held_on_request")
    lines.append(Line((t("Total"), *(figure(report, code) for code in total)), Look.TOTAL))
    return Grid(columns, tuple(lines))


def _sums_of_kind(report: Quarterly, held: list[EventLine], kind: str) -> tuple[Quantity, ...]:
    hours = sum((each.hours for each in report.held if each.kind == kind), Fraction(0))
    lines = [line for line in held if line.event.kind == kind]
    return (
        amount(rounded(hours, 1), report),
        whole(sum(sum(line.present.values()) for line in lines), report),
        whole(sum(bool(line.bases) for line in lines), report),
    )


def _list(report: Quarterly, t: Translation, held: list[EventLine]) -> Grid:
    columns = (
        Column("№", 13),
        Column(t("Date"), 19),
        Column(t("Kind, format"), 27),
        Column(t("Topic"), 39),
        Column(t("Venue"), 26),
        Column(t("Participants"), 24),
        Column(t("Hours"), 11, Align.RIGHT),
        Column(t("Basis"), 17),
    )
    lines = [_held_row(report, t, line) for line in held]
    sums = (figure(report, "educators.participations"), figure(report, "hours.academic"))
    lines.append(Line((t("Total"), "", "", "", "", *sums, ""), Look.TOTAL))
    return Grid(columns, tuple(lines), dense=True)


def _held_row(report: Quarterly, t: Translation, line: EventLine) -> Line:
    return Line(
        (
            *_what(report, line.event),
            place_of(report, line.event),
            _participants(report, t, line),
            amount(line.event.hours, report),
            bases_of(line, t),
        )
    )


def _what(report: Quarterly, event: Event) -> tuple[str, str, str, str]:
    kind = report.kinds.get(event.kind, event.kind)
    form = word("events.format", event.format, report.language) if event.format else ""
    return (
        number_of(report, event.leading, event.number),
        day_of(event),
        f"{kind}, {form}" if form else kind,
        event.topic,
    )


def _participants(report: Quarterly, t: Translation, line: EventLine) -> str:
    schools = ", ".join(f"{code}:{NBSP}{count}" for code, count in sorted(line.present.items()))
    found = whole(sum(line.present.values()), report).text
    educators = f"{found} ({schools})" if schools else found
    if not line.event.parents:
        return educators
    parents = t("parents: {n}").format(n=whole(line.event.parents, report).text)
    return f"{educators}\n{parents}"


def plan(report: Quarterly, t: Translation) -> Iterator[Part]:
    """Yield how the plan was carried out, with the reasons for what was moved or not held."""
    yield figures(report, t, _PLAN)
    yield from approved_plan(report, t)
    moved = [line.event for line in report.lines if line.event.original_day]
    missed = [line.event for line in report.lines if line.event.status == "not_held"]
    open_still = [
        line.event for line in report.lines if line.event.status in {"planned", "confirmed"}
    ]
    if moved:
        yield Subheading(t("Rescheduled events"))
        yield _reasons(report, t, moved)
    if missed:
        yield Subheading(t("Events not held"))
        yield _reasons(report, t, missed)
    if open_still:
        yield Subheading(t("Events not yet marked as held"))
        yield _reasons(report, t, open_still)


def _reasons(report: Quarterly, t: Translation, chosen: list[Event]) -> Grid:
    columns = (
        Column("№", 2),
        Column(t("First planned date"), 3.4),
        Column(t("Date"), 3.2),
        Column(t("Topic"), 9),
        Column(t("Status"), 3.6),
        Column(t("Reason"), 7),
    )
    lines = (
        Line(
            (
                number_of(report, event.leading, event.number),
                short_date(event.original_day) if event.original_day else NO_VALUE,
                day_of(event),
                event.topic,
                word("events.status", event.status, report.language),
                _reason(event),
            )
        )
        for event in chosen
    )
    return Grid(columns, tuple(lines), dense=True)


def _reason(event: Event) -> str:
    named = (event.move_reason if event.original_day else None, event.reason)
    return "; ".join(filter(None, named)) or event.note or NO_VALUE


def ahead(report: Quarterly, t: Translation) -> Iterator[Part]:
    """Yield the events planned for the next period and the requests that go over to it."""
    yield Subheading(t("Planned events"))
    yield _planned(report, t) if report.ahead else no_data(t)
    yield Subheading(t("Requests carried over"))
    yield carried_over(report, t)


def _planned(report: Quarterly, t: Translation) -> Grid:
    columns = (
        Column("№", 13),
        Column(t("Date"), 19),
        Column(t("Kind, format"), 30),
        Column(t("Topic"), 45),
        Column(t("Venue"), 28),
        Column(t("Planned participants"), 22, Align.RIGHT),
        Column(t("Basis"), 19),
    )
    lines = (
        Line(
            (
                *_what(report, line.event),
                place_of(report, line.event),
                whole(line.event.planned, report),
                bases_of(line, t),
            )
        )
        for line in report.ahead
    )
    return Grid(columns, tuple(lines), dense=True)
