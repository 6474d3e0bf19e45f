"""The palette can be read by everybody, and the theme can be changed while the program runs."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFontInfo, QPalette, QRawFont
from PySide6.QtWidgets import QLabel, QLineEdit

from app.ui.icons import Icon, icon
from app.ui.plain import Label
from app.ui.theme import dress, font, look, register_fonts
from app.ui.tokens import DARK, LIGHT

PALETTES = [LIGHT, DARK]
TONES = ("ok", "warn", "bad", "info", "neutral")


def luminance(colour):
    def part(value):
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue, _alpha = QColor(colour).getRgbF()
    return 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue)


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
@pytest.mark.parametrize("ground", ["bg", "surface", "nav", "hover", "accent_soft"])
@pytest.mark.parametrize("ink", ["text", "muted", "accent"])
def test_text_can_be_read_on_every_ground(palette, ground, ink):
    assert contrast(getattr(palette, ink), getattr(palette, ground)) >= 4.5


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
@pytest.mark.parametrize("tone", TONES)
def test_pills_and_notices_can_be_read(palette, tone):
    assert contrast(*palette.of_tone(tone)) >= 4.5


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
@pytest.mark.parametrize("tone", ["bad", "warn"])
def test_problems_can_be_read_on_pages_and_cards(palette, tone):
    ink, _ground = palette.of_tone(tone)
    assert min(contrast(ink, palette.bg), contrast(ink, palette.surface)) >= 4.5


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
@pytest.mark.parametrize("ground", ["accent", "accent_hover"])
def test_text_on_the_primary_button_can_be_read(palette, ground):
    assert contrast(palette.on_accent, getattr(palette, ground)) >= 4.5


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
@pytest.mark.parametrize("line", ["field_border", "accent", "bad", "warn"])
def test_frames_of_fields_and_focus_rings_can_be_seen(palette, line):
    assert contrast(getattr(palette, line), palette.surface) >= 3


def test_both_families_are_registered():
    assert set(register_fonts()) >= {"PT Sans", "PT Serif"}


def test_text_is_set_in_the_shipped_face():
    assert QFontInfo(font("page", look())).family() == "PT Sans"


@pytest.mark.parametrize("letter", "ӘәҒғҚқҢңӨөҰұҮүҺһІі№«»—·")
def test_the_shipped_face_has_kazakh_letters(letter):
    assert QRawFont.fromFont(font("body", look())).supportsCharacter(ord(letter))


@pytest.mark.parametrize(("percent", "pixels"), [(100, 14), (115, 16), (150, 21), (200, 28)])
def test_text_size_sets_fonts_and_heights(qapp, percent, pixels):
    tokens = dress(qapp, "light", percent)
    assert (tokens.body, look().body) == (pixels, pixels)
    assert tokens.control == round(34 * pixels / 14)


def test_what_is_worn_can_be_told(qapp):
    assert dress(qapp, "dark", 150) == look()
    assert look().palette is DARK
    assert look().large


def test_widgets_follow_the_theme_at_run_time(qapp, qtbot):
    label = Label("Text", "page")
    qtbot.addWidget(label)
    label.ensurePolished()
    before = label.font().pixelSize(), label.palette().color(QPalette.ColorRole.WindowText).name()
    dress(qapp, "dark", 150)
    label.ensurePolished()
    after = label.font().pixelSize(), label.palette().color(QPalette.ColorRole.WindowText).name()
    assert before == (20, LIGHT.text.lower())
    assert after == (30, DARK.text.lower())


def test_fields_grow_with_the_text(qapp, qtbot):
    line = QLineEdit()
    qtbot.addWidget(line)
    line.ensurePolished()
    assert line.sizeHint().height() == 34
    dress(qapp, "light", 200)
    assert line.sizeHint().height() == 68


def test_the_style_sheet_names_no_colour_of_the_other_theme(qapp):
    dress(qapp, "dark")
    assert not any(colour in qapp.styleSheet() for colour in (LIGHT.text, LIGHT.accent_soft))


def test_a_label_takes_nothing_for_markup(qtbot):
    label = Label("<b>bold</b><img src='/etc/passwd'>")
    qtbot.addWidget(label)
    assert label.text().startswith("<b>")
    assert label.textFormat() is label.textFormat().PlainText
    assert isinstance(label, QLabel)


def ink_of(picture):
    image = picture.toImage()
    spots = [(x, y) for x in range(image.width()) for y in range(image.height())]
    return max((image.pixelColor(*spot) for spot in spots), key=QColor.alpha).name()


def test_an_icon_follows_the_theme(qapp):
    home = icon(Icon.HOME, "accent")
    assert ink_of(home.pixmap(48)) == LIGHT.accent.lower()
    dress(qapp, "dark")
    assert ink_of(home.pixmap(48)) == DARK.accent.lower()


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_an_icon_has_the_pixels_of_the_screen(ratio):
    picture = icon(Icon.SEARCH).pixmap(QSize(20, 20), ratio)
    assert picture.width() == round(20 * ratio)
    assert picture.devicePixelRatio() == ratio


@pytest.mark.parametrize("which", Icon)
def test_every_icon_paints_something(which):
    picture = icon(which).pixmap(24).toImage()
    alphas = {picture.pixelColor(x, y).alpha() for x in range(24) for y in range(24)}
    assert max(alphas) > 150
