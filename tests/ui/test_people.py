"""The screen of educators, used as people use it: by keyboard and mouse."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QCompleter, QLineEdit

from app.models import attendance, event_steps, events, people, posts, schools
from app.models.sessions import sessions
from app.models.store import Store
from app.ui.jobs import InlinePool, Jobs
from app.ui.notice import Notice
from app.ui.page import Workplace
from app.ui.people.page import PeoplePage
from app.ui.plain import Label
from app.ui.record_table import RecordTable
from tests.ui.keys import type_text

TODAY = date(2025, 12, 18)


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "people.db") as made:
        with made.change("Begin") as change:
            for code, name in (("P1", "«Ақсу»"), ("P2", "«Қызылтаң»")):
                schools.save(change, None, {"code": code, "name_kk": name, "status": "partner"})
        yield made


@pytest.fixture
def aigul(store):
    return add(store, "Қалиева А.", subject="химия")


@pytest.fixture
def double(store, aigul):
    return add(store, "Калиева Айгүл")


@pytest.fixture
def head(store):
    return add(store, "Ермеков Нұржан", school=2, role="head", directions=["research"])


@pytest.fixture
def page(store, aigul, double, head, shown):
    made = PeoplePage(Workplace(store, Jobs(InlinePool()), lambda: TODAY))
    store.subscribe(made.on_changed)
    return shown(made, 1150, 700)


def add(store, name, school=1, role="teacher", **values):
    with store.change("Person") as change:
        row = {"name": name, "school": school, "role": role, **values}
        return people.save(store, change, None, row)


def hold(store, number, *present):
    row = {"number": number, "topic": "Баға", "kind": "training", "first_day": date(2025, 11, 5)}
    with store.change("Event") as change:
        event = events.save(store, change, None, row)
        event_steps.move(change, events.get(store, event), "held")
        for person in present:
            attendance.mark(store, change, sessions(store, event)[0].id, person, "present")
    return event


def listed(page):
    table = page.list.records
    return [table.record(row).person.name for row in range(table.rowCount())]


def cells(page, row):
    table = page.list.records
    return [table.index(row, column).data() for column in range(table.columnCount())]


def type_in(page, name, text):
    line = page.findChild(QLineEdit, name)
    line.setFocus()
    line.selectAll()
    type_text(line, text)
    return line


def press(qtbot, page, name):
    def seen():
        return [each for each in page.findChildren(QAbstractButton, name) if each.isVisible()]

    qtbot.waitUntil(lambda: bool(seen()))
    qtbot.mouseClick(seen()[0], Qt.MouseButton.LeftButton)


def choose(page, name, text):
    combo = next(each for each in page.findChildren(QComboBox, name) if each.isVisible())
    combo.setCurrentText(text)
    combo.activated.emit(combo.currentIndex())


def told(page, kind=Label):
    return [each.text() for each in page.findChildren(kind) if each.isVisible() and each.text()]


def notices(page):
    return [text for each in page.findChildren(Notice) if each.isVisible() for text in told(each)]


# The list


def test_people_stand_by_the_kazakh_alphabet_with_school_role_and_events(store, page, aigul):
    hold(store, "Ш-01", aigul)
    assert listed(page) == ["Ермеков Нұржан", "Калиева Айгүл", "Қалиева А."]
    assert cells(page, 2) == ["P1-T01", "Қалиева А., «Ақсу» · химия", "teacher", "1"]
    assert cells(page, 0)[2:] == ["school head, trainer", "—"]


@pytest.mark.parametrize(
    ("key", "names"),
    [
        ("teachers", ["Калиева Айгүл", "Қалиева А."]),
        ("heads", ["Ермеков Нұржан"]),
        ("trainers", ["Ермеков Нұржан"]),
        ("doubles", ["Қалиева А.", "Калиева Айгүл"]),
    ],
)
def test_filter_lists_what_it_says(qtbot, page, key, names):
    press(qtbot, page, key)
    assert listed(page) == names


def test_duplicates_are_counted_only_when_asked_for(qtbot, page):
    chip = page.findChild(QAbstractButton, "doubles")
    assert chip.accessibleName() == "Possible duplicates"
    press(qtbot, page, "doubles")
    page.refresh()
    assert chip.accessibleName() == "Possible duplicates: 1"


@pytest.mark.parametrize("text", ["калиева айгул", "КЫЗЫЛТАН"])
def test_typing_finds_people_by_name_and_school(qtbot, page, text):
    line = type_in(page, "filter", text)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert len(listed(page)) == 1


def test_rows_of_a_figure_may_be_joined_spellings(store, page, aigul, double):
    with store.change("Join") as change:
        people.join(store, change, double, aigul)
    page.show_rows([aigul, double], "Present")
    assert len(listed(page)) == 2


# The form


def new_person(qtbot, page, name="Әбдіғали Әсел", school="Ақсу", **texts):
    page.add()
    type_in(page, "name", name)
    line = type_in(page, "school", school)
    popup = line.findChild(QCompleter).popup()
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    for field, text in texts.items():
        type_in(page, field, text)


def test_new_person_gets_the_next_code_of_the_school(qtbot, store, page):
    new_person(qtbot, page, subject="биология")
    press(qtbot, page, "save")
    made = page.list.current().person
    assert (made.code, made.name, made.role) == ("P1-T03", "Әбдіғали Әсел", "teacher")
    assert (made.school, made.subject) == (1, "биология")
    assert store.undoable().args == {"name": "Әбдіғали Әсел"}


def test_next_person_begins_at_the_same_school(qtbot, page):
    new_person(qtbot, page)
    press(qtbot, page, "save")
    page.add()
    assert page.pane.values()["school"] == 1


def test_trainer_gets_directions_from_a_day(qtbot, store, page):
    new_person(qtbot, page, since="01.09.2025")
    box = next(
        each for each in page.pane.findChildren(QCheckBox) if each.text().startswith("Research")
    )
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    press(qtbot, page, "save")
    assert page.list.current().person.directions == ("research",)
    assert posts.every(store, page.list.current().id)[0].since == date(2025, 9, 1)


@pytest.mark.parametrize("field", ["name", "subject", "code", "position"])
def test_personal_number_is_refused_with_an_explanation(qtbot, store, page, field):
    before = people.count(store, people.Filter(), TODAY)
    new_person(qtbot, page)
    type_in(page, field, "000101300009")
    for _press in range(2):
        press(qtbot, page, "save")
    assert any("personal number (IIN): it is never stored" in text for text in told(page))
    assert people.count(store, people.Filter(), TODAY) == before


def test_likely_double_is_told_while_the_name_is_typed(qtbot, page):
    new_person(qtbot, page, name="Ермеков Н.")
    assert notices(page) == []
    type_in(page, "name", "Калиева А")
    [text] = notices(page)
    assert text.startswith("This person may already be in the list.")
    assert "Калиева Айгүл (P1-T02)" in text


def test_editing_corrects_the_present_post_and_keeps_its_day(qtbot, store, page, head):
    with store.change("Post") as change:
        values = {"school": 1, "role": "teacher"}
        people.save(store, change, head, values, since=date(2025, 11, 1))
    page.list.select(head)
    qtbot.keyClick(page.list.view, Qt.Key.Key_F2)
    type_in(page, "subject", "физика")
    press(qtbot, page, "save")
    newest = posts.every(store, head)[0]
    assert (newest.since, newest.subject) == (date(2025, 11, 1), "физика")
    assert len(posts.every(store, head)) == 2
    assert people.get(store, head, TODAY).directions == ("research",)


def test_emptied_code_stays_as_it_was(qtbot, store, page, aigul):
    page.list.select(aigul)
    page.edit()
    type_in(page, "code", "")
    page.findChild(QLineEdit, "code").clear()
    press(qtbot, page, "save")
    assert people.get(store, aigul, TODAY).code == "P1-T01"


# Posts and directions by date


def test_person_works_as_a_head_from_a_day(qtbot, store, page, aigul):
    page.list.select(aigul)
    press(qtbot, page, "new_post")
    choose(page, "role", "school head")
    pane = next(each for each in page.findChildren(QLineEdit, "since") if each.isVisible())
    pane.selectAll()
    type_text(pane, "01.12.2025")
    press(qtbot, page, "save")
    assert people.get(store, aigul, date(2025, 11, 30)).role == "teacher"
    assert page.list.current().person.role == "head"


def test_only_post_cannot_be_deleted(page, store, aigul):
    page.list.select(aigul)
    row = posts.every(store, aigul)[0].id
    assert page.findChild(QAbstractButton, f"edit:person_post:{row}") is not None
    assert page.findChild(QAbstractButton, f"delete:person_post:{row}") is None


def test_direction_is_added_ended_and_deleted(qtbot, store, page, head):
    page.list.select(head)
    press(qtbot, page, "add:person_direction")
    choose(page, "direction", "Subject content")
    press(qtbot, page, "save")
    assert set(page.list.current().person.directions) == {"research", "subject"}
    row = store.value("SELECT id FROM person_direction WHERE direction = 'research'")
    press(qtbot, page, f"edit:person_direction:{row}")
    until = next(each for each in page.findChildren(QLineEdit, "until") if each.isVisible())
    type_text(until, "01.12.2025")
    press(qtbot, page, "save")
    assert page.list.current().person.directions == ("subject",)
    press(qtbot, page, f"delete:person_direction:{row}")
    assert store.value("SELECT group_concat(direction) FROM person_direction") == "subject"


# Two spellings of one person


def test_likely_double_is_offered_compared_and_joined_with_one_press(
    qtbot, store, page, aigul, double
):
    hold(store, "Ш-01", aigul, double)
    hold(store, "Ш-02", double)
    page.list.select(aigul)
    assert notices(page) == ["May be the same person: Калиева Айгүл"]
    press(qtbot, page, "join")
    expected = {"Events: 1", "Events: 2", "Together: 2 different events"}
    qtbot.waitUntil(lambda: expected <= set(told(page)))
    press(qtbot, page, f"keep:{aigul}")
    assert listed(page) == ["Ермеков Нұржан", "Қалиева А."]
    assert (page.list.current().id, page.list.current().attended) == (aigul, 2)
    qtbot.waitUntil(lambda: "Калиева Айгүл · P1-T02" in told(page))


def test_name_of_the_other_may_be_kept(qtbot, store, page, aigul, double):
    page.list.select(aigul)
    press(qtbot, page, "join")
    press(qtbot, page, f"keep:{double}")
    assert people.root_of(store, aigul) == double
    assert page.list.current().id == double


def test_joining_is_undone_and_separated(qtbot, store, page, aigul, double):
    page.list.select(aigul)
    press(qtbot, page, "join")
    press(qtbot, page, f"keep:{aigul}")
    assert store.undoable().args == {"duplicate": "Калиева Айгүл", "root": "Қалиева А."}
    store.undo()
    assert len(listed(page)) == 3
    store.redo()
    page.list.select(aigul)
    press(qtbot, page, f"separate:{double}")
    assert len(listed(page)) == 3
    assert page.list.current().id == double


def test_anybody_may_be_searched_for_joining(qtbot, page, store, head, aigul):
    page.list.select(head)
    press(qtbot, page, "join")
    field = type_in(page, "joining_search", "калиева а")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    view = next(each.view for each in page.findChild(type(page._joining)).findChildren(RecordTable))
    assert view.model().rowCount() == 2
    qtbot.keyClick(view, Qt.Key.Key_Home)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    press(qtbot, page, f"keep:{head}")
    assert people.spellings(store, head) != []


def test_escape_leaves_the_comparison(qtbot, page, aigul):
    page.list.select(aigul)
    press(qtbot, page, "join")
    assert not page.detail.isVisible()
    qtbot.keyClick(page._joining, Qt.Key.Key_Escape)
    assert page.detail.isVisible()


def test_pairs_are_gone_through_one_after_another(qtbot, store, page, aigul, double):
    first = add(store, "Исаева М.", school=2)
    add(store, "Исаева Мәдина", school=2)
    press(qtbot, page, "doubles")
    page.list.select(aigul)
    press(qtbot, page, "join")
    press(qtbot, page, f"keep:{aigul}")
    assert page.strip.active() == "doubles"
    assert listed(page) == ["Исаева М.", "Исаева Мәдина"]
    assert page.list.current().id == first


def test_joined_spelling_can_still_be_opened(qtbot, store, page, aigul, double, heard):
    with store.change("Join") as change:
        people.join(store, change, double, aigul)
    page.show_record(double)
    assert page.list.current().id == double
    assert "Joined as another spelling of: Қалиева А." in notices(page)
    asked = heard(page.open_requested)
    open_ = next(
        each for each in page.detail.findChildren(QAbstractButton) if each.text() == "Open"
    )
    qtbot.mouseClick(open_, Qt.MouseButton.LeftButton)
    assert asked == [("person", aigul)]


# The record beside the list


def test_events_attended_and_the_school_open_their_screens(qtbot, store, page, aigul, heard):
    event = hold(store, "Ш-01", aigul)
    asked = heard(page.open_requested)
    page.list.select(aigul)
    page.detail.open_tab("events")
    view = next(each.view for each in page.detail.findChildren(RecordTable) if each.isVisible())
    qtbot.keyClick(view, Qt.Key.Key_Home)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    press(qtbot, page, "school:1")
    assert asked == [("event", event), ("school", 1)]


def test_history_tells_both_spellings(qtbot, store, page, aigul, double):
    page.list.select(aigul)
    press(qtbot, page, "join")
    press(qtbot, page, f"keep:{aigul}")
    page.show_record(double)
    page.detail.open_tab("history")
    words = "Join: Калиева Айгүл → Қалиева А."
    qtbot.waitUntil(lambda: words in told(page.detail))
