"""Kinds of events: the nine of the field, and the school's own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import N_, _, spoken
from app.messages import explain
from app.models import event_kinds
from app.ui.button import Button
from app.ui.card import Card
from app.ui.fields import Check, Field, Text
from app.ui.form import Form
from app.ui.icons import Icon
from app.ui.pill import PillSpec
from app.ui.plain import Label, clear_layout
from app.ui.settings.lines import Line
from app.ui.tokens import L, M, S

if TYPE_CHECKING:
    from app.models.event_kinds import Kind
    from app.ui.page import Workplace

_NAME: Final = Text(max_length=100)


class Kinds(QWidget):
    """A form for an own kind, new or known, and the list of all kinds."""

    said = Signal(str, bool)

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self._kind: Kind | None = None
        self._form = Form(
            [
                Field("name_kk", N_("Name in Kazakh"), _NAME, required=True),
                Field("name_ru", N_("Name in Russian"), _NAME, width="half"),
                Field("name_en", N_("Name in English"), _NAME, width="half"),
                Field(
                    "for_educators",
                    N_("Meant for educators"),
                    Check(),
                    help=N_("Its educators count in planned and actual participants."),
                ),
            ]
        )
        self._title = Label("", "section")
        self._list = QVBoxLayout()
        self._save = Button("", "secondary")
        self._save.setObjectName("save_kind")
        self._save.clicked.connect(self.save)
        self._cancel = Button(_("Cancel"), "quiet")
        self._cancel.setObjectName("cancel_kind")
        self._cancel.clicked.connect(self._begin)
        self._build()
        self._begin()

    def _build(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(S)
        foot.addWidget(self._save)
        foot.addWidget(self._cancel)
        foot.addStretch(1)
        inside = QWidget()
        content = QVBoxLayout(inside)
        content.setContentsMargins(0, 0, 0, 0)
        content.setSpacing(M)
        content.addWidget(self._title)
        content.addWidget(self._form)
        content.addLayout(foot)
        card = Card()
        card.add(inside)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(L)
        box.addWidget(card)
        box.addLayout(self._list)
        box.addStretch(1)

    def refresh(self) -> None:
        """Show all kinds."""
        clear_layout(self._list)
        known = event_kinds.every(self._place.store)
        card = Card(_("Kinds of events"), str(len(known)))
        for kind in known:
            card.add(self._line(kind), padded=False)
        self._list.addWidget(card)

    def _line(self, kind: Kind) -> Line:
        name = kind.name(spoken())
        pill = PillSpec(_("for educators"), "info", Icon.PEOPLE) if kind.for_educators else None
        if not kind.own:
            return Line(name, "", pill)
        edit = Button(_("Edit"), "quiet", Icon.EDIT, small=True)
        edit.setObjectName(f"edit_kind:{kind.code}")
        edit.setAccessibleName(_("Edit: {text}").format(text=name))
        edit.clicked.connect(partial(self._edit, kind))
        return Line(name, _("own kind"), pill, edit)

    def _begin(self) -> None:
        """Make the form ready for a new kind."""
        self._show(None)
        self._form.load({"for_educators": True})

    def _edit(self, kind: Kind) -> None:
        self._show(kind)
        names = ("name_kk", "name_ru", "name_en", "for_educators")
        self._form.load({name: getattr(kind, name) for name in names})
        self._form.setFocus()

    def _show(self, kind: Kind | None) -> None:
        self._kind = kind
        self._title.setText(_("New kind of event") if kind is None else _("Own kind of event"))
        self._save.setText(_("Add") if kind is None else _("Save"))
        self._cancel.setHidden(kind is None)

    def save(self) -> None:
        """Write the kind in the form."""
        store = self._place.store
        row = {name: value or None for name, value in self._form.values().items()}
        values = {**row, "for_educators": bool(row["for_educators"])}
        problems = event_kinds.problems(values)
        self._form.show_problems(
            [(each.field, each.severity.value, explain(each)) for each in problems]
        )
        if problems:
            self._form.focus_first_problem()
            return
        number = self._kind.id if self._kind else None
        label = N_("Kind of event {name}")
        with store.change(label, origin=self, name=values["name_kk"]) as change:
            event_kinds.save(store, change, number, values)
        self._begin()
        self.refresh()
        self.said.emit(_("Saved"), True)
