"""One step on the screen: what is asked, what it is answered with, and what is wrong."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.forms.canonical import UnreadableAnswerError
from app.models.forms.form import Choice, Group, Kind, Question
from app.models.forms.record import rounds_of, text_of
from app.models.forms.steps import faults_of, questions_of
from app.ui.button import Button
from app.ui.icons import Icon
from app.ui.notice import Notice
from app.ui.plain import Label
from app.ui.questionnaires.respondent.answers import (
    Answer,
    Area,
    Choices,
    Drop,
    Line,
    Said,
    scale_of,
)
from app.ui.questionnaires.respondent.matrix import Matrix
from app.ui.tokens import M, S

if TYPE_CHECKING:
    from app.models.forms.filling import Filling
    from app.models.forms.form import Item
    from app.models.forms.record import Place
    from app.models.forms.steps import Step
    from app.ui.questionnaires.respondent.words import Words

Where = tuple[str, tuple[int, ...]]


class StepView(QWidget):
    """A step; `answered(settled)` with every answer, `changed` when rounds came or went."""

    answered = Signal(bool)
    changed = Signal()

    def __init__(self, filling: Filling, step: Step, language: str, words: Words) -> None:
        super().__init__()
        self._filling = filling
        self._step = step
        self._language = language
        self._words = words
        self._answers: dict[Where, Answer | Matrix] = {}
        self._notices: dict[Where, Notice] = {}
        self._unread: dict[Where, str] = {}
        self._sums: list[tuple[Group, Place, Label]] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(M)
        self._build()
        self._shape = self._now()

    # Layout

    def _text(self, item: Item) -> str:
        words = self._filling.form.text(item.labels, self._language)
        return f"{item.number}.  {words}" if item.number and words else words

    def _build(self) -> None:
        around = [
            self._filling.form.text(each.labels, self._language) for each in self._step.around
        ]
        rounds = [str(each) for each in self._step.place.rounds]
        over = " · ".join(each for each in (*around, *rounds) if each)
        if over:
            self._box.addWidget(Label(over, "secondary", tone="accent"))
        item = self._step.item
        if self._step.asks_for_more:
            self._build_more()
        elif isinstance(item, Question):
            self._add(item, self._step.place, alone=True)
        else:
            self._head(item, "page")
            self._group(item, self._step.place)

    def _head(self, item: Item, role: str) -> None:
        if text := self._text(item):
            self._box.addWidget(Label(text, "page" if role == "page" else "section"))
        if hint := self._filling.form.text(item.hints, self._language):
            self._box.addWidget(Label(hint, "secondary"))

    def _group(self, group: Group, place: Place) -> None:
        if _is_matrix(group):
            self._matrix(group, place)
            return
        for item in group.items:
            if not self._filling.is_relevant(item, place):
                continue
            if isinstance(item, Question):
                self._add(item, place, alone=False)
            else:
                self._box.addSpacing(S)
                self._head(item, "section")
                for inner in place.inside(item.name) if item.repeats else [place]:
                    self._group(item, inner)
        if "percent-split" in group.appearance:
            line = Label("", "strong")
            self._sums.append((group, place, line))
            self._box.addWidget(line)
            self._tell_sums()

    def _matrix(self, group: Group, place: Place) -> None:
        rows = [
            each
            for each in group.items
            if isinstance(each, Question) and self._filling.is_relevant(each, place)
        ]
        choices = self._filling.choices(rows[0], place) if rows else ()
        matrix = Matrix(rows, choices, self._filling.form, self._language)
        for at, question in enumerate(rows):
            matrix.show_value(at, text_of(place.record, question.name))
            self._answers[question.name, place.rounds] = matrix
        matrix.given.connect(partial(self._take_row, rows, place))
        self._box.addWidget(matrix)
        for question in rows:
            self._add_notice(question, place)

    def _add(self, question: Question, place: Place, *, alone: bool) -> None:
        if question.kind in {Kind.CALCULATE, Kind.HIDDEN, Kind.META}:
            return
        if question.kind is Kind.NOTE:
            text = self._filling.form.text(question.labels, self._language)
            self._box.addWidget(Label(text, "large"))
            return
        self._head(question, "page" if alone else "section")
        answer = self._answer(question, place)
        answer.setAccessibleName(self._text(question))
        answer.show_value(text_of(place.record, question.name))
        answer.given.connect(partial(self._take, question, place, answer.settled))
        self._answers[question.name, place.rounds] = answer
        self._box.addWidget(answer)
        self._add_notice(question, place)

    def _add_notice(self, question: Question, place: Place) -> None:
        notice = Notice(parent=self)
        self._notices[question.name, place.rounds] = notice
        self._box.addWidget(notice)

    def _answer(self, question: Question, place: Place) -> Answer:  # noqa: PLR0911 - one line for each kind
        form = self._filling.form
        match question.kind:
            case Kind.ONE if "minimal" in question.appearance:
                return Drop(self._filling.choices(question, place), form, self._language)
            case Kind.ONE | Kind.MANY | Kind.RANK:
                offered = self._filling.choices(question, place)
                return Choices(offered, form, self._language, question.kind)
            case Kind.ACKNOWLEDGE:
                return Choices(_made(["OK"]), form, self._language, Kind.ONE)
            case Kind.RANGE if scale := scale_of(question):
                return Choices(_made(scale), form, self._language, Kind.ONE)
            case Kind.TEXT if "multiline" in question.appearance:
                return Area()
            case Kind.KEPT:
                return Said(self._words("kept"))
            case Kind.DATE | Kind.DATE_TIME:
                return Line(question, self._words("day"))
            case _:
                return Line(question)

    def _build_more(self) -> None:
        group = self._step.item
        rounds = rounds_of(self._step.place.record, group.name)
        label = self._filling.form.text(group.labels, self._language)
        self._box.addWidget(Label(label or self._words("more"), "page"))
        self._box.addWidget(Label(f"{self._words('more')} ({len(rounds)})", "large"))
        more = Button(self._words("add"), which=Icon.ADD)
        more.setObjectName("add_round")
        more.clicked.connect(partial(self._set_rounds, len(rounds) + 1))
        self._box.addWidget(more)
        if rounds:
            fewer = Button(self._words("remove"), "quiet", Icon.DELETE)
            fewer.clicked.connect(partial(self._set_rounds, len(rounds) - 1))
            self._box.addWidget(fewer)

    def _set_rounds(self, number: int) -> None:
        record, name = self._step.place.record, self._step.item.name
        rounds = rounds_of(record, name)
        record[name] = [*rounds, *({} for _round in range(number))][:number]
        self._filling.settle()
        self.changed.emit()

    # Answers

    def _take(self, question: Question, place: Place, settled: bool, given: str) -> None:  # noqa: FBT001 - bound by partial
        where = question.name, place.rounds
        try:
            self._filling.answer(question, place, given)
        except UnreadableAnswerError as fault:
            self._unread[where] = fault.code
            place.record.pop(question.name, None)
        else:
            self._unread.pop(where, None)
        self._notices[where].say("")
        self._tell_sums()
        self.answered.emit(settled)

    def _take_row(self, rows: list[Question], place: Place, row: int, code: str) -> None:
        self._take(rows[row], place, True, code)

    def is_outdated(self) -> bool:
        """Say whether other questions or choices are asked now than those in sight."""
        return self._shape != self._now()

    def _now(self) -> list[tuple[str, tuple[int, ...], tuple[str, ...]]]:
        return [
            (
                question.name,
                place.rounds,
                tuple(each.code for each in self._filling.choices(question, place))
                if question.rules.choice_filter is not None
                else (),
            )
            for question, place in questions_of(self._filling, self._step)
        ]

    def _tell_sums(self) -> None:
        for group, place, line in self._sums:
            texts = [text_of(place.record, each.name) for each in group.items]
            total = sum(int(each) for each in texts if each.isdecimal())
            line.setText(self._words("sum", sum=total))
            line.set_tone("ok" if total == 100 else None)

    def complain(self) -> bool:
        """Show what is wrong with the answers; say whether anything is."""
        wrong = dict(self._unread)
        words = {where: self._words(code) for where, code in wrong.items()}
        for fault in faults_of(self._filling, self._step):
            where = fault.question.name, fault.rounds
            own = self._filling.form.text(fault.words, self._language)
            words.setdefault(where, own or self._words(fault.code))
        for where, notice in self._notices.items():
            notice.say(words.get(where, ""), "bad")
        first = next((where for where in self._answers if where in words), None)
        if first is not None:
            self._answers[first].setFocus()
        return bool(words)

    def choose(self, digit: str) -> bool:
        """Let a digit choose in the answer that has the focus, or in the only one."""
        answers = list(dict.fromkeys(self._answers.values()))
        at_work = [each for each in answers if _has_focus(each)] or answers[:1]
        return bool(at_work) and at_work[0].choose(digit)

    def focus_first(self) -> bool:
        """Put the cursor into the first answer; say whether there is one."""
        first = next(iter(self._answers.values()), None)
        if first is not None:
            first.setFocus()
        return first is not None


def _has_focus(widget: QWidget) -> bool:
    return widget.hasFocus() or any(each.hasFocus() for each in widget.findChildren(QWidget))


def _is_matrix(group: Group) -> bool:
    lists = {
        each.choices if isinstance(each, Question) and each.kind is Kind.ONE else ""
        for each in group.items
    }
    return "table-list" in group.appearance and len(lists) == 1 and "" not in lists


def _made(codes: list[str]) -> list[Choice]:
    return [Choice(each, {}) for each in codes]
