"""The way back to the office: with the team's PIN, or freely where none was ever set."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.i18n import _, ngettext
from app.models import pin
from app.ui.button import Button
from app.ui.line_edit import LineEdit
from app.ui.notice import Notice
from app.ui.plain import Label, plane
from app.ui.theme import look
from app.ui.tokens import XXL, M, S

if TYPE_CHECKING:
    from app.models.store import Store

_WIDE = 420


class Leaving(QWidget):
    """Asks for the PIN; `allowed` when it fits, `given_up` to go back to the questions."""

    allowed = Signal()
    given_up = Signal()

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self.field = LineEdit()
        self.field.setObjectName("pin")
        self.field.setAccessibleName(_("The team's PIN"))
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setMaxLength(pin.LONGEST)
        self.field.returnPressed.connect(self._try)
        self._label = Label(_("The team's PIN"), "secondary")
        self._notice = Notice(parent=self)
        self._leave = Button(_("To the office"), "primary")
        self._leave.setObjectName("leave")
        self._leave.clicked.connect(self._try)
        back = Button(_("Back to the questions"))
        back.setObjectName("stay")
        back.clicked.connect(self.given_up)
        QShortcut(QKeySequence("Escape"), self, self.given_up.emit)
        self._second = QTimer(self)
        self._second.setInterval(1_000)
        self._second.timeout.connect(self._look_at_clock)
        self._build(back)

    def _build(self, back: Button) -> None:
        column = QWidget()
        column.setFixedWidth(look().scaled(_WIDE))
        box = QVBoxLayout(column)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(M)
        buttons = QHBoxLayout()
        buttons.setSpacing(S)
        buttons.addWidget(self._leave)
        buttons.addWidget(back)
        buttons.addStretch(1)
        box.addWidget(Label(_("For the team"), "page"))
        for widget in (self._label, self.field, self._notice):
            box.addWidget(widget)
        box.addLayout(buttons)
        ground = plane("surface")
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(column)
        middle.addStretch(1)
        inset = QVBoxLayout(ground)
        inset.setContentsMargins(XXL, XXL, XXL, XXL)
        inset.addStretch(2)
        inset.addLayout(middle)
        inset.addStretch(3)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ground)

    def open(self) -> None:
        """Ask anew."""
        guarded = pin.is_set(self._store)
        self.field.clear()
        self.field.setVisible(guarded)
        self._label.setVisible(guarded)
        free = _("No PIN is set, so anybody can go to the office. Set one in Settings, This PC.")
        self._notice.say("" if guarded else free, "warn")
        (self.field if guarded else self._leave).setFocus()
        self._look_at_clock()

    def _try(self) -> None:
        given = self.field.text()
        self.field.clear()
        if not pin.is_set(self._store) or pin.fits(self._store, given, datetime.now()):
            self.allowed.emit()
            return
        self._notice.say(_("This is not the PIN."), "bad")
        self.field.setFocus()
        self._look_at_clock()

    def _look_at_clock(self) -> None:
        """Let nobody try while there is something to wait for, and say how long it is."""
        seconds = pin.wait(self._store, datetime.now()) if pin.is_set(self._store) else 0
        for each in (self.field, self._leave):
            each.setEnabled(not seconds)
        if seconds:
            told = ngettext(
                "This is not the PIN. The next try is possible in {n} second.",
                "This is not the PIN. The next try is possible in {n} seconds.",
                seconds,
            )
            self._notice.say(told.format(n=seconds), "bad")
            self._second.start()
        elif self._second.isActive():
            self._second.stop()
            self._notice.say("")
            self.field.setFocus()
