"""The one style sheet of the program, generated from the tokens."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING, get_args

from app.ui.tokens import FOCUS_RING, FRAME, RADIUS, RADIUS_CARD, XS, M, S, TextRole, Tone

if TYPE_CHECKING:
    from app.ui.tokens import Tokens

_SHEET = Template("""
QToolTip { background: $surface; color: $text; border: ${frame}px solid $border;
  padding: ${xs}px ${s}px; }

QLabel, QCheckBox, QRadioButton { background: transparent; }

QFrame[plane="surface"] { background: $surface; }
QFrame[plane="page"] { background: $bg; }
QFrame[plane="nav"] { background: $nav; border-right: ${frame}px solid $border; }
QFrame[plane="header"], QFrame[plane="strip"] { background: $surface;
  border-bottom: ${frame}px solid $border; }
QFrame[plane="status"], QFrame[plane="foot"] { background: $surface;
  border-top: ${frame}px solid $border; }
QFrame[plane="side"] { background: $surface; border-left: ${frame}px solid $border; }
QFrame[plane="card"] { background: $surface; border: ${frame}px solid $border;
  border-radius: ${radius_card}px; }
QFrame[plane="card"][clickable="true"]:hover { border-color: $field_border; }
QFrame[plane="card"][clickable="true"]:focus { border: ${ring}px solid $accent; }
QFrame[plane="toast"] { background: $accent_soft; border: none;
  border-top: ${frame}px solid $accent; }
QFrame[plane="popup"] { background: $surface; border: ${frame}px solid $field_border; }
QFrame[plane="row"] { background: transparent; border: ${ring}px solid transparent; }
QFrame[plane="row"]:hover { background: $hover; }
QFrame[plane="row"]:focus { border-color: $accent; }
QFrame[plane="line"] { background: $line; border: none; }
QFrame[plane="border"] { background: $border; border: none; }

QPushButton { background: $surface; color: $text; border: ${frame}px solid $border;
  border-radius: ${radius}px; padding: 0 ${pad}px; min-height: ${control_in}px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $line; }
QPushButton:focus { border: ${ring}px solid $accent; padding: 0 ${pad_ring}px;
  min-height: ${control_ring}px; }
QPushButton:disabled { color: $muted; background: $bg; }
QPushButton[painted="true"], QPushButton[painted="true"]:focus { border: none; padding: 0;
  min-height: 0; }

QToolButton { background: transparent; border: ${frame}px solid transparent;
  border-radius: ${radius}px; padding: ${xs}px; color: $text; }
QLineEdit QToolButton { border: none; padding: 0; }
QToolButton:hover { background: $hover; }
QToolButton:focus { border-color: $accent; }
QToolButton:pressed, QToolButton:checked { background: $accent_soft; }
QToolButton::menu-indicator { image: none; }

QLineEdit, QPlainTextEdit, QComboBox { background: $surface; color: $text;
  border: ${frame}px solid $field_border; border-radius: ${radius}px;
  padding: 0 ${field_pad}px; min-height: ${control_in}px;
  selection-background-color: $accent; selection-color: $on_accent; }
