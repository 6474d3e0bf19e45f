"""The PIN that leads from the respondents' screen back to the office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import _
from app.models import pin
from app.ui.button import Button
from app.ui.card import Card
from app.ui.icons import Icon
from app.ui.line_edit import LineEdit
from app.ui.pill import Pill, PillSpec
from app.ui.plain import Label
from app.ui.theme import look
from app.ui.tokens import M, S

if TYPE_CHECKING:
    from app.models.store import Store

_WIDE = 160


class RespondentsCard(Card):
    """Sets, changes and removes the PIN; `said` when it has."""

    said = Signal(str, bool)

    def __init__(self, store: Store) -> None:
        super().__init__(_("Respondents on this PC"))
        self._store = store
        self._pill = Pill()
        self.field = LineEdit()
        self.field.setObjectName("new_pin")
        self.field.setAccessibleName(_("New PIN"))
        self.field.setMaxLength(pin.LONGEST)
        self.field.setFixedWidth(look().scaled(_WIDE))
        self.field.textEdited.connect(self._look)
        self.field.returnPressed.connect(self._set)
        self._save = Button(_("Set the PIN"), which=Icon.LOCK)
        self._save.setObjectName("set_pin")
        self._save.clicked.connect(self._set)
        self._remove = Button(_("Remove the PIN"), "quiet")
        self._remove.setObjectName("remove_pin")
        self._remove.clicked.connect(self._take_away)
        inside = QWidget()
        box = QVBoxLayout(inside)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(M)
        text = _(
            "While a questionnaire is filled on this PC, respondents see nothing else. The PIN"
            " leads back to the office: {shortest} to {longest} digits. It guards this way alone,"
            " not the database."
        )
        box.addWidget(Label(text.format(shortest=pin.SHORTEST, longest=pin.LONGEST), "secondary"))
        box.addWidget(self._pill)
        line = QHBoxLayout()
        line.setSpacing(S)
        for widget in (self.field, self._save, self._remove):
            line.addWidget(widget)
        line.addStretch(1)
        box.addLayout(line)
        self.add(inside)
        self.setDisabled(store.read_only)
        self.refresh()

    def refresh(self) -> None:
        """Show whether there is a PIN."""
        known = pin.is_set(self._store)
        self._pill.show_spec(
            PillSpec(_("PIN is set"), "ok", Icon.LOCK)
            if known
            else PillSpec(_("No PIN yet"), "warn", Icon.WARNING)
        )
        self._save.setText(_("Change the PIN") if known else _("Set the PIN"))
        self._remove.setVisible(known)
        self._look()

    def _look(self) -> None:
        self._save.setEnabled(pin.is_fit(self.field.text()))

    def _set(self) -> None:
        if pin.is_fit(self.field.text()):
            pin.change(self._store, self.field.text())
            self.field.clear()
            self.refresh()
            self.said.emit(_("Saved"), False)

    def _take_away(self) -> None:
        pin.change(self._store, "")
        self.refresh()
        self.said.emit(_("The PIN is removed."), False)
