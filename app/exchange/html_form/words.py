"""What the page of a form says besides the form itself, in every language it speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.i18n import LANGUAGES, N_, translation

if TYPE_CHECKING:
    from collections.abc import Mapping

WORDS: Final[Mapping[str, str]] = {
    "add": N_("Add one more"),
    "anew": N_("Begin anew"),
    "answer_filtered_out": N_("This answer is not offered here any more. Choose again."),
    "answer_no_date": N_("Enter a date."),
    "answer_no_number": N_("Enter a number."),
    "answer_no_time": N_("Enter a time, for example 09:30."),
    "answer_not_whole": N_("Enter a whole number."),
    "answer_outside": N_("This answer is not possible. Check it."),
    "answer_required": N_("Please answer this question."),
    "check_file": N_(
        "Look for the file among the downloads and copy it to the USB stick or send it. Until then"
        " do not close this page."
    ),
    "choose": N_("Open saved answers"),
    "clear": N_("Clear the answer"),
    "continue": N_("Continue"),
    "copy_text": N_("If no file can be saved, copy this text and send it."),
    "draft": N_("Answers were begun on this computer and not saved. Continue them?"),
    "faults": N_("Answers to look at: {number}"),
    "intro": N_("Answer the questions and press “Save answers”. You can stop and go on later."),
    "kept": N_("This question cannot be answered on this page."),
    "next": N_("Next respondent"),
    "not_response": N_("This is not a file of answers, or it is damaged. Choose another one."),
    "opened": N_("The saved answers are open. You can go on."),
    "other_form": N_("These answers belong to another questionnaire or another version of it."),
    "place": N_("Place {number}"),
    "print": N_("Print"),
    "progress": N_("Answered: {done} of {total}"),
    "remove": N_("Remove"),
    "save": N_("Save answers"),
    "save_unfinished": N_("Save unfinished and go on later"),
    "saved": N_("Thank you! Your answers are saved in the file {name}."),
    "saved_unfinished": N_("The answers so far are saved in the file {name}."),
    "show_text": N_("Answers as text"),
    "sum": N_("Sum: {sum} %"),
}

NO_SCRIPT: Final = N_("Open this file in a browser that runs scripts: Chrome, Edge or Firefox.")


def words(languages: tuple[str, ...]) -> dict[str, dict[str, str]]:
    """Return the words of the page by language; English also stands in for unknown ones."""
    wanted = {"en", *(each for each in languages if each in LANGUAGES)}
    return {
        language: {name: translation(language)(text) for name, text in WORDS.items()}
        for language in sorted(wanted)
    }
