"""What the screen of data exchange offers: a card for each way in and out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.i18n import N_, _
from app.ui.button import Button
from app.ui.card import Card
from app.ui.icons import Icon
from app.ui.locking import lock
from app.ui.plain import Label, plane
from app.ui.scroll import scrolled
from app.ui.tokens import XXL, L, M

if TYPE_CHECKING:
    from app.ui.button import Kind


@dataclass(frozen=True, slots=True)
class _Offer:
    """A card: marked messages, its button, and whether that button writes into the database."""

    name: str
    title: str
    text: str
    button: str
    icon: Icon
    kind: Kind = "secondary"
    writes: bool = False


_OFFERS: Final = (
    _Offer(
        "choose",
        N_("Bring in a workbook"),
        N_("Schools, people, requests, events and attendance from an Excel workbook. You see what"
           " would change before anything is written."),
        N_("Choose a file"),
        Icon.UPLOAD,
        "primary",
        writes=True,
    ),
    _Offer(
        "choose_schools",
        N_("Schools from a list"),
        N_("A table of schools as a registry or the education department gives it: Excel, CSV or a"
           " saved web page. The columns are recognised, likely duplicates are shown."),
        N_("Choose a file"),
        Icon.SCHOOLS,
        writes=True,
    ),
    _Offer(
        "choose_people",
        N_("Educators from a list"),
        N_("The staff list of a school or of several. Columns with personal numbers are not read."),
        N_("Choose a file"),
        Icon.PEOPLE,
        writes=True,
    ),
    _Offer(
        "responses",
        N_("Answers to questionnaires"),
        N_("Answer files from a stick or a folder, tables of KoboToolbox and ODK, submissions. They"
           " may also be dropped here."),
        N_("Bring in"),
        Icon.QUESTIONNAIRE,
        writes=True,
    ),
    _Offer(
        "export",
        N_("Write a workbook"),
        N_("Schools, people, requests, events and attendance in the same five sheets, for Excel or"
           " for another PC. Texts of reports and attached files are not in it."),
        N_("Export"),
        Icon.SAVE,
    ),
    _Offer(
        "template",
        N_("Empty template"),
        N_("The same five sheets with drop-down lists, to fill in Excel and bring in."),
        N_("Download"),
        Icon.SAVE,
    ),
)  # fmt: skip
_COLUMNS: Final = 3


class Cards(QWidget):
    """The cards side by side; `asked(name)` when the button of one is pressed."""

    asked = Signal(str)

    def __init__(self, *, read_only: bool) -> None:
        super().__init__()
        inset = plane("page")
        box = QVBoxLayout(inset)
        box.setContentsMargins(XXL, XXL, XXL, XXL)
        grid = QGridLayout()
        grid.setSpacing(L)
        for at, offer in enumerate(_OFFERS):
            row, column = divmod(at, _COLUMNS)
            card = self._card(offer, locked=offer.writes and read_only)
            grid.addWidget(card, row, column)
            grid.setColumnStretch(column, 1)
        box.addLayout(grid)
        box.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(inset))

    def _card(self, offer: _Offer, *, locked: bool) -> Card:
        button = Button(_(offer.button), offer.kind, offer.icon)
        button.setObjectName(offer.name)
        button.setAccessibleName(f"{_(offer.title)}: {_(offer.button)}")
        button.clicked.connect(partial(self.asked.emit, offer.name))
        lock(button, locked=locked)
        card = Card(_(offer.title))
        inside = QWidget()
        box = QVBoxLayout(inside)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(M)
        box.addWidget(Label(_(offer.text), "secondary"))
        box.addStretch(1)
        box.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
        card.add(inside)
        return card
