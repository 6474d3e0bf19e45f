"""Waves side by side: which waves, all schools or only those that answered in each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import _, spoken, translation
from app.models.studies import own_indicators
from app.models.studies.questions import Shape, blocks
from app.reports.results.across import question_across
from app.reports.results.indicators import comparison_grid, returns_grid
from app.reports.results.words import Words
from app.ui.check import CheckBox
from app.ui.plain import Label, clear_layout
from app.ui.questionnaires.results.board import Board
from app.ui.questionnaires.results.desk import Panel, Picker, question_title
from app.ui.tokens import L

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.models.forms.form import Question
    from app.models.studies.study import Study
    from app.models.studies.waves import Wave
    from app.reports.results.grid import Grid
    from app.ui.page import Workplace
    from app.ui.questionnaires.results.desk import Desk

_FIRST = 2
"""So many waves, the newest, are compared at first."""


class ComparisonPanel(Panel):
    """The chosen waves, the oldest first; `waves_wanted(waves)` asks to have them read."""

    waves_wanted = Signal(object)

    needs_form = False
    needs_group = False

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.place = place
        self._waves: list[Wave] = []
        self._boxes: list[CheckBox] = []
        self._studies: list[Study] = []
        self._choices = QWidget()
        self._line = QHBoxLayout(self._choices)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(L)
        self._questions: dict[str, tuple[str, Question]] = {}
        self.what = Picker(_("What to compare"), 420)
        self.what.picked.connect(self._show)
        self.matched = CheckBox(_("Only schools that answered in each wave"))
        self.matched.setObjectName("matched")
        self.matched.clicked.connect(self._show)
        self.board = Board()
        self._hint = Label("", "secondary")
        self.board.extra.addWidget(self._hint)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.board, 1)

    def offer(self, waves: Sequence[Wave]) -> None:
        """Offer the waves of the database, the newest first as they come."""
        if [each.id for each in waves] == [each.id for each in self._waves]:
            return
        self._waves = list(waves)
        clear_layout(self._line)
        self._boxes = []
        for place, wave in enumerate(self._waves):
            box = CheckBox(wave.name)
            box.setChecked(place < _FIRST)
            box.clicked.connect(self._ask)
            self._line.addWidget(box)
            self._boxes.append(box)

    def pickers(self) -> Sequence[QWidget]:
        return self._choices, self.matched, self.what

    def grids(self) -> list[Grid]:
        return self.board.grids()

    def show_desk(self, desk: Desk) -> None:
        del desk
        self._ask()

    def chosen(self) -> list[Wave]:
        """Return the chosen waves, the oldest first."""
        pairs = zip(self._waves, self._boxes, strict=True)
        return [wave for wave, box in pairs if box.isChecked()][::-1]

    def _ask(self) -> None:
        if self.chosen():
            self.waves_wanted.emit(self.chosen())
        else:
            self.show_studies([])

    def show_studies(self, studies: Sequence[Study]) -> None:
        """Compare waves that were read."""
        self._studies = list(studies)
        self._offer_questions()
        self._show()

    def _offer_questions(self) -> None:
        """Offer the questions of the newest wave beside the indicators."""
        self._questions = {}
        titles: list[tuple[str, str]] = []
        for form, whole in self._studies[-1].forms.items() if self._studies else ():
            words = Words(self._studies[-1], translation(spoken()))
            for block in blocks(whole):
                for question in block.questions if block.shape is not Shape.TEXT else ():
                    key = f"{form}/{question.name}"
                    self._questions[key] = form, question
                    titles.append((key, question_title(words, form, block, question)))
        self.what.offer(titles, _("Indicators"))

    def _show(self) -> None:
        enough = len(self._studies) >= _FIRST
        self._hint.setText("" if enough else _("Choose two waves or more to compare them."))
        self._hint.setVisible(not enough)
        if not self._studies:
            self.board.show_grids([])
            return
        words = Words(self._studies[-1], translation(spoken()))
        grids = [returns_grid(words, self._studies)]
        asked = self._questions.get(self.what.value() or "")
        if enough and asked is not None:
            form, question = asked
            matched = self.matched.isChecked()
            grids.append(question_across(words, self._studies, form, question, matched=matched))
        elif enough:
            definitions = own_indicators.every(self.place.store)
            matched = self.matched.isChecked()
            grids.append(comparison_grid(words, self._studies, definitions, matched=matched))
        self.board.show_grids(grids)
