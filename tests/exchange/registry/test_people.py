"""People from any table: their schools by code, BIN or name, themselves by name in their school."""

from __future__ import annotations

from datetime import date

import pytest

from app.exchange.registry.apply import applying
from app.exchange.registry.plan import Decision, Deed, Verdict
from app.models import anonymise, people
from app.models.progress import finish
from tests.exchange.registry.registries import bin_of, personal_number

TODAY = date(2026, 1, 10)
HEAD = ["Аты-жөні", "Мектеп", "Лауазымы", "Пәні"]
AISHA = ["Ахметова Айша Серікқызы", "P1", "мұғалім", "математика"]


@pytest.fixture(autouse=True)
def schools(bring_in):
    head = ["Код", "Атауы", "Орысша атауы", "Облыс", "Аудан", "БСН"]
    rows = [
        ["P1", "№ 2 Ақкөл жалпы білім беретін мектебі", "ОСШ № 2", "Ақмола", "Ақкөл", bin_of(1)],
        ["P2", "№ 2 мектеп", "", "Ақмола", "Бурабай ауданы", bin_of(2)],
        ["P3", "Абай атындағы лицей", "Лицей им. Абая", "Шымкент", "Абай ауданы", bin_of(3)],
    ]
    bring_in("schools", [head, *rows])


def counts(plan):
    return {verdict.value: plan.count(verdict) for verdict in Verdict if plan.count(verdict)}


def everybody(store):
    return people.page(store, people.Filter(), TODAY, people.Slice("code"))


def test_people_are_brought_in_with_their_posts(store, bring_in):
    rows = [
        AISHA,
        ["Иванов Пётр", bin_of(2), "Директордың оқу ісі жөніндегі орынбасары", ""],
        ["Қалиева Үміт", "Абай атындағы лицей", "психолог", ""],
    ]
    assert counts(bring_in("people", [HEAD, *rows])) == {"new": 3}
    told = [(each.code, each.name, each.role, each.position) for each in everybody(store)]
    assert told == [
        ("P1-T01", AISHA[0], "teacher", "мұғалім"),
        ("P2-H01", "Иванов Пётр", "head", "Директордың оқу ісі жөніндегі орынбасары"),
        ("P3-O01", "Қалиева Үміт", "other", "психолог"),
    ]
    assert counts(bring_in("people", [HEAD, *rows])) == {"same": 3}


def test_names_in_three_columns_are_put_together(store, bring_in):
    head = ["Фамилия", "Имя", "Отчество", "Школа", "Роль", "Направление тренера"]
    row = ["Ахметова", "Айша", "Серікқызы", "Лицей им. Абая", "учитель", "Критериалды бағалау"]
    bring_in("people", [head, row])
    person = everybody(store)[0]
    assert (person.name, person.school_name) == ("Ахметова Айша Серікқызы", "Абай атындағы лицей")
    assert person.directions == ("assessment",)


@pytest.mark.parametrize(
    ("school", "district", "code"),
    [
        ("№2 мектеп", "", "P2"),
        ("№2 мектеп", "Бурабай", "P2"),
        ("2 Ақкөл ЖББМ", "", "P1"),
        ("осш №2", "", "P1"),
        ("P3", "Бурабай", "P3"),
        (bin_of(1), "", "P1"),
    ],
)
def test_a_school_is_found(store, bring_in, school, district, code):
    bring_in("people", [[*HEAD, "Аудан"], [AISHA[0], school, *AISHA[2:], district]])
    assert store.value("SELECT s.code FROM person_post p JOIN school s ON s.id = p.school") == code


@pytest.mark.parametrize(
    ("school", "problem", "words"),
    [
        (
            "№2 гимназия",
            "school_unlike",
            "P1 — № 2 Ақкөл жалпы білім беретін мектебі; P2 — № 2 мектеп",
        ),
        ("№77 мектеп", "school_not_found", ""),
        ("P9", "school_not_found", ""),
        ("№ 2 мектеп", "school_ambiguous", "P2 — № 2 мектеп; P4 — №2 мектеп"),
    ],
)
def test_a_school_that_is_not_found_rejects_with_candidates(
    bring_in, plan_of, school, problem, words
):
    if problem == "school_ambiguous":
        bring_in("schools", [["Атауы", "Аудан"], ["№2 мектеп", "Сауран ауданы"]])
    plan = plan_of("people", [HEAD, [AISHA[0], school, *AISHA[2:]]])
    found = plan.problems[0]
    assert (found.code, found.row, found.column) == (problem, 2, "B")
    assert found.data.get("schools", "") == words


