"""Waves in the window: made, given out on paper and as files, lost copies, the PC handed over."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from app.models.forms.listing import listed
from app.models.progress import finish
from app.models.studies import handouts, sittings, waves
from app.ui.questionnaires.waves.giving import Target
from app.ui.questionnaires.waves.view import WavesView
from app.ui.questionnaires.waves.work import make_register
from tests.models.making import add_school
from tests.models.studies.fieldwork import add_wave, give
from tests.ui.keys import type_text
from tests.ui.questionnaires.fieldwork import opened, press, workplace


@pytest.fixture
def store(tmp_path):
    with opened(tmp_path) as found:
        yield found


@pytest.fixture
def view(store, shown):
    found = WavesView(workplace(store))
    store.subscribe(lambda changed: found.refresh())
    shown(found, 1150, 668)
    found.refresh()
    return found


def click(view, name):
    (button,) = [each for each in view.findChildren(QAbstractButton, name) if each.isVisible()]
    button.click()


def test_an_empty_view_leads_to_the_first_wave(store, view, heard):
    said = heard(view.said)
    view.add()
    form = view.pane.form
    form.load({**form.values(), "name": "Күз", "code": "2026-1", "population": "partner"})
    form.editor("asked").set_value(dict.fromkeys(list(form.editor("asked")._rows)[:1], 12))
    view.pane.submit()
    (wave,) = waves.every(store)
    assert (wave.name, wave.population, list(wave.asked.values())) == ("Күз", "partner", [12])
    assert said == [("Saved", True)]
    assert view.detail._title.text() == "Күз"


def test_a_questionnaire_is_given_out_from_the_builder_in_a_new_wave(store, view):
    (code, version) = next(each.id for each in listed(store) if each.form.code == "needs_heads")
    view.take((code, version))
    form = view.pane.form
    assert list(form.editor("asked").value()) == [f"{code} {version}"]
    form.load({**form.values(), "name": "Күз"})
    view.pane.submit()
    (wave,) = waves.every(store)
    assert view.giving.pane.isVisible()
    assert view.giving.pane.values()["form"] in wave.asked


def test_a_questionnaire_that_is_being_asked_with_is_given_out_in_its_wave(store, view):
    wave = add_wave(store, "needs_heads")
    view.refresh()
    view.take(next(each.id for each in listed(store) if each.form.code == "needs_heads"))
    assert view.giving.pane.isVisible()
    assert view.giving.pane.values()["form"] in wave.asked
    assert len(waves.every(store)) == 1


def test_a_wave_without_a_questionnaire_is_not_saved(store, view):
    view.add()
    view.pane.submit()
    assert waves.every(store) == []
    assert view.pane.isVisible()


def test_copies_are_registered_and_printed_school_by_school(store, view, tmp_path):
    for code in ("P1", "P2"):
        add_school(store, code)
    wave = add_wave(store, "needs_heads", population="partner")
    view.refresh()
    view.giving.target = lambda way, form, language: Target(tmp_path / "a.pdf", language)
    view.give_out()
    view.giving.pane.form.load({**view.giving.pane.values(), "copies": 2, "language": "kk"})
    view.giving.pane.submit()
    found = handouts.register(store, wave.id)
    assert [each.school_code for each in found] == ["P1", "P1", "P2", "P2"]
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
    assert view.detail._copies.records.rowCount() == 4


def test_a_file_for_each_school_knows_wave_school_and_copy(store, view, tmp_path):
    add_school(store, "P1")
    wave = add_wave(store, "needs_heads")
    view.refresh()
    view.giving.target = lambda way, form, language: Target(tmp_path, language)
    view.give_out(handouts.HTML)
    view.giving.pane.form.load({**view.giving.pane.values(), "language": "ru"})
    view.giving.pane.submit()
    (copy,) = handouts.register(store, wave.id)
    text = (tmp_path / f"needs_heads_P1_{copy.copy}.html").read_text("utf-8")
    assert f'"wave":"w1","copy":"{copy.copy}","given":{{"school":"P1"}}' in text


def test_a_copy_is_marked_as_lost_and_found_again(store, view):
    wave = add_wave(store, "needs_heads")
    give(store, wave, copies=2)
    view.refresh()
    view.detail.open_list("copies")
    view.detail._copies.select_first()
    click(view, "lost")
    assert [bool(each.lost) for each in handouts.register(store, wave.id)] == [True, False]
    store.undo()
    assert [bool(each.lost) for each in handouts.register(store, wave.id)] == [False, False]


def test_a_wave_with_answers_is_not_deleted(store, view, heard):
    wave = add_wave(store, "needs_heads")
    (copy,) = give(store, wave)
    said = heard(view.said)
    sittings.finish(store, sittings.begin(store, copy, "paper", "kk"))
    view.delete()
    assert said[-1] == ("Answers have come back. The wave stays.", False)
    assert len(waves.every(store)) == 1


def test_the_register_is_printed(store, tmp_path):
    wave = add_wave(store, "needs_heads")
    give(store, wave, copies=3)
    path = finish(make_register(store, wave.id, "kk", tmp_path / "r.pdf"))
    assert path.read_bytes().startswith(b"%PDF")


def test_the_pc_is_handed_over_and_taken_back(store, view, qtbot):
    wave = add_wave(store, "needs_heads")
    view.refresh()
    view.fill_here()
    assert view.giving.pane.isVisible()
    give(store, wave, "pc", copies=5)
    view.fill_here()
    click(view, "hand_over")
    window = view.respondents
    qtbot.waitUntil(window.isVisible)
    assert not view.isVisible()
    press(window, Qt.Key.Key_Return, Qt.Key.Key_Return)
    type_text(window.focusWidget(), "P1")
    press(window, Qt.Key.Key_Return)
    window.ask_to_leave()
    press(window, Qt.Key.Key_Space)
    assert view.isVisible()
    view.take("unfinished")
    assert view.start._begun.filling.record == {"school": "P1"}
    click(view, "drop_unfinished")
    assert sittings.unfinished(store, "pc") is None
