"""Responses in the window: preview first, approved at once or later, removed as a whole."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QCheckBox, QPushButton

from app.models.forms import library
from app.models.store import Store
from app.ui.exchange.page import ExchangePage
from app.ui.jobs import InlinePool, Jobs
from app.ui.page import Workplace
from app.ui.questionnaires.page import QuestionnairesPage
from app.ui.record_table import RecordTable
from tests.exchange.responses.files import UUID, answer_file
from tests.exchange.responses.files import table as written
from tests.models.forms.making import form_of


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "school.db") as made:
        yield made


@pytest.fixture
def page(store, shown):
    made = QuestionnairesPage(Workplace(store, Jobs(InlinePool()), date.today))
    store.subscribe(made.on_changed)
    made.show_view("responses")
    return shown(made, 1150, 700)


@pytest.fixture
def view(page):
    return page.view("responses")


@pytest.fixture
def stick(tmp_path):
    """A stick with six responses; `stick(n)` has so many of them, the first of school P1."""

    def make(number=6, name="stick", text="Рақмет"):
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        for at in range(number):
            answers = {"school": f"P{at + 1}", "H01": "1", "H25": text}
            uuid = f"{UUID[:-2]}{at:02}"
            answer_file(folder / f"{at}.nisresp.json", answers, instance=uuid)
        return folder

    return make


@pytest.fixture
def press(qtbot, page):
    def press(name):
        def seen():
            return [each for each in page.findChildren(QPushButton, name) if each.isVisible()]

        qtbot.waitUntil(lambda: bool(seen()))
        qtbot.mouseClick(seen()[0], Qt.MouseButton.LeftButton)

    return press


def test_a_table_that_fits_two_questionnaires_asks_which_one(store, view, press, tmp_path):
    with store.change("two forms with the same questions") as change:
        for code in ("one", "two"):
            settings = f"form_id|version\n{code}|1"
            library.keep(
                change, form_of("type|name|label\ntext|aa|A\ntext|bb|B", "", settings), code
            )
    view.bring_in([written(tmp_path / "t.csv", [["aa", "bb"], ["1", "2"]])])
    press("form:two")
    press("take")
    assert store.value("SELECT code FROM form JOIN response ON form.id = form") == "two"


def states(store):
    rows = store.rows("SELECT state, count(*) FROM response GROUP BY state")
    return {row[0]: row[1] for row in rows}


def table(page):
    return next(each for each in page.findChildren(RecordTable) if each.isVisible())


def test_nothing_is_written_before_the_preview_is_accepted(view, store, stick, press, heard, page):
    said = heard(page.said)
    view.bring_in([stick()])
    assert states(store) == {}
    press("take")
    assert states(store) == {"approved": 6}
    assert said == [("Taken in: 6", False)]
    assert store.value("SELECT name FROM delivery") == "stick"


def test_what_waits_is_approved_in_one_click(view, store, stick, press, page):
    view.bring_in([stick()])
    page.findChild(QCheckBox, "approve_at_once").setChecked(False)
    press("take")
    assert states(store) == {"waiting": 6}
    press("approve")
    assert states(store) == {"approved": 6}
    press("hold")
    assert states(store) == {"waiting": 6}


def test_a_delivery_is_removed_after_a_second_press(view, store, stick, press):
    view.bring_in([stick()])
    press("take")
    press("remove")
    assert states(store) == {"approved": 6}
    press("confirm_removal")
    assert states(store) == {}


def test_bad_ones_are_told_and_the_good_taken(view, store, stick, press, page):
    folder = stick()
    (folder / "cut.nisresp.json").write_text('{"zhetekshi": "response"', "utf-8")
    view.bring_in([folder])
    shown = table(page)
    shown.select(6)
    told = [shown.records.index(row, 2).data() for row in range(7)]
    assert sorted(told) == ["damaged", *["new here"] * 6]
    press("take_good")
    assert states(store) == {"approved": 6}


def test_a_response_is_read_set_aside_and_approved_again(view, store, stick, press, page, qtbot):
    view.bring_in([stick()])
    press("take")
    page.findChild(object, "approved").click()
    assert table(page).records.rowCount() == 6
    words = [label.text() for label in page.findChildren(object) if hasattr(label, "text")
             and callable(label.text) and label.isVisible()]  # fmt: skip
    assert "Рақмет" in words
    assert not {"P1", "P2", "P3"} & set(words)
    press("set_aside")
    press("save")
    assert states(store) == {"approved": 6}  # a reason is wanted
    qtbot.keyClicks(page.focusWidget(), "Twice the same person")
    press("save")
    assert states(store) == {"approved": 5, "rejected": 1}
    page.findChild(object, "rejected").click()
    press("approve_again")
    assert states(store) == {"approved": 6}


def test_fewer_than_five_are_not_listed(view, stick, press, page):
    view.bring_in([stick(4)])
    press("take")
    page.findChild(object, "approved").click()
    assert table(page).records.rowCount() == 0


def test_another_wave_is_made_by_its_code_and_remembered(view, store, stick, press, page, qtbot):
    view.bring_in([stick()])
    edit = page.findChild(object, "wave_of_delivery").lineEdit()
    edit.selectAll()
    qtbot.keyClicks(edit, "2027-1")
    press("take")
    assert store.value("SELECT code FROM wave") == "2027-1"
    view.bring_in([stick(6, text="Басқа")])
    assert page.findChild(object, "wave_of_delivery").currentText() == "2027-1"
    press("take")
    assert store.value("SELECT count(*) FROM wave") == 1


def test_a_cancelled_preview_leaves_everything(view, store, stick, press, page):
    view.bring_in([stick()])
    press("cancel_import")
    assert states(store) == {}
    assert page.findChild(object, "wave_of_delivery") is None or not (
        page.findChild(object, "wave_of_delivery").isVisible()
    )


def test_a_stick_dropped_on_the_exchange_leads_here(store, shown, heard, stick):
    page = shown(ExchangePage(Workplace(store, Jobs(InlinePool()), date.today)), 1150, 700)
    asked = heard(page.import_requested)
    data = QMimeData()
    folder = stick()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    page.dropEvent(
        QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
                   Qt.KeyboardModifier.NoModifier)
    )  # fmt: skip
    assert asked == [("responses", (folder,))]
