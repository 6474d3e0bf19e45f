"""The quarterly report as a document: its sections in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.models.period_titles import title as period_title
from app.reports.content import Chapter, Document, Heading
from app.reports.quarterly.changes import changes
from app.reports.quarterly.closing import (
    annex,
    conclusions,
    difficulties,
    indicators,
    resources,
    signature,
)
from app.reports.quarterly.coverage_section import coverage
from app.reports.quarterly.event_sections import ahead, events, plan
from app.reports.quarterly.feedback_section import questionnaires
from app.reports.quarterly.opening import aims, edition, general, opening, school_name
from app.reports.quarterly.request_sections import requests
from app.reports.quarterly.sections import ANNEX, sections

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from app.i18n import Translation
    from app.reports.content import Part
    from app.reports.quarterly.data import Quarterly
    from app.reports.quarterly.sections import Section

    Tell = Callable[[Quarterly, Translation], Iterator[Part]]

_TOLD: Final[dict[str, Tell]] = {
    "general": general,
    "aims": aims,
    "requests": requests,
    "events": events,
    "coverage": coverage,
    "plan": plan,
    "questionnaires": questionnaires,
    "indicators": indicators,
    "resources": resources,
    "difficulties": difficulties,
    "conclusions": conclusions,
    "next": ahead,
    ANNEX: annex,
}


def document(report: Quarterly, t: Translation) -> Document:
    """Return the report as a document of its sections."""
    title = period_title(report.now.period, t)
    if report.version:
        title = f"{title}. {edition(report, t)}"
    return Document(
        title=f"{t('Report on work with partner schools')}. {title}",
        language=report.language,
        as_of=report.as_of,
        author=report.author,
        header=f"{school_name(report, t)} · {title}",
        chapters=tuple(_chapters(report, t)),
    )


def _chapters(report: Quarterly, t: Translation) -> Iterator[Chapter]:
    yield Chapter("opening", None, tuple(opening(report, t)))
    wanted = sections(report.now.period.kind, report.wanted)
    found = [_chapter(report, each, t) for each in wanted]
    sign = Chapter("signature", None, (signature(report, t),))
    if found and found[-1].code == ANNEX:
        yield from (*found[:-1], sign, found[-1])
    else:
        yield from (*found, sign)
    if (told := changes(report, t)) is not None:
        yield told


def _chapter(report: Quarterly, section: Section, t: Translation) -> Chapter:
    parts = tuple(_TOLD[section.code](report, t))
    heading = Heading(t(section.title), section.number)
    return Chapter(section.code, heading, parts, new_page=section.code == ANNEX)
