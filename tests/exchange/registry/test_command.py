"""`import schools` and `import people` on the command line, from real files."""

from __future__ import annotations

import csv
import json

import pytest
from openpyxl import Workbook, load_workbook

from app.commands import run
from app.models.store import Store
from tests.exchange.registry.registries import bin_of, registry, write_html

PEOPLE = [
    ["Тегі, аты", "Мектебі", "Рөлі"],
    ["Ахметова Айша", "№1 мектеп", "мұғалім"],
    ["Иванов Пётр", "№1 гимназия", "мұғалім"],
]
SCHOOLS = [
    ["Облыс", "Аудан", "Мектептің атауы", "БСН"],
    ["Ақмола", "Ақкөл", "№1 мектеп", bin_of(1)],
    ["Алматы", "Абай", "№2 мектеп", bin_of(2)],
    ["Ақмола", "Ақкөл", "№1 ЖББМ", ""],
]


@pytest.fixture
def database(tmp_path):
    return tmp_path / "team.db"


@pytest.fixture
def command(database, capsys):
    def carried_out(*words):
        status = run([*map(str, words), "--database", str(database)])
        return status, capsys.readouterr().out

    return carried_out


@pytest.fixture
def answered(command):
    def told(*words):
        status, out = command(*words, "--json")
        return status, json.loads(out)

    return told


def write_csv(path, table, encoding="utf-8", delimiter=";"):
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(table)
    return path


def write_book(path, table, title="Тізілім"):
    book = Workbook()
    book.worksheets[0].title = title
    for row in table:
        book.worksheets[0].append(row)
    book.save(path)
    return path


def schools_in(database):
    with Store.open_read_only(database) as store:
        return [row[0] for row in store.rows("SELECT name_kk FROM school ORDER BY id")]


def test_a_registry_in_html_is_accounted_for(answered, database, tmp_path):
    made = registry(300)
    file = write_html(tmp_path / "registry.xls", made.table)
    rejected = tmp_path / "rejected.xlsx"
    status, told = answered("import", "schools", file, "--accept-good", "--rejected", rejected)
    assert status == 1
    assert told["new"] == {"schools": made.new}
    assert told["waiting"] == {"schools": len(made.waiting)}
    assert told["rejected"] == {"schools": len(made.rejected)}
    assert told["seen"] == {"schools": 300}
    assert len(schools_in(database)) == made.new
    _, again = answered("import", "schools", file)
    assert (again["new"], again["same"]) == ({"schools": 0}, {"schools": made.new})
    page = load_workbook(rejected).worksheets[0]
    assert page.max_row - 1 == len(made.waiting) + len(made.rejected)
    _, saved = answered("import", "schools", rejected, "--dry-run")
    assert saved["seen"] == {"schools": page.max_row - 1}
    assert saved["new"] == {"schools": 0}


def test_nothing_is_written_while_rows_are_rejected_or_wait(answered, database, tmp_path):
    file = write_book(tmp_path / "schools.xlsx", SCHOOLS)
    status, told = answered("import", "schools", file)
    assert status == 1
    assert [told[name]["schools"] for name in ("new", "rejected", "waiting")] == [1, 1, 1]
    places = [
        [each[name] for name in ("code", "sheet", "row", "column")] for each in told["problems"]
    ]
    assert places == [
        ["region_ambiguous", "Тізілім", 3, "A"],
        ["likely_row", "Тізілім", 4, "C"],
    ]
    assert not database.exists()


def test_mended_rows_are_brought_in_from_the_saved_file(answered, database, tmp_path):
    file = write_book(tmp_path / "schools.xlsx", SCHOOLS)
    rejected = tmp_path / "rejected.xlsx"
    answered("import", "schools", file, "--accept-good", "--rejected", rejected, "--language", "ru")
    book = load_workbook(rejected)
    page = book.worksheets[0]
    assert [cell.value for cell in page[1]] == [*SCHOOLS[0], "Код", "Исправить"]
    page["A2"].value = "Алматы қ."
    page["E3"].value = "P1"
    book.save(rejected)
    status, told = answered("import", "schools", rejected)
    assert status == 0
    assert (told["new"], told["changed"]) == ({"schools": 1}, {"schools": 1})
    assert schools_in(database) == ["№1 ЖББМ", "№2 мектеп"]


