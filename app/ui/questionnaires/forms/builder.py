"""The builder: questions on the left, the one in sight in the middle, its look on the right."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.i18n import N_, _, spoken
from app.models.forms.answer_sets import own_set
from app.models.forms.arranging import duplicated, moved, removed
from app.models.forms.bank import put_in
from app.models.forms.making import added
from app.models.forms.outline import entry_at, outline
from app.models.forms.reading import read
from app.ui.button import Button
from app.ui.filters import Filter, FilterStrip
from app.ui.icons import Icon
from app.ui.notice import Notice
from app.ui.pill import Pill
from app.ui.plain import ElidedLabel
from app.ui.questionnaires.forms.bank_pane import BankPane
from app.ui.questionnaires.forms.check_pane import CheckPane
from app.ui.questionnaires.forms.leaving import leave_field
from app.ui.questionnaires.forms.preview import PreviewPane
from app.ui.questionnaires.forms.question_editor import QuestionEditor
from app.ui.questionnaires.forms.question_list import QuestionList
from app.ui.questionnaires.forms.set_pane import SetPane
from app.ui.questionnaires.forms.settings_pane import SettingsPane
from app.ui.questionnaires.forms.shape_words import state_of, translated
from app.ui.questionnaires.forms.translation_pane import TranslationPane
from app.ui.strip import Strip
from app.ui.theme import look
from app.ui.tokens import S

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from app.models.forms.bank import Banked
    from app.models.forms.outline import Shape
    from app.models.forms.source import Source
    from app.ui.page import Workplace
    from app.ui.questionnaires.forms.manuscript import Manuscript

_MODES: Final = (
    Filter("questions", N_("Questions")),
    Filter("texts", N_("Translations")),
    Filter("settings", N_("Settings")),
    Filter("check", N_("Check")),
)
_OUT: Final = (
    ("html", N_("As one HTML file")),
    ("paper", N_("On paper (PDF)")),
    ("xlsform", N_("As XLSForm (Excel)")),
)
_WIDE: Final = 1000
"""Under this many pixels at 100 % text the preview gives way."""
_LIST: Final = 0.34
_PREVIEW: Final = 0.42
_WIDE_PREVIEW: Final = 0.52
"""The share of the list in the width, and of the preview in what is left; paper needs more."""
_TRIED_MS: Final = 120


class Builder(QWidget):
    """A form on the desk.

    `left` when the work on it is done; `wanted(what)` asks for what is not done here: a new
    version, taking out.
    """

    left = Signal()
    wanted = Signal(str)
    said = Signal(str, bool)

    def __init__(self, place: Workplace, manuscript: Manuscript) -> None:
        super().__init__()
        self.manuscript = manuscript
        self.list = QuestionList(manuscript)
        self.editor = QuestionEditor(manuscript)
        self.preview = PreviewPane(place)
        self.sets = SetPane(manuscript)
        self.bank = BankPane(place.store)
        self.texts = TranslationPane(manuscript)
        self.settings = SettingsPane(manuscript)
        self.check = CheckPane(manuscript)
        self.lock = Notice(parent=self)
        self.lock.name_action("new_version")
        self.lock.asked.connect(lambda: self.wanted.emit("version"))
        self.modes = FilterStrip(_MODES)
        self._title = ElidedLabel("", "strong")
        self._pill = Pill()
        self._tried: Source | None = None
        self._trying = QTimer(self)
        self._trying.setSingleShot(True)
        self._trying.setInterval(_TRIED_MS)
        self._trying.timeout.connect(self._show_tried)
        self._moved = False
        self._right = QStackedWidget()
        self._beside = QSplitter()
        self._split = QSplitter()
        self._stack = QStackedWidget()
        self._build()
        self._wire()

    def _build(self) -> None:
        for part in (self.editor, self.preview):
            self._beside.addWidget(part)
        for part in (self._beside, self.sets, self.bank):
            self._right.addWidget(part)
        for part in (self.list, self._right):
            self._split.addWidget(part)
        for splitter in (self._split, self._beside):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(1)
        for part in (self._split, self.texts, self.settings, self.check):
            self._stack.addWidget(part)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._strip())
        box.addWidget(self.lock)
        box.addWidget(self._stack, 1)

    def _strip(self) -> Strip:
        back = Button(_("Questionnaires"), "link", Icon.CHEVRON_LEFT)
        back.setObjectName("to_forms")
        back.setToolTip("Alt+Left")
        back.clicked.connect(self.left)
        words = QWidget()
        line = QHBoxLayout(words)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(S)
        line.addWidget(back)
        line.addWidget(self._title, 1)
        line.addWidget(self._pill)
        strip = Strip(words)
        self.modes.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        strip.add(self.modes)
        self._more = Button(_("Take out"), "secondary", Icon.CHEVRON_DOWN)
        self._more.setObjectName("take_out")
        self._more.clicked.connect(self._open_out)
        strip.add(self._more)
        return strip

    def _wire(self) -> None:
        for splitter in (self._split, self._beside):
            splitter.splitterMoved.connect(self._on_moved)
        self.preview.look_chosen.connect(lambda: self._share_out(self.width()))
        self.modes.chosen.connect(self._on_mode)
        self.list.picked.connect(self._on_picked)
        self.list.entered.connect(self.editor.focus_words)
        self.list.added.connect(self.add)
        self.list.wanted.connect(self._arrange)
        self.editor.tried.connect(self._try)
        self.editor.written.connect(self._on_written)
        self.editor.set_opened.connect(self.open_set)
        self.editor.set_copied.connect(self._own_set)
        self.sets.left.connect(self._to_question)
        self.sets.written.connect(self._head)
        self.bank.left.connect(self._to_question)
        self.bank.taken.connect(self._put_in)
        self.texts.written.connect(self._head)
        self.settings.written.connect(self._head)
        self.check.asked.connect(self._lead_to)
        self.check.set_asked.connect(self._lead_to_set)

    # What is shown

    def begin(self) -> None:
        """Show the form from its first question on."""
        self._head()
        self.list.set_free(free=not (self.manuscript.words_only or self.manuscript.read_only))
        self.list.show_questions()
        self._on_picked(self.list.current())
        self.list.table.setFocus()

    def renew(self) -> bool:
        """Show what another change has made of the form; say whether it is still there."""
        before = self.manuscript.source
        if not self.manuscript.renew():
            return False
        if self.manuscript.source != before:
            row = self.list.current()
            self._head()
            self.list.show_questions(_nearest(self.manuscript.source, row))
            self._on_picked(self.list.current())
            self._on_mode(self.modes.active())
            if self._right.currentWidget() is self.sets:
                self.sets.show_set(self.sets.name())
        return True

    def settle(self) -> None:
        """Write what stands in a field that has the cursor."""
        leave_field(self)
        self.editor.settle()

    def show_mode(self, key: str) -> None:
        """Show the questions, the texts, the settings or what is wrong."""
        self.modes.activate(key)
        self._on_mode(key)

    def _head(self) -> None:
        listed = self.manuscript.listed
        form = self.manuscript.form
        self._title.setText(form.text(form.titles, spoken()) or form.code)
        self._title.setToolTip(translated(listed.shares))
        self._pill.show_spec(state_of(listed))
        action = "" if self.manuscript.read_only else _("New version")
        self.lock.say(self.manuscript.why_locked(), "info", action)
        self.modes.set_counts({"questions": listed.questions})
        if self.manuscript.reading.problems:
            self.modes.set_counts({"check": len(self.manuscript.reading.problems)})

    def _on_mode(self, key: str) -> None:
        keys = [each.key for each in _MODES]
        pane = (None, self.texts, self.settings, self.check)[keys.index(key)]
        if pane is not None:
            pane.refresh()
        else:
            row = self.list.current()
            self.list.show_questions(row)
            self._on_picked(row)
        self._stack.setCurrentIndex(keys.index(key))

    def _on_picked(self, row: int | None) -> None:
        self._trying.stop()
        self.editor.show_question(row)
        self.preview.show_question(self.manuscript.form, row)
        if self._right.currentWidget() is self.sets:
            self._to_question()

    def _on_written(self, row: int) -> None:
        self._trying.stop()
        self._head()
        quiet = QSignalBlocker(self.list)  # the question in sight is the same one
        self.list.show_questions(row)
        quiet.unblock()
        self.preview.show_question(self.manuscript.form, row)

    def _try(self, source: Source) -> None:
        self._tried = source
        self._trying.start()

    def _show_tried(self) -> None:
        if self._tried is not None:
            form = read(self._tried, self.manuscript.form.code).form
            self.preview.show_question(form, self.list.current())

    def _lead_to(self, row: int) -> None:
        self.show_mode("questions")
        self.list.show_questions(_nearest(self.manuscript.source, row))
        self.editor.focus_words()

    def _lead_to_set(self, name: str) -> None:
        self.show_mode("questions")
        self.open_set(name)

    # Changes

    def add(self, shape: Shape) -> None:
        """Add a question behind the one in sight, and put the cursor into its words."""
        source, row = added(self.manuscript.source, shape, self.list.current())
        if self._keep(source, row):
            self.editor.focus_words()

    def _keep(self, source: Source, row: int | None) -> bool:
        if not self.manuscript.write(source):
            return False
        self._head()
        self.list.show_questions(row)
        self._on_picked(self.list.current())
        return True

    def _arrange(self, what: str) -> None:
        if what == "bank":
            self._right.setCurrentWidget(self.bank)
            self.bank.open()
            return
        row = self.list.current()
        if row is None or self.manuscript.words_only or self.manuscript.read_only:
            return
        self.editor.settle()
        source = self.manuscript.source
        match what:
            case "up" | "down":
                self._keep(*moved(source, row, -1 if what == "up" else 1))
            case "double":
                self._keep(*duplicated(source, row))
            case _:
                fewer = removed(source, row)
                self._keep(fewer, _nearest(fewer, row))
                self.said.emit(_("Deleted. You can undo this."), True)

    def _put_in(self, found: Banked) -> None:
        source, row = put_in(self.manuscript.source, found, self.list.current())
        if self._keep(source, row):
            self.said.emit(_("Put in from the bank: {name}").format(name=found.entry.name), True)

    def _own_set(self, row: int) -> None:
        entry = entry_at(self.manuscript.source, row)
        if entry is not None and entry.choices:
            self._keep(own_set(self.manuscript.source, row, entry.choices), row)

    # What stands in place of the question

    def open_set(self, name: str) -> None:
        """Show what an answer set offers."""
        self.sets.show_set(name)
        self._right.setCurrentWidget(self.sets)
        self.sets.focus_first()

    def _to_question(self) -> None:
        self._right.setCurrentWidget(self._beside)
        row = self.list.current()
        self.list.show_questions(row)
        self.editor.show_question(row)
        self.preview.show_question(self.manuscript.form, row)
        self.list.table.setFocus()

    def _open_out(self) -> None:
        menu = QMenu(self)
        for key, label in _OUT:
            menu.addAction(_(label), partial(self.wanted.emit, key))
        menu.addSeparator()
        menu.addAction(_("Hand out"), partial(self.wanted.emit, "handout"))
        menu.addAction(_("Make a copy"), partial(self.wanted.emit, "copy"))
        menu.addAction(_("New version"), partial(self.wanted.emit, "version"))
        if self.manuscript.listed.draft and not self.manuscript.read_only:
            menu.addAction(_("Delete"), partial(self.wanted.emit, "delete"))
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = event.size().width()
        self.preview.setHidden(width < look().scaled(_WIDE))
        self._share_out(width)

    def _share_out(self, width: int) -> None:
        """Share the width out among the panes, until somebody has moved the lines between them."""
        if self._moved:
            return
        right = 1 - _LIST
        seen = right * (_WIDE_PREVIEW if self.preview.look() == "paper" else _PREVIEW)
        self._split.setSizes([round(width * _LIST), round(width * right)])
        self._beside.setSizes([round(width * (right - seen)), round(width * seen)])

    def _on_moved(self) -> None:
        self._moved = True


def _nearest(source: Source, row: int | None) -> int | None:
    """Return the row of a question, or of the one that has come in its place."""
    rows = [each.row for each in outline(source)]
    if row is None or not rows:
        return None
    return next((each for each in rows if each >= row), rows[-1])
