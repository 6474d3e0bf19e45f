"""A form of one step of a record, such as a value that holds from a day on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from app.i18n import _
from app.messages import describe
from app.models.errors import AppError
from app.ui.form_pane import FormPane

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from app.models.gate import Change
    from app.models.store import Store
    from app.ui.fields import Field, Section
    from app.ui.form_pane import Check

    Write = Callable[[Change, int, Mapping[str, Any]], None]


class StepPane(FormPane):
    """Asks for values of a record and writes them as one change.

    `label` is the marked message of the change, filled by what `ask` is given. `closed()` comes
    when the form is done with, `said(text, undoable)` when something is to be told.
    """

    closed = Signal()
    said = Signal(str, bool)

    def __init__(self, store: Store, name: str, label: str, check: Check, write: Write) -> None:
        super().__init__(store, name, check)
        self.setObjectName(name)
        self._label = label
        self._args: Mapping[str, object] = {}
        self._write = write
        self._into = store
        self.save_requested.connect(self._on_save)
        self.given_up.connect(self.closed)

    def ask(
        self,
        title: str,
        fields: Sequence[Field | Section],
        number: int,
        values: Mapping[str, Any],
        /,
        **args: object,
    ) -> None:
        """Show the form for a record; `args` fill the label of the change."""
        self._args = args
        self.open(title, fields, number, values)

    def _on_save(self, number: int, values: Mapping[str, Any]) -> None:
        try:
            with self._into.change(self._label, origin=self, **self._args) as change:
                self._write(change, number, values)
        except AppError as problem:
            self.said.emit(describe(problem), False)
            return
        self.done()
        self.closed.emit()
        self.said.emit(_("Saved"), True)
