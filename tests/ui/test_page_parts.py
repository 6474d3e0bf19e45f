"""The parts of a page: header, navigation, filters, detail, tabs, cards, notices, chips."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.ui.button import Button, IconButton
from app.ui.card import Card, FigureTile
from app.ui.check import CheckBox, RadioButton
from app.ui.chips import Chip
from app.ui.detail import DetailPane, Fact, FactList
from app.ui.filters import Filter, FilterChip, FilterStrip
from app.ui.header import Breadcrumb, PageHeader
from app.ui.icons import Icon
from app.ui.link import Link
from app.ui.navigation import Navigation, NavItem
from app.ui.notice import Notice, Toast
from app.ui.pill import Pill, PillSpec
from app.ui.plain import ElidedLabel, Label, tooltip
from app.ui.scroll import ReadingColumn, scrolled
from app.ui.search_field import SearchField
from app.ui.strip import Strip
from app.ui.tabs import Tabs
from app.ui.theme import dress, look
from app.ui.tokens import DARK, LIGHT

LONG = "Мектепті басқару және көшбасшылық саласындағы әдістемелік қолдау"


@pytest.fixture
def holder(shown):
    """An empty shown widget to put things into."""
    widget = QWidget()
    QVBoxLayout(widget)
    return shown(widget, 800, 400)


def put(holder, widget):
    holder.layout().addWidget(widget)
    widget.show()
    holder.layout().activate()


def texts(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def click(qtbot, widget):
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


# Header and strips


def test_the_header_offers_search_and_undo(holder, heard, qtbot):
    header = PageHeader("Requests")
    put(holder, header)
    told = heard(header.search_requested, header.undo_requested, header.redo_requested)
    undo, redo = header.findChildren(IconButton)
    assert not undo.isEnabled()
    assert not redo.isVisible()
    header.set_undo("Add request")
    header.set_redo("Rename school")
    assert undo.accessibleName() == "Undo: Add request"
    for button in (undo, redo):
        click(qtbot, button)
    header.findChild(QPushButton).click()
    assert len(told) == 3


def test_buttons_of_the_header_stand_after_its_name(holder):
    header = PageHeader("Requests")
    first, second = header.add_button(Button("A", "primary")), header.add_button(Button("B"))
    put(holder, header)
    header.layout().activate()
    assert first.x() < second.x() < header.findChildren(IconButton)[0].x()


def test_the_breadcrumb_leads_back(holder, heard):
    crumbs = Breadcrumb("Events", "E-04")
    crumbs.add(Pill(PillSpec("Held", "ok")))
    strip = Strip(crumbs)
    strip.add(Button("Print"))
    put(holder, strip)
    told = heard(crumbs.back_requested)
    crumbs.findChild(Button).click()
    crumbs.set_here("E-05")
    assert len(told) == 1
    assert "E-05" in texts(crumbs)


# Navigation

PAGES = (NavItem("home", "Home", Icon.HOME), NavItem("requests", "Requests", Icon.REQUESTS))
FOOT = (NavItem("help", "Help", Icon.HELP, "F1"),)


@pytest.fixture
def navigation(holder):
    widget = Navigation(PAGES, FOOT)
    widget.brand.set_names("Zhetekshi", "School No. 4")
    widget.activate("home")
    put(holder, widget)
    return widget


def nav_button(navigation, key):
    return next(each for each in navigation.findChildren(QWidget, key))


def test_the_navigation_tells_what_was_chosen(navigation, heard, qtbot):
    told = heard(navigation.chosen)
    click(qtbot, nav_button(navigation, "requests"))
    navigation.activate("home")
    assert told == ["requests"]


def test_the_navigation_is_walked_by_arrow_keys(navigation, heard, qtbot):
    told = heard(navigation.chosen)
    nav_button(navigation, "home").setFocus()
    for key in ("home", "requests"):
        qtbot.keyClick(nav_button(navigation, key), Qt.Key.Key_Down)
    qtbot.keyClick(nav_button(navigation, "help"), Qt.Key.Key_Return)
    assert told == ["help"]
    qtbot.keyClick(nav_button(navigation, "help"), Qt.Key.Key_Down)
    assert QApplication.focusWidget() is nav_button(navigation, "home")


def test_counters_are_spoken(navigation):
    navigation.set_counter("requests", 3)
    assert nav_button(navigation, "requests").accessibleName() == "Requests: 3"
    navigation.set_counter("requests", 0)
    assert nav_button(navigation, "requests").accessibleName() == "Requests"


def test_narrow_navigation_keeps_the_words_in_tooltips(navigation):
    navigation.set_counter("requests", 3)
    navigation.set_narrow(True)
    assert navigation.width() == look().nav_narrow
    assert "Requests" in nav_button(navigation, "requests").toolTip()
    navigation.set_narrow(False)
    assert navigation.width() == look().nav


# Filters and tabs

FILTERS = (Filter("all", "All"), Filter("late", "Overdue", Icon.CLOCK))


def test_one_filter_is_active(holder, heard, qtbot):
    strip = FilterStrip(FILTERS)
    put(holder, strip)
    told = heard(strip.chosen)
    assert strip.active() == "all"
    click(qtbot, strip.findChild(FilterChip, "late"))
    strip.activate("all")
    qtbot.keyClick(strip.findChild(FilterChip, "late"), Qt.Key.Key_Return)
    assert told == ["late", "late"]


def test_counters_of_filters_are_spoken(holder):
    strip = FilterStrip(FILTERS)
    strip.set_counts({"late": 4, "unknown": 1})
    assert strip.findChild(FilterChip, "late").accessibleName() == "Overdue: 4"


def test_filters_wrap_and_the_strip_grows(shown):
    page = QWidget()
    box = QVBoxLayout(page)
    strip = Strip(FilterStrip([Filter(str(n), LONG) for n in range(5)]))
    box.addWidget(strip)
    box.addStretch(1)
    shown(page, 700, 500)
    chips = strip.findChildren(FilterChip)
    assert all(chip.geometry().right() <= 700 for chip in chips)
    assert chips[-1].mapTo(strip, QPoint(0, chips[-1].height())).y() <= strip.height()


def test_tabs_open_by_arrow_keys_and_count(holder, heard, qtbot):
    tabs = Tabs()
    for key in ("facts", "events"):
        tabs.add(key, key.title())
    put(holder, tabs)
    told = heard(tabs.opened)
    tabs.set_count("events", 3)
    tabs.setFocus()
    qtbot.keyClick(tabs, Qt.Key.Key_Right)
    assert (told, tabs.open_key(), tabs.tabText(1)) == (["events"], "events", "Events 3")
    tabs.set_count("events", None)
    tabs.open_tab("facts")
    assert (tabs.open_key(), tabs.tabText(1)) == ("facts", "Events")


# Detail


def test_the_detail_shows_a_record_or_its_hint(shown):
    pane = shown(DetailPane("Choose a request"), 396, 600)
    assert "Choose a request" in texts(pane)
    pane.set_heading("R-08", LONG, "School", PillSpec("Fulfilled", "ok", Icon.CHECK))
    assert {"R-08", LONG, "School"} <= set(texts(pane))
    pane.show_hint()
    assert "R-08" not in texts(pane)


def test_tabs_of_the_detail_hold_widgets(shown, heard):
    pane = shown(DetailPane(), 396, 600)
    pane.set_heading("R-08", "Topic")
    pane.add_tab("facts", "Details", Label("first"))
    pane.add_tab("history", "History", Label("second"))
    told = heard(pane.tab_changed)
    pane.open_tab("history")
    pane.set_tab_count("history", 2)
    assert (told, pane.open_key()) == (["history"], "history")
    assert "second" in texts(pane)
    assert "first" not in texts(pane)


def test_actions_of_the_detail_are_replaced(shown):
    pane = shown(DetailPane(), 396, 600)
    pane.set_heading("R-08", "Topic")
    pane.set_actions([Button("Answer")], [Button("Edit", "quiet")])
    reopen = Button("Reopen")
    pane.set_actions([reopen])
    reopen.show()
    visible = [each.text() for each in pane.findChildren(Button) if each.isVisible()]
    assert visible == ["Reopen"]


def test_facts_without_a_value_are_left_out_and_links_lead_on(shown, heard, qtbot):
    facts = shown(FactList(), 360, 300)
    told = heard(facts.link_activated)
    facts.show_facts(
        [Fact("Direction", LONG), Fact("Reason", ""), Fact("Event", "E-06", "event:6", Icon.LINK)]
    )
    assert "Reason" not in texts(facts)
    click(qtbot, facts.findChild(Link))
    qtbot.keyClick(facts.findChild(Link), Qt.Key.Key_Space)
    assert told == ["event:6", "event:6"]


# Cards and notices


def test_a_tile_says_its_figure_and_leads_on(holder, heard, qtbot):
    tile = FigureTile("Teachers reached", clickable=True)
    put(holder, tile)
    tile.show_figure("43 / 218", "", "19.7 %")
    told = heard(tile.clicked)
    assert tile.accessibleName() == "Teachers reached, 43 / 218, 19.7 %"
    click(qtbot, tile)
    qtbot.keyClick(tile, Qt.Key.Key_Return)
    assert len(told) == 2


def test_a_tile_that_leads_nowhere_is_no_button(holder, heard, qtbot):
    tile = FigureTile("Schools")
    put(holder, tile)
    told = heard(tile.clicked)
    click(qtbot, tile)
    assert told == []


def test_a_card_has_a_title_and_rows(holder):
    card = Card("This week", "1–7 December")
    card.add(Label("row"))
    card.add(Label("wide"), padded=False)
    card.set_remark("8–14 December")
    put(holder, card)
    assert set(texts(card)) == {"This week", "8–14 December", "row", "wide"}


def test_a_notice_speaks_and_is_silent(holder, heard):
    notice = Notice("A similar request is open.", "warn", "Compare")
    put(holder, notice)
    told = heard(notice.asked)
    notice.findChild(Button).click()
    assert (notice.isVisible(), len(told)) == (True, 1)
    notice.say("")
    assert not notice.isVisible()
    notice.say("Back", "ok")
    assert texts(notice) == ["Back"]


def test_a_toast_offers_to_undo_and_goes_away(holder, heard, qtbot):
    toast = Toast(holder, stay_ms=0)
    told = heard(toast.asked)
    toast.say("Deleted. You can undo this.", "Undo")
    toast.findChild(Button).click()
    assert (toast.isVisible(), len(told)) == (False, 1)
    toast.say("Saved")
    qtbot.waitUntil(lambda: not toast.isVisible())


def test_a_toast_lies_inside_the_window(holder):
    toast = Toast(holder)
    toast.say(LONG, "Undo")
    assert holder.rect().contains(toast.geometry())


# Small things


@pytest.mark.parametrize("kind", ["primary", "secondary", "quiet", "danger", "link"])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_a_button_of_every_kind_is_painted(qapp, holder, kind, mode):
    dress(qapp, mode)
    button = Button("Save", kind, Icon.CHECK, shortcut="Ctrl+S")
    put(holder, button)
    button.setFocus()
    image = button.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in (4, 17)}
    assert len(colours) > 1


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_a_button_fits_its_words(qapp, holder, percent):
    dress(qapp, "light", percent)
    button = Button("Іс-шара жоспарлау", "secondary", Icon.ADD, shortcut="Ctrl+N")
    put(holder, button)
    assert button.height() <= button.sizeHint().height() == look().control
    small = Button("Басып шығару", small=True)
    assert small.sizeHint().height() == look().control_small


def test_a_shortcut_presses_its_button_whatever_it_says_now(holder, qtbot):
    button = Button("Save", "primary", shortcut="Ctrl+S")
    put(holder, button)
    button.setText("Save anyway")
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(holder, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize("make", [CheckBox, RadioButton])
def test_a_mark_is_set_by_a_click_anywhere_on_its_words(holder, heard, qtbot, make):
    mark = make("teachers")
    put(holder, mark)
    told = heard(mark.toggled)
    spot = QPoint(mark.width() - 2, mark.height() // 2)
    qtbot.mouseClick(mark, Qt.MouseButton.LeftButton, pos=spot)
    assert told == [True]
    before = mark.grab().toImage()
    mark.setEnabled(False)
    assert mark.grab().toImage() != before


def test_a_chip_asks_to_go(holder, heard, qtbot):
    chip = Chip(7, "School No. 4")
    put(holder, chip)
    told = heard(chip.removed)
    click(qtbot, chip)
    qtbot.keyClick(chip, Qt.Key.Key_Backspace)
    assert (len(told), chip.accessibleName()) == (2, "Remove: School No. 4")


def test_a_pill_says_its_word(holder):
    pill = Pill(PillSpec("Overdue", "bad", Icon.CLOCK))
    put(holder, pill)
    assert pill.accessibleName() == "Overdue"
    colours = {pill.grab().toImage().pixelColor(x, 11).name() for x in range(pill.width())}
    assert LIGHT.bad_soft.lower() in colours
    pill.show_spec(None)
    assert pill.sizeHint().width() == 0


def test_searching_waits_for_a_pause_and_not_for_enter(holder, heard, qtbot):
    field = SearchField("Find", pause_ms=60_000)
    put(holder, field)
    told = heard(field.searched)
    downwards = heard(field.left_downwards)
    qtbot.keyClicks(field, "abc")
    assert told == []
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert told == ["abc", ""]
    assert len(downwards) == 1


def test_a_pause_in_typing_searches(holder, qtbot):
    field = SearchField("Find", pause_ms=0)
    put(holder, field)
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


def test_parts_grow_when_the_text_grows(shown, qapp):
    page = QWidget()
    box = QVBoxLayout(page)
    header, strip = PageHeader("Requests"), Strip(FilterStrip(FILTERS))
    navigation = Navigation(PAGES, FOOT)
    for each in (header, strip, navigation):
        box.addWidget(each)
    shown(page, 900, 700)
    dress(qapp, "dark", 150)
    tokens = look()
    assert tokens.palette is DARK
    assert (header.height(), navigation.width()) == (tokens.page_header, tokens.nav)
    assert strip.minimumHeight() == tokens.strip


def test_every_part_is_built_without_a_window_of_its_own(qapp):
    before = {each for each in qapp.topLevelWidgets() if each.isVisible()}
    parts = [Pill(PillSpec("x")), Notice("x"), DetailPane(), FilterStrip(FILTERS), Card("x")]
    box = QHBoxLayout()
    for each in parts:
        box.addWidget(each)
    assert {each for each in qapp.topLevelWidgets() if each.isVisible()} == before
    for each in parts:
        each.deleteLater()
