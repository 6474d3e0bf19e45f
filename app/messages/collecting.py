"""Words for what may be wrong when responses are brought in."""

from __future__ import annotations

from typing import Final

from app.i18n import N_

COLLECTING: Final[dict[str, str]] = {
    "answer_script": N_("The answer holds program code, which no respondent writes: {value}"),
    "response_carried": N_(
        "Answers to an earlier version of the questionnaire ({value}): they are carried over to the"
        " one that replaced it."
    ),
    "response_edited_later": N_("A later version of the same response is here too: it is taken."),
    "response_nested": N_("{path} is a zip inside a zip. Unpack the outer one first."),
    "response_none_found": N_(
        "No answers were found in {path}. Answer files, submissions, tables of answers and zips of"
        " them are looked for."
    ),
    "response_round_lost": N_(
        "The row of the table that these answers belong to is missing: {value}"
    ),
    "response_rounds_alone": N_(
        "{path} holds only answers that are asked several times. Bring it in together with the"
        " table that it belongs to."
    ),
    "response_unclear_form": N_(
        "The table {path} fits several questionnaires: {value}. Choose which one it answers."
    ),
    "response_unclear_column": N_(
        "The heading “{value}” fits several questions; the column is not read. Name it by the code"
        " of its question."
    ),
    "response_unknown_school": N_("The school {value} is not in the list of schools."),
    "responses_exist": N_("There are answers to it. Remove their deliveries first."),
}
