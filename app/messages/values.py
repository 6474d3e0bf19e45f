"""Words for what may be wrong with values that people type."""

from __future__ import annotations

from typing import Final

from app.i18n import N_

VALUES: Final[dict[str, str]] = {
    "required": N_("This field is required."),
    "negative": N_("The number must not be negative."),
    "bin_length": N_("The BIN must have 12 digits."),
    "bin_check": N_("The BIN check digit is wrong."),
    "bin_format": N_("This does not look like the BIN of an organisation: compare it once more."),
    "personal_number": N_(
        "Do not enter a personal number (IIN): it is never stored. A name, school and subject are"
        " enough to tell people apart."
    ),
    "repeated_code": N_("The code {value} is taken. Choose another one."),
    "school_twin": N_("This school is already in the list."),
    "holiday_twice": N_("This day is a public holiday already."),
    "years_overlap": N_("These days overlap with the school year {name}."),
    "direction_twice": N_("This direction is there already from the same day."),
    "repeated_number": N_("The number {value} is taken in this school year. Choose another one."),
    "before_receipt": N_("This day must not be before the day the request was received."),
    "end_before_start": N_("The end date must not be before the start date."),
    "same_day": N_("The event is on this day already. Choose another one."),
    "transition": N_("A request with the status “{current}” cannot become “{wanted}”."),
    "mean_range": N_("The mean lies between 1 and 5."),
    "mean_missing": N_("There are feedback forms but no mean."),
    "forms_missing": N_("There is a mean but no number of feedback forms."),
    "held_in_future": N_("The event is still ahead."),
    "session_outside": N_("The session on {day} is not within the days of the event."),
    "session_with_marks": N_(
        "A session at which people are marked would be taken away with its marks."
    ),
    "periods_overlap": N_("This period begins before the one above ends."),
    "periods_gap": N_("The day {day} lies in no period."),
    "name_in_code": N_("The code {value} holds the name. Give another code first (F2)."),
    "closed_already": N_("The period {first}–{last} is closed already."),
    "closing_stays": N_(
        "The period {first}–{last} was closed on an earlier day: that is not undone. Reopen the"
        " period under “Reports” if it has to be corrected."
    ),
    "period_closed": N_(
        "The period is closed: {first}–{last} ({record}). To correct it, reopen the period under"
        " “Reports”."
    ),
    "plan_empty": N_("The period has no event yet, so there is no plan to approve."),
    "version_frozen": N_("A closed version stays as it is. Reopen the period and close it again."),
    "leaned_on": N_("This cannot be taken back: other data rest on it. Remove them first."),
    "moved_on": N_("The value has been changed again since, so this change cannot be taken back."),
}
