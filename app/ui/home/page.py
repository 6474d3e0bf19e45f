"""Home: four figures of the period, what is due, this week, and which schools were left out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import N_, _, spoken, translation
from app.models import attention, events, periods, requests
from app.models.figures import Figures
from app.models.period_titles import name as period_name
from app.models.period_titles import title as period_title
from app.models.settings import read as read_settings
from app.ui.button import Button
from app.ui.card import Card, FigureTile
from app.ui.days import long_day, short_span
from app.ui.home.rows import AttentionRow, EventRow, LeftOutRow
from app.ui.icons import Icon
from app.ui.link import Link
from app.ui.locking import lock
from app.ui.notice import Notice
from app.ui.page import Page, Workplace
from app.ui.plain import Label, clear_layout, plane
from app.ui.scroll import scrolled
from app.ui.tokens import XXL, L, M

if TYPE_CHECKING:
    from collections.abc import Mapping

_TILES = {
    "requests": (N_("Requests"), "requests.received"),
    "events": (N_("Events held"), "events.held"),
    "teachers": (N_("Teachers reached"), "coverage.partner_teachers_reached"),
    "schools": (N_("Partner schools"), "coverage.partner_schools_reached"),
}

_AT_FIRST = 8
"""So many rows of what is due are shown at first."""


class HomePage(Page):
    """What deserves attention today; every figure opens the rows it was counted from."""

    title = N_("Home")
    reads: ClassVar[frozenset[str]] = frozenset(
        {
            "request", "request_status", "event", "event_session", "event_request", "attendance",
            "school", "school_status", "school_size", "person", "person_post", "period",
            "holiday", "setting", "closed_version", "wave", "handout", "response",
        }
    )  # fmt: skip

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self._everything = False
        self._add_button("request", Button(_("Request"), "primary", Icon.ADD, shortcut="Ctrl+N"))
        self._add_button("event", Button(_("Event"), which=Icon.ADD))
        self._tiles = {
            key: FigureTile(_(label), clickable=True) for key, (label, _code) in _TILES.items()
        }
        inset = plane("page")
        self.body.addWidget(scrolled(inset), 1)
        lock(inset, locked=self.store.read_only)
        self._box = QVBoxLayout(inset)
        self._box.setContentsMargins(XXL, XXL - 4, XXL, XXL)
        self._box.setSpacing(L)
        self._year = Notice(tone="warn", parent=inset)
        self._year.asked.connect(partial(self.screen_requested.emit, "settings"))
        self._box.addWidget(self._year)
        self._ended: periods.Period | None = None
        self._unclosed = Notice(tone="neutral", parent=inset)
        self._unclosed.setObjectName("not_closed")
        self._unclosed.asked.connect(self._open_ended)
        self._box.addWidget(self._unclosed)
        self._box.addLayout(self._build_tiles())
        self._attention = QVBoxLayout()
        self._box.addLayout(self._attention)
        self._columns = QGridLayout()
        self._columns.setHorizontalSpacing(L)
        self._columns.setColumnStretch(0, 8)
        self._columns.setColumnStretch(1, 7)
        self._box.addLayout(self._columns)
        self._box.addStretch(1)

    def _add_button(self, table: str, button: Button) -> None:
        button.setObjectName(f"add_{table}")
        lock(button, locked=self.store.read_only)
        button.clicked.connect(partial(self._create, table, {}))
        self.header.add_button(button)

    def _build_tiles(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(M)
        for key, tile in self._tiles.items():
            tile.setObjectName(f"tile_{key}")
            tile.clicked.connect(partial(self._open_figure, key))
            line.addWidget(tile, 1)
        return line

    def refresh(self) -> None:
        today = self.place.today()
        self._leading = read_settings(self.store).own_school
        self._period = periods.at(self.store, today)
        self._figures = Figures(self.store, self._period, self._leading)
        self.header.set_title(long_day(today))
        self._tell_of_school_year()
        self._tell_of_ended_period()
        self._show_figures()
        self._show_attention()
        self._show_columns()

    def _tell_of_school_year(self) -> None:
        """Ask for the school year of today where its quarters are not known."""
        known = self._period.kind is periods.Kind.ACADEMIC
        year = periods.school_year_of(self.place.today())
        text = _("The school year {year} is not entered yet: its quarters are unknown.")
        self._year.say("" if known else text.format(year=year), "warn", _("Enter it in Settings"))

    def _tell_of_ended_period(self) -> None:
        """Remind of the quarter before this one while it is not closed."""
        self._ended = attention.unclosed_before(self.store, self._leading, self._period)
        if self._ended is None:
            self._unclosed.say("")
            return
        words = period_title(self._ended, translation(spoken()))
        text = _("Ended, not closed yet: {period}").format(period=words)
        self._unclosed.say(text, "neutral", _("To the period"))

    def _open_ended(self) -> None:
        if self._ended is not None:
            self.period_requested.emit(self._ended.first, self._ended.last)

    def _show_figures(self) -> None:
        figures = self._figures
        by_status = figures.by_key("requests.by_status")
        self._tiles["requests"].show_figure(
            str(figures["requests.received"]),
            _("received"),
            _("fulfilled: {n}").format(n=by_status.get("fulfilled", 0)),
        )
        self._tiles["events"].show_figure(
            str(figures["events.held"]),
            _("in the plan: {n}").format(n=figures["events.in_plan"]),
            _("rescheduled: {n}").format(n=figures["events.held_rescheduled"]),
        )
        share = figures.share("coverage.share")
        reached_teachers = figures["coverage.partner_teachers_reached"]
        parts = f"{reached_teachers} / {figures['coverage.partner_teachers']}"
        self._tiles["teachers"].show_figure("—" if share is None else parts, "", _percent(share))
        schools = figures.number("coverage.partner_schools")
        reached = figures.number("coverage.partner_schools_reached")
        self._tiles["schools"].show_figure(
            f"{reached} / {schools}", "", _("not reached: {n}").format(n=schools - reached)
        )

    def _open_figure(self, key: str) -> None:
        label, code = _TILES[key]
        rows = self._figures.rows(code)
        words = period_name(self._period, translation(spoken()))
        title = _("{figure}, {period}: {n}").format(figure=_(label), period=words, n=len(rows.ids))
        self.rows_requested.emit(rows.table, rows.ids, title)

    def _show_attention(self) -> None:
        clear_layout(self._attention)
        items = attention.today(self.store, self._leading, self.place.today())
        card = Card(_("Attention today"), str(len(items)))
        shown = len(items) if self._everything else _AT_FIRST
        for item in items[:shown]:
            row = AttentionRow(item)
            row.opened.connect(self.open_requested)
            card.add(row, padded=False)
        if len(items) > shown:
            more = Link(_("Show all"))
            more.setObjectName("show_all")
            more.clicked.connect(self._show_everything)
            card.add(more)
        if not items:
            card.add(Label(self._nothing_due(), "muted"))
        self._attention.addWidget(card)

    def _show_everything(self) -> None:
        self._everything = True
        self._show_attention()

    def _nothing_due(self) -> str:
        if requests.count(self.store, requests.Filter()) or events.count(self.store):
            return _("Nothing is due. Everything is done.")
        return _("Register the first request or plan an event.")

    def _show_columns(self) -> None:
        clear_layout(self._columns)
        self._columns.addWidget(self._week(), 0, 0, Qt.AlignmentFlag.AlignTop)
        self._columns.addWidget(self._left_out(), 0, 1, Qt.AlignmentFlag.AlignTop)

    def _week(self) -> Card:
        today = self.place.today()
        card = Card(_("This week"), short_span(today))
        found = attention.this_week(self.store, self._leading, today)
        for event in found:
            row = EventRow(event)
            row.opened.connect(self.open_requested)
            card.add(row, padded=False)
        if not found:
            card.add(Label(_("No events this week."), "muted"))
        return card

    def _left_out(self) -> Card:
        reached = set(self._figures.rows("coverage.partner_schools_reached").ids)
        found = attention.left_out(self.store, self._leading, self._period, reached)
        card = Card(_("Who was left out?"), str(len(found)))
        for each in found[:5]:
            row = LeftOutRow(each)
            row.opened.connect(self.open_requested)
            row.planned.connect(self._plan_for)
            card.add(row, padded=False)
        if not self._figures.number("coverage.partner_schools"):
            card.add(Label(_("Enter the partner schools, or bring in a workbook."), "muted"))
        elif not found:
            card.add(Label(_("Every partner school took part in this period."), "muted"))
        return card

    def _plan_for(self, school: int) -> None:
        self._create("event", {"schools": [school]})

    def _create(self, table: str, values: Mapping[str, Any]) -> None:
        self.create_requested.emit(table, dict(values))


def _percent(share: object) -> str:
    if share is None:
        return _("number of teachers unknown")
    text = str(share)
    return f"{text} %" if spoken() == "en" else f"{text.replace('.', ',')} %"
