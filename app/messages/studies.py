"""Words for what may be wrong with waves and with what is given out."""

from __future__ import annotations

from typing import Final

from app.i18n import N_

STUDIES: Final[dict[str, str]] = {
    "copies_without_school": N_("Choose at least one school."),
    "wave_code_taken": N_("There is a wave with the code {wave} already."),
    "wave_form_in_use": N_("Copies or answers of {form} are there already. It stays in the wave."),
    "wave_without_form": N_("Choose at least one questionnaire."),
}
