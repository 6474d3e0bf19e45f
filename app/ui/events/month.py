"""A month on paper: weeks from Monday, events as chips, public holidays named, keys to move."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.i18n import _
from app.ui.days import long_day, short_weekday
from app.ui.icons import Icon, paint_icon
from app.ui.painting import frame, write
from app.ui.plain import tooltip
from app.ui.theme import font, look
from app.ui.tokens import FOCUS_RING, RADIUS, XS, S, Tone

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QFocusEvent, QPaintEvent

_WEEK: Final = 7
_WEEKEND: Final = 5
_DAY: Final = timedelta(days=1)
_MOVES: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -_WEEK,
    Qt.Key.Key_Down: _WEEK,
}


@dataclass(frozen=True, slots=True)
class DayChip:
    """An event on a day: its text, the tone and icon of its status, and whether it fell out."""

    event: int
    text: str
    status: str
    tone: Tone
    icon: Icon | None
    struck: bool = False


@dataclass(frozen=True, slots=True)
class Month:
    """What a month shows: any day of it, its events by day, and the names of its holidays."""

    day: date
    today: date
    chips: Mapping[date, Sequence[DayChip]] = field(default_factory=dict[date, "list[DayChip]"])
    holidays: Mapping[date, str] = field(default_factory=dict[date, str])

    @property
    def first(self) -> date:
        """Return the Monday the first week begins with."""
        start = self.day.replace(day=1)
        return start - timedelta(days=start.weekday())

    @property
    def weeks(self) -> int:
        """Return how many weeks the month touches."""
        start = self.day.replace(day=1)
        end = (start + timedelta(days=31)).replace(day=1) - _DAY
        return ((end - self.first).days + _WEEK) // _WEEK


class MonthGrid(QWidget):
    """Paints a month and lets one move over its days and events.

    Arrows move by days, Shift with an arrow among the events of a day, PgUp and PgDn by months.
    `day_chosen(day)` whenever the cursor moves, `event_chosen(number)` for a click or Enter on an
    event, `add_requested(day)` for N or a double click on an empty place.
    """

    day_chosen = Signal(object)
    event_chosen = Signal(int)
    add_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._month = Month(date.min, date.min)
        self._day = date.min
        self._chip = 0
        self._chosen: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Calendar"))

    def show_month(self, month: Month, day: date, chosen: int | None) -> None:
        """Show a month with the cursor on `day` and one event marked as the open one."""
        self._month = month
        if day != self._day:
            self._chip = 0
        self._day = day
        self._chosen = chosen
        self._tell()

    def day(self) -> date:
        """Return the day the cursor is on."""
        return self._day

    def choose(self, number: int | None) -> None:
        """Mark the event that is open."""
        self._chosen = number
        self.update()

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _MOVES and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._move_chip(1 if _MOVES[key] > 0 else -1)
        elif key in _MOVES:
            self.day_chosen.emit(self._day + timedelta(days=_MOVES[key]))
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self.day_chosen.emit(same_day(self._day, 1 if key == Qt.Key.Key_PageDown else -1))
        elif key == Qt.Key.Key_Home:
            self.day_chosen.emit(self._month.today)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open_chip()
        elif key == Qt.Key.Key_N or event.text().lower() in {"n", "т"}:  # one key, two layouts
            self.add_requested.emit(self._day)
        else:
            super().keyPressEvent(event)

    def _move_chip(self, by: int) -> None:
        chips = self._month.chips.get(self._day, ())
        if chips:
            self._chip = (self._chip + by) % len(chips)
            self._tell()

    def _open_chip(self) -> None:
        chips = self._month.chips.get(self._day, ())
        if chips:
            self.event_chosen.emit(chips[min(self._chip, len(chips) - 1)].event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day, chip = self._at(event.position().toPoint())
        if day is None:
            return
        self.day_chosen.emit(day)
        if chip is not None:
            self._chip = chip
            self._open_chip()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        day, chip = self._at(event.position().toPoint())
        if day is not None and chip is None:
            self.add_requested.emit(day)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            day, chip = self._at(event.pos())
            chips = self._month.chips.get(day, ()) if day else ()
            words = _words(chips[chip]) if chip is not None and chips else ""
            if day and not words:
                words = self._month.holidays.get(day, "")
            QToolTip.showText(event.globalPos(), tooltip(words), self)
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    # Where things are

    def sizeHint(self) -> QSize:
        return QSize(look().scaled(640), look().scaled(480))

    def minimumSizeHint(self) -> QSize:
        return QSize(look().scaled(360), look().scaled(240))

    def _head(self) -> int:
        return look().scaled(28)

    def _cell(self, place: int) -> QRect:
        row, column = divmod(place, _WEEK)
        top, height = self._head(), self.height() - self._head()
        left, right = (self.width() * each // _WEEK for each in (column, column + 1))
        upper, lower = (height * each // self._month.weeks for each in (row, row + 1))
        return QRect(left, top + upper, right - left, lower - upper)

    def _chip_places(self, cell: QRect, count: int) -> list[QRect]:
        """Return where the chips of a day are; those that do not fit have no place."""
        tokens = look()
        height, top = tokens.scaled(20), cell.top() + tokens.scaled(25)
        room = max((cell.bottom() - top) // (height + 2), 0)
        shown = count if count <= room else max(room - 1, 0)
        return [
            QRect(cell.left() + XS, top + at * (height + 2), cell.width() - 2 * XS, height)
            for at in range(shown)
        ]

    def _at(self, point: QPoint) -> tuple[date | None, int | None]:
        """Return the day and the chip under a point."""
        for place in range(self._month.weeks * _WEEK):
            cell = self._cell(place)
            if cell.contains(point):
                day = self._month.first + timedelta(days=place)
                places = self._chip_places(cell, len(self._month.chips.get(day, ())))
                chip = next((at for at, each in enumerate(places) if each.contains(point)), None)
                return day, chip
        return None, None

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(look().palette.surface))
        self._paint_head(painter)
        for place in range(self._month.weeks * _WEEK):
            self._paint_day(painter, self._cell(place), self._month.first + place * _DAY)

    def _paint_head(self, painter: QPainter) -> None:
        tokens = look()
        painter.setFont(font("small", tokens))
        for column in range(_WEEK):
            cell = self._cell(column)
            words = QRect(cell.left() + S, 0, cell.width() - S, self._head())
            day = self._month.first + column * _DAY
            write(painter, words, short_weekday(day), tokens.palette.muted)

    def _paint_day(self, painter: QPainter, cell: QRect, day: date) -> None:
        colours = look().palette
        holiday = self._month.holidays.get(day, "")
        if holiday or day.weekday() >= _WEEKEND or day.month != self._month.day.month:
            painter.fillRect(cell, QColor(colours.bg))
        painter.setPen(QColor(colours.line))
        painter.drawLine(cell.topLeft(), cell.topRight())
        painter.drawLine(cell.topRight(), cell.bottomRight())
        self._paint_number(painter, cell, day, holiday)
        self._paint_chips(painter, cell, day)
        if day == self._day:
            ring = colours.accent if self.hasFocus() else colours.field_border
            width = FOCUS_RING if self.hasFocus() else 1
            frame(painter, cell.adjusted(0, 0, -1, -1), XS, None, ring, width)

    def _paint_number(self, painter: QPainter, cell: QRect, day: date, holiday: str) -> None:
        tokens = look()
        colours = tokens.palette
        side = tokens.scaled(22)
        spot = QRect(cell.left() + XS, cell.top() + 2, side, side)
        ink = colours.text if day.month == self._month.day.month else colours.muted
        if holiday:
            ink = colours.bad
        if day == self._month.today:
            frame(painter, spot, side / 2, colours.accent)
            ink = colours.on_accent
        painter.setFont(font("strong" if day == self._month.today else "secondary", tokens))
        write(painter, spot, str(day.day), ink, Qt.AlignmentFlag.AlignHCenter)
        if holiday:
            painter.setFont(font("small", tokens))
            words = QRect(spot.right() + XS, spot.top(), cell.right() - spot.right() - S, side)
            write(painter, words, holiday, colours.bad)

    def _paint_chips(self, painter: QPainter, cell: QRect, day: date) -> None:
        tokens = look()
        chips = self._month.chips.get(day, ())
        places = self._chip_places(cell, len(chips))
        for at, (chip, place) in enumerate(zip(chips, places, strict=False)):
            current = day == self._day and at == self._chip and self.hasFocus()
            self._paint_chip(painter, place, chip, current=current)
        hidden = len(chips) - len(places)
        if hidden:
            painter.setFont(font("small", tokens))
            low = QRect(cell.left() + S, cell.bottom() - tokens.scaled(18), cell.width() - S, 0)
            low.setHeight(tokens.scaled(18))
            write(painter, low, _("more: {n}").format(n=hidden), tokens.palette.muted)

    def _paint_chip(self, painter: QPainter, place: QRect, chip: DayChip, *, current: bool) -> None:
        tokens = look()
        ink, ground = tokens.palette.of_tone(chip.tone)
        border = tokens.palette.accent if current or chip.event == self._chosen else None
        frame(painter, place, RADIUS, ground, border, FOCUS_RING if current else 1)
        left = place.left() + XS
        if chip.icon is not None:
            side = tokens.scaled(12)
            spot = QRect(left, place.top() + (place.height() - side) // 2, side, side)
            paint_icon(painter, spot, chip.icon, ink)
            left += side + XS
        face = font("small", tokens)
        if chip.struck:
            face = type(face)(face)
            face.setStrikeOut(True)
        painter.setFont(face)
        words = QRect(left, place.top(), place.right() - left - 2, place.height())
        write(painter, words, chip.text, ink)

    def _tell(self) -> None:
        """Say to a screen reader where the cursor is, and paint."""
        chips = self._month.chips.get(self._day, ())
        parts = [long_day(self._day), self._month.holidays.get(self._day, "")]
        if chips:
            parts.append(_words(chips[min(self._chip, len(chips) - 1)]))
            parts.append(f"{min(self._chip, len(chips) - 1) + 1}/{len(chips)}")
        self.setAccessibleDescription(", ".join(part for part in parts if part))
        self.update()


def _words(chip: DayChip) -> str:
    return f"{chip.text} · {chip.status}"


def same_day(day: date, months: int) -> date:
    """Return the same day some months on, or the last one of a shorter month."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month, last)
        except ValueError:
            continue
    return day
