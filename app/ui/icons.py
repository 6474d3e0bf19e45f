"""The icons: one colour each, named after a colour of the palette and sharp at any resolution."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.paths import resource
from app.ui.theme import look


class Icon(StrEnum):
    """Every icon of the program; the value is the file's name in resources/icons."""

    ADD = "add"
    APP = "app"
    ATTACH = "attach"
    BACK = "back"
    CALENDAR_MOVE = "calendar_move"
    CHECK = "check"
    CHEVRON_DOWN = "chevron_down"
    CHEVRON_LEFT = "chevron_left"
    CHEVRON_RIGHT = "chevron_right"
    CHEVRON_UP = "chevron_up"
    CLOCK = "clock"
    CLOSE = "close"
    COPY = "copy"
    CROSS = "cross"
    DELETE = "delete"
    EDIT = "edit"
    EVENTS = "events"
    EXCHANGE = "exchange"
    EYE = "eye"
    FILTER = "filter"
    FOLDER = "folder"
    HELP = "help"
    HISTORY = "history"
    HOME = "home"
    INFO = "info"
    LANGUAGE = "language"
    LINK = "link"
    LOCK = "lock"
    MAIL = "mail"
    MENU = "menu"
    MERGE = "merge"
    MESSAGE = "message"
    MOON = "moon"
    MORE = "more"
    NEXT = "next"
    PAPER = "paper"
    PEOPLE = "people"
    PHONE = "phone"
    PIN = "pin"
    PRINT = "print"
    PROGRAMME = "programme"
    QUESTIONNAIRE = "questionnaire"
    REDO = "redo"
    REOPEN = "reopen"
    REPORTS = "reports"
    REQUESTS = "requests"
    RESOURCES = "resources"
    SAVE = "save"
    SCHOOLS = "schools"
    SCREEN = "screen"
    SEARCH = "search"
    SETTINGS = "settings"
    SPLIT = "split"
    STAR = "star"
    SUN = "sun"
    UNDO = "undo"
    UPLOAD = "upload"
    USB = "usb"
    USER = "user"
    WARNING = "warning"
    ZOOM_IN = "zoom_in"
    ZOOM_OUT = "zoom_out"


@cache
def icon(which: Icon, colour: str = "text") -> QIcon:
    """Return the icon in `colour`: a name of the palette ("muted", "accent") or "#rrggbb".

    A name is looked up at every painting, so the icon follows the theme by itself.
    """
    return QIcon(_TintedEngine(which, colour))


def icon_pixmap(which: Icon, colour: str, size: int, ratio: float) -> QPixmap:
    """Return the icon as a picture of `size` logical pixels on a screen of `ratio`."""
    return _rendered(which, _plain_colour(colour), round(size * ratio), ratio)


def paint_icon(painter: QPainter, place: QRect, which: Icon, colour: str) -> None:
    """Paint the icon into the middle of `place`, as large as its shorter side."""
    size = min(place.width(), place.height())
    ratio = painter.device().devicePixelRatio()
    corner = place.center() - QPoint((size - 1) // 2, (size - 1) // 2)
    painter.drawPixmap(corner, icon_pixmap(which, colour, size, ratio))


def _plain_colour(colour: str) -> str:
    return colour if colour.startswith("#") else str(getattr(look().palette, colour))


@cache
def _source(which: Icon) -> str:
    return resource("icons", f"{which}.svg").read_text(encoding="utf-8")


@cache
def _rendered(which: Icon, colour: str, pixels: int, ratio: float) -> QPixmap:
    picture = QPixmap(pixels, pixels)
    picture.fill(Qt.GlobalColor.transparent)
    tinted = _source(which).replace("currentColor", colour)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(tinted.encode())).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


class _TintedEngine(QIconEngine):
    """Renders one icon in a colour that is looked up when it is painted."""

    def __init__(self, which: Icon, colour: str) -> None:
        super().__init__()
        self._which = which
        self._colour = colour

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ratio = painter.device().devicePixelRatio()
        painter.drawPixmap(rect, self.scaledPixmap(rect.size(), mode, state, ratio))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(
        self,
        size: QSize,
        mode: QIcon.Mode,
        state: QIcon.State,
        scale: float,
    ) -> QPixmap:
        colour = "muted" if mode is QIcon.Mode.Disabled else self._colour
        pixels = round(min(size.width(), size.height()) * scale)
        picture = _rendered(self._which, _plain_colour(colour), pixels, scale)
        return _faded(picture) if mode is QIcon.Mode.Disabled else picture

    def clone(self) -> QIconEngine:
        return _TintedEngine(self._which, self._colour)


def _faded(picture: QPixmap) -> QPixmap:
    pale = QPixmap(picture.size())
    pale.setDevicePixelRatio(picture.devicePixelRatio())
    pale.fill(QColor(0, 0, 0, 0))
    painter = QPainter(pale)
    painter.setOpacity(0.5)
    painter.drawPixmap(0, 0, picture)
    painter.end()
    return pale


def broken() -> list[str]:
    """Return the icons whose drawing cannot be read."""
    return [
        each.value
        for each in Icon
        if not QSvgRenderer(QByteArray(_source(each).encode())).isValid()
    ]
