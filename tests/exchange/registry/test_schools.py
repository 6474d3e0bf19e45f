"""Schools from any table: an exact account of rows, nothing joined silently, undone as a whole."""

from __future__ import annotations

from datetime import date

import pytest

from app.exchange.registry.answer import answer
from app.exchange.registry.apply import applying
from app.exchange.registry.compare import planning
from app.exchange.registry.layout import guess
from app.exchange.registry.plan import Decision, Deed, Verdict
from app.messages import explain
from app.models import backups, schools
from app.models.errors import AppError, Invalid
from app.models.progress import finish
from tests.exchange.registry.registries import bin_of, personal_number, registry, source

TODAY = date(2026, 1, 10)
HEAD = ["Облыс", "Аудан", "Атауы", "БСН", "Оқушылар саны"]
FULL = ["Ақмола", "Ақкөл ауданы", "№179 жалпы білім беретін мектеп", "", "100"]
SHORT = ["Ақмола обл.", "Ақкөл ауд.", "№179 ЖББМ", "", "120"]


def counts(plan):
    return {verdict.value: plan.count(verdict) for verdict in Verdict if plan.count(verdict)}


def everything(store):
    tables = ("school", "school_status", "school_size", "school_attachment", "setting")
    return {table: [tuple(row) for row in store.rows(f"SELECT * FROM {table}")] for table in tables}


def only(store):
    return schools.page(store, schools.Filter(), TODAY)


def test_the_account_of_a_registry_is_exact(store):
    made = registry(8_000)
    found = source(made.table)
    plan = finish(planning(found, guess("schools", found, store), store))
    assert counts(plan) == {
        "new": made.new, "waiting": len(made.waiting), "rejected": len(made.rejected),
    }  # fmt: skip
    assert plan.seen == made.seen == 8_000
    assert len(plan.skipped) == made.totals + len(made.titles)
    assert {row.number: row.verdict for row in plan.rows if row.verdict is Verdict.WAITING} == (
        dict.fromkeys(made.waiting, Verdict.WAITING)
    )
    errors = {each.row: each.code for each in plan.problems if each.severity == "error"}
    assert errors == made.rejected
    assert all(each.sheet == "Тізілім" and each.column for each in plan.problems if each.row)
    finish(applying(store, plan, accept_good=True))
    assert store.value("SELECT count(*) FROM school") == made.new
    again = finish(planning(found, guess("schools", found, store), store))
    assert counts(again) == {
        "same": made.new, "waiting": len(made.waiting), "rejected": len(made.rejected),
    }  # fmt: skip


def test_latin_letters_are_mended(store, bring_in):
    bring_in("schools", [HEAD, ["Ақмола", "Ақкөл", "№ 2 Ақкөл oрта мeктебi".replace("i", "і")]])
    assert only(store)[0].name_kk == "№ 2 Ақкөл орта мектебі"


def test_values_are_read_as_people_write_them(store, bring_in):
    head = [
        "Код", "Атауы", "Орысша атауы", "Облыс", "Аудан", "Елді мекен", "Қала / ауыл",
        "Мектеп түрі", "Оқыту тілі", "ШЖМ", "Қашықтығы, км", "Интернет", "Телефон",
        "Мәртебесі", "Жетекші мектеп", "Оқушылар саны", "Мұғалімдер саны",
    ]  # fmt: skip
    rows = [
        ["L1", "№4 мектеп", "СШ №4", "ШҚО", "Өскемен қ.", "Өскемен", "қала", "ЖББМ", "қазақ", "жоқ",
         "0", "тұрақты", 77232123456, "ЖМ", "№4 мектеп", "1 250", "84"],
        ["P1", "Ақсу мектебі", "", "ВКО", "Глубокое ауданы", "Ақсу", "сельская",
         "Негізгі орта мектеп", "аралас (қазақ-орыс)", "МКШ", "18,4 км", "нет", "-",
         "серіктес мектеп", "СШ №4", "90", ""],
    ]  # fmt: skip
    plan = bring_in("schools", [head, *rows])
    assert counts(plan) == {"new": 2}
    leading, partner = (
        schools.get(store, school.id, TODAY)
        for school in sorted(only(store), key=lambda each: each.code)
    )
    assert (leading.region, leading.type, leading.status, leading.small) == (
        "63", "secondary", "leading", False,
    )  # fmt: skip
    assert (leading.pupils, leading.phone, leading.leading) == (1250, "77232123456", None)
    assert (partner.type, partner.languages, partner.small) == ("basic", ("kk", "ru"), True)
    assert (partner.distance, partner.internet, partner.phone) == (18, "none", None)
    assert (partner.leading, partner.territory, partner.teachers) == (leading.id, "rural", None)