def test_a_list_without_schools_is_of_the_school_that_was_named(store, bring_in, told):
    table = [["ФИО", "Предмет"], ["Ахметова Айша", "физика"], ["Иванов Пётр", ""]]
    assert told(bring_in("people", table)) == [
        ("no_value", 2, ""), ("no_value", 3, ""), ("no_value", 3, ""), ("school_needed", 1, ""),
    ]  # fmt: skip
    plan = bring_in("people", table, school=2)
    assert [(each.code, each.field) for each in plan.problems] == [("no_value", "role")]
    assert [person.code for person in everybody(store)] == ["P2-T01"]


def test_another_spelling_waits(store, bring_in, plan_of, told):
    bring_in("people", [HEAD, AISHA])
    other = ["Ахметова А.", *AISHA[1:]]
    plan = plan_of("people", [HEAD, other, AISHA])
    assert counts(plan) == {"waiting": 1, "same": 1}
    assert told(plan) == [("likely_stored", 2, "A")]
    decided = plan.decided({2: Decision(Deed.NEW)})
    finish(applying(store, decided))
    assert counts(plan_of("people", [HEAD, other, AISHA])) == {"same": 2}


def test_two_people_of_one_name_wait_but_for_their_codes(plan_of, told):
    assert counts(plan_of("people", [HEAD, AISHA, AISHA])) == {"new": 1, "waiting": 1}
    coded = plan_of("people", [["Код", *HEAD], ["T1", *AISHA], ["T2", *AISHA]])
    assert counts(coded) == {"new": 2}
    assert told(coded) == [("similar_row", 3, "B")]


def test_a_namesake_at_another_school_is_another_person(plan_of):
    assert counts(plan_of("people", [HEAD, AISHA, [AISHA[0], "P2", *AISHA[2:]]])) == {"new": 2}


def test_a_code_finds_who_moved_and_married(store, bring_in):
    bring_in("people", [HEAD, AISHA])
    plan = bring_in("people", [["Код", *HEAD], ["P1-T01", "Серікова Айша", "P3", "директор", ""]])
    assert counts(plan) == {"changed": 1}
    person = everybody(store)[0]
    assert (person.name, person.role, person.subject) == ("Серікова Айша", "head", "математика")
    assert store.undo()
    assert everybody(store)[0].name == AISHA[0]


def test_personal_numbers_are_refused(plan_of, told):
    table = [[*HEAD, "ЖСН"], [*AISHA, personal_number(1)]]
    plan = plan_of("people", table)
    assert counts(plan) == {"new": 1}
    assert told(plan) == [("personal_column", 1, "E")]
    named = plan_of("people", [HEAD, [f"{AISHA[0]} {personal_number(1)}", *AISHA[1:]]])
    assert told(named) == [("personal_number", 2, "A")]


def test_a_name_that_was_erased_stays_erased(store, bring_in, tmp_path, told):
    bring_in("people", [HEAD, AISHA])
    finish(anonymise.erasing(store, 1, [tmp_path / "backups"]))
    plan = bring_in("people", [["Код", *HEAD], ["P1-T01", *AISHA]])
    assert told(plan) == [("name_erased", 2, "B")]
    assert everybody(store)[0].name == "№ P1-T01"


def test_a_staff_list_of_thousands_gets_its_codes(store, bring_in):
    rows = [[f"Тегі{n} Аты{n}", "P1", "мұғалім", ""] for n in range(3_000)]
    assert counts(bring_in("people", [HEAD, *rows])) == {"new": 3_000}
    assert store.value("SELECT count(DISTINCT code) FROM person") == 3_000
