"""The only place that opens boxes: messages, questions, files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox

from app.i18n import _
from app.ui.icons import Icon, icon
from app.ui.theme import look

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

Answer = Literal["save", "discard", "cancel"]

_Role = QMessageBox.ButtonRole

_PICTURES = {
    QMessageBox.Icon.Information: (Icon.INFO, "info"),
    QMessageBox.Icon.Warning: (Icon.WARNING, "warn"),
    QMessageBox.Icon.Question: (Icon.HELP, "accent"),
}


def inform(parent: QWidget, title: str, text: str) -> None:
    """Tell something that cannot stand in the page."""
    box = _box(parent, QMessageBox.Icon.Information, title, text)
    box.addButton(_("Close"), _Role.AcceptRole)
    _run(box)


def warn(parent: QWidget | None, title: str, text: str) -> None:
    """Tell that something went wrong."""
    box = _box(parent, QMessageBox.Icon.Warning, title, text)
    box.addButton(_("Close"), _Role.AcceptRole)
    _run(box)


def ask_yes_no(parent: QWidget, title: str, text: str, yes: str = "", no: str = "") -> bool:
    """Ask before something that cannot be undone; Escape means no."""
    box = _box(parent, QMessageBox.Icon.Question, title, text)
    agree = box.addButton(yes or _("Yes"), _Role.AcceptRole)
    refuse = box.addButton(no or _("No"), _Role.RejectRole)
    box.setDefaultButton(refuse)
    box.setEscapeButton(refuse)
    return _run(box) is agree


def ask_to_save(parent: QWidget) -> Answer:
    """Ask what to do with unsaved changes; Escape means to stay."""
    box = _box(
        parent,
        QMessageBox.Icon.Question,
        _("Unsaved changes"),
        _("There are unsaved changes. Save?"),
    )
    save = box.addButton(_("Save"), _Role.AcceptRole)
    discard = box.addButton(_("Do not save"), _Role.DestructiveRole)
    cancel = box.addButton(_("Cancel"), _Role.RejectRole)
    box.setDefaultButton(save)
    box.setEscapeButton(cancel)
    pressed = _run(box)
    if pressed is save:
        return "save"
    return "discard" if pressed is discard else "cancel"


def open_file(parent: QWidget, title: str, filters: Sequence[str] = ()) -> Path | None:
    """Ask for a file to read; `filters` look like "Excel (*.xlsx)"."""
    name, _kind = QFileDialog.getOpenFileName(parent, title, "", ";;".join(filters))
    return Path(name) if name else None


def open_files(parent: QWidget, title: str, filters: Sequence[str] = ()) -> list[Path]:
    """Ask for files to read."""
    names, _kind = QFileDialog.getOpenFileNames(parent, title, "", ";;".join(filters))
    return [Path(name) for name in names]


def open_folder(parent: QWidget, title: str) -> Path | None:
    """Ask for a folder."""
    name = QFileDialog.getExistingDirectory(parent, title)
    return Path(name) if name else None


def save_file(
    parent: QWidget, title: str, suggested: str, filters: Sequence[str] = ()
) -> Path | None:
    """Ask where to write; the suffix of `suggested` is added when none was typed."""
    name, _kind = QFileDialog.getSaveFileName(parent, title, suggested, ";;".join(filters))
    if not name:
        return None
    chosen = Path(name)
    return chosen if chosen.suffix else chosen.with_suffix(Path(suggested).suffix)


def _box(parent: QWidget | None, picture: QMessageBox.Icon, title: str, text: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setIcon(picture)
    which, colour = _PICTURES[picture]
    side = look().scaled(32)
    box.setIconPixmap(icon(which, colour).pixmap(QSize(side, side), box.devicePixelRatio()))
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    return box


def _run(box: QMessageBox) -> object:
    box.exec()
    pressed = box.clickedButton()
    box.deleteLater()
    return pressed
