"""Anonymising a person: the name is gone from every byte, the figures are what they were."""

from __future__ import annotations

import sqlite3
from datetime import date
from shutil import copyfile

import pytest

from app.models import (
    attachments,
    drafts,
    erased,
    history,
    people,
    requests,
    search,
    traces,
    written,
)
from app.models import periods as known_periods
from app.models.anonymise import apply_erased, erase, erasing
from app.models.connection import connect
from app.models.errors import AppError
from app.models.figures import Figures
from app.models.progress import finish
from app.models.store import Store
from tests.models.making import NOVEMBER, add_event, add_person, add_request, add_school

TODAY = date(2025, 12, 18)
NAME, FORMER, SPELLING = "Қалиева Айгүл Серікқызы", "Қалиева А.", "Калиева Айгүл"
AT_WORK = "Қалиева А.С."


@pytest.fixture
def school(store):
    return add_school(store, "P1")


@pytest.fixture
def aigul(store, school):
    """A person whose name stands in every place it may stand in."""
    store.who = AT_WORK
    person = add_person(store, "P1-T01", school, name=FORMER)
    with store.change("Edit educator {name}", name=NAME) as change:
        people.save(store, change, person, {"name": NAME, "note": "Айгүл, 8 777 123 45 67"})
    double = add_person(store, "P1-T02", school, name=SPELLING)
    with store.change("Join: {duplicate} → {root}", duplicate=SPELLING, root=NAME) as change:
        people.join(store, change, double, person)
    add_event(store, "Ш-01", NOVEMBER, "held", present=[person, double])
    drafts.keep(store, "person", person, {"name": NAME})
    drafts.keep(store, "request", 0, {"topic": f"{NAME}: сабақ"})
    store.who = ""
    return person


@pytest.fixture
def backups(tmp_path):
    return [tmp_path / "field.db.backups", tmp_path / "stick"]


def holds(content, *names):
    return [
        name
        for name in names
        for encoding in ("utf-8", "utf-16-le", "utf-16-be")
        if name.encode(encoding) in content
    ]


def test_name_is_gone_from_every_byte_of_the_file(store, aigul, backups):
    assert holds(store.path.read_bytes(), NAME, FORMER, SPELLING, AT_WORK)
    outcome = erase(store, aigul, backups)
    assert (outcome.compact, outcome.unlisted) == (True, ())
    surnames = ("Қалиева", "Калиева", "қалиева", "калиева", "Айгүл", "айгул", "8 777")
    assert holds(store.path.read_bytes(), *surnames) == []


def test_record_stays_with_its_code_and_a_nameless_name(store, aigul, backups, school):
    erase(store, aigul, backups)
    person = people.get(store, aigul, TODAY)
    assert (person.code, person.name, person.note) == ("P1-T01", "№ P1-T01", None)
    assert (person.school, person.role) == (school, "teacher")
    assert erased.day_of(store, aigul) == date.today()


def test_joined_spellings_go_together_whichever_was_asked_for(store, aigul, backups):
    double = people.spellings(store, aigul)[0]
    outcome = erase(store, double, backups)
    assert [each.name for each in outcome.spellings] == [NAME, SPELLING]
    assert people.get(store, double, TODAY).name == "№ P1-T02"
    assert people.get(store, double, TODAY).same_as == aigul


def test_figures_stay_equal(store, quarter, backups):
    period = known_periods.at(store, NOVEMBER)
    leading = quarter.schools["LS"]
    before = Figures(store, period, leading).all()
    for person in list(quarter.people.values())[:5]:
        erase(store, person, backups)
    assert Figures(store, period, leading).all() == before


def test_person_is_found_by_code_and_not_by_name(store, aigul, backups):
    erase(store, aigul, backups)
    assert search.find(store, "қалиева") == []
    assert search.find(store, "Айгүл") == []
    assert [hit.id for hit in search.find(store, "P1-T01")] == [aigul]
    assert people.count(store, people.Filter(text="T01"), TODAY) == 1


