"""The approved plan in the report: when it was approved and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.i18n import N_
from app.models.difference_words import field_name
from app.models.plan_review import Fate, Item, Outcome
from app.models.vocabulary import word
from app.reports.content import Fact, Grid, Line, Subheading
from app.reports.formatting import NO_VALUE, short_date, span
from app.reports.quarterly.parts import number_of, whole
from app.reports.rows import Column, Look

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.i18n import Translation
    from app.models.plan_review import Review
    from app.reports.content import Part
    from app.reports.quarterly.data import Quarterly

FATES: Final = {
    Fate.MOVED_OUT: N_("Moved out of the period"),
    Fate.CANCELLED: N_("Not held"),
    Fate.DELETED: N_("Taken out of the plan"),
    Fate.MOVED: N_("Moved within the period"),
    Fate.CHANGED: N_("Changed"),
    Fate.MOVED_IN: N_("Moved in from another period"),
    Fate.ADDED: N_("Added after the approval"),
}


def approved_plan(report: Quarterly, t: Translation) -> Iterator[Part]:
    """Yield the approval of the plan and every event that came otherwise than planned."""
    if report.plan is None:
        return
    review = report.plan
    planned = sum(each.planned is not None for each in review.outcomes)
    yield Subheading(t("Approved plan"))
    yield Fact(t("Plan approved on"), short_date(review.day))
    yield Fact(t("Events in the approved plan"), whole(planned, report))
    kept = len(review.of(Fate.AS_PLANNED))
    yield Fact(t("As planned, without changes"), whole(kept, report))
    if kept < len(review.outcomes):
        yield _table(report, review, t)


def _table(report: Quarterly, review: Review, t: Translation) -> Grid:
    columns = (
        Column("№", 2),
        Column(t("Topic"), 8),
        Column(t("As planned"), 5),
        Column(t("Now"), 5),
        Column(t("Reason"), 6),
    )
    lines: list[Line] = []
    for fate, title in FATES.items():
        found = review.of(fate)
        if found:
            lines.append(Line((f"{t(title)}: {len(found)}",), Look.GROUP))
            lines += [_row(report, each, t) for each in found]
    return Grid(columns, tuple(lines), dense=True)


def _row(report: Quarterly, outcome: Outcome, t: Translation) -> Line:
    item = outcome.item
    return Line(
        (
            number_of(report, item.leading, item.number),
            item.topic,
            _as(report, outcome.planned, outcome, t),
            _as(report, outcome.now, outcome, t),
            outcome.reason or NO_VALUE,
        )
    )


def _as(report: Quarterly, item: Item | None, outcome: Outcome, t: Translation) -> str:
    """Return the days of an event and what else of it differs."""
    if item is None:
        return NO_VALUE
    said = [span(item.first_day, item.last_day)]
    for field in dict.fromkeys(outcome.changed):
        value = _value(report, item, field)
        if value and field != "topic":
            said.append(f"{field_name(field, t)}: {value}")
    return "\n".join(said)


def _value(report: Quarterly, item: Item, field: str) -> str:
    match field:
        case "kind":
            return report.kinds.get(item.kind, item.kind)
        case "format":
            return word("events.format", item.format, report.language) if item.format else NO_VALUE
        case "place_school":
            return report.places.get(item.place_school or 0, "")
        case "place":
            return item.place or ""
        case "facilitators":
            found = (report.people.get(each, "") for each in item.facilitators)
            return ", ".join(filter(None, found)) or NO_VALUE
        case _:
            return whole(item.planned, report).text
