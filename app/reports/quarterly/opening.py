"""The beginning of the report: approval, title, the school, its team and its partners, the aims."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.models import regions
from app.models.figure_words import LABELS
from app.models.period_titles import title as period_title
from app.models.vocabulary import word
from app.reports.content import Approval, Fact, Grid, Line, Saying, Subheading, Tone
from app.reports.formatting import NO_VALUE, number, short_date
from app.reports.quarterly.parts import amount, no_data, none_known, of_known, whole, written
from app.reports.rows import Align, Column, Look

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.i18n import Translation
    from app.models.contents import Member
    from app.models.schools import School
    from app.reports.content import Part
    from app.reports.quarterly.data import Quarterly


_NAMED: Final = 40
"""More schools than this are counted, not named, in a sentence."""


def school_name(report: Quarterly, t: Translation) -> str:
    """Return whose report it is."""
    if report.school is None:
        return t("Network of leading schools")
    return report.school.name(report.language)


def opening(report: Quarterly, t: Translation) -> Iterator[Part]:
    """Yield the approval and the title with the days of the period and of the data."""
    yield Approval(school_name(report, t), report.director, report.as_of.year)
    yield Saying(t("Report on work with partner schools"), Tone.TITLE)
    yield Saying(period_title(report.now.period, t), Tone.SUBTITLE)
    if report.version:
        yield Saying(edition(report, t), Tone.SUBTITLE)
    yield Saying(t("Data as of {day}").format(day=short_date(report.as_of)), Tone.SUBTITLE)


def edition(report: Quarterly, t: Translation) -> str:
    """Return which closed version of the period this is."""
    if report.version == 1:
        return t("Closed version")
    return t("Corrected, version {number}").format(number=report.version)


def general(report: Quarterly, t: Translation) -> Iterator[Part]:
    """Yield the leading school, the development team and the partner schools."""
    if report.school is not None:
        yield from _school(report.school, report, t)
        yield Subheading(t("Development team"))
        yield _team(report, t) if report.team else no_data(t)
    yield Subheading(t("Partner schools"))
    yield from _partners(report, t) if report.partners else [no_data(t)]


def _school(school: School, report: Quarterly, t: Translation) -> Iterator[Part]:
    language = report.language
    region = regions.name_of(school.region, language, report.now.period.last)
    place = ", ".join(filter(None, (region, school.district, school.settlement)))
    facts = {
        t("Leading school"): school.name(language),
        t("Location"): place,
        t("Language of instruction"): languages_of(school, language),
        t("Number of pupils"): number(school.pupils, language),
        t("Number of teachers"): number(school.teachers, language),
        t("Director"): report.director,
    }
    for label, value in facts.items():
        if value not in ("", NO_VALUE):
            yield Fact(label, value)


def languages_of(school: School, language: str) -> str:
    """Return the languages of instruction of a school."""
    return ", ".join(word("schools.languages", each, language) for each in school.languages)


def _team(report: Quarterly, t: Translation) -> Grid:
    columns = (
        Column("№", 1),
        Column(t("Full name"), 6),
        Column(t("Role"), 5),
        Column(t("Direction"), 8),
    )
    lines = (
        Line(
            (
                str(place),
                report.people.get(each.person, NO_VALUE),
                _post(each, report.language),
                _directions(each, report.language),
            )
        )
        for place, each in enumerate(report.team, start=1)
    )
    return Grid(columns, tuple(lines))


def _post(person: Member, language: str) -> str:
    return person.position or (word("people.role", person.role, language) if person.role else "")


def _directions(person: Member, language: str) -> str:
    return ", ".join(word("requests.direction", each, language) for each in person.directions)


def _partners(report: Quarterly, t: Translation) -> Iterator[Part]:
    columns = (
        Column(t("Code"), 1.6),
        Column(t("School name"), 9),
        Column(t("Language of instruction"), 4),
        Column(t("Urban / rural"), 2.4),
        Column(t("Small ungraded"), 3.2),
        Column(t("Distance, km"), 3.2, Align.RIGHT),
        Column(t("Number of teachers"), 3.2, Align.RIGHT),
    )
    total = (t("Total"), whole(len(report.partners), report), "", "", "", "")
    lines = [_partner(each, report) for each in report.partners]
    lines.append(Line((*total, of_known(report, "coverage.partner_teachers")), Look.TOTAL))
    yield Grid(columns, tuple(lines), dense=True)
    yield from unknown_numbers(report, t)


def _partner(school: School, report: Quarterly) -> Line:
    language = report.language
    small = None if school.small is None else str(school.small).lower()
    return Line(
        (
            school.code,
            school.name(language),
            languages_of(school, language) or NO_VALUE,
            word("schools.territory", school.territory, language) if school.territory else NO_VALUE,
            word("schools.small", small, language) if small else NO_VALUE,
            amount(school.distance, report),
            whole(school.teachers, report),
        )
    )


def unknown_numbers(report: Quarterly, t: Translation) -> Iterator[Part]:
    """Say plainly whose number of teachers nobody knows."""
    names = [each.name(report.language) for each in report.partners if each.teachers is None]
    if none_known(report):
        yield Saying(t("The number of teachers of every partner school is unknown."), Tone.NOTE)
    elif len(names) > _NAMED:
        label = t(LABELS["coverage.partner_schools_without_number"])
        yield Fact(label, whole(len(names), report), Tone.NOTE)
    elif names:
        sentence = t("The number of teachers is unknown, so it gives no share: {schools}.")
        yield Saying(sentence.format(schools=", ".join(names)), Tone.NOTE)


def aims(report: Quarterly, _t: Translation) -> Iterator[Part]:
    """Yield the aim and tasks of the period as people wrote them."""
    yield written(report, "aims")
