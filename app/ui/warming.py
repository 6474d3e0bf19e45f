"""What is made ready while nobody waits: the modules of all screens, and the pages used daily."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QTimer

from app.ui.screens import SCREENS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from app.ui.main_window import MainWindow

_PAINTED: Final = 250
"""Milliseconds after which the first page surely is painted."""
_BREATH: Final = 10
"""Milliseconds between two steps, in which the window does what it has to do."""
_PAUSE: Final = 500
"""Milliseconds that the user must have left keys and buttons alone."""
_SHARED: Final = ("app.ui.lookup", "app.ui.form", "app.ui.record_page")
"""What most screens need, a step each: all at once they would be felt."""
_WORK: Final = {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel}


class Warming(QTimer):
    """Makes the screens of a window ready, step by step; what the user does goes first."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._steps = self._all_steps()
        self.setSingleShot(True)
        self.timeout.connect(self._on_time)
        self.start(_PAINTED)

    def _all_steps(self) -> Iterator[Callable[[], object]]:
        window = self._window
        # Not at once: the class of handles takes a millisecond to make.
        yield lambda: window.windowHandle().installEventFilter(self)
        for name in _SHARED:
            yield partial(import_module, name)
        for screen in SCREENS:
            yield screen.load
            if screen.daily:
                yield partial(window.prepare, screen.nav.key)

    def _on_time(self) -> None:
        step = next(self._steps, None)
        if step is not None and self._window.isVisible():  # hidden, its database may be closed
            step()
            self.start(_BREATH)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait when a key or a button is pressed; the handle of the window sees each once."""
        if event.type() in _WORK and self.isActive():
            self.start(_PAUSE)
        return super().eventFilter(watched, event)
