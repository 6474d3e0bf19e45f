"""The window: navigation, the screens and the wiring between them, undo, and the status bar."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Literal, cast

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from app.i18n import _, spoken, translation
from app.messages import describe
from app.models import backups, periods, requests, schools
from app.models.errors import AppError
from app.models.period_titles import title as period_title
from app.models.settings import read as read_settings
from app.ui import backup_words
from app.ui.bulletins import Bulletins
from app.ui.navigation import Navigation
from app.ui.notice import Toast
from app.ui.plain import plane
from app.ui.progress import ProgressStrip
from app.ui.screens import SCREENS
from app.ui.status_bar import StatusBar
from app.ui.theme import look

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from app.exchange.registry.fields import Kind
    from app.models.store import Changed, Step
    from app.ui.bulletins import Bulletin
    from app.ui.exchange.page import ExchangePage
    from app.ui.help.page import HelpPage
    from app.ui.jobs import Job
    from app.ui.page import Page, Workplace
    from app.ui.palette import Action, Palette
    from app.ui.questionnaires.page import QuestionnairesPage
    from app.ui.record_page import RecordPage
    from app.ui.reports.page import ReportsPage
    from app.ui.screens import Screen
    from app.ui.settings.page import SettingsPage
    from app.ui.views import ViewsPage

_SMALLEST = (760, 480)
"""In pixels at any text size: larger than a small screen the window must never be."""

_NARROW = 1180
"""Under this width at 100 % text the navigation shows icons alone."""


class MainWindow(QMainWindow):
    """The window of the program; it knows the screens, and they do not know each other."""

    closed = Signal()
    language_chosen = Signal(str)
    appearance_chosen = Signal(str, int)
    who_chosen = Signal(str)
    second_folder_chosen = Signal(object)
    restore_requested = Signal(object)
    database_chosen = Signal(object)
    sample_requested = Signal()
    bulletin_asked = Signal(str)
    bulletin_dismissed = Signal(str)

    def __init__(
        self, place: Workplace, news: Sequence[Bulletin] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._place = place
        self._store = place.store
        self._news = news
        self._pages: dict[str, Page] = {}
        self._stop_listening = self._store.subscribe(self._on_changed)
        self.setMinimumSize(*_SMALLEST)
        self.setWindowTitle(_("Zhetekshi"))
        self._build()
        self._add_shortcuts()
        if self._is_new():
            self._show_start()
        else:
            self.go("home")
        self._tell_changes()
        QTimer.singleShot(
            0, self, self._tell_backup
        )  # it looks into a folder: not before the paint
        place.jobs.started.connect(self._on_job)

    def _build(self) -> None:
        """Build from the outside inwards: Qt styles what is inside anew with each move of it."""
        self._whole = QStackedWidget()
        self.setCentralWidget(self._whole)
        self._over = whole = QWidget()
        self._whole.addWidget(whole)
        line = QHBoxLayout(whole)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        self._navigation = Navigation(
            [screen.nav for screen in SCREENS if not screen.foot],
            [screen.nav for screen in SCREENS if screen.foot],
        )
        self._navigation.chosen.connect(self._pick)
        line.addWidget(self._navigation)
        self._stack = QStackedWidget()
        self._status = StatusBar(read_only=self._store.read_only)
        middle = plane("page")
        line.addWidget(middle, 1)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if self._news:
            column.addWidget(self._build_bulletins())
        column.addWidget(self._stack, 1)
        column.addWidget(ProgressStrip(self._place.jobs))
        column.addWidget(self._status)
        self._toast = Toast(self._status)
        self._toast.asked.connect(self.undo)
        self._palette: Palette | None = None

    def _build_bulletins(self) -> Bulletins:
        self._bulletins = bulletins = Bulletins(self._news)
        bulletins.asked.connect(self.bulletin_asked)
        bulletins.dismissed.connect(self.bulletin_dismissed)
        return bulletins

    def renew_bulletin(self, bulletin: Bulletin) -> None:
        """Say something else in the place of a notice over the pages."""
        self._bulletins.renew(bulletin)

    def search(self) -> None:
        """Open the search over everything, making it at its first use."""
        if self._palette is None:
            from app.ui.palette import Palette  # noqa: PLC0415 - not before the first paint

            self._palette = Palette(self._store, self._actions(), self._over)
            self._palette.record_chosen.connect(self.open_record)
            self._palette.action_chosen.connect(self._act)
        self._palette.open()

    def _actions(self) -> Sequence[Action]:
        from app.ui.palette import Action  # noqa: PLC0415 - as above

        pages = [Action(f"go:{each.nav.key}", _(each.nav.label), each.keys) for each in SCREENS]
        return [
            Action("add:request", _("New request")),
            Action("add:event", _("New event")),
            Action("add:person", _("New educator")),
            Action("add:school", _("New school")),
            Action("add:resource", _("New resource")),
            *pages,
        ]

    def _add_shortcuts(self) -> None:
        for keys, slot in (
            ("Ctrl+K", self.search),
            ("Ctrl+Z", self.undo),
            ("Ctrl+Y", self.redo),
            ("Ctrl+Shift+Z", self.redo),
        ):
            QShortcut(QKeySequence(keys), self, slot)
        for screen in SCREENS:
            QShortcut(QKeySequence(screen.keys), self, partial(self._pick, screen.nav.key))

    # The first start

    def _is_new(self) -> bool:
        unknown = read_settings(self._store).own_school is None and not self._store.read_only
        return unknown and self._store.one("SELECT 1 FROM school LIMIT 1") is None

    def _show_start(self) -> None:
        from app.ui.start.page import StartPage  # noqa: PLC0415 - seen once in a database's life

        start = StartPage(self._place)
        start.language_chosen.connect(self.language_chosen)
        start.finished.connect(self._end_start)
        start.import_requested.connect(partial(self._end_start, "import"))
        start.template_requested.connect(partial(self._end_start, "template"))
        start.sample_requested.connect(self.sample_requested)
        self._whole.addWidget(start)
        self._whole.setCurrentWidget(start)

    def _end_start(self, wish: str = "") -> None:
        self._whole.setCurrentIndex(0)
        page = self.go("exchange" if wish else "home")
        if wish:
            cast("ExchangePage", page).begin(wish)

    # Screens

    def go(self, key: str) -> Page:
        """Show a screen, making it on its first visit, and return it."""
        page = self._page(key)
        page.freshen()
        self._stack.setCurrentWidget(page)
        self._navigation.activate(key)
        page.setFocus()
        return page

    def _pick(self, key: str) -> None:
        self.go(key).to_start()

    def _page(self, key: str) -> Page:
        if key not in self._pages:
            screen = next(each for each in SCREENS if each.nav.key == key)
            self._pages[key] = self._wired(screen)
            self._stack.addWidget(self._pages[key])
        return self._pages[key]

    def prepare(self, key: str) -> None:
        """Make a screen that may be wanted soon; it reads nothing before it is shown."""
        self._page(key).ensurePolished()

    def _wired(self, screen: Screen) -> Page:
        page = screen.make(self._place)
        page.open_requested.connect(self.open_record)
        page.rows_requested.connect(self.show_rows)
        page.screen_requested.connect(self.go)
        page.period_requested.connect(self.show_period)
        page.said.connect(self.say)
        page.header.search_requested.connect(self.search)
        page.header.undo_requested.connect(self.undo)
        page.header.redo_requested.connect(self.redo)
        page.create_requested.connect(self.create_record)
        page.import_requested.connect(self.bring_in)
        if screen.nav.key == "settings":
            settings = cast("SettingsPage", page)
            settings.language_chosen.connect(self.language_chosen)
            settings.appearance_chosen.connect(self.appearance_chosen)
            settings.who_chosen.connect(self.who_chosen)
            settings.second_folder_chosen.connect(self.second_folder_chosen)
            settings.restore_requested.connect(self.restore_requested)
            settings.database_chosen.connect(self.database_chosen)
        if screen.nav.key == "help":
            cast("HelpPage", page).sample_requested.connect(self.sample_requested)
        self._offer_undo(page)
        return page

    def current(self) -> str:
        """Return the key of the screen in sight."""
        shown = self._stack.currentWidget()
        return next((key for key, page in self._pages.items() if page is shown), "home")

    def open_record(self, table: str, number: int) -> None:
        """Show one record on the screen of its table."""
        self._go_to(table).show_record(number)

    def show_rows(self, table: str, ids: Sequence[int], title: str) -> None:
        """List the records that a figure was counted from."""
        self._go_to(table).show_rows(ids, title)

    def show_period(self, first: date, last: date) -> None:
        """Show the report of the period with these days."""
        cast("ReportsPage", self.go("reports")).show_period(first, last)

    def create_record(self, table: str, values: Mapping[str, Any]) -> None:
        """Open the form for a new record with some values given."""
        self._go_to(table).add_with(values)

    def bring_in(self, kind: Kind | Literal["responses"], what: object) -> None:
        """Show what bringing in a list would do: a file, copied cells, or a file to ask for."""
        if kind == "responses":
            cast("QuestionnairesPage", self.go("questionnaires")).bring_in(what)
            return
        cast("ExchangePage", self.go("exchange")).bring_in(kind, cast("Path | str | None", what))

    def show_settings(self, section: str) -> None:
        """Open a section of the settings."""
        cast("SettingsPage", self.go("settings")).open_section(section)

    def show_respondents(self) -> None:
        """Offer to go on with the questionnaire that was begun on this PC."""
        cast("ViewsPage", self.go("questionnaires")).show_view("waves").take("unfinished")

    def _go_to(self, table: str) -> RecordPage:
        return cast("RecordPage", self.go(_SCREEN_OF[table]))

    def _act(self, key: str) -> None:
        kind, _colon, name = key.partition(":")
        if kind == "go":
            self._pick(name)
        else:
            self.create_record(name, {})

    # Undo and what is said

    def undo(self) -> None:
        """Take the newest change back."""
        if self._may_write():
            self._replay(self._store.undo, _("Undone: {what}"))

    def redo(self) -> None:
        """Do again what was undone last."""
        if self._may_write():
            self._replay(self._store.redo, _("Done again: {what}"))

    def _may_write(self) -> bool:
        if self._store.read_only:
            self.say(_("Opened for reading only. Nothing can be changed here."), False)
        return not self._store.read_only

    def _replay(self, step: Callable[[], Step | None], sentence: str) -> None:
        try:
            done = step()
        except AppError as problem:  # it would touch what a closed period has locked
            self.say(describe(problem), False)
            return
        if done:
            self.say(sentence.format(what=_step_words(done)), False)

    def say(self, text: str, undoable: bool) -> None:  # noqa: FBT001 - a slot of a signal
        """Say something in the strip at the foot, with Undo where it helps."""
        self._toast.say(text, _("Undo") if undoable else "")

    def _on_changed(self, changed: Changed) -> None:
        for page in self._pages.values():
            page.on_changed(changed)
        self._tell_changes()

    def _tell_changes(self) -> None:
        for page in self._pages.values():
            self._offer_undo(page)
        settings = read_settings(self._store)
        today = self._place.today()
        own = settings.own_school
        school = schools.get(self._store, own, today).name(spoken()) if own else ""
        self._navigation.brand.set_names(_("Zhetekshi"), school)
        waiting = requests.Filter(statuses=requests.UNDECIDED, leading=own)
        self._navigation.set_counter("requests", requests.count(self._store, waiting))
        period = periods.at(self._store, today)
        self._status.show_period(period_title(period, translation(spoken())))

    def _on_job(self, job: Job) -> None:
        job.finished.connect(self._tell_backup)

    def _tell_backup(self) -> None:
        """Tell at the foot when the last backup copy was made."""
        if not self._store.read_only:
            found = backups.newest(self._store.path)
            self._status.show_backup(backup_words.last(found, self._place.today()))

    def _offer_undo(self, page: Page) -> None:
        if self._store.read_only:
            return
        undo, redo = self._store.undoable(), self._store.redoable()
        page.header.set_undo(_step_words(undo) if undo else "")
        page.header.set_redo(_step_words(redo) if redo else "")

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._navigation.set_narrow(self.width() < look().scaled(_NARROW))

    def settle(self) -> None:
        """Listen no longer, and leave the field being typed in: its draft is kept in the store."""
        self._stop_listening()
        self.setFocus()

    def retire(self) -> None:
        """Go away for good: another window takes this one's place."""
        self.close()
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.settle()
        self.closed.emit()
        super().closeEvent(event)


_SCREEN_OF = {
    "wave": "questionnaires",
    "school": "schools",
    "person": "people",
    "request": "requests",
    "event": "events",
    "resource": "resources",
}


def _step_words(step: Step) -> str:
    return _(step.label).format(**step.args)
