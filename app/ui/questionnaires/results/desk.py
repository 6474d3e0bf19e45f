"""What the parts of the results share: the wave that is read, the questionnaire, the group."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.i18n import spoken, translation
from app.reports.results.words import Words
from app.ui.editors import ChoiceEditor
from app.ui.fields import Choice
from app.ui.plain import Label, tooltip
from app.ui.theme import look
from app.ui.tokens import S

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from app.models.forms.form import Question
    from app.models.studies.questions import Block
    from app.models.studies.study import Among, Study
    from app.reports.results.grid import Grid


@dataclass(frozen=True, slots=True)
class Desk:
    """The wave in sight, `form` is the code of its questionnaire, `group` whom it is about."""

    study: Study
    form: str
    group: Among | None

    @property
    def words(self) -> Words:
        """Tells the wave in the language of the interface."""
        return Words(self.study, translation(spoken()))


class Panel(QWidget):
    """One part of the results."""

    create_requested = Signal(str, object)
    part_requested = Signal(str, object)
    said = Signal(str, bool)

    needs_form = True
    """Whether it shows one questionnaire at a time."""
    needs_group = True
    """Whether it can show a group alone."""

    def show_desk(self, desk: Desk) -> None:
        """Show the part anew."""
        raise NotImplementedError

    def pickers(self) -> Sequence[QWidget]:
        """Return what is chosen for this part alone; it stands in the strip of the view."""
        return ()

    def take(self, what: object) -> None:
        """Show what another part handed over."""

    def grids(self) -> list[Grid]:
        """Return the tables in sight."""
        return []


class Picker(QWidget):
    """A label and a list to choose from beside it; `picked` by the user alone."""

    picked = Signal()

    def __init__(self, label: str, width: int = 190) -> None:
        super().__init__()
        self._width = width
        self._label = label
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(S)
        self._line.addWidget(Label(label, "secondary", wrap=False))
        self._editor: ChoiceEditor | None = None

    def offer(self, options: Sequence[tuple[Any, str]], empty: str = "") -> None:
        """Offer choices; `empty` is the word for none of them. The choice made stays if it can."""
        before = self.value()
        if self._editor is not None:
            self._line.removeWidget(self._editor)
            self._editor.hide()
            self._editor.deleteLater()
        self._editor = ChoiceEditor(Choice(lambda: options, empty), required=not empty)
        self._editor.combo.setAccessibleName(self._label)
        self._editor.setFixedWidth(look().scaled(self._width))
        self._editor.edited.connect(self.picked)
        self._editor.combo.currentTextChanged.connect(self._show_whole)
        self._line.addWidget(self._editor)
        known = [value for value, _word in options]
        if before in known:
            self._editor.set_value(before)
        elif not empty and known:
            self._editor.set_value(known[0])
        self._show_whole(self._editor.combo.currentText())

    def _show_whole(self, text: str) -> None:
        """Let a long name be read in the tooltip."""
        if self._editor is not None:
            self._editor.combo.setToolTip(tooltip(text))

    def value(self) -> Any:  # noqa: ANN401 - the caller offered it
        """Return the choice made."""
        return self._editor.value() if self._editor is not None else None

    def set_value(self, value: Any) -> None:  # noqa: ANN401 - as above
        """Make a choice for the user."""
        if self._editor is not None:
            self._editor.set_value(value)


def question_title(words: Words, form: str, block: Block, question: Question) -> str:
    """Return the words of a question, with those of its matrix before it."""
    whole = words.study.forms[form]
    text = words.question(whole, question)
    if len(block.questions) == 1:
        return f"{question.number}. {text}" if question.number else text
    return f"{question.number} {text}"
