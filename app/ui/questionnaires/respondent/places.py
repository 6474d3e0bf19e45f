"""What stands before the first question and after the last one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.button import Button
from app.ui.plain import Label, plane
from app.ui.theme import look
from app.ui.tokens import XXL, L, S

if TYPE_CHECKING:
    from app.ui.questionnaires.respondent.words import Words

_WIDE = 640


class _Place(QWidget):
    """A few words in the middle, and the one button that leads on; `pressed` when it does."""

    pressed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._title = Label("", "page")
        self._text = Label("", "secondary")
        self.button = Button("", "primary")
        self.button.setObjectName(name)
        self.button.clicked.connect(self.pressed)
        ground = plane("surface")
        box = QVBoxLayout(ground)
        box.setContentsMargins(XXL, XXL, XXL, XXL)
        box.setSpacing(L)
        box.addStretch(2)
        for label in (self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setFixedWidth(look().scaled(_WIDE))
            box.addWidget(label, alignment=Qt.AlignmentFlag.AlignHCenter)
        box.addSpacing(S)
        box.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(3)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ground)
        self.setFocusProxy(self.button)


class Welcome(_Place):
    """The title of the questionnaire, and how it is answered by keys."""

    def __init__(self) -> None:
        super().__init__("begin")

    def show_words(self, title: str, words: Words) -> None:
        """Say it in a language."""
        self._title.setText(title)
        self._text.setText(words("keys"))
        self.button.setText(words("begin"))


class Thanks(_Place):
    """The answers are saved; the next respondent may sit down."""

    def __init__(self) -> None:
        super().__init__("next_person")

    def show_words(self, title: str, words: Words) -> None:
        """Say it in a language."""
        del title
        self._title.setText(words("thanks"))
        self.button.setText(words("next_person"))
