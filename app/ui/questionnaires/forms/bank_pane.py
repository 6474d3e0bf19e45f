"""The bank of questions: those of all known forms, found by typing, put into this one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import N_, _, spoken
from app.models.forms.bank import Banked, banked
from app.models.forms.listing import listed
from app.models.text import clean, fold
from app.ui.button import Button
from app.ui.empty import Empty
from app.ui.icons import Icon
from app.ui.plain import Label
from app.ui.questionnaires.forms.shape_words import SHAPES
from app.ui.record_model import Cell, Column, list_source
from app.ui.record_table import RecordTable
from app.ui.search_field import SearchField
from app.ui.tokens import XL, L, M, S

if TYPE_CHECKING:
    from app.models.store import Store


@dataclass(frozen=True, slots=True)
class Offer:
    """A question of the bank as the list shows it."""

    id: int
    banked: Banked
    words: str


COLUMNS: Final = (
    Column(
        "words",
        N_("Question"),
        lambda each: Cell(each.words, f"{each.banked.form} · {each.banked.entry.name}"),
        stretch=3,
        sortable=False,
    ),
    Column(
        "kind",
        N_("Kind of question"),
        lambda each: Cell(_(SHAPES[each.banked.entry.shape]), muted=True),
        width=150,
        sortable=False,
    ),
)


class BankPane(QWidget):
    """A search and its finds; `taken(banked)` when one is wanted, `left` when none is."""

    taken = Signal(object)
    left = Signal()

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._offers: list[Offer] = []
        self.search = SearchField(_("Words of a question"))
        self.search.setObjectName("bank_search")
        self.search.searched.connect(self._find)
        self.table = RecordTable(COLUMNS, two_lines=True, name=_("Bank of questions"))
        self.table.set_empty(Empty(_("Nothing was found"), _("Try fewer words."), "", Icon.SEARCH))
        self.table.activated.connect(self._on_take)
        self.search.left_downwards.connect(self.table.setFocus)
        self._take = Button(_("Put it in"), "primary", Icon.ADD)
        self._take.setObjectName("bank_take")
        self._take.clicked.connect(self._on_take)
        close = Button(_("Close"), "quiet")
        close.setObjectName("bank_close")
        close.clicked.connect(self.left)
        self._build(close)
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("Escape"), self, self.left.emit, context=context)

    def _build(self, close: Button) -> None:
        top = QHBoxLayout()
        top.setSpacing(S)
        top.addWidget(Label(_("Bank of questions"), "section"), 1)
        top.addWidget(self._take)
        top.addWidget(close)
        box = QVBoxLayout(self)
        box.setContentsMargins(XL, L, XL, M)
        box.setSpacing(M)
        box.addLayout(top)
        box.addWidget(self.search)
        box.addWidget(self.table, 1)

    def open(self) -> None:
        """Read the known forms and wait for words."""
        found: list[Offer] = []
        for each in listed(self._store):
            title = each.form.text(each.form.titles, spoken())
            for one in banked(title, each.source):
                words = " ".join(each.form.text(one.labels, spoken()).split())
                found.append(Offer(len(found), one, words))
        self._offers = found
        self._find(self.search.text())
        self.search.setFocus()

    def _find(self, typed: str) -> None:
        wanted = fold(clean(typed)).split()
        found = [each for each in self._offers if all(w in each.banked.folded for w in wanted)]
        self.table.feed(list_source(found))
        self.table.select_first()

    def _on_take(self) -> None:
        offer = self.table.current()
        if offer is not None:
            self.taken.emit(offer.banked)
