"""Pieces that several sections of the report are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.models.figure_words import LABELS
from app.reports.blocks import Ruled, paragraph, subheading
from app.reports.figure_text import shown
from app.reports.formatting import NO_VALUE, number, span
from app.reports.quarterly.sections import NUMBERS
from app.reports.rows import Align, Column, Row
from app.reports.styles import BODY
from app.reports.tables import Table
from app.reports.text import paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reportlab.platypus import Flowable

    from app.i18n import Translation
    from app.models.contents import Line
    from app.models.events import Event
    from app.models.figures import Number, Value
    from app.reports.quarterly.data import Quarterly

SMALL: Final = 8.5
"""The size of tables with many columns."""


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


def text(report: Quarterly, code: str) -> str:
    """Return a figure of the period as it is printed."""
    return shown(code, single(report.now.figures, code), report.language)


def none_known(report: Quarterly) -> bool:
    """Say whether there are partner schools and nobody knows how many teachers any of them has."""
    return bool(report.partners) and all(each.teachers is None for each in report.partners)


def of_known(report: Quarterly, code: str) -> str:
    """Return a total over the partner schools with a known number of teachers, if there are any."""
    return NO_VALUE if none_known(report) else text(report, code)


def figures(report: Quarterly, t: Translation, codes: Iterable[str]) -> Table:
    """Return figures with their numbers, by which the annex explains them."""
    columns = (
        Column("№", 1.4),
        Column(t("Indicator"), 12),
        Column(t("Value"), 3, Align.RIGHT),
    )
    rows = [Row((NUMBERS[code], t(LABELS[code]), text(report, code))) for code in codes]
    return Table(columns, rows)


def titled(t: Translation, code: str) -> list[Flowable]:
    """Return the heading of a figure that is shown by key, with its number."""
    return subheading(f"{t(LABELS[code])} ({NUMBERS[code]})")


def written(report: Quarterly, section: str) -> list[Flowable]:
    """Return what people wrote for a section, or lines to write on by hand."""
    typed = report.texts.get(section, "")
    return list(paragraphs(typed, BODY)) if typed.strip() else [Ruled()]


def written_or_nothing(report: Quarterly, t: Translation, section: str) -> list[Flowable]:
    """Return what people wrote for a section, or that there is nothing."""
    typed = report.texts.get(section, "")
    return list(paragraphs(typed, BODY)) if typed.strip() else [no_data(t)]


def no_data(t: Translation) -> Flowable:
    """Return the words for an empty section."""
    return paragraph(t("No data"))


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


def bases_of(line: Line, t: Translation) -> str:
    """Return the requests behind an event, or that it is by own plan."""
    return ", ".join(line.bases) or t("By own plan")


def counts(
    values: Mapping[str, Number | None], names: Mapping[str, str]
) -> Iterator[tuple[str, int]]:
    """Yield names with their counts, the largest first."""
    ordered = sorted(values.items(), key=lambda item: (-(item[1] or 0), names.get(item[0], "")))
    for key, value in ordered:
        yield names.get(key, key), int(value or 0)


def whole(value: int | None, report: Quarterly) -> str:
    """Return a count as it is printed."""
    return number(value, report.language)
