"""Buttons, marks, chips, pills and lines: painted by us, used like Qt's own."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from app.ui.button import Button
from app.ui.check import CheckBox, RadioButton
from app.ui.chips import Chip
from app.ui.icons import Icon
from app.ui.pill import Pill, PillSpec
from app.ui.plain import ElidedLabel, Label, tooltip
from app.ui.scroll import ReadingColumn, scrolled
from app.ui.search_field import SearchField
from app.ui.theme import dress, look
from app.ui.tokens import LIGHT

LONG = "Мектепті басқару және көшбасшылық саласындағы әдістемелік қолдау"


def click(qtbot, widget):
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("kind", ["primary", "secondary", "quiet", "danger", "link"])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_a_button_of_every_kind_is_painted(qapp, placed, kind, mode):
    dress(qapp, mode)
    button = Button("Save", kind, Icon.CHECK, shortcut="Ctrl+S")
    placed(button)
    button.setFocus()
    image = button.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in (4, 17)}
    assert len(colours) > 1


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_a_button_fits_its_words(qapp, placed, percent):
    dress(qapp, "light", percent)
    button = Button("Іс-шара жоспарлау", "secondary", Icon.ADD, shortcut="Ctrl+N")
    placed(button)
    assert button.height() <= button.sizeHint().height() == look().control
    small = Button("Басып шығару", small=True)
    assert small.sizeHint().height() == look().control_small


def test_a_shortcut_presses_its_button_whatever_it_says_now(placed, qtbot):
    button = Button("Save", "primary", shortcut="Ctrl+S")
    placed(button)
    button.setText("Save anyway")
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button.window(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize("make", [CheckBox, RadioButton])
def test_a_mark_is_set_by_a_click_anywhere_on_its_words(placed, heard, qtbot, make):
    mark = make("teachers")
    placed(mark)
    told = heard(mark.toggled)
    spot = QPoint(mark.width() - 2, mark.height() // 2)
    qtbot.mouseClick(mark, Qt.MouseButton.LeftButton, pos=spot)
    assert told == [True]
    before = mark.grab().toImage()
    mark.setEnabled(False)
    assert mark.grab().toImage() != before


def test_a_chip_asks_to_go(placed, heard, qtbot):
    chip = Chip(7, "School No. 4")
    placed(chip)
    told = heard(chip.removed)
    click(qtbot, chip)
    qtbot.keyClick(chip, Qt.Key.Key_Backspace)
    assert (len(told), chip.accessibleName()) == (2, "Remove: School No. 4")


def test_a_pill_says_its_word(placed):
    pill = Pill(PillSpec("Overdue", "bad", Icon.CLOCK))
    placed(pill)
    assert pill.accessibleName() == "Overdue"
    colours = {pill.grab().toImage().pixelColor(x, 11).name() for x in range(pill.width())}
    assert LIGHT.bad_soft.lower() in colours
    pill.show_spec(None)
    assert pill.sizeHint().width() == 0


def test_searching_waits_for_a_pause_and_not_for_enter(placed, heard, qtbot):
    field = SearchField("Find", pause_ms=60_000)
    placed(field)
    told = heard(field.searched)
    downwards = heard(field.left_downwards)
    qtbot.keyClicks(field, "abc")
    assert told == []
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert told == ["abc", ""]
    assert len(downwards) == 1


def test_a_pause_in_typing_searches(placed, qtbot):
    field = SearchField("Find", pause_ms=0)
    placed(field)
    with qtbot.waitSignal(field.searched) as said:
        field.setText("abc")
    assert said.args == ["abc"]


def test_a_long_line_ends_in_dots_and_tells_all_in_its_tooltip(shown):
    label = shown(ElidedLabel(f"<b>{LONG}</b>"), 120, 30)
    label.grab()
    assert label.toolTip() == tooltip(f"<b>{LONG}</b>")
    assert "&lt;b&gt;" in label.toolTip()


def test_a_reading_column_stays_narrow(shown, qapp):
    content = Label(LONG)
    column = ReadingColumn(content, 300)
    area = shown(scrolled(column), 900, 300)
    assert area.widget() is column
    assert content.width() <= 300
    dress(qapp, "light", 200)
    assert content.maximumWidth() == 600
