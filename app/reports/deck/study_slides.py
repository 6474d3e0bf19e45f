"""The slides of the study: its waves with their respondents, its indicators."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.i18n import N_
from app.reports.deck.slides import BarOf, Bars, Grid, Slide
from app.reports.formatting import number, percent, short_date, span
from app.reports.rows import Align, Column, Look, Row

if TYPE_CHECKING:
    from app.i18n import Translation
    from app.models.studies.comparison import Compared
    from app.models.studies.indicators import Result
    from app.models.studies.waves import Wave
    from app.reports.deck.content import Content

_UNITS: Final = {"respondent": N_("heads"), "school": N_("schools")}


def waves_slide(content: Content, t: Translation) -> Slide:
    """Return who answered in each wave of the study."""
    columns = (
        Column(t("Study wave"), 2.6),
        Column(t("Days"), 1.9),
        Column(t("Heads"), 1.3, Align.RIGHT),
        Column(t("Teachers"), 1.5, Align.RIGHT),
        Column(t("Total"), 1.3, Align.RIGHT),
    )
    rows = [
        Row((
            each.wave.name,
            _days(each.wave),
            _count(each.heads, t),
            _count(each.teachers, t),
            _count(each.heads + each.teachers, t),
        ))
        for each in content.waves
    ]  # fmt: skip
    heads = sum(each.heads for each in content.waves)
    teachers = sum(each.teachers for each in content.waves)
    if rows:
        sums = (_count(each, t) for each in (heads, teachers, heads + teachers))
        rows.append(Row((t("Total"), "", *sums), Look.TOTAL))
    items = [
        BarOf(f"{each.wave.name}: {group}", count or None, _count(count, t))
        for each in content.waves
        for group, count in ((t("heads"), each.heads), (t("teachers"), each.teachers))
    ]
    chart = Bars(t("Respondents"), tuple(items)) if heads + teachers else None
    empty = Row((t("No data"), "", "", "", ""))
    grid = Grid(columns, tuple(rows) or (empty,))
    return Slide(t("The study: waves and respondents"), grid, chart)


def _count(value: int, t: Translation) -> str:
    return number(value, t.language) if value else t("No data")


def _days(wave: Wave) -> str:
    if wave.first is None:
        return ""
    if wave.last is None:
        return short_date(wave.first)
    return span(wave.first, wave.last).replace("–", "\u00a0– ")


def indicators_slide(content: Content, t: Translation) -> Slide:
    """Return the indicators of each wave and the simple average of the waves."""
    answered = [each for each in content.waves if each.heads + each.teachers]
    columns = (
        Column(t("Code"), 0.7),
        Column(t("Indicator, %"), 5),
        Column(t("Unit"), 0.95),
        *(Column(each.wave.name, 1.5, Align.RIGHT) for each in answered),
        *([Column(t("Average of waves"), 1.1, Align.RIGHT)] if len(answered) > 1 else ()),
    )
    rows = tuple(Row(_cells(each, len(answered), t)) for each in content.indicators)
    empty = Row((*("", t("No data"), ""), *[""] * (len(columns) - 3)))
    note = t(
        "In brackets: how many heads or schools the share is of. The average is the simple mean of"
        " the waves. The label of I8 was lost in the source, so it is not computed."
    )
    return Slide(t("Indicators of change"), Grid(columns, rows or (empty,)), None, note)


def _cells(each: Compared, waves: int, t: Translation) -> tuple[str, ...]:
    definition = each.definition
    name = definition.names.get(t.language) or definition.names.get("kk", "")
    cells = [definition.code, name, t(_UNITS[definition.unit])]
    if definition.yes is None:
        not_computed = t("Not computed")
        return (*cells, *[not_computed] * waves, *([not_computed] if waves > 1 else ()))
    cells += [_result(result, t) for result in each.results]
    if waves > 1:
        mean = each.simple
        cells.append(t("No data") if mean is None else percent(float(mean), t.language))
    return tuple(cells)


def _result(result: Result | None, t: Translation) -> str:
    """Return a share with how many it is of; few respondents are hidden, none are no data."""
    if result is None:
        return t("Too few answers or none")
    total = result.total
    if total is None or total.share is None:
        return t("No data")
    base = number(total.denominator, t.language)
    return f"{percent(float(total.share), t.language)} ({base})"
