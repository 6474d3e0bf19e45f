"""The list of educators: its rows, columns and saved filters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.i18n import N_, _, spoken
from app.models import participation, people
from app.models.vocabulary import word
from app.ui.filters import Filter
from app.ui.icons import Icon
from app.ui.record_model import Cell, Column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.models.people import Person
    from app.ui.page import Workplace

DOUBLES: Final = "doubles"


@dataclass(frozen=True, slots=True)
class Listed:
    """A person in the list, with the number of events attended."""

    id: int
    person: Person
    attended: int


def listed(place: Workplace, found: Sequence[Person]) -> list[Listed]:
    """Return people as rows of the list."""
    times = participation.attended(place.store, [each.id for each in found])
    return [Listed(each.id, each, times.get(each.id, 0)) for each in found]


def role_word(role: str | None) -> str:
    """Return the word of a role, "" for none."""
    return word("people.role", role, spoken()) if role else ""


def direction_words(person: Person) -> str:
    """Return the directions of a trainer."""
    return ", ".join(word("requests.direction", each, spoken()) for each in person.directions)


def _name(row: Listed) -> Cell:
    second = " · ".join(part for part in (row.person.school_name, row.person.subject) if part)
    return Cell(row.person.name, second)


def _role(row: Listed) -> Cell:
    trainer = _("trainer") if row.person.directions else ""
    return Cell(row.person.position or role_word(row.person.role), trainer)


COLUMNS: Final = (
    Column("code", N_("Code"), lambda row: Cell(row.person.code), width=88),
    Column("name", N_("Full name, school, subject"), _name),
    Column("role", N_("Role"), _role, width=156),
    Column(
        "attended",
        N_("Events"),
        lambda row: Cell(str(row.attended) if row.attended else "—", muted=not row.attended),
        width=112,
        align="right",
        sortable=False,
    ),
)

FILTERS: Final = (
    Filter("all", N_("All")),
    Filter("teachers", N_("Teachers")),
    Filter("heads", N_("Heads")),
    Filter("trainers", N_("Trainers")),
    Filter(DOUBLES, N_("Possible duplicates"), Icon.MERGE),
)

WANTED: Final = {
    "all": people.Filter(),
    "teachers": people.Filter(role="teacher"),
    "heads": people.Filter(role="head"),
    "trainers": people.Filter(trainers=True),
    DOUBLES: people.Filter(),
}
"""What each saved filter lets through; the possible duplicates are found anew when asked for."""
