"""Numbers of organisations and persons: the BIN's check digit, and personal numbers we refuse."""

from __future__ import annotations

import re
from datetime import date

from app.models.problems import Problem, error, warning

_TWELVE = re.compile(r"(?<!\d)[0-9]{12}(?!\d)")
_FIRST_PASS = tuple(range(1, 12))
_SECOND_PASS = (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)


def check_digit(digits: str) -> int | None:
    """Return the check digit that follows the first eleven digits, or None where none exists.

    Rules approved by the Government's resolution No. 406 of 22 May 2007. The first pass does not
    notice an error in the eleventh digit: its weight is 0 modulo 11.
    """
    for weights in (_FIRST_PASS, _SECOND_PASS):
        rest = sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=False)) % 11
        if rest < 10:
            return rest
    return None


def bin_problems(value: str) -> list[Problem]:
    """Return what is wrong with a BIN: its length is an error, its inner order a warning."""
    if not re.fullmatch(r"[0-9]{12}", value):
        return [error("bin_length", "bin")]
    if looks_personal(value):
        return [error("personal_number", "bin")]
    if not 1 <= int(value[2:4]) <= 12 or value[4] not in "456" or value[5] not in "0123":
        return [warning("bin_format", "bin")]
    if check_digit(value) != int(value[11]):
        return [warning("bin_check", "bin")]
    return []


def looks_personal(digits: str) -> bool:
    """Say whether twelve digits have the form of a personal number (IIN).

    The first six are a date, the fifth below 4, the seventh tells century and sex (1–6), and the
    check digit is right.
    """
    if (
        not re.fullmatch(r"[0-9]{12}", digits)
        or digits[6] not in "123456"
        or digits[4] not in "0123"
    ):
        return False
    century = 18 + (int(digits[6]) - 1) // 2
    try:
        date(century * 100 + int(digits[:2]), int(digits[2:4]), int(digits[4:6]))
    except ValueError:
        return False
    return check_digit(digits) == int(digits[11])


def personal_number_problems(field: str, text: str | None) -> list[Problem]:
    """Return an error when a personal number stands anywhere in `text`: it is never stored."""
    found = any(looks_personal(match) for match in _TWELVE.findall(text or ""))
    return [error("personal_number", field)] if found else []
