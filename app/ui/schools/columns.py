"""The list of schools: its columns and saved filters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.i18n import N_, _, spoken
from app.models import schools
from app.ui.filters import Filter
from app.ui.icons import Icon
from app.ui.record_model import Cell, Column
from app.ui.school_words import status_pill, under_name

if TYPE_CHECKING:
    from app.models.schools import School


def _teachers(school: School) -> Cell:
    if school.teachers is None:
        return Cell("—", tone="warn", icon=Icon.WARNING)
    return Cell(str(school.teachers))


def _distance(school: School) -> Cell:
    return Cell("" if school.distance is None else _("{n} km").format(n=school.distance))


def _status(school: School) -> Cell:
    pill = status_pill(school.status)
    return Cell(pill=pill) if pill else Cell("—", muted=True)


COLUMNS: Final = (
    Column("code", N_("Code"), lambda school: Cell(school.code), width=64),
    Column(
        "name",
        N_("Name, district, language of instruction"),
        lambda school: Cell(school.name(spoken()), under_name(school)),
    ),
    Column("teachers", N_("Teachers"), _teachers, width=92, align="right"),
    Column("distance", N_("Distance"), _distance, width=92, align="right"),
    Column("status", N_("Network status"), _status, width=184),
)

FILTERS: Final = (
    Filter("partners", N_("Partners")),
    Filter("all", N_("All")),
    Filter("rural", N_("Rural schools")),
    Filter("small", N_("Small ungraded schools")),
    Filter("teachers_unknown", N_("Number of teachers unknown")),
)

WANTED: Final = {
    "partners": schools.Filter(status="partner"),
    "all": schools.Filter(),
    "rural": schools.Filter(territory="rural"),
    "small": schools.Filter(small=True),
    "teachers_unknown": schools.Filter(teachers_unknown=True),
}
"""What each saved filter lets through."""
