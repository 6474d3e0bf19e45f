"""The pane beside a list: what the selected record is, and what can be done with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.ui.link import Link
from app.ui.pill import Pill
from app.ui.plain import Label, clear_layout, plane
from app.ui.scroll import scrolled
from app.ui.tabs import Tabs
from app.ui.theme import look
from app.ui.tokens import XL, XS, L, M, S

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.ui.icons import Icon
    from app.ui.pill import PillSpec


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a record: a label, a value, and a link's key if the value leads somewhere."""

    label: str
    value: str
    link: str = ""
    icon: Icon | None = None


class FactList(QWidget):
    """Labels on the left, values on the right; `link_activated(key)` from the values that lead."""

    link_activated = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(L)
        self._grid.setVerticalSpacing(S - 1)
        self._grid.setColumnStretch(1, 1)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show these lines; those without a value are left out."""
        clear_layout(self._grid)
        for row, fact in enumerate(fact for fact in facts if fact.value):
            label = Label(fact.label, "muted")
            label.setFixedWidth(look().label)
            label.setContentsMargins(0, 1, 0, 0)
            self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(self._value(fact), row, 1, Qt.AlignmentFlag.AlignTop)

    def _value(self, fact: Fact) -> QWidget:
        if not fact.link:
            return Label(fact.value).selectable()
        link = Link(fact.value, fact.icon)
        link.setObjectName(fact.link)
        link.clicked.connect(self._on_link)
        return link

    def _on_link(self) -> None:
        self.link_activated.emit(self.sender().objectName())


class DetailPane(QFrame):
    """A record beside its list: heading, tabs, actions at the foot.

    `tab_changed(key)` when the user opens another tab, `link_activated(key)` from a subtitle that
    leads somewhere.
    """

    tab_changed = Signal(str)
    link_activated = Signal(str)

    def __init__(self, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("plane", "side")
        self._over = Label("", "section")
        self._title = Label("", "section").selectable()
        self._subtitle = Label("", "secondary")
        self._leading = Link("")
        self._leading.clicked.connect(self._on_leading)
        self._pill = Pill()
        self._tabs = Tabs()
        self._pages = QStackedWidget()
        self._actions = QHBoxLayout()
        self._stack = QStackedWidget()
        self._build(hint)
        self._tabs.opened.connect(self._on_tab)

    def set_heading(
        self,
        over: str,
        title: str,
        subtitle: str = "",
        pill: PillSpec | None = None,
        link: str = "",
    ) -> None:
        """Show a record's heading, and the pane instead of the hint; `link` is the subtitle's."""
        plain, leading = ("", subtitle) if link else (subtitle, "")
        for label, text in ((self._over, over), (self._title, title), (self._subtitle, plain)):
            label.setText(text)
            label.setHidden(not text)
        self._leading.setText(leading)
        self._leading.setObjectName(link)
        self._leading.setHidden(not leading)
        self._pill.show_spec(pill)
        self._stack.setCurrentIndex(1)

    def show_hint(self) -> None:
        """Show that nothing is selected."""
        self._stack.setCurrentIndex(0)

    def add_tab(self, key: str, title: str, widget: QWidget) -> None:
        """Add a tab; its content scrolls where it is too long."""
        inset = plane("surface")
        box = QVBoxLayout(inset)
        box.setContentsMargins(XL, L, XL, L)
        box.setSpacing(L)
        box.addWidget(widget)
        box.addStretch(1)
        self._pages.addWidget(scrolled(inset))
        self._tabs.add(key, title)

    def set_tab_count(self, key: str, count: int | None) -> None:
        """Show how much is on a tab; None shows nothing."""
        self._tabs.set_count(key, count)

    def open_tab(self, key: str) -> None:
        """Open a tab."""
        self._tabs.open_tab(key)

    def open_key(self) -> str:
        """Return the key of the open tab."""
        return self._tabs.open_key()

    def set_actions(self, actions: Sequence[QWidget], quiet: Sequence[QWidget] = ()) -> None:
        """Put buttons at the foot: the usual ones left, quiet ones right."""
        clear_layout(self._actions)
        for button in actions:
            self._actions.addWidget(button)
        self._actions.addStretch(1)
        for button in quiet:
            self._actions.addWidget(button)
        self._foot.setVisible(bool(actions or quiet))

    def sizeHint(self) -> QSize:
        return QSize(look().detail, look().detail)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def _on_leading(self) -> None:
        self.link_activated.emit(self._leading.objectName())

    def _on_tab(self, key: str) -> None:
        self._pages.setCurrentIndex(self._tabs.currentIndex())
        self.tab_changed.emit(key)

    def _build(self, hint: str) -> None:
        nothing = Label(hint, "secondary")
        nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        nothing.setContentsMargins(XL, XL, XL, XL)
        self._stack.addWidget(nothing)
        record = plane("surface")
        box = QVBoxLayout(record)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(self._heading())
        box.addWidget(_tab_line(self._tabs))
        box.addWidget(self._pages, 1)
        self._foot = plane("foot")
        self._actions.setContentsMargins(XL, M, XL, M)
        self._actions.setSpacing(S)
        self._foot.setLayout(self._actions)
        self._foot.setVisible(False)
        box.addWidget(self._foot)
        self._stack.addWidget(record)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 0, 0)
        whole.addWidget(self._stack)

    def _heading(self) -> QVBoxLayout:
        heading = QVBoxLayout()
        heading.setContentsMargins(XL, L, XL, S)
        heading.setSpacing(XS + 2)
        line = QHBoxLayout()
        line.setSpacing(S)
        line.addWidget(self._over, 1)
        line.addWidget(self._pill)
        heading.addLayout(line)
        heading.addWidget(self._title)
        heading.addWidget(self._subtitle)
        heading.addWidget(self._leading)
        return heading


def _tab_line(tabs: Tabs) -> QFrame:
    line = plane("strip")
    box = QHBoxLayout(line)
    box.setContentsMargins(XL, 0, S, 0)
    box.addWidget(tabs)
    return line