@pytest.mark.parametrize(
    ("encoding", "delimiter"), [("utf-8-sig", ";"), ("utf-16", "\t"), ("utf-8", ",")]
)
def test_text_in_any_encoding_says_the_same(answered, tmp_path, encoding, delimiter):
    file = write_csv(tmp_path / "schools.csv", SCHOOLS, encoding, delimiter)
    _, told = answered("import", "schools", file)
    assert [told[name]["schools"] for name in ("new", "rejected", "waiting")] == [1, 1, 1]
    assert told["columns"] == {"region": "A", "district": "B", "name_kk": "C", "bin": "D"}


def test_a_dry_run_writes_nothing(answered, database, tmp_path):
    file = write_book(tmp_path / "schools.xlsx", SCHOOLS[:2])
    assert answered("import", "schools", file, "--dry-run")[0] == 0
    assert not database.exists()
    answered("import", "schools", file)
    before = database.read_bytes()
    changed = write_book(tmp_path / "more.xlsx", [*SCHOOLS[:2], ["БҚО", "Орал", "№5 мектеп", ""]])
    assert answered("import", "schools", changed, "--dry-run")[1]["new"] == {"schools": 1}
    assert database.read_bytes() == before


def test_columns_given_by_hand_are_remembered(answered, tmp_path):
    table = [["Облыс", "Мәлімет", "Тағы"], ["Ақмола", "1-мектеп", "Ақкөл"]]
    file = write_csv(tmp_path / "schools.csv", table)
    by_hand = ("--columns", "name_kk=B,district=C")
    status, told = answered("import", "schools", file, *by_hand)
    assert (status, told["new"]) == (0, {"schools": 1})
    assert answered("import", "schools", file)[1]["same"] == {"schools": 1}


def test_people_are_brought_in_after_their_schools(answered, command, database, tmp_path):
    command("import", "schools", write_book(tmp_path / "schools.xlsx", SCHOOLS[:2]))
    file = write_csv(tmp_path / "people.csv", PEOPLE)
    status, told = answered("import", "people", file, "--accept-good")
    assert status == 1
    assert (told["new"], told["rejected"]) == ({"people": 1}, {"people": 1})
    assert told["problems"][0]["code"] == "school_unlike"
    alone = write_csv(tmp_path / "alone.csv", [[row[0], row[2]] for row in PEOPLE])
    status, told = answered("import", "people", alone, "--school", "p1")
    assert (status, told["new"], told["same"]) == (0, {"people": 1}, {"people": 1})


def test_an_account_is_given_in_words(command, tmp_path):
    file = write_book(tmp_path / "schools.xlsx", SCHOOLS)
    _, out = command("import", "schools", file, "--language", "en")
    lines = out.splitlines()
    assert "C Мектептің атауы → Name" in lines
    assert "Rows of data: 3" in lines
    assert "Waiting for a decision: 1" in lines
    assert "Тізілім A3: “Алматы” may mean: Almaty Region, Almaty city. Write which one." in lines


@pytest.mark.parametrize(
    "options",
    [("--sheet", "жоқ"), ("--columns", "name_kk=Z"), ("--columns", "iin=A"), ("--columns", "B")],
)
def test_wrong_usage_ends_with_two(command, tmp_path, options):
    file = write_book(tmp_path / "schools.xlsx", SCHOOLS)
    assert command("import", "schools", file, *options)[0] == 2


def test_the_best_sheet_is_taken_and_the_others_are_told(answered, tmp_path):
    file = write_book(tmp_path / "schools.xlsx", [["Нұсқау"], ["Кестені толтырыңыз"]], "Нұсқау")
    book = load_workbook(file)
    page = book.create_sheet("Тізілім")
    for row in SCHOOLS[:2]:
        page.append(row)
    book.save(file)
    status, told = answered("import", "schools", file)
    assert (status, told["new"]) == (0, {"schools": 1})
    assert [(each["code"], each["sheet"]) for each in told["problems"]] == [
        ("sheet_not_read", "Нұсқау")
    ]


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02" * 50])
def test_a_file_that_is_no_table_is_answered_too(answered, database, tmp_path, content):
    file = tmp_path / "schools.xls"
    file.write_bytes(content)
    status, told = answered("import", "schools", file)
    assert (status, told["seen"]) == (1, {"schools": 0})
    assert told["problems"][0]["severity"] == "error"
    assert not database.exists()
