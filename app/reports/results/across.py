"""One question in several waves: the shares of its answers, and how they changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models.studies.comparison import differs, schools_in_all
from app.models.suppression import LEAST
from app.reports.results.grid import HIDDEN, Grid, hundredth, signed, tenth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.models.forms.form import Question
    from app.models.studies.study import Study
    from app.models.studies.tallies import Tally
    from app.reports.results.grid import Cell
    from app.reports.results.words import Words


def question_across(
    words: Words, studies: Sequence[Study], form: str, question: Question, *, matched: bool
) -> Grid:
    """Return the answers to a question wave by wave, the oldest first.

    The change is in percentage points, of numbers in the number itself. `matched` looks only at
    schools that answered in every wave.
    """
    kept = schools_in_all(studies, form) if matched else None
    tallies = [_tally(study, form, question, kept) for study in studies]
    whole = words.study.forms[form]
    codes = list(dict.fromkeys(code for each in tallies if each for code in each.counts))
    changes = words.t("Change, percentage points") if codes else words.t("Change")
    head = (
        words.t("Answer"),
        *(f"{study.wave.name}, %" if codes else study.wave.name for study in studies),
        changes,
    )
    rows: list[tuple[Cell, ...]] = [
        _share_row(words, words.choice(whole, question, code), code, tallies) for code in codes
    ]
    if any(each is not None and each.mean is not None for each in tallies):
        rows.append(_mean_row(words, tallies))
    n: list[Cell] = [HIDDEN if each is None else each.n for each in tallies]
    rows.append((words.t("Answered"), *n, None))
    forms = [study.forms[form] for study in studies if form in study.forms]
    notes = [words.t("Questions were reworded between the waves: compare with care.")]
    if not differs(forms, question.name):
        notes = []
    if None in tallies:
        notes.append(words.t("* – not asked in this wave, or too few responses."))
    title = words.question(whole, question)
    return Grid(title, head, tuple(rows), tuple(notes), total=True)


def _tally(
    study: Study, form: str, question: Question, kept: frozenset[str] | None
) -> Tally | None:
    if form not in study.forms:
        return None
    asked = next((q for q in study.forms[form].questions() if q.name == question.name), None)
    if asked is None:
        return None
    everybody = study.tally(form, asked)
    if kept is None or everybody is None:
        return everybody
    answered = [each for each in study.answered[form] if each.school in kept]
    found = study.counting(form).tally(asked, answered)
    few = any(0 < n < LEAST for n in (found.n, everybody.n - found.n))
    return None if few and not study.whole else found


def _share_row(
    words: Words, label: str, code: str, tallies: Sequence[Tally | None]
) -> tuple[Cell, ...]:
    shares = [None if each is None else each.share(code) for each in tallies]
    cells: list[Cell] = [
        HIDDEN if each is None else tenth(share)
        for each, share in zip(tallies, shares, strict=True)
    ]
    first, last = shares[0], shares[-1]
    if first is None or last is None:
        return label, *cells, None
    return label, *cells, signed(tenth(last - first), words.language)


def _mean_row(words: Words, tallies: Sequence[Tally | None]) -> tuple[Cell, ...]:
    means = [None if each is None else each.mean for each in tallies]
    cells: list[Cell] = [
        HIDDEN if each is None else hundredth(mean)
        for each, mean in zip(tallies, means, strict=True)
    ]
    first, last = means[0], means[-1]
    if first is None or last is None:
        return words.t("Mean"), *cells, None
    return words.t("Mean"), *cells, signed(hundredth(last - first), words.language)
