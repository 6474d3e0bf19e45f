"""Words for what may be wrong in tables of schools and of people."""

from __future__ import annotations

from typing import Final

from app.i18n import N_

REGISTRY: Final[dict[str, str]] = {
    "bin_of_other": N_(
        "The BIN {value} belongs to the school {school}, but the code to another one. Correct one"
        " of the two."
    ),
    "bin_zeros": N_("Zeros in front of the BIN were lost in the table; it was read as {value}."),
    "languages_mixed": N_(
        "“{value}” was read as Kazakh and Russian. Write the languages if it means others."
    ),
    "likely_row": N_(
        "This may be the same as row {value}. Decide whether it is, or write a code of its own into"
        " the table."
    ),
    "likely_stored": N_(
        "This may already be in the list: {value}. Decide whether it is, or write its code into the"
        " table: that of the list if it is the same, another one if it is not."
    ),
    "no_rows": N_("There is no row of data in this sheet."),
    "no_value": N_("“{header}” is not given for this row, and the table has no column for it."),
    "personal_column": N_(
        "The column “{header}” holds personal numbers (IIN). It was not read: they are never"
        " stored."
    ),
    "row_alone": N_("This row was not taken as data: “{value}” stands alone in it."),
    "row_before_header": N_("This row stands before the header and was not taken as data: {value}"),
    "row_of_totals": N_("This row of totals was not taken as data: {value}"),
    "row_repeats_header": N_("This row repeats the header and was not taken as data: {value}"),
    "russian_names": N_(
        "The table has names in Russian only; new schools get them as their Kazakh names too. Mend"
        " those when you can."
    ),
    "school_ambiguous": N_("“{value}” may mean several schools: {schools}. Write the code."),
    "school_needed": N_("The table does not say where these people work. Choose the school."),
    "school_not_found": N_(
        "There is no school “{value}” in the list. Bring the schools in first, or write the code."
    ),
    "school_unlike": N_(
        "There is no school “{value}” in the list. If it is one of these, write its code:"
        " {schools}."
    ),
    "sheet_not_read": N_(
        "The sheet “{title}” was not read. Bring it in separately if it is needed."
    ),
    "similar_row": N_(
        "This is called like row {value}, but has a code or BIN of its own. Compare."
    ),
    "similar_stored": N_("{value} in the list is called so too, but has another BIN. Compare."),
    "unread_column": N_("The column “{header}” was not read."),
    "wrong_region": N_("“{value}” is not a region of Kazakhstan. Write the name of the region."),
    "wrong_region_like": N_(
        "“{value}” is not a region of Kazakhstan. Perhaps it means: {regions}."
    ),
}
