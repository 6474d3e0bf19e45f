"""Columns are found by headers in three languages, by what stands in them, or by hand."""

from __future__ import annotations

import pytest

from app.exchange.registry.entries import read_entries
from app.exchange.registry.fields import FIELDS, KINDS, field_name
from app.exchange.registry.headings import meaning
from app.exchange.registry.layout import guess, remember
from tests.exchange.registry.registries import bin_of, personal_number, source

SCHOOLS = [
    ["Ақмола обл.", "Ақкөл ауданы", "№ 2 жалпы орта білім беретін мектебі", "010140000015", "ауыл"],
    ["Ақмола обл.", "Ақкөл ауданы", "№ 3 мектеп-гимназия", bin_of(7), "ауыл"],
    ["Алматы қ.", "Алатау ауданы", "Лицей №166", bin_of(8), "қала"],
]
SCHOOLS[0][3] = bin_of(6)


def letters(kind, table, store=None):
    return guess(kind, source(table), store).letters


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_our_own_names_of_fields_are_understood(kind, language):
    for field in FIELDS[kind]:
        assert meaning(kind, field_name(kind, field, language))[0] == field


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Облыс атауы", "region"), ("Наименование района (города)", "district"),
        ("Наименование школы на русском языке", "name_ru"), ("Мектептің атауы", "name_kk"),
        ("Наименование организации образования", "name_kk"),
        ("Бизнес-идентификационный номер", "bin"),
        ("Количество учащихся, чел.", "pupils"), ("Педагогтер саны", "teachers"),
        ("Мектептің телефоны", "phone"), ("Малокомплектная школа (да/нет)", "small"),
        ("Язык обучения", "languages"), ("Жетекші мектеп", "leading"), ("Мектеп түрі", "type"),
        ("School name", "name_kk"), ("Number of teachers", "teachers"), ("Код школы", "code"),
        ("Ф.И.О. директора", "other"), ("Директордың телефоны", "other"), ("№ п/п", "row_number"),
        ("№", "row_number"), ("ИИН директора", "personal"),
    ],
)  # fmt: skip
def test_header_of_a_registry_is_understood(header, field):
    assert meaning("schools", header)[0] == field


def test_columns_without_headers_are_known_by_their_contents():
    assert letters("schools", SCHOOLS) == {
        "region": "A", "district": "B", "name_kk": "C", "bin": "D", "territory": "E",
    }  # fmt: skip


def test_people_without_headers_are_known_by_their_contents():
    table = [
        ["Ахметова Айгүл Серікқызы", "№ 2 мектеп", "мұғалім", "математика"],
        ["Иванов Пётр", "№ 2 мектеп", "директордың орынбасары", "физика"],
        ["Қалиева Үміт", "Лицей №166", "мұғалім", "қазақ тілі"],
    ]
    assert letters("people", table) == {
        "name": "A", "school": "B", "position": "C", "subject": "D",
    }  # fmt: skip


def test_titles_above_and_totals_below_are_no_data():
    table = [
        ["Ақмола облысының мектептері"], [], ["Облыс", "Аудан", "Атауы", "БСН", "Оқушылар саны"],
        [1, 2, 3, 4, 5], *([*row[:4], "120"] for row in SCHOOLS),
        ["Ақкөл ауданы"], ["Облыс", "Аудан", "Атауы", "БСН", "Оқушылар саны"],
        ["", "", "Ақкөл ауданы бойынша барлығы"], ["Итого", "", "", "", "360"],
        ["Орындаған: Ахметов А."],
    ]  # fmt: skip
    found = source(table)
    entries, notes = read_entries(found, guess("schools", found))
    assert [entry.number for entry in entries] == [5, 6, 7, 10]
    assert [(note.code, note.row) for note in notes] == [
        ("row_before_header", 1), ("row_alone", 8), ("row_repeats_header", 9),
        ("row_of_totals", 11), ("row_alone", 12),
    ]  # fmt: skip


def test_header_of_two_rows_is_read_together():
    table = [
        ["Облыс", "Аудан", "Мектептің атауы", "", "Саны", "", "БСН"],
        ["", "", "қазақша", "орысша", "оқушылар", "мұғалімдер"],
        *([*row[:3], "Школа", "100", "10", row[3]] for row in SCHOOLS),
    ]
    layout = guess("schools", source(table))
    assert layout.header_rows == (1, 2)
    assert layout.letters == {
        "region": "A", "district": "B", "name_kk": "C", "name_ru": "D", "pupils": "E",
        "teachers": "F", "bin": "G",
    }  # fmt: skip


def test_column_of_personal_numbers_is_never_read():
    table = [
        ["Аты-жөні", "Мектеп", "Коды"],
        *(["Ахметова Айгүл", "№2 мектеп", personal_number(n)] for n in range(5)),
    ]
    layout = guess("people", source(table))
    assert layout.letters == {"name": "A", "school": "B"}
    assert layout.columns[2].field == "personal"
    assert layout.columns[2].samples == ()


def test_a_code_that_is_a_bin_is_one():
    table = [["Код", "Атауы", "Аудан"], *([row[3], row[2], row[1]] for row in SCHOOLS)]
    assert letters("schools", table)["bin"] == "A"


def test_a_field_moved_by_hand_leaves_its_column():
    table = [["Атауы", "Толық атауы", "Аудан"], ["№2", "№2 мектеп", "Ақкөл ауданы"]]
    layout = guess("schools", source(table)).corrected({"B": "name_kk", "C": None})
    assert layout.letters == {"name_kk": "B"}
    assert layout.by_hand


def test_what_was_corrected_is_remembered_for_this_header(store):
    table = [["Атауы", "Мәлімет", "Аудан"], ["№2", "№2 мектеп", "Ақкөл ауданы"]]
    layout = guess("schools", source(table), store).corrected({"B": "name_kk", "A": None})
    remember(store, layout)
    more = [*table, ["№3", "№3 мектеп", "Ақкөл ауданы"]]
    again = guess("schools", source(more), store)
    assert again.letters == {"name_kk": "B", "district": "C"}
    assert [column.why for column in again.columns] == ["remembered", "remembered", "header"]
    assert letters("schools", [["Атауы", "Аудан"], *table[1:]], store)["name_kk"] == "A"


def test_without_a_name_nothing_can_be_planned():
    table = [["Облыс", "Аудан"], ["Ақмола", "Ақкөл"]]
    assert guess("schools", source(table)).missing() == ("name_kk",)