def test_likely_duplicates_wait_and_are_not_written(store, bring_in, told):
    plan = bring_in("schools", [HEAD, FULL, SHORT])
    assert counts(plan) == {"new": 1, "waiting": 1}
    assert told(plan) == [("likely_row", 3, "C")]
    again = bring_in("schools", [HEAD, SHORT])
    assert counts(again) == {"waiting": 1}
    assert told(again) == [("likely_stored", 2, "C")]
    assert len(only(store)) == 1


def test_two_numbers_in_one_district_wait(plan_of):
    rows = [["Ақмола", "Ақкөл", name] for name in ("№116 гимназия", "№116 мектеп", "№117 мектеп")]
    assert counts(plan_of("schools", [HEAD, *rows])) == {"new": 2, "waiting": 1}
    rows[1][1] = "Бурабай ауданы"
    assert counts(plan_of("schools", [HEAD, *rows])) == {"new": 3}


def test_a_number_without_a_district_says_nothing(plan_of):
    rows = [["Ақмола", "", "№1 мектеп"], ["Ақмола", "", "№ 1 ЖББМ"], ["", "", "№1 гимназия"]]
    assert counts(plan_of("schools", [HEAD, *rows])) == {"new": 3}


def test_own_bins_tell_schools_of_one_number_apart(plan_of, told):
    rows = [[*FULL[:3], bin_of(1)], [*SHORT[:3], bin_of(2)]]
    plan = plan_of("schools", [HEAD, *rows])
    assert counts(plan) == {"new": 2}
    assert told(plan) == [("similar_row", 3, "C")]
    assert counts(plan.decided({3: Decision(Deed.ROW, 2)})) == {"new": 1, "same": 1}


@pytest.mark.parametrize(
    ("decision", "expected", "pupils"),
    [
        (Decision(Deed.NEW), {"new": 1}, [100, 120]),
        (Decision(Deed.STORED, 1), {"changed": 1}, [120]),
        (Decision(Deed.LEAVE), {"left_out": 1}, [100]),
    ],
)
def test_a_decision_on_a_likely_duplicate_is_carried_out(
    store, bring_in, plan_of, decision, expected, pupils
):
    bring_in("schools", [HEAD, FULL])
    plan = plan_of("schools", [HEAD, SHORT]).decided({2: decision})
    assert counts(plan) == expected
    assert plan.problems == ()
    finish(applying(store, plan))
    assert sorted(school.pupils for school in only(store)) == pupils
    if decision.deed is not Deed.LEAVE:
        assert counts(plan_of("schools", [HEAD, SHORT])) == {"same": 1}


def test_a_decision_can_be_taken_back(bring_in, plan_of):
    bring_in("schools", [HEAD, FULL])
    plan = plan_of("schools", [HEAD, SHORT])
    assert plan.decided({2: Decision(Deed.NEW)}).decided({2: None}) == plan


def test_a_row_that_is_the_same_as_another_fills_its_gaps(store, plan_of):
    plan = plan_of("schools", [HEAD, FULL[:4], SHORT]).decided({3: Decision(Deed.ROW, 2)})
    assert counts(plan) == {"new": 1, "same": 1}
    finish(applying(store, plan))
    assert [(school.name_kk, school.pupils) for school in only(store)] == [(FULL[2], 120)]


def test_two_rows_decided_to_be_one_stored_school_are_written_once(store, bring_in, plan_of):
    bring_in("schools", [HEAD, FULL])
    other = ["Ақмола", "Ақкөл", "179 мектеп", "", "130"]
    plan = plan_of("schools", [HEAD, SHORT, other])
    plan = plan.decided({2: Decision(Deed.STORED, 1), 3: Decision(Deed.STORED, 1)})
    assert counts(plan) == {"changed": 1, "same": 1}


