"""What this PC remembers for its user: language, appearance, the last database, the window."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QSettings

from app.i18n import DEFAULT, LANGUAGES
from app.models.errors import AppError

if TYPE_CHECKING:
    from app.ui.theme import Mode

TEXT_PERCENTS: Final = (100, 125, 150, 175, 200)


class Preferences:
    """Settings of one PC, in a file of `folder`; what cannot be read falls to its default.

    Facts of the school, such as who signs reports, are settings of the database instead.
    """

    def __init__(self, folder: Path) -> None:
        self._file = QSettings(str(folder / "preferences.ini"), QSettings.Format.IniFormat)

    @property
    def language(self) -> str:
        """The language of the interface: kk, ru or en."""
        found = self._text("language")
        return found if found in LANGUAGES else DEFAULT

    @language.setter
    def language(self, language: str) -> None:
        self._keep("language", language)

    @property
    def mode(self) -> Mode:
        """Light or dark."""
        return "dark" if self._text("mode") == "dark" else "light"

    @mode.setter
    def mode(self, mode: Mode) -> None:
        self._keep("mode", mode)

    @property
    def text_percent(self) -> int:
        """The size of the text, one of `TEXT_PERCENTS`."""
        found = self._text("text_percent")
        percent = int(found) if found.isdecimal() else 0
        return percent if percent in TEXT_PERCENTS else TEXT_PERCENTS[0]

    @text_percent.setter
    def text_percent(self, percent: int) -> None:
        self._keep("text_percent", str(percent))

    @property
    def database(self) -> Path | None:
        """The database that was open last."""
        found = self._text("database")
        return Path(found) if found else None

    @database.setter
    def database(self, database: Path | None) -> None:
        self._keep("database", str(database) if database else "")

    @property
    def who(self) -> str:
        """The name of the person at work, for the history."""
        return self._text("who")

    @who.setter
    def who(self, who: str) -> None:
        self._keep("who", who)

    @property
    def second_folder(self) -> Path | None:
        """The folder that backup copies go to besides the one beside the database."""
        found = self._text("second_folder")
        return Path(found) if found else None

    @second_folder.setter
    def second_folder(self, folder: Path | None) -> None:
        self._keep("second_folder", str(folder) if folder else "")

    @property
    def failed_backup(self) -> AppError | None:
        """Why the copy at the last close was not made; None when it was."""
        try:
            code, data = json.loads(self._text("failed_backup"))
            return AppError(str(code), **data)
        except (ValueError, TypeError):
            return None

    @failed_backup.setter
    def failed_backup(self, problem: AppError | None) -> None:
        told = json.dumps([problem.code, problem.data], default=str) if problem else ""
        self._keep("failed_backup", told)

    @property
    def geometry(self) -> QByteArray:
        """Where the window stood, as `QWidget.saveGeometry` tells it; empty when unknown."""
        return QByteArray.fromBase64(self._text("geometry").encode("ascii", "ignore"))

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._keep("geometry", geometry.toBase64().toStdString())

    def _text(self, name: str) -> str:
        found = self._file.value(name)
        return found if isinstance(found, str) else ""

    def _keep(self, name: str, text: str) -> None:
        self._file.setValue(name, text)
        self._file.sync()
