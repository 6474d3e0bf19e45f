"""A cross-table in cells: counts, row or column per cent; of numbers, means by group."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from app.i18n import N_
from app.models.forms.form import Kind
from app.models.studies.crosstable import crossed
from app.models.studies.groups import Attribute, by_answer, by_attribute, parted, secret
from app.models.studies.questions import choices_of
from app.reports.charts import Bar
from app.reports.results.grid import (
    HIDDEN,
    Grid,
    hidden_note,
    hundredth,
    tenth,
    too_few,
    value_words,
)
from app.reports.results.questions import counts_note
from app.reports.results.versions import question_notes
from app.reports.results.words import ATTRIBUTES, order_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.models.forms.form import Question
    from app.models.studies.crosstable import CrossTable
    from app.reports.results.grid import Cell
from app.reports.results.words import Words


class Measure(StrEnum):
    """What stands in the cells."""

    COUNT = "count"
    COLUMN = "column"
    ROW = "row"


MEASURES = {
    Measure.COLUMN: N_("Per cent of the column"),
    Measure.ROW: N_("Per cent of the row"),
    Measure.COUNT: N_("How many"),
}
"""Marked labels of what stands in the cells."""


NOTHING_TOLD = N_(
    "No group here has five answers, or the small ones could be worked out from it. Choose another"
    " question or breakdown, or bring in more answers."
)
_TRIED = 12
"""How many questions are looked through for a table that tells something."""
_BARS = 40
"""More groups than this are read in the table alone."""


@dataclass(frozen=True, slots=True)
class Crossing:
    """What is crossed: a question of a questionnaire, and an attribute or another question."""

    form: str
    question: Question
    by: Attribute | Question
    measure: Measure = Measure.COLUMN


def cross_table(words: Words, crossing: Crossing) -> CrossTable:
    """Count what is crossed."""
    study, by = words.study, crossing.by
    counting = study.counting(crossing.form)
    answered = study.among(crossing.form, None)
    if isinstance(by, Attribute):
        key_of = by_attribute(study.known, by)
        order, attribute = order_of(by), by
    else:
        key_of = by_answer(counting, by)
        order, attribute = [each.code for each in choices_of(counting.form, by)], None
    found = crossed(counting, crossing.question, answered, key_of, order=order, attribute=attribute)
    return found.opened() if study.whole else found


def first_telling(
    words: Words, form: str, questions: Sequence[Question]
) -> tuple[Question, Attribute | Question] | None:
    """Return the first question and breakdown of which at least two groups may be shown."""
    single = [each for each in questions if each.kind is Kind.ONE][:_TRIED]
    for by in (*(each for each in Attribute if _parts(words, form, each)), *single):
        for question in single:
            if question is not by:
                found = cross_table(words, Crossing(form, question, by))
                if len(found.columns) - len(found.secret) > 1 and _tells(found):
                    return question, by
    return None


def _parts(words: Words, form: str, by: Attribute) -> bool:
    """Say whether an attribute leaves two groups that are large enough."""
    groups = parted(words.study.among(form, None), by_attribute(words.study.known, by))
    sizes = {key: len(members) for key, members in groups.items()}
    return len(sizes) - len(secret(groups, sizes, by)) > 1


def _tells(found: CrossTable) -> bool:
    return any(found.count(row, column) for row in found.rows for column in found.columns)


def cross_grid(words: Words, crossing: Crossing) -> Grid:
    """Return a cross-table as it is shown."""
    found = cross_table(words, crossing)
    form = words.study.forms[crossing.form]
    by = crossing.by
    asked = [each for each in (crossing.question, by) if not isinstance(each, Attribute)]
    group = words.t(ATTRIBUTES[by]) if isinstance(by, Attribute) else words.question(form, by)
    title = f"{words.question(form, crossing.question)} × {group}"
    if found.whole.hidden and not words.study.whole:
        return too_few(words.t, title)
    labels = [_column(words, crossing, key) for key in found.columns]
    if not found.rows:
        return _means(words, found, labels, title)
    rows = [_row(words, crossing, found, code) for code in found.rows]
    all_hidden = all(cell == HIDDEN for row in rows for cell in row[1:-1])
    n = (words.t("Answered"), *(found.tallies[key].n for key in found.columns), found.whole.n)
    head = (words.t("Answer"), *labels, words.t("Total"))
    if all_hidden:
        head = (words.t("Respondents"), *head[1:])
        return Grid(title, head, (n,), (counts_note(words, found.whole), words.t(NOTHING_TOLD)))
    notes = (
        counts_note(words, found.whole),
        words.t(MEASURES[crossing.measure]),
        *hidden_note(words.t, rows),
        *question_notes(words, crossing.form, asked),
    )
    bars = _bars(words, crossing, found, found.rows[0]) if len(labels) <= _BARS else ()
    if all(each.part is None for each in bars):
        bars = ()
    first = words.choice(form, crossing.question, found.rows[0])
    drawn = words.t("Share of the answer: {answer}").format(answer=first)
    return Grid(title, head, (*rows, n), notes, bars, drawn, total=True)


def _column(words: Words, crossing: Crossing, key: str) -> str:
    if isinstance(crossing.by, Attribute):
        return words.group(crossing.by, key)
    return words.choice(words.study.forms[crossing.form], crossing.by, key)


def _row(words: Words, crossing: Crossing, found: CrossTable, code: str) -> tuple[Cell, ...]:
    label = words.choice(words.study.forms[crossing.form], crossing.question, code)
    cells = [_cell(found, crossing.measure, code, key) for key in found.columns]
    whole = found.whole
    total: Cell = whole.counts[code]
    if crossing.measure is Measure.COLUMN:
        total = tenth(whole.share(code))
    elif crossing.measure is Measure.ROW:
        total = tenth(Fraction(100)) if whole.counts[code] else None
    return label, *cells, total


def _cell(found: CrossTable, measure: Measure, row: str, column: str) -> Cell:
    if found.count(row, column) is None:
        return HIDDEN
    match measure:
        case Measure.COUNT:
            return found.count(row, column)
        case Measure.COLUMN:
            return tenth(found.column_share(row, column))
        case Measure.ROW:
            return tenth(found.row_share(row, column))


def _means(words: Words, found: CrossTable, labels: list[str], title: str) -> Grid:
    """Return numbers by group: one row for each group."""
    rows: list[tuple[Cell, ...]] = []
    for label, key in zip(labels, found.columns, strict=True):
        tally = found.tallies[key]
        if key in found.secret:
            rows.append((label, tally.n, HIDDEN, HIDDEN))
        else:
            rows.append((label, tally.n, hundredth(tally.mean), tenth(tally.median)))
    whole = found.whole
    rows.append((words.t("Total"), whole.n, hundredth(whole.mean), tenth(whole.median)))
    head = (words.t("Respondents"), words.t("Answered"), words.t("Mean"), words.t("Median"))
    return Grid(title, head, tuple(rows), hidden_note(words.t, rows), total=True)


def _bars(words: Words, crossing: Crossing, found: CrossTable, code: str) -> tuple[Bar, ...]:
    """Return the shares of one answer by group, for the chart."""
    bars: list[Bar] = []
    for key in found.columns:
        count, share = found.count(code, key), found.column_share(code, key)
        label = _column(words, crossing, key)
        if count is None:
            bars.append(Bar(label, None, HIDDEN))
        else:
            part = None if share is None else float(share / 100)
            bars.append(Bar(label, part, value_words(count, share, words.language)))
    return tuple(bars)
