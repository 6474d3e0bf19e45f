"""The desk: one window over one database, or the recovery screen where it cannot be opened."""

from __future__ import annotations

import logging
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QObject, QTimer, QTranslator

from app import i18n
from app.i18n import _
from app.messages import describe
from app.models import drafts, sample
from app.models.backups import folder, making
from app.models.errors import AppError, StoreError
from app.models.opening import checking
from app.ui import news, sample_data
from app.ui.entry import ENTRANCES, opened, trouble_of
from app.ui.icons import Icon, icon
from app.ui.jobs import Job, Jobs
from app.ui.main_window import MainWindow
from app.ui.page import Workplace
from app.ui.theme import dress
from app.ui.warming import Warming

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from app.models.backups import Backup
    from app.models.store import Store
    from app.ui.bulletins import Bulletin
    from app.ui.entry import Entrance
    from app.ui.preferences import Preferences
    from app.ui.recovery.situations import Trouble
    from app.ui.recovery.window import RecoveryWindow
    from app.ui.theme import Mode


def dress_up(app: QApplication, preferences: Preferences) -> None:
    """Give the application its palette, text size, name and icon."""
    app.setApplicationName("zhetekshi")
    app.setApplicationDisplayName(_("Zhetekshi"))
    dress(app, preferences.mode, preferences.text_percent)
    app.setWindowIcon(icon(Icon.APP))