def test_a_code_decides_before_bin_and_name(store, bring_in, plan_of, told):
    head = ["Код", *HEAD]
    bring_in("schools", [head, ["A1", *FULL[:3], bin_of(1)], ["A2", *SHORT[:3], bin_of(2)]])
    renamed = ["а1", "Ақмола", "Ақкөл", "Жаңа атау", bin_of(3)]
    assert counts(plan_of("schools", [head, renamed])) == {"changed": 1}
    mixed = plan_of("schools", [head, ["A1", *FULL[:3], bin_of(2)]])
    assert told(mixed) == [("bin_of_other", 2, "E")]
    unknown = plan_of("schools", [head, ["B7", "Шымкент", "Абай", "№5 мектеп", bin_of(2)]])
    assert [each.why for each in unknown.rows[0].candidates] == ["bin"]
    assert counts(unknown) == {"waiting": 1}


def test_a_bin_finds_a_renamed_school(bring_in, plan_of):
    bring_in("schools", [HEAD, [*FULL[:3], bin_of(1)]])
    plan = plan_of("schools", [HEAD, ["Ақмола", "Ақкөл", "Абай лицейі", bin_of(1)]])
    assert {each.field for each in plan.rows[0].changes} == {"name_kk", "district"}


@pytest.mark.parametrize(
    "row",
    [
        ["Ақмола", "Ақкөл", "№180 мектеп"],
        ["Жетысу", "Ақкөл ауданы", "№179 ЖББМ"],
    ],
)
def test_a_bin_that_the_name_contradicts_waits(bring_in, plan_of, row):
    bring_in("schools", [HEAD, [*FULL[:3], bin_of(1)]])
    plan = plan_of("schools", [HEAD, [*row, bin_of(1)]])
    assert counts(plan) == {"waiting": 1}
    assert [each.why for each in plan.rows[0].candidates] == ["bin"]


def test_a_bin_finds_a_school_whose_region_was_divided(bring_in, plan_of):
    bring_in("schools", [HEAD, [*FULL[:3], bin_of(1)]])
    plan = plan_of("schools", [HEAD, ["Жетісу", *FULL[1:3], bin_of(1)]])
    assert [each.field for each in plan.rows[0].changes] == ["region"]


def test_a_name_with_another_bin_is_another_school(bring_in, plan_of):
    bring_in("schools", [HEAD, [*FULL[:3], bin_of(1)]])
    plan = plan_of("schools", [HEAD, [*FULL[:3], bin_of(2)]])
    assert counts(plan) == {"new": 1}
    assert plan.rows[0].candidates[0].sure is False


def test_empty_cells_erase_nothing(store, bring_in):
    bring_in("schools", [HEAD, [*FULL[:3], bin_of(1), 100]])
    plan = bring_in("schools", [["Аудан", "Атауы", "БСН"], ["", "", bin_of(1)]])
    assert counts(plan) == {"same": 1}
    assert only(store)[0].pupils == 100


def test_zeros_lost_in_a_number_are_given_back(plan_of, told):
    lost = [*FULL[:3], int(bin_of(2))]
    plan = plan_of("schools", [HEAD, lost])
    assert plan.rows[0].values["bin"] == bin_of(2)
    assert told(plan) == [("bin_zeros", 2, "D")]
    assert told(plan_of("schools", [HEAD, [*FULL[:3], bin_of(2).lstrip("0")]])) == [
        ("bin_length", 2, "D")
    ]


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        (0, "Алматы", "region_ambiguous"),
        (0, "Атлантида", "wrong_region"),
        (0, "Ақмла обл.", "wrong_region_like"),
        (1, f"Ақкөл {personal_number(3)}", "personal_number"),
        (2, "", "required"),
        (3, "12345", "bin_length"),
        (3, personal_number(4), "personal_number"),
        (4, "көп", "bad_number"),
        (4, "-5", "negative_number"),
        (4, "10,5", "not_whole"),
    ],
)
def test_a_faulty_cell_is_named_with_its_place(plan_of, told, column, value, code):
    row = [*FULL[:4], "100"]
    row[column] = value
    plan = plan_of("schools", [HEAD, row, ["Түркістан", "Сауран", "№1 мектеп"]])
    assert told(plan) == [(code, 2, "ABCDE"[column])]
    assert counts(plan) == {"new": 1, "rejected": 1}


