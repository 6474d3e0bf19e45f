"""Codes of copies: short, never misread, and a mistake in typing is noticed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.models.studies.copy_codes import code_of, read_code

NUMBERS = st.integers(1, 200_000)


@given(NUMBERS)
def test_a_code_is_read_back_whatever_keyboard_is_on(number):
    code = code_of(number)
    cyrillic = code.translate(str.maketrans("ABCEHKMPTXY", "АВСЕНКМРТХУ"))
    assert read_code(code) == read_code(f" {cyrillic.lower()} ") == code
    assert read_code(f"{code[:-1]} - {code[-1]}") == code
    assert not set(code) & set("0OoIl")


@given(NUMBERS, st.integers(0, 9), st.sampled_from("123456789"))
def test_one_wrong_digit_is_noticed(number, place, digit):
    code = code_of(number)
    place %= len(code) - 1
    if code[place] != digit:
        assert read_code(code[:place] + digit + code[place + 1 :]) is None


@given(NUMBERS, st.integers(0, 9))
def test_two_swapped_digits_are_noticed(number, place):
    code = code_of(number)
    place %= len(code) - 2
    if code[place] != code[place + 1]:
        swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
        assert read_code(swapped) is None


@given(st.text())
def test_any_text_is_a_code_or_none(text):
    found = read_code(text)
    assert found is None or read_code(found) == found


def test_codes_differ_and_the_first_have_four_digits():
    codes = [code_of(number) for number in range(1, 7000)]
    assert len(set(codes)) == len(codes)
    assert codes[0] == "1112T"
    assert max(map(len, codes)) == 6
