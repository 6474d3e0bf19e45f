"""The window of the respondents: it fills the screen and is left only with the team's PIN."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from app.i18n import NAMES, spoken
from app.messages import describe
from app.models.errors import AppError
from app.models.forms import library
from app.models.studies import handouts, sittings
from app.ui.button import Button
from app.ui.filters import Filter, FilterStrip
from app.ui.icons import Icon
from app.ui.notice import Notice
from app.ui.plain import Label, plane
from app.ui.questionnaires.respondent.leaving import Leaving
from app.ui.questionnaires.respondent.places import Thanks, Welcome
from app.ui.questionnaires.respondent.questions import Questions
from app.ui.questionnaires.respondent.words import Words
from app.ui.tokens import XXL, L, M

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent

    from app.models.forms.form import Form
    from app.models.store import Store
    from app.models.studies.handouts import Handout

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class RespondentWindow(QWidget):
    """One respondent after another at one copy; `left` when the team has the PC again."""

    left = Signal()

    def __init__(self, store: Store, handout: Handout) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._store = store
        self._handout = handout
        self._form: Form = library.get(store, handout.form).form
        self._may_close = False
        self._before: QWidget | None = None
        codes = [each.code for each in self._form.languages]
        named = {each.code: each.title.partition("(")[0].strip() for each in self._form.languages}
        chips = [Filter(code, NAMES.get(code) or named[code] or code) for code in codes]
        self._languages = FilterStrip(chips)
        self._languages.setHidden(len(chips) < 2)
        self._languages.chosen.connect(self._speak)
        self._language = spoken() if spoken() in codes else self._form.default
        if self._language in codes:
            self._languages.activate(self._language)
        self.questions = Questions(store)
        self._welcome = Welcome()
        self._thanks = Thanks()
        self._leaving = Leaving(store)
        self._build()
        self._connect()
        self._show_welcome()

    # Layout

    def _build(self) -> None:
        self._title = Label("", "section")
        self._done = Label("", "secondary", wrap=False)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._problem = Notice(parent=self)
        head = plane("header")
        box = QVBoxLayout(head)
        box.setContentsMargins(XXL, M, XXL, M)
        line = QHBoxLayout()
        line.addWidget(self._title, 1)
        line.addWidget(self._done)
        line.addSpacing(L)
        line.addWidget(self._languages)
        box.addLayout(line)
        box.addWidget(self._bar)
        box.addWidget(self._problem)
        self._stack = QStackedWidget()
        for each in (self._welcome, self.questions, self._thanks, self._leaving):
            self._stack.addWidget(each)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        whole.addWidget(self._stack, 1)
        whole.addWidget(self._build_foot())

    def _build_foot(self) -> QWidget:
        self._team = Button("", "quiet", Icon.LOCK, small=True)
        self._back = Button("", which=Icon.BACK)
        self._next = Button("", "primary")
        for name, button in (("team", self._team), ("back", self._back), ("next", self._next)):
            button.setObjectName(name)
        self._foot = plane("foot")
        line = QHBoxLayout(self._foot)
        line.setContentsMargins(XXL, M, XXL, M)
        line.setSpacing(M)
        line.addWidget(self._team)
        line.addStretch(1)
        line.addWidget(self._back)
        line.addWidget(self._next)
        return self._foot

    def _connect(self) -> None:
        self._team.clicked.connect(self.ask_to_leave)
        self._back.clicked.connect(self.questions.go_back)
        self._next.clicked.connect(self.questions.go_on)
        self._welcome.pressed.connect(self._begin)
        self._thanks.pressed.connect(self._show_welcome)
        self._leaving.allowed.connect(self._leave)
        self._leaving.given_up.connect(self._return)
        self.questions.moved.connect(self._tell)
        self.questions.finished.connect(self._finish)
        QShortcut(QKeySequence("Alt+Left"), self, self._go_back)

    # From respondent to respondent

    def go_on_with(self, sitting: sittings.Sitting) -> None:
        """Go on with what was begun before the program was stopped."""
        self._language = sitting.language
        if any(each.code == sitting.language for each in self._form.languages):
            self._languages.activate(sitting.language)
        self._open(sitting)

    def _show_welcome(self) -> None:
        self._show(self._welcome)
        self._welcome.setFocus()

    def _begin(self) -> None:
        way = handouts.PC
        self._open(sittings.begin(self._store, self._handout, way, self._language))

    def _open(self, sitting: sittings.Sitting) -> None:
        self._stack.setCurrentWidget(self.questions)
        self.questions.open(sitting)
        self._tell()

    def _finish(self) -> None:
        try:
            sittings.finish(self._store, self.questions.sitting)
        except AppError as problem:
            self._problem.say(describe(problem), "bad")
            return
        self._problem.say("")
        self._show(self._thanks)
        self._thanks.setFocus()

    def _show(self, place: QWidget) -> None:
        self._stack.setCurrentWidget(place)
        self._tell()

    # Words

    def _speak(self, language: str) -> None:
        self._language = language
        if self._stack.currentWidget() is self.questions:
            self.questions.speak(language)
        self._tell()

    def _tell(self) -> None:
        words = Words(self._form, self._language)
        title = self._form.text(self._form.titles, self._language) or self._form.code
        asking = self._stack.currentWidget() is self.questions
        self.setWindowTitle(title)
        self._title.setText(title)
        self._welcome.show_words(title, words)
        self._thanks.show_words(title, words)
        self._team.setText(words("leave"))
        self._back.setText(words("back"))
        for widget in (self._done, self._bar, self._back, self._next):
            widget.setVisible(asking)
        self._foot.setVisible(self._stack.currentWidget() is not self._leaving)
        if asking:
            done, total = self.questions.progress()
            self._done.setText(words("progress", done=done, total=total))
            self._bar.setRange(0, max(total, 1))
            self._bar.setValue(done)
            self._back.setEnabled(not self.questions.at_first)
            self._next.setText(words("finish" if self.questions.at_last else "next"))

    # Keys: what no field has taken

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._stack.currentWidget() is not self.questions:
            self._press_button(event)
        elif event.key() in _ENTER:
            self.questions.go_back() if self._back.hasFocus() else self.questions.go_on()
        elif event.key() == Qt.Key.Key_Backspace:
            self.questions.go_back()
        elif not (event.text().isdecimal() and self.questions.choose(event.text())):
            super().keyPressEvent(event)

    def _press_button(self, event: QKeyEvent) -> None:
        place = self._stack.currentWidget()
        if event.key() in _ENTER and place in {self._welcome, self._thanks}:
            self._begin() if place is self._welcome else self._show_welcome()
        else:
            super().keyPressEvent(event)

    def _go_back(self) -> None:
        if self._stack.currentWidget() is self.questions:
            self.questions.go_back()

    # Back to the office

    def ask_to_leave(self) -> None:
        """Ask for the PIN; the answers so far are kept."""
        if self._stack.currentWidget() is not self._leaving:
            self._before = self._stack.currentWidget()
        self._leaving.open()
        self._show(self._leaving)
        self._leaving.open()

    def _return(self) -> None:
        place = self._before or self._welcome
        self._show(place)
        place.setFocus()

    def _leave(self) -> None:
        self._may_close = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_close:
            super().closeEvent(event)
            self.left.emit()
        else:
            event.ignore()
            self.ask_to_leave()
