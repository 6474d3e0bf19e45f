"""The questions of one copy, a step at a time; every answer is kept as soon as it is given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.models.forms.form import Kind
from app.models.forms.record import text_of
from app.models.forms.steps import faults_of, steps, typed_in
from app.models.studies import sittings
from app.ui.plain import clear_layout, plane
from app.ui.questionnaires.respondent.step_view import StepView
from app.ui.questionnaires.respondent.words import Words
from app.ui.scroll import scrolled
from app.ui.theme import look
from app.ui.tokens import XXL

if TYPE_CHECKING:
    from app.models.forms.steps import Step
    from app.models.store import Store
    from app.models.studies.sittings import Sitting

_WIDEST: Final = 940
_PAUSE_MS: Final = 600
"""So long after the last key words that are being written are kept."""


class Questions(QWidget):
    """A copy being answered.

    `moved` after every step and answer, `finished` when the last one was passed without faults.
    """

    moved = Signal()
    finished = Signal()

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._sitting: Sitting | None = None
        self._steps: list[Step] = []
        self._at = 0
        self._view: StepView | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.keep)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QWidget()
        column.setMaximumWidth(look().scaled(_WIDEST))
        self._place = QVBoxLayout(column)
        self._place.setContentsMargins(0, 0, 0, 0)
        ground = plane("surface")
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(column, 100)
        middle.addStretch(1)
        box = QVBoxLayout(ground)
        box.setContentsMargins(XXL, XXL, XXL, XXL)
        box.addLayout(middle)
        box.addStretch(1)
        self._area = scrolled(ground)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._area)

    @property
    def sitting(self) -> Sitting:
        """The copy that is being answered."""
        assert self._sitting is not None  # noqa: S101 - open() comes first
        return self._sitting

    def open(self, sitting: Sitting) -> None:
        """Begin, or go on where it stopped."""
        self._sitting = sitting
        self._steps = self._now()
        keys = [each.key for each in self._steps]
        self._at = keys.index(sitting.step) if sitting.step in keys else 0
        self._draw()

    def _now(self) -> list[Step]:
        return steps(self.sitting.filling, self.sitting.given)

    def speak(self, language: str) -> None:
        """Ask in another language."""
        self.sitting.language = self.sitting.filling.language = language
        self.keep()
        self._draw()

    # The step in sight

    def _draw(self) -> None:
        clear_layout(self._place)
        sitting = self.sitting
        words = Words(sitting.filling.form, sitting.language)
        view = StepView(sitting.filling, self._steps[self._at], sitting.language, words)
        view.answered.connect(self._on_answered)
        view.changed.connect(self._on_changed)
        self._view = view
        self._place.addWidget(view)
        self._area.verticalScrollBar().setValue(0)
        if not view.focus_first():
            self.setFocus()  # nothing to answer: the keys are for going on
        self.moved.emit()

    def _on_answered(self, settled: bool) -> None:  # noqa: FBT001 - a signal
        if settled:
            self.keep()
        else:
            self._pause.start()
        assert self._view is not None  # noqa: S101 - it has just answered
        if self._view.is_outdated():
            QTimer.singleShot(0, self._draw)
        self.moved.emit()

    def _on_changed(self) -> None:
        """Go to the first step of a new round; where one was taken away, stay."""
        known = {each.key for each in self._steps}
        new = next((each.key for each in self._now() if each.key not in known), None)
        self._follow(new or self._steps[self._at].key)
        self.keep()
        QTimer.singleShot(0, self._draw)

    def _follow(self, key: tuple[int, tuple[int, ...]]) -> None:
        """Stay at a step although others came or went."""
        self._steps = self._now()
        keys = [each.key for each in self._steps]
        self._at = keys.index(key) if key in keys else min(self._at, len(keys) - 1)

    def keep(self) -> None:
        """Keep all answers: they survive whatever happens to the program."""
        self._pause.stop()
        self.sitting.step = self._steps[self._at].key
        sittings.keep(self._store, self.sitting)

    def choose(self, digit: str) -> bool:
        """Let a digit choose; say whether it did."""
        return self._view is not None and self._view.choose(digit)

    # On and back

    @property
    def at_first(self) -> bool:
        """Whether there is no step before this one."""
        return self._at == 0

    @property
    def at_last(self) -> bool:
        """Whether there is no step after this one."""
        return self._at == len(self._now()) - 1

    def progress(self) -> tuple[int, int]:
        """Return how many questions are answered, and how many are asked now."""
        asked = [
            each
            for each in typed_in(self.sitting.filling, self.sitting.given)
            if each[0].kind is not Kind.KEPT
        ]
        done = sum(bool(text_of(place.record, question.name)) for question, place in asked)
        return done, len(asked)

    def go_on(self) -> None:
        """Go to the next step where nothing is wrong with this one; behind the last, finish."""
        if self._view is None or self._view.complain():
            return
        self._follow(self._steps[self._at].key)
        if self._at < len(self._steps) - 1:
            self._at += 1
            self.keep()
            self._draw()
        elif not self._goes_to_faulty():
            self.keep()
            self.finished.emit()

    def _goes_to_faulty(self) -> bool:
        """Go to the first step with something wrong; say whether there is one."""
        faulty = (at for at, step in enumerate(self._steps) if self._is_faulty(step))
        at = next(faulty, None)
        if at is None:
            return False
        self._at = at
        self._draw()
        assert self._view is not None  # noqa: S101 - just drawn
        return self._view.complain()

    def _is_faulty(self, step: Step) -> bool:
        return bool(faults_of(self.sitting.filling, step))

    def go_back(self) -> None:
        """Go to the step before."""
        if self._at > 0:
            self._follow(self._steps[self._at].key)
            self._at = max(0, self._at - 1)
            self.keep()
            self._draw()
