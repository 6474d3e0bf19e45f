"""A screen of several views, one in sight at a time, each made when it is first seen."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from app.ui.filters import Filter, FilterStrip
from app.ui.page import Page, Workplace
from app.ui.strip import Strip
from app.ui.tokens import S

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QShowEvent

    from app.models.store import Changed


class View(QWidget):
    """One view of a screen; it asks for what lies outside of it as a screen does.

    `reads` are the tables whose change makes it stale. `view_requested(key, what)` asks for
    another view of the same screen and hands something over to its `take`.
    """

    reads: ClassVar[frozenset[str]] = frozenset()

    open_requested = Signal(str, int)
    rows_requested = Signal(str, object, str)
    create_requested = Signal(str, object)
    screen_requested = Signal(str)
    period_requested = Signal(object, object)
    view_requested = Signal(str, object)
    said = Signal(str, bool)

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.place = place
        self.store = place.store
        self.stale = True

    def tools(self) -> Sequence[QWidget]:
        """Return what stands at the right end of the strip while the view is in sight."""
        return ()

    def refresh(self) -> None:
        """Read everything shown again."""

    def take(self, what: object) -> None:
        """Show what another view handed over."""

    def to_start(self) -> None:
        """Go back to how the view looks at first."""

    def renew(self) -> None:
        """Read again what has changed since."""
        if self.stale:
            self.stale = False
            self.refresh()


@dataclass(frozen=True, slots=True)
class ViewSpec:
    """Where a view comes from: `label` is a marked message, `module` is imported when needed."""

    key: str
    label: str
    module: str
    name: str

    def make(self, place: Workplace) -> View:
        """Import the view's module and make the view."""
        return getattr(import_module(self.module), self.name)(place)


class ViewsPage(Page):
    """A screen of views; where these are many, their tools stand in a strip of their own."""

    views: ClassVar[Sequence[ViewSpec]] = ()
    many: ClassVar[bool] = False

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self._made: dict[str, View] = {}
        self._tools: dict[str, QWidget] = {}
        self.chips = FilterStrip([Filter(each.key, each.label) for each in self.views])
        self.chips.chosen.connect(self.show_view)
        strip = Strip(self.chips)
        self._tool_strip = Strip(QWidget()) if self.many else strip
        self._stack = QStackedWidget()
        self.body.addWidget(strip)
        if self.many:
            self.body.addWidget(self._tool_strip)
        self.body.addWidget(self._stack, 1)

    def view(self, key: str) -> View:
        """Return a view, making it on its first visit."""
        if key not in self._made:
            made = next(each for each in self.views if each.key == key).make(self.place)
            self._made[key] = made
            self._stack.addWidget(made)
            self._tools[key] = self._hold(made.tools())
            self._wire(made)
        return self._made[key]

    def _hold(self, tools: Sequence[QWidget]) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(S)
        for each in tools:
            line.addWidget(each)
        holder.hide()
        return self._tool_strip.add(holder)

    def _wire(self, made: View) -> None:
        made.open_requested.connect(self.open_requested)
        made.rows_requested.connect(self.rows_requested)
        made.create_requested.connect(self.create_requested)
        made.screen_requested.connect(self.screen_requested)
        made.period_requested.connect(self.period_requested)
        made.said.connect(self.said)
        made.view_requested.connect(self._hand_over)

    def show_view(self, key: str) -> View:
        """Bring a view into sight."""
        shown = self.view(key)
        self.chips.activate(key)
        for name, holder in self._tools.items():
            holder.setVisible(name == key)
        self._stack.setCurrentWidget(shown)
        shown.renew()
        return shown

    def shown(self) -> View | None:
        """Return the view in sight."""
        return self._made.get(self.chips.active())

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """Show how much waits in each view."""
        self.chips.set_counts(counts)

    def _hand_over(self, key: str, what: object) -> None:
        self.show_view(key).take(what)

    def refresh(self) -> None:
        self.show_view(self.chips.active())

    def to_start(self) -> None:
        if (view := self.shown()) is not None:
            view.to_start()

    def on_changed(self, changed: Changed) -> None:
        """Tell the views; the one in sight reads again at once."""
        for each in self._made.values():
            each.stale = each.stale or bool(changed.tables & each.reads)
        if self.isVisible() and (view := self.shown()) is not None:
            view.renew()
        super().on_changed(changed)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if (view := self.shown()) is not None:
            view.renew()
