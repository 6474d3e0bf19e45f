"""The desk: one window over one store, dressed anew when language or appearance change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QObject, QTranslator

from app import i18n
from app.ui.icons import Icon, icon
from app.ui.jobs import Jobs
from app.ui.main_window import MainWindow
from app.ui.page import Workplace
from app.ui.theme import dress

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QApplication

    from app.models.store import Store
    from app.ui.preferences import Preferences
    from app.ui.theme import Mode


def dress_up(app: QApplication, preferences: Preferences) -> None:
    """Give the application its palette, text size, name and icon."""
    app.setApplicationName("zhetekshi")
    app.setApplicationDisplayName(i18n._("Zhetekshi"))
    dress(app, preferences.mode, preferences.text_percent)
    app.setWindowIcon(icon(Icon.APP))


class Desk(QObject):
    """Keeps the store, the jobs and the window; builds the window again in another language."""

    def __init__(
        self,
        app: QApplication,
        store: Store,
        preferences: Preferences,
        today: Callable[[], date],
    ) -> None:
        super().__init__()
        self._app = app
        self._preferences = preferences
        self._translator = QTranslator(self)
        self.store = store
        self.store.who = preferences.who
        self.store.today = today
        self._place = Workplace(store, Jobs(), today)
        self._speak_qt()
        self.window = self._open_window()

    def _speak_qt(self) -> None:
        """Let Qt's own dialogs speak the language of the interface."""
        self._app.removeTranslator(self._translator)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(f"qtbase_{i18n.spoken()}", folder):
            self._app.installTranslator(self._translator)

    def _open_window(self) -> MainWindow:
        window = MainWindow(self._place)
        window.language_chosen.connect(self._change_language)
        window.appearance_chosen.connect(self._change_appearance)
        window.who_chosen.connect(self._change_who)
        window.closed.connect(self._on_closed)
        if not self._preferences.geometry.isEmpty():
            window.restoreGeometry(self._preferences.geometry)
        else:
            window.resize(1366, 728)
        window.show()
        return window

    def _change_language(self, language: str) -> None:
        i18n.speak(language)
        self._preferences.language = language
        self._speak_qt()
        self._renew()

    def _change_appearance(self, mode: Mode, percent: int) -> None:
        self._preferences.mode = mode
        self._preferences.text_percent = percent
        dress(self._app, mode, percent)
        self._renew()

    def _change_who(self, who: str) -> None:
        self._preferences.who = who
        self.store.who = who

    def _renew(self) -> None:
        """Build the window again on the same screen: every word and size is made anew."""
        old = self.window
        old.closed.disconnect(self._on_closed)
        self._preferences.geometry = old.saveGeometry()
        self.window = self._open_window()
        self.window.go(old.current())
        old.retire()

    def _on_closed(self) -> None:
        self._preferences.geometry = self.window.saveGeometry()
        self._preferences.database = self.store.path
        self._place.jobs.shutdown()
        self.store.close()
        self.window.deleteLater()
