"""Needs in cells: directions by points, by school, what is difficult, what suits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.i18n import N_
from app.models.studies import needs
from app.models.vocabulary import codes, word
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
from app.reports.results.versions import names_notes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.models.studies.needs import Need, Ranking
    from app.reports.results.grid import Cell
    from app.reports.results.words import Words

TITLE: Final = N_("Needs by direction")
RULE: Final = N_(
    "Points: 3 for the first place, 2 for the second, 1 for the third; equal points stand by the"
    " number of first places."
)
_TOP: Final = 3


def direction(words: Words, code: str) -> str:
    """Return the words of a direction."""
    return word("requests.direction", code, words.language)


def needs_grid(words: Words, form: str = "", school: str | None = None) -> Grid:
    """Return the directions from the most wanted on: of all respondents, or of a school."""
    title = words.t(TITLE)
    answered = words.study.all()
    if school is not None:
        title = f"{title} · {words.study.known.name(school, words.language)}"
        of_schools = needs.by_school(answered, form)
        if not words.study.whole and school in needs.too_small(of_schools):
            return too_few(words.t, title)
        answered = [each for each in answered if each.school == school]
    found = needs.ranking(answered, form)
    if found.hidden and not words.study.whole:
        return too_few(words.t, title)
    return _grid(words, title, found)


def _grid(words: Words, title: str, found: Ranking) -> Grid:
    places = [words.t("Place {n}").format(n=place) for place in range(1, _TOP + 1)]
    head = (
        words.t("Direction"), words.t("Points"), *places, words.t("Named by"),
        words.t("Mean place"),
    )  # fmt: skip
    rows = tuple(_row(words, each) for each in found.needs)
    most = max((each.points for each in found.needs), default=0)
    bars = tuple(
        Bar(direction(words, each.direction), each.points / most, str(each.points))
        for each in found.needs
    )
    asked = [(form, name) for form, ranks in needs.RANKED.items() for name in ranks]
    answered = words.t("Answered: {n}").format(n=found.n)
    notes = (answered, words.t(RULE), *names_notes(words, asked))
    return Grid(title, head, rows, notes, bars, words.t("Points"))


def _row(words: Words, need: Need) -> tuple[Cell, ...]:
    mean = hundredth(need.mean_rank)
    return direction(words, need.direction), need.points, *need.places, need.chosen, mean


def schools_grid(words: Words, form: str = "") -> Grid:
    """Return the points of each direction school by school, small schools hidden."""
    of_schools = needs.by_school(words.study.all(), form)
    secret = frozenset[str]() if words.study.whole else needs.too_small(of_schools)
    ordered = sorted(of_schools, key=lambda code: words.study.known.name(code, words.language))
    wanted = _named(of_schools.values())
    head = (
        words.t("School name"), words.t("Answered"),
        *(direction(words, code) for code in wanted),
    )  # fmt: skip
    rows = tuple(
        _school_row(words, code, of_schools[code], wanted, hides=code in secret) for code in ordered
    )
    title = words.t("Needs by school, points")
    return Grid(title, head, rows, hidden_note(words.t, rows))


def _named(rankings: Iterable[Ranking]) -> list[str]:
    named = {each.direction for ranking in rankings for each in ranking.needs}
    return [code for code in codes("requests.direction") if code in named]


def _school_row(
    words: Words, code: str, ranking: Ranking, wanted: Sequence[str], *, hides: bool
) -> tuple[Cell, ...]:
    points = {each.direction: each.points for each in ranking.needs}
    name = words.study.known.name(code, words.language) or words.t("not stated")
    cells = (HIDDEN if hides else points.get(each, 0) for each in wanted)
    return name, ranking.n, *cells


def difficulty_grid(words: Words) -> Grid | None:
    """Return what teachers find difficult, from the most difficult on; None where nobody asked."""
    form = words.study.forms.get(needs.DIFFICULT[0])
    if form is None:
        return None
    title = words.t("Difficulties in the work of teachers")
    asked = {each.name: each for each in form.questions()}
    found = [
        each
        for each in needs.difficulties(words.study.all())
        if each.question in asked and (words.study.whole or not 0 < each.n < needs.LEAST)
    ]
    labels = [words.question(form, asked[each.question]) for each in found]
    pairs = list(zip(labels, found, strict=True))
    head = (words.t("Question"), words.t("Difficult"), words.t("Answered"), words.t("Share, %"))
    rows = tuple((label, each.hard, each.n, tenth(each.share)) for label, each in pairs)
    bars = tuple(
        Bar(
            label,
            None if each.share is None else float(each.share / 100),
            value_words(each.hard, each.share, words.language),
        )
        for label, each in pairs
    )
    rule = words.t("“Difficult” and “very difficult” among all who find it applies to them.")
    notes = (rule, *names_notes(words, [(needs.DIFFICULT[0], row) for row in needs.DIFFICULT[1]]))
    return Grid(title, head, rows, notes, bars, words.t("Share, %")) if found else None
