"""The end of the report: dynamics, resources, difficulties, conclusions, signature, annex."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.models.figure_words import DEFINITIONS, LABELS
from app.models.figures import FIGURES
from app.models.period_titles import days
from app.models.vocabulary import word
from app.reports.blocks import Room, paragraph
from app.reports.figure_text import shown, shown_change
from app.reports.formatting import NBSP, NO_VALUE
from app.reports.quarterly.feedback_section import HIDDEN, MEANS, too_few
from app.reports.quarterly.parts import SMALL, single, written, written_or_nothing
from app.reports.quarterly.sections import NUMBERS
from app.reports.rows import Align, Column, Row
from app.reports.styles import NOTE
from app.reports.tables import Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlab.platypus import Flowable

    from app.i18n import Translation
    from app.models.periods import Period
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
_BY_SCHOOL: Final = frozenset(
    {"requests.by_school", "educators.participations_by_school", "coverage.by_school"}
)
_DOMAINS: Final = {
    "requests.by_status": "requests.status",
    "requests.by_direction": "requests.direction",
}
_ANYTHING: Final = ("requests.received", "requests.carried_in", "events.in_plan")


def indicators(report: Quarterly, t: Translation) -> Iterator[Flowable]:
    """Yield the key figures of this period beside those of the one before it."""
    known = any(single(report.before.figures, code) for code in _ANYTHING)
    columns = (
        Column("№", 1.6),
        Column(t("Indicator"), 8),
        Column(f"{t('Previous period')}\n{_days(report.before.period)}", 4, Align.RIGHT),
        Column(f"{t('Reporting period')}\n{_days(report.now.period)}", 4, Align.RIGHT),
        Column(t("Change"), 2.6, Align.RIGHT),
    )
    yield Table(columns, [_compared(report, t, code, known=known) for code in _KEY])
    if not known:
        yield paragraph(t("The program has no data of the previous period."), NOTE)


def _days(period: Period) -> str:
    return days(period).replace("–", "–\n")


def _compared(report: Quarterly, t: Translation, code: str, *, known: bool) -> Row:
    before = single(report.before.figures, code) if known else None
    now = None if code in MEANS and too_few(report) else single(report.now.figures, code)
    return Row(
        (
            NUMBERS[code],
            t(LABELS[code]),
            shown(code, before, report.language),
            shown(code, now, report.language),
            shown_change(code, before, now, report.language),
        )
    )


def resources(report: Quarterly, t: Translation) -> Iterator[Flowable]:
    """Yield the resources that were given or made."""
    yield from written_or_nothing(report, t, "resources")


def difficulties(report: Quarterly, _t: Translation) -> Iterator[Flowable]:
    """Yield difficulties and ways to solve them."""
    yield from written(report, "difficulties")


def conclusions(report: Quarterly, _t: Translation) -> Iterator[Flowable]:
    """Yield conclusions and recommendations."""
    yield from written(report, "conclusions")


def signature(report: Quarterly, t: Translation) -> Iterator[Flowable]:
    """Yield the line for the signature of whoever prepared the report."""
    yield Room(60)
    line = f"______________ / {report.author or '______________'}"
    yield paragraph(f"\n{t('Prepared by')}: {line}")


def annex(report: Quarterly, t: Translation) -> Iterator[Flowable]:
    """Yield every figure by its code, with its value and what it counts."""
    yield paragraph(t("Every figure of the report: its code, its value and what it counts."), NOTE)
    columns = (
        Column("№", 1.5),
        Column(t("Code"), 9.6),
        Column(t("Value"), 5.2),
        Column(t("Definition"), 9.2),
    )
    rows = [
        Row(
            (
                NUMBERS[figure.code],
                figure.code,
                _value(report, figure.code),
                f"{t(LABELS[figure.code])}. {t(DEFINITIONS[figure.code])}",
            )
        )
        for figure in sorted(FIGURES, key=lambda each: _place(NUMBERS[each.code]))
    ]
    yield Table(columns, rows, SMALL)


def _place(number: str) -> tuple[int, ...]:
    return tuple(map(int, number.split(".")))


def _value(report: Quarterly, code: str) -> str:
    value = report.now.figures[code]
    if isinstance(value, dict):
        items = [
            f"{_key(report, code, key)}{NBSP}={NBSP}{shown(code, each, report.language)}"
            for key, each in value.items()
        ]
        return ("; " if code in _BY_SCHOOL else "\n").join(items) or NO_VALUE
    if code in MEANS and too_few(report):
        return HIDDEN
    return shown(code, single(report.now.figures, code), report.language)


def _key(report: Quarterly, code: str, key: str) -> str:
    if code == "events.held_by_kind":
        return report.kinds.get(key, key)
    domain = _DOMAINS.get(code)
    return word(domain, key, report.language) if domain else key
