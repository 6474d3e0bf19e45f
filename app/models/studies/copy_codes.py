"""Codes of copies: digits that are never read as letters, and a letter that tells mistakes.

The digit 0 and the letter O are left out. The letters look the same in Latin and Cyrillic, so a
code is typed on whichever keyboard is on.
"""

from __future__ import annotations

from typing import Final

from app.models.text import key

_DIGITS: Final = "123456789"
_LETTERS: Final = "ABCEHKMPTXY"
_SHORTEST: Final = 4
_LONGEST: Final = 9
_KEYS: Final = {key(letter): letter for letter in _LETTERS}


def code_of(number: int) -> str:
    """Return the code of the copy with this number, counted from 1."""
    digits = ""
    while number or len(digits) < _SHORTEST:
        number, digit = divmod(number, len(_DIGITS))
        digits = _DIGITS[digit] + digits
    return digits + _letter(digits)


def _letter(digits: str) -> str:
    """Return the letter that goes with digits: one wrong digit or two swapped ones change it."""
    weighted = sum(place * int(digit) for place, digit in enumerate(digits, start=2))
    return _LETTERS[weighted % len(_LETTERS)]


def read_code(text: str) -> str | None:
    """Return a code as it is written, however it was typed; None for what cannot be one."""
    plain = key(text).replace("-", "")
    digits, letter = plain[:-1], _KEYS.get(plain[-1:], "")
    right = _SHORTEST <= len(digits) <= _LONGEST and set(digits) <= set(_DIGITS)
    return digits + letter if right and letter == _letter(digits) else None
