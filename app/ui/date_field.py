"""Typing a day, with a calendar to pick it from."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QObject, QPoint, Qt
from PySide6.QtGui import QColor, QKeySequence, QShortcut, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QVBoxLayout, QWidget

from app.i18n import _, spoken
from app.ui.editors import LineEditor
from app.ui.icons import Icon, icon
from app.ui.spelling import date_spelling
from app.ui.theme import look

if TYPE_CHECKING:
    from app.ui.fields import Date

_KEYS = ("F4", "Alt+Down")


def date_editor(kind: Date) -> LineEditor:
    """Return an editor of one day; F4 or Alt+Down opens the calendar."""
    editor = LineEditor(date_spelling(kind), max_length=24)
    editor.line.setPlaceholderText(_("dd.mm.yyyy"))
    opener = _CalendarOpener(editor, kind)
    editor.line.add_button(Icon.EVENTS, _("Open the calendar")).clicked.connect(opener.open)
    for keys in _KEYS:
        shortcut = QShortcut(QKeySequence(keys), editor.line)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(opener.open)
    return editor


class _CalendarOpener(QObject):
    """Opens the calendar under a line, and makes it on first use."""

    def __init__(self, editor: LineEditor, kind: Date) -> None:
        super().__init__(editor)
        self._editor = editor
        self._kind = kind
        self._popup: _CalendarPopup | None = None

    def open(self) -> None:
        """Show the calendar at the day of the line."""
        if self._popup is None:
            self._popup = _CalendarPopup(self._editor)
            self._popup.calendar.activated.connect(self._on_picked)
            self._popup.calendar.clicked.connect(self._on_picked)
        day = self._editor.value() or self._kind.around()
        self._popup.open_at(day, self._editor.mapToGlobal(QPoint(0, self._editor.height())))

    def _on_picked(self, day: QDate) -> None:
        self._editor.set_by_user(date(day.year(), day.month(), day.day()))
        if self._popup is not None:
            self._popup.close()
        self._editor.line.setFocus()


class _CalendarPopup(QFrame):
    """A month to pick a day from."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("plane", "popup")
        self.calendar = QCalendarWidget(self)
        self.calendar.setLocale(QLocale(spoken()))
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self._dress()
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, 1)
        box.addWidget(self.calendar)

    def _dress(self) -> None:
        """Give the calendar our arrows, and weekends in grey instead of red."""
        for name, which in (("prev", Icon.CHEVRON_LEFT), ("next", Icon.CHEVRON_RIGHT)):
            arrow = self.calendar.findChild(QToolButton, f"qt_calendar_{name}month")
            if isinstance(arrow, QToolButton):
                arrow.setIcon(icon(which, "muted"))
        quiet = QTextCharFormat()
        quiet.setForeground(QColor(look().palette.muted))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(day, quiet)
        self.calendar.setHeaderTextFormat(quiet)
        self.calendar.setMinimumSize(look().scaled(280), look().scaled(236))

    def open_at(self, day: date, corner: QPoint) -> None:
        """Show the month of `day` with its left upper corner at `corner`."""
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.move(corner)
        self.show()
        self.calendar.setFocus()
