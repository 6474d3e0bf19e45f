"""Questionnaires in the report: how many answered, what they need, how satisfied, indicators."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.models.figures import rounded
from app.models.vocabulary import word
from app.reports.content import BarItem, Bars, Grid, Line, Quantity, Saying, Subheading, Tone
from app.reports.figure_text import signed
from app.reports.formatting import NO_VALUE, percent, span
from app.reports.quarterly.parts import amount, whole
from app.reports.rows import Align, Column

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from fractions import Fraction

    from app.i18n import Translation
    from app.models.digests import FormDigest, IndicatorDigest, StudyDigest
    from app.reports.content import Part
    from app.reports.quarterly.data import Quarterly

_MOST: Final = 3
"""The points that a respondent gives to what is wanted most."""


def studies(report: Quarterly, t: Translation) -> Iterator[Part]:
    """Yield each wave of the period: responses, main needs, satisfaction."""
    for each in report.studies:
        yield Subheading(_name(each))
        yield _responses(report, t, each)
        if each.needs:
            yield _needs(report, t, each)
        elif each.ranked:
            yield Saying(t("Too few responses; the result is hidden."), Tone.NOTE)


def _name(study: StudyDigest) -> str:
    if study.first is None or study.last is None:
        return study.name
    return f"{study.name} ({span(study.first, study.last)})"


def _responses(report: Quarterly, t: Translation, study: StudyDigest) -> Grid:
    columns = (
        Column(t("Questionnaire"), 8),
        Column(t("Asked"), 2.4, Align.RIGHT),
        Column(t("Number of respondents"), 3, Align.RIGHT),
        Column(t("Satisfied (4 and 5), %"), 3.4, Align.RIGHT),
        Column(t("Mean mark"), 2.6, Align.RIGHT),
    )
    return Grid(columns, tuple(_form(report, each) for each in study.forms))


def _form(report: Quarterly, form: FormDigest) -> Line:
    mean = None if form.mean is None else rounded(form.mean, 2)
    return Line(
        (
            _in(form.titles, report.language, form.code),
            whole(form.asked, report),
            whole(form.responses, report),
            _share(report, form.satisfied),
            amount(mean, report, 2),
        )
    )


def _in(names: Mapping[str, str], language: str, otherwise: str) -> str:
    return names.get(language) or names.get("kk") or next(iter(names.values()), otherwise)


def _share(report: Quarterly, share: Fraction | None) -> Quantity:
    value = None if share is None else rounded(share, 1)
    return Quantity(percent(value, report.language), value, 1, percent=True)


def _needs(report: Quarterly, t: Translation, study: StudyDigest) -> Bars:
    items = (
        BarItem(
            word("requests.direction", each.direction, report.language),
            each.points / (_MOST * study.ranked),
            whole(each.points, report),
        )
        for each in study.needs
    )
    title = t("Main needs, points (first place 3, second 2, third 1); respondents: {n}")
    return Bars(title.format(n=whole(study.ranked, report).text), tuple(items))


def dynamics(report: Quarterly, t: Translation) -> Iterator[Part]:
    """Yield the indicators of the study beside those of the period before."""
    now = {each.code: each for study in report.studies for each in study.indicators}
    if not now:
        return
    earlier = {each.code: each for study in report.studies_before for each in study.indicators}
    columns = (
        Column(t("Code"), 1.6),
        Column(t("Indicator"), 9.4),
        Column(t("Number of respondents"), 3, Align.RIGHT),
        Column(t("Previous period"), 2.8, Align.RIGHT),
        Column(t("Reporting period"), 2.8, Align.RIGHT),
        Column(t("Change"), 2.4, Align.RIGHT),
    )
    yield Subheading(t("Indicators of the study"))
    lines = (_compared(report, each, earlier.get(code)) for code, each in now.items())
    yield Grid(columns, tuple(lines), dense=True)


def _compared(report: Quarterly, now: IndicatorDigest, before: IndicatorDigest | None) -> Line:
    old = _share(report, before.share if before else None)
    new = _share(report, now.share)
    return Line(
        (
            now.code,
            _in(now.names, report.language, now.code),
            whole(now.respondents, report),
            old,
            new,
            NO_VALUE
            if old.exact is None or new.exact is None
            else signed(new.exact - old.exact, report.language, 1),
        )
    )
