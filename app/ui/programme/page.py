"""The screen of the programme: where each school stands in its three stages."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.i18n import N_, _, ngettext, spoken
from app.models import programme, programme_progress, schools
from app.models.period_titles import day
from app.models.search import Slice
from app.models.settings import read as read_settings
from app.ui.button import Button
from app.ui.card import Card
from app.ui.empty import Empty
from app.ui.filters import Filter, FilterStrip
from app.ui.flow import FlowLayout
from app.ui.icons import Icon
from app.ui.page import Page
from app.ui.pill import Pill
from app.ui.plain import plane
from app.ui.programme.matrix import Matrix, Row
from app.ui.programme.side import StepSide
from app.ui.programme.stage_bar import StageBar
from app.ui.programme.states import legend
from app.ui.record_model import Cell, Column
from app.ui.related_list import RelatedList
from app.ui.scroll import scrolled
from app.ui.strip import Strip
from app.ui.theme import look
from app.ui.tokens import XL, L, M

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from app.models.schools import School
    from app.ui.form_pane import FormPane
    from app.ui.page import Workplace

_NARROW: Final = 1000
_FILTERS: Final = (
    Filter("own", N_("Our school and its partners")),
    Filter("network", N_("All leading schools")),
)


class ProgrammePage(Page):
    """Leading schools by the steps of stages I and II, their partners by those of stage III."""

    title: ClassVar[str] = N_("Programme stages")
    reads: ClassVar[frozenset[str]] = frozenset(
        {
            "programme_state", "programme_term", "school", "school_status", "school_attachment",
            "person", "event", "attachment", "setting",
        }
    )  # fmt: skip

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self.strip = FilterStrip(_FILTERS)
        self.strip.chosen.connect(self.refresh)
        self._line = Strip(self.strip)
        self.side = StepSide(place, self)
        self.leading = self._matrix("leading", _("Leading schools: stages I and II"))
        self.partners = self._matrix("partner", _("Partner schools: stage III"))
        self._wire()
        self.body.addWidget(self._line)
        self.body.addWidget(self._build(), 1)
        QShortcut(QKeySequence("F2"), self, self.side.edit)

    def _matrix(self, status: str, name: str) -> Matrix:
        steps = [step for stage in programme.stages_of(status) for step in stage.steps]
        return Matrix(steps, self.place.today(), name)

    def _wire(self) -> None:
        self.leading.chosen.connect(self._on_leading)
        self.partners.chosen.connect(self._on_partner)
        for matrix in (self.leading, self.partners):
            matrix.entered.connect(self._on_entered)
        self.side.opened.connect(self._show_form)
        self.side.closed.connect(self._leave_form)
        self.side.changed.connect(self.refresh)
        self.side.said.connect(self.said)
        self.side.link_activated.connect(self._follow)

    def _build(self) -> QWidget:
        self._side = QStackedWidget()
        self._side.addWidget(self.side.pane)
        self._nothing = Empty(
            _("No leading school yet"),
            _("Say in the settings which school is yours, and attach its partners."),
            _("Partner schools"),
            Icon.PROGRAMME,
        )
        self._nothing.asked.connect(lambda: self.screen_requested.emit("schools"))
        self._left = scrolled(self._build_left())
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.addWidget(self._left)
        split.addWidget(self._build_side())
        split.setStretchFactor(0, 1)
        split.setSizes([look().scaled(760), look().detail])
        self._stack = QStackedWidget()
        self._stack.addWidget(split)
        self._stack.addWidget(self._nothing)
        return self._stack

    def _build_side(self) -> QWidget:
        """Return the step and its forms; in a narrow window there is a way back to the matrix."""
        self._opened = False
        self._back = Button(_("Back"), "quiet", Icon.BACK, small=True)
        self._back.clicked.connect(self._go_back)
        self._back.hide()
        self._side_holder = QWidget()
        box = QVBoxLayout(self._side_holder)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._back)
        box.addWidget(self._side, 1)
        return self._side_holder

    def _go_back(self) -> None:
        self._opened = False
        self._turn()
        self._focus_matrix()

    def _focus_matrix(self) -> None:
        matrix = self.partners if self.partners.place() is not None else self.leading
        matrix.setFocus()

    def _build_left(self) -> QWidget:
        inset = plane("page")
        box = QVBoxLayout(inset)
        box.setContentsMargins(XL, L, XL, L)
        box.setSpacing(L)
        self._bars = [StageBar() for _stage in programme.stages()]
        line = QHBoxLayout()
        line.setSpacing(M)
        for bar in self._bars:
            line.addWidget(bar, 1)
        box.addLayout(line)
        self._leading_card = Card(_("Leading schools: stages I and II"))
        self._leading_card.add(self.leading, padded=False)
        self._partner_card = Card(_("Partner schools: stage III"))
        self._partner_card.add(self.partners, padded=False)
        self._partner_card.add(_legend())
        self._stuck_card = Card(_("What is stuck"))
        self._stuck = RelatedList(_STUCK, _("What is stuck"), _("Nothing is stuck."))
        self._stuck.opened.connect(self._go_to_stuck)
        self._stuck_card.add(self._stuck)
        for card in (self._leading_card, self._partner_card, self._stuck_card):
            box.addWidget(card)
        box.addStretch(1)
        return inset

    # What is shown

    def refresh(self) -> None:
        own = read_settings(self.store).own_school
        leading = self._leading_schools(own)
        self._stack.setCurrentIndex(0 if leading else 1)
        self._line.setVisible(own is not None and self._network_size() > 1)
        if not leading:
            return
        self.leading.show_rows(self._rows(leading))
        scope = own if self._is_own(own) else None
        progress = programme_progress.progress(self.store, self.place.today(), scope)
        for bar, each in zip(self._bars, progress, strict=True):
            bar.show_progress(each)
        if self.leading.place() is None and self.partners.place() is None:
            self.leading.go_to(leading[0].id, self.leading.grid_model.steps[0].code)
        self._show_partners(self._chosen_leading(leading))
        self._show_stuck()
        self.side.refresh()

    def _is_own(self, own: int | None) -> bool:
        return own is not None and self.strip.active() == "own"

    def _network_size(self) -> int:
        return schools.count(self.store, schools.Filter(status="leading"), self.place.today())

    def _leading_schools(self, own: int | None) -> Sequence[School]:
        today = self.place.today()
        if own is not None and self._is_own(own):
            return [schools.get(self.store, own, today)]
        wanted = schools.Filter(status="leading")
        return schools.page(self.store, wanted, today, Slice("code"))

    def _chosen_leading(self, leading: Sequence[School]) -> int:
        """Return the leading school whose partners are shown."""
        if (place := self.leading.place()) is not None:
            return place[0]
        if (place := self.partners.place()) is not None:
            of = schools.get(self.store, place[0], self.place.today()).leading
            return of if of is not None else leading[0].id
        return leading[0].id

    def _show_partners(self, leading: int) -> None:
        wanted = schools.Filter(status="partner", leading=leading)
        found = schools.page(self.store, wanted, self.place.today(), Slice("code"))
        self.partners.show_rows(self._rows(found))
        self.partners.setHidden(not found)
        n = len(found)
        self._partner_card.set_remark(ngettext("{n} school", "{n} schools", n).format(n=n))

    def _rows(self, found: Sequence[School]) -> list[Row]:
        states = programme.states(self.store, [each.id for each in found])
        return [Row(each.id, self._named(each), states[each.id]) for each in found]

    def _named(self, school: School) -> str:
        """Return a school's name, in a network with its code: names come again there."""
        name = school.name(spoken())
        return f"{school.code} · {name}" if self.strip.active() == "network" else name

    def _show_stuck(self) -> None:
        rows = [*self.leading.grid_model.lines, *self.partners.grid_model.lines]
        names = {each.id: each.name for each in rows}
        found = programme_progress.stuck(self.store, self.place.today(), tuple(names))
        self._stuck_list = found
        self._stuck.show_records(
            [_StuckRow(at, each, names[each.school]) for at, each in enumerate(found[:_MOST])]
        )
        self._stuck_card.set_remark(str(len(found)) if found else "")

    # Moving about

    def _on_leading(self, school: int, step: str) -> None:
        self.partners.leave()
        self._show_partners(school)
        self._show_stuck()
        self._show_step(school, step)

    def _on_partner(self, school: int, step: str) -> None:
        self.leading.leave()
        self._show_step(school, step)

    def _show_step(self, school: int, step: str) -> None:
        if self._side.currentWidget() is self.side.pane:
            self.side.show_step(school, step)

    def _on_entered(self, school: int, step: str) -> None:
        self._side.setCurrentWidget(self.side.pane)
        self.side.show_step(school, step)
        self._opened = True
        self._turn()
        if not self._is_narrow():
            self.side.edit()

    def _go_to_stuck(self, place: int) -> None:
        found = self._stuck_list[place]
        for matrix in (self.leading, self.partners):
            if matrix.go_to(found.school, found.step):
                matrix.setFocus()

    def _follow(self, key: str) -> None:
        table, _colon, number = key.partition(":")
        self.open_requested.emit(table, int(number))

    # The forms

    def _show_form(self, pane: FormPane) -> None:
        if self._side.indexOf(pane) < 0:
            self._side.addWidget(pane)
        self._side.setCurrentWidget(pane)
        self._turn()
        pane.focus_first()

    def _leave_form(self) -> None:
        self._side.setCurrentWidget(self.side.pane)
        self._turn()
        self.refresh()
        self._focus_matrix()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _is_narrow(self) -> bool:
        return self.width() < look().scaled(_NARROW)

    def _turn(self) -> None:
        """In a narrow window the step or its form stands in place of the matrix."""
        narrow = self._is_narrow()
        form = self._side.currentWidget() is not self.side.pane
        beside = form or self._opened
        self._left.setHidden(narrow and beside)
        self._side_holder.setHidden(narrow and not beside)
        self._back.setVisible(narrow and not form)


_MOST: Final = 30


class _StuckRow:
    """A line of the list of what is stuck."""

    def __init__(self, place: int, found: programme_progress.Stuck, school: str) -> None:
        self.id = place
        step = programme.step_of(found.step)
        since = _("waiting since {day}").format(day=day(found.since))
        self.cell = Cell(f"{step.code} {step.name.of(spoken())}", f"{school} · {since}")


_STUCK: Final = (Column("step", "", lambda row: row.cell),)


def _legend() -> QWidget:
    holder = QWidget()
    flow = FlowLayout()
    holder.setLayout(flow)
    for spec in legend():
        flow.addWidget(Pill(spec))
    return holder
