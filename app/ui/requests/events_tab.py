"""The tab with the events of a request: linking one, making one, taking a link away."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import N_, _, spoken
from app.models import event_kinds, events
from app.models.period_titles import day
from app.models.search import Slice
from app.ui.button import Button, IconButton
from app.ui.event_words import status_pill
from app.ui.fields import Field, Hit, Lookup
from app.ui.form import Form
from app.ui.icons import Icon
from app.ui.link import Link
from app.ui.pill import Pill
from app.ui.plain import Label, clear_layout
from app.ui.tokens import XS, L, M, S

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.models.events import Event
    from app.models.requests import Request
    from app.models.store import Store

_HITS: Final = 12


class EventsTab(QWidget):
    """The events linked to a request.

    `link_activated` tells an event as `event:3`; `linked` and `unlinked` tell an event's number,
    `create_requested` asks for a new event.
    """

    link_activated = Signal(str)
    linked = Signal(int)
    unlinked = Signal(int)
    create_requested = Signal()

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._shown: Sequence[Event] = ()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(M)
        lookup = Lookup(self._search, lambda number: events.get(store, number).topic)
        self._form = Form(
            [Field("link_event", N_("Link an event"), lookup, placeholder=N_("Number or topic"))]
        )
        self._form.edited.connect(self._on_picked)
        create = Button(_("Create an event from this request"), which=Icon.ADD)
        create.setObjectName("create_event")
        create.clicked.connect(self.create_requested)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(L)
        box.addLayout(self._rows)
        box.addWidget(self._form)
        box.addWidget(create)

    def show_request(self, request: Request, linked: Sequence[Event]) -> None:
        """Show the events of a request."""
        self._shown = linked
        clear_layout(self._rows)
        if not linked:
            self._rows.addWidget(Label(_("No event is linked to this request yet."), "secondary"))
        kinds = {each.code: each.name(spoken()) for each in event_kinds.every(self._store)}
        for each in linked:
            self._rows.addWidget(self._row(each, kinds.get(each.kind, each.kind)))
        self._form.load({})
        self._form.setAccessibleDescription(request.number)

    def _row(self, event: Event, kind: str) -> QWidget:
        holder = QWidget()
        link = Link(f"{event.number} · {event.topic}", Icon.LINK)
        link.setObjectName(f"event:{event.id}")
        link.clicked.connect(partial(self.link_activated.emit, f"event:{event.id}"))
        remove = IconButton(Icon.CROSS, _("Unlink event {number}").format(number=event.number))
        remove.setObjectName(f"unlink:{event.id}")
        remove.clicked.connect(partial(self.unlinked.emit, event.id))
        top = QHBoxLayout()
        top.setSpacing(S)
        top.addWidget(link, 1)
        top.addWidget(remove, alignment=Qt.AlignmentFlag.AlignTop)
        under = QHBoxLayout()
        under.addWidget(Label(f"{day(event.first_day)} · {kind}", "muted"), 1)
        under.addWidget(Pill(status_pill(event)))
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(XS)
        box.addLayout(top)
        box.addLayout(under)
        return holder

    def _search(self, text: str) -> list[Hit]:
        shown = {each.id for each in self._shown}
        part = Slice("day", descending=True, limit=_HITS)
        return [
            Hit(each.id, f"{each.number} · {each.topic}", day(each.first_day))
            for each in events.page(self._store, events.Filter(text=text), part)
            if each.id not in shown
        ]

    def _on_picked(self) -> None:
        picked = self._form.values()["link_event"]
        if picked is not None:
            self._form.load({})
            self.linked.emit(picked)
