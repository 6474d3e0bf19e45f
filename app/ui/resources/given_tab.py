"""The tab with who received a resource."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import _, ngettext
from app.models import resources_given
from app.models.period_titles import day
from app.ui.button import Button, IconButton
from app.ui.icons import Icon
from app.ui.link import Link
from app.ui.pill import Pill, PillSpec
from app.ui.plain import Label, clear_layout, divider
from app.ui.tokens import XS, M, S

if TYPE_CHECKING:
    from datetime import date

    from app.models.resources_given import Given
    from app.models.store import Store

_SHOWN = 50


class GivenTab(QWidget):
    """Who received a resource, newest first.

    `link_activated` tells a record as `school:3`; `mending`, `returning` and `deleting` tell the
    number of a giving.
    """

    link_activated = Signal(str)
    mending = Signal(int)
    returning = Signal(int)
    deleting = Signal(int)

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(M)

    def show_resource(self, resource: int, today: date) -> None:
        """Show the givings of a resource."""
        clear_layout(self._rows)
        found = resources_given.page(self._store, resources_given.Filter(resource=resource))
        if not found:
            self._rows.addWidget(Label(_("Nobody was given this resource yet."), "secondary"))
        for place, each in enumerate(found[:_SHOWN]):
            if place:
                self._rows.addWidget(divider())
            self._rows.addWidget(self._row(each, today))
        if (more := len(found) - _SHOWN) > 0:
            text = ngettext("and {n} earlier time", "and {n} earlier times", more)
            self._rows.addWidget(Label(text.format(n=more), "muted"))

    def _row(self, given: Given, today: date) -> QWidget:
        holder = QWidget()
        top = QHBoxLayout()
        top.setSpacing(S)
        top.addWidget(self._link(f"school:{given.school}", given.school_name, Icon.SCHOOLS), 1)
        for button in self._buttons(given):
            top.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(XS)
        box.addLayout(top)
        box.addWidget(Label(_summary(given), "secondary"))
        for key, text, icon in _links(given):
            box.addWidget(self._link(key, text, icon))
        if given.note:
            box.addWidget(Label(given.note, "muted"))
        if given.lent:
            box.addLayout(self._state(given, today))
        return holder

    def _link(self, key: str, text: str, icon: Icon) -> Link:
        link = Link(text, icon)
        link.setObjectName(key)
        link.clicked.connect(partial(self.link_activated.emit, key))
        return link

    def _buttons(self, given: Given) -> list[IconButton]:
        said = f"{day(given.day)}, {given.school_name}"
        edit = IconButton(Icon.EDIT, _("Edit: {text}").format(text=said))
        edit.setObjectName(f"edit:{given.id}")
        edit.clicked.connect(partial(self.mending.emit, given.id))
        delete = IconButton(Icon.DELETE, _("Delete: {text}").format(text=said))
        delete.setObjectName(f"delete:{given.id}")
        delete.clicked.connect(partial(self.deleting.emit, given.id))
        return [edit, delete]

    def _state(self, given: Given, today: date) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(S)
        line.addWidget(Pill(return_pill(given, today)))
        line.addStretch(1)
        if given.is_out:
            back = Button(_("Came back"), "secondary", Icon.CHECK, small=True)
            back.setObjectName(f"returned:{given.id}")
            back.clicked.connect(partial(self.returning.emit, given.id))
            line.addWidget(back)
        return line


def _summary(given: Given) -> str:
    n = given.copies
    return " · ".join((day(given.day), ngettext("{n} copy", "{n} copies", n).format(n=n)))


def _links(given: Given) -> list[tuple[str, str, Icon]]:
    found: list[tuple[str, str, Icon]] = []
    if given.person is not None and given.person_name:
        found.append((f"person:{given.person}", given.person_name, Icon.USER))
    if given.event is not None:
        text = _("Event: {number}").format(number=given.event_number)
        found.append((f"event:{given.event}", text, Icon.EVENTS))
    if given.request is not None:
        text = _("Request: {number}").format(number=given.request_number)
        found.append((f"request:{given.request}", text, Icon.REQUESTS))
    return found


def return_pill(given: Given, today: date) -> PillSpec:
    """Return how it stands with the return of lent copies."""
    if given.returned is not None:
        return PillSpec(_("Returned: {day}").format(day=day(given.returned)), "ok", Icon.CHECK)
    if given.is_overdue(today):
        text = _("Not returned in time: {day}").format(day=day(given.due or given.day))
        return PillSpec(text, "bad", Icon.CLOCK)
    if given.due is not None:
        return PillSpec(_("Return by: {day}").format(day=day(given.due)), "info", Icon.CLOCK)
    return PillSpec(_("To be returned"), "info", Icon.NEXT)
