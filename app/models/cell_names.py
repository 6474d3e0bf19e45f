"""The letters of columns as spreadsheets have them: 1 is A, 27 is AA."""

from __future__ import annotations

from functools import cache


@cache
def letter_of(place: int) -> str:
    """Return the letter of a column, counted from 1."""
    letters = ""
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@cache
def place_of(letter: str) -> int:
    """Return the place of a column, counted from 1, by its letter."""
    place = 0
    for sign in letter:
        place = place * 26 + ord(sign) - ord("A") + 1
    return place
