"""The history of a record is readable, and an old change can be taken back from it."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel

from app.i18n import N_, speak
from app.models import attachments, events, people, requests, schools
from app.models.requests import Step
from app.models.store import Store
from app.ui.history_view import HistoryView

ADD, EDIT, MOVE = N_("Add request {number}"), N_("Edit request {number}"), "Accept request {number}"


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "field.db") as made:
        made.who = "Айгүл"
        yield made


@pytest.fixture
def request_id(store):
    with store.change("Begin") as change:
        school = schools.save(change, None, {"code": "P1", "name_kk": "Ақсу"})
    values = {"number": "С-01", "received": date(2025, 11, 3), "school": school, "topic": "Бағалау"}
    with store.change(ADD, number="С-01") as change:
        return requests.save(store, change, None, {**values, "direction": "assessment"})


def edit(store, number, **values):
    with store.change(EDIT, number="С-01") as change:
        requests.save(store, change, number, values)


@pytest.fixture
def view(store, request_id, shown):
    made = shown(HistoryView(store), 400, 900)
    made.show_record("request", request_id)
    return made


def texts(view):
    return [each.text() for each in view.findChildren(QLabel) if not each.isHidden()]


def entries(view):
    """Return the widgets of the changes shown now; those shown before are deleted later."""
    return [view._entries.itemAt(at).widget() for at in range(view._entries.count())]


def lines(view):
    view.show_record(*view._record)
    return [each.text() for entry in entries(view) for each in entry.findChildren(QLabel)]


def back_buttons(view):
    return [each for entry in entries(view) for each in entry.findChildren(QAbstractButton)]


def test_new_record_tells_what_it_began_with(view):
    when, what, began = lines(view)
    assert when.endswith("Айгүл")
    assert what == "Add request С-01"
    assert "Registration number: С-01 · Date received: 03.11.2025 · Topic: Бағалау" in began
    assert "School name: Ақсу" in began
    assert "Direction: Criteria-based assessment" in began


def test_fields_and_values_are_told_in_words(store, view, request_id):
    edit(store, request_id, direction="tasks", channel="letter", participants=7)
    with store.change(MOVE, number="С-01") as change:
        step = Step("accepted", date(2025, 11, 4))
        requests.move(store, change, requests.get(store, request_id), step)
    told = lines(view)
    assert {
        "Accept request С-01",
        "Status: New → Accepted",
        "Decision date: — → 04.11.2025",
        "Direction: Criteria-based assessment → Task development and assessment review",
        "Channel: — → letter",
        "Number of participants: — → 7",
    } <= {*told}


def test_files_are_in_the_history_of_their_record(store, view, request_id, tmp_path):
    (tmp_path / "хат.pdf").write_bytes(b"letter")
    with store.change("Attach a file: {name}", name="хат.pdf") as change:
        copied = attachments.copy(store, tmp_path / "хат.pdf")
        attachments.add(change, "request", request_id, copied)
    assert "File: — → хат.pdf" in lines(view)


@pytest.mark.parametrize(("language", "word"), [("kk", "Тақырыбы"), ("ru", "Тема")])
def test_history_speaks_the_language_of_the_interface(store, view, request_id, language, word):
    edit(store, request_id, topic="Жаңа")
    speak(language)
    assert f"{word}: Бағалау → Жаңа" in lines(view)


def test_labels_of_a_screen_go_before_ours(store, request_id, shown):
    edit(store, request_id, topic="Жаңа")
    made = shown(HistoryView(store, {"topic": N_("Title")}), 400, 900)
    made.show_record("request", request_id)
    assert "Title: Бағалау → Жаңа" in lines(made)


def test_old_change_is_taken_back_and_can_be_undone(store, view, request_id, heard):
    said = heard(view.said)
    edit(store, request_id, topic="Жаңа")
    edit(store, request_id, participants=7)
    lines(view)
    back_buttons(view)[-1].click()
    made = requests.get(store, request_id)
    assert (made.topic, made.participants) == ("Бағалау", 7)
    assert said == [("The change was taken back.", True)]
    assert store.undoable().label == "Take back the change of {time}"
    store.undo()
    assert requests.get(store, request_id).topic == "Жаңа"


def test_change_that_was_overtaken_is_refused_with_a_reason(store, view, request_id):
    edit(store, request_id, topic="Жаңа")
    edit(store, request_id, topic="Тағы жаңа")
    lines(view)
    back_buttons(view)[-1].click()
    assert requests.get(store, request_id).topic == "Тағы жаңа"
    sentence = "The value has been changed again since, so this change cannot be taken back."
    assert sentence in texts(view)


def test_record_itself_and_a_whole_import_are_not_taken_back_here(store, view, request_id):
    with store.change("Import workbook {name}", name="q.xlsx") as change:
        requests.save(store, change, request_id, {"topic": "Жаңа"})
        for number in range(2):
            schools.save(change, None, {"code": f"N{number}", "name_kk": "Басқа"})
    assert "Topic: Бағалау → Жаңа" in lines(view)
    assert back_buttons(view) == []


def test_undone_change_says_so(store, view, request_id):
    edit(store, request_id, topic="Жаңа")
    store.undo()
    assert "Edit request С-01 (undone)" in lines(view)
    assert back_buttons(view) == []


def test_long_history_is_shown_in_parts(store, view, request_id):
    for number in range(25):
        edit(store, request_id, participants=number)
    assert sum(each.startswith("Edit") for each in lines(view)) == 20
    view.findChild(QAbstractButton, "earlier").click()
    assert sum(each.startswith("Edit") for each in lines(view)) == 25
    assert view.findChild(QAbstractButton, "earlier").isHidden()


def test_every_table_can_be_read(store, shown):
    with store.change("Begin") as change:
        school = {"code": "P2", "name_kk": "Бірлік", "region": "61", "languages": ("kk", "ru")}
        school = schools.save(change, None, {**school, "small": 1, "status": "partner"})
        person = {"name": "Серік", "school": school, "role": "teacher", "directions": ("tasks",)}
        person = people.save(store, change, None, person)
        event = {"number": "Ш-01", "topic": "Кеңес", "kind": "training", "hours": 3}
        event = {**event, "first_day": date(2025, 11, 5), "place_school": school}
        event = events.save(store, change, None, {**event, "facilitators": [person]})
    with store.change("Edit") as change:
        schools.save(change, school, {"small": 0, "region": "61", "languages": ("kk",)})
        people.save(store, change, person, {"role": "head"})
        events.save(store, change, event, {"hours": 4, "kind": "master_class"})
    made = shown(HistoryView(store), 400, 900)
    told = []
    for table, number in (("school", school), ("person", person), ("event", event)):
        made.show_record(table, number)
        told += lines(made)
    assert {
        "Small ungraded school: yes → no",
        "Language of instruction: Kazakh, Russian → Kazakh",
        "Role: teacher → school head",
        "Duration (academic hours): 3 → 4",
        "Kind of event: training session → master class",
    } <= {*told}
    assert not [each for each in told if each.startswith(": ")]
