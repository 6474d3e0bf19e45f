"""What the lists of waves, schools and copies show."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from app.i18n import N_, _, spoken
from app.models.studies.handouts import HTML, PAPER, PC
from app.reports.formatting import percent, span
from app.ui.icons import Icon
from app.ui.pill import PillSpec
from app.ui.record_model import Cell, Column

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction
    from typing import Any

    from app.models.studies.handouts import Handout
    from app.models.studies.turnout import Turnout
    from app.models.studies.waves import Wave

POPULATIONS: Final = {
    None: N_("all schools"),
    "leading": N_("leading schools"),
    "partner": N_("partner schools"),
}
WAYS: Final = {
    PAPER: N_("on paper"),
    HTML: N_("as an HTML file"),
    PC: N_("on this PC"),
}
"""How a questionnaire reaches those who answer it."""


def share_words(share: Fraction | None) -> str:
    """Return a share as people read it, a dash where it is not known."""
    exact = None if share is None else Decimal(share.numerator * 100) / share.denominator
    return percent(exact, spoken())


def days_words(wave: Wave) -> str:
    """Return the days of a wave, "" where none is told."""
    if wave.first and wave.last:
        return span(wave.first, wave.last)
    if wave.first:
        return _("from {day}").format(day=f"{wave.first:%d.%m.%Y}")
    return _("until {day}").format(day=f"{wave.last:%d.%m.%Y}") if wave.last else ""


def _wave(wave: Wave) -> Cell:
    second = " · ".join(part for part in (wave.study, days_words(wave)) if part)
    return Cell(wave.name, secondary=second or _(POPULATIONS[wave.population]), bold=True)


WAVES: Final = (Column("name", N_("Wave"), _wave, sortable=False),)


def _school(row: Turnout) -> Cell:
    return Cell(row.name, secondary=row.code)


def _number(name: str) -> Callable[[Any], Cell]:
    return lambda row: Cell(str(getattr(row, name)), muted=not getattr(row, name))


def _share(row: Turnout) -> Cell:
    return Cell(share_words(row.share), bold=row.share is not None)


SCHOOLS: Final = (
    Column("name", N_("School"), _school, stretch=3),
    Column("given", N_("Given out"), _number("given"), width=84, align="right"),
    Column("returned", N_("Returned"), _number("returned"), width=96, align="right"),
    Column("lost", N_("Lost"), _number("lost"), width=96, align="right"),
    Column("share", N_("Share"), _share, width=88, align="right"),
)
SCHOOL_KEYS: Final[dict[str, Callable[[Any], Any]]] = {
    "name": lambda row: row.name,
    "share": lambda row: -1 if row.share is None else row.share,
}


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy in the list, with the title of its questionnaire."""

    id: int
    handout: Handout
    form: str

    @property
    def state(self) -> str:
        """What became of it: returned, lost or out."""
        if self.handout.returned:
            return "returned"
        return "lost" if self.handout.lost else "out"


def _pill(row: Copy) -> Cell:
    handout = row.handout
    match row.state:
        case "returned" if handout.people > 1:
            text = _("{done} of {all}").format(done=handout.returned, all=handout.people)
            whole = handout.returned >= handout.people
            return Cell(pill=PillSpec(text, "ok" if whole else "info", Icon.CHECK))
        case "returned":
            return Cell(pill=PillSpec(_("returned"), "ok", Icon.CHECK))
        case "lost":
            return Cell(pill=PillSpec(_("lost"), "warn", Icon.WARNING))
        case _:
            return Cell(pill=PillSpec(_("not returned"), "neutral", Icon.CLOCK))


def _place(row: Copy) -> Cell:
    handout = row.handout
    return Cell(handout.school_name or _("for everybody"), secondary=row.form)


def _given(row: Copy) -> Cell:
    day = f"{row.handout.given:%d.%m.%Y}" if row.handout.given else ""
    return Cell(day, secondary=_(WAYS.get(row.handout.way, "")))


COPIES: Final = (
    Column("copy", N_("Copy"), lambda row: Cell(row.handout.copy, bold=True), width=92),
    Column("school", N_("School"), _place, stretch=3),
    Column("given", N_("Given out"), _given, width=140),
    Column("state", N_("State"), _pill, width=150),
)
COPY_KEYS: Final[dict[str, Callable[[Any], Any]]] = {
    "copy": lambda row: row.id,
    "school": lambda row: (row.handout.school_name, row.id),
    "given": lambda row: (str(row.handout.given), row.id),
    "state": lambda row: (row.state, row.id),
}
