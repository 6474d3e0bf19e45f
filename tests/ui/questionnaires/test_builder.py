"""The builder: a questionnaire is written by hand, and every change is one step back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.models.forms.answer_sets import sets
from app.models.forms.editing import cell, with_cells
from app.models.forms.outline import Shape, outline
from app.models.forms.source import SURVEY
from app.models.forms.translations import missing
from tests.ui.keys import type_text
from tests.ui.questionnaires.conftest import MINE, field, texts


def names(builder):
    return [each.name for each in outline(builder.manuscript.source)]


def at(builder, column):
    return cell(builder.manuscript.source, SURVEY, builder.list.current(), column)


def pick(combo, text):
    row = next(n for n in range(combo.count()) if combo.itemText(n).startswith(text))
    combo.setCurrentIndex(row)
    combo.activated.emit(row)


def test_words_are_written_where_they_belong_and_undone(mine, go_to, store, write):
    go_to(mine, "yn")
    write(field(mine, "label::ru"), "Понравилось?")
    assert at(mine, "label::ru") == "Понравилось?"
    store.undo()
    mine.renew()
    assert mine.manuscript.source == MINE
    assert field(mine, "label::ru").toPlainText() == ""


def test_missing_words_say_what_stands_in_for_them(mine, go_to):
    go_to(mine, "yn")
    russian = field(mine, "label::ru")
    assert "Қазақша" in russian.placeholderText()
    assert russian.property("problem") == "warning"
    russian.setFocus()
    type_text(russian, "Да")
    assert russian.property("problem") == ""


def test_a_question_is_added_worded_and_moved_by_keys(mine, go_to, write):
    go_to(mine, "n")
    mine.add(Shape.MANY)
    assert names(mine) == ["n", "q1", "yn", "why"]
    write(field(mine, "label::kk"), "Қайсысы?")
    assert at(mine, "type") == "select_multiple answers"
    mine.list.table.setFocus()
    QTest.keyClick(mine.list.table.view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert names(mine) == ["q1", "n", "yn", "why"]
    QTest.keyClick(mine.list.table.view, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert names(mine) == ["q1", "q1_2", "n", "yn", "why"]
    QTest.keyClick(mine.list.table.view, Qt.Key.Key_Delete)
    assert names(mine) == ["q1", "n", "yn", "why"]


def test_another_kind_another_name(mine, go_to, write):
    go_to(mine, "n")
    pick(field(mine, "kind"), "decimal number")
    assert at(mine, "type") == "decimal"
    write(field(mine, "name"), "times")
    assert names(mine)[0] == "times"
    assert cell(mine.manuscript.source, SURVEY, 3, "relevant") == "${times} > 0"


def test_the_ends_of_a_scale_change_and_its_other_parameters_stay(mine, go_to, write):
    go_to(mine, "n")
    pick(field(mine, "kind"), "rating scale")
    source = mine.manuscript.source
    row = mine.list.current()
    told = {"parameters": "start=1;end=5;tick_interval=2"}
    assert mine.manuscript.write(with_cells(source, SURVEY, row, told))
    mine.editor.show_question(row)
    write(field(mine, "end"), "7")
    assert at(mine, "parameters") == "start=1;end=7;tick_interval=2"
    write(field(mine, "step"), "2")
    assert at(mine, "parameters") == "start=1;end=7;tick_interval=2 step=2"


def test_a_name_that_is_taken_is_refused_in_words(mine, go_to, write):
    go_to(mine, "n")
    write(field(mine, "name"), "why")
    assert names(mine) == ["n", "yn", "why"]


def test_a_condition_is_shown_as_a_sentence_and_changed_in_rows(mine, go_to, write):
    go_to(mine, "yn")
    editor = mine.editor._form.editor("relevant")
    assert "Shown when: n is greater than 0\nOn paper: Answer only if 1 > 0." in texts(editor)
    assert "${n} > 0" in texts(editor)
    row = editor._rows[0]
    pick(row._sign, "at least")
    write(row._line, "2")
    assert at(mine, "relevant") == "${n} >= 2"


def test_a_condition_is_made_from_nothing(mine, go_to, press):
    go_to(mine, "why")
    editor = mine.editor._form.editor("relevant")
    press(editor, "add_condition")
    row = editor._rows[0]
    assert row._asked.currentText().startswith("yn")
    pick(row._sign, "is not")
    pick(row._choice, "Жоқ")
    assert at(mine, "relevant") == "${yn} != '2'"
    row.gone.click()
    assert at(mine, "relevant") == ""


def test_what_rows_cannot_show_stays_text(mine, go_to, write):
    go_to(mine, "why")
    editor = mine.editor._form.editor("relevant")
    editor.set_value("${n} + 1 > 2")
    assert not editor._text.isHidden()
    write(editor._text, "${n} + (")
    assert editor.complaint()
    assert at(mine, "relevant") == ""
    write(editor._text, "${n} + 2 > 4")
    assert at(mine, "relevant") == "${n} + 2 > 4"


def test_limits_have_words_for_what_is_outside(mine, go_to, press, write):
    go_to(mine, "n")
    editor = mine.editor._form.editor("constraint")
    press(editor, "add_condition")
    pick(editor._rows[0]._sign, "at most")
    write(editor._rows[0]._line, "50")
    assert at(mine, "constraint") == ". <= 50"
    write(field(mine, "constraint_message::kk"), "50-ден аспауы керек")
    assert at(mine, "constraint_message::kk") == "50-ден аспауы керек"


def test_answers_are_changed_in_their_set(mine, go_to, press, write):
    go_to(mine, "yn")
    press(mine.editor, "change_answers")
    press(mine, "add_choice")
    assert [each.code for each in sets(mine.manuscript.source)["yn"]] == ["1", "2", "3"]
    write(mine.sets._grid.itemAtPosition(3, 1).widget(), "Білмеймін")
    press(mine, "set_done")
    assert sets(mine.manuscript.source)["yn"][2].labels["kk"] == "Білмеймін"
    assert mine._right.currentWidget() is mine._beside


def test_a_question_comes_from_the_bank_with_its_answers(mine, go_to, press):
    go_to(mine, "why")
    press(mine, "from_bank")
    mine.bank.search.setText("өтіліңіз")
    mine.bank.search.returnPressed.emit()
    press(mine, "bank_take")
    assert names(mine)[:3] == ["n", "yn", "why"]
    assert len(names(mine)) == 4
    assert len(sets(mine.manuscript.source)) == 2


def test_texts_are_translated_one_after_another(mine, qtbot):
    mine.show_mode("texts")
    assert missing(mine.manuscript.source)["ru"] == 2
    mine.texts.filters.activate("ru")
    mine.texts.refresh()
    pane = mine.texts
    qtbot.waitUntil(pane._form.editor("ru").isVisible)
    pane.table.setFocus()
    pane.table.activated.emit(pane.table.current())
    for text in ("Проба", "Понравилось?"):
        words = pane._form.editor("ru").inner
        qtbot.waitUntil(words.hasFocus)
        type_text(words, text)
        QTest.keyClick(pane, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert missing(mine.manuscript.source)["ru"] == 0
    assert mine.manuscript.form.titles["ru"] == "Проба"


def test_settings_change_titles_languages_and_numbers(mine, press, write):
    mine.show_mode("settings")
    form = mine.settings._form
    write(form.editor("title::kk").inner, "Жаңа атау")
    assert mine.manuscript.form.titles["kk"] == "Жаңа атау"
    english = form.editor("languages")._boxes[2][1]
    english.click()
    assert [each.code for each in mine.manuscript.form.languages] == ["kk", "ru", "en"]
    write(mine.settings._form.editor("form_id").inner, "two words")
    assert mine.manuscript.form.code == "mine"


def test_a_renamed_question_tells_what_it_was_called(mine, view, go_to, write, press):
    view._do("version")
    builder = view.builder
    go_to(builder, "why")
    write(field(builder, "name"), "reason")
    assert "in the version before: why" in builder.editor._why.text()


def test_after_answers_only_words_change(mine, go_to, store, write):
    with store.change("Wave") as change:
        wave = change.insert("wave", {"code": "w", "name": "w"})
    with store.unrecorded() as connection:
        connection.execute(
            "INSERT INTO response (uuid, wave, form, way, finished, state, answers)"
            " VALUES ('u', ?, 1, 'html', 1, 'approved', '{}')",
            (wave,),
        )
    mine.renew()
    mine.begin()
    go_to(mine, "yn")
    assert field(mine, "label::ru").isEnabled()
    assert not field(mine, "name").isEnabled()
    assert not mine.list.add.isEnabled()
    QTest.keyClick(mine.list.table.view, Qt.Key.Key_Delete)
    assert names(mine) == ["n", "yn", "why"]
    write(field(mine, "label::ru"), "Иначе")
    assert at(mine, "label::ru") == "Иначе"


@pytest.mark.parametrize("look", ["screen", "file", "paper"])
def test_the_question_is_seen_in_every_way(mine, go_to, look):
    mine.preview._looks.activate(look)
    go_to(mine, "yn")
    mine.preview._show()
    if look == "paper":
        assert not mine.preview._paper._page.pixmap().isNull()
    else:
        assert "Иә" in texts(mine.preview._screen._box.itemAt(0).widget())


def test_the_preview_follows_every_key(mine, go_to, qtbot):
    go_to(mine, "yn")
    mine.preview._on_language("kk")
    words = field(mine, "label::kk")
    words.setFocus()
    words.selectAll()
    type_text(words, "Жаңа сөз")
    qtbot.waitUntil(
        lambda: any(
            "Жаңа сөз" in each for each in texts(mine.preview._screen._box.itemAt(0).widget())
        )
    )
    assert at(mine, "label::kk") == "Ұнады ма?"
