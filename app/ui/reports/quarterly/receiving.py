"""Receivers of the report: adding one, changing what it receives, taking it away."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Signal

from app.i18n import LANGUAGES, N_, NAMES, _
from app.messages import describe
from app.models import receivers
from app.models.errors import AppError
from app.models.periods import Kind
from app.models.receivers import Receiver
from app.ui.fields import Check, Choice, Field, MultiChoice, Text
from app.ui.form_pane import FormPane

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from app.models.problems import Problem
    from app.ui.page import Workplace

_KINDS: Final = {
    Kind.ACADEMIC: N_("Academic quarter"),
    Kind.CALENDAR: N_("Calendar quarter"),
}
_FORMATS: Final = {"pdf": "PDF", "docx": "DOCX", "xlsx": "XLSX"}


def name_of(receiver: Receiver) -> str:
    """Return what a receiver is called."""
    return receiver.name or _(receivers.NAMES.get(receiver.key, receiver.key))


class Receiving(QObject):
    """The form of a receiver (in `panes`); `changed(key)` tells which one was kept or taken away.

    `pane_asked(pane)` wants the form shown beside the preview, `left()` the figures again.
    """

    pane_asked = Signal(object)
    left = Signal()
    said = Signal(str, bool)
    changed = Signal(str)

    def __init__(self, place: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._store = place.store
        self._receiver = Receiver("")
        self._form = FormPane(place.store, "receiver", self._check)
        self._form.setObjectName("receiver_form")
        self._form.save_requested.connect(self._save)
        self._form.given_up.connect(self.left)
        self.panes = (self._form,)

    def add(self, sections: tuple[str, ...]) -> None:
        """Ask for a new receiver that wants these sections."""
        new = Receiver(receivers.new_key(self._store), sections=sections)
        self._ask(_("New receiver"), new)

    def edit(self, receiver: Receiver) -> None:
        """Ask what a receiver is called and wants."""
        self._ask(name_of(receiver), receiver)

    def delete(self, receiver: Receiver) -> None:
        """Take a receiver off the list; this can be undone."""
        with self._store.change(receivers.DELETED, origin=self, name=name_of(receiver)) as change:
            receivers.delete(self._store, change, receiver.key)
        self.changed.emit("")
        self.said.emit(_("Deleted: {name}").format(name=name_of(receiver)), True)

    def _ask(self, title: str, receiver: Receiver) -> None:
        self._receiver = receiver
        values = {
            "name": name_of(receiver) if receiver.name or receiver.key in receivers.NAMES else "",
            "language": receiver.language,
            "period": receiver.period,
            "codes": receiver.codes,
            "formats": list(receiver.formats),
        }
        self._form.open(title, _FIELDS, None, values)
        self.pane_asked.emit(self._form)
        self._form.focus_first()

    def _made(self, values: Mapping[str, Any]) -> Receiver:
        name = str(values["name"] or "").strip()
        shipped = _(receivers.NAMES.get(self._receiver.key, ""))
        return replace(
            self._receiver,
            name="" if self._receiver.key in receivers.NAMES and name == shipped else name,
            language=values["language"] or "",
            period=values["period"] or Kind.ACADEMIC.value,
            codes=bool(values["codes"]),
            formats=tuple(values["formats"] or ()),
        )

    def _check(self, _number: int | None, values: Mapping[str, Any]) -> list[Problem]:
        return receivers.problems(self._store, self._made(values))

    def _save(self, _number: object, values: Mapping[str, Any]) -> None:
        made = self._made(values)
        known = any(each.key == made.key for each in receivers.every(self._store))
        label = receivers.EDITED if known else receivers.ADDED
        try:
            with self._store.change(label, origin=self, name=name_of(made)) as change:
                receivers.save(self._store, change, made)
        except AppError as problem:
            self.said.emit(describe(problem), False)
            return
        self._form.done()
        self.left.emit()
        self.changed.emit(made.key)
        self.said.emit(_("Saved"), True)


def _languages() -> list[tuple[Any, str]]:
    return [(code, NAMES[code]) for code in LANGUAGES]


def _kinds() -> list[tuple[Any, str]]:
    return [(kind.value, _(label)) for kind, label in _KINDS.items()]


def _formats() -> list[tuple[Any, str]]:
    return list(_FORMATS.items())


_FIELDS: Final = (
    Field("name", N_("Name"), Text(120), required=True),
    Field("language", N_("Report language"), Choice(_languages), required=True),
    Field("period", N_("Kind of period"), Choice(_kinds), required=True),
    Field("formats", N_("Formats"), MultiChoice(_formats), required=True),
    Field(
        "codes",
        N_("Numbers of figures in the text"),
        Check(),
        help=N_("The annex explains every figure by its number."),
    ),
)
