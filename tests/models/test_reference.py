"""Numbers of organisations and persons, regions of the country, coded words."""

from __future__ import annotations

from datetime import date

import pytest

from app.models import regions, vocabulary
from app.models.identity import bin_problems, check_digit, looks_personal, personal_number_problems

IIN = "000101300009"


@pytest.mark.parametrize(
    ("value", "codes"),
    [
        ("991240999802", []),
        ("991240990700", []),
        ("991240999803", ["bin_check"]),
        ("991340999802", ["bin_format"]),
        ("991210999802", ["bin_format"]),
        (IIN, ["personal_number"]),
        ("99124099980", ["bin_length"]),
        ("9912409998021", ["bin_length"]),
        ("99124099980x", ["bin_length"]),
        ("٩٩١٢٤٠٩٩٩٨٠٢", ["bin_length"]),
        ("991240999812", []),
        *((f"99124090019{digit}", ["bin_check"]) for digit in range(10)),
    ],
)
def test_bin_has_twelve_digits_a_format_and_a_check_digit(value, codes):
    assert [each.code for each in bin_problems(value)] == codes


def test_numbers_without_a_check_digit_are_known():
    assert check_digit("99124090019") is None


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        (IIN, True),
        (f"Қалиева {IIN}, мұғалім", True),
        (f"№{IIN}.", True),
        (f"1{IIN}", False),
        ("991240999802", False),
        ("+77011234567", False),
        ("000101300008", False),
        ("003001300009", False),
        ("", False),
        (None, False),
    ],
)
def test_personal_numbers_are_refused_wherever_they_stand(text, refused):
    found = personal_number_problems("note", text)
    assert [(each.code, each.field) for each in found] == [("personal_number", "note")] * refused


@pytest.mark.parametrize("digits", ["0001013000", "00010130000x", "000101700009"])
def test_other_numbers_are_not_personal(digits):
    assert not looks_personal(digits)


# Regions

OF_2019 = [*map(str, (11, 15, 19, 23, 27, 31, 35, 39, 43, 47, 55, 59, 61, 63, 71, 75, 79))]


@pytest.mark.parametrize(
    ("day", "codes", "capital"),
    [
        (date(2018, 12, 31), OF_2019, "Астана қаласы"),
        (date(2019, 5, 1), OF_2019, "Нұр-Сұлтан қаласы"),
        (date(2022, 6, 7), OF_2019, "Нұр-Сұлтан қаласы"),
        (date(2022, 6, 8), sorted([*OF_2019, "10", "33", "62"]), "Нұр-Сұлтан қаласы"),
        (date(2025, 11, 3), sorted([*OF_2019, "10", "33", "62"]), "Астана қаласы"),
    ],
)
def test_country_has_the_regions_of_its_time(day, codes, capital):
    found = regions.on(day)
    assert [each.code for each in found] == codes
    assert {each.kato for each in found} == {f"{code}0000000" for code in codes}
    assert regions.name_of("71", "kk", day) == capital


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Алматы", ["19", "75"]),
        ("Алматы қ.", ["75"]),
        ("г. Алматы", ["75"]),
        ("Алматы қаласы", ["75"]),
        ("Алматы облысы", ["19"]),
        ("Алматинская обл.", ["19"]),
        ("Ақмола", ["11"]),
        ("акмолинская область", ["11"]),
        ("область Жетісу", ["33"]),
        ("Жетысу", ["33"]),
        ("область Улытау", ["62"]),
        ("Ұлытау облысы", ["62"]),
        ("область Абай", ["10"]),
        ("Нұр-Сұлтан", ["71"]),
        ("г.Астана", ["71"]),
        ("ШҚО", ["63"]),
        ("ВКО", ["63"]),
        ("ОҚО", ["61"]),
        ("Түркістан", ["61"]),
        ("Туркестанская", ["61"]),
        ("Shymkent", ["79"]),
        ("75", ["75"]),
        ("750000000", ["75"]),
        ("Семей", []),
        ("облысы", []),
        ("", []),
    ],
)
def test_region_is_known_by_its_names(text, codes):
    assert [each.code for each in regions.matching(text)] == codes


@pytest.mark.parametrize("day", [date(2018, 10, 1), date(2019, 5, 1), date(2025, 11, 3)])
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_name_of_a_region_means_it_alone(day, language):
    for each in regions.on(day):
        assert [found.code for found in regions.matching(each.name(language))] == [each.code]


def test_new_regions_know_what_they_were_part_of():
    new = {each.code: each.before for each in regions.on(date(2025, 1, 1)) if each.before}
    assert new == {"10": "63", "33": "19", "62": "35"}


# Coded words

DOMAINS = sorted(vocabulary._words())


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_word_in_every_language_means_its_code_alone(domain):
    for code in vocabulary.codes(domain):
        for language in ("kk", "ru", "en"):
            word = vocabulary.word(domain, code, language)
            for written in (word, word.upper(), f" {word} ", word.replace("і", "i"), code):
                assert vocabulary.code_of(domain, written) == code


def test_unknown_words_mean_nothing_and_unknown_codes_are_shown():
    assert vocabulary.code_of("requests.status", "бірдеңе") is None
    assert vocabulary.word("requests.status", "lost", "kk") == "lost"
