"""The list of questionnaires: what there is, and what is made of it and taken out of it."""

from __future__ import annotations

from openpyxl import load_workbook
from pypdf import PdfReader
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from app.models.forms import listing
from app.models.forms.editing import with_cells
from app.models.forms.outline import outline
from app.models.forms.source import SURVEY
from tests.exchange.test_xlsform import workbook
from tests.ui.questionnaires.conftest import MINE


def codes(view):
    table = view.shelf.table.records
    return [table.record(row).form.code for row in range(table.rowCount())]


def test_ours_are_there_from_the_start(view):
    assert codes(view) == ["needs_teachers", "needs_heads", "event_feedback"]
    assert view.shelf.current().form.code == "needs_teachers"


def test_a_new_one_is_opened_for_writing(view, press, store):
    press(view, "new_form")
    assert view.builder.manuscript.form.code == "form_1"
    assert view.builder.list.add.isEnabled()
    view.to_start()
    assert codes(view)[0] == "form_1"
    assert view.shelf.current().draft
    store.undo()
    view.refresh()
    assert "form_1" not in codes(view)


def test_what_is_open_and_undone_goes_back_to_the_list(view, press, store):
    press(view, "new_form")
    store.undo()
    view.refresh()
    assert view.builder is None


def test_a_copy_of_ours_may_be_changed_and_ours_may_not(view, press):
    view.open(view.shelf.current())
    assert not view.builder.list.add.isEnabled()
    view.to_start()
    press(view, "form_copy")
    assert view.builder.manuscript.form.code == "needs_teachers_2"
    assert view.builder.list.add.isEnabled()


def test_a_new_version_knows_the_one_before(view, press):
    press(view, "form_version")
    listed = view.builder.manuscript.listed
    assert (listed.form.code, listed.form.version) == ("needs_teachers", "2026112601")
    assert "_was" in listed.source.sheet("survey").columns


def test_a_draft_is_deleted_and_comes_back(view, press, store):
    press(view, "new_form")
    view.to_start()
    press(view, "form_delete")
    assert codes(view)[0] == "needs_teachers"
    store.undo()
    assert listing.found(store, "form_1", "2026112601")


def test_a_dropped_xlsform_comes_in_with_every_cell(view, tmp_path):
    rows = {name: [page.columns, *page.rows] for name, page in MINE.sheets.items()}
    path = workbook(tmp_path / "mine.xlsx", {**rows, "osm": [["k"], ["v"]]})
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    action = Qt.DropAction.CopyAction
    entering = QDragEnterEvent(QPointF(9, 9).toPoint(), action, data, buttons, keys)
    view.dragEnterEvent(entering)
    assert entering.isAccepted()
    view.dropEvent(QDropEvent(QPointF(9, 9), action, data, buttons, keys))
    source = view.builder.manuscript.source
    assert [each.name for each in outline(source)] == ["n", "yn", "why"]
    assert source.sheet("osm").rows == (("v",),)


def test_what_is_wrong_with_a_file_that_came_in_is_shown_first(mine, view):
    view.builder.show_mode("check")
    found, kept = [
        view.builder.check.table.records.record(row)
        for row in range(view.builder.check.table.records.rowCount())
    ]
    assert "Русский" in found.words
    assert kept.problem.code == "form_column_unused"
    view.builder.check.table.activated.emit(found)
    assert view.builder.modes.active() == "questions"
    assert view.builder.list.table.current().name == "yn"


def test_what_locks_a_form_offers_its_new_version(view, press):
    ours = view.shelf.current()
    view.open(ours)
    assert view.builder.lock.isVisible()
    press(view, "new_version")
    made = view.builder.manuscript.listed
    assert (made.form.code, made.lock) == (ours.form.code, listing.Lock.FREE)
    assert not view.builder.lock.isVisible()


def test_a_form_with_a_mistake_is_not_handed_out(mine, view, heard):
    asked = heard(view.view_requested)
    mine.manuscript.write(with_cells(MINE, SURVEY, 3, {"relevant": "${gone} = 1"}))
    mine.wanted.emit("handout")
    assert asked == []
    assert view.builder.modes.active() == "check"


def test_handing_out_leads_to_the_waves(view, press, heard):
    asked = heard(view.view_requested)
    press(view, "form_handout")
    assert asked == [("waves", view.shelf.current().id)]


def test_a_form_is_taken_out_in_every_way(view, tmp_path):
    feedback = listing.listed(view.store)[-1]
    for what, name in (("xlsform", "a.xlsx"), ("html", "a.html"), ("paper", "a.pdf")):
        view.write(what, feedback, tmp_path / name)
    assert load_workbook(tmp_path / "a.xlsx")["survey"]["A1"].value == "type"
    assert "<!doctype html>" in (tmp_path / "a.html").read_text("utf-8").lower()
    assert "Feedback on an event" in PdfReader(tmp_path / "a.pdf").pages[0].extract_text()
