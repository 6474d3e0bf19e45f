"""Pieces that several sections of the report are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.models.figure_words import LABELS
from app.models.figures import BY_CODE
from app.models.suppression import LEAST
from app.reports.content import Grid, Line, Quantity, Saying, Subheading, ToFill, Typed
from app.reports.figure_text import SHARES, shown
from app.reports.formatting import NO_VALUE, number, span
from app.reports.rows import Align, Column

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from app.i18n import Translation
    from app.models.contents import Line as EventLine
    from app.models.events import Event
    from app.models.figures import Number, Value
    from app.reports.content import Part
    from app.reports.quarterly.data import Quarterly, Span

HIDDEN: Final = "*"
MEANS: Final = ("feedback.weighted_mean", "feedback.mean_of_events")
_ANYTHING: Final = ("requests.received", "requests.carried_in", "events.in_plan")


def single(values: Mapping[str, Value], code: str) -> Number | None:
    """Return the value of a figure that is one number, or empty."""
    value = values[code]
    assert not isinstance(value, dict), code  # noqa: S101 - its definition says so
    return value  # pyright: ignore[reportReturnType] - figures by key are dicts


def by_key(values: Mapping[str, Value], code: str) -> dict[str, Number | None]:
    """Return the values of a figure by key."""
    value = values[code]
    assert isinstance(value, dict), code  # noqa: S101 - as above
    return value


def too_few(span: Span) -> bool:
    """Say whether so few answered in a whole period that even the means are hidden."""
    return 0 < (single(span.figures, "feedback.forms") or 0) < LEAST


def figure(report: Quarterly, code: str, *, noted: bool = True) -> Quantity:
    """Return a figure of the period as it is printed, with its number where it is noted."""
    note = report.numbers.get(code, "") if noted else ""
    return _told(report, report.now, code, code, note)


def before(report: Quarterly, code: str) -> Quantity:
    """Return a figure of the period before, as it is printed."""
    return _told(report, report.before, code, "", "")


def _told(report: Quarterly, span: Span, code: str, name: str, note: str) -> Quantity:
    if code in MEANS and too_few(span):
        return Quantity(HIDDEN, code=name, note=note)
    value = single(span.figures, code)
    text = shown(code, value, report.language)
    return Quantity(text, value, BY_CODE[code].decimals, code in SHARES, name, note)


def of_key(report: Quarterly, code: str, key: str) -> Quantity:
    """Return one value of a figure by key: empty where it has none."""
    value = by_key(report.now.figures, code).get(key)
    text = shown(code, value, report.language)
    return Quantity(text, value, BY_CODE[code].decimals, code in SHARES, f"{code}.{key}")


def whole(value: int | None, report: Quarterly) -> Quantity:
    """Return a count as it is printed."""
    return Quantity(number(value, report.language), value)


def amount(value: Number | None, report: Quarterly, decimals: int | None = None) -> Quantity:
    """Return a number that may have decimals as it is printed."""
    return Quantity(number(value, report.language, decimals), value, decimals or 0)


def has_before(report: Quarterly) -> bool:
    """Say whether the program knows anything of the period before."""
    return any(single(report.before.figures, code) for code in _ANYTHING)


def none_known(report: Quarterly) -> bool:
    """Say whether there are partner schools and nobody knows how many teachers any of them has."""
    return bool(report.partners) and all(each.teachers is None for each in report.partners)


def of_known(report: Quarterly, code: str) -> Quantity | str:
    """Return a total over the partner schools with a known number of teachers, if there are any."""
    return NO_VALUE if none_known(report) else figure(report, code)


def figures(report: Quarterly, t: Translation, codes: Iterable[str]) -> Grid:
    """Return figures with their numbers, by which the annex explains them.

    The period before stands beside where anything is known of it.
    """
    known = has_before(report)
    columns = [
        Column("№", 1.4),
        Column(t("Indicator"), 12 if not known else 10),
        Column(t("Value"), 3, Align.RIGHT),
        Column(t("Previous period"), 3, Align.RIGHT),
    ]
    lines = [
        (
            report.numbers.get(code, ""),
            t(LABELS[code]),
            figure(report, code, noted=False),
            before(report, code),
        )
        for code in codes
    ]
    first, last = 0 if report.numbers else 1, 4 if known else 3
    return Grid(tuple(columns[first:last]), tuple(Line(each[first:last]) for each in lines))


def titled(report: Quarterly, t: Translation, code: str) -> Subheading:
    """Return the heading of a figure that is shown by key, with its number."""
    return Subheading(t(LABELS[code]), report.numbers.get(code, ""))


def written(report: Quarterly, section: str) -> Part:
    """Return what people wrote for a section, or lines to write on by hand."""
    typed = report.texts.get(section, "")
    return Typed(typed) if typed.strip() else ToFill()


def written_or_nothing(report: Quarterly, t: Translation, section: str) -> Part:
    """Return what people wrote for a section, or that there is nothing."""
    typed = report.texts.get(section, "")
    return Typed(typed) if typed.strip() else no_data(t)


def no_data(t: Translation) -> Saying:
    """Return the words for an empty section."""
    return Saying(t("No data"))


def day_of(event: Event) -> str:
    """Return the days of an event, in two lines where they are two."""
    return span(event.first_day, event.last_day).replace("–", "–\n")


def number_of(report: Quarterly, leading: int | None, text_of_number: str) -> str:
    """Return the number of a request or an event; in the whole network with a school's code."""
    if report.school is not None or leading is None:
        return text_of_number
    return f"{report.codes[leading]} {text_of_number}"


def place_of(report: Quarterly, event: Event) -> str:
    """Return where an event takes place."""
    if event.place_school is not None:
        return report.places[event.place_school]
    return event.place or NO_VALUE


def bases_of(line: EventLine, t: Translation) -> str:
    """Return the requests behind an event, or that it is by own plan."""
    return ", ".join(line.bases) or t("By own plan")


def counted(values: Mapping[str, Number | None], names: Mapping[str, str]) -> Iterator[str]:
    """Yield keys by their counts, the largest first, and by their names."""
    yield from sorted(values, key=lambda key: (-(values[key] or 0), names.get(key, "")))
