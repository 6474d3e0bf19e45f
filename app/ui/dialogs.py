"""The only place that opens boxes: messages and files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox

from app.i18n import _
from app.ui.icons import Icon, icon
from app.ui.theme import look

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget


def warn(parent: QWidget | None, title: str, text: str) -> None:
    """Tell that something went wrong."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    side = look().scaled(32)
    box.setIconPixmap(icon(Icon.WARNING, "warn").pixmap(QSize(side, side), box.devicePixelRatio()))
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    box.addButton(_("Close"), QMessageBox.ButtonRole.AcceptRole)
    box.exec()
    box.deleteLater()


def open_file(parent: QWidget, title: str, filters: Sequence[str] = ()) -> Path | None:
    """Ask for a file to read; `filters` look like "Excel (*.xlsx)"."""
    chosen = _choose(_file_dialog(parent, title, filters))
    return chosen[0] if chosen else None


def open_files(parent: QWidget, title: str, filters: Sequence[str] = ()) -> list[Path]:
    """Ask for files to read."""
    dialog = _file_dialog(parent, title, filters)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    return _choose(dialog)


def save_file(
    parent: QWidget, title: str, suggested: str, filters: Sequence[str] = ()
) -> Path | None:
    """Ask where to write; the suffix of `suggested` is added when none was typed."""
    dialog = _file_dialog(parent, title, filters)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(suggested).suffix.lstrip("."))

    def follow(name_filter: str) -> None:
        dialog.setDefaultSuffix(_suffix_of(name_filter))

    dialog.filterSelected.connect(follow)
    dialog.selectFile(suggested)
    chosen = _choose(dialog)
    return chosen[0] if chosen else None


def _suffix_of(name_filter: str) -> str:
    """Return the suffix that a filter such as "Excel (*.xlsx)" stands for."""
    return name_filter.rpartition("*.")[2].rstrip(")").split()[0]


def open_folder(parent: QWidget, title: str) -> Path | None:
    """Ask for a folder."""
    dialog = _file_dialog(parent, title, ())
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    chosen = _choose(dialog)
    return chosen[0] if chosen else None


def _file_dialog(parent: QWidget, title: str, filters: Sequence[str]) -> QFileDialog:
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = QFileDialog(parent, title, documents)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    if filters:
        dialog.setNameFilters(list(filters))
    # Qt's Kazakh says here what means "refuse" everywhere else.
    dialog.setLabelText(QFileDialog.DialogLabel.Reject, _("Cancel"))
    return dialog


def _choose(dialog: QFileDialog) -> list[Path]:
    accepted = dialog.exec()
    names = dialog.selectedFiles() if accepted else []
    dialog.deleteLater()
    return [Path(name) for name in names]
