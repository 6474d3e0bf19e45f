"""Help: what to do first, every key, and where the data lie."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app import __version__
from app.i18n import N_, _
from app.models import sample
from app.ui.button import Button
from app.ui.card import Card
from app.ui.detail import Fact, FactList
from app.ui.icons import Icon
from app.ui.page import Page, Workplace
from app.ui.plain import Label, plane
from app.ui.scroll import scrolled
from app.ui.tokens import XXL, L

if TYPE_CHECKING:
    from collections.abc import Sequence

_FIRST_STEPS: Final = (
    N_("Enter your partner schools, or bring in a workbook on the page “Data exchange”."),
    N_("Write down every request on the day it arrives: school, topic, direction. The program"
       " gives the number and tells when a decision is due."),
    N_("Plan an event and link the requests it answers. One event may answer several requests."),
    N_("On the day, open the event and mark attendance: Space, then the arrow down."),
    N_("At the end of the quarter open “Reports”, read the figures, write difficulties and"
       " conclusions, print or save as PDF."),
)  # fmt: skip

_QUESTIONNAIRES: Final = (
    N_("On the page “Questionnaires” look at the questionnaires that come with the program, or"
       " write one of your own."),
    N_("Make a wave: who is asked, with which questionnaires, from when to when."),
    N_("Give copies out: printed, as one HTML file on a USB stick, or on this PC. Every copy is"
       " written down."),
    N_("Type the paper forms in by their codes; bring the answer files in from the USB stick."),
    N_("Open “Results”: from a need, one click makes a request or an event."),
)  # fmt: skip

_KEYS: Final = (
    ("Ctrl+K", N_("Find any school, person, request, event or action")),
    ("Ctrl+N", N_("New record on this page")),
    ("Ctrl+F", N_("Filter the list")),
    ("F2", N_("Edit the selected record")),
    ("Ctrl+S", N_("Save")),
    ("Esc", N_("Cancel")),
    ("Ctrl+Z", N_("Undo")),
    ("Ctrl+Y", N_("Redo")),
    ("Ctrl+1 … Ctrl+0", N_("Open a page")),
    ("F1", N_("Help")),
)


class HelpPage(Page):
    """What to do first, every key, and where the data lie."""

    title: ClassVar[str] = N_("Help")

    sample_requested = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        inset = plane("page")
        box = QVBoxLayout(inset)
        box.setContentsMargins(XXL, XXL, XXL, XXL)
        box.setSpacing(L)
        columns = QHBoxLayout()
        columns.setSpacing(L)
        top = Qt.AlignmentFlag.AlignTop
        columns.addWidget(self._first_steps(), 1, top)
        keys = [(key, _(what)) for key, what in _KEYS]
        columns.addWidget(_facts(_("Keys"), keys), 1, top)
        box.addLayout(columns)
        box.addWidget(_steps(_("Asking what schools need"), _QUESTIONNAIRES))
        about = [
            (_("Version"), __version__),
            (_("Database"), str(place.store.path)),
            (_("Network"), _("The program works without the internet.")),
        ]
        box.addWidget(_facts(_("About the program"), about))
        box.addStretch(1)
        self.body.addWidget(scrolled(inset), 1)

    def _first_steps(self) -> Card:
        card = _steps(_("First steps"), _FIRST_STEPS)
        if sample.read(self.store) is None:
            look = Button(_("Look around with sample data"), "secondary", Icon.EYE)
            look.setObjectName("sample")
            look.clicked.connect(self.sample_requested)
            card.add(look)
        return card


def _steps(title: str, steps: Sequence[str]) -> Card:
    card = Card(title)
    for place, text in enumerate(steps, start=1):
        card.add(Label(f"{place}. {_(text)}"))
    return card


def _facts(title: str, facts: Sequence[tuple[str, str]]) -> Card:
    card = Card(title)
    shown = FactList()
    shown.show_facts([Fact(label, value) for label, value in facts])
    card.add(shown)
    return card
