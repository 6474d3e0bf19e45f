"""The sections of the quarterly report, in the order in which methodical services report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from app.i18n import N_
from app.models.figures import FIGURES
from app.models.periods import Kind


@dataclass(frozen=True, slots=True)
class Section:
    """A section; `title` is a message of the catalogue, the annex has no number.

    Sections whose code is one of `narratives.SECTIONS` carry a text that people write.
    """

    number: int | None
    code: str
    title: str


_TITLES: Final = {
    "general": N_("General information"),
    "aims": N_("Aim and tasks"),
    "requests": N_("Information on requests"),
    "events": N_("Events held"),
    "coverage": N_("Coverage of pedagogues"),
    "plan": N_("Carrying out the plan"),
    "questionnaires": N_("Questionnaire results"),
    "indicators": N_("Dynamics of indicators"),
    "resources": N_("Methodical resources"),
    "difficulties": N_("Problems and solutions"),
    "conclusions": N_("Conclusions and recommendations"),
    "next": N_("Plan for the next period"),
}
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


def sections(kind: Kind = Kind.ACADEMIC) -> tuple[Section, ...]:
    """Return the sections of the report of a period of this kind."""
    titles = _TITLES | {"next": _NEXT.get(kind, _TITLES["next"])}
    numbered = [Section(place, *item) for place, item in enumerate(titles.items(), start=1)]
    return (*numbered, Section(None, "annex", N_("Annex")))


def _numbered_figures() -> dict[str, str]:
    numbers = {each.code: each.number for each in sections()}
    counted: dict[str, int] = {}
    found: dict[str, str] = {}
    for figure in FIGURES:
        place = counted[figure.section] = counted.get(figure.section, 0) + 1
        found[figure.code] = f"{numbers[_OF_FIGURES[figure.section]]}.{place}"
    return found


NUMBERS: Final = _numbered_figures()
"""The number by which the report and its annex name a figure, for example 5.10."""
