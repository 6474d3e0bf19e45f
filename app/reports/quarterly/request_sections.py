"""Requests in the report: their figures, by status, direction and school, and why not fulfilled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.models.figure_words import LABELS
from app.models.requests import CLOSED, OPEN
from app.models.vocabulary import word
from app.reports.content import BarItem, Bars, Grid, Line, Subheading
from app.reports.formatting import short_date
from app.reports.quarterly.parts import (
    by_key,
    counted,
    figure,
    figures,
    no_data,
    number_of,
    of_key,
    single,
    titled,
    whole,
)
from app.reports.rows import Align, Column, Look

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.i18n import Translation
    from app.models.requests import Request
    from app.reports.content import Part
    from app.reports.quarterly.data import Quarterly

_FIGURES: Final = (
    "requests.received",
    "requests.fulfilled_share",
    "requests.fulfilled_share_within_competence",
    "requests.days_to_decision.median",
    "requests.days_to_decision.mean",
    "requests.days_to_fulfilment.median",
    "requests.days_to_fulfilment.mean",
    "requests.carried_in",
    "requests.closed_in_period",
    "requests.carried_out",
)


def requests(report: Quarterly, t: Translation) -> Iterator[Part]:
    """Yield what came in and what became of it."""
    yield figures(report, t, _FIGURES)
    if not single(report.now.figures, "requests.received"):
        return
    yield titled(report, t, "requests.by_status")
    yield _by_status(report, t)
    yield titled(report, t, "requests.by_direction")
    yield _by_direction(report, t)
    yield titled(report, t, "requests.by_school")
    yield _by_school(report, t)
    if report.explained:
        yield Subheading(t("Requests closed without fulfilment, or deferred"))
        yield explained(report, t)


def _by_status(report: Quarterly, t: Translation) -> Grid:
    found = by_key(report.now.figures, "requests.by_status")
    lines = [
        Line(
            (
                word("requests.status", code, report.language),
                of_key(report, "requests.by_status", code),
            )
        )
        for code in OPEN + CLOSED
        if code in found
    ]
    lines.append(Line((t("Total"), figure(report, "requests.received")), Look.TOTAL))
    return Grid((Column(t("Status"), 6), Column(t("Requests"), 2, Align.RIGHT)), tuple(lines))


def _by_direction(report: Quarterly, t: Translation) -> Bars:
    code = "requests.by_direction"
    found = by_key(report.now.figures, code)
    names = {key: word("requests.direction", key, report.language) for key in found}
    received = int(single(report.now.figures, "requests.received") or 1)
    items = [
        BarItem(names[key], int(found[key] or 0) / received, of_key(report, code, key))
        for key in counted(found, names)
    ]
    if without := received - sum(int(each or 0) for each in found.values()):
        items.append(BarItem(t("direction not stated"), without / received, whole(without, report)))
    return Bars(t(LABELS[code]), tuple(items))


def _by_school(report: Quarterly, t: Translation) -> Grid:
    found = by_key(report.now.figures, "requests.by_school")
    lines = [
        Line((report.names.get(key, key), of_key(report, "requests.by_school", key)))
        for key in counted(found, report.names)
    ]
    lines.append(Line((t("Total"), figure(report, "requests.received")), Look.TOTAL))
    return Grid((Column(t("School name"), 6), Column(t("Requests"), 2, Align.RIGHT)), tuple(lines))


def explained(report: Quarterly, t: Translation) -> Grid:
    """Return the requests that others or nobody will fulfil, with the reasons."""
    columns = (
        Column("№", 2.2),
        Column(t("Date received"), 3.2),
        Column(t("School name"), 5),
        Column(t("Topic"), 6),
        Column(t("Status"), 4),
        Column(t("Reason"), 6),
    )
    lines = (
        Line(
            (
                *_head(each, report),
                word("requests.status", each.status, report.language),
                each.reason or "",
            )
        )
        for each in report.explained
    )
    return Grid(columns, tuple(lines), dense=True)


def _head(request: Request, report: Quarterly) -> tuple[str, str, str, str]:
    return (
        number_of(report, request.leading, request.number),
        short_date(request.received),
        report.places[request.school],
        request.topic,
    )


def carried_over(report: Quarterly, t: Translation) -> Part:
    """Return the requests that go over to the next period."""
    if not report.carried_out:
        return no_data(t)
    columns = (
        Column("№", 2.2),
        Column(t("Date received"), 3.2),
        Column(t("School name"), 6),
        Column(t("Topic"), 8),
        Column(t("Status"), 4),
    )
    lines = (
        Line((*_head(each, report), word("requests.status", each.status, report.language)))
        for each in report.carried_out
    )
    return Grid(columns, tuple(lines), dense=True)
