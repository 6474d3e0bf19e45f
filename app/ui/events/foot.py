"""What can be done with an event at its foot, by its status."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.i18n import N_, _
from app.ui.button import Button
from app.ui.flow import FlowLayout
from app.ui.locking import leave_open
from app.ui.tokens import S

if TYPE_CHECKING:
    from app.models.events import Event

_ACTIONS: Final = {
    "attendance": N_("Mark attendance"),
    "hold": N_("Held"),
    "confirm": N_("Confirm"),
    "reschedule": N_("Reschedule"),
    "not_hold": N_("Not held"),
    "papers": N_("Documents"),
    "edit": N_("Edit"),
}
_BY_STATUS: Final = {
    "planned": ("attendance", "hold", "confirm", "reschedule", "not_hold", "papers", "edit"),
    "confirmed": ("attendance", "hold", "reschedule", "not_hold", "papers", "edit"),
    "held": ("attendance", "not_hold", "papers", "edit"),
    "not_held": ("hold", "papers", "edit"),
}
_IN_CLOSED: Final = ("attendance", "papers", "edit")
_SEEN: Final = N_("Attendance")


class ActionRow(QWidget):
    """The buttons that fit an event's status, on as many lines as they need; `asked(key)`.

    Of an event in a closed period nothing is left but to look, and to edit what is free.
    """

    asked = Signal(str)

    def __init__(self, event: Event, *, closed: bool) -> None:
        super().__init__()
        flow = FlowLayout(spacing=S)
        self.setLayout(flow)
        for key in _IN_CLOSED if closed else _BY_STATUS[event.status]:
            kind = "quiet" if key == "edit" else "secondary"
            words = _SEEN if closed and key == "attendance" else _ACTIONS[key]
            button = Button(_(words), kind, small=True)
            button.setObjectName(key)
            button.clicked.connect(partial(self.asked.emit, key))
            if key in {"attendance", "papers"}:
                leave_open(button)  # these can also be looked at
            flow.addWidget(button)
