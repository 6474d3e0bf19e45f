"""Two spellings beside each other: whether they are one person, and under which name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import _
from app.models import participation, people
from app.models.search import Slice
from app.ui.button import Button
from app.ui.card import Card
from app.ui.locking import leave_open, lock
from app.ui.people.columns import listed, role_word
from app.ui.plain import Label, clear_layout, plane
from app.ui.record_model import Cell, Column
from app.ui.related_list import RelatedList
from app.ui.scroll import scrolled
from app.ui.search_field import SearchField
from app.ui.tokens import XL, L, M, S

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.models.people import Person
    from app.ui.page import Workplace
    from app.ui.people.columns import Listed

_FOUND: Final = 8


def _candidate(row: Listed) -> Cell:
    parts = (row.person.code, row.person.school_name, row.person.subject)
    return Cell(row.person.name, " · ".join(part for part in parts if part), tone="accent")


class JoiningPane(QFrame):
    """Offers likely doubles first, then a search, and compares the one that is picked.

    `joined(duplicate, root)` asks for the joining; `closed()` when it is given up.
    """

    joined = Signal(int, int)
    closed = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("joining")
        self.setProperty("plane", "side")
        self._place = place
        self._person: Person | None = None
        self._title = Label("", "section")
        self._found = RelatedList(
            (Column("name", "", _candidate),), _("Educators"), _("Nothing found.")
        )
        self._found.opened.connect(self._compare)
        self._search = SearchField(_("Search: name, code or school"))
        self._search.setObjectName("joining_search")
        self._search.searched.connect(self._look_for)
        self._search.left_downwards.connect(self._found.setFocus)
        self._both = QVBoxLayout()
        lock(self, locked=place.store.read_only)
        self._build()
        QShortcut(QKeySequence("Escape"), self, self.closed.emit)

    def _build(self) -> None:
        hint = _(
            "Joined spellings count as one person. Nothing is moved or lost: both spellings stay"
            " in the history, and they can be separated again at any time."
        )
        inset = plane("surface")
        content = QVBoxLayout(inset)
        content.setContentsMargins(XL, L, XL, L)
        content.setSpacing(M)
        content.addWidget(self._title)
        content.addWidget(Label(hint, "secondary"))
        content.addLayout(self._both)
        content.addWidget(self._search)
        content.addWidget(self._found)
        content.addStretch(1)
        foot = plane("foot")
        line = QHBoxLayout(foot)
        line.setContentsMargins(XL, M, XL, M)
        cancel = Button(_("Cancel"))
        cancel.setObjectName("cancel")
        leave_open(cancel)
        cancel.clicked.connect(self.closed)
        line.addWidget(cancel)
        line.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(scrolled(inset), 1)
        box.addWidget(foot)

    def open(self, person: Person) -> None:
        """Begin with a person; the only likely double is compared at once."""
        self._person = person
        self._title.setText(_("Who is the same person as {name}?").format(name=person.name))
        self._search.clear()
        clear_layout(self._both)
        likely = people.likely_same(self._place.store, person.id, self._place.today())
        self._show(likely)
        if len(likely) == 1:
            self._compare(likely[0].id)
        elif likely:
            self._found.setFocus()
        else:
            self._search.setFocus()

    def _look_for(self, text: str) -> None:
        if self._person is None:
            return
        store, day = self._place.store, self._place.today()
        if not text.strip():
            self._show(people.likely_same(store, self._person.id, day))
            return
        wanted = people.Filter(text=text)
        found = people.page(store, wanted, day, Slice("name", limit=_FOUND + 1))
        self._show([each for each in found if each.id != self._person.id][:_FOUND])

    def _show(self, found: Sequence[Person]) -> None:
        self._found.show_records(listed(self._place, found))

    def _compare(self, other: int) -> None:
        """Show both with what each was at, and a button under the name that stays."""
        assert self._person  # noqa: S101 - open() told it
        clear_layout(self._both)
        pair = [
            people.get(self._place.store, number, self._place.today())
            for number in (self._person.id, other)
        ]
        rows = listed(self._place, pair)
        line = QWidget()
        side_by_side = QHBoxLayout(line)
        side_by_side.setContentsMargins(0, 0, 0, 0)
        side_by_side.setSpacing(S)
        for row, duplicate in zip(rows, reversed(rows), strict=True):
            side_by_side.addWidget(self._card(row, duplicate.id), 1)
        self._both.addWidget(line)
        self._both.addWidget(Label(self._together(rows), "secondary"))
        button = line.findChild(Button, f"keep:{self._person.id}")
        if button is not None:
            button.setFocus()

    def _card(self, row: Listed, duplicate: int) -> Card:
        card = Card()
        person = row.person
        facts = QWidget()
        box = QVBoxLayout(facts)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(S)
        box.addWidget(Label(person.name, "strong"))
        for text in (person.code, person.school_name, role_word(person.role), person.subject):
            box.addWidget(Label(text or "—", "secondary"))
        box.addWidget(Label(_("Events: {n}").format(n=row.attended), "secondary"))
        keep = Button(_("Keep this name"), small=True)
        keep.setObjectName(f"keep:{person.id}")
        keep.setAccessibleName(_("Keep this name: {name}").format(name=person.name))
        keep.clicked.connect(partial(self.joined.emit, duplicate, person.id))
        box.addWidget(keep)
        card.add(facts)
        return card

    def _together(self, rows: Sequence[Listed]) -> str:
        """Say what joining changes: events both were at count once."""
        store = self._place.store
        events = {event for row in rows for event in participation.events_attended(store, row.id)}
        return _("Together: {n} different events").format(n=len(events))