def test_history_tells_what_was_done_but_not_to_whom(store, aigul, backups):
    erase(store, aigul, backups)
    labels = [
        (each.step.label, dict(each.step.args)) for each in history.of(store, "person", aigul)
    ]
    assert ("Edit educator {name}", {"name": "№ P1-T01"}) in labels
    joined = history.of(store, "person", people.spellings(store, aigul)[0])[0].step.args
    assert set(joined.values()) == {"№ P1-T01"}
    whos = {row[0] for row in store.rows("SELECT DISTINCT who FROM change WHERE who <> ''")}
    assert whos == {"№ P1-T01"}


def test_undo_of_older_changes_brings_no_name_back(store, aigul, backups):
    erase(store, aigul, backups)
    while store.undo():
        rows = store.rows("SELECT name, note FROM person")
        assert {row["name"] for row in rows} <= {"№ P1-T01", "№ P1-T02"}
        assert {row["note"] for row in rows} <= {None}
    assert store.rows("SELECT * FROM person") == []
    while store.redo():
        pass
    assert people.get(store, aigul, TODAY).name == "№ P1-T01"
    assert [hit.id for hit in search.find(store, "P1-T01")] == [aigul]
    assert holds(store.path.read_bytes(), "Қалиева", "калиева") == []


def test_taking_an_old_change_back_brings_no_name_back(store, aigul, backups):
    erase(store, aigul, backups)
    edited = next(each for each in history.of(store, "person", aigul) if each.can_be_taken_back)
    history.take_back(store, edited.step.id, "Take back")
    assert people.get(store, aigul, TODAY).name == "№ P1-T01"


def test_name_of_an_erased_person_cannot_be_written_again(store, aigul, backups):
    erase(store, aigul, backups)
    with store.change("Import") as change:
        people.save(store, change, aigul, {"name": NAME, "code": "P1-T77"})
    assert people.get(store, aigul, TODAY).name == "№ P1-T77"


def test_drafts_of_the_person_are_gone_and_others_hold_no_name(store, aigul, backups):
    erase(store, aigul, backups)
    assert drafts.take(store, "person", aigul) is None
    assert drafts.take(store, "request", 0) == {"topic": "№ P1-T01: сабақ"}


def test_erasing_is_no_step_of_undo(store, aigul, backups):
    newest = store.undoable().id
    erase(store, aigul, backups)
    assert store.undoable().id == newest


def test_giving_up_leaves_everything_as_it_was(store, aigul, backups):
    before = people.get(store, aigul, TODAY)
    work = erasing(store, aigul, backups)
    next(work)
    work.close()
    assert people.get(store, aigul, TODAY) == before
    assert not any(each.exists() for each in backups)


def test_code_made_of_the_name_is_to_be_changed_first(store, school, backups):
    person = add_person(store, "Қалиева-1", school, name=FORMER)
    with pytest.raises(AppError) as caught:
        erase(store, person, backups)
    assert caught.value.code == "name_in_code"
    with store.change("Edit") as change:
        people.save(store, change, person, {"code": "P1-T05"})
    erase(store, person, backups)
    assert holds(store.path.read_bytes(), "Қалиева") == []


def test_others_of_the_same_name_keep_theirs(store, school, aigul, backups):
    namesake = add_person(store, "P1-T08", school, name=FORMER)
    with store.change("Edit educator {name}", name=FORMER) as change:
        people.save(store, change, namesake, {"note": "x"})
    erase(store, aigul, backups)
    assert people.get(store, namesake, TODAY).name == FORMER
    assert history.of(store, "person", namesake)[0].step.args == {"name": FORMER}


# What is left to people


def found(store, person):
    return finish(traces.finding(store, person, TODAY))


def test_texts_with_the_name_are_listed_and_left_alone(store, school, aigul, backups):
    add_request(store, "С-01", school, NOVEMBER, topic="Калиеваның шеберлік сабағы")
    event = add_event(store, "Ш-02", NOVEMBER, note="жауапты: А. Қалиева")
    with store.change("Text") as change:
        change.insert(
            "event_session", {"event": event, "day": "2025-11-10", "topic": "Калиевой А.С. сөзі"}
        )
    add_request(store, "С-02", school, NOVEMBER, topic="Қалиев Гүлнар Б. емес")
    mentions = found(store, aigul).mentions
    assert [(each.root_table, each.field, each.text) for each in mentions] == [
        ("event", "note", "жауапты: А. Қалиева"),
        ("event", "topic", "Калиевой А.С. сөзі"),
        ("request", "topic", "Калиеваның шеберлік сабағы"),
        ("request", "topic", "Қалиев Гүлнар Б. емес"),
    ]
    erase(store, aigul, backups)
    assert requests.by_number(store, "С-01", None)
    assert store.value("SELECT topic FROM request WHERE number = 'С-01'").startswith("Калиеваның")


