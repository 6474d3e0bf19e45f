"""Typing in from paper: the code of a copy, then answer after answer; Enter goes on, Esc back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.i18n import _, spoken
from app.messages import describe
from app.models.errors import AppError
from app.models.forms import library
from app.models.studies import handouts, second_entry, sittings
from app.models.studies.copy_codes import read_code
from app.models.studies.typing_in import TypingIn
from app.ui.button import Button
from app.ui.icons import Icon
from app.ui.line_edit import LineEdit
from app.ui.notice import Notice
from app.ui.plain import Label, plane
from app.ui.questionnaires.typing.comparing import Comparing
from app.ui.questionnaires.typing.entry import Entry
from app.ui.theme import look
from app.ui.tokens import XXL, L, M

if TYPE_CHECKING:
    from app.models.studies.handouts import Handout
    from app.models.studies.sittings import Sitting
    from app.ui.page import Workplace

_CODE_WIDTH = 220
_WORDS_WIDTH = 560


class TypingPane(QWidget):
    """One copy after another: `left` when nobody wants to type any more."""

    left = Signal()

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._store = place.store
        self._count = 0
        self._asked_again = ""
        self._sure = False
        self.code = LineEdit()
        self.entry = Entry()
        self.comparing = Comparing()
        self._stack = QStackedWidget()
        self._build()
        self._connect()

    # Layout

    def _build(self) -> None:
        head = plane("strip")
        line = QHBoxLayout(head)
        line.setContentsMargins(XXL, M, XXL, M)
        line.setSpacing(M)
        self._title = Label("", "section")
        self._done = Label("", "secondary", wrap=False)
        self._drop = Button("", "quiet", Icon.DELETE, small=True)
        self._drop.setObjectName("drop_copy")
        self._drop.clicked.connect(self._on_drop)
        leave = Button(_("Close"), "quiet", Icon.CLOSE, small=True)
        leave.setObjectName("leave_typing")
        leave.clicked.connect(self.leave)
        line.addWidget(self._title, 1)
        line.addWidget(self._done)
        line.addWidget(self._drop)
        line.addWidget(leave)
        start = self._build_start()
        QShortcut(QKeySequence("Escape"), start, self.leave)
        self._stack.addWidget(start)
        self._stack.addWidget(self.entry)
        self._stack.addWidget(self.comparing)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(head)
        box.addWidget(self._stack, 1)

    def _build_start(self) -> QWidget:
        ground = plane("surface")
        box = QVBoxLayout(ground)
        box.setContentsMargins(XXL, XXL, XXL, XXL)
        box.setSpacing(L)
        self.code.setObjectName("copy_code")
        self.code.setAccessibleName(_("Copy code"))
        self.code.setMaxLength(20)
        self.code.setFixedWidth(look().scaled(_CODE_WIDTH))
        self._notice = Notice(parent=ground)
        self._notice.asked.connect(self._type_again)
        hint = _(
            "Type the code that stands at the top of every sheet, and press Enter. Then type the"
            " codes of the answers as the paper numbers them, each with Enter; an empty answer is"
            " Enter alone. Every answer is kept at once."
        )
        words = Label(hint, "secondary")
        self._notice.setMaximumWidth(look().scaled(_WORDS_WIDTH))
        words.setMaximumWidth(look().scaled(_WORDS_WIDTH))
        box.addWidget(Label(_("Copy code"), "strong"))
        box.addWidget(self.code)
        box.addWidget(self._notice)
        box.addWidget(words)
        box.addStretch(1)
        return ground

    def _connect(self) -> None:
        self.code.returnPressed.connect(self._on_code)
        self.code.textEdited.connect(lambda: self._notice.say(""))
        self.entry.finished.connect(self._on_finished)
        self.entry.left.connect(self._show_start)
        self.comparing.settled.connect(self._save)
        self.comparing.left.connect(lambda: self._stack.setCurrentWidget(self.entry))

    # One copy after another

    def open(self) -> None:
        """Go on with what was begun, else ask for a copy."""
        begun = sittings.unfinished(self._store, handouts.PAPER)
        if begun is not None:
            self._begin(begun)
            self.entry.say(_("This copy was begun before. It goes on where it stopped."))
        else:
            self._show_start()

    def leave(self) -> None:
        """Close; what was begun is kept."""
        self.left.emit()

    def _show_start(self) -> None:
        self._stack.setCurrentIndex(0)
        self._title.setText(_("Enter a paper form"))
        self._drop.hide()
        self._tell_count()
        self.code.clear()
        self.code.setFocus()

    def _tell_count(self) -> None:
        self._done.setText(_("Entered now: {n}").format(n=self._count) if self._count else "")

    def _on_code(self) -> None:
        text = self.code.text()
        if not text.strip():
            return
        if read_code(text) is None:
            self._refuse(_("There is no such code: a sign is mistyped. Look at the sheet again."))
            return
        handout = handouts.by_copy(self._store, text)
        if handout is None or handout.way != handouts.PAPER:
            self._refuse(_("No copy on paper was given out under this code."))
            return
        self._open_copy(handout)

    def _open_copy(self, handout: Handout) -> None:
        begun = sittings.unfinished(self._store, handouts.PAPER)
        before = sittings.typed_before(self._store, handout)
        if begun is not None and begun.copy == handout.copy:
            self._begin(begun)
        elif begun is not None:
            self._begin(begun)
            self.entry.say(_("Finish this copy first: it was begun and not finished."))
        elif before and self._asked_again != handout.copy:
            self._asked_again = handout.copy
            text = _("This copy was entered before. Enter once more types it in again to compare.")
            self._notice.say(text, "warn", _("Type it in again"))
        else:
            language = spoken()
            self._begin(sittings.begin(self._store, handout, handouts.PAPER, language, before))

    def _type_again(self) -> None:
        self._on_code()

    def _refuse(self, text: str) -> None:
        self._notice.say(text, "bad")
        self.code.selectAll()

    def _begin(self, sitting: Sitting) -> None:
        self._asked_again = ""
        self._notice.say("")
        form = library.get(self._store, sitting.form_id).form
        title = form.text(form.titles, spoken()) or form.code
        second = _("second entry") if sitting.second else ""
        parts = (sitting.copy, title, second)
        self._title.setText(" · ".join(part for part in parts if part))
        self._tell_count()
        self._drop.setText(_("Drop this entry"))
        self._sure = False
        self._drop.show()
        self.entry.open(TypingIn(self._store, sitting))
        self._stack.setCurrentWidget(self.entry)
        self.entry.setFocus()

    def _on_drop(self) -> None:
        """Forget what was typed of this copy, at the second press."""
        if not self._sure:
            self._sure = True
            self._drop.setText(_("Press once more to drop what was typed"))
            self.entry.setFocus()
            return
        sittings.drop(self._store, handouts.PAPER)
        self._show_start()

    def _on_finished(self, typing: TypingIn) -> None:
        sitting = typing.sitting
        found = second_entry.differences(self._store, sitting) if sitting.second else []
        if found:
            self.comparing.open(sitting, found)
            self._stack.setCurrentWidget(self.comparing)
            self.comparing.setFocus()
        else:
            self._save(sitting)

    def _save(self, sitting: Sitting) -> None:
        try:
            sittings.finish(self._store, sitting)
        except AppError as problem:
            self.entry.say(describe(problem), "bad")
            return
        self._count += 1
        self._show_start()
        text = _("Copy {copy} is saved. The next one?").format(copy=sitting.copy)
        self._notice.say(text, "ok")