def test_a_leading_school_in_a_rejected_row_rejects_its_partners(plan_of, told):
    head = [*HEAD, "Жетекші мектеп"]
    rows = [
        ["Атлантида", "Ақкөл", "Абай лицейі"],
        ["Ақмола", "Ақкөл", "№2 мектеп", "", "", "Абай лицейі"],
    ]
    assert told(plan_of("schools", [head, *rows])) == [
        ("wrong_region", 2, "A"), ("school_not_found", 3, "F"),
    ]  # fmt: skip


def test_a_partner_waits_with_its_leading_school(plan_of):
    head = [*HEAD, "Жетекші мектеп"]
    rows = [FULL, SHORT, ["Ақмола", "Бурабай", "№2 мектеп", "", "", "№179 ЖББМ"]]
    plan = plan_of("schools", [head, *rows])
    assert counts(plan) == {"new": 1, "waiting": 1, "rejected": 1}
    decided = plan.decided({3: Decision(Deed.NEW)})
    assert counts(decided) == {"new": 3}


def test_new_schools_get_free_codes(store, bring_in):
    head = ["Код", "Аудан", "Атауы"]
    rows = [["", f"А{n} ауданы", f"№{n} мектеп"] for n in range(5)]
    bring_in("schools", [head, ["P2", "Б ауданы", "№9 мектеп"], *rows])
    assert sorted(school.code for school in only(store)) == ["P1", "P2", "P3", "P4", "P5", "P6"]


def test_an_import_is_one_step_and_undone_as_a_whole(store, bring_in):
    bring_in("schools", [HEAD, FULL])
    before = everything(store)
    plan = bring_in("schools", [HEAD, ["Ақмола", "Ақкөл ауданы", FULL[2], "", "130"], [
        "Шымкент", "Абай", "№7 мектеп"]])  # fmt: skip
    assert counts(plan) == {"changed": 1, "new": 1}
    step = store.undo()
    assert (step.label, step.args) == ("Import schools {name}", {"name": "registry.xls"})
    assert everything(store) == before
    store.redo()
    assert len(only(store)) == 2


def test_a_cancelled_import_leaves_nothing(store, plan_of):
    work = applying(store, plan_of("schools", registry(100).table), accept_good=True)
    next(work), next(work)
    work.close()
    assert only(store) == []
    assert store.undoable() is None


def test_a_backup_goes_before_an_import(store, bring_in):
    bring_in("schools", [HEAD, FULL])
    assert backups.every(store.path) == []  # there was nothing to lose
    bring_in("schools", [HEAD, ["Шымкент", "Абай", "№7 мектеп"]])
    assert [backup.reason for backup in backups.every(store.path)] == ["import"]


def test_an_outdated_plan_is_refused(store, plan_of):
    plan = plan_of("schools", [HEAD, FULL])
    with store.change("Edit"):
        pass
    with store.change("Add school {name}", name="x") as change:
        schools.save(change, None, {"code": "X", "name_kk": "x"})
    with pytest.raises(AppError) as refused:
        finish(applying(store, plan))
    assert refused.value.code == "plan_outdated"


def test_waiting_rows_hold_an_import_back(store, plan_of):
    plan = plan_of("schools", [HEAD, FULL, SHORT])
    assert not plan.may_apply()
    with pytest.raises(Invalid):
        finish(applying(store, plan))
    assert only(store) == []


def test_the_answer_counts_every_row(plan_of):
    table = [
        ["Тізім"],
        HEAD,
        FULL,
        SHORT,
        ["Алматы", "Абай", "№1 мектеп"],
        ["Барлығы", "", "", "", 3],
    ]
    told = answer(plan_of("schools", table), explain)
    assert {name: told[name] for name in ("new", "changed", "same", "rejected", "waiting")} == {
        "new": {"schools": 1}, "changed": {"schools": 0}, "same": {"schools": 0},
        "rejected": {"schools": 1}, "waiting": {"schools": 1},
    }  # fmt: skip
    assert (told["seen"], told["skipped"]) == ({"schools": 3}, {"schools": 2})
    first = told["problems"][0]
    assert (first["code"], first["sheet"], first["row"], first["column"]) == (
        "region_ambiguous", "Тізілім", 5, "A",
    )  # fmt: skip
