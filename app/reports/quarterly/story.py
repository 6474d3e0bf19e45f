"""The quarterly report as a story: its sections in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.reports.blocks import NewPage, heading
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
from app.reports.quarterly.opening import aims, general, opening
from app.reports.quarterly.request_sections import requests
from app.reports.quarterly.sections import sections

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reportlab.platypus import Flowable

    from app.i18n import Translation
    from app.reports.quarterly.data import Quarterly

    Tell = Callable[[Quarterly, Translation], Iterator[Flowable]]

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
    "annex": annex,
}


def story(report: Quarterly, t: Translation) -> Iterator[Flowable]:
    """Yield the parts of the document."""
    yield from opening(report, t)
    for section in sections(report.now.period.kind):
        if section.code == "annex":
            yield from signature(report, t)
            yield NewPage()
        yield from heading(section.number, t(section.title))
        yield from _TOLD[section.code](report, t)
    yield from changes(report, t)
