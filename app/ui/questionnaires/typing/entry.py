"""One copy being typed in: the question that waits, its codes, and all answers beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import N_, _, spoken
from app.messages import explain
from app.models.forms.record import positions, text_of
from app.models.problems import error
from app.models.studies.typing_in import What
from app.ui.line_edit import LineEdit
from app.ui.notice import Notice
from app.ui.plain import Label, plane
from app.ui.questionnaires.typing.words import choices_text, hint_of, shown_answer
from app.ui.record_model import Cell, Column, list_source
from app.ui.record_table import RecordTable
from app.ui.scroll import scrolled
from app.ui.theme import font, look
from app.ui.tokens import XXL, L, M

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from app.models.forms.form import Question
    from app.models.studies.typing_in import Outcome, TypingIn
    from app.ui.tokens import Tone

_LONGEST: Final = 20_000
_LIST: Final = 470
_NARROW: Final = 900
"""Under this many pixels at 100 % text the answers do not stand beside the question."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A question in the list: `id` is its place among those asked."""

    id: int
    number: str
    words: str
    answer: str


_COLUMNS: Final = (
    Column("number", N_("No."), lambda row: Cell(row.number, muted=True), width=58, sortable=False),
    Column("words", N_("Question"), lambda row: Cell(row.words), stretch=3, sortable=False),
    Column(
        "answer", N_("Answer"), lambda row: Cell(row.answer, bold=True), width=120, sortable=False
    ),
)


class Entry(QWidget):
    """A copy being typed in.

    `finished(typing)` when all is typed and Enter pressed once more, `left` when somebody goes
    back before the first answer.
    """

    finished = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._typing: TypingIn | None = None
        self._around = Label("", "secondary")
        self._words = Label("", "section")
        self._hint = Label("", "secondary")
        self._choices = Label("", "body").selectable()
        self.field = LineEdit()
        self._notice = Notice(parent=self)
        self._keys = Label("", "small")
        self._list = RecordTable(_COLUMNS, name=_("Answers"))
        self._list.view.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._list.activated.connect(self._go_to)
        self._build()
        self.setFocusProxy(self.field)

    def _build(self) -> None:
        ground = plane("surface")
        box = QVBoxLayout(ground)
        box.setContentsMargins(XXL, L, XXL, L)
        box.setSpacing(M)
        self.field.setObjectName("answer")
        self.field.setMaxLength(_LONGEST)
        self.field.setFont(font("page", look()))
        self.field.setMinimumHeight(look().scaled(44))
        self.field.installEventFilter(self)
        self.field.returnPressed.connect(self._on_enter)
        self.field.textEdited.connect(lambda: self._notice.say(""))
        self._keys.setText(_("Enter — next · Esc or ↑ — back · ↓ — forward without a change"))
        for widget in (self._around, self._words, self._hint, self.field, self._notice):
            box.addWidget(widget)
        box.addWidget(self._choices)
        box.addStretch(1)
        box.addWidget(self._keys)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(scrolled(ground), 1)
        side = self._side = plane("side")
        inset = QVBoxLayout(side)
        inset.setContentsMargins(1, 0, 0, 0)
        inset.addWidget(self._list)
        side.setFixedWidth(look().scaled(_LIST))
        line.addWidget(side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._side.setHidden(self.width() < look().scaled(_NARROW))

    # What is shown

    def open(self, typing: TypingIn) -> None:
        """Begin to type in, or go on."""
        self._typing = typing
        self._notice.say("")
        self._show()

    def say(self, text: str, tone: Tone = "info") -> None:
        """Tell something over the choices."""
        self._notice.say(text, tone)

    def _show(self) -> None:
        typing = self._typing
        assert typing is not None  # noqa: S101 - open() comes first
        self._feed(typing)
        if typing.at_end:
            self._around.setText("")
            self._words.setText(_("All answers are typed in"))
            self._hint.setText(_("Enter saves the copy, Esc goes back to the last answer."))
            self._choices.setText("")
            self.field.setText("")
            return
        question, place = typing.current()
        form = typing.filling.form
        within = positions(form)[question.name].around
        titles = [form.text(each.labels, spoken()) for each in within]
        rounds = [str(number) for number in place.rounds]
        self._around.setText(" · ".join(part for part in (*titles, *rounds) if part))
        words = form.text(question.labels, spoken())
        self._words.setText(f"{question.number}  {words}".strip())
        self._hint.setText(hint_of(question))
        self._choices.setText(choices_text(form, question, spoken()))
        self._choices.setHidden(not self._choices.text())
        self.field.setText(shown_answer(question, text_of(place.record, question.name)))
        self.field.setAccessibleName(self._words.text())
        self.field.setAccessibleDescription(self._choices.text())
        self.field.selectAll()

    def _feed(self, typing: TypingIn) -> None:
        form = typing.filling.form
        rows = [
            _Row(
                at,
                question.number,
                form.text(question.labels, spoken()),
                shown_answer(question, text_of(place.record, question.name)),
            )
            for at, (question, place) in enumerate(typing.asked)
        ]
        self._list.feed(list_source(rows))
        self._list.select(min(typing.at, len(rows) - 1))

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            match event.key():
                case Qt.Key.Key_Up | Qt.Key.Key_Escape:
                    self._go_back()
                    return True
                case Qt.Key.Key_Down:
                    self._go_forward()
                    return True
                case _:
                    pass
        return super().eventFilter(watched, event)

    def _on_enter(self) -> None:
        typing = self._typing
        assert typing is not None  # noqa: S101 - as above
        if typing.at_end:
            self.finished.emit(typing)
            return
        question, _place = typing.current()
        outcome = typing.take(self.field.text())
        match outcome.what:
            case What.TAKEN:
                self._notice.say(self._skip_words(outcome))
                self._show()
            case What.UNREADABLE:
                self._notice.say(self._unreadable(outcome, question), "bad")
                self.field.selectAll()
            case What.DOUBTFUL:
                text = _("{what} Enter once more keeps it as it stands on the paper.")
                self._notice.say(text.format(what=self._doubt(outcome, question)), "warn")
                self.field.selectAll()

    def _unreadable(self, outcome: Outcome, question: Question) -> str:
        return explain(
            error(outcome.code, question=question.number, value=self.field.text().strip()[:40])
        )

    def _doubt(self, outcome: Outcome, question: Question) -> str:
        typing, fault = self._typing, outcome.fault
        assert typing is not None  # noqa: S101 - as above
        assert fault is not None  # noqa: S101 - that is what makes it doubtful
        own = typing.filling.form.text(fault.words, spoken())
        number = question.number or typing.filling.form.text(question.labels, spoken())
        return own or explain(error(fault.code, question=number, value=self.field.text()[:40]))

    def _skip_words(self, outcome: Outcome) -> str:
        numbers = [each.number for each in outcome.skipped]
        if not numbers:
            return ""
        return _("Does not apply and is left out: {numbers}").format(numbers=", ".join(numbers))

    def _go_back(self) -> None:
        typing = self._typing
        assert typing is not None  # noqa: S101 - as above
        if typing.at == 0:
            self.left.emit()
            return
        typing.go(typing.at - 1)
        self._notice.say("")
        self._show()

    def _go_forward(self) -> None:
        typing = self._typing
        assert typing is not None  # noqa: S101 - as above
        typing.go(typing.at + 1)
        self._notice.say("")
        self._show()

    def _go_to(self, row: _Row) -> None:
        typing = self._typing
        assert typing is not None  # noqa: S101 - as above
        typing.go(row.id)
        self._show()
        self.field.setFocus()
