"""The answer set of a question: which one, what it offers, and the ways to change it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from app.i18n import _, ngettext, spoken
from app.models.forms.answer_sets import sets, users
from app.ui.button import Button
from app.ui.editors import ComboBox, Editor
from app.ui.flow import FlowLayout
from app.ui.icons import Icon
from app.ui.pill import Pill, PillSpec
from app.ui.plain import Label, clear_layout
from app.ui.tokens import XS, S

if TYPE_CHECKING:
    from app.ui.questionnaires.forms.manuscript import Manuscript

_SHOWN: Final = 6


class AnswersEditor(Editor):
    """A set by its name; `opened(name)` to change what it offers, `copied()` for one of its own."""

    opened = Signal(str)
    copied = Signal()

    def __init__(self, manuscript: Manuscript) -> None:
        self.combo = ComboBox()
        super().__init__(self.combo)
        self._manuscript = manuscript
        self._names: list[str] = []
        self.combo.activated.connect(self._on_chosen)
        self._told = Label("", "small")
        self._chips = FlowLayout(spacing=XS)
        self._change = Button(_("Change the answers"), "link", Icon.EDIT)
        self._change.setObjectName("change_answers")
        self._change.clicked.connect(lambda: self.opened.emit(self.value()))
        self._own = Button(_("A set of its own"), "link", Icon.COPY)
        self._own.setObjectName("own_answers")
        self._own.clicked.connect(self.copied)
        line = QHBoxLayout()
        line.setSpacing(S)
        line.addWidget(self._change)
        line.addWidget(self._own)
        line.addStretch(1)
        self.box.setSpacing(XS)
        self.box.addLayout(self._chips)
        self.box.addWidget(self._told)
        self.box.addLayout(line)

    def value(self) -> str:
        at = self.combo.currentIndex()
        return self._names[at] if 0 <= at < len(self._names) else ""

    def set_value(self, value: Any) -> None:  # noqa: ANN401 - a name, or None
        known = sets(self._manuscript.source)
        self._names = list(known)
        if value and value not in known:
            self._names.append(value)
        self.combo.clear()
        for name in self._names:
            self.combo.addItem(name)
        self.combo.setCurrentIndex(self._names.index(value) if value else -1)
        self._tell()

    def _on_chosen(self) -> None:
        self._tell()
        self.edited.emit()

    def _tell(self) -> None:
        source, form = self._manuscript.source, self._manuscript.form
        clear_layout(self._chips)
        offered = sets(source).get(self.value(), ())
        shown = offered if len(offered) <= _SHOWN else offered[: _SHOWN - 1]
        for each in shown:
            words = f"{each.code} {form.text(each.labels, spoken())}".strip()
            self._chips.addWidget(Pill(PillSpec(words)))
        if len(shown) < len(offered):
            self._chips.addWidget(Pill(PillSpec(f"… {len(offered)}")))
        asking = users(source, self.value())
        many = ngettext("{n} question offers it.", "{n} questions offer it.", len(asking))
        self._told.setText(many.format(n=len(asking)) if len(asking) > 1 else "")
        self._told.setHidden(len(asking) < 2)
        self._own.setHidden(len(asking) < 2)
        self._change.setHidden(not self.value())
