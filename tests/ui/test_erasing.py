"""Anonymising in the window: what stays behind is told, and nothing brings the name back."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QLineEdit

from app.models import attachments, erased, people, written
from app.models.store import Store
from app.ui.jobs import InlinePool, Jobs
from app.ui.link import Link
from app.ui.notice import Notice
from app.ui.page import Workplace
from app.ui.people.page import PeoplePage
from app.ui.plain import Label
from tests.models.making import NOVEMBER, add_event, add_person, add_request, add_school

TODAY = date(2025, 12, 18)


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "people.db") as made:
        add_school(made, "P1")
        yield made


@pytest.fixture
def aigul(store):
    person = add_person(store, "P1-T01", 1, name="Қалиева Айгүл")
    double = add_person(store, "P1-T02", 1, name="Калиева А.")
    with store.change("Join") as change:
        people.join(store, change, double, person)
    return person


@pytest.fixture
def page(store, aigul, shown):
    made = PeoplePage(Workplace(store, Jobs(InlinePool()), lambda: TODAY))
    store.subscribe(made.on_changed)
    shown(made, 1150, 700)
    made.show_record(aigul)
    return made


def seen(page, kind, name=""):
    found = page.findChildren(kind, name) if name else page.findChildren(kind)
    return [each for each in found if each.isVisible()]


def usable(qtbot, page, name):
    """Wait for a button that can be pressed: after a change they are made anew."""

    def found():
        return [each for each in seen(page, QAbstractButton, name) if each.isEnabled()]

    qtbot.waitUntil(lambda: bool(found()))
    return found()[0]


def press(qtbot, page, name):
    qtbot.mouseClick(usable(qtbot, page, name), Qt.MouseButton.LeftButton)


def begin(qtbot, page):
    """Take the entry of the menu by keyboard."""

    def take():
        menu = QApplication.activePopupWidget()
        qtbot.keyClick(menu, Qt.Key.Key_Down)
        qtbot.keyClick(menu, Qt.Key.Key_Return)

    more = usable(qtbot, page, "more")
    QTimer.singleShot(0, take)
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)


def words(page):
    return "\n".join(each.text() for kind in (Label, Link, QCheckBox) for each in seen(page, kind))


def test_all_that_stays_behind_is_told_before(store, page, aigul, qtbot, tmp_path):
    add_request(store, "С-01", 1, NOVEMBER, topic="Калиеваның сабағы")
    add_person(store, "P1-T03", 1, name="Қалиева Айг.")
    book = tmp_path / "book.xlsx"
    book.write_bytes(b"")
    written.note(store, book)
    begin(qtbot, page)
    qtbot.waitUntil(lambda: str(book.resolve()) in words(page))
    told = words(page)
    for piece in (
        "Erase the name: Қалиева Айгүл", "№ P1-T01", "This cannot be undone.",
        "Калиева А. · P1-T02", "Қалиева Айг. · P1-T03", "С-01 · Topic: Калиеваның сабағы",
    ):  # fmt: skip
        assert piece in told
    assert people.get(store, aigul, TODAY).name == "Қалиева Айгүл"


def test_one_button_erases_for_good(store, page, aigul, qtbot, heard):
    said = heard(page.said)
    begin(qtbot, page)
    press(qtbot, page, "confirm_erasing")
    assert said == [("Anonymised: № P1-T01.", False)]
    assert [people.get(store, each, TODAY).name for each in (1, 2)] == ["№ P1-T01", "№ P1-T02"]
    assert erased.listed(store.path.with_name("people.db.backups")) == erased.uuids(store)
    assert "Anonymised on request" in words(page)
    assert not seen(page, QAbstractButton, "more")
    store.undo()
    assert "Қалиева" not in words(page)


@pytest.mark.parametrize("way", ["cancel", "escape"])
def test_giving_up_erases_nothing(store, page, aigul, qtbot, way):
    begin(qtbot, page)
    if way == "cancel":
        press(qtbot, page, "cancel")
    else:
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Escape)
    assert not seen(page, QAbstractButton, "confirm_erasing")
    assert people.get(store, aigul, TODAY).name == "Қалиева Айгүл"


def test_text_that_names_the_person_is_led_to_and_looked_for_again(store, page, qtbot, heard):
    request = add_request(store, "С-01", 1, NOVEMBER, topic="Калиеваның сабағы")
    opened = heard(page.open_requested)
    begin(qtbot, page)
    press(qtbot, page, f"request:{request}")
    assert opened == [("request", request)]
    with store.change("Mend") as change:
        change.update("request", request, {"topic": "Мұғалімнің сабағы"})
    page.hide()
    page.show()
    assert not seen(page, Link, f"request:{request}")


def test_ticked_file_goes_for_good(store, page, aigul, qtbot, tmp_path):
    paper = tmp_path / "Қалиева.pdf"
    paper.write_bytes(b"%PDF")
    event = add_event(store, "Ш-01", NOVEMBER)
    with store.change("Attach") as change:
        number = attachments.add(change, "event", event, attachments.copy(store, paper))
    begin(qtbot, page)
    press(qtbot, page, f"file:{number}")
    press(qtbot, page, "confirm_erasing")
    assert attachments.every(store, "event", event) == []
    assert list(attachments.folder(store).iterdir()) == []


def test_code_with_the_name_stands_against_it(store, page, aigul, qtbot):
    with store.change("Code") as change:
        change.update("person", aigul, {"code": "Қалиева-1"})
    begin(qtbot, page)
    press(qtbot, page, "confirm_erasing")
    told = [label.text() for each in seen(page, Notice) for label in seen(each, Label)]
    assert any("Қалиева-1" in each for each in told)
    assert people.get(store, aigul, TODAY).name == "Қалиева Айгүл"


def test_form_of_somebody_anonymised_asks_for_no_name(store, page, aigul, qtbot):
    begin(qtbot, page)
    press(qtbot, page, "confirm_erasing")
    page.edit()
    assert not seen(page, QLineEdit, "name")
    line = seen(page, QLineEdit, "position")[0]
    qtbot.keyClicks(line, "x")
    press(qtbot, page, "save")
    person = people.get(store, aigul, TODAY)
    assert (person.name, person.position) == ("№ P1-T01", "x")
