"""Picking records by typing: a line with a list of hits under it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QCompleter,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from app.i18n import _
from app.ui.chips import Chip
from app.ui.editors import Editor, LineEditor
from app.ui.fields import Hit
from app.ui.flow import FlowLayout
from app.ui.icons import Icon
from app.ui.line_edit import LineEdit
from app.ui.painting import write
from app.ui.spelling import text_spelling
from app.ui.theme import font, look
from app.ui.tokens import XS, S

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.ui.fields import Lookup, MultiLookup, Suggest

    Search = Callable[[str], Sequence[Hit]]
    Create = Callable[[str], Hit | None]

_HIT = int(Qt.ItemDataRole.UserRole)


class Finder(QObject):
    """Shows what a search finds under a line while one types; `picked(hit)` when one is taken."""

    picked = Signal(object)

    def __init__(self, line: QLineEdit, search: Search, create: Create | None = None) -> None:
        super().__init__(line)
        self._line = line
        self._search = search
        self._create = create
        self._typed = ""
        self._hits = QStandardItemModel(self)
        completer = QCompleter(self._hits, self)
        completer.setWidget(line)  # not line.setCompleter: it would write into the line itself
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(10)
        popup = QListView()
        popup.setProperty("popup", "true")
        completer.setPopup(popup)
        self._popup = popup
        popup.setItemDelegate(_HitDelegate(completer))
        completer.activated[QModelIndex].connect(self._on_activated)  # pyright: ignore[reportIndexIssue, reportUnknownMemberType] - the stubs know no overloads
        self._completer = completer
        line.textEdited.connect(self.look_for)
        line.installEventFilter(self)

    def look_for(self, text: str) -> None:
        """Search and show what was found."""
        self._typed = text.strip()
        self._hits.clear()
        for hit in self._search(text.strip()):
            self._add(hit.title, hit)
        if self._create is not None and text.strip():
            self._add(_("Add: {text}").format(text=text.strip()), None)
        if self._hits.rowCount():
            self._completer.complete()
        else:
            self._popup.hide()

    def exact(self, text: str) -> Hit | None:
        """Return the only hit that is called just so."""
        same = [hit for hit in self._search(text) if hit.title.casefold() == text.casefold()]
        return same[0] if len(same) == 1 else None

    def open_list(self) -> None:
        """Show the list for what stands in the line now."""
        self._line.setFocus()
        self.look_for(self._line.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Down
        ):
            self.open_list()
            return True
        return super().eventFilter(watched, event)

    def _add(self, title: str, hit: Hit | None) -> None:
        item = QStandardItem(title)
        item.setData(hit, _HIT)
        self._hits.appendRow(item)

    def _on_activated(self, index: QModelIndex) -> None:
        hit = index.data(_HIT)
        if hit is None and self._create is not None:
            hit = self._create(self._typed)
        if isinstance(hit, Hit):
            self._line.setText(hit.title)
            self.picked.emit(hit)


def suggest_editor(kind: Suggest) -> LineEditor:
    """Return an editor of free text that suggests what was written before."""
    editor = LineEditor(text_spelling(), kind.max_length)

    def search(text: str) -> Sequence[Hit]:
        return [Hit(each, each) for each in kind.suggestions(text)]

    finder = Finder(editor.line, search)
    finder.picked.connect(editor.edited)
    return editor


class LookupEditor(Editor):
    """One record; the line shows its name, the value is its id."""

    def __init__(self, kind: Lookup | MultiLookup) -> None:
        self.line = LineEdit()
        super().__init__(self.line)
        self._kind = kind
        self._picked: Hit | None = None
        self._finder = Finder(self.line, kind.search, kind.create)
        self._finder.picked.connect(self._on_picked)
        opener = self.line.add_button(Icon.CHEVRON_DOWN, _("Show the list"))
        opener.clicked.connect(self._finder.open_list)
        self.line.textEdited.connect(self._on_text_edited)
        self.line.editingFinished.connect(self._settle)

    def value(self) -> Any:  # noqa: ANN401 - ids are whatever the records have
        return self._picked.id if self._picked else None

    def set_value(self, value: Any) -> None:  # noqa: ANN401
        self._picked = None if value is None else Hit(value, self._kind.title(value))
        self.line.setText(self._picked.title if self._picked else "")
        self.line.setCursorPosition(0)

    def complaint(self) -> str:
        if self.line.text().strip() and self._picked is None:
            return _("Choose from the list.")
        return ""

    def _on_picked(self, hit: Hit) -> None:
        self._picked = hit
        self.line.setText(hit.title)
        self.edited.emit()

    def _on_text_edited(self, text: str) -> None:
        if self._picked is not None and text != self._picked.title:
            self._picked = None
        self.edited.emit()

    def _settle(self) -> None:
        text = self.line.text().strip()
        if self._picked is None and text:
            hit = self._finder.exact(text)
            if hit is not None:
                self._on_picked(hit)


class MultiLookupEditor(Editor):
    """Several records as chips, and a line to add one more."""

    def __init__(self, kind: MultiLookup) -> None:
        self._one = LookupEditor(kind)
        super().__init__()
        self._kind = kind
        self._chips: list[Chip] = []
        self._flow = FlowLayout(spacing=XS)
        self.box.addLayout(self._flow)
        self.box.addWidget(self._one)
        self.inner = self._one.inner
        self.setFocusProxy(self._one)
        self._one.edited.connect(self._on_picked)

    def value(self) -> list[Any]:
        return [chip.key for chip in self._chips]

    def set_value(self, value: Any) -> None:  # noqa: ANN401
        for chip in list(self._chips):
            self._drop(chip)
        for each in value or ():
            self._add(each, self._kind.title(each))
        self._one.set_value(None)

    def complaint(self) -> str:
        return self._one.complaint()

    def _on_picked(self) -> None:
        picked = self._one.value()
        if picked is None:
            return
        several = cast("tuple[Any, ...]", picked) if isinstance(picked, tuple) else (picked,)
        for each in several:
            if each not in self.value():
                self._add(each, self._kind.title(each))
        self._one.set_value(None)
        self.edited.emit()

    def _add(self, key: Any, title: str) -> None:  # noqa: ANN401
        chip = Chip(key, title, self)
        chip.removed.connect(self._on_removed)
        self._chips.append(chip)
        self._flow.addWidget(chip)
        chip.show()
        self.updateGeometry()

    def _on_removed(self) -> None:
        chip = self.sender()
        if isinstance(chip, Chip):
            self._drop(chip)
            self._one.setFocus()
            self.edited.emit()

    def _drop(self, chip: Chip) -> None:
        self._chips.remove(chip)
        self._flow.removeWidget(chip)
        chip.hide()
        chip.deleteLater()
        self.updateGeometry()


class _HitDelegate(QStyledItemDelegate):
    """A hit on two lines: its name, and in grey what tells it from others."""

    def sizeHint(
        self,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        hit = index.data(_HIT)
        two = isinstance(hit, Hit) and bool(hit.subtitle)
        return QSize(look().scaled(160), look().scaled(42 if two else 30))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        tokens = look()
        place: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType] - missing in the stubs
        if option.state & QStyle.StateFlag.State_Selected:  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType] - the same
            painter.fillRect(place, QColor(tokens.palette.accent_soft))
        hit = index.data(_HIT)
        words = place.adjusted(S, 0, -S, 0)
        ink = tokens.palette.text if isinstance(hit, Hit) else tokens.palette.accent
        painter.setFont(font("body", tokens))
        if not (isinstance(hit, Hit) and hit.subtitle):
            write(painter, words, str(index.data()), ink)
            return
        half = tokens.scaled(20)
        write(painter, QRect(words.left(), words.top() + 2, words.width(), half), hit.title, ink)
        painter.setFont(font("secondary", tokens))
        second = QRect(words.left(), words.top() + half, words.width(), half)
        write(painter, second, hit.subtitle, tokens.palette.muted)
