"""One question as tables: how many answered what, with the base and what is missing."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from app.models.studies.questions import Shape, is_scale
from app.models.studies.tallies import rank_tally
from app.reports.charts import Bar
from app.reports.formatting import percent
from app.reports.results.grid import Grid, hundredth, shown, tenth, too_few, value_words
from app.reports.results.shading import of_choices, of_scale
from app.reports.results.versions import question_notes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.models.forms.form import Form, Question
    from app.models.studies.questions import Block
    from app.models.studies.study import Among
    from app.models.studies.tallies import RankTally, Tally
    from app.reports.results.grid import Cell
    from app.reports.results.words import Words


def question_grid(words: Words, form: str, block: Block, group: Among | None = None) -> Grid:
    """Return the table of a block, of all respondents or of a group; free answers are a count."""
    grid = _KINDS[block.shape](words, form, block, group)
    return replace(grid, notes=(*grid.notes, *question_notes(words, form, block.questions)))


def _tally(words: Words, form: str, question: Question, group: Among | None) -> Tally | None:
    return words.study.tally(form, question, group)


def counts_note(words: Words, tally: Tally | RankTally) -> str:
    """Return how many were asked, answered and did not."""
    message = words.t("Answered: {n} of {base} asked; no answer: {missing}")
    missing = tally.base - tally.n
    return message.format(n=tally.n, base=tally.base, missing=missing)


def _choices(words: Words, form: str, block: Block, group: Among | None) -> Grid:
    title, question = words.title(form, block), block.questions[0]
    tally = _tally(words, form, question, group)
    if tally is None:
        return too_few(words.t, title)
    whole = words.study.forms[form]
    labels = {code: words.choice(whole, question, code) for code in tally.counts}
    rows: list[tuple[Cell, ...]] = [
        (labels[code], count, tenth(tally.share(code))) for code, count in tally.counts.items()
    ]
    notes = [counts_note(words, tally)]
    if block.shape is Shape.MANY:
        notes.append(words.t("Several answers were possible: the shares are of respondents."))
    else:
        rows.append((words.t("Total"), tally.n, tenth(Fraction(100)) if tally.n else None))
    if tally.mean is not None:
        mean = shown(hundredth(tally.mean), words.language)
        notes.append(words.t("Mean mark: {mean}").format(mean=mean))
    head = (words.t("Answer"), words.t("How many"), words.t("Share, %"))
    bars = tuple(
        _bar(words, labels[code], count, tally.share(code)) for code, count in tally.counts.items()
    )
    total = block.shape is Shape.ONE
    if total and tally.n and is_scale(whole, question):
        shades = of_choices(words, whole, [tally])
        return Grid(
            title, head, tuple(rows), tuple(notes), drawn=_drawn(words), total=True, stacked=shades
        )
    return Grid(title, head, tuple(rows), tuple(notes), bars, total=total)


def _bar(words: Words, label: str, count: int, share: Fraction | None) -> Bar:
    part = None if share is None else float(share / 100)
    return Bar(label, part, value_words(count, share, words.language))


def _numbers(words: Words, form: str, block: Block, group: Among | None) -> Grid:
    """Return numbers row by row: one question, or the parts of a split."""
    title, whole = words.title(form, block), words.study.forms[form]
    tallies = [_tally(words, form, each, group) for each in block.questions]
    told = [each for each in tallies if each is not None]
    if not told:
        return too_few(words.t, title)
    head = (
        words.t("Question"), words.t("Answered"), words.t("Mean"), words.t("Median"),
        words.t("Least"), words.t("Most"),
    )  # fmt: skip
    rows = tuple(_number_row(words.question(whole, each.question), each) for each in told)
    bars = ()
    if block.shape is Shape.SPLIT:
        bars = tuple(_mean_bar(words, whole, each) for each in told)
    note = (counts_note(words, told[0]),)
    if (shades := of_scale(words, told[0])) is not None:
        return Grid(title, head, rows, note, drawn=_drawn(words), stacked=shades)
    return Grid(title, head, rows, note, bars, words.t("Mean, %"))


def _number_row(label: str, tally: Tally) -> tuple[Cell, ...]:
    ends = (tally.values[0], tally.values[-1]) if tally.values else (None, None)
    values = (hundredth(tally.mean), *(tenth(each) for each in (tally.median, *ends)))
    return label, tally.n, *values


def _mean_bar(words: Words, form: Form, tally: Tally) -> Bar:
    part = None if tally.mean is None else float(tally.mean / 100)
    return Bar(
        words.question(form, tally.question), part, percent(tenth(tally.mean), words.language)
    )


def _words_given(words: Words, form: str, block: Block, group: Among | None) -> Grid:
    title = words.title(form, block)
    tally = _tally(words, form, block.questions[0], group)
    if tally is None:
        return too_few(words.t, title)
    return Grid(title, notes=(counts_note(words, tally),))


def _matrix(words: Words, form: str, block: Block, group: Among | None) -> Grid:
    title, whole = words.title(form, block), words.study.forms[form]
    tallies = [_tally(words, form, each, group) for each in block.questions]
    told = [each for each in tallies if each is not None]
    if not told:
        return too_few(words.t, title)
    codes = list(dict.fromkeys(code for each in told for code in each.counts))
    labels = [words.choice(whole, block.questions[0], code) for code in codes]
    scale = is_scale(whole, block.questions[0])
    head = (
        words.t("Statement"), words.t("Answered"), *(f"{label}, %" for label in labels),
        *([words.t("Mean")] if scale else []),
    )  # fmt: skip
    rows = tuple(_matrix_row(words, whole, each, codes, scale=scale) for each in told)
    notes = [words.t("The shares are of those who answered the row.")]
    if len(told) < len(tallies):
        notes.append(words.t("Rows with too few responses are left out."))
    return Grid(
        title, head, rows, tuple(notes), drawn=_drawn(words), stacked=of_choices(words, whole, told)
    )


def _drawn(words: Words) -> str:
    return words.t("Shares of the answers, %; at the right: how many answered")


def _matrix_row(
    words: Words, form: Form, tally: Tally, codes: Sequence[str], *, scale: bool
) -> tuple[Cell, ...]:
    shares = (tenth(tally.share(code)) for code in codes)
    mean = (hundredth(tally.mean),) if scale else ()
    return words.question(form, tally.question), tally.n, *shares, *mean


def _ranks(words: Words, form: str, block: Block, group: Among | None) -> Grid:
    title, whole = words.title(form, block), words.study.forms[form]
    study = words.study
    if study.tally(form, block.questions[0], group) is None:
        return too_few(words.t, title)
    found = rank_tally(study.counting(form), block, study.among(form, group))
    places = [
        words.t("Place {n}").format(n=place)
        for place in range(1, len(found.ranked[0].places) + 1 if found.ranked else 1)
    ]
    head = (
        words.t("Answer"), *places, words.t("Named by"), words.t("Mean place"),
        words.t("Put first, %"),
    )  # fmt: skip
    labels = [words.choice(whole, block.questions[0], each.code) for each in found.ranked]
    pairs = list(zip(labels, found.ranked, strict=True))
    rows = tuple(
        (label, *each.places, each.chosen, hundredth(each.mean_rank), tenth(each.first_share))
        for label, each in pairs
    )
    bars = tuple(_bar(words, label, each.places[0], each.first_share) for label, each in pairs)
    return Grid(title, head, rows, (counts_note(words, found),), bars, words.t("Put first"))


_KINDS: dict[Shape, Callable[[Words, str, Block, Among | None], Grid]] = {
    Shape.ONE: _choices,
    Shape.MANY: _choices,
    Shape.NUMBER: _numbers,
    Shape.SPLIT: _numbers,
    Shape.TEXT: _words_given,
    Shape.MATRIX: _matrix,
    Shape.RANKS: _ranks,
}
