"""Start the program: arguments, language, store, window; nothing slow before the first paint."""

from __future__ import annotations

import builtins
import gc
import logging
import sys
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from app import i18n, paths
from app.exchange import tables

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.ui.desk import Desk

COMMANDS = ("demo", "import", "export", "report", "backup", "restore", "check", "form", "responses")
SELF_TEST = "self-test"
QT_ARGUMENTS = ("zhetekshi", "-style", "fusion")
"""Told to Qt so, its style is no object of Python; to make that class takes 6 ms at the start."""
_DATABASE = "zhetekshi.db"
_SETTLED = 1_000
"""Milliseconds after which the first page surely stands."""


def main(arguments: Sequence[str]) -> int:
    """Run a command where `arguments` name one, else the window; return the exit status."""
    if arguments[:1] == [tables.COMMAND]:
        from app.exchange.tables.child import run as read_table  # noqa: PLC0415 - nobody else needs it

        return read_table(arguments[1:])
    _log_to_file()
    if SELF_TEST in arguments:
        return _run_self_test()
    if any(each in COMMANDS for each in arguments) or {"--help", "-h"} & set(arguments):
        from app.commands import run  # noqa: PLC0415 - the window must not wait for it

        return run(arguments)
    return _run_window(arguments)


def _log_to_file() -> None:
    logging.basicConfig(
        filename=paths.data_folder() / "zhetekshi.log",
        level=logging.WARNING,
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
        encoding="utf-8",
    )


def _run_self_test() -> int:
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - the command line needs none of it

    from app.selftest import run  # noqa: PLC0415 - it imports everything

    app = QApplication(["zhetekshi", "-platform", "offscreen"])
    status = run()
    app.shutdown()
    return status


def _run_window(arguments: Sequence[str]) -> int:
    import argparse  # noqa: PLC0415 - as above

    parser = argparse.ArgumentParser(prog="zhetekshi")
    parser.add_argument("--database", type=Path)
    parser.add_argument("--language", choices=i18n.LANGUAGES)
    given = parser.parse_args(arguments)

    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - as above

    app = QApplication(list(QT_ARGUMENTS))
    desk = launch(app, given.database, language=given.language)
    sys.excepthook = partial(_on_unexpected, desk)
    return app.exec()


def launch(
    app: object,
    database: Path | None = None,
    *,
    language: str | None = None,
    today: Callable[[], date] = date.today,
) -> Desk:
    """Open the window on a database, the last one or the user's own.

    Where that fails, the recovery screen stands there instead.
    """
    from PySide6.QtCore import QTimer  # noqa: PLC0415 - as above
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    _import_plainly()
    gc.disable()  # nothing of what is made up to the first paint is garbage
    QTimer.singleShot(_SETTLED, gc.enable)
    from app.ui.desk import Desk, dress_up  # noqa: PLC0415
    from app.ui.preferences import Preferences  # noqa: PLC0415

    assert isinstance(app, QApplication)  # noqa: S101 - typed so to keep Qt out of this module
    preferences = Preferences(paths.data_folder())
    i18n.speak(language or preferences.language)
    dress_up(app, preferences)
    last = preferences.database
    own = last or paths.data_folder() / _DATABASE
    desk = Desk(app, preferences, today, own)
    desk.open(database or own, "known" if last and not database else "usual")
    return desk


def _import_plainly() -> None:
    """Take PySide's hook off `import`: it reads the source of every module, 30 ms at the start.

    It looks there for `from __feature__ import …`, other spellings of Qt's names; we use none.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def _on_unexpected(
    desk: Desk, kind: type[BaseException], error: BaseException, trace: object
) -> None:
    """Tell what nobody else has told, or write down what is a mistake of ours."""
    from app.models.errors import AppError  # noqa: PLC0415 - in memory by now

    if isinstance(error, AppError):
        desk.tell(error)
    else:
        _log_unexpected(kind, error, trace)


def _log_unexpected(kind: type[BaseException], error: BaseException, trace: object) -> None:
    logging.getLogger("zhetekshi").critical(
        "unexpected error",
        exc_info=(kind, error, trace),  # pyright: ignore[reportArgumentType] - as the hook gets it
    )
    sys.__excepthook__(kind, error, trace)  # pyright: ignore[reportArgumentType]
