"""Questionnaires and feedback: what people wrote and the marks, small groups hidden."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from app.models.figures import rounded
from app.models.suppression import LEAST, hidden, tells
from app.reports.content import Grid, Line, Saying, Subheading, Tone
from app.reports.formatting import number
from app.reports.quarterly.parts import (
    HIDDEN,
    MEANS,
    amount,
    figure,
    figures,
    number_of,
    too_few,
    whole,
    written_or_nothing,
)
from app.reports.quarterly.study_section import studies
from app.reports.rows import Align, Column, Look

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.i18n import Translation
    from app.models.facts import EventFact
    from app.reports.content import Part
    from app.reports.quarterly.data import Quarterly


def questionnaires(report: Quarterly, t: Translation) -> Iterator[Part]:
    """Yield what people wrote about the questionnaires, their results, the feedback on events."""
    if not report.studies or report.texts.get("questionnaires", "").strip():
        yield written_or_nothing(report, t, "questionnaires")
    yield from studies(report, t)
    yield Subheading(t("Feedback on events"))
    marked = [each for each in report.held if each.forms and each.mean is not None]
    if too_few(report.now):
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
) -> Iterator[Part]:
    """Yield the mean over the events for educators, where others would blur it."""
    own = [each for each in marked if each.for_educators]
    forms = sum(each.forms for each in own)
    others = sum(each.forms for each in marked) - forms
    told = tells(_sizes(marked), {each.id for each in own})
    if forms >= LEAST and others >= LEAST and not told:
        total = sum((each.forms * Fraction(each.mean or 0) for each in own), Fraction(0))
        mean = number(rounded(total / forms, 2), report.language, 2)
        sentence = t("Events for educators alone, mean mark over the forms: {mean} (forms: {n})")
        yield Saying(sentence.format(mean=mean, n=whole(forms, report).text), Tone.NOTE)


def _decimals(event: EventFact) -> int:
    """Return how many decimals a mean mark was told with, one at least."""
    mean = Fraction(event.mean or 0)
    return next((digits for digits in (1, 2) if (mean * 10**digits).denominator == 1), 3)


def _by_event(report: Quarterly, t: Translation, marked: Sequence[EventFact]) -> Iterator[Part]:
    closed = hidden(_sizes(marked))
    found = {each.id: each for each in marked}
    columns = (
        Column("№", 2),
        Column(t("Topic"), 11),
        Column(t("Feedback forms"), 3.4, Align.RIGHT),
        Column(t("Mean mark"), 3.4, Align.RIGHT),
    )
    decimals = max(map(_decimals, found.values()), default=1)
    lines = [
        Line(
            (
                number_of(report, line.event.leading, line.event.number),
                line.event.topic,
                whole(found[line.event.id].forms, report),
                HIDDEN
                if line.event.id in closed
                else amount(line.event.feedback_mean, report, decimals),
            )
        )
        for line in report.lines
        if line.event.id in found
    ]
    sums = (figure(report, "feedback.forms"), figure(report, "feedback.weighted_mean"))
    lines.append(Line((t("Total"), "", *sums), Look.TOTAL))
    yield Grid(columns, tuple(lines))
    if closed:
        sentence = t("Too few responses: their result, and one that would tell it, are hidden.")
        yield Saying(f"{HIDDEN} {sentence}", Tone.NOTE)
