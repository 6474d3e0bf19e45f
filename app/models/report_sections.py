"""The sections of the report of a period, in their usual order (domain 3.8), and their titles."""

from __future__ import annotations

from typing import Final

from app.i18n import N_

ANNEX: Final = "annex"
TITLES: Final = {
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
    ANNEX: N_("Annex"),
}
