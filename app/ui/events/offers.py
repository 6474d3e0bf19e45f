"""After an event was held: is the request it answers fulfilled, wholly or in part?"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from app.i18n import N_, _, spoken
from app.messages import describe
from app.models import events, requests
from app.models.errors import AppError
from app.models.vocabulary import word
from app.ui.button import Button
from app.ui.plain import Label, clear_layout, set_styled
from app.ui.tokens import L, M, S

if TYPE_CHECKING:
    from app.models.events import Event
    from app.models.requests import Request
    from app.models.store import Store

_OUTCOMES: Final = {
    "fulfilled": N_("Request {number}: fulfilled"),
    "partly": N_("Request {number}: partly fulfilled"),
}


def undecided(store: Store, event: Event) -> list[Request]:
    """Return the requests linked to a held event whose outcome was not said yet."""
    if event.status != "held":
        return []
    linked = (requests.get(store, each) for each in events.linked(store, event.id, "requests"))
    return [each for each in linked if "partly" in requests.TRANSITIONS[each.status]]


class Offers(QFrame):
    """A notice that offers to say the outcome of each request the event answers.

    `decided()` comes when one was said: the button that had the cursor is gone.
    """

    said = Signal(str, bool)
    decided = Signal()

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.setProperty("plane", "notice")
        set_styled(self, "tone", "info")
        self._store = store
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(M, S, M, M)
        self._lines.setSpacing(S)
        self.hide()

    def show_event(self, event: Event) -> None:
        """Offer the outcome of the requests of this event; none hides the notice."""
        waiting = undecided(self._store, event)
        clear_layout(self._lines)
        if waiting:
            question = _("The event was held. What about the requests it answers?")
            self._lines.addWidget(Label(question, "secondary", tone="info"))
        for request in waiting:
            self._lines.addWidget(self._line(event, request))
        self.setVisible(bool(waiting))

    def _line(self, event: Event, request: Request) -> QFrame:
        line = QFrame()
        box = QVBoxLayout(line)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(S)
        box.addWidget(Label(f"{request.number} · {request.topic}", "body"))
        buttons = QHBoxLayout()
        buttons.setSpacing(S)
        for status in _OUTCOMES:
            button = Button(word("requests.status", status, spoken()), small=True)
            button.setObjectName(f"{status}:{request.id}")
            button.clicked.connect(partial(self._decide, event, request, status))
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.setContentsMargins(0, 0, 0, L // 4)
        box.addLayout(buttons)
        return line

    def _decide(self, event: Event, request: Request, status: str) -> None:
        day = max(event.last_day, request.received)
        try:
            with self._store.change(_OUTCOMES[status], number=request.number) as change:
                requests.move(self._store, change, request, requests.Step(status, day))
        except AppError as problem:
            self.said.emit(describe(problem), False)
            return
        self.show_event(event)
        self.decided.emit()
        self.said.emit(_(_OUTCOMES[status]).format(number=request.number), True)
