"""The sections of the quarterly report, in the order in which methodical services report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.i18n import N_
from app.models.figures import FIGURES
from app.models.periods import Kind
from app.models.report_sections import ANNEX, TITLES

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Section:
    """A section; `title` is a message of the catalogue, the annex has no number.

    Sections whose code is one of `narratives.SECTIONS` carry a text that people write.
    """

    number: int | None
    code: str
    title: str


_NEXT: Final = {
    Kind.ACADEMIC: N_("Plan for the next quarter"),
    Kind.CALENDAR: N_("Plan for the next calendar quarter"),
}
_OF_FIGURES: Final = {
    "requests": "requests",
    "events": "events",
    "coverage": "coverage",
    "plan": "plan",
    "feedback": "questionnaires",
}
"""The section of the report in which the figures of a section of definitions stand."""


def sections(
    kind: Kind = Kind.ACADEMIC, wanted: Iterable[str] = tuple(TITLES)
) -> tuple[Section, ...]:
    """Return the sections of the report of a period of this kind, numbered as they are wanted."""
    titles = TITLES | {"next": _NEXT.get(kind, TITLES["next"])}
    found: list[Section] = []
    for code in wanted:
        if code in titles:
            place = None if code == ANNEX else sum(each.code != ANNEX for each in found) + 1
            found.append(Section(place, code, titles[code]))
    return tuple(found)


def numbers(wanted: Iterable[str] = tuple(TITLES)) -> dict[str, str]:
    """Return the numbers by which a report of these sections names its figures: 5.10.

    Figures of a section that is not wanted have none.
    """
    places = {each.code: each.number for each in sections(wanted=wanted)}
    counted: dict[str, int] = {}
    found: dict[str, str] = {}
    for figure in FIGURES:
        place = counted[figure.section] = counted.get(figure.section, 0) + 1
        section = places.get(_OF_FIGURES[figure.section])
        if section is not None:
            found[figure.code] = f"{section}.{place}"
    return found


NUMBERS: Final = numbers()
"""The numbers of figures in a report of all sections."""
