"""The parts of a page: header, navigation, filters, detail, tabs, cards, notices, chips."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.ui.button import Button, IconButton
from app.ui.card import Card, FigureTile
from app.ui.detail import DetailPane, Fact, FactList
from app.ui.filters import Filter, FilterChip, FilterStrip
from app.ui.header import Breadcrumb, PageHeader
from app.ui.icons import Icon
from app.ui.link import Link
from app.ui.navigation import Navigation, NavItem
from app.ui.notice import Notice, Toast
from app.ui.pill import Pill, PillSpec
from app.ui.plain import Label
from app.ui.strip import Strip
from app.ui.tabs import Tabs
from app.ui.theme import dress, look
from app.ui.tokens import DARK

LONG = "Мектепті басқару және көшбасшылық саласындағы әдістемелік қолдау"


def texts(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def click(qtbot, widget):
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


# Header and strips


def test_the_header_offers_search_and_undo(placed, heard, qtbot):
    header = PageHeader("Requests")
    placed(header)
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


def test_buttons_of_the_header_stand_after_its_name(placed):
    header = PageHeader("Requests")
    first, second = header.add_button(Button("A", "primary")), header.add_button(Button("B"))
    placed(header)
    header.layout().activate()
    assert first.x() < second.x() < header.findChildren(IconButton)[0].x()


def test_the_breadcrumb_leads_back(placed, heard):
    crumbs = Breadcrumb("Events", "E-04")
    crumbs.add(Pill(PillSpec("Held", "ok")))
    strip = Strip(crumbs)
    strip.add(Button("Print"))
    placed(strip)
    told = heard(crumbs.back_requested)
    crumbs.findChild(Button).click()
    crumbs.set_here("E-05")
    assert len(told) == 1
    assert "E-05" in texts(crumbs)


# Navigation

PAGES = (NavItem("home", "Home", Icon.HOME), NavItem("requests", "Requests", Icon.REQUESTS))
FOOT = (NavItem("help", "Help", Icon.HELP, "F1"),)


@pytest.fixture
def navigation(placed):
    widget = Navigation(PAGES, FOOT)
    widget.brand.set_names("Zhetekshi", "School No. 4")
    widget.activate("home")
    placed(widget)
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


def test_one_filter_is_active(placed, heard, qtbot):
    strip = FilterStrip(FILTERS)
    placed(strip)
    told = heard(strip.chosen)
    assert strip.active() == "all"
    click(qtbot, strip.findChild(FilterChip, "late"))
    strip.activate("all")
    qtbot.keyClick(strip.findChild(FilterChip, "late"), Qt.Key.Key_Return)
    assert told == ["late", "late"]


def test_counters_of_filters_are_spoken(placed):
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


def test_tabs_open_by_arrow_keys_and_count(placed, heard, qtbot):
    tabs = Tabs()
    for key in ("facts", "events"):
        tabs.add(key, key.title())
    placed(tabs)
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


def test_a_tile_says_its_figure_and_leads_on(placed, heard, qtbot):
    tile = FigureTile("Teachers reached", clickable=True)
    placed(tile)
    tile.show_figure("43 / 218", "", "19.7 %")
    told = heard(tile.clicked)
    assert tile.accessibleName() == "Teachers reached, 43 / 218, 19.7 %"
    click(qtbot, tile)
    qtbot.keyClick(tile, Qt.Key.Key_Return)
    assert len(told) == 2


def test_a_tile_that_leads_nowhere_is_no_button(placed, heard, qtbot):
    tile = FigureTile("Schools")
    placed(tile)
    told = heard(tile.clicked)
    click(qtbot, tile)
    assert told == []


def test_a_card_has_a_title_and_rows(placed):
    card = Card("This week", "1–7 December")
    card.add(Label("row"))
    card.add(Label("wide"), padded=False)
    card.set_remark("8–14 December")
    placed(card)
    assert set(texts(card)) == {"This week", "8–14 December", "row", "wide"}


def test_a_notice_speaks_and_is_silent(placed, heard):
    notice = Notice("A similar request is open.", "warn", "Compare")
    placed(notice)
    told = heard(notice.asked)
    notice.findChild(Button).click()
    assert (notice.isVisible(), len(told)) == (True, 1)
    notice.say("")
    assert not notice.isVisible()
    notice.say("Back", "ok")
    assert texts(notice) == ["Back"]


def test_a_toast_offers_to_undo_and_goes_away(shown, heard, qtbot):
    window = shown(QWidget())
    toast = Toast(window, stay_ms=0)
    told = heard(toast.asked)
    toast.say("Deleted. You can undo this.", "Undo")
    toast.findChild(Button).click()
    assert (toast.isVisible(), len(told)) == (False, 1)
    toast.say("Saved")
    qtbot.waitUntil(lambda: not toast.isVisible())


def test_a_toast_takes_the_foot_and_keeps_its_action_in_sight(shown):
    foot = shown(QWidget(), 400, 28)
    toast = Toast(foot)
    toast.say(LONG * 3, "Undo")
    assert toast.geometry() == foot.rect()
    action = toast.findChild(Button)
    assert action.x() > toast.findChild(Label).geometry().right()
    foot.resize(320, 28)
    assert action.mapTo(foot, action.rect().topRight()).x() < 320


# Together


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
