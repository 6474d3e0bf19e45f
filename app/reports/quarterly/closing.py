"""The end of the report: dynamics, resources, difficulties, conclusions, signature, annex."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.models.figure_words import DEFINITIONS, LABELS
from app.models.figures import FIGURES
from app.models.period_titles import days
from app.models.period_titles import title as period_title
from app.models.vocabulary import word
from app.reports.content import (
    Fact,
    Grid,
    Line,
    Passport,
    Passports,
    Quantity,
    Saying,
    Signature,
    Tone,
)
from app.reports.figure_text import shown_change
from app.reports.formatting import NO_VALUE, short_date
from app.reports.quarterly.opening import school_name
from app.reports.quarterly.parts import (
    before,
    figure,
    has_before,
    of_key,
    whole,
    written,
    written_or_nothing,
)
from app.reports.quarterly.study_section import dynamics
from app.reports.rows import Align, Column, Look

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.i18n import Translation
    from app.models.digests import GivenDigest
    from app.models.periods import Period
    from app.reports.content import Part
    from app.reports.quarterly.data import Quarterly

_KEY: Final = (
    "requests.received",
    "requests.fulfilled_share",
    "requests.days_to_decision.median",
    "events.held",
    "events.held_on_request",
    "hours.academic",
    "hours.person",
    "educators.participations",
    "educators.unique",
    "parents.attended",
    "coverage.partner_schools_reached",
    "coverage.share",
    "feedback.weighted_mean",
)


def indicators(report: Quarterly, t: Translation) -> Iterator[Part]:
    """Yield the key figures of this period beside those of the one before it."""
    known = has_before(report)
    columns = (
        Column("№", 1.6),
        Column(t("Indicator"), 8),
        Column(f"{t('Previous period')}\n{_days(report.before.period)}", 4, Align.RIGHT),
        Column(f"{t('Reporting period')}\n{_days(report.now.period)}", 4, Align.RIGHT),
        Column(t("Change"), 2.6, Align.RIGHT),
    )
    first = 0 if report.numbers else 1
    lines = (Line(_compared(report, t, code, known=known)[first:]) for code in _KEY)
    yield Grid(columns[first:], tuple(lines))
    if not known:
        yield Saying(t("The program has no data of the previous period."), Tone.NOTE)
    yield from dynamics(report, t)


def _days(period: Period) -> str:
    return days(period).replace("–", "–\n")


def _compared(
    report: Quarterly, t: Translation, code: str, *, known: bool
) -> tuple[str | Quantity, ...]:
    earlier = before(report, code) if known else Quantity(NO_VALUE)
    now = figure(report, code, noted=False)
    change = shown_change(code, earlier.exact, now.exact, report.language)
    return (report.numbers.get(code, ""), t(LABELS[code]), earlier, now, change)


def resources(report: Quarterly, t: Translation) -> Iterator[Part]:
    """Yield the resources that were given, by category, and what people wrote of them."""
    given = report.given
    if not given or not given.copies or report.texts.get("resources", "").strip():
        yield written_or_nothing(report, t, "resources")
    if given and given.copies:
        yield _given(report, given, t)


def _given(report: Quarterly, given: GivenDigest, t: Translation) -> Grid:
    columns = (Column(t("Category"), 10), Column(t("Copies given"), 3, Align.RIGHT))
    lines = [
        Line((word("resources.category", code, report.language), whole(copies, report)))
        for code, copies in sorted(given.by_category.items(), key=lambda each: -each[1])
    ]
    total = t("Total; resources: {resources}, schools: {schools}")
    words = total.format(resources=given.resources, schools=given.schools)
    lines.append(Line((words, whole(given.copies, report)), Look.TOTAL))
    return Grid(columns, tuple(lines))


def difficulties(report: Quarterly, _t: Translation) -> Iterator[Part]:
    """Yield difficulties and ways to solve them."""
    yield written(report, "difficulties")


def conclusions(report: Quarterly, _t: Translation) -> Iterator[Part]:
    """Yield conclusions and recommendations."""
    yield written(report, "conclusions")


def signature(report: Quarterly, t: Translation) -> Signature:
    """Return the line for the signature of whoever prepared the report."""
    return Signature(t("Prepared by"), report.author)


def annex(report: Quarterly, t: Translation) -> Iterator[Part]:
    """Yield every figure by its code, with its value, what it counts and from how many rows."""
    yield Saying(t("Every figure of the report: its code, its value and what it counts."))
    yield Fact(t("Reporting period"), period_title(report.now.period, t), Tone.NOTE)
    yield Fact(t("Data as of"), short_date(report.as_of), Tone.NOTE)
    yield Fact(t("Whose data"), _whose(report, t), Tone.NOTE)
    order = sorted(FIGURES, key=lambda each: _place(report.numbers.get(each.code, "")))
    yield Passports(tuple(_passport(report, each.code, t) for each in order), bool(report.numbers))


def _whose(report: Quarterly, t: Translation) -> str:
    name = school_name(report, t)
    return f"{name} ({report.school.code})" if report.school else name


def _place(number: str) -> tuple[int, ...]:
    return tuple(map(int, number.split("."))) if number else (99,)


def _passport(report: Quarterly, code: str, t: Translation) -> Passport:
    found = report.now.figures[code]
    keyed = isinstance(found, dict)
    values = (
        tuple(of_key(report, code, key) for key in found)
        if keyed
        else (figure(report, code, noted=False),)
    )
    return Passport(
        number=report.numbers.get(code, ""),
        code=code,
        label=t(LABELS[code]),
        definition=t(DEFINITIONS[code]),
        values=values,
        rows=len(report.source.rows(code).ids),
        keyed=keyed,
    )
