"""Requests in the report: their figures, by status, direction and school, and why not fulfilled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.models.vocabulary import codes, word
from app.reports.blocks import subheading
from app.reports.chart_painter import ChartDrawing, measure
from app.reports.charts import Bar, bars
from app.reports.formatting import short_date
from app.reports.quarterly.parts import (
    SMALL,
    by_key,
    counts,
    figures,
    no_data,
    number_of,
    single,
    text,
    titled,
    whole,
)
from app.reports.rows import Align, Column, Look, Row
from app.reports.tables import Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlab.platypus import Flowable

    from app.i18n import Translation
    from app.models.requests import Request
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


def requests(report: Quarterly, t: Translation) -> Iterator[Flowable]:
    """Yield what came in and what became of it."""
    yield figures(report, t, _FIGURES)
    if not single(report.now.figures, "requests.received"):
        return
    yield from titled(t, "requests.by_status")
    yield _by_status(report, t)
    yield from titled(t, "requests.by_direction")
    yield _by_direction(report, t)
    yield from titled(t, "requests.by_school")
    yield _by_school(report, t)
    if report.explained:
        yield from subheading(t("Requests closed without fulfilment, or deferred"))
        yield explained(report, t)


def _by_status(report: Quarterly, t: Translation) -> Table:
    found = by_key(report.now.figures, "requests.by_status")
    rows = [
        Row((word("requests.status", code, report.language), whole(int(found[code] or 0), report)))
        for code in codes("requests.status")
        if code in found
    ]
    rows.append(Row((t("Total"), text(report, "requests.received")), Look.TOTAL))
    return Table((Column(t("Status"), 6), Column(t("Requests"), 2, Align.RIGHT)), rows)


def _by_direction(report: Quarterly, t: Translation) -> Flowable:
    found = by_key(report.now.figures, "requests.by_direction")
    names = {code: word("requests.direction", code, report.language) for code in found}
    received = int(single(report.now.figures, "requests.received") or 1)
    counted = list(counts(found, names))
    if without := received - sum(count for _name, count in counted):
        counted.append((t("direction not stated"), without))
    items = [Bar(name, count / received, whole(count, report)) for name, count in counted]
    return ChartDrawing(lambda width: bars(items, width, measure))


def _by_school(report: Quarterly, t: Translation) -> Table:
    found = by_key(report.now.figures, "requests.by_school")
    rows = [Row((name, whole(count, report))) for name, count in counts(found, report.names)]
    rows.append(Row((t("Total"), text(report, "requests.received")), Look.TOTAL))
    return Table((Column(t("School name"), 6), Column(t("Requests"), 2, Align.RIGHT)), rows)


def explained(report: Quarterly, t: Translation) -> Table:
    """Return the requests that others or nobody will fulfil, with the reasons."""
    columns = (
        Column("№", 2.2),
        Column(t("Date received"), 3.2),
        Column(t("School name"), 5),
        Column(t("Topic"), 6),
        Column(t("Status"), 4),
        Column(t("Reason"), 6),
    )
    rows = [
        Row(
            (
                *_head(each, report),
                word("requests.status", each.status, report.language),
                each.reason or "",
            )
        )
        for each in report.explained
    ]
    return Table(columns, rows, SMALL)


def _head(request: Request, report: Quarterly) -> tuple[str, str, str, str]:
    return (
        number_of(report, request.leading, request.number),
        short_date(request.received),
        report.places[request.school],
        request.topic,
    )


def carried_over(report: Quarterly, t: Translation) -> list[Flowable]:
    """Return the requests that go over to the next period."""
    if not report.carried_out:
        return [no_data(t)]
    columns = (
        Column("№", 2.2),
        Column(t("Date received"), 3.2),
        Column(t("School name"), 6),
        Column(t("Topic"), 8),
        Column(t("Status"), 4),
    )
    rows: Sequence[Row] = [
        Row((*_head(each, report), word("requests.status", each.status, report.language)))
        for each in report.carried_out
    ]
    return [Table(columns, rows, SMALL)]
