"""The store: changes whole or not at all, undo that survives a restart, and its listeners."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import suppress
from datetime import date

import pytest

from app.models import event_steps, events, history, people, requests, schools
from app.models.errors import AppError, NotInChangeError, StoreError
from app.models.schema import VERSION
from app.models.store import Store
from tests.models.making import NOVEMBER, add_event, add_person, add_request, add_school, mark, move
from tests.models.test_store_machine import digest


def rename(store, school, name):
    with store.change("Rename school", origin="screen") as change:
        change.update("school", school, {"name_kk": name})


def name_of(store, school):
    return store.value("SELECT name_kk FROM school WHERE id = ?", (school,))


def test_exception_inside_a_change_takes_everything_back(store):
    school = add_school(store, "P1")
    before, step = digest(store), store.undoable()
    with suppress(ZeroDivisionError), store.change("Fails") as change:
        change.insert("school", {"code": "P2", "name_kk": "Жаңа"})
        change.update("school", school, {"name_kk": "Басқа"})
        change.delete("school", school)
        1 / 0  # noqa: B018
    assert digest(store) == before
    assert store.undoable() == step


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE school SET name_kk = 'x'",
        "INSERT INTO setting (uuid, name, value) VALUES ('u', 'n', 'v')",
        "DROP TABLE school",
        "PRAGMA user_version = 9",
    ],
)
def test_nothing_can_be_written_outside_a_change(store, sql):
    add_school(store, "P1")
    before = digest(store)
    with suppress(StoreError):
        store.rows(sql)
    assert digest(store) == before
    assert store.value("PRAGMA user_version") == VERSION


def test_change_inside_a_change_is_a_mistake_of_ours(store):
    with pytest.raises(NotInChangeError), store.change("Outer"), store.change("Inner"):
        pass
    with store.change("Later") as change:
        change.insert("school", {"code": "P1", "name_kk": "Ақсу"})


def test_undo_and_redo_survive_a_restart(tmp_path):
    path = tmp_path / "field.db"
    with Store.open(path) as store:
        school = add_school(store, "P1")
        rename(store, school, "Бірінші")
        rename(store, school, "Екінші")
    with Store.open(path) as store:
        assert store.undo().label == "Rename school"
        assert name_of(store, school) == "Бірінші"
    with Store.open(path) as store:
        assert store.redo().label == "Rename school"
        assert name_of(store, school) == "Екінші"
        assert store.redo() is None
        assert [store.undo() is None for _ in range(4)] == [False, False, False, True]
        assert store.value("SELECT count(*) FROM school") == 0


def test_a_new_change_drops_what_was_undone(store):
    school = add_school(store, "P1")
    rename(store, school, "Бірінші")
    store.undo()
    rename(store, school, "Екінші")
    assert store.redoable() is None
    store.undo()
    assert name_of(store, school) == "«P1» мектебі"


def test_a_change_that_changes_nothing_leaves_no_step_and_keeps_redo(store):
    school = add_school(store, "P1")
    rename(store, school, "Бірінші")
    store.undo()
    rename(store, school, "«P1» мектебі")
    assert store.redo().label == "Rename school"
    assert name_of(store, school) == "Бірінші"


def test_listeners_hear_of_a_change_after_it_is_stored(store):
    heard = []
    stop = store.subscribe(
        lambda changed: heard.append((changed.tables, changed.origin, name_of(store, 1)))
    )
    add_school(store, "P1")
    rename(store, 1, "Жаңа")
    with suppress(ZeroDivisionError), store.change("Fails") as change:
        change.update("school", 1, {"name_kk": "Жоқ"})
        1 / 0  # noqa: B018
    store.undo("key")
    stop()
    rename(store, 1, "Тағы")
    assert heard == [
        ({"school", "school_status"}, None, "«P1» мектебі"),
        ({"school"}, "screen", "Жаңа"),
        ({"school"}, "key", "«P1» мектебі"),
    ]


def test_step_tells_who_when_and_what(store):
    store.who = "Қалиева Ү."
    add_school(store, "P1")
    step = store.undoable()
    assert (step.label, step.args, step.who) == ("Add school {code}", {"code": "P1"}, store.who)
    assert store.undo() == step == store.redoable()


@pytest.mark.parametrize("table", ["request", "event"])
def test_deleting_a_record_and_undoing_brings_every_row_back(store, table, tmp_path):
    school = add_school(store, "P1")
    person = add_person(store, "P1-T01", school)
    request = add_request(store, "С-01", school, NOVEMBER)
    event = add_event(store, "Ш-01", NOVEMBER, "held", [person], requests=[request], hours=2)
    with store.change("Attach") as change:
        for name, number in (("request", request), ("event", event)):
            row = {"record_table": name, "record": number, "name": "а", "sha256": "0", "size": 1}
            change.insert("attachment", row)
    before = digest(store)
    with store.change("Delete") as change:
        change.delete(table, {"request": request, "event": event}[table])
    assert store.value("SELECT count(*) FROM event_request") == 0
    assert store.value("SELECT count(*) FROM attachment") == 1
    store.undo()
    assert digest(store) == before


def test_what_others_lean_on_cannot_be_deleted(store):
    school = add_school(store, "P1")
    add_request(store, "С-01", school, NOVEMBER)
    before = digest(store)
    with pytest.raises(sqlite3.IntegrityError), store.change("Delete") as change:
        change.delete("school", school)
    assert digest(store) == before


def test_full_disk_loses_nothing(store):
    add_school(store, "P1")
    before = digest(store)
    pages = store.value("PRAGMA page_count")
    store.rows(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(StoreError) as refused, store.change("Many") as change:
        change.insert_all("school", [{"code": f"S{n}", "name_kk": "м" * 99} for n in range(500)])
    assert refused.value.code == "disk_full"
    assert digest(store) == before
    store.rows("PRAGMA max_page_count = 1073741823")
    add_school(store, "P2")
    assert store.value("PRAGMA integrity_check") == "ok"


def test_many_rows_with_different_columns_go_in_at_once(store):
    rows = [{"code": f"S{n}", "name_kk": "Мектеп"} | ({"note": "x"} if n % 7 else {})
            for n in range(400)]  # fmt: skip
    with store.change("Import") as change:
        numbers = change.insert_all("school", rows)
    assert numbers == list(range(1, 401))
    assert store.value("SELECT count(note) FROM school") == sum(bool(n % 7) for n in range(400))
    store.undo()
    assert store.value("SELECT count(*) FROM school") == 0


def test_pandas_is_not_loaded_by_a_save(tmp_path):
    program = (
        "import sys\nfrom pathlib import Path\nfrom app.models.store import Store\n"
        f"store = Store.open(Path({str(tmp_path / 'field.db')!r}))\n"
        "with store.change('x') as change:\n"
        "    change.insert('school', {'code': 'P1', 'name_kk': 'A'})\n"
        "assert 'sqlite_utils' in sys.modules\n"
        "sys.exit('pandas' in sys.modules or 'numpy' in sys.modules)\n"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_two_people_of_one_store_write_by_turns(store):
    with store.beside() as other:
        add_school(other, "P1")
        add_school(store, "P2")
        assert other.value("SELECT count(*) FROM school") == 2
        with store.change("Long") as change:
            change.insert("school", {"code": "P3", "name_kk": "Үш"})
            assert other.value("SELECT count(*) FROM school") == 2


def test_window_is_told_at_once_which_job_writes(store):
    school = add_school(store, "P1")
    with store.beside() as job, job.change("Import {name}", name="schools.xlsx") as change:
        change.update("school", school, {"note": "imported"})
        with pytest.raises(StoreError) as told, store.change("Edit school"):
            pass
        with pytest.raises(StoreError) as told_again:
            store.undo()
    for refused in (told, told_again):
        assert refused.value.code == "database_written"
        assert refused.value.data["change"] == ("Import {name}", {"name": "schools.xlsx"})
    rename(store, school, "«Ақсу»")
    assert name_of(store, school) == "«Ақсу»"


def test_dates_that_moved_are_one_step_of_undo(store):
    event = add_event(store, "Ш-01", NOVEMBER)
    before = digest(store)
    with store.change("Reschedule") as change:
        event_steps.reschedule(store, change, events.get(store, event), date(2025, 12, 3), "боран")
    store.undo()
    assert digest(store) == before


def test_refused_values_are_never_half_written(store):
    school = add_school(store, "P1")
    with pytest.raises(sqlite3.IntegrityError), store.change("Person") as change:
        people.save(store, change, None, {"name": "Адам", "school": 99, "role": "teacher"})
    assert people.count(store, people.Filter(), NOVEMBER) == 0
    assert schools.get(store, school, NOVEMBER).code == "P1"


# Taking back one old change


def test_old_change_is_taken_back_by_a_new_one(store):
    school = add_school(store, "P1")
    rename(store, school, "Қате")
    wrong = store.undoable()
    add_school(store, "P2")
    history.take_back(store, wrong.id, "Taken back")
    assert name_of(store, school) == "«P1» мектебі"
    store.undo()
    assert name_of(store, school) == "Қате"


@pytest.mark.parametrize("later", ["renamed", "leaned on", "grown", "number taken"])
def test_old_change_is_not_taken_back_when_things_have_moved_on(store, later):
    school = add_school(store, "P1")
    step = store.undoable()
    if later == "renamed":
        rename(store, school, "Басқа")
    elif later == "leaned on":
        add_request(store, "С-01", school, NOVEMBER)
    elif later == "grown":
        with store.change("Size") as change:
            change.set_dated("school_size", "school", school, "2025-09-01", {"teachers": 7})
    else:
        with store.change("Delete") as change:
            change.delete("school", school)
        step = store.undoable()
        add_school(store, "P1")
    before = digest(store)
    with pytest.raises(AppError) as refused:
        history.take_back(store, step.id, "Taken back")
    assert refused.value.code == "moved_on"
    assert digest(store) == before


def test_history_of_a_record_tells_fields_of_its_parts(store):
    school = add_school(store, "P1")
    request = add_request(store, "С-01", school, NOVEMBER)
    move(store, request, "deferred", NOVEMBER, "ақпанда")
    entry, made = history.of(store, "request", request)
    changed = {(each.table, each.field): (each.before, each.after) for each in entry.fields}
    assert changed["request", "status"] == ("new", "deferred")
    assert changed["request_status", "reason"] == (None, "ақпанда")
    assert made.made
    assert not entry.made
    store.undo()
    assert [each.undone for each in history.of(store, "request", request)] == [True, False]
    assert requests.get(store, request).status == "new"


def test_attendance_is_told_in_the_history_of_its_event(store):
    school = add_school(store, "P1")
    event = add_event(store, "Ш-01", NOVEMBER, "held", [add_person(store, "P1-T01", school)])
    mark(store, event, 1, wanted="excused")
    newest = history.of(store, "event", event)[0]
    assert [(each.table, each.field, each.after) for each in newest.fields] == [
        ("attendance", "mark", "excused")
    ]
