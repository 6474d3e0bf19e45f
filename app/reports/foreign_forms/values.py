"""What the marks of a form stand for: figures by their codes, and a few facts of the report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.i18n import translation
from app.models import event_kinds, schools
from app.models.figures import BY_CODE, FIGURES
from app.models.period_titles import title as period_title
from app.models.settings import read as read_settings
from app.models.suppression import LEAST
from app.models.text import key as folded
from app.models.vocabulary import codes
from app.reports.content import Quantity
from app.reports.figure_text import SHARES, shown
from app.reports.formatting import short_date

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from app.models.figures import FigureValues, Number
    from app.models.store import Store
    from app.reports.foreign_forms.marks import Lookup

_HIDDEN: Final = "*"
_MEANS: Final = frozenset({"feedback.weighted_mean", "feedback.mean_of_events"})
FACTS: Final = ("report.period", "report.first", "report.last", "report.as_of", "report.school",
                "report.director", "report.author")  # fmt: skip
"""Marks beside those of figures."""


def lookup_of(store: Store, figures: FigureValues, language: str, as_of: date) -> Lookup:
    """Return what finds the value of a mark; None for what nothing is known of.

    Case, spaces and look-alike letters of two alphabets make no difference. A key without rows is 0
    where it is one of those that there are.
    """
    known = {folded(each.code): each for each in _figures(store, figures, language)}
    known |= {folded(each.code): each for each in _facts(store, figures, language, as_of)}
    return lambda mark: known.get(folded(mark))


def _figures(store: Store, figures: FigureValues, language: str) -> Iterator[Quantity]:
    few = 0 < (figures.number("feedback.forms") or 0) < LEAST
    for figure in FIGURES:
        if figure.code in _MEANS and few:
            yield Quantity(_HIDDEN, code=figure.code)
        elif figure.rows_of is None:
            yield _told(figure.code, figure.code, figures.share(figure.code), language)
        else:
            found = figures.by_key(figure.code)
            for each in {*_keys(store, figure.code), *found}:
                value = found.get(each, None if figure.decimals else 0)
                yield _told(figure.code, f"{figure.code}.{each}", value, language)


def _told(code: str, name: str, value: Number | None, language: str) -> Quantity:
    text = shown(code, value, language)
    return Quantity(text, value, BY_CODE[code].decimals, code in SHARES, name)


def _keys(store: Store, code: str) -> tuple[str, ...]:
    match code.rpartition(".")[2]:
        case "by_status":
            return codes("requests.status")
        case "by_direction":
            return codes("requests.direction")
        case "held_by_kind":
            return tuple(each.code for each in event_kinds.every(store))
        case _:
            return tuple(row["code"] for row in store.rows("SELECT code FROM school"))


def _facts(store: Store, figures: FigureValues, language: str, as_of: date) -> Iterator[Quantity]:
    period, settings = figures.period, read_settings(store)
    t = translation(language)
    own = figures.leading
    name = t("Network of leading schools")
    if own is not None:
        name = schools.get(store, own, period.last).name(language)
    values = (
        period_title(period, t),
        short_date(period.first),
        short_date(period.last),
        short_date(as_of),
        name,
        settings.director if own == settings.own_school else "",
        settings.author if own == settings.own_school else "",
    )
    for code, value in zip(FACTS, values, strict=True):
        yield Quantity(value, code=code)
