"""The list of resources: its columns and saved filters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.i18n import N_, _, spoken
from app.models import grades
from app.models.resources import Filter as Wanted
from app.models.vocabulary import word
from app.ui.filters import Filter
from app.ui.icons import Icon
from app.ui.pill import PillSpec
from app.ui.record_model import Cell, Column

if TYPE_CHECKING:
    from datetime import date

    from app.models.resources import Resource


@dataclass(frozen=True, slots=True)
class Row:
    """A resource in the list; `late` when something of it should be back by now."""

    resource: Resource
    late: bool

    @property
    def id(self) -> int:
        """The number of the resource in the store."""
        return self.resource.id


def category_word(code: str) -> str:
    """Return the word of a category in the language of the interface."""
    return word("resources.category", code, spoken())


def languages_words(resource: Resource) -> str:
    """Return the languages of a resource as people read them."""
    return ", ".join(word("schools.languages", each, spoken()) for each in resource.languages)


def grades_words(resource: Resource) -> str:
    """Return the grades of a resource with their word, «grades 5–9»."""
    if not resource.grades:
        return ""
    return _("grades {grades}").format(grades=grades.words(resource.grades))


def _title(row: Row) -> Cell:
    resource = row.resource
    parts = (
        category_word(resource.category),
        resource.subject,
        grades_words(resource),
        languages_words(resource),
    )
    return Cell(resource.title, " · ".join(part for part in parts if part))


def _left(row: Row) -> Cell:
    resource = row.resource
    if resource.copies is None or resource.left is None:
        return Cell("—", muted=True)
    few = resource.left <= 0
    text = f"{resource.left} / {resource.copies}"
    return Cell(text, tone="warn" if few else None, icon=Icon.WARNING if few else None)


def state_pill(row: Row) -> PillSpec | None:
    """Return what is to be watched: copies that are out, or late."""
    out = row.resource.out
    if not out:
        return None
    if row.late:
        return PillSpec(_("Overdue: {n}").format(n=out), "bad", Icon.CLOCK)
    return PillSpec(_("Out: {n}").format(n=out), "info", Icon.NEXT)


def _state(row: Row) -> Cell:
    pill = state_pill(row)
    return Cell(pill=pill) if pill else Cell("")


COLUMNS: Final = (
    Column("code", N_("Code"), lambda row: Cell(row.resource.code), width=64),
    Column("title", N_("Title, category, subject, grades"), _title),
    Column("copies", N_("Copies left"), _left, width=112, align="right"),
    Column(
        "times",
        N_("Times given"),
        lambda row: Cell(str(row.resource.times or "")),
        width=96,
        align="right",
    ),
    Column("state", N_("Out of the house"), _state, width=150, sortable=False),
)

FILTERS: Final = (
    Filter("all", N_("All")),
    Filter("out", N_("To be returned")),
    Filter("late", N_("Not returned in time")),
    Filter("never", N_("Never given")),
)


def wanted(key: str, today: date) -> Wanted:
    """Return what a saved filter lets through today."""
    match key:
        case "out":
            return Wanted(out=True)
        case "late":
            return Wanted(overdue_on=today)
        case "never":
            return Wanted(never_given=True)
        case _:
            return Wanted()
