"""What the respondent mode says, in the language of the respondent and not of the office."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.i18n import DEFAULT, LANGUAGES, N_, translation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.models.forms.form import Form

WORDS: Final[Mapping[str, str]] = {
    "answer_filtered_out": N_("This answer is not offered here any more. Choose again."),
    "answer_no_date": N_("Enter a date."),
    "answer_no_number": N_("Enter a number."),
    "answer_no_time": N_("Enter a time, for example 09:30."),
    "answer_not_whole": N_("Enter a whole number."),
    "answer_outside": N_("This answer is not possible. Check it."),
    "answer_required": N_("Please answer this question."),
    "answer_too_long": N_("Shorten the text."),
    "add": N_("Add one more"),
    "back": N_("Back"),
    "begin": N_("Begin"),
    "day": N_("day, month, year: 23.11.2026"),
    "finish": N_("Finish"),
    "keys": N_("Digits choose, Enter goes on, Backspace goes back."),
    "kept": N_("This question cannot be answered on this page."),
    "leave": N_("For the team"),
    "more": N_("One more?"),
    "next": N_("Next"),
    "next_person": N_("Next respondent"),
    "progress": N_("Answered: {done} of {total}"),
    "remove": N_("Remove the last one"),
    "sum": N_("Sum: {sum} %"),
    "thanks": N_("Thank you! Your answers are saved."),
}


class Words:
    """The words of one language; a form that we do not speak is led by its own default."""

    def __init__(self, form: Form, language: str) -> None:
        spoken = next((each for each in (language, form.default) if each in LANGUAGES), DEFAULT)
        self._t = translation(spoken)

    def __call__(self, key: str, **values: object) -> str:
        """Return what is said under a key."""
        return self._t(WORDS[key]).format(**values)
