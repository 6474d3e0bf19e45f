"""The window of recovery: one card that says what happened and leads on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from app.i18n import N_, _
from app.ui import dialogs
from app.ui.backup_list import later, listed
from app.ui.backup_words import loss, moment, reason
from app.ui.button import Button
from app.ui.flow import FlowLayout
from app.ui.navigation import Brand
from app.ui.notice import Notice
from app.ui.plain import Label, clear_layout, divider, plane, set_styled
from app.ui.recovery.choice import Choice
from app.ui.recovery.situations import WAYS, situation_of, ways_of
from app.ui.scroll import bring_into_sight, scrolled
from app.ui.theme import look
from app.ui.tokens import XS, XXL, L, M, S

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from app.models.backups import Backup
    from app.ui.button import Kind
    from app.ui.jobs import Job
    from app.ui.recovery.situations import Trouble, Way

DATABASES: Final = N_("Databases (*.db)")
_WIDEST: Final = 720


class RecoveryWindow(QWidget):
    """Shown while no database is open.

    `way_taken(way)` names a way that needs nothing more, `restore_asked(file)` a copy to put in
    the database's place, `database_chosen(file)` another database; `copies_wanted` asks for
    `show_copies`; `closed` comes when the user leaves.
    """

    way_taken = Signal(str)
    restore_asked = Signal(object)
    database_chosen = Signal(object)
    copies_wanted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Zhetekshi"))
        self._trouble: Trouble | None = None
        self._file: Path | None = None
        self._build()
        QShortcut(QKeySequence("Escape"), self, self.close)

    # Layout

    def _build(self) -> None:
        self._title = Label("", "page")
        self._story = Label("", "body")
        self._safe = Label("", "secondary")
        self._place = Label("", "small").selectable()
        self._failed = Notice(parent=self)
        self._choice = Choice()
        self._choice.picked.connect(self._pick)
        self._choice.entered.connect(self._focus_first)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._ways = FlowLayout(spacing=S)
        card = plane("card")
        card.setFixedWidth(look().scaled(_WIDEST))
        content = QVBoxLayout(card)
        content.setContentsMargins(XXL, XXL, XXL, XXL)
        content.setSpacing(M)
        brand = Brand()
        brand.set_names(_("Zhetekshi"), _("For the development team of a leading school"))
        for widget in (brand, divider(), self._title, self._story, self._safe, self._place):
            content.addWidget(widget)
        content.addWidget(self._build_offer())
        for widget in (self._choice, self._failed, self._bar, divider()):
            content.addWidget(widget)
        content.addLayout(self._ways)
        self._centre(card)

    def _build_offer(self) -> QWidget:
        """Build what says of the chosen copy when it was made and what it lacks."""
        self._offer = plane("notice")
        set_styled(self._offer, "tone", "info")
        self._copy = Label("", "strong")
        self._why = Label("", "secondary")
        self._loss = Label("", "body")
        box = QVBoxLayout(self._offer)
        box.setContentsMargins(L, M, L, M)
        box.setSpacing(XS)
        for label in (self._copy, self._why, self._loss):
            box.addWidget(label)
        return self._offer

    def _centre(self, card: QWidget) -> None:
        inset = plane("page")
        middle = QHBoxLayout(inset)
        middle.setContentsMargins(XXL, XXL, XXL, XXL)
        middle.addStretch(1)
        middle.addWidget(card, 0, Qt.AlignmentFlag.AlignVCenter)
        middle.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(scrolled(inset))

    # What is shown

    def show_trouble(self, trouble: Trouble, failed: str = "") -> None:
        """Say what happened, what restoring would lose, and how to go on.

        `failed` says why a way that was tried did not work.
        """
        self._trouble = trouble
        self._file = None
        situation = situation_of(trouble)
        self._say(_(situation.title), _(situation.story).format(**trouble.data))
        self._safe.setText(_(situation.safe))
        self._place.setText(str(trouble.path))
        for widget in (self._bar, self._choice, self._offer):
            widget.hide()
        self._failed.say(failed, "bad")
        if trouble.backup is not None and "restore" in ways_of(trouble):
            self._pick(trouble.backup, trouble.backup.path)
            self._choice.hide()
        else:
            self._show_ways()

    def show_copies(self, copies: Sequence[Backup]) -> None:
        """Show the copies there are, to choose one."""
        if self._trouble is not None:
            self._choice.show()
            self._choice.show_copies(listed(copies, self._trouble.path, self._trouble.present))

    def show_work(self, job: Job, title: str, story: str) -> None:
        """Show how far long work is, and nothing else."""
        self._say(title, story)
        for widget in (self._safe, self._place, self._offer, self._choice, self._failed):
            widget.hide()
        clear_layout(self._ways)
        self._bar.setAccessibleName(title)
        self._bar.setRange(0, 0)
        self._bar.show()
        job.progressed.connect(self._on_progressed)

    def _on_progressed(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _say(self, title: str, story: str) -> None:
        self._title.setText(title)
        self._story.setText(story)
        self._story.setHidden(not story)
        self._safe.show()
        self._place.show()

    def _pick(self, backup: Backup | None, file: Path) -> None:
        """Offer a copy: one that is known, or a file from anywhere."""
        self._file = file
        if backup is None:
            self._copy.setText(_("Copy from the file {name}").format(name=file.name))
            self._why.setText(str(file.parent))
            self._loss.setText(_("It is examined before it takes the place of the database."))
        else:
            known = _("Newest good backup copy: {moment}")
            words = known if backup == self._newest() else _("Backup copy: {moment}")
            self._copy.setText(words.format(moment=moment(backup.at)))
            self._why.setText(reason(backup))
            present = self._trouble.present if self._trouble else None
            self._loss.setText(loss(later(backup, present)))
        self._why.setHidden(not self._why.text())
        self._offer.show()
        self._show_ways()

    def _newest(self) -> Backup | None:
        return self._trouble.backup if self._trouble else None

    # Ways on

    def _show_ways(self) -> None:
        clear_layout(self._ways)
        assert self._trouble is not None  # noqa: S101 - only then are there ways
        ways = ways_of(self._trouble)
        if self._file is not None and "restore" not in ways:
            ways.insert(0, "restore")
        choosing = self._choice.isVisibleTo(self)
        if choosing:
            ways.remove("choose")
        for at, way in enumerate(ways):
            self._add(way, self._words_of(way), "secondary" if at else "primary")
        self._add("quit", _("Quit"), "quiet")
        if not choosing:
            self._focus_first()

    def _words_of(self, way: Way) -> str:
        if way == "choose" and self._newest() is None:
            return _("Choose a backup copy")
        return _(WAYS[way])

    def _add(self, key: str, words: str, kind: Kind) -> None:
        button = Button(words, kind)
        button.setObjectName(key)
        button.setAutoDefault(True)  # Enter presses the button that the cursor is on
        button.clicked.connect(partial(self._take, key))
        self._ways.addWidget(button)
        button.show()  # what is not shown yet takes no cursor

    def _focus_first(self) -> None:
        first = self._ways.itemAt(0)
        widget = first.widget() if first else None
        if widget is not None:
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            bring_into_sight(widget)

    def _take(self, key: str) -> None:
        match key:
            case "quit":
                self.close()
            case "choose":
                self.copies_wanted.emit()
            case "restore":
                self.restore_asked.emit(self._file)
            case "other":
                self._open_other()
            case _:
                self.way_taken.emit(key)

    def _open_other(self) -> None:
        path = dialogs.open_file(self, _("Open another database"), [_(DATABASES)])
        if path is not None:
            self.database_chosen.emit(path)

    def retire(self) -> None:
        """Go away for good: another window takes this one's place."""
        self.close()
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closed.emit()
        super().closeEvent(event)
