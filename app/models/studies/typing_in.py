"""Typing in a copy from paper: one answer after the other, as the paper numbers its questions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from app.models.forms.canonical import UnreadableAnswerError
from app.models.forms.record import text_of
from app.models.forms.steps import typed_in
from app.models.forms.typed import as_given, in_a_row
from app.models.studies import sittings

if TYPE_CHECKING:
    from app.models.forms.filling import Fault
    from app.models.forms.form import Question
    from app.models.forms.record import Place
    from app.models.store import Store
    from app.models.studies.sittings import Sitting


class What(StrEnum):
    """What became of what was typed."""

    TAKEN = "taken"
    UNREADABLE = "unreadable"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of it: `code` says why it cannot be read, `fault` what the form finds wrong.

    `skipped` are the questions that do not apply after this answer, up to the next that does.
    """

    what: What
    code: str = ""
    fault: Fault | None = None
    skipped: tuple[Question, ...] = ()


class TypingIn:
    """A copy being typed in: `at` is the question that waits, behind the last one at the end."""

    def __init__(self, store: Store, sitting: Sitting) -> None:
        self._store = store
        self.sitting = sitting
        self.filling = sitting.filling
        self.at = 0
        self.asked = self._asked()
        self._doubted: tuple[object, str] | None = None
        if sitting.step is not None:
            keys = [_key(*each) for each in self.asked]
            self.at = keys.index(sitting.step) if sitting.step in keys else 0

    def _asked(self) -> list[tuple[Question, Place]]:
        return typed_in(self.filling, self.sitting.given)

    @property
    def at_end(self) -> bool:
        """Whether every question was gone through."""
        return self.at >= len(self.asked)

    def current(self) -> tuple[Question, Place]:
        """Return the question that waits for its answer, and its place."""
        return self.asked[self.at]

    def answer(self) -> str:
        """Return what is answered to the question that waits."""
        question, place = self.current()
        return text_of(place.record, question.name)

    def go(self, to: int) -> None:
        """Go to another question, to correct it."""
        self.at = max(0, min(to, len(self.asked)))
        self._doubted = None

    def take(self, typed: str) -> Outcome:
        """Take what was typed and go on; every answer is kept at once.

        What cannot be read is not taken. What the form finds wrong is told once, and taken as it
        stands on the paper when it is typed again. Codes of several questions that share their
        choices may be typed in one go.
        """
        question, _place = self.current()
        several = in_a_row(self.filling.form, question, typed)
        outcome = self._take(several[0] if several else typed)
        for code in several[1:]:
            if outcome.what is not What.TAKEN or self._shares(question) is False:
                break
            outcome = self._take(code)
        return outcome

    def _shares(self, question: Question) -> bool:
        return not self.at_end and self.current()[0].choices == question.choices

    def _take(self, typed: str) -> Outcome:
        question, place = self.current()
        given = as_given(self.filling.form, question, typed)
        try:
            self.filling.answer(question, place, given)
        except UnreadableAnswerError as fault:
            return Outcome(What.UNREADABLE, fault.code)
        here = _key(question, place)
        fault = self._fault(question, place)
        if fault is not None and self._doubted != (here, typed):
            self._doubted = (here, typed)
            self._keep(here)
            return Outcome(What.DOUBTFUL, fault=fault)
        return self._go_on(question, place)

    def _fault(self, question: Question, place: Place) -> Fault | None:
        return next(
            (
                each
                for each in self.filling.faults()
                if each.question is question and each.rounds == place.rounds
            ),
            None,
        )

    def _go_on(self, question: Question, place: Place) -> Outcome:
        self.asked = self._asked()
        keys = [_key(*each) for each in self.asked]
        self.go(keys.index(_key(question, place)) + 1)
        self._keep(keys[self.at] if not self.at_end else None)
        return Outcome(What.TAKEN, skipped=self._skipped(question))

    def _keep(self, step: tuple[int, tuple[int, ...]] | None) -> None:
        self.sitting.step = step
        sittings.keep(self._store, self.sitting)

    def _skipped(self, question: Question) -> tuple[Question, ...]:
        """Return the questions between one and the next asked that do not apply."""
        every = list(self.filling.form.questions())
        asked = {each.name for each, _place in self.asked}
        last = self.current()[0] if not self.at_end else None
        after = every[every.index(question) + 1 : every.index(last) if last else None]
        return tuple(each for each in after if each.number and each.name not in asked)


def _key(question: Question, place: Place) -> tuple[int, tuple[int, ...]]:
    return question.row, place.rounds
