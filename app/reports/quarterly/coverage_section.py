"""Whom the events reached: educators by school, with a picture; parents apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.reports.chart_painter import ChartDrawing, measure
from app.reports.charts import Bar, bars
from app.reports.figure_text import shown
from app.reports.formatting import number
from app.reports.quarterly.opening import unknown_numbers
from app.reports.quarterly.parts import by_key, figures, of_known, text, titled, whole
from app.reports.rows import Align, Column, Look, Row
from app.reports.tables import Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlab.platypus import Flowable

    from app.i18n import Translation
    from app.models.schools import School
    from app.reports.quarterly.data import Quarterly

_FIGURES: Final = (
    "educators.participations",
    "educators.unique",
    "educators.unique_teachers",
    "educators.unique_heads",
    "parents.attended",
    "coverage.partner_schools",
    "coverage.partner_schools_without_number",
    "coverage.partner_schools_reached",
    "coverage.partner_teachers",
    "coverage.partner_teachers_reached",
    "coverage.share",
)
_DRAWN: Final = 40
"""More schools than this are easier to read in the table alone."""


def coverage(report: Quarterly, t: Translation) -> Iterator[Flowable]:
    """Yield participations, unique participants and the share of teachers, by school."""
    yield figures(report, t, _FIGURES)
    if not report.partners:
        return
    yield from titled(t, "coverage.by_school")
    if len(report.partners) <= _DRAWN:
        yield _chart(report, t)
    yield from unknown_numbers(report, t)
    yield from titled(t, "educators.participations_by_school")
    yield _by_school(report, t)


def _chart(report: Quarterly, t: Translation) -> Flowable:
    shares = by_key(report.now.figures, "coverage.by_school")
    ordered = sorted(report.partners, key=lambda each: (-(shares[each.code] or -1), each.code))
    items = [_bar(each, report, t) for each in ordered]
    return ChartDrawing(lambda width: bars(items, width, measure))


def _bar(school: School, report: Quarterly, t: Translation) -> Bar:
    share = by_key(report.now.figures, "coverage.by_school")[school.code]
    name = school.name(report.language)
    if share is None or not school.teachers:
        return Bar(name, None, t("number of teachers unknown"))
    reached = report.reached[school.code]
    parts = f"{whole(reached, report)} / {number(school.teachers, report.language)}"
    value = f"{parts} · {shown('coverage.by_school', share, report.language)}"
    return Bar(name, reached / school.teachers, value)


def _by_school(report: Quarterly, t: Translation) -> Table:
    columns = (
        Column(t("School name"), 7.4),
        Column(t("Participations"), 3.2, Align.RIGHT),
        Column(t("Number of teachers"), 3, Align.RIGHT),
        Column(t("Teachers reached"), 3, Align.RIGHT),
        Column(t("Share, %"), 2.4, Align.RIGHT),
    )
    rows = [_school_row(each, report) for each in report.partners]
    rows += _other_rows(report)
    sums = ("coverage.partner_teachers", "coverage.partner_teachers_reached", "coverage.share")
    total = (t("Total"), text(report, "educators.participations"))
    rows.append(Row((*total, *(of_known(report, code) for code in sums)), Look.TOTAL))
    return Table(columns, rows)


def _school_row(school: School, report: Quarterly) -> Row:
    taken = by_key(report.now.figures, "educators.participations_by_school")
    share = by_key(report.now.figures, "coverage.by_school")[school.code]
    # The total counts only schools with a known number, so those reached elsewhere stay out.
    reached = None if school.teachers is None else report.reached[school.code]
    return Row(
        (
            school.name(report.language),
            whole(int(taken.get(school.code) or 0), report),
            number(school.teachers, report.language),
            whole(reached, report),
            shown("coverage.by_school", share, report.language),
        )
    )


def _other_rows(report: Quarterly) -> list[Row]:
    """Return the schools that took part without being partners, the leading school among them."""
    taken = by_key(report.now.figures, "educators.participations_by_school")
    partners = {school.code for school in report.partners}
    return [
        Row((report.names.get(code, code), whole(int(count or 0), report), "", "", ""))
        for code, count in taken.items()
        if code not in partners
    ]
