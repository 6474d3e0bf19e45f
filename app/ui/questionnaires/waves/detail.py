"""The chosen wave: who answered, how many of whom was asked, and every copy given out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.i18n import N_, _
from app.models.forms import library
from app.models.studies import handouts, turnout
from app.ui.button import Button
from app.ui.card import FigureTile
from app.ui.empty import Empty
from app.ui.filters import Filter, FilterStrip
from app.ui.flow import FlowLayout
from app.ui.icons import Icon
from app.ui.locking import leave_open, lock
from app.ui.plain import Label, clear_layout, plane
from app.ui.questionnaires.waves.columns import (
    COPIES,
    COPY_KEYS,
    POPULATIONS,
    SCHOOL_KEYS,
    SCHOOLS,
    Copy,
    days_words,
    share_words,
)
from app.ui.questionnaires.waves.wave_form import key_of, titles
from app.ui.record_model import list_source
from app.ui.record_table import RecordTable
from app.ui.theme import look
from app.ui.tokens import XL, XS, L, M, S

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.models.studies.handouts import Handout
    from app.models.studies.turnout import Turnout
    from app.models.studies.waves import Wave
    from app.ui.button import Kind
    from app.ui.page import Workplace

_TILE: Final = 300
_ACROSS: Final = 3
_FILTERS: Final = (
    Filter("schools", N_("Schools")),
    Filter("silent", N_("Have not answered yet")),
    Filter("copies", N_("Copies given out")),
)


class WaveDetail(QWidget):
    """A wave in full.

    Its buttons ask: `give_asked`, `pc_asked`, `paper_asked`, `edit_asked`, `delete_asked`,
    `print_asked` for the register, `again_asked(handouts)` for copies once more and
    `lost_asked(handouts)` for those that are lost, or not.
    """

    give_asked = Signal()
    pc_asked = Signal()
    paper_asked = Signal()
    edit_asked = Signal()
    delete_asked = Signal()
    print_asked = Signal()
    again_asked = Signal(object)
    lost_asked = Signal(object)

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._store = place.store
        self._title = Label("", "page").selectable()
        self._second = Label("", "secondary")
        self._tiles = QGridLayout()
        self._tiles.setContentsMargins(0, 0, 0, 0)
        self._tiles.setSpacing(M)
        self._filters = FilterStrip(_FILTERS)
        self._filters.chosen.connect(self._show_list)
        self._schools = RecordTable(SCHOOLS, two_lines=True, name=_("Schools"))
        self._copies = RecordTable(
            COPIES, two_lines=True, multiple=True, name=_("Copies given out")
        )
        self._copies.selected.connect(self._show_actions)
        self._rows: list[Turnout] = []
        self._build()
        lock(self, locked=place.store.read_only)

    # Layout

    def _build(self) -> None:
        self.setAutoFillBackground(False)
        ground = plane("side")
        box = QVBoxLayout(ground)
        box.setContentsMargins(XL, L, XL, 0)
        box.setSpacing(M)
        words = QVBoxLayout()
        words.setSpacing(XS)
        words.addWidget(self._title)
        words.addWidget(self._second)
        box.addLayout(words)
        box.addLayout(self._buttons())
        tiles = QWidget()
        tiles.setLayout(self._tiles)
        box.addWidget(tiles)
        box.addWidget(self._filters)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._schools)
        self._stack.addWidget(self._copies)
        self._schools.set_empty(
            Empty(
                _("Nobody is missing"),
                _("Every school that is asked has answered."),
                which=Icon.CHECK,
            )
        )
        none = Empty(
            _("Nothing has been given out yet"),
            _("Print copies, write HTML files or register people who answer on this PC."),
            _("Give out"),
            Icon.PAPER,
        )
        none.asked.connect(self.give_asked)
        self._copies.set_empty(none)
        box.addWidget(self._stack, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(ground, 1)
        whole.addWidget(self._build_foot())

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(S)
        flow = FlowLayout(spacing=S)
        for button in (
            _button("give", _("Give out"), "primary", Icon.UPLOAD, self.give_asked.emit),
            _button(
                "paper", _("Enter a paper form"), "secondary", Icon.PAPER, self.paper_asked.emit
            ),
            _button("pc", _("Fill on this PC"), "secondary", Icon.SCREEN, self.pc_asked.emit),
            _button("edit", _("Edit"), "quiet", Icon.EDIT, self.edit_asked.emit),
            _button("delete", _("Delete"), "quiet", Icon.DELETE, self.delete_asked.emit),
        ):
            flow.addWidget(button)
        line.addLayout(flow, 1)
        return line

    def _build_foot(self) -> QWidget:
        self._foot = plane("foot")
        line = QHBoxLayout(self._foot)
        line.setContentsMargins(XL, M, XL, M)
        line.setSpacing(S)
        register = _button(
            "register", _("Print the register"), "secondary", Icon.PRINT, self.print_asked.emit
        )
        leave_open(register)
        self._again = _button(
            "again", _("Write these copies again"), "secondary", Icon.COPY, self._ask_again
        )
        self._lost = _button("lost", _("Lost"), "secondary", Icon.WARNING, self._ask_lost)
        for button in (register, self._again, self._lost):
            line.addWidget(button)
        line.addStretch(1)
        return self._foot

    # What is shown

    def show_wave(self, wave: Wave) -> None:
        """Show a wave as it is now."""
        self._title.setText(wave.name)
        parts = (wave.code, wave.study, _(POPULATIONS[wave.population]), days_words(wave))
        self._second.setText(" · ".join(part for part in parts if part))
        forms = {each.id: each.form for each in library.every(self._store) if each.id in wave.asked}
        told = titles(list(forms.values()))
        named = {number: told[key_of(form)] for number, form in forms.items()}
        self._show_tiles(turnout.by_form(self._store, wave), named)
        self._rows = turnout.by_school(self._store, wave)
        found = handouts.register(self._store, wave.id)
        copies = [Copy(each.id, each, named.get(each.form, "")) for each in found]
        self._copies.feed(list_source(copies, COPY_KEYS))
        silent = len(turnout.silent(self._rows))
        self._filters.set_counts(
            {"schools": len(self._rows), "silent": silent, "copies": len(copies)}
        )
        self._show_list()

    def _show_tiles(self, rows: Sequence[Turnout], named: dict[int, str]) -> None:
        clear_layout(self._tiles)
        for column in range(_ACROSS):
            self._tiles.setColumnStretch(column, 1)
        for at, row in enumerate(rows):
            tile = FigureTile(named.get(row.id or 0) or row.code)
            suffix = _("{done} of {all}").format(done=row.returned, all=row.given or "–")
            tile.show_figure(share_words(row.share), suffix, _("Response rate"))
            tile.setMaximumWidth(look().scaled(_TILE))
            self._tiles.addWidget(tile, at // _ACROSS, at % _ACROSS)

    def open_list(self, key: str) -> None:
        """Show schools, silent or copies."""
        self._filters.activate(key)
        self._show_list()

    def _show_list(self) -> None:
        key = self._filters.active()
        if key == "copies":
            self._stack.setCurrentWidget(self._copies)
        else:
            rows = self._rows if key == "schools" else turnout.silent(self._rows)
            self._schools.feed(list_source(rows, SCHOOL_KEYS))
            self._stack.setCurrentWidget(self._schools)
        self._foot.setVisible(key == "copies" and self._copies.records.rowCount() > 0)
        self._show_actions()

    def _show_actions(self) -> None:
        chosen = self.chosen()
        writable = {each.way for each in chosen} in ({handouts.PAPER}, {handouts.HTML})
        self._again.setEnabled(writable and len({each.form for each in chosen}) == 1)
        self._lost.setEnabled(any(not each.returned for each in chosen))
        lost = bool(chosen) and all(each.lost for each in chosen)
        self._lost.setText(_("Not lost") if lost else _("Lost"))

    def chosen(self) -> list[Handout]:
        """Return the copies that are selected."""
        return [each.handout for each in self._copies.chosen()]

    def _ask_again(self) -> None:
        self.again_asked.emit(self.chosen())

    def _ask_lost(self) -> None:
        self.lost_asked.emit([each for each in self.chosen() if not each.returned])


def _button(name: str, text: str, kind: Kind, which: Icon, act: Callable[[], object]) -> Button:
    button = Button(text, kind, which, small=True)
    button.setObjectName(name)
    button.clicked.connect(act)
    return button
