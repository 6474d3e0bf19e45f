"""A form beside its list: what is typed is kept as a draft until it is saved or given up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import _
from app.messages import explain
from app.models import drafts
from app.models.problems import has_errors
from app.ui.button import Button
from app.ui.form import Form
from app.ui.notice import Notice
from app.ui.plain import Label, plane
from app.ui.scroll import scrolled
from app.ui.tokens import XL, L, M, S

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from app.models.problems import Problem
    from app.models.store import Store
    from app.ui.fields import Field, Section

    Check = Callable[[int | None, Mapping[str, Any]], list[Problem]]


class FormPane(QFrame):
    """A form with its title, hints, and Save and Cancel at the foot.

    `save_requested(number, values)` comes when nothing stands against saving: errors come first,
    warnings are shown once and pass with the second press. `given_up` comes with Cancel, or with
    Escape: once where nothing was typed, else twice.
    """

    save_requested = Signal(object, object)
    given_up = Signal()
    edited = Signal()

    def __init__(
        self, store: Store, name: str, check: Check, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("plane", "side")
        self._store = store
        self._name = name
        self._check = check
        self._number: int | None = None
        self._accepted: list[Problem] = []
        self._escaped = False
        self.form: Form | None = None
        self._build()

    def _build(self) -> None:
        self._title = Label("", "section")
        self._restored = Notice(parent=self)
        self._restored.asked.connect(self._drop_draft)
        self.hints = QVBoxLayout()
        self.hints.setSpacing(S)
        self._inset = plane("surface")
        self._content = QVBoxLayout(self._inset)
        self._content.setContentsMargins(XL, L, XL, L)
        self._content.setSpacing(M)
        self._content.addWidget(self._title)
        self._content.addWidget(self._restored)
        self._content.addLayout(self.hints)
        self._content.addStretch(1)
        self._save = Button(_("Save"), "primary", shortcut="Ctrl+S")
        self._save.setObjectName("save")
        self._save.clicked.connect(self.submit)
        cancel = Button(_("Cancel"))
        cancel.setObjectName("cancel")
        cancel.clicked.connect(self._give_up)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.submit)
        QShortcut(QKeySequence("Escape"), self, self._escape)
        foot = plane("foot")
        line = QHBoxLayout(foot)
        line.setContentsMargins(XL, M, XL, M)
        line.setSpacing(S)
        line.addWidget(self._save)
        line.addWidget(cancel)
        line.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 0, 0, 0)
        box.setSpacing(0)
        self._area = scrolled(self._inset)
        box.addWidget(self._area, 1)
        box.addWidget(foot)

    def open(
        self,
        title: str,
        fields: Sequence[Field | Section],
        number: int | None,
        values: Mapping[str, Any],
    ) -> None:
        """Show a form for a record, or for a new one where `number` is None; a draft comes back."""
        self._drop_form()
        self._number = number
        self._accepted = []
        self._title.setText(title)
        self._save.setText(_("Save"))
        self._renew_form(fields)
        self._load(values)
        self._saved_values = self.values()
        draft = drafts.take(self._store, self._name, number or drafts.NEW)
        if draft:
            self._load({**self._saved_values, **draft})
        self._escaped = False
        self._restored.say(
            _("What was typed before is back.") if draft else "", "info", _("Start afresh")
        )
        self._area.verticalScrollBar().setValue(0)

    def _drop_form(self) -> None:
        """Take the form before away; the cursor leaves it, and so keeps the draft of its record."""
        if self.form is not None:
            self.form.hide()
            self._content.removeWidget(self.form)
            self.form.deleteLater()

    def _renew_form(self, fields: Sequence[Field | Section]) -> None:
        self.form = Form(fields)
        self.form.edited.connect(self._on_edited)
        self.form.field_left.connect(self._on_field_left)
        self._content.insertWidget(3, self.form)

    def _load(self, values: Mapping[str, Any]) -> None:
        assert self.form is not None  # noqa: S101 - open() made it
        self.form.load(dict(values))
        self.form.setFocus()

    def focus_first(self) -> None:
        """Put the cursor into the first field, as Tab does: what stands in it is selected."""
        if self.form is not None:
            self.form.setFocus(Qt.FocusReason.TabFocusReason)

    def values(self) -> dict[str, Any]:
        """Return what stands in the form now."""
        return self.form.values() if self.form else {}

    def number(self) -> int | None:
        """Return the record the form edits, None for a new one."""
        return self._number

    def submit(self) -> None:
        """Save what is typed, or show what stands against it."""
        if self.form is None:
            return
        values = self.form.values()
        unreadable = self.form.unreadable()
        unread = {name for name, *_words in unreadable}
        problems = [each for each in self._check(self._number, values) if each.field not in unread]
        self.form.show_problems(
            [*unreadable, *((each.field, each.severity.value, explain(each)) for each in problems)]
        )
        if unreadable or has_errors(problems):
            self.form.focus_first_problem()
        elif problems and problems != self._accepted:
            self._accepted = problems
            self._save.setText(_("Save anyway"))
            self.form.focus_first_problem()
        else:
            self.save_requested.emit(self._number, values)

    def done(self) -> None:
        """Forget the draft: the record is saved, or given up for good."""
        drafts.forget(self._store, self._name, self._number or drafts.NEW)
        self._saved_values = self.values()  # the field left last keeps no new draft

    def _escape(self) -> None:
        """Give up at once when nothing was typed, else with the second press."""
        if self._escaped or self.values() == self._saved_values:
            self._give_up()
            return
        self._escaped = True
        self._restored.say(_("Not saved yet. Esc once more drops what was typed."), "warn")
        self._area.verticalScrollBar().setValue(0)

    def _give_up(self) -> None:
        self.done()
        self.given_up.emit()

    def _drop_draft(self) -> None:
        values = self._saved_values
        self.done()
        self._saved_values = values
        self._restored.say("")
        self._load(values)

    def _on_edited(self) -> None:
        self._escaped = False
        self._save.setText(_("Save"))
        self.edited.emit()

    def _on_field_left(self, _name: str) -> None:
        values = self.values()
        if self.isVisible() and values != self._saved_values:
            drafts.keep(self._store, self._name, self._number or drafts.NEW, values)
