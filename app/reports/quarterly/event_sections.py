"""Events in the report: what was held, how the plan went, what comes next."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from app.models.figures import rounded
from app.models.vocabulary import word
from app.reports.blocks import subheading
from app.reports.formatting import NBSP, NO_VALUE, number, short_date
from app.reports.quarterly.parts import (
    SMALL,
    bases_of,
    by_key,
    counts,
    day_of,
    figures,
    no_data,
    number_of,
    place_of,
    text,
    titled,
    whole,
)
from app.reports.quarterly.plan_section import approved_plan
from app.reports.quarterly.request_sections import carried_over
from app.reports.rows import Align, Column, Look, Row
from app.reports.tables import Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlab.platypus import Flowable

    from app.i18n import Translation
    from app.models.contents import Line
    from app.models.events import Event
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


def events(report: Quarterly, t: Translation) -> Iterator[Flowable]:
    """Yield the figures of the held events, their sums by kind and the list of them all."""
    yield figures(report, t, _HELD)
    held = [line for line in report.lines if line.event.status == "held"]
    if held:
        yield from titled(t, "events.held_by_kind")
        yield _by_kind(report, t, held)
        yield from subheading(t("List of events"))
        yield _list(report, t, held)


def _by_kind(report: Quarterly, t: Translation, held: list[Line]) -> Table:
    found = by_key(report.now.figures, "events.held_by_kind")
    columns = (
        Column(t("Kind of event"), 6),
        Column(t("Events"), 2.4, Align.RIGHT),
        Column(t("Academic hours"), 3.4, Align.RIGHT),
        Column(t("Participations"), 2.6, Align.RIGHT),
        Column(t("On request"), 3, Align.RIGHT),
    )
    codes = {report.kinds.get(code, code): code for code in found}
    rows = [
        Row((name, whole(count, report), *_sums_of_kind(report, held, codes[name])))
        for name, count in counts(found, report.kinds)
    ]
    total = ("events.held", "hours.academic", "educators.participations", "events.held_on_request")
    rows.append(Row((t("Total"), *(text(report, code) for code in total)), Look.TOTAL))
    return Table(columns, rows)


def _sums_of_kind(report: Quarterly, held: list[Line], kind: str) -> tuple[str, str, str]:
    hours = sum((each.hours for each in report.held if each.kind == kind), Fraction(0))
    lines = [line for line in held if line.event.kind == kind]
    return (
        number(rounded(hours, 1), report.language),
        whole(sum(sum(line.present.values()) for line in lines), report),
        whole(sum(bool(line.bases) for line in lines), report),
    )


def _list(report: Quarterly, t: Translation, held: list[Line]) -> Table:
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
    rows = [_held_row(report, t, line) for line in held]
    sums = (text(report, "educators.participations"), text(report, "hours.academic"))
    rows.append(Row((t("Total"), "", "", "", "", *sums, ""), Look.TOTAL))
    return Table(columns, rows, SMALL)


def _held_row(report: Quarterly, t: Translation, line: Line) -> Row:
    return Row(
        (
            *_what(report, line.event),
            place_of(report, line.event),
            _participants(report, t, line),
            number(line.event.hours, report.language),
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


def _participants(report: Quarterly, t: Translation, line: Line) -> str:
    schools = ", ".join(f"{code}:{NBSP}{count}" for code, count in sorted(line.present.items()))
    found = whole(sum(line.present.values()), report)
    educators = f"{found} ({schools})" if schools else found
    if not line.event.parents:
        return educators
    parents = t("parents: {n}").format(n=whole(line.event.parents, report))
    return f"{educators}\n{parents}"


def plan(report: Quarterly, t: Translation) -> Iterator[Flowable]:
    """Yield how the plan was carried out, with the reasons for what was moved or not held."""
    yield figures(report, t, _PLAN)
    yield from approved_plan(report, t)
    moved = [line.event for line in report.lines if line.event.original_day]
    missed = [line.event for line in report.lines if line.event.status == "not_held"]
    open_still = [
        line.event for line in report.lines if line.event.status in {"planned", "confirmed"}
    ]
    if moved:
        yield from subheading(t("Rescheduled events"))
        yield _reasons(report, t, moved)
    if missed:
        yield from subheading(t("Events not held"))
        yield _reasons(report, t, missed)
    if open_still:
        yield from subheading(t("Events not yet marked as held"))
        yield _reasons(report, t, open_still)


def _reasons(report: Quarterly, t: Translation, chosen: list[Event]) -> Table:
    columns = (
        Column("№", 2),
        Column(t("First planned date"), 3.4),
        Column(t("Date"), 3.2),
        Column(t("Topic"), 9),
        Column(t("Status"), 3.6),
        Column(t("Reason"), 7),
    )
    rows = [
        Row(
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
    ]
    return Table(columns, rows, SMALL)


def _reason(event: Event) -> str:
    named = (event.move_reason if event.original_day else None, event.reason)
    return "; ".join(filter(None, named)) or event.note or NO_VALUE


def ahead(report: Quarterly, t: Translation) -> Iterator[Flowable]:
    """Yield the events planned for the next period and the requests that go over to it."""
    yield from subheading(t("Planned events"))
    yield _planned(report, t) if report.ahead else no_data(t)
    yield from subheading(t("Requests carried over"))
    yield from carried_over(report, t)


def _planned(report: Quarterly, t: Translation) -> Table:
    columns = (
        Column("№", 13),
        Column(t("Date"), 19),
        Column(t("Kind, format"), 30),
        Column(t("Topic"), 45),
        Column(t("Venue"), 28),
        Column(t("Planned participants"), 22, Align.RIGHT),
        Column(t("Basis"), 19),
    )
    rows = [
        Row(
            (
                *_what(report, line.event),
                place_of(report, line.event),
                number(line.event.planned, report.language),
                bases_of(line, t),
            )
        )
        for line in report.ahead
    ]
    return Table(columns, rows, SMALL)
