"""Rules in rows: question, comparison, value, joined by and/or; what rows cannot show as text."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import N_, _, spoken, translation
from app.messages import explain
from app.models.expressions.parsing import ExpressionError, parse
from app.models.forms.comparisons import (
    WITHOUT_VALUE,
    Comparison,
    Measure,
    Rows,
    Sign,
    expression_of,
    is_complete,
    signs_for,
    value_of,
    value_text,
)
from app.models.forms.conditions import condition_words
from app.models.forms.form import Kind, Question
from app.models.problems import error
from app.ui.button import Button, IconButton
from app.ui.editors import ComboBox, Editor
from app.ui.icons import Icon
from app.ui.line_edit import LineEdit
from app.ui.plain import Label, clear_layout
from app.ui.questionnaires.forms.rule_words import MEASURES, SIGNS, rows_in, sentence
from app.ui.theme import look
from app.ui.tokens import XS, S

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.models.forms.form import Form


class Subject:
    """What a row may compare: another question, or something of the answer itself."""

    def __init__(
        self, words: str, question: Question | None, measure: Measure, *, own: bool
    ) -> None:
        self.words = words
        self.question = question
        self.measure = measure
        self.name = "" if own or question is None else question.name


def of_others(form: Form, questions: Sequence[Question]) -> list[Subject]:
    """Return what a condition may ask about: the answers to other questions."""
    found: list[Subject] = []
    for each in questions:
        words = " ".join(form.text(each.labels, spoken()).split())
        title = f"{each.name} · {words}" if words else each.name
        found.append(Subject(title, each, Measure.VALUE, own=False))
    return found


def of_itself(question: Question) -> list[Subject]:
    """Return what a limit may ask about: the answer, how many are chosen, how long it is."""
    match question.kind:
        case Kind.MANY | Kind.RANK:
            measures = (Measure.COUNT,)
        case Kind.TEXT:
            measures = (Measure.LENGTH, Measure.VALUE)
        case _:
            measures = (Measure.VALUE,)
    return [Subject(_(MEASURES[each]), question, each, own=True) for each in measures]


class RuleEditor(Editor):
    """A rule; its value is the expression that the form stores, "" for none.

    `begins` is what stands before the sentence, such as «Shown when: {rule}».
    """

    def __init__(self, form: Form, subjects: Sequence[Subject], begins: str, add: str) -> None:
        super().__init__()
        self._form = form
        self._subjects = list(subjects)
        self._begins = begins
        self._rows: list[_Row] = []
        self._text = LineEdit()
        self._text.setAccessibleName(_("Rule as text"))
        self._text.textEdited.connect(self._on_text)
        self._text.editingFinished.connect(self.left)
        self._joined = ComboBox()
        for word in (_("all of these hold"), _("any of these holds")):
            self._joined.addItem(word)
        self._joined.activated.connect(self._on_decided)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(XS)
        self._add = Button(add, "link", Icon.ADD)
        self._add.setObjectName("add_condition")
        self._add.clicked.connect(self._add_row)
        self._as_text = Button(_("Edit as text"), "link")
        self._as_text.setObjectName("rule_as_text")
        self._as_text.clicked.connect(self._to_text)
        self._said = Label("", "secondary")
        self._written = Label("", "small").selectable()
        self._build()

    def _build(self) -> None:
        self.box.setSpacing(XS)
        self.box.addWidget(self._joined)
        self.box.addLayout(self._lines)
        self.box.addWidget(self._text)
        foot = QHBoxLayout()
        foot.setSpacing(S)
        foot.addWidget(self._add)
        foot.addWidget(self._as_text)
        foot.addStretch(1)
        self.box.addLayout(foot)
        self.box.addWidget(self._said)
        self.box.addWidget(self._written)
        self.setFocusProxy(self._add)

    def value(self) -> str:
        if not self._text.isHidden():
            return self._text.text().strip()
        return expression_of(self._shown_rows())

    def set_value(self, value: Any) -> None:  # noqa: ANN401 - an expression, or None
        expression = str(value or "")
        rows = rows_in(expression)
        plain = rows is not None and all(self._subject(each) is not None for each in rows.rows)
        self._show(expression, rows if plain else None)

    def complaint(self) -> str:
        if self._text.isHidden() and not all(each.is_complete() for each in self._rows):
            return _("Enter what the answer is compared with.")
        try:
            _tree = parse(self.value()) if self.value() else None
        except ExpressionError as fault:
            return explain(error(fault.code, text=fault.text, place=fault.place + 1))
        return ""

    def set_severity(self, severity: str) -> None:
        """Leave the colours alone: the line under the field says what is wrong."""

    def _show(self, expression: str, rows: Rows | None) -> None:
        clear_layout(self._lines)
        self._rows = []
        self._text.setHidden(rows is not None)
        self._text.setText(expression)
        self._add.setHidden(rows is None or not self._subjects)
        for each in rows.rows if rows else ():
            self._put(_Row(self._form, self._subjects, each))
        self._joined.setCurrentIndex(1 if rows and rows.joined == "or" else 0)
        self._tell()

    def _put(self, row: _Row) -> None:
        row.edited.connect(self._on_edited)
        row.left.connect(self.left)
        row.gone.clicked.connect(partial(self._drop, row))
        self._rows.append(row)
        self._lines.addWidget(row)

    def _add_row(self) -> None:
        subject = self._subjects[-1 if self._subjects[-1].name else 0]
        sign = signs_for(subject.question, subject.measure)[0]
        if not subject.name and subject.measure is not Measure.VALUE:
            sign = Sign.AT_MOST
        row = _Row(
            self._form, self._subjects, Comparison(subject.name, sign, None, subject.measure)
        )
        self._put(row)
        row.setFocus()
        self._on_edited()

    def _drop(self, row: _Row) -> None:
        self._rows.remove(row)
        self._lines.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._add.setFocus()
        self._on_decided()

    def _to_text(self) -> None:
        if self._text.isHidden():
            self._show(self.value(), None)
            self._text.setFocus()
        else:
            self.set_value(self.value())

    def _on_text(self) -> None:
        self._tell()
        self.edited.emit()

    def _on_edited(self) -> None:
        self._tell()
        self.edited.emit()

    def _on_decided(self) -> None:
        self._on_edited()
        self.left.emit()

    def _shown_rows(self) -> Rows:
        joined = "or" if self._joined.currentIndex() == 1 else "and"
        return Rows(tuple(each.comparison() for each in self._rows), joined)

    def _subject(self, row: Comparison) -> Subject | None:
        found = (
            each
            for each in self._subjects
            if each.name == row.name
            and each.measure is row.measure
            and row.sign in signs_for(each.question, each.measure)
        )
        return next(found, None)

    def _tell(self) -> None:
        """Say the rule in words, and how the form stores it."""
        as_rows = self._text.isHidden()
        self._joined.setHidden(not as_rows or len(self._rows) < 2)
        back = rows_in(self.value()) is not None
        self._as_text.setText(_("Edit as text") if as_rows else _("Edit in rows"))
        self._as_text.setHidden(not self.value() or not (as_rows or back))
        whole = as_rows and self._rows and all(each.is_complete() for each in self._rows)
        words = sentence(self._form, self._shown_rows()) if whole else ""
        self._said.setText("\n".join(filter(None, (self._sentence(words), self._on_paper(words)))))
        self._said.setHidden(not words)
        self._written.setText(self.value() if words else "")
        self._written.setHidden(not words)

    def _sentence(self, words: str) -> str:
        return self._begins.format(rule=words) if words else ""

    def _on_paper(self, words: str) -> str:
        """Return what a condition says on paper; limits are not told there."""
        asks_others = any(each.name for each in self._subjects)
        if not words or not asks_others:
            return ""
        said = condition_words(self._form, parse(self.value()), spoken())
        told = translation(spoken())(N_("Answer only if {condition}."))
        return _("On paper: {words}").format(words=told.format(condition=said)) if said else ""


class _Row(Editor):
    """One comparison."""

    def __init__(self, form: Form, subjects: Sequence[Subject], row: Comparison) -> None:
        self._asked = ComboBox()
        super().__init__()
        self._form = form
        self._subjects = list(subjects)
        self._sign = ComboBox()
        self._signs: list[Sign] = []
        self._line = LineEdit()
        self._choice = ComboBox()
        self._codes: list[str] = []
        self.gone = IconButton(Icon.CROSS, _("Take the condition away"))
        self._name_parts()
        self._build()
        for each in self._subjects:
            self._asked.addItem(each.words)
        at = next((n for n, each in enumerate(self._subjects) if _is_of(each, row)), 0)
        self._asked.setCurrentIndex(at)
        self._fit(row.sign)
        self._load(value_text(row.value))
        self._asked.activated.connect(self._on_asked)
        self._sign.activated.connect(self._on_sign)
        self._line.textEdited.connect(self.edited)
        self._line.editingFinished.connect(self.left)
        self._choice.activated.connect(self._decide)

    def _name_parts(self) -> None:
        for part, name in (
            (self._asked, _("Question")),
            (self._sign, _("Comparison")),
            (self._line, _("Value")),
            (self._choice, _("Value")),
        ):
            part.setAccessibleName(name)

    def _build(self) -> None:
        whole = QWidget()
        line = QHBoxLayout(whole)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(XS)
        line.addWidget(self._asked, 5)
        line.addWidget(self._sign, 4)
        line.addWidget(self._line, 3)
        line.addWidget(self._choice, 4)
        line.addWidget(self.gone)
        self._line.setMinimumWidth(look().scaled(48))
        self._asked.setHidden(len(self._subjects) == 1 and not self._subjects[0].name)
        self.box.addWidget(whole)
        self.setFocusProxy(self._sign if self._asked.isHidden() else self._asked)

    def comparison(self) -> Comparison:
        """Return the row as it stands."""
        subject, sign = self._subject(), self._signs[max(self._sign.currentIndex(), 0)]
        if sign in WITHOUT_VALUE:
            return Comparison(subject.name, sign, None, subject.measure)
        value = value_of(subject.question, self._typed(), subject.measure)
        return Comparison(subject.name, sign, value, subject.measure)

    def is_complete(self) -> bool:
        """Say whether the row has the value that it needs."""
        return is_complete(self._subject().question, self.comparison())

    def _typed(self) -> str:
        if self._choice.isHidden():
            return self._line.text()
        return self._codes[self._choice.currentIndex()] if self._codes else ""

    def _subject(self) -> Subject:
        return self._subjects[self._asked.currentIndex()]

    def _on_asked(self) -> None:
        self._fit(self._signs[max(self._sign.currentIndex(), 0)])
        self._decide()

    def _on_sign(self) -> None:
        self._fit(self._signs[self._sign.currentIndex()])
        self._decide()

    def _decide(self) -> None:
        self.edited.emit()
        self.left.emit()

    def _fit(self, sign: Sign) -> None:
        """Offer the comparisons and values that go with the question."""
        subject, typed = self._subject(), self._line.text()
        self._signs = list(signs_for(subject.question, subject.measure))
        self._sign.clear()
        for each in self._signs:
            self._sign.addItem(_(SIGNS[each]))
        self._sign.setCurrentIndex(self._signs.index(sign) if sign in self._signs else 0)
        sign = self._signs[max(self._sign.currentIndex(), 0)]
        self._offer(subject)
        without = sign in WITHOUT_VALUE
        self._choice.setHidden(without or not self._codes)
        self._line.setHidden(without or bool(self._codes))
        if not self._codes:
            self._line.setText(typed)

    def _offer(self, subject: Subject) -> None:
        before = self._typed() if self._codes else ""
        question = subject.question
        listed = bool(question and question.choices and subject.measure is Measure.VALUE)
        offered = self._form.lists.get(question.choices, ()) if question and listed else ()
        self._choice.clear()
        self._codes = [each.code for each in offered]
        for each in offered:
            self._choice.addItem(self._form.text(each.labels, spoken()) or each.code)
        self._choice.setCurrentIndex(self._codes.index(before) if before in self._codes else 0)

    def _load(self, value: str) -> None:
        if self._codes and value and value not in self._codes:
            self._codes.append(value)
            self._choice.addItem(value)
        if self._codes:
            self._choice.setCurrentIndex(self._codes.index(value) if value else 0)
        self._line.setText(value)


def _is_of(subject: Subject, row: Comparison) -> bool:
    return subject.name == row.name and subject.measure is row.measure
