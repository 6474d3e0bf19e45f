"""Dresses the application in a palette and a text size, and tells what it wears now."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from app.ui.style_sheet import style_sheet
from app.ui.tokens import BODY, DARK, LIGHT, SANS, TextRole, Tokens

if TYPE_CHECKING:
    from app.ui.tokens import Palette

Mode = Literal["light", "dark"]

FONT_PACKAGES = ("fontpkg_pt_sans", "fontpkg_pt_serif")
_WORN = ("*-Regular.ttf", "*-Bold.ttf")


@cache
def register_fonts() -> tuple[str, ...]:
    """Give Qt the shipped fonts, once; return the families they brought."""
    return tuple(family for package in FONT_PACKAGES for family in _register(package))


@cache
def _register(package: str, *faces: str) -> tuple[str, ...]:
    place = Path(str(import_module(package).__file__)).parent / "files"
    families: list[str] = []
    for face in (file for names in faces or ("*.ttf",) for file in sorted(place.glob(names))):
        number = QFontDatabase.addApplicationFontFromData(face.read_bytes())
        families += QFontDatabase.applicationFontFamilies(number)
    return tuple(dict.fromkeys(families))


def dress(app: QApplication, mode: Mode = "light", percent: int = 100) -> Tokens:
    """Put on a theme; may be called again at any time."""
    _register(FONT_PACKAGES[0], *_WORN)
    tokens = Tokens(DARK if mode == "dark" else LIGHT, round(BODY * percent / 100))
    app.styleHints().setColorScheme(Qt.ColorScheme.Dark if mode == "dark" else Qt.ColorScheme.Light)
    app.setPalette(_qt_palette(tokens.palette))
    app.setFont(font("body", tokens))
    app.setStyleSheet(style_sheet(tokens))
    return tokens


def look() -> Tokens:
    """Return the tokens that the application wears now.

    Qt keeps them as the application's palette and font, so no second record can disagree.
    """
    window = QApplication.palette().color(QPalette.ColorRole.Window).name().upper()
    pixels = QApplication.font().pixelSize()
    return _tokens(window == DARK.bg, pixels if pixels > 0 else BODY)


@cache
def _tokens(dark: bool, body: int) -> Tokens:  # noqa: FBT001 - a private key of the cache
    return Tokens(DARK if dark else LIGHT, body)


@cache
def font(role: TextRole, tokens: Tokens) -> QFont:
    """Return the font of `role`."""
    made = QFont(SANS)
    made.setPixelSize(tokens.text_pixels(role))
    made.setBold(tokens.is_bold(role))
    return made


def _qt_palette(colours: Palette) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for which, colour in (
        (role.Window, colours.bg),
        (role.WindowText, colours.text),
        (role.Base, colours.surface),
        (role.AlternateBase, colours.hover),
        (role.Text, colours.text),
        (role.Button, colours.surface),
        (role.ButtonText, colours.text),
        (role.BrightText, colours.on_accent),
        (role.Highlight, colours.accent),
        (role.HighlightedText, colours.on_accent),
        (role.Accent, colours.accent),
        (role.Link, colours.accent),
        (role.LinkVisited, colours.accent),
        (role.ToolTipBase, colours.surface),
        (role.ToolTipText, colours.text),
        (role.PlaceholderText, colours.muted),
        (role.Light, colours.surface),
        (role.Midlight, colours.line),
        (role.Mid, colours.border),
        (role.Dark, colours.field_border),
        (role.Shadow, colours.border),
    ):
        palette.setColor(which, QColor(colour))
    for which in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(colours.muted))
    return palette
