"""Words for what may be wrong in questionnaires and in answers to them."""

from __future__ import annotations

from typing import Final

from app.i18n import N_

FORMS: Final[dict[str, str]] = {
    "expression_arguments": N_("The function {text} has too few or too many arguments."),
    "expression_too_long": N_("This rule is too long or too deep. Divide it into calculations."),
    "expression_unfinished": N_("This rule ends too early: a bracket or a value is missing."),
    "expression_unknown_function": N_("There is no function {text} here."),
    "expression_unreadable": N_("This rule cannot be read from sign {place} on: {text}"),
    "expression_unsupported": N_(
        "“{text}” (sign {place}) is not understood here. Name a question as ${{name}}."
    ),
    "form_begin_without_end": N_("The group that begins here has no end."),
    "form_calculation_missing": N_("The calculation is missing."),
    "form_choice_space": N_("The code “{value}” must not have a space in it."),
    "form_choice_twice": N_("The code “{value}” stands in this list already."),
    "form_circle": N_("The question {value} waits for its own answer."),
    "form_column_type_missing": N_("The sheet “survey” has no column “{value}”."),
    "form_column_unused": N_("The column {value} is kept, but not used here."),
    "form_code_taken": N_("There is a questionnaire with this code and version: {value}."),
    "form_in_use": N_("This questionnaire was handed out or answered. It cannot be deleted."),
    "form_end_without_begin": N_("No group begins before this end."),
    "form_filter_with_other": N_("A list with “other” cannot have a filter of choices."),
    "form_kept": N_("Questions of the type {value} are kept, but cannot be asked here."),
    "form_label_missing": N_("The question has no words."),
    "form_list_missing": N_("The choice belongs to no list."),
    "form_locked": N_(
        "Only the words of this questionnaire may change now. Make a new version to change more."
    ),
    "form_name_missing": N_("The name is missing."),
    "form_name_twice": N_("The name {value} is taken. Every question needs a name of its own."),
    "form_name_wrong": N_(
        "The name “{value}” must begin with a letter and hold only letters, digits, - _ and ."
    ),
    "form_not_found": N_("There is no questionnaire {path}."),
    "form_parameter_unused": N_("These parameters are kept, but not used here: {value}."),
    "form_scale_wrong": N_("The ends and the step of the scale must be numbers."),
    "form_sheet_unused": N_("The sheet “{value}” is kept, but not used here."),
    "form_type_missing": N_("The type of the question is missing."),
    "form_unknown_column": N_("The choices have no column {value}."),
    "form_unknown_list": N_("There is no list of choices {value}."),
    "form_unknown_name": N_("There is no question {value}."),
    "form_unknown_type": N_("The type “{value}” is not known."),
    "form_unsafe_pattern": N_(
        "The pattern “{value}” might never end or means different things elsewhere. Simplify it."
    ),
    "indicator_asks_nothing": N_("The rule must ask questions by name, such as ${{H05}} = '1'."),
    "form_without_survey": N_("{path} is no XLSForm: its sheet “survey” is missing or empty."),
    "form_untranslated": N_("A text is missing in this language: {language}."),
}

RESPONSES: Final[dict[str, str]] = {
    "answer_chosen_twice": N_("{value}: the same choice stands there twice."),
    "answer_filtered_out": N_("Question {question}: this answer is not offered there."),
    "answer_no_date": N_("“{value}” is not a date."),
    "answer_no_number": N_("“{value}” is not a number."),
    "answer_no_time": N_("“{value}” is not a time of day."),
    "answer_not_whole": N_("“{value}” is not a whole number."),
    "answer_outside": N_("Question {question}: the answer is outside its limits."),
    "answer_required": N_("Question {question}: a required answer is missing."),
    "answer_too_long": N_("The answer is too long: {value}…"),
    "answer_unknown_choice": N_("“{value}” is none of the choices of this question."),
    "response_damaged": N_(
        "The answers in {path} are damaged or were changed: the check sum is wrong. Ask for the"
        " file again."
    ),
    "response_foreign_version": N_(
        "The table names another version of the questionnaire: {value}. Check that its questions"
        " mean the same."
    ),
    "response_other_form": N_("There is no questionnaire {value} here. Bring it in first."),
    "response_other_version": N_("This version of the questionnaire is not known here: {value}."),
    "response_too_large": N_("The file {path} is larger than {limit} MB: these are no answers."),
    "response_unknown_form": N_(
        "No questionnaire has the columns of {path}. Its first row must name the questions."
    ),
    "response_unknown_question": N_("The questionnaire has no question {value}."),
    "response_unreadable": N_("{path} is no file of answers, or only a part of one."),
}
