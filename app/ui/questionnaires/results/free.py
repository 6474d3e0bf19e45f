"""What people wrote in their own words: a list that tells no order, with tags to count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.i18n import N_, _
from app.models.studies import free_answers
from app.models.studies.questions import Shape, blocks
from app.models.suppression import LEAST
from app.models.text import fold
from app.ui.button import Button
from app.ui.chips import Chip
from app.ui.empty import Empty
from app.ui.fields import Suggest
from app.ui.flow import FlowLayout
from app.ui.icons import Icon
from app.ui.locking import lock
from app.ui.lookup import suggest_editor
from app.ui.plain import Label, clear_layout, plane
from app.ui.questionnaires.results.desk import Panel, Picker
from app.ui.record_model import Cell, Column, list_source
from app.ui.record_table import RecordTable
from app.ui.search_field import SearchField
from app.ui.theme import look
from app.ui.tokens import XL, M, S

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from app.models.forms.form import Question
    from app.models.studies.free_answers import Free
    from app.ui.page import Workplace
    from app.ui.questionnaires.results.desk import Desk

_COLUMNS = (
    Column(
        "text",
        N_("Answer"),
        lambda free: Cell(free.text.replace("\n", " "), " · ".join(free.tags)),
        stretch=1,
    ),
)


class FreePanel(Panel):
    """The answers to one question, the tags they have, and a field to give one."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.place = place
        self._desk: Desk | None = None
        self._questions: dict[str, Question] = {}
        self._all: list[Free] = []
        self._picked = False
        self.question = Picker(_("Question"), 380)
        self.tag = Picker(_("Tag"), 180)
        self.search = SearchField(_("Filter"))
        self.search.searched.connect(self._narrow)
        self.question.picked.connect(self._on_picked)
        self.tag.picked.connect(self._narrow)
        self.list = RecordTable(_COLUMNS, two_lines=True, multiple=True, name=_("Free answers"))
        self.list.selected.connect(self._show_answer)
        self._whole = Label("", "body").selectable()
        self._count = Label("", "secondary", wrap=False)
        self._count.setMinimumHeight(look().control)
        self.search.setMaximumWidth(look().scaled(200))
        self._tags = FlowLayout(spacing=S)
        self.editor = suggest_editor(Suggest(self._suggestions, max_length=60))
        self._give = Button(_("Give the tag"), which=Icon.ADD)
        self._give.setObjectName("give_tag")
        self._give.clicked.connect(self.give)
        self.editor.line.returnPressed.connect(self.give)
        lock(self._give, locked=place.store.read_only)
        self._build()

    def _build(self) -> None:
        foot = plane("foot")
        below = QVBoxLayout(foot)
        below.setContentsMargins(XL, M, XL, M)
        below.setSpacing(S)
        below.addWidget(self._whole)
        below.addLayout(self._tags)
        line = QHBoxLayout()
        line.setSpacing(S)
        line.addWidget(Label(_("Tag for the chosen answers"), "secondary", wrap=False))
        line.addWidget(self.editor, 1)
        line.addWidget(self._give)
        line.addStretch(1)
        below.addLayout(line)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.list, 1)
        box.addWidget(foot)
        self._foot = foot

    def pickers(self) -> Sequence[QWidget]:
        return self.question, self.tag, self.search, self._count

    def show_desk(self, desk: Desk) -> None:
        self._desk = desk
        form = desk.study.forms[desk.form]
        found = [each for each in blocks(form) if each.shape is Shape.TEXT]
        self._questions = {each.name: each.questions[0] for each in found}
        self.question.offer([(each.name, desk.words.title(desk.form, each)) for each in found])
        if not self._picked:
            self.question.set_value(self._first(desk))
        self._show()

    def _first(self, desk: Desk) -> str | None:
        """Return the first question that anybody has answered, else the first one."""
        form, answered = desk.study.forms[desk.form], desk.study.among(desk.form, desk.group)
        told = (
            name
            for name, question in self._questions.items()
            if free_answers.is_answered(form, question, answered)
        )
        return next(told, next(iter(self._questions), None))

    def _on_picked(self) -> None:
        self._picked = True
        self._show()

    def take(self, what: object) -> None:
        if what in self._questions:
            self.question.set_value(what)
            self._on_picked()

    def _show(self) -> None:
        question = self._questions.get(self.question.value())
        self._all = []
        hides = False
        if self._desk is not None and question is not None:
            desk = self._desk
            answered = desk.study.among(desk.form, desk.group)
            hides = len(answered) < LEAST
            if not hides:
                form = desk.study.forms[desk.form]
                self._all = free_answers.free_answers(self.place.store, form, question, answered)
        empty = (
            Empty(_("Too few responses; the result is hidden."), which=Icon.LOCK)
            if hides
            else Empty(_("Nobody wrote anything here"), which=Icon.MESSAGE)
        )
        self.list.set_empty(empty)
        counted = free_answers.counted(self._all)
        options = [(tag, f"{tag} ({count})") for tag, count in counted.most_common()]
        self.tag.offer(options, _("all"))
        self._narrow()

    def _narrow(self) -> None:
        tag, text = self.tag.value(), fold(self.search.text())
        found = [
            each
            for each in self._all
            if (tag is None or tag in each.tags) and text in fold(each.text)
        ]
        self._count.setText(_("Answers: {n}").format(n=len(found)))
        self.list.feed(list_source(found))
        self._foot.setVisible(bool(self._all))
        self._show_answer(self.list.current())

    def _show_answer(self, free: Free | None) -> None:
        self._whole.setText(free.text if free else _("Choose answers to give them a tag."))
        clear_layout(self._tags)
        for tag in free.tags if free else ():
            chip = Chip(tag, tag)
            chip.removed.connect(self._on_removed)
            lock(chip, locked=self.place.store.read_only)
            self._tags.addWidget(chip)
        self._give.setEnabled(free is not None)

    def _suggestions(self, text: str) -> list[str]:
        known = free_answers.known_tags(self.place.store)
        return [tag for tag in known if text.casefold() in tag.casefold()]

    def give(self) -> None:
        """Give what is typed as a tag to the chosen answers."""
        tag, chosen = (self.editor.value() or "").strip(), self.list.chosen()
        if not tag or not chosen or self.place.store.read_only:
            return
        name = self.question.value()
        with self.place.store.change(free_answers.TAGGED, origin=self, tag=tag) as change:
            free_answers.give(self.place.store, change, name, chosen, tag)
        self.editor.set_value("")

    def _on_removed(self) -> None:
        chip, free = self.sender(), self.list.current()
        if not isinstance(chip, Chip) or free is None or self.place.store.read_only:
            return
        store, tag = self.place.store, str(chip.key)
        with store.change(free_answers.UNTAGGED, origin=self, tag=tag) as change:
            free_answers.take_away(store, change, self.question.value(), free, tag)
