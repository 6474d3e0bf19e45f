"""Whom the events reached: educators by school, with a picture; parents apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.models.figure_words import LABELS
from app.reports.content import BarItem, Bars, Grid, Line
from app.reports.quarterly.opening import unknown_numbers
from app.reports.quarterly.parts import by_key, figure, figures, of_key, of_known, titled, whole
from app.reports.rows import Align, Column, Look

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.i18n import Translation
    from app.models.schools import School
    from app.reports.content import Part
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


def coverage(report: Quarterly, t: Translation) -> Iterator[Part]:
    """Yield participations, unique participants and the share of teachers, by school."""
    yield figures(report, t, _FIGURES)
    if not report.partners:
        return
    yield titled(report, t, "coverage.by_school")
    if len(report.partners) <= _DRAWN:
        yield _chart(report, t)
    yield from unknown_numbers(report, t)
    yield titled(report, t, "educators.participations_by_school")
    yield _by_school(report, t)


def _chart(report: Quarterly, t: Translation) -> Bars:
    shares = by_key(report.now.figures, "coverage.by_school")
    ordered = sorted(report.partners, key=lambda each: (-(shares[each.code] or -1), each.code))
    items = tuple(_bar(each, report, t) for each in ordered)
    return Bars(t(LABELS["coverage.by_school"]), items)


def _bar(school: School, report: Quarterly, t: Translation) -> BarItem:
    share = of_key(report, "coverage.by_school", school.code)
    name = school.name(report.language)
    if share.exact is None or not school.teachers:
        return BarItem(name, None, t("number of teachers unknown"))
    reached = report.reached[school.code]
    parts = f"{whole(reached, report).text} / {whole(school.teachers, report).text} · "
    return BarItem(name, reached / school.teachers, (parts, share))


def _by_school(report: Quarterly, t: Translation) -> Grid:
    columns = (
        Column(t("School name"), 7.4),
        Column(t("Participations"), 3.2, Align.RIGHT),
        Column(t("Number of teachers"), 3, Align.RIGHT),
        Column(t("Teachers reached"), 3, Align.RIGHT),
        Column(t("Share, %"), 2.4, Align.RIGHT),
    )
    lines = [_school_line(each, report) for each in report.partners]
    lines += _other_lines(report)
    sums = ("coverage.partner_teachers", "coverage.partner_teachers_reached", "coverage.share")
    total = (t("Total"), figure(report, "educators.participations"))
    lines.append(Line((*total, *(of_known(report, code) for code in sums)), Look.TOTAL))
    return Grid(columns, tuple(lines))


def _school_line(school: School, report: Quarterly) -> Line:
    taken = by_key(report.now.figures, "educators.participations_by_school")
    code = "educators.participations_by_school"
    # The total counts only schools with a known number, so those reached elsewhere stay out.
    reached = None if school.teachers is None else report.reached[school.code]
    return Line(
        (
            school.name(report.language),
            of_key(report, code, school.code) if school.code in taken else whole(0, report),
            whole(school.teachers, report),
            whole(reached, report),
            of_key(report, "coverage.by_school", school.code),
        )
    )


def _other_lines(report: Quarterly) -> list[Line]:
    """Return the schools that took part without being partners, the leading school among them."""
    code = "educators.participations_by_school"
    taken = by_key(report.now.figures, code)
    partners = {school.code for school in report.partners}
    return [
        Line((report.names.get(each, each), of_key(report, code, each), "", "", ""))
        for each in taken
        if each not in partners
    ]
