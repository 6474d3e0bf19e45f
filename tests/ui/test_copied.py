"""What a spreadsheet gets from the clipboard: rows under their headings, nothing alive."""

from __future__ import annotations

import pytest

from app.exchange.tables.pasted import read_pasted
from app.ui.copied import cells


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("http://x","y")', "=cmd|' /C calc'!A0", "+1+1", "-1-1", "-1+1", "@SUM(1)",
        "＝1", "＋1+1", "\t=1", "\r\n=1",
    ],
)  # fmt: skip
def test_nothing_copied_is_a_formula(text):
    assert cells([[text]]) == f"'{text.strip()}"


@pytest.mark.parametrize(
    "text", ["-5", "+5", "-5,25", "12 %", "+7 777 123-45-67", "+7 (777) 1234567", "—", "-", "№ 4"]
)
def test_numbers_and_phones_stay_as_they_are(text):
    assert cells([[text]]) == text


def test_each_row_stays_on_its_line():
    copied = cells([["No.", "Topic"], ["1", "first\nsecond\tthird"]])
    sheet = read_pasted(copied, "copied")
    assert [[cell.value for cell in row] for row in sheet.rows] == [
        ["No.", "Topic"],
        ["1", "first second third"],
    ]
