"""Spellings of one person: those joined, each with a button that separates it again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import _
from app.models import people
from app.ui.button import Button
from app.ui.icons import Icon
from app.ui.plain import Label, clear_layout
from app.ui.tokens import S

if TYPE_CHECKING:
    from app.models.people import Person
    from app.ui.page import Workplace


class Spellings(QWidget):
    """The spellings joined to a person; `unwanted(number)` asks to separate one."""

    unwanted = Signal(int)

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(S)

    def show_person(self, person: int) -> None:
        """Show the spellings of a person; without any, nothing is shown."""
        clear_layout(self._box)
        store, day = self._place.store, self._place.today()
        joined = people.spellings(store, person)
        self.setHidden(not joined)
        if joined:
            self._box.addWidget(Label(_("Other spellings"), "strong"))
        for number in joined:
            self._box.addWidget(self._row(people.get(store, number, day)))

    def _row(self, person: Person) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(Label(f"{person.name} · {person.code}").selectable(), 1)
        button = Button(_("Separate"), "secondary", Icon.SPLIT, small=True)
        button.setObjectName(f"separate:{person.id}")
        button.setAccessibleName(_("Separate: {name}").format(name=person.name))
        button.clicked.connect(partial(self.unwanted.emit, person.id))
        line.addWidget(button)
        return row
