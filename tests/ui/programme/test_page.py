"""What a user does on the screen of the programme: look, move with the keys, mark and write."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from app.models import programme, schools, settings
from app.models.store import Store
from app.ui.jobs import InlinePool, Jobs
from app.ui.page import Workplace
from app.ui.plain import Label
from app.ui.programme.page import ProgrammePage

TODAY = date(2025, 12, 2)


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "programme.db") as made:
        yield made


@pytest.fixture
def net(store):
    with store.change("Begin") as change:
        row = {"code": "LS", "name_kk": "№4 «Білім»", "status": "leading"}
        own = schools.save(change, None, row)
        partner = {"status": "partner", "leading": own}
        made = [own] + [
            schools.save(change, None, {"code": code, "name_kk": f"«{code}»", **partner})
            for code in ("P1", "P2")
        ]
        settings.write(store, change, own_school=own)
    return made


@pytest.fixture
def page(store, net, shown):
    return made_page(store, shown)


def made_page(store, shown):
    made = ProgrammePage(Workplace(store, Jobs(InlinePool()), lambda: TODAY))
    store.subscribe(made.on_changed)
    return shown(made, 1150, 700)


def press(qtbot, page, name):
    qtbot.mouseClick(page.side.pane.findChild(QAbstractButton, name), Qt.MouseButton.LeftButton)


def texts(page):
    return [each.text() for each in page.findChildren(Label)]


def test_first_step_of_the_own_school_is_shown_at_once(page, net):
    assert page.leading.place() == (net[0], "I.1")
    assert [row.id for row in page.partners.grid_model.lines] == net[1:]
    assert "Find the staff's methodological potential by questionnaire and survey" in texts(page)
    assert "response rate at least 70 %, summary approved" in texts(page)


def test_arrows_move_over_the_steps_and_never_onto_the_sum(qtbot, page, net):
    page.leading.setFocus()
    for _step in range(9):
        qtbot.keyClick(page.leading, Qt.Key.Key_Right)
    assert page.leading.place() == (net[0], "II.4")


def test_step_is_begun_and_done_by_its_buttons_and_undone(qtbot, page, store, net):
    press(qtbot, page, "under_way")
    press(qtbot, page, "done")
    assert programme.state_of(store, net[0], "I.1").state == "done"
    assert page.leading.grid_model.index(0, 8).data() == "1 / 8"
    assert any("done: 1 of 4" in each for each in texts(page))
    store.undo()
    assert programme.state_of(store, net[0], "I.1").state == "under_way"


def test_enter_opens_the_form_of_a_partner_and_saves_what_is_written(qtbot, page, store, net):
    page.partners.go_to(net[2], "III.2")
    assert page.leading.place() is None
    qtbot.keyClick(page.partners, Qt.Key.Key_Return)
    form = page.side._form.form
    assert form.editor("state").inner.hasFocus()
    form.editor("state").set_value("under_way")
    form.editor("due").set_value(date(2025, 12, 1))
    form.editor("evidence").set_value("Сауалнама жиынтығы")
    page.side._form.submit()
    found = programme.state_of(store, net[2], "III.2")
    assert (found.state, found.evidence) == ("under_way", "Сауалнама жиынтығы")
    assert page.partners.place() == (net[2], "III.2")
    assert "III.2 Needs questionnaire" in stuck(page)


def stuck(page):
    table = page._stuck._table.records
    return [table.record(row).cell.text for row in range(table.rowCount())]


def test_stuck_step_leads_to_its_cell(page, store, net):
    with store.change("Late") as change:
        values = {"state": "under_way", "due": date(2025, 11, 1)}
        programme.save(store, change, net[1], "III.5", values)
    page._stuck.opened.emit(0)
    assert page.partners.place() == (net[1], "III.5")


def test_suggestion_is_worded_anew_for_this_team(page, store):
    page.side.reword()
    form = page.side._words.form
    assert form.values()["usual"] == "2–3 weeks"
    form.editor("usual").set_value("1 ай")
    page.side._words.submit()
    assert programme.terms(store) == {"I.1": programme.Term("1 ай", "")}
    assert "1 ай" in texts(page)


def test_without_a_leading_school_the_screen_says_what_to_do(store, shown):
    page = made_page(store, shown)
    assert "No leading school yet" in texts(page)


def test_in_a_narrow_window_the_step_stands_in_place_of_the_matrix(qtbot, page, net):
    page.resize(700, 700)
    assert not page.side.pane.isVisible()
    page.leading.setFocus()
    qtbot.keyClick(page.leading, Qt.Key.Key_Return)
    assert page.side.pane.isVisible()
    assert not page.leading.isVisible()
    page._back.click()
    assert page.leading.isVisible()