class Desk(QObject):
    """Keeps the store, the jobs and the window, and puts another store or window in their place."""

    def __init__(
        self, app: QApplication, preferences: Preferences, today: Callable[[], date], own: Path
    ) -> None:
        super().__init__()
        self._app = app
        self._preferences = preferences
        self._today = today
        self._own = own
        self._translator = QTranslator(self)
        self._jobs = Jobs(parent=self)
        self._place: Workplace | None = None
        self._path: Path | None = None
        self._trouble: Trouble | None = None
        self._news: dict[str, Bulletin] = {}
        self._replaced: Path | None = None
        self.window: MainWindow | RecoveryWindow | None = None
        self._speak_qt()

    @property
    def store(self) -> Store:
        """The open database."""
        assert self._place is not None, "no database is open"  # noqa: S101
        return self._place.store

    def _speak_qt(self) -> None:
        """Let Qt's own dialogs speak the language of the interface."""
        self._app.removeTranslator(self._translator)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(f"qtbase_{i18n.spoken()}", folder):
            self._app.installTranslator(self._translator)

    # Opening

    def open(
        self, path: Path, entrance: Entrance = "usual", *, tell: Bulletin | None = None
    ) -> None:
        """Open a database and its window, or say what stands against that."""
        self._path = path
        try:
            store = opened(path, entrance)
        except StoreError as problem:
            self._show_trouble(self._trouble_of(path, problem))
            return
        self._news = {each.key: each for each in (tell, self._old_failure()) if each}
        if sample.read(store) is not None:
            self._news["sample"] = news.sample()
        else:
            self._own = store.path
        if not store.read_only and drafts.take(store, drafts.ANSWERED_HERE, drafts.NEW):
            self._news["unfinished"] = news.unfinished()
        if store.read_only:
            told = news.read_only(self._trouble)
            self._news[told.key] = told
        self._trouble = None
        self._work_with(store)

    def _trouble_of(self, path: Path, problem: StoreError) -> Trouble:
        return trouble_of(path, problem, self._preferences.second_folder)

    def _old_failure(self) -> Bulletin | None:
        problem = self._preferences.failed_backup
        return news.not_backed_up(problem) if problem else None

    def _work_with(self, store: Store) -> None:
        store.who = self._preferences.who
        store.today = self._today
        jobs = Jobs(parent=self)
        self._place = Workplace(store, jobs, self._today, self._preferences.second_folder)
        self._put(self._made_window())
        if store.needs_check:
            QTimer.singleShot(0, self._check)

    def _made_window(self) -> MainWindow:
        assert self._place is not None  # noqa: S101 - a window stands over a store
        window = MainWindow(self._place, list(self._news.values()))
        window.language_chosen.connect(self._change_language)
        window.appearance_chosen.connect(self._change_appearance)
        window.who_chosen.connect(self._change_who)
        window.second_folder_chosen.connect(self._change_second_folder)
        window.restore_requested.connect(self.restore)
        window.database_chosen.connect(self._change_database)
        window.sample_requested.connect(self._look_around)
        window.bulletin_asked.connect(self._on_asked)
        window.bulletin_dismissed.connect(self._on_dismissed)
        window.closed.connect(self._on_closed)
        return window

    def _put(self, window: MainWindow | RecoveryWindow) -> None:
        """Show a window where the one before stood; that one goes away for good."""
        old = self.window
        if old is not None:
            old.closed.disconnect()
            self._preferences.geometry = old.saveGeometry()
        if not self._preferences.geometry.isEmpty():
            window.restoreGeometry(self._preferences.geometry)
        else:
            window.resize(1366, 728)
        self.window = window
        window.show()
        if isinstance(window, MainWindow):
            Warming(window)
        if old is not None:
            old.retire()

    def _show_trouble(self, trouble: Trouble, failed: str = "") -> None:
        self._trouble = trouble
        self._recovery().show_trouble(trouble, failed)

    def _recovery(self) -> RecoveryWindow:
        if self.window is not None and not isinstance(self.window, MainWindow):
            return self.window
        from app.ui.recovery.window import RecoveryWindow  # noqa: PLC0415 - seldom needed

        window = RecoveryWindow()
        window.way_taken.connect(self._take_way)
        window.restore_asked.connect(self.restore)
        window.database_chosen.connect(self.open)
        window.copies_wanted.connect(self._show_copies)
        window.closed.connect(self._jobs.shutdown)
        self._put(window)
        return window

    def _take_way(self, way: str) -> None:
        if self._path is not None:
            lost = self._trouble is not None and self._trouble.code == "no_database"
            again: Entrance = "known" if lost else "usual"
            self.open(self._path, ENTRANCES.get(way, again))

    def _show_copies(self) -> None:
        from app.ui.backup_work import listing  # noqa: PLC0415 - as above

        if self._path is not None:
            job = Job(listing(self._path, self._preferences.second_folder), "", self)
            job.succeeded.connect(self._recovery().show_copies)
            job.failed.connect(_log)
            self._jobs.start(job)

    # After the first paint

    def _check(self) -> None:
        """Look for damage in a database that was not closed properly the last time."""
        if self._place is not None:
            job = Job(checking(self._place.store), "", self)
            job.succeeded.connect(self._on_checked)
            job.failed.connect(_log)
            self._jobs.start(job)

    def _on_checked(self, damage: list[str]) -> None:
        if damage:
            self._give_up_damaged()

    def _give_up_damaged(self) -> None:
        """Close the window over a damaged database before anything is built on it."""
        if self._path is not None and self._place is not None:
            self._leave()
            problem = StoreError("database_damaged", path=str(self._path))
            self._show_trouble(self._trouble_of(self._path, problem))

    # Restoring

    def restore(self, file: Path) -> None:
        """Put a backup copy in the place of the database; what is there is kept as a copy."""
        from app.models.restoring import restoring  # noqa: PLC0415 - as above

        assert self._path is not None  # noqa: S101 - there is a window, so there is a path
        self._leave()
        job = Job(restoring(self._path, file), "", self)
        job.succeeded.connect(partial(self._on_restored, file))
        job.failed.connect(self._on_not_restored)
        story = _("The present state is kept as a copy first.")
        self._recovery().show_work(job, _("Restoring the backup copy…"), story)
        self._jobs.start(job)

    def _on_restored(self, file: Path, kept: Backup | None) -> None:
        from app.models.restoring import DAMAGED  # noqa: PLC0415 - as above

        assert self._path is not None  # noqa: S101 - as above
        back = self._replaced == file
        damaged = kept is not None and kept.reason == DAMAGED
        self._replaced = kept.path if kept and not damaged else None
        told = news.taken_back() if back else news.restored(kept, damaged=damaged)
        self.open(self._path, tell=told)

    def _on_not_restored(self, problem: Exception) -> None:
        assert self._path is not None  # noqa: S101 - as above
        known = problem if isinstance(problem, AppError) else _log(problem)
        if self._trouble is not None:
            self._show_trouble(self._trouble, describe(known))
        else:
            self.open(self._path, tell=news.not_restored(known))

    # What the window asks for

    def _on_asked(self, key: str) -> None:
        match key:
            case "restored" if self._replaced is not None:
                self.restore(self._replaced)
            case "read_only" if self._path is not None:
                self._change_database(self._path)
            case "sample":
                self._begin_own_work()
            case "unfinished" if isinstance(self.window, MainWindow):
                self.window.show_respondents()
            case "backups" if isinstance(self.window, MainWindow):
                self.window.show_settings("backups")
            case _:
                pass

    def _on_dismissed(self, key: str) -> None:
        del self._news[key]

    def _change_language(self, language: str) -> None:
        i18n.speak(language)
        self._preferences.language = language
        self._speak_qt()
        self._renew()

    def _change_appearance(self, mode: Mode, percent: int) -> None:
        self._preferences.mode = mode
        self._preferences.text_percent = percent
        dress(self._app, mode, percent)
        self._renew()

    def _change_who(self, who: str) -> None:
        self._preferences.who = who
        self.store.who = who

    def _change_second_folder(self, folder: Path | None) -> None:
        self._preferences.second_folder = folder
        if self._place is not None:
            self._place = replace(self._place, second_folder=folder)

    def _renew(self) -> None:
        """Build the window again on the same screen: every word and size is made anew."""
        old = self.window
        if isinstance(old, MainWindow):
            made = self._made_window()
            self._put(made)
            made.go(old.current())

    def _change_database(self, path: Path) -> None:
        """Close this database and open another one, or the same one anew."""
        self._leave(copying=True)
        self.open(path)

    # Sample data

    def _look_around(self) -> None:
        """Open the sample data of today, in a file of their own."""
        self._leave(copying=True)
        job = Job(sample_data.preparing(self._today()), "", self)
        job.succeeded.connect(lambda: self.open(sample_data.place()))
        job.failed.connect(self._on_no_sample)
        self._wait_for(job, _("Preparing the sample data…"))

    def _on_no_sample(self, problem: Exception) -> None:
        known = problem if isinstance(problem, AppError) else _log(problem)
        self.open(self._own, tell=news.no_sample(known))

    def _begin_own_work(self) -> None:
        """Go back to the own database; the sample data of the window are deleted."""
        left = self.store.path
        if left == sample_data.place() and self.store.undoable() and not self._warned():
            return
        self._leave()
        if left == sample_data.place():
            sample_data.forget()
        self.open(self._own)

    def _warned(self) -> bool:
        """Say that something is lost, at the first press; return whether it was said already."""
        if self._news["sample"].tone == "warn":
            return True
        told = self._news["sample"] = news.leaving_sample()
        if isinstance(self.window, MainWindow):
            self.window.renew_bulletin(told)
        return False

    # Leaving

    def tell(self, problem: AppError) -> None:
        """Say something that nobody else has said."""
        if problem.code == "database_damaged":
            self._give_up_damaged()
        elif isinstance(self.window, MainWindow):
            self.window.say(describe(problem), False)

    def _on_closed(self) -> None:
        window = self.window
        if isinstance(window, MainWindow):
            self._preferences.geometry = window.saveGeometry()
            self._preferences.database = self._own
            self._leave(copying=True)
            window.deleteLater()

    def _leave(self, *, copying: bool = False) -> None:
        """Close the database, if one is open; its window is hidden and waits for another one."""
        place, self._place = self._place, None
        if place is None:
            return
        if isinstance(self.window, MainWindow):
            self.window.settle()
            self.window.hide()
        place.jobs.shutdown()
        self._jobs.shutdown()
        if copying and place.store.written and "sample" not in self._news:
            self._back_up(place.store)
        place.store.close()

    def _back_up(self, store: Store) -> None:
        """Make the copy of the close; what goes wrong is told at the next start."""
        self._preferences.failed_backup = None
        job = Job(making(store.path, "close", self._preferences.second_folder), "", self)
        job.succeeded.connect(self._on_backed_up)
        job.failed.connect(self._on_not_backed_up)
        self._wait_for(job, _("Saving a backup copy…"))

    def _wait_for(self, job: Job, text: str) -> None:
        from app.ui.farewell import Farewell  # noqa: PLC0415 - not before the first paint

        Farewell(text).wait_for(self._jobs, job)

    def _on_backed_up(self, made: Backup) -> None:
        """Remember what went wrong in the main folder; the second may be on a stick elsewhere."""
        if self._path is not None and made.path.parent != folder(self._path.resolve()):
            self._preferences.failed_backup = made.trouble

    def _on_not_backed_up(self, problem: Exception) -> None:
        known = problem if isinstance(problem, AppError) else _log(problem)
        self._preferences.failed_backup = known


def _log(problem: Exception) -> AppError:
    """Write down what should not have happened; return what is said of it."""
    logging.getLogger("zhetekshi").error("unexpected error", exc_info=problem)
    return AppError("unexpected")