QPlainTextEdit { padding: ${xs}px ${text_pad}px; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus { border: ${ring}px solid $accent;
  padding: 0 ${field_pad_ring}px; min-height: ${control_ring}px; }
QPlainTextEdit:focus { padding: ${xs_ring}px ${text_pad_ring}px; }
QComboBox { padding-left: ${combo_pad}px; }
QComboBox:focus { padding-left: ${combo_pad_ring}px; }
QLineEdit[problem="error"], QPlainTextEdit[problem="error"], QComboBox[problem="error"] {
  border-color: $bad; }
QLineEdit[problem="warning"], QPlainTextEdit[problem="warning"], QComboBox[problem="warning"] {
  border-color: $warn; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { background: $bg; color: $muted;
  border-color: $border; }
QLineEdit[readOnly="true"], QPlainTextEdit[readOnly="true"] { background: $bg; }
QComboBox::drop-down { border: none; width: ${arrow}px; }
QComboBox::down-arrow { image: none; }
QListView[popup="true"] { background: $surface; border: ${frame}px solid $field_border; }
QComboBox QAbstractItemView { background: $surface; color: $text;
  border: ${frame}px solid $border; selection-background-color: $accent_soft;
  selection-color: $text; outline: none; padding: ${xs}px; }
QComboBox QAbstractItemView::item { min-height: ${small_in}px; padding: 0 ${s}px;
  border-radius: ${xs}px; }
QComboBox QAbstractItemView::item:selected { background: $accent_soft; color: $text; }

QTableView, QListView, QTreeView { background: $surface; color: $text; border: none;
  gridline-color: $line; outline: none; selection-background-color: $accent_soft;
  selection-color: $text; }
QHeaderView, QHeaderView::section { background: $surface; color: $muted; border: none; }
QHeaderView::section:vertical { color: $text; padding-left: ${m}px; padding-right: ${xs}px; }
QTableCornerButton::section { background: $surface; border: none; }

QScrollArea, QScrollArea > QWidget > QWidget[plain="true"] { background: transparent;
  border: none; }
QScrollBar:vertical { background: transparent; width: ${m}px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: ${m}px; margin: 0; }
QScrollBar::handle { background: $scroll; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $field_border; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QMenu { background: $surface; color: $text; border: ${frame}px solid $border;
  padding: ${xs}px; }
QMenu::item { padding: ${xs}px ${xl}px ${xs}px ${s}px; border-radius: ${xs}px;
  min-height: ${menu}px; }
QMenu::item:selected { background: $accent_soft; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: ${frame}px; background: $line; margin: ${xs}px ${s}px; }

QProgressBar { background: $line; border: none; border-radius: 2px; min-height: 4px;
  max-height: 4px; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }
QSplitter::handle { background: $surface; }
QSplitter::handle:hover { background: $accent_soft; }
QSplitter::handle:horizontal { width: ${xs}px; }
QSplitter::handle:vertical { height: ${xs}px; }
QMainWindow, QDialog { background: $bg; }
QCalendarWidget QWidget { alternate-background-color: $surface; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $surface;
  border-bottom: ${frame}px solid $line; }
QCalendarWidget QToolButton { color: $text; font-weight: bold; padding: ${xs}px ${s}px; }
QCalendarWidget QAbstractItemView { selection-background-color: $accent;
  selection-color: $on_accent; }
""")

_TYPE_RULE = Template(
    '[role="$role"] { font-size: ${pixels}px; font-weight: $weight; color: $colour; }\n'
)
_TONE_RULE = Template(
    'QLabel[tone="$tone"], QPushButton[kind="link"][tone="$tone"] { color: $colour; }\n'
    'QFrame[plane="notice"][tone="$tone"] { background: $soft; border: none;'
    " border-radius: ${radius}px; }\n"
)


def style_sheet(tokens: Tokens) -> str:
    """Return the style sheet of the whole program for `tokens`."""
    return _SHEET.substitute(_values(tokens)) + _type_rules(tokens) + _tone_rules(tokens)


def _values(tokens: Tokens) -> dict[str, object]:
    colours = tokens.palette
    fields = (name for name in colours.__slots__ if name != "name")
    pad = tokens.scaled(14)
    field_pad = tokens.scaled(10)
    return {
        **{name: getattr(colours, name) for name in fields},
        "scroll": colours.border,
        "frame": FRAME,
        "ring": FOCUS_RING,
        "radius": RADIUS,
        "radius_card": RADIUS_CARD,
        "xs": XS,
        "xs_ring": XS - 1,
        "s": S,
        "m": M,
        "xl": tokens.scaled(20),
        "pad": pad,
        "pad_ring": pad - 1,
        "field_pad": field_pad,
        "field_pad_ring": field_pad - 1,
        "combo_pad": field_pad + 2,
        "combo_pad_ring": field_pad + 1,
        "text_pad": field_pad - 2,
        "text_pad_ring": field_pad - 3,
        "control_in": tokens.control - 2 * FRAME,
        "control_ring": tokens.control - 2 * FOCUS_RING,
        "small_in": tokens.control_small - 2 * FRAME,
        "menu": tokens.scaled(22),
        "arrow": tokens.scaled(28),
    }


def _type_rules(tokens: Tokens) -> str:
    grey: set[TextRole] = {"secondary", "muted", "small"}
    roles: tuple[TextRole, ...] = get_args(TextRole)
    return "".join(
        "QLabel"
        + _TYPE_RULE.substitute(
            role=role,
            pixels=tokens.text_pixels(role),
            weight="bold" if tokens.is_bold(role) else "normal",
            colour=tokens.palette.muted if role in grey else tokens.palette.text,
        )
        for role in roles
    )


def _tone_rules(tokens: Tokens) -> str:
    tones: tuple[Tone, ...] = get_args(Tone)
    rules = ""
    for tone in tones:
        colour, soft = tokens.palette.of_tone(tone)
        rules += _TONE_RULE.substitute(tone=tone, colour=colour, soft=soft, radius=RADIUS)
    return rules + f'QLabel[tone="accent"] {{ color: {tokens.palette.accent}; }}\n'
