"""Widgets are built alone, dressed as the program dresses them, and shown off screen."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import speak
from app.ui.theme import dress, look
from app.ui.tokens import Tokens


@pytest.fixture(autouse=True)
def dressed(qapp):
    """Light, 100 %, and English, the language of the source."""
    speak("en")
    if not qapp.styleSheet() or look() != Tokens():
        dress(qapp)


@pytest.fixture
def heard():
    """Return a function that connects signals and a list of what they said."""

    def listen(*signals):
        said = []
        for signal in signals:
            signal.connect(lambda *args: said.append(args[0] if len(args) == 1 else args))
        return said

    return listen


@pytest.fixture
def shown(qtbot):
    """Return a function that shows a widget and returns it."""

    def leave_field(widget):
        # What is typed is kept while the store is open, as the window does when it closes.
        if widget.focusWidget() is not None:
            widget.focusWidget().clearFocus()

    def show(widget, width=800, height=600):
        qtbot.addWidget(widget, before_close_func=leave_field)
        widget.resize(width, height)
        with qtbot.waitExposed(widget):
            widget.show()
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)
        return widget

    return show


@pytest.fixture
def placed(shown):
    """Return a function that puts a widget into a window that is shown, and returns it."""
    window = QWidget()
    QVBoxLayout(window)
    shown(window, 800, 400)

    def place(widget):
        window.layout().addWidget(widget)
        widget.show()
        window.layout().activate()
        return widget

    return place


@pytest.fixture
def people():
    """Return a function that makes so many records."""

    def make(count):
        return [SimpleNamespace(id=n, name=f"Name {n}", age=n % 60) for n in range(1, count + 1)]

    return make
