"""A person at the program: opens it, reads what is in sight, presses keys and mouse buttons.

What is hidden or greyed out cannot be used; what cannot be found fails with the words in sight.
"""

from __future__ import annotations

import sys
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QLineEdit, QMenu, QWidget
from pytestqt.exceptions import TimeoutError as TooLateError

from app.bootstrap import launch
from tests.journeys.eyes import Eyes

FAR = 90
"""So many presses of Tab lead around the largest form."""
PATIENCE = 20_000
"""So many milliseconds a person waits for the program, on a slow machine."""


class Pick(NamedTuple):
    """What is picked from the list that opens while one types."""

    typed: str


class User:
    """One person at one program; `day` is what the calendar on the wall says."""

    def __init__(self, qtbot, app, day=date(2025, 11, 3)):
        self.wait_until = qtbot.waitUntil
        self.day = day
        self._app = app
        self._app.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
        self._desk = None
        self.eyes = Eyes(lambda: self.front)

    # The program

    def open(self, database=None, language=None):
        """Start the program and wait for its window."""
        hook = sys.excepthook
        self._desk = launch(self._app, database, language=language, today=lambda: self.day)
        sys.excepthook = hook  # what the program would only write to its log fails the test
        assert self._desk is not None, "the program did not start"
        self._bring_to_front()

    def close(self):
        """Close the window, and with it the database."""
        if self._desk is not None:
            self._desk.window.close()
            self._desk = None

    @property
    def front(self) -> QWidget:
        """The window that has the keyboard: a dialog in front, else the program's."""
        return self._app.activeModalWidget() or self._desk.window

    def _bring_to_front(self):
        window = self._desk.window
        window.activateWindow()
        self.wait_until(window.isActiveWindow)

    # Keys

    def press(self, *keys):
        """Press keys one after the other, as «Ctrl+S» or «Down»."""
        for each in keys:
            combination = QKeySequence(each)[0]
            QTest.keyClick(self._handle(), combination.key(), combination.keyboardModifiers())
        self._look_again()

    def type(self, text):
        """Type a text wherever the cursor is, in whatever alphabet."""
        for sign in text:
            for pressed in (True, False):
                key, none = Qt.Key.Key_unknown.value, Qt.KeyboardModifier.NoModifier
                QTest.simulateEvent(self._handle(), pressed, key, none, sign, False)

    @staticmethod
    def _look_again():
        """Let the window paint what has changed, as it does before anybody can look."""
        QTest.qWait(0)

    def _handle(self):
        if not self.front.isActiveWindow() and self.front is self._desk.window:
            self._bring_to_front()
        return self.front.windowHandle()

    def see(self, *texts):
        """Wait until all of this can be read; the program may be at work."""
        self._wait(lambda: all(map(self.eyes.reads, texts)), texts)

    def see_button(self, name):
        """Wait until a button can be pressed."""
        self._wait(lambda: self.eyes.has_button(name), name)

    def _wait(self, is_there, what):
        try:
            self.wait_until(is_there, timeout=PATIENCE)
        except TooLateError:
            raise AssertionError(f"waited in vain for {what}\n{self.eyes.words()}") from None

    # Places

    def go(self, key):
        """Go to a screen by its key: its number in the navigation, a comma for the settings."""
        self.press(f"Ctrl+{key}")

    def find(self, text):
        """Open whatever Ctrl+K finds first."""
        self.press("Ctrl+K")
        self.type(text)
        self.press("Return")

    def click(self, name, *, nth=0):
        """Press a button with the mouse: by its name, else by what it says."""
        button = self.eyes.button(name, nth)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self._look_again()

    def open_tab(self, words):
        """Open a tab of the record beside the list."""
        bar, at = self.eyes.tab(words)
        QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(at).center())
        self._look_again()

    def click_row(self, text):
        """Click the first row in sight that says this."""
        view, index = self.eyes.row(text)
        view.scrollTo(index)
        spot = view.visualRect(index).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        self._look_again()

    def choose_in_menu(self, button, entry):
        """Open the menu of a button with the mouse and take an entry, by its name, with keys."""
        QTimer.singleShot(0, lambda: self._take_entry(entry))
        self.click(button)

    def _take_entry(self, name):
        menu = self._app.activePopupWidget()
        assert isinstance(menu, QMenu), "no menu is open"
        for _entry in menu.actions():
            self.press("Down")
            if menu.activeAction() and menu.activeAction().objectName() == name:
                self.press("Return")
                return
        said = [entry.text() for entry in menu.actions()]
        self.press("Escape")
        raise AssertionError(f"the menu has no {name!r}, but {said}")

    # Fields

    def fill(self, **fields):
        """Go through a form by Tab and give its fields these values, in the order of the form."""
        for name, value in fields.items():
            self.to(name)
            if isinstance(value, Pick):
                self._pick_from_list(name, value)
            elif isinstance(self.eyes.field(name), QComboBox):
                self._choose(name, value)
            else:
                self.press("Ctrl+A", "Delete")
                self.type(str(value))

    def pick_all(self, name, *typed):
        """Pick several from the list of a field that keeps each as a chip."""
        self.to(name)
        for each in typed:
            self._pick_from_list(name, Pick(each))

    def to(self, name):
        """Press Tab until the cursor is in a field."""
        self._tab_to(self.eyes.field(name), name)

    def tick(self, *words):
        """Tick the boxes that say this."""
        for each in words:
            box = self.eyes.only(QCheckBox, lambda box, said=each: box.text() == said, each)
            self._tab_to(box, each)
            self.press("Space")

    def _tab_to(self, widget, name):
        for _press in range(FAR):
            if widget.hasFocus():
                return
            self.press("Tab")
        raise AssertionError(f"Tab does not lead to {name!r}")

    def _choose(self, name, words):
        combo = self.eyes.field(name)
        self.press("Home")
        for _step in range(combo.count()):
            if combo.currentText() == words:
                return
            self.press("Down")
        said = [combo.itemText(at) for at in range(combo.count())]
        raise AssertionError(f"{name!r} does not offer {words!r}, but {said}")

    def _pick_from_list(self, name, value):
        self.press("Ctrl+A", "Delete")
        self.type(value.typed)
        assert self._app.activePopupWidget(), f"{name!r} finds nothing for {value.typed!r}"
        self.press("Down", "Return")

    # Dialogs

    def answer_file_dialog(self, path):
        """Type a path into the file dialog that the next click opens."""

        def look():
            dialog = self._app.activeModalWidget()
            if isinstance(dialog, QFileDialog):
                self._type_path(dialog, path)
            else:
                QTimer.singleShot(20, look)

        QTimer.singleShot(0, look)

    def _type_path(self, dialog, path):
        dialog.findChild(QLineEdit).setFocus()
        self.press("Ctrl+A")
        self.type(str(path))
        self.press("Return")
