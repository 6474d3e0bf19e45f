"""Settings of the database: the own school, who signs, working days, prefixes of numbers."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import N_, _
from app.messages import describe, explain
from app.models import settings
from app.models.errors import AppError
from app.models.identity import personal_number_problems
from app.ui.button import Button
from app.ui.card import Card
from app.ui.fields import Check, Field, Section, Text
from app.ui.form import Form
from app.ui.lookups import school_lookup
from app.ui.tokens import L, M

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.models.problems import Problem
    from app.ui.page import Workplace

_NAME: Final = Text(max_length=200)


def _fields(place: Workplace) -> list[Field | Section]:
    return [
        Field(
            "own_school",
            N_("Own school"),
            school_lookup(place, "leading"),
            help=N_("The leading school whose database this is."),
        ),
        Section(N_("On reports")),
        Field("director", N_("Director"), _NAME, help=N_("Approves reports; printed as typed.")),
        Field("author", N_("Prepared by"), _NAME, help=N_("Post and name; printed as typed.")),
        Field("town", N_("Town"), _NAME, width="half"),
        Section(N_("Work")),
        Field("saturdays", N_("Saturdays are working days"), Check()),
        Field("request_prefix", N_("Numbers of requests begin with"), Text(10), width="half"),
        Field("event_prefix", N_("Numbers of events begin with"), Text(10), width="half"),
    ]


class OwnSchool(QWidget):
    """A form with its own Save."""

    said = Signal(str, bool)

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self._form = Form(_fields(place))
        self._save = Button(_("Save"), shortcut="Ctrl+S")
        self._save.setObjectName("save_school")
        self._save.clicked.connect(self.save)
        self._form.edited.connect(self._on_edited)
        self._edited = False
        foot = QHBoxLayout()
        foot.addWidget(self._save)
        foot.addStretch(1)
        inside = QWidget()
        content = QVBoxLayout(inside)
        content.setContentsMargins(0, 0, 0, 0)
        content.setSpacing(M)
        content.addWidget(self._form)
        content.addLayout(foot)
        card = Card(_("Own school and reports"))
        card.add(inside)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(L)
        box.addWidget(card)
        box.addStretch(1)

    def refresh(self) -> None:
        """Show what is stored, unless something else is being typed."""
        if not self._edited:
            self._form.load(asdict(settings.read(self._place.store)))
            self._save.setEnabled(False)

    def save(self) -> None:
        """Write what is typed."""
        values = self._form.values()
        unreadable = self._form.unreadable()
        problems = _problems(values)
        told = [(each.field, each.severity.value, explain(each)) for each in problems]
        self._form.show_problems([*unreadable, *told])
        if unreadable or problems:
            self._form.focus_first_problem()
            return
        store = self._place.store
        self._edited = False
        try:
            with store.change(N_("Settings of the own school"), origin=self) as change:
                settings.write(store, change, **values)
        except AppError as problem:
            self._edited = True
            self.said.emit(describe(problem), False)
            return
        self.refresh()
        self.said.emit(_("Saved"), True)

    def _on_edited(self) -> None:
        self._edited = True
        self._save.setEnabled(True)


def _problems(values: Mapping[str, Any]) -> list[Problem]:
    texts = ("director", "author", "town", "request_prefix", "event_prefix")
    return [each for name in texts for each in personal_number_problems(name, values[name])]
