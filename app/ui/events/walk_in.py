"""Somebody who came without standing on the list: found elsewhere, or new."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from app.i18n import N_, _, spoken
from app.messages import explain
from app.models import people
from app.models.problems import has_errors
from app.models.search import Slice
from app.models.vocabulary import word
from app.ui.button import Button
from app.ui.events.naming import joined
from app.ui.fields import Choice, Field, Text
from app.ui.form import Form
from app.ui.icons import Icon
from app.ui.link import Link
from app.ui.lookups import school_lookup
from app.ui.plain import Label, clear_layout
from app.ui.tokens import XS, L, M, S

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QKeyEvent

    from app.ui.page import Workplace

_FOUND: Final = 4


class WalkIn(QFrame):
    """A row under the search: people of other schools called so, and the fields of a new person.

    `person_chosen(number)` takes somebody known, `person_typed(values)` somebody new; `closed`
    when nothing came of it.
    """

    person_chosen = Signal(int)
    person_typed = Signal(object)
    closed = Signal()

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.setProperty("plane", "card")
        self._place = place
        self._doubted = ""
        self._known = QVBoxLayout()
        self._known.setSpacing(XS)
        self._form = Form(
            (
                Field("name", N_("Surname, name"), Text(200), required=True, width="third"),
                Field("school", N_("School"), school_lookup(place), required=True, width="third"),
                Field("role", N_("Role"), Choice(_roles), required=True, width="third"),
            )
        )
        self._build()
        self.hide()

    def begin(self, text: str, school: int | None) -> None:
        """Ask who `text` is; `school` is the likely one."""
        self._doubted = ""
        links = self._show_known(_called(self._place, text))
        self._form.load({"name": text, "school": school, "role": "teacher"})
        self.show()
        if links:
            links[0].setFocus()
        else:
            self._form.editor("school" if school is None else "name").setFocus()

    def submit(self) -> None:
        """Take the new person, or show what stands against it."""
        values = self._form.values()
        unreadable = self._form.unreadable()
        found = people.problems(self._place.store, None, values)
        shown = [(each.field, each.severity.value, explain(each)) for each in found]
        self._form.show_problems([*unreadable, *shown])
        if unreadable or has_errors(found):
            self._form.focus_first_problem()
        elif not self._is_doubtful(values):
            self.person_typed.emit(values)

    def _is_doubtful(self, values: Mapping[str, Any]) -> bool:
        """Show once the people of the school who may be the same under another spelling."""
        name, school = values["name"], values["school"]
        alike = people.called_alike(self._place.store, name, school, self._place.today())
        if not alike or self._doubted == name:
            return False
        self._doubted = name
        self._show_known(alike)
        words = _("This person may already be in the list.")
        self._form.show_problems([("name", "warning", words)])
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.key() == Qt.Key.Key_Escape or (enter and self._cancel.hasFocus()):
            self.closed.emit()
        elif enter:
            self.submit()
        else:
            super().keyPressEvent(event)

    def _show_known(self, found: Sequence[people.Person]) -> list[Link]:
        clear_layout(self._known)
        links = [self._known_link(each) for each in found]
        if links:
            self._known.addWidget(Label(_("In the list of educators already:"), "secondary"))
        for link in links:
            self._known.addWidget(link)
        return links

    def _known_link(self, person: people.Person) -> Link:
        words = joined(person.name, person.school_name, person.subject, person.code)
        link = Link(words, Icon.ADD)
        link.setObjectName(f"known:{person.id}")
        link.clicked.connect(partial(self.person_chosen.emit, person.id))
        return link

    def _build(self) -> None:
        add = Button(_("Add to the list"), which=Icon.ADD)
        add.setObjectName("add_person")
        add.clicked.connect(self.submit)
        self._cancel = Button(_("Cancel"), "quiet")
        self._cancel.setObjectName("cancel_person")
        self._cancel.clicked.connect(self.closed)
        buttons = QHBoxLayout()
        buttons.setSpacing(S)
        buttons.addWidget(add)
        buttons.addWidget(self._cancel)
        buttons.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(L, M, L, M)
        box.setSpacing(M)
        box.addLayout(self._known)
        box.addWidget(self._form)
        box.addLayout(buttons)


def _called(place: Workplace, text: str) -> Sequence[people.Person]:
    wanted = people.Filter(text=text)
    return people.page(place.store, wanted, place.today(), Slice("name", limit=_FOUND))


def _roles() -> Sequence[tuple[Any, str]]:
    known = [(each, word("people.role", each, spoken())) for each in ("teacher", "head")]
    return [*known, ("other", _("other"))]
