"""The grammar of most screens: a list with filters, and beside it the record or its form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.i18n import _
from app.messages import describe
from app.models.errors import AppError
from app.ui.button import Button
from app.ui.detail import DetailPane
from app.ui.empty import Empty
from app.ui.filters import FilterStrip
from app.ui.form_pane import FormPane
from app.ui.icons import Icon
from app.ui.locking import lock
from app.ui.notice import Notice
from app.ui.page import Page, Workplace
from app.ui.record_table import RecordTable
from app.ui.search_field import SearchField
from app.ui.strip import Strip
from app.ui.theme import look
from app.ui.tokens import XXL, S

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QResizeEvent

    from app.models.gate import Change
    from app.models.problems import Problem
    from app.ui.fields import Field, Section
    from app.ui.filters import Filter
    from app.ui.record_model import Column, Source

_NARROW = 1000
"""Under this many pixels at 100 % text the record stands in place of its list, not beside it."""


@dataclass(frozen=True, slots=True)
class Words:
    """The marked messages of a screen: its button, form titles and what an empty list says."""

    add: str
    new_title: str
    edit_title: str
    empty_title: str
    empty_hint: str
    added: str
    edited: str
    icon: Icon


class RecordPage(Page):
    """A screen over one kind of record; what is particular is told by the methods to override.

    `widest` is the key of the filter that hides nothing, the first one if not told.
    """

    table: ClassVar[str] = ""
    words: ClassVar[Words]
    columns: ClassVar[Sequence[Column]] = ()
    filters: ClassVar[Sequence[Filter]] = ()
    widest: ClassVar[str] = ""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self.rows_shown: tuple[int, ...] | None = None
        self._instead: QWidget | None = None
        add = self.header.add_button(
            Button(_(self.words.add), "primary", Icon.ADD, shortcut="Ctrl+N")
        )
        add.setObjectName("add")
        lock(add, locked=self.store.read_only)
        add.clicked.connect(self.add)
        self.strip = FilterStrip(self.filters)
        self.strip.chosen.connect(self._on_filter)
        self.search = SearchField(_("Filter"))
        self.search.setObjectName("filter")
        self.search.setMaximumWidth(look().scaled(220))
        self.search.searched.connect(self._on_filter)
        self.line = Strip(self.strip)
        self.line.add(self.search)
        self.split = self._build_split()
        self.body.addWidget(self.line)
        self.body.addWidget(self._build_pinned())
        self.body.addWidget(self.split, 1)
        QShortcut(QKeySequence("Ctrl+F"), self, self.search.setFocus)
        QShortcut(QKeySequence("F2"), self, self.edit)

    # What a screen tells of itself

    def source(self) -> Source:
        """Return the records that filter, search and `rows_shown` let through."""
        raise NotImplementedError

    def counts(self) -> Mapping[str, int]:
        """Return how many records each filter lets through."""
        return {}

    def fields(self, number: int | None) -> Sequence[Field | Section]:
        """Return the fields of the form."""
        raise NotImplementedError

    def values(self, number: int | None) -> Mapping[str, Any]:
        """Return what the form begins with: the record's values, or those of a new one."""
        raise NotImplementedError

    def problems(self, number: int | None, values: Mapping[str, Any]) -> list[Problem]:
        """Return what stands against saving."""
        raise NotImplementedError

    def write(self, change: Change, number: int | None, values: Mapping[str, Any]) -> int:
        """Write the record inside a change and return its number."""
        raise NotImplementedError

    def label_args(self, values: Mapping[str, Any]) -> Mapping[str, object]:
        """Return what fills the placeholders of `words.added` and `words.edited`."""
        raise NotImplementedError

    def show_detail(self, record: Any) -> None:  # noqa: ANN401 - the screen knows its record
        """Fill the detail pane with a record."""
        raise NotImplementedError

    # The page

    def _build_pinned(self) -> QWidget:
        self._pinned = Notice(parent=self)
        self._pinned.asked.connect(self.unpin)
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(XXL, S, XXL, S)
        box.addWidget(self._pinned)
        self._pinned_holder = holder
        holder.hide()
        return holder

    def _build_split(self) -> QSplitter:
        self.list = RecordTable(self.columns, two_lines=True, multiple=True, name=_(self.title))
        self.list.selected.connect(self._on_selected)
        self.list.activated.connect(self._on_activated)
        empty = Empty(
            _(self.words.empty_title), _(self.words.empty_hint), _(self.words.add), self.words.icon
        )
        lock(empty, locked=self.store.read_only)
        empty.asked.connect(self.add)
        self.list.set_empty(empty)
        self.search.left_downwards.connect(self.list.setFocus)
        self.detail = DetailPane(_("Choose a row to see it here."))
        lock(self.detail, locked=self.store.read_only)
        self.pane = FormPane(self.store, self.table, self.problems)
        self.pane.save_requested.connect(self._on_save)
        self.pane.given_up.connect(self._close_form)
        self._side = QStackedWidget()
        self._side.addWidget(self.detail)
        self._side.addWidget(self.pane)
        self._back = Button(_("Back"), "quiet", Icon.BACK, small=True)
        self._back.clicked.connect(self._go_back)
        side = QWidget()
        box = QVBoxLayout(side)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        top = QHBoxLayout()
        top.addWidget(self._back)
        top.addStretch(1)
        box.addLayout(top)
        box.addWidget(self._side, 1)
        self._back.hide()
        self._side_holder = side
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.addWidget(self.list)
        split.addWidget(side)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 0)
        split.setSizes([look().scaled(760), look().detail])
        self._narrow = False
        return split

    def refresh(self) -> None:
        self.strip.set_counts(self.counts())
        self.list.feed(self.source())
        record = self.list.current()
        if record is None and not self._narrow:
            self.list.select_first()
        else:
            self._show(record)

    def add(self) -> None:
        """Open the form for a new record, unless it is open: what is typed in it stays."""
        self.leave_instead()
        if self._is_open_for_new() or not self.may_write():
            return
        self._open_form(None, _(self.words.new_title))

    def _is_open_for_new(self) -> bool:
        return self._side.currentWidget() is self.pane and self.pane.number() is None

    def add_with(self, values: Mapping[str, Any]) -> None:
        """Open the form for a new record with some values given."""
        self.add()
        if self.pane.form is not None and self._is_open_for_new():
            self.pane.form.load({**self.pane.values(), **values})

    def edit(self) -> None:
        """Open the form of the selected record."""
        record = self.list.current()
        if record is not None and self.may_write():
            self._open_form(record.id, _(self.words.edit_title))

    def _open_form(self, number: int | None, title: str) -> None:
        self.pane.open(title, self.fields(number), number, self.values(number))
        self._side.setCurrentWidget(self.pane)
        self._turn(to_side=True)

    def _close_form(self) -> None:
        self._side.setCurrentWidget(self.detail)
        self._turn(to_side=False)
        self.list.setFocus()

    def _on_save(self, number: int | None, values: Mapping[str, Any]) -> None:
        label = self.words.edited if number is not None else self.words.added
        args = self.label_args(values)
        try:
            with self.store.change(label, origin=self, **args) as change:
                saved = self.write(change, number, values)
        except AppError as problem:
            self.said.emit(describe(problem), False)
            return
        self.pane.done()
        self._close_form()
        self.show_record(saved)
        self.said.emit(_("Saved"), True)

    def show_record(self, number: int) -> None:
        """Select a record, loosening the filter where it hides the record."""
        self.leave_instead()
        self._side.setCurrentWidget(self.detail)
        self.refresh()
        if not self.list.select(number):
            self.unpin()
            self.search.clear()
            self.strip.activate(self.widest or self.filters[0].key)
            self.refresh()
            self.list.select(number)
        self._turn(to_side=True)

    def show_beside(self, widget: QWidget) -> None:
        """Show something else than the record beside the list, such as the form of one step."""
        if self._side.indexOf(widget) < 0:
            self._side.addWidget(widget)
        self._side.setCurrentWidget(widget)
        self._turn(to_side=True)

    def leave_beside(self) -> None:
        """Show the record beside the list again."""
        self._side.setCurrentWidget(self.detail)
        self._turn(to_side=True)

    def show_instead(self, widget: QWidget, title: str) -> None:
        """Show something in place of the list and the record, such as a record's documents."""
        if self.body.indexOf(widget) < 0:
            self.body.addWidget(widget, 1)
        if self._instead is not None:
            self._instead.hide()
        self._instead = widget
        self._show_instead(title, shown=True)

    def leave_instead(self) -> None:
        """Show the list and the record again."""
        if self._instead is not None:
            self._show_instead(_(self.title), shown=False)
            self._instead = None
            self.list.setFocus()

    def _show_instead(self, title: str, *, shown: bool) -> None:
        for widget in (self.line, self.split, *self.header.findChildren(Button, "add")):
            widget.setHidden(shown)
        self._pinned_holder.setHidden(shown or self.rows_shown is None)
        self.header.set_title(title)
        if self._instead is not None:
            self._instead.setVisible(shown)

    def to_start(self) -> None:
        self.leave_instead()

    def show_rows(self, ids: Sequence[int], title: str) -> None:
        """List exactly these records: the ones a figure was counted from."""
        self.leave_instead()
        self.rows_shown = tuple(ids)
        self._pinned.say(title, "info", _("Show all"))
        self._pinned_holder.show()
        self.refresh()

    def unpin(self) -> None:
        """List by filter and search again."""
        if self.rows_shown is not None:
            self.rows_shown = None
            self._pinned_holder.hide()
            self.refresh()

    def _on_filter(self) -> None:
        self.list.feed(self.source())
        if self.list.current() is None and not self._narrow:
            self.list.select_first()

    def _on_selected(self, record: Any) -> None:  # noqa: ANN401 - as above
        if self._side.currentWidget() is self.detail:
            self._show(record)

    def _on_activated(self, record: Any) -> None:  # noqa: ANN401 - as above
        self._show(record)
        if self._narrow:
            self._turn(to_side=True)
        else:
            self.edit()

    def _show(self, record: Any) -> None:  # noqa: ANN401 - as above
        if record is None:
            self.detail.show_hint()
        else:
            self.show_detail(record)

    # Narrow windows: the record in place of the list

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < look().scaled(_NARROW)
        if narrow != self._narrow:
            self._narrow = narrow
            self._turn(to_side=self._side.currentWidget() is not self.detail)

    def _turn(self, *, to_side: bool) -> None:
        self.list.setHidden(self._narrow and to_side)
        self._side_holder.setHidden(self._narrow and not to_side)
        self._back.setVisible(self._narrow and self._side.currentWidget() is self.detail)

    def _go_back(self) -> None:
        self._turn(to_side=False)
        self.list.setFocus()