def test_text_mended_before_is_mended_in_the_history_too(store, school, aigul, backups):
    request = add_request(store, "С-01", school, NOVEMBER, topic="Калиеваның сабағы")
    with store.change("Edit request {number}", number="С-01") as change:
        requests.save(store, change, request, {"topic": "Мұғалімнің сабағы"})
    erase(store, aigul, backups)
    assert holds(store.path.read_bytes(), "Калиева") == []
    store.undo()
    assert requests.get(store, request).topic == "№ P1-T01 сабағы"


def test_likely_doubles_that_are_not_joined_are_told(store, school, aigul):
    other = add_person(store, "P1-T09", school, name="Қалиева Айг.")
    assert [each.id for each in found(store, aigul).alike] == [other]


def test_files_are_listed_and_go_for_good_when_asked(store, aigul, backups, tmp_path):
    kept, gone = tmp_path / "Қалиева_А.pdf", tmp_path / "сертификат.pdf"
    for path in (kept, gone):
        path.write_bytes(path.name.encode())
    event = add_event(store, "Ш-05", NOVEMBER)
    with store.change("Attach a file: {name}", name=kept.name) as change:
        attachments.add(change, "event", event, attachments.copy(store, kept))
        own = attachments.add(change, "person", aigul, attachments.copy(store, gone))
    files = found(store, aigul).files
    assert [(each.name, each.own) for each in files] == [(kept.name, False), (gone.name, True)]
    erase(store, aigul, backups, [own])
    assert [each.name for each in attachments.every(store, "event", event)] == [kept.name]
    assert attachments.every(store, "person", aigul) == []
    assert len(list(attachments.folder(store).iterdir())) == 1
    while store.undo():
        pass


def test_written_files_are_listed_while_they_are_there(store, aigul, tmp_path):
    path = tmp_path / "есеп.xlsx"
    path.write_bytes(b"")
    written.note(store, path)
    assert found(store, aigul).exports == (path.resolve(),)
    path.unlink()
    assert found(store, aigul).exports == ()


# Restored backups


@pytest.fixture
def restored(store, aigul, backups, tmp_path):
    """A copy of the time before the erasing, open as one that restores opens it."""
    store.close()
    copy = copyfile(store.path, tmp_path / "older.db")
    with Store.open(store.path) as again:
        erase(again, aigul, backups)
    connection = connect(copy, read_only=False)
    connection.execute("PRAGMA query_only = OFF")
    yield connection
    connection.close()


def test_list_of_the_erased_is_applied_to_what_is_restored(restored, backups, tmp_path):
    assert holds((tmp_path / "older.db").read_bytes(), NAME)
    assert apply_erased(restored, erased.listed(backups[1])) == 2
    assert apply_erased(restored, erased.listed(backups[1])) == 0
    restored.close()
    assert holds((tmp_path / "older.db").read_bytes(), "Қалиева", "Калиева", "калиева") == []
    with Store.open(tmp_path / "older.db") as store:
        assert erased.uuids(store) == erased.listed(backups[1])


def test_older_versions_are_told_of_the_erased_too(store, aigul, backups, tmp_path):
    with store.unrecorded() as connection:
        connection.execute("DROP TABLE erased")
        connection.execute("DROP TABLE written")
    uuids = {row[0] for row in store.rows("SELECT uuid FROM person")}
    store.close()
    bare = sqlite3.connect(store.path, isolation_level=None)
    assert apply_erased(bare, uuids) == 2
    bare.close()
    assert holds(store.path.read_bytes(), "Қалиева", "Калиева") == []


def test_list_of_the_erased_grows_and_survives_what_is_no_list(backups):
    erased.enlist(backups[0], {"b"})
    erased.enlist(backups[0], {"a"})
    assert erased.listed(backups[0]) == {"a", "b"}
    (backups[0] / erased.LIST).write_bytes("Қ".encode())
    assert erased.listed(backups[0]) == set()
