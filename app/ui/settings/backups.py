"""Backup copies: made, looked through and restored; the second folder; which database this is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import N_, _
from app.messages import describe
from app.models.backups import making
from app.models.errors import AppError
from app.ui import dialogs
from app.ui.backup_list import BackupList, listed
from app.ui.backup_words import moment
from app.ui.backup_work import listing, newest_change
from app.ui.button import Button
from app.ui.card import Card
from app.ui.flow import FlowLayout
from app.ui.icons import Icon
from app.ui.jobs import Job
from app.ui.notice import Notice
from app.ui.plain import Label
from app.ui.settings.restoring import RestorePane
from app.ui.tokens import L, M, S

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.models.backups import Backup
    from app.ui.backup_list import Listed
    from app.ui.button import Kind
    from app.ui.page import Workplace

COPIES: Final = N_("Backup copies (*.db)")
DATABASES: Final = N_("Databases (*.db)")


class Backups(QWidget):
    """The copies of this database, newest first.

    `restore_requested(file)`, `second_folder_chosen(folder)` and `database_chosen(file)` are for
    whoever may close the database.
    """

    said = Signal(str, bool)
    restore_requested = Signal(object)
    second_folder_chosen = Signal(object)
    database_chosen = Signal(object)

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self._second = place.second_folder
        self._list = BackupList()
        self._list.selected.connect(self._on_selected)
        self._none = Label(_("There are no copies yet."), "secondary")
        self._failed = Notice(parent=self)
        self._pane = RestorePane()
        self._pane.accepted.connect(self.restore_requested)
        self._pane.given_up.connect(self._list.setFocus)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(L)
        for card in (self._build_copies(), self._build_second(), self._build_database()):
            box.addWidget(card)
        box.addStretch(1)

    # Layout

    def _build_copies(self) -> Card:
        self._copies = Card(_("Backup copies"), " ")
        self._make = self._button("back_up", _("Back up now"), Icon.SAVE, self.back_up)
        self._restore = self._button("restore", _("Restore…"), Icon.HISTORY, self._ask)
        self._restore.setEnabled(False)
        file = self._button(
            "from_file", _("Restore from a file…"), Icon.USB, self._ask_for_file, "quiet"
        )
        self._copies.add(
            Label(
                _(
                    "A copy is made by itself when the program closes and something was changed,"
                    " and before every import. Older copies are thinned out: one for each of the"
                    " last 12 days, 10 weeks and 9 months stays."
                ),
                "secondary",
            )
        )
        inside, content = _column()
        for widget in (self._failed, self._none, self._list):
            content.addWidget(widget)
        content.addLayout(_line(self._make, self._restore, file))
        content.addWidget(self._pane)
        self._copies.add(inside)
        self._list.hide()
        return self._copies

    def _build_second(self) -> Card:
        card = Card(_("Second folder"))
        inside, content = _column()
        hint = _(
            "Every copy is also put here, for example on a stick or another disk: if this PC"
            " breaks, the copies are still there. While the stick is not plugged in, copies are"
            " made in the first folder alone."
        )
        content.addWidget(Label(hint, "secondary"))
        self._folder = Label("", "body").selectable()
        self._absent = Notice(parent=card)
        content.addWidget(self._folder)
        content.addWidget(self._absent)
        choose = self._button("second", _("Choose a folder"), Icon.FOLDER, self._choose_second)
        self._clear = self._button(
            "no_second", _("Use it no longer"), None, partial(self._set_second, None), "quiet"
        )
        content.addLayout(_line(choose, self._clear))
        card.add(inside)
        return card

    def _build_database(self) -> Card:
        card = Card(_("Database"))
        inside, content = _column()
        content.addWidget(Label(str(self._place.store.path), "body").selectable())
        other = self._button("other", _("Open another database…"), Icon.FOLDER, self._open_other)
        show = self._button("folder", _("Show in its folder"), None, self._show_folder, "quiet")
        content.addLayout(_line(other, show))
        card.add(inside)
        return card

    def _button(
        self,
        name: str,
        text: str,
        which: Icon | None,
        act: Callable[[], object],
        kind: Kind = "secondary",
    ) -> Button:
        button = Button(text, kind, which)
        button.setObjectName(name)
        button.clicked.connect(act)
        return button

    # What is shown

    def refresh(self) -> None:
        """Look the copies up again, off the window's thread: a stick may be slow to answer."""
        self._show_second()
        job = Job(listing(self._place.store.path, self._second), _("Looking up the copies"), self)
        job.succeeded.connect(self._show)
        job.failed.connect(self._tell)
        self._place.jobs.start(job)

    def _show(self, copies: list[Backup]) -> None:
        store = self._place.store
        shown = listed(copies, store.path, newest_change(store))
        self._list.show_copies(shown)
        self._list.setHidden(not copies)
        self._none.setHidden(bool(copies))
        self._copies.set_remark(str(len(shown)) if shown else " ")
        self._show_absence(newest_there=not shown or shown[0].in_second)

    def _show_second(self) -> None:
        self._folder.setText(
            str(self._second) if self._second else _("No second folder is chosen.")
        )
        self._clear.setHidden(self._second is None)
        self._absent.say("")

    def _show_absence(self, *, newest_there: bool) -> None:
        """Say quietly what the second folder lacks: a stick is not always plugged in."""
        note = ""
        if self._second is not None and not self._second.is_dir():
            note = _("This folder is not there at the moment. Is the stick plugged in?")
        elif self._second is not None and not newest_there:
            note = _("The newest copy is not in this folder yet.")
        self._absent.say(note, "neutral")

    def _on_selected(self, listed: Listed | None) -> None:
        self._restore.setEnabled(listed is not None)
        self._pane.hide()

    # Copies

    def back_up(self) -> None:
        """Make a copy now."""
        work = making(self._place.store.path, "manual", self._second)
        job = Job(work, _("Making a backup copy"), self)
        job.succeeded.connect(self._on_made)
        job.failed.connect(self._tell)
        job.finished.connect(self._on_done)
        self._make.setEnabled(False)
        self._place.jobs.start(job)

    def _on_made(self, made: Backup) -> None:
        away = self._second is not None and not self._second.is_dir()  # which is noted below
        self._failed.say("" if made.trouble is None or away else describe(made.trouble), "warn")
        self.said.emit(_("Backup copy made: {moment}").format(moment=moment(made.at)), False)

    def _on_done(self) -> None:
        self._make.setEnabled(True)
        self.refresh()

    def _tell(self, problem: Exception) -> None:
        if not isinstance(problem, AppError):
            raise problem
        self._failed.say(describe(problem), "bad")

    def _ask(self) -> None:
        listed = self._list.current()
        if listed is not None:
            self._pane.ask(listed.backup.path, listed.backup, listed.later)

    def _ask_for_file(self) -> None:
        path = dialogs.open_file(self, _("Restore from a file…"), [_(COPIES)])
        if path is not None:
            self._pane.ask(path)

    # Folders

    def _choose_second(self) -> None:
        folder = dialogs.open_folder(self, _("Choose a folder"))
        if folder is not None:
            self._set_second(folder)

    def _set_second(self, folder: Path | None) -> None:
        self._second = folder
        self.second_folder_chosen.emit(folder)
        self.refresh()

    def _open_other(self) -> None:
        path = dialogs.open_file(self, _("Open another database…"), [_(DATABASES)])
        if path is not None:
            self.database_chosen.emit(path)

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._place.store.path.parent)))


def _column() -> tuple[QWidget, QVBoxLayout]:
    inside = QWidget()
    content = QVBoxLayout(inside)
    content.setContentsMargins(0, 0, 0, 0)
    content.setSpacing(M)
    return inside, content


def _line(*buttons: Button) -> FlowLayout:
    line = FlowLayout(spacing=S)
    for button in buttons:
        line.addWidget(button)
    return line
