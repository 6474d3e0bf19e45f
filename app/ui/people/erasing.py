"""Erasing the name of a person: what will happen, what stays behind, and one deliberate button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from app.i18n import N_, _
from app.messages import describe
from app.models import anonymise, backups, traces
from app.models.erased import nameless
from app.models.errors import AppError
from app.models.store import Changed
from app.ui.button import Button
from app.ui.jobs import Job
from app.ui.notice import Notice
from app.ui.people.remains import Remains
from app.ui.plain import Label, plane
from app.ui.scroll import scrolled
from app.ui.tokens import XL, L, M, S

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence
    from datetime import date
    from pathlib import Path

    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QWidget

    from app.models.anonymise import Outcome
    from app.models.people import Person
    from app.models.progress import Progress
    from app.models.store import Store
    from app.models.traces import Traces
    from app.ui.page import Workplace

LABEL = N_("Erase the name")


class ErasingPane(QFrame):
    """Looks where a name stands and, when told to, erases it for good.

    `erased(person)` when it is done, `closed()` when it is given up, `opened(table, record)` and
    `screen_asked(key)` lead to where the name still stands.
    """

    erased = Signal(int)
    closed = Signal()
    opened = Signal(str, int)
    screen_asked = Signal(str)
    said = Signal(str, bool)

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("erasing")
        self.setProperty("plane", "side")
        self._place = place
        self._person: Person | None = None
        self._title = Label("", "section")
        self._stays = Label("", "body")
        self._trouble = Notice(parent=self)
        self._remains = Remains(place)
        self._remains.opened.connect(self.opened)
        self._remains.screen_asked.connect(self.screen_asked)
        self._confirm = Button(_("Erase the name"), "danger")
        self._confirm.setObjectName("confirm_erasing")
        self._confirm.clicked.connect(self._erase)
        self._cancel = Button(_("Cancel"))
        self._cancel.setObjectName("cancel")
        self._cancel.clicked.connect(self._give_up)
        self._build()
        QShortcut(QKeySequence("Escape"), self, self._give_up)

    def _build(self) -> None:
        inset = plane("surface")
        content = QVBoxLayout(inset)
        content.setContentsMargins(XL, L, XL, L)
        content.setSpacing(M)
        content.addWidget(self._title)
        content.addWidget(self._stays)
        content.addWidget(Notice(_("This cannot be undone."), "warn"))
        content.addWidget(self._trouble)
        content.addWidget(self._remains)
        content.addStretch(1)
        foot = plane("foot")
        line = QHBoxLayout(foot)
        line.setContentsMargins(XL, M, XL, M)
        line.setSpacing(S)
        line.addWidget(self._confirm)
        line.addWidget(self._cancel)
        line.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(scrolled(inset), 1)
        box.addWidget(foot)

    def open(self, person: Person) -> None:
        """Begin with a person, whose joined spellings go along."""
        self._person = person
        self._title.setText(_("Erase the name: {name}").format(name=person.name))
        self._stays.setText(
            _("The name and the note leave the record, the history, the search and unfinished"
              " forms. Instead of the name stands {nameless}. School, role and attendance stay, so"
              " no figure changes.").format(nameless=nameless(person.code))
        )  # fmt: skip
        self._trouble.say("")
        self._look()
        self._cancel.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Look again: the user may come back from mending a text."""
        super().showEvent(event)
        if self._person is not None:
            self._look()

    def _give_up(self) -> None:
        self._person = None
        self.closed.emit()

    # Looking

    def _look(self) -> None:
        assert self._person  # noqa: S101 - open() told it
        self._confirm.setEnabled(False)
        store, today = self._place.store, self._place.today()
        job = Job(_finding(store, self._person.id, today), _("Looking for the name"), self)
        job.succeeded.connect(self._show)
        job.failed.connect(self._tell)
        self._place.jobs.start(job)

    def _show(self, found: Traces) -> None:
        if self._person is None or self._person.id not in {each.id for each in found.spellings}:
            return  # another person, or given up meanwhile
        copies = backups.every(self._place.store.path, self._place.second_folder)
        self._remains.show_traces(found, len(copies))
        self._confirm.setEnabled(True)

    # Erasing

    def _erase(self) -> None:
        assert self._person  # noqa: S101 - as above
        self._confirm.setEnabled(False)
        work = _erasing(
            self._place.store, self._person.id, self._folders(), self._remains.unwanted_files()
        )
        job = Job(work, _(LABEL), self)
        job.succeeded.connect(self._done)
        job.failed.connect(self._tell)
        job.cancelled.connect(self._look)
        self._place.jobs.start(job)

    def _folders(self) -> list[Path]:
        path, second = self._place.store.path, self._place.second_folder
        return [backups.folder(path), *([backups.folder(path, second)] if second else [])]

    def _done(self, outcome: Outcome) -> None:
        self._person = None
        root = outcome.spellings[0]
        self._place.store.announce(Changed(anonymise.TABLES, LABEL, {}, self))
        self.erased.emit(root.id)
        told = [_("Anonymised: {nameless}.").format(nameless=nameless(root.code))]
        self.said.emit(" ".join(told + _troubles(outcome)), False)

    def _tell(self, problem: Exception) -> None:
        if not isinstance(problem, AppError):
            raise problem
        self._trouble.say(describe(problem), "bad")


def _troubles(outcome: Outcome) -> list[str]:
    """Return what could not be done, in words."""
    found: list[str] = []
    if not outcome.compact:
        found.append(_("The database file could not be written anew: free some disk space."))
    for folder in outcome.unlisted:
        text = _("The list of the anonymised could not be written: {folder}.")
        found.append(text.format(folder=folder))
    if outcome.left:
        text = _("Not deleted, because open in another program: {names}.")
        found.append(text.format(names=", ".join(outcome.left)))
    return found


def _finding(store: Store, person: int, today: date) -> Generator[Progress, None, Traces]:
    with store.beside() as other:
        return (yield from traces.finding(other, person, today))


def _erasing(
    store: Store, person: int, folders: Sequence[Path], files: Sequence[int]
) -> Generator[Progress, None, Outcome]:
    with store.beside() as other:
        return (yield from anonymise.erasing(other, person, folders, files))
