"""Words for what may be wrong in files and rows from outside."""

from __future__ import annotations

from typing import Final

from app.i18n import N_

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
    "file_open_document": N_(
        "{path} is a table of LibreOffice, which is not read here. Open it there and save it as"
        " XLSX: File, Save As, the Excel format."
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
