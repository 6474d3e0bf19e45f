"""What a user does on the screen of resources: enter one, give it, take it back."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox

from app.models import resources, resources_given, schools, settings
from app.models.store import Store
from app.ui.jobs import InlinePool, Jobs
from app.ui.page import Workplace
from app.ui.plain import Label
from app.ui.resources.page import ResourcesPage
from tests.ui.keys import type_text

TODAY = date(2025, 12, 2)


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "resources.db") as made:
        with made.change("Begin") as change:
            leading = schools.save(change, None, {"code": "LS", "name_kk": "№4 «Білім»"})
            schools.save(change, None, {"code": "P1", "name_kk": "«Ақсу»", "leading": leading})
            settings.write(made, change, own_school=leading)
        yield made


@pytest.fixture
def page(store, shown):
    made = ResourcesPage(Workplace(store, Jobs(InlinePool()), lambda: TODAY))
    store.subscribe(made.on_changed)
    return shown(made, 1150, 700)


@pytest.fixture
def guide(store):
    row = {"code": "Р-01", "title": "Жадынама", "category": "guidelines", "copies": 5}
    with store.change("Add") as change:
        return resources.save(store, change, None, row)


def press(qtbot, page, name):
    qtbot.mouseClick(page.findChild(QAbstractButton, name), Qt.MouseButton.LeftButton)


def type_in(pane, name, text):
    line = pane.form.editor(name).inner
    line.setFocus()
    line.selectAll()
    type_text(line, text)


def test_resource_is_entered_with_its_category_grades_and_copies(qtbot, page, store):
    press(qtbot, page, "add")
    form = page.pane.form
    type_text(form.editor("title").inner, "Сабақ жоспарлары")
    form.editor("category").inner.setCurrentIndex(4)
    type_in(page.pane, "grades", "5-7, 9")
    type_in(page.pane, "copies", "12")
    press(qtbot, page, "save")
    found = resources.get(store, 1)
    assert (found.code, found.title, found.category) == (
        "Р-01",
        "Сабақ жоспарлары",
        form.editor("category").value(),
    )
    assert (found.grades, found.copies, found.languages) == ((5, 6, 7, 9), 12, ("en",))
    assert page.list.current().id == 1


def test_grades_that_cannot_be_read_are_refused(qtbot, page, store):
    press(qtbot, page, "add")
    type_in(page.pane, "grades", "бесінші")
    press(qtbot, page, "save")
    assert page.pane.form.findChild(QComboBox, "category") is not None
    assert store.value("SELECT count(*) FROM resource") == 0
    assert {each.code for each in page.problems(None, page.pane.values())} == {
        "required",
        "grades_unreadable",
    }


def test_resource_is_given_and_comes_back(qtbot, page, store, guide):
    page.refresh()
    press(qtbot, page, "give")
    assert page.giving.form.editor("school").inner.hasFocus()
    page.giving.form.editor("school").set_value(schools.by_code(store, "P1"))
    page.giving.form.editor("lent").inner.click()
    type_in(page.giving, "copies", "3")
    page.giving.submit()
    given = resources_given.page(store, resources_given.Filter(resource=guide))[0]
    assert (given.copies, given.day, given.lent, given.returned) == (3, TODAY, True, None)
    assert page.detail.open_key() == "given"
    press(qtbot, page, f"returned:{given.id}")
    assert resources_given.get(store, given.id).returned == TODAY
    press(qtbot, page, f"delete:{given.id}")
    assert resources.get(store, guide).times == 0
    store.undo()
    assert resources.get(store, guide).times == 1


def test_what_is_late_is_counted_and_listed(page, store, guide):
    row = {"day": date(2025, 11, 1), "school": 2, "copies": 1, "lent": True}
    with store.change("Give") as change:
        resources_given.save(change, guide, None, {**row, "due": date(2025, 11, 20)})
    assert page.counts() == {"all": 1, "out": 1, "late": 1, "never": 0}
    assert any("Overdue: 1" in each.spoken() for each in cells(page))


def cells(page):
    row = page.list.records.record(0)
    return [column.render(row) for column in page.list.records.declared]


def test_mending_keeps_what_was_given(qtbot, page, store, guide):
    row = {"day": TODAY, "school": 2, "copies": 2, "lent": False, "note": "қолхат бар"}
    with store.change("Give") as change:
        number = resources_given.save(change, guide, None, row)
    page.detail.open_tab("given")
    page.refresh()
    press(qtbot, page, f"edit:{number}")
    type_in(page.given, "copies", "4")
    page.given.submit()
    found = resources_given.get(store, number)
    assert (found.copies, found.note, found.school) == (4, "қолхат бар", 2)


def test_list_of_recipients_is_shown_with_its_counts(qtbot, page, store, guide):
    row = {"day": TODAY, "school": 2, "copies": 2, "lent": False}
    with store.change("Give") as change:
        resources_given.save(change, guide, None, row)
    press(qtbot, page, "recipients")
    shown = page.recipients()
    assert shown.isVisible()
    texts = [each.text() for each in shown.findChildren(Label)]
    assert "Guidelines" in texts
    assert "2 copies · 1 school" in texts
    qtbot.waitUntil(lambda: shown.desk.preview.pages() == 1)
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert not shown.isVisible()
