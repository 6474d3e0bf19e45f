"""Two entries of one copy: where they differ, and which is right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import _, spoken
from app.models.studies import second_entry
from app.ui.button import Button
from app.ui.plain import Label, plane
from app.ui.questionnaires.typing.words import choices_text, shown_answer
from app.ui.scroll import scrolled
from app.ui.theme import look
from app.ui.tokens import XXL, L, M, S

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from app.models.studies.second_entry import Difference
    from app.models.studies.sittings import Sitting

_WIDE = 640


class Comparing(QWidget):
    """One difference after another: 1 takes the first entry, 2 the second.

    `settled(sitting)` after the last one, `left` to go back to typing.
    """

    settled = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._sitting: Sitting | None = None
        self._found: Sequence[Difference] = ()
        self._at = 0
        self._count = Label("", "secondary")
        self._words = Label("", "section")
        self._choices = Label("", "secondary")
        self._first = Button("")
        self._second = Button("")
        self._build()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _build(self) -> None:
        ground = plane("surface")
        box = QVBoxLayout(ground)
        box.setContentsMargins(XXL, XXL, XXL, XXL)
        box.setSpacing(M)
        buttons = QHBoxLayout()
        buttons.setSpacing(S)
        for name, button, act in (
            ("take_first", self._first, self._take_first),
            ("take_second", self._second, self._take_second),
        ):
            button.setObjectName(name)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(act)
            buttons.addWidget(button)
        buttons.addStretch(1)
        title = Label(_("The two entries differ. Look at the paper and choose."), "section")
        for widget in (title, self._count, self._words):
            box.addWidget(widget)
        box.addLayout(buttons)
        box.addWidget(self._choices)
        box.addSpacing(L)
        box.addWidget(Label(_("1 or 2 chooses, Esc goes back to the answers."), "small"))
        box.addStretch(1)
        for label in (title, self._words, self._choices):
            label.setMaximumWidth(look().scaled(_WIDE))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(ground))

    def open(self, sitting: Sitting, found: Sequence[Difference]) -> None:
        """Show the first difference."""
        self._sitting, self._found, self._at = sitting, found, 0
        self._show()

    def _show(self) -> None:
        assert self._sitting is not None  # noqa: S101 - open() comes first
        form = self._sitting.filling.form
        now = self._found[self._at]
        self._count.setText(
            _("Difference {n} of {all}").format(n=self._at + 1, all=len(self._found))
        )
        words = form.text(now.question.labels, spoken())
        self._words.setText(f"{now.question.number}  {words}".strip())
        self._choices.setText(choices_text(form, now.question, spoken()))
        empty = _("no answer")
        first = shown_answer(now.question, now.first) or empty
        second = shown_answer(now.question, now.second) or empty
        self._first.setText(_("1 · first entry: {answer}").format(answer=_short(first)))
        self._second.setText(_("2 · second entry: {answer}").format(answer=_short(second)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_1:
                self._take_first()
            case Qt.Key.Key_2:
                self._take_second()
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                super().keyPressEvent(event)

    def _take_first(self) -> None:
        self._take(self._found[self._at].first)

    def _take_second(self) -> None:
        self._take(self._found[self._at].second)

    def _take(self, value: str) -> None:
        assert self._sitting is not None  # noqa: S101 - as above
        second_entry.take(self._sitting, self._found[self._at], value)
        self._at += 1
        if self._at < len(self._found):
            self._show()
        else:
            self.settled.emit(self._sitting)


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"
