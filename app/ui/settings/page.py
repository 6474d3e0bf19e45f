"""The screen of settings: one section at a time, each as cards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.i18n import N_
from app.ui.filters import Filter, FilterStrip
from app.ui.page import Page, Workplace
from app.ui.plain import plane
from app.ui.scroll import ReadingColumn, scrolled
from app.ui.settings.backups import Backups
from app.ui.settings.days_off import DaysOff
from app.ui.settings.kinds import Kinds
from app.ui.settings.letterhead import LetterheadSection
from app.ui.settings.school import OwnSchool
from app.ui.settings.this_pc import ThisPc
from app.ui.settings.years import Years
from app.ui.strip import Strip
from app.ui.tokens import XXL

if TYPE_CHECKING:
    from collections.abc import Mapping

_WIDEST: Final = 760
_SECTIONS: Final = (
    Filter("this_pc", N_("This PC")),
    Filter("school", N_("Own school and reports")),
    Filter("letterhead", N_("Letterhead and signatures")),
    Filter("years", N_("School years")),
    Filter("holidays", N_("Public holidays")),
    Filter("kinds", N_("Kinds of events")),
    Filter("backups", N_("Backups")),
)


class _Section(Protocol):
    """A section that shows what is stored."""

    def refresh(self) -> None: ...


class SettingsPage(Page):
    """Settings of this PC and of the database.

    `language_chosen`, `appearance_chosen(mode, percent)`, `who_chosen` and `second_folder_chosen`
    are for whoever keeps the preferences of this PC, `restore_requested(file)` and
    `database_chosen(file)` for whoever may close the database.
    """

    title = N_("Settings")
    reads = frozenset(
        {"setting", "school", "school_year", "period", "holiday", "event_kind", "attachment"}
    )

    language_chosen = Signal(str)
    appearance_chosen = Signal(str, int)
    who_chosen = Signal(str)
    second_folder_chosen = Signal(object)
    restore_requested = Signal(object)
    database_chosen = Signal(object)

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self._strip = FilterStrip(_SECTIONS)
        self._strip.chosen.connect(self._open)
        self.body.addWidget(Strip(self._strip))
        self._stack = QStackedWidget()
        self.body.addWidget(self._stack, 1)
        pc = ThisPc(self.store)
        pc.language_chosen.connect(self.language_chosen)
        pc.appearance_chosen.connect(self.appearance_chosen)
        pc.who_chosen.connect(self.who_chosen)
        pc.said.connect(self.said)
        stored: dict[str, OwnSchool | LetterheadSection | Years | DaysOff | Kinds | Backups] = {
            "school": OwnSchool(place),
            "letterhead": LetterheadSection(place),
            "years": Years(place),
            "holidays": DaysOff(place),
            "kinds": Kinds(place),
        }
        for section in stored.values():
            section.setDisabled(self.store.read_only)
        copies = Backups(place)
        copies.second_folder_chosen.connect(self.second_folder_chosen)
        copies.restore_requested.connect(self.restore_requested)
        copies.database_chosen.connect(self.database_chosen)
        stored["backups"] = copies
        for section in stored.values():
            section.said.connect(self.said)
        self._stored: Mapping[str, _Section] = stored
        for widget in (pc, *stored.values()):
            self._stack.addWidget(_in_column(widget))

    def refresh(self) -> None:
        section = self._stored.get(self._strip.active())
        if section is not None:
            section.refresh()

    def open_section(self, key: str) -> None:
        """Show a section."""
        self._strip.activate(key)
        self._open()

    def _open(self) -> None:
        keys = [each.key for each in _SECTIONS]
        self._stack.setCurrentIndex(keys.index(self._strip.active()))
        self.refresh()


def _in_column(widget: QWidget) -> QWidget:
    inset = plane("page")
    box = QVBoxLayout(inset)
    box.setContentsMargins(XXL, XXL, XXL, XXL)
    box.addWidget(ReadingColumn(widget, _WIDEST))
    box.addStretch(1)
    return scrolled(inset)
