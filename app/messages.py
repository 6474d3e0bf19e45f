"""Words for everything that may go wrong: one sentence a code, saying what to do next."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, cast

from app.i18n import N_, _, spoken
from app.models import regions
from app.models.errors import AppError, Invalid
from app.models.vocabulary import codes, word
from app.table_messages import REGISTRY

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.models.problems import Problem

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
    "moved_on": N_("The value has been changed again since, so this change cannot be taken back."),
}

STORE: Final[dict[str, str]] = {
    "changed_outside": N_(
        "The database {path} was changed outside the program. Open it in the window to decide"
        " whether to go on with it or to restore a backup copy."
    ),
    "database_busy": N_("The database is being written just now. Try again in a moment."),
    "database_cannot_open": N_(
        "The database {path} cannot be opened. Check that the folder exists and can be written."
    ),
    "database_damaged": N_("The database {path} is damaged. Restore a backup copy."),
    "database_exists": N_("There is a file {path} already. Choose another name."),
    "database_missing": N_(
        "The database {path} is not in its place, but its backup copies are. Restore one of them,"
        " or plug in the disk it lies on."
    ),
    "database_read_only": N_("The database {path} is read-only: nothing can be saved in it."),
    "database_unfinished": N_(
        "A save in {path} was cut off half-way. Open the database in the window once; if its"
        " folder is read-only, copy the folder elsewhere first."
    ),
    "database_written": N_(
        "The program is writing just now: {change}. Save again when that is done."
    ),
    "disk_error": N_("The disk with {path} reported an error. Nothing was saved."),
    "disk_full": N_("Not enough disk space. Nothing was saved; free some space and try again."),
    "foreign_parts": N_(
        "The database {path} has parts that this program does not make. Nothing in it was run or"
        " changed. Restore a backup copy."
    ),
    "no_database": N_("There is no database {path}."),
    "not_a_database": N_("{path} is not a database of this program."),
    "not_ours": N_("{path} belongs to another program. Nothing was changed in it."),
    "open_elsewhere": N_("The database {path} is open elsewhere: {who}. Close it there first."),
    "too_new": N_(
        "The file {path} was made by a newer version of the program. Nothing was changed in it;"
        " update the program to open it."
    ),
    "too_old": N_("The database {path} is of an older version. Open it in the window once."),
    "unexpected": N_(
        "Something unexpected happened. It was written down in the file zhetekshi.log."
    ),
}

BACKUPS: Final[dict[str, str]] = {
    "backup_busy": N_("A backup copy is being made just now. Try again in a moment."),
    "backup_damaged": N_(
        "The backup copy {path} is damaged and was not restored. Choose another one."
    ),
    "backup_failed": N_(
        "No backup copy could be made in {path}. Check that the folder is there and can be"
        " written. Earlier copies are untouched."
    ),
    "backup_foreign": N_(
        "{path} is not a backup copy of this program, or somebody has altered it. It was not"
        " restored. Choose another one."
    ),
    "no_backup": N_("There is no good backup copy in {path}."),
    "restoring_failed": N_(
        "The backup copy was not restored: {path} cannot be written. The database is as it was."
    ),
}

FILES: Final[dict[str, str]] = {
    "attachment_too_large": N_("The file {path} is larger than {limit} MB and was not attached."),
    "file_unreadable": N_(
        "The file {path} cannot be read. Check that it exists and is not locked."
    ),
    "file_unwritable": N_(
        "The file {path} cannot be written. If it is open in another program, close it there, or"
        " choose another name."
    ),
}

WORKBOOKS: Final[dict[str, str]] = {
    "file_bomb": N_(
        "The file {path} unpacks to far more than it should and was not opened. Ask its sender for"
        " another copy."
    ),
    "file_cell_too_long": N_(
        "The file {path} was not read: on the sheet “{title}”, row {row}, a cell holds more than"
        " {limit} characters. Shorten it."
    ),
    "file_damaged": N_(
        "The file {path} is damaged or unreadable. Ask for it again, or open it in Excel and save"
        " it anew."
    ),
    "file_empty": N_("The file {path} is empty. Ask for it again."),
    "file_encoding": N_(
        "The text of the file {path} is in no encoding that is known here. Open it in Excel and"
        " save it as XLSX."
    ),
    "file_encrypted": N_(
        "The file {path} is protected by a password. Open it in Excel and save it without one."
    ),
    "file_in_use": N_(
        "The file {path} is open in another program. Close it there, or choose another name."
    ),
    "file_no_access": N_("No access rights: {path}. Choose another place."),
    "file_not_found": N_("There is no file {path}."),
    "file_not_table": N_(
        "{path} holds no table. Excel workbooks, CSV files and HTML tables can be read here."
    ),
    "file_not_workbook": N_(
        "{path} is not an Excel workbook. Open it in Excel and save it as XLSX."
    ),
    "file_not_written": N_("The file {path} was not written. Check the disk and try again."),
    "file_open_quote": N_(
        "The file {path} was not read: a quotation mark in row {row} is never closed. Close it, or"
        " save the file as XLSX."
    ),
    "file_reader_missing": N_(
        "The part of the program that reads tables did not start, so {path} was not read. Install"
        " the program anew."
    ),
    "file_too_deep": N_(
        "The file {path} holds tables within tables without end and was not opened. Ask its sender"
        " for another copy."
    ),
    "file_too_heavy": N_(
        "The file {path} was not read: reading it would take more than {limit} MB of memory. Divide"
        " it into several files."
    ),
    "file_too_large": N_(
        "The file {path} is larger than {limit} MB when unpacked. Divide it into several files."
    ),
    "file_too_many_cells": N_(
        "The file {path} was not read: it has more than {limit} filled cells. Divide it into"
        " several files."
    ),
    "file_too_many_columns": N_(
        "The file {path} was not read: its sheet “{title}” has more than {limit} columns. Delete"
        " what does not belong to it."
    ),
    "file_too_many_rows": N_(
        "The file {path} was not read: its sheet “{title}” has more than {limit} rows. Divide it"
        " into several files."
    ),
    "file_too_slow": N_(
        "The file {path} was not read: it took longer than {limit} seconds. Divide it into several"
        " files."
    ),
    "file_unsafe": N_(
        "The file {path} is not built the way Excel builds its files and was not opened. Open it"
        " in Excel and save it anew."
    ),
    "folder_not_found": N_("There is no folder for {path}. Choose another one."),
    "own_school_needed": N_(
        "Choose the own school in the settings first: a workbook holds the work of one leading"
        " school."
    ),
    "plan_outdated": N_("The database has changed since {path} was read. Read the file again."),
    "text_too_long": N_("Sheet “{title}”, row {row}: the text is too long for Excel. Shorten it."),
}

ROWS: Final[dict[str, str]] = {
    "absent_column": N_("There is no column “{header}”; its values are left as they are."),
    "bad_date": N_("“{value}” is not a date. Enter the date as DD.MM.YYYY."),
    "bad_number": N_("“{value}” is not a number."),
    "cell_error": N_("The cell holds the error {value}. Type the value itself."),
    "closed_before_decision": N_("The request was closed before it was decided. Check both days."),
    "closing_day_missing": N_("The request is closed, but the day it was closed is not given."),
    "closing_day_of_open": N_("The request is still open, but a day it was closed is given."),
    "decision_missing": N_("The day of the decision is not given."),
    "formula_value": N_("This column has formulas; their stored results were taken."),
    "formula_without_value": N_("The formula has no stored result. Type the value itself."),
    "fulfilled_without_event": N_("The request is fulfilled, but no event belongs to it."),
    "hours_of_sessions": N_(
        "The event has several sessions, so its hours were left as they are. Change the hours of"
        " its sessions in the window."
    ),
    "likely_same": N_(
        "A person of this school has the same name: {value}. This person may already be in the"
        " list."
    ),
    "missing_column": N_("The required column “{header}” is missing."),
    "missing_sheet": N_("The sheet “{title}” is missing. It may be empty, but must be there."),
    "missing_value": N_("This cell is empty; fill it in when you can."),
    "name_erased": N_(
        "The name of {value} was erased on request; the name in the file was left out."
    ),
    "negative_number": N_("{value}: the number must not be negative."),
    "no_leading_school": N_(
        "The workbook does not name its one leading school, so its requests and events belong to"
        " none."
    ),
    "not_whole": N_("“{value}” is not a whole number."),
    "number_too_large": N_("{value}: the number must not be greater than {limit}."),
    "other_leading_school": N_(
        "This is not the own school of the database: {value}. The requests and events of the"
        " workbook will belong to it."
    ),
    "reason_missing": N_("The reason is not given."),
    "region_ambiguous": N_("“{value}” may mean: {regions}. Write which one."),
    "rejected_reference": N_("“{value}” stands in a row that was rejected. Mend that row first."),
    "repeated_column": N_("The column “{header}” occurs twice. Delete one of the two."),
    "repeated_key": N_("The same stands in row {row} already. Delete one of the two rows."),
    "repeated_sheet": N_("The sheet “{title}” occurs twice. Delete one of the two."),
    "rounded": N_("{value} was rounded to a whole number."),
    "unknown_column": N_("The column “{header}” is not known and was ignored."),
    "unknown_event": N_("There is no event with the number “{value}”."),
    "unknown_person": N_("There is no person with the code “{value}”."),
    "unknown_region": N_("The region “{value}” is not known; the text was kept as it is."),
    "unknown_request": N_("There is no request with the number “{value}”."),
    "unknown_school": N_("There is no school with the code “{value}”."),
    "unknown_sheet": N_("The sheet “{title}” is not known and was ignored."),
    "unknown_word": N_("“{value}” is not known here. Write one of these: {domain}."),
}

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
    "form_choice_space": N_("The code “{value}” must not have a space in it."),
    "form_choice_twice": N_("The code “{value}” stands in this list already."),
    "form_circle": N_("The question {value} waits for its own answer."),
    "form_end_without_begin": N_("No group begins before this end."),
    "form_filter_with_other": N_("A list with “other” cannot have a filter of choices."),
    "form_kept": N_("Questions of the type {value} are kept, but cannot be asked here."),
    "form_label_missing": N_("The question has no words."),
    "form_list_missing": N_("The choice belongs to no list."),
    "form_name_missing": N_("The name is missing."),
    "form_name_twice": N_("The name {value} is taken. Every question needs a name of its own."),
    "form_name_wrong": N_(
        "The name “{value}” must begin with a letter and hold only letters, digits, - _ and ."
    ),
    "form_not_found": N_("There is no questionnaire {path}."),
    "form_type_missing": N_("The type of the question is missing."),
    "form_unknown_column": N_("The choices have no column {value}."),
    "form_unknown_list": N_("There is no list of choices {value}."),
    "form_unknown_name": N_("There is no question {value}."),
    "form_unknown_type": N_("The type “{value}” is not known."),
    "form_unsafe_pattern": N_(
        "The pattern “{value}” might never end or means different things elsewhere. Simplify it."
    ),
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

SENTENCES: Final = (
    VALUES | STORE | BACKUPS | FILES | WORKBOOKS | ROWS | REGISTRY | FORMS | RESPONSES
)

_CODED: Final = {"current": "requests.status", "wanted": "requests.status"}


def explain(problem: Problem) -> str:
    """Return what is wrong with a value, in the language of the interface."""
    return _sentence(problem.code, problem.data)


def describe(error: AppError) -> str:
    """Return what went wrong, in the language of the interface."""
    if isinstance(error, Invalid):
        return "\n".join(explain(each) for each in error.problems)
    return _sentence(error.code, error.data)


def _sentence(code: str, data: Mapping[str, object]) -> str:
    return _(SENTENCES[code]).format(**{name: _shown(name, each) for name, each in data.items()})


def _shown(name: str, value: object) -> str:
    if name in _CODED:
        return word(_CODED[name], str(value), spoken())
    if name == "change" and isinstance(value, tuple):
        label, args = cast("tuple[str, Mapping[str, object]]", value)
        return _(label).format(**args)
    if name == "domain":
        return ", ".join(word(str(value), code, spoken()) for code in codes(str(value)))
    if name == "regions" and isinstance(value, tuple):
        return ", ".join(regions.name_of(str(code), spoken(), date.today()) for code in value)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType] - of unknown things
    return f"{value:%d.%m.%Y}" if isinstance(value, date) else str(value)
