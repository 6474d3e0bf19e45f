"""The questions of a form, one below the other: name, words, kind, condition."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.i18n import _, ngettext, spoken
from app.models.forms.cells import cells_of
from app.models.forms.outline import CLOSED, Shape, outline
from app.models.forms.source import SURVEY
from app.ui.button import Button, IconButton
from app.ui.empty import Empty
from app.ui.flow import FlowLayout
from app.ui.icons import Icon
from app.ui.plain import plane
from app.ui.questionnaires.forms.rule_words import short_rule
from app.ui.questionnaires.forms.shape_words import OFFERED, SHAPES
from app.ui.record_model import Cell, Column, list_source
from app.ui.record_table import RecordTable
from app.ui.tokens import XS, M, S

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.models.forms.cells import Line
    from app.models.forms.outline import Entry
    from app.ui.questionnaires.forms.manuscript import Manuscript

_INDENT: Final = "\u2003"


@dataclass(frozen=True, slots=True)
class Asked:
    """One line of the list; `id` is its row in the sheet."""

    id: int
    name: str
    words: str
    second: str
    faulty: bool


COLUMNS: Final = (
    Column("name", "", lambda each: Cell(each.name, bold=True), width=88, sortable=False),
    Column(
        "words",
        "",
        lambda each: Cell(
            each.words, each.second, icon=Icon.WARNING if each.faulty else None,
            tone="warn" if each.faulty else None,
        ),
        sortable=False,
    ),
)  # fmt: skip


class QuestionList(QWidget):
    """The list with its buttons.

    `picked(row)` when another question comes into sight, `entered()` with Enter; `added(shape)`
    and `wanted(what)` ask for a change: up, down, double, delete, bank.
    """

    picked = Signal(object)
    entered = Signal()
    added = Signal(object)
    wanted = Signal(str)

    def __init__(self, manuscript: Manuscript) -> None:
        super().__init__()
        self._manuscript = manuscript
        self.table = RecordTable(COLUMNS, two_lines=True, name=_("Questions"))
        self.table.view.header.hide()
        self.table.set_empty(
            Empty(_("No questions yet"), _("Add the first one below."), "", Icon.QUESTIONNAIRE)
        )
        self.table.selected.connect(self._on_selected)
        self.table.activated.connect(self._on_activated)
        self.add = Button(_("Add a question"), "link", Icon.ADD)
        self.add.setObjectName("add_question")
        self.add.clicked.connect(self.open_menu)
        self.bank = Button(_("From the bank"), "link", Icon.SEARCH)
        self.bank.setObjectName("from_bank")
        self.bank.clicked.connect(partial(self.wanted.emit, "bank"))
        self._arranging = self._build_arranging()
        self._build()
        self._bind_keys()

    def _build_arranging(self) -> list[IconButton]:
        made: list[IconButton] = []
        for key, which, name, keys in (
            ("up", Icon.CHEVRON_UP, _("Move up"), "Alt+Up"),
            ("down", Icon.CHEVRON_DOWN, _("Move down"), "Alt+Down"),
            ("double", Icon.COPY, _("Make one more like it"), "Ctrl+D"),
            ("delete", Icon.DELETE, _("Delete"), "Delete"),
        ):
            button = IconButton(which, f"{name} ({keys})")
            button.setObjectName(f"question_{key}")
            button.clicked.connect(partial(self.wanted.emit, key))
            made.append(button)
        return made

    def _build(self) -> None:
        arranging = QWidget()
        line = QHBoxLayout(arranging)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(XS)
        for each in self._arranging:
            line.addWidget(each)
        foot = plane("foot")
        flow = FlowLayout(spacing=XS)
        for each in (self.add, self.bank, arranging):
            flow.addWidget(each)
        inside = QVBoxLayout(foot)
        inside.setContentsMargins(M, XS, S, XS)
        inside.addLayout(flow)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.table, 1)
        box.addWidget(foot)

    def _bind_keys(self) -> None:
        for keys, key in (("Alt+Up", "up"), ("Alt+Down", "down"), ("Ctrl+D", "double")):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self.wanted.emit, key))
        for keys, slot in (("Ctrl+N", self._open_menu_by_keys), ("F2", self.entered.emit)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)
        gone = QShortcut(QKeySequence("Delete"), self.table)
        gone.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        gone.activated.connect(partial(self.wanted.emit, "delete"))

    def show_questions(self, row: int | None = None) -> None:
        """Show the questions as they are now, with that one in sight."""
        source = self._manuscript.source
        lines = {each.row: each for each in cells_of(source, SURVEY).lines}
        entries = outline(source)
        faulty = {
            each.row for each in self._manuscript.reading.problems if each.sheet == SURVEY
        } - {None}
        asked = [
            self._asked(each, lines[each.row], entries, faulty=each.row in faulty)
            for each in entries
        ]
        self.table.feed(list_source(asked))
        if row is not None:
            self.table.select(row)
        elif self.table.current() is None:
            self.table.select_first()

    def set_free(self, *, free: bool) -> None:
        """Let questions be added and arranged, or only be looked at."""
        for each in (self.add, self.bank, *self._arranging):
            each.setEnabled(free)

    def current(self) -> int | None:
        """Return the row of the question in sight."""
        found = self.table.current()
        return found.id if found is not None else None

    def open_menu(self) -> None:
        """Offer the kinds of questions."""
        menu = self.kinds_menu()
        above = QPoint(0, menu.sizeHint().height())
        menu.popup(self.add.mapToGlobal(self.add.rect().topLeft()) - above)

    def _open_menu_by_keys(self) -> None:
        if self.add.isEnabled():
            self.open_menu()

    def kinds_menu(self) -> QMenu:
        """Return the menu of kinds; in a table it begins with its rows."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for shape in self._inside():
            menu.addAction(_(SHAPES[shape]), partial(self.added.emit, shape))
        for group in OFFERED:
            menu.addSeparator()
            for shape in group:
                menu.addAction(_(SHAPES[shape]), partial(self.added.emit, shape))
        return menu

    def _inside(self) -> tuple[Shape, ...]:
        row = self.current()
        entry = next((each for each in outline(self._manuscript.source) if each.row == row), None)
        table = entry.inside if entry and entry.inside and entry.inside.shape in CLOSED else entry
        match table.shape if table else None:
            case Shape.MATRIX:
                return (Shape.ROW,)
            case Shape.SPLIT:
                return (Shape.PART,)
            case _:
                return ()

    def _on_activated(self, _asked: Asked) -> None:
        self.entered.emit()

    def _on_selected(self, asked: Asked | None) -> None:
        self.picked.emit(asked.id if asked else None)

    def _asked(self, entry: Entry, line: Line, entries: Sequence[Entry], *, faulty: bool) -> Asked:
        form = self._manuscript.form
        words = form.text(line.texts("label"), spoken()) or _("no words yet")
        indent = _INDENT * entry.depth
        second = " · ".join(filter(None, self._about(entry, line, entries)))
        return Asked(
            entry.row,
            entry.name,
            indent + " ".join(words.split()),
            indent + second,
            faulty,
        )

    def _about(self, entry: Entry, line: Line, entries: Sequence[Entry]) -> list[str]:
        form = self._manuscript.form
        parts = [_(SHAPES[entry.shape])]
        if entry.shape in CLOSED:
            number = sum(1 for each in entries if each.parent == entry.row)
            parts.append(ngettext("{n} row", "{n} rows", number).format(n=number))
        rule = line.get("constraint")
        if rule and entry.shape is not Shape.PART:
            parts.append(short_rule(form, rule).replace("  ", " ").strip())
        if rule := line.get("relevant"):
            parts.append(_("if {condition}").format(condition=short_rule(form, rule)))
        return parts
