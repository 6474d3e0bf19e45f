"""Words for what may be wrong with resources and with the steps of the programme."""

from __future__ import annotations

from typing import Final

from app.i18n import N_

SUPPORTING: Final[dict[str, str]] = {
    "before_given": N_("This day must not be before the day the resource was given."),
    "grades_unreadable": N_("Grades are numbers from 0 to 12, for example: 1–4, 7."),
    "too_few_copies": N_("Fewer copies are left: {n}."),
}
