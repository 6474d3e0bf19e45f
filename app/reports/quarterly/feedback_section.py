"""Questionnaires and feedback: what people wrote and the marks, small groups hidden."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from app.models.figures import rounded
from app.models.suppression import LEAST, hidden, tells
from app.reports.blocks import paragraph, subheading
from app.reports.formatting import number
from app.reports.quarterly.parts import (
    figures,
    number_of,
    single,
    text,
    whole,
    written_or_nothing,
)
from app.reports.rows import Align, Column, Look, Row
from app.reports.styles import NOTE
from app.reports.tables import Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlab.platypus import Flowable

    from app.i18n import Translation
    from app.models.facts import EventFact
    from app.reports.quarterly.data import Quarterly

HIDDEN: Final = "*"
MEANS: Final = ("feedback.weighted_mean", "feedback.mean_of_events")


def too_few(report: Quarterly) -> bool:
    """Say whether so few answered in the whole period that even the means are hidden."""
    return 0 < (single(report.now.figures, "feedback.forms") or 0) < LEAST


def questionnaires(report: Quarterly, t: Translation) -> Iterator[Flowable]:
    """Yield what people wrote about the questionnaires, then the feedback on events."""
    yield from written_or_nothing(report, t, "questionnaires")
    yield from subheading(t("Feedback on events"))
    marked = [each for each in report.held if each.forms and each.mean is not None]
    if too_few(report):
        yield figures(report, t, ("feedback.forms",))
    else:
        yield figures(report, t, ("feedback.forms", *MEANS))
        yield from _educators_only(report, t, marked)
    if marked and report.school is not None:
        yield from _by_event(report, t, marked)


def _sizes(marked: Sequence[EventFact]) -> dict[int, int]:
    return {each.id: each.forms for each in marked}


def _educators_only(
    report: Quarterly, t: Translation, marked: Sequence[EventFact]
) -> Iterator[Flowable]:
    """Yield the mean over the events for educators, where others would blur it."""
    own = [each for each in marked if each.for_educators]
    forms = sum(each.forms for each in own)
    others = sum(each.forms for each in marked) - forms
    told = tells(_sizes(marked), {each.id for each in own})
    if forms >= LEAST and others >= LEAST and not told:
        total = sum((each.forms * Fraction(each.mean or 0) for each in own), Fraction(0))
        mean = number(rounded(total / forms, 2), report.language, 2)
        sentence = t("Events for educators alone, mean mark over the forms: {mean} (forms: {n})")
        yield paragraph(sentence.format(mean=mean, n=whole(forms, report)), NOTE)


def _by_event(report: Quarterly, t: Translation, marked: Sequence[EventFact]) -> Iterator[Flowable]:
    closed = hidden(_sizes(marked))
    found = {each.id: each for each in marked}
    columns = (
        Column("№", 2),
        Column(t("Topic"), 11),
        Column(t("Feedback forms"), 3.4, Align.RIGHT),
        Column(t("Mean mark"), 3.4, Align.RIGHT),
    )
    rows = [
        Row(
            (
                number_of(report, line.event.leading, line.event.number),
                line.event.topic,
                whole(found[line.event.id].forms, report),
                HIDDEN
                if line.event.id in closed
                else number(line.event.feedback_mean, report.language),
            )
        )
        for line in report.lines
        if line.event.id in found
    ]
    mean = HIDDEN if too_few(report) else text(report, "feedback.weighted_mean")
    rows.append(Row((t("Total"), "", text(report, "feedback.forms"), mean), Look.TOTAL))
    yield Table(columns, rows)
    if closed:
        sentence = t("Too few responses: their result, and one that would tell it, are hidden.")
        yield paragraph(f"{HIDDEN} {sentence}", NOTE)
