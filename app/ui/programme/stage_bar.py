"""How far a stage is, as a bar with its numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.i18n import _, ngettext, spoken
from app.ui.painting import frame
from app.ui.plain import Label
from app.ui.theme import look
from app.ui.tokens import L, M, S

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from app.models.programme_progress import Progress


class _Bar(QWidget):
    """The done part full, the part under way framed, the rest empty: plain without colours too."""

    def __init__(self) -> None:
        super().__init__()
        self._parts = (0, 0, 0)

    def show_parts(self, done: int, under_way: int, steps: int) -> None:
        self._parts = (done, under_way, steps)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(look().scaled(120), look().scaled(10))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        done, under_way, steps = self._parts
        colours = look().palette
        painter = QPainter(self)
        radius = self.height() / 2
        frame(painter, self.rect(), radius, colours.line)
        if not steps:
            return
        if under_way:
            part = self._part(done + under_way, steps)
            frame(painter, part, radius, colours.accent_soft, colours.accent)
        if done:
            frame(painter, self._part(done, steps), radius, colours.accent)

    def _part(self, count: int, steps: int) -> QRect:
        return QRect(0, 0, max(self.width() * count // steps, self.height()), self.height())


class StageBar(QFrame):
    """A stage: its number and name, the bar, and what the bar says in words."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("plane", "card")
        self._name = Label("", "strong")
        self._bar = _Bar()
        self._words = Label("", "secondary")
        box = QVBoxLayout(self)
        box.setContentsMargins(L, M, L, M)
        box.setSpacing(S)
        box.addWidget(self._name)
        box.addStretch(1)
        box.addWidget(self._bar)
        box.addWidget(self._words)

    def show_progress(self, progress: Progress) -> None:
        """Show how far the stage is."""
        self._name.setText(f"{progress.stage.code}. {progress.stage.name.of(spoken())}")
        self._bar.show_parts(progress.done, progress.under_way, progress.steps)
        if not progress.schools:
            self._words.setText(_("No data"))
            return
        done = _("done: {done} of {all}").format(done=progress.done, all=progress.steps)
        n = progress.complete
        whole = ngettext("{n} school finished", "{n} schools finished", n).format(n=n)
        self._words.setText(f"{done} · {whole}")
