"""Documents to choose from, the one chosen as it will be printed, and what to do with it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTemporaryDir, QTimer, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from app.i18n import LANGUAGES, NAMES, _, spoken
from app.messages import describe
from app.models import written
from app.models.errors import AppError
from app.models.files import atomic_write
from app.ui import dialogs
from app.ui.button import Button, IconButton
from app.ui.filters import Filter, FilterStrip
from app.ui.icons import Icon
from app.ui.jobs import Job
from app.ui.locking import leave_open
from app.ui.notice import Notice
from app.ui.paper import COLUMNS, FILTERS, PDF, Along, Paper, beside, in_folder, words_of
from app.ui.pdf_preview import PdfPreview
from app.ui.plain import Label, plane, tooltip
from app.ui.record_model import list_source
from app.ui.record_table import RecordTable
from app.ui.scroll import scrolled
from app.ui.theme import look
from app.ui.tokens import XL, L, M

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.ui.page import Workplace
    from app.ui.paper import Work

_PAUSE_MS: Final = 120
_SAVE: Final = {".docx": "Word", ".xlsx": "Excel"}


class PaperDesk(QSplitter):
    """The documents of one record or one period, each seen before it leaves.

    `top` is where its page puts what the documents are of. `said(text, undoable)` when something
    was written or went wrong; `chosen(id)` when another document is looked at.
    """

    said = Signal(str, bool)
    chosen = Signal(str)

    def __init__(self, place: Workplace, title: str) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._place = place
        self._title = title
        self._folder = QTemporaryDir()
        self._made = 0
        self._file: Path | None = None
        self._awaited: Path | None = None
        self._running: Job | None = None
        self._held = ""
        self._along: tuple[Along, ...] = ()
        self._options: dict[str, QWidget] = {}
        self.list = RecordTable(COLUMNS, two_lines=True, name=title)
        self.list.view.header.hide()
        self.languages = FilterStrip([Filter(code, NAMES[code]) for code in LANGUAGES])
        self.languages.activate(spoken())
        self.notice = Notice(parent=self)
        self.notice.asked.connect(self.renew)
        self.preview = PdfPreview()
        self._make_tools()
        self._build()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._render)
        self.list.selected.connect(self._on_chosen)
        self.languages.chosen.connect(self.renew)

    def _make_tools(self) -> None:
        smaller = IconButton(Icon.ZOOM_OUT, _("Smaller"))
        larger = IconButton(Icon.ZOOM_IN, _("Larger"))
        smaller.clicked.connect(lambda: self.preview.zoom(larger=False))
        larger.clicked.connect(lambda: self.preview.zoom(larger=True))
        self._print = Button(_("Print"), which=Icon.PRINT, shortcut="Ctrl+P")
        self._print.setObjectName("print_paper")
        self._print.clicked.connect(self.preview.print)
        self._others = {
            suffix: Button(suffix.lstrip(".").upper(), which=Icon.SAVE) for suffix in _SAVE
        }
        for suffix, button in self._others.items():
            words = _("Save as {program}").format(program=_SAVE[suffix])
            button.setToolTip(tooltip(words))
            button.setAccessibleName(words)
            button.setObjectName(f"save_paper{suffix}")
            button.clicked.connect(lambda _on=False, suffix=suffix: self._save_other(suffix))
        self._send = Button(_("All to a folder"), which=Icon.FOLDER)
        self._send.setObjectName("send_papers")
        self._send.clicked.connect(self._ask_folder)
        self._save = Button(_("Save PDF"), "primary", Icon.SAVE, shortcut="Ctrl+S")
        self._save.setObjectName("save_paper")
        self._save.clicked.connect(self._ask_file)
        self._tools = (smaller, larger, self._print, self._send, *self._others.values(), self._save)
        for button in self._tools:
            leave_open(button)  # documents may also be printed of what cannot be changed

    def _build(self) -> None:
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        left = plane("surface")
        box = QVBoxLayout(left)
        box.setContentsMargins(0, L, 0, L)
        box.setSpacing(M)
        top = QVBoxLayout()
        top.setContentsMargins(XL, 0, XL, 0)
        top.setSpacing(M)
        self.top = QVBoxLayout()
        top.addLayout(self.top)
        top.addWidget(Label(_("Document language"), "secondary"))
        top.addWidget(self.languages)
        top.addWidget(self.notice)
        box.addLayout(top)
        box.addWidget(self.list)
        self._beside = box
        box.addStretch(1)
        self.addWidget(scrolled(left))
        self.addWidget(self.preview)
        self.setStretchFactor(1, 1)
        self.setSizes([look().scaled(380), look().scaled(720)])

    def tools(self) -> Sequence[QWidget]:
        """Return the buttons of the desk, for the strip of its page."""
        return self._tools

    def add_options(self, paper: str, widget: QWidget) -> None:
        """Show a widget under the list while this document is looked at."""
        self._options[paper] = widget
        self._beside.insertWidget(self._beside.count() - 1, widget, 1000)
        widget.hide()

    # What is shown

    def show_papers(self, papers: Sequence[Paper], along: Sequence[Along] = ()) -> None:
        """Offer these documents; the one looked at stays, if it is among them.

        Files `along` are not looked at: they go into a folder with the others.
        """
        self._along = tuple(along)
        before = self.list.current()
        self.list.feed(list_source(papers))
        self.list.setFixedHeight(len(papers) * look().row_two + 2)
        self.list.setHidden(len(papers) < 2)
        self._send.setHidden(len(papers) < 2 and not along)
        if self.list.current() is None:
            self.list.select_first()
        elif before is not None:
            self._on_chosen(self.list.current())

    def paper(self) -> Paper | None:
        """Return the document looked at."""
        return self.list.current()

    def choose(self, paper: str) -> None:
        """Look at another document."""
        self.list.select(paper)

    def language(self) -> str:
        """Return the language of the document."""
        return self.languages.active()

    def hold(self, reason: str) -> None:
        """Let nothing leave the desk for a reason that is said; none lets it go."""
        self._held = reason
        self.renew()

    def renew(self) -> None:
        """Make the document again a moment later: what it is made of has changed."""
        self.notice.say(self._held, "warn")
        self._let_out(ready=False)
        self._pause.start()

    def _on_chosen(self, paper: Paper | None) -> None:
        for key, widget in self._options.items():
            widget.setVisible(paper is not None and key == paper.id)
        for suffix, button in self._others.items():
            button.setVisible(paper is not None and suffix in paper.others)
        self._held = ""
        if paper is not None:
            self.chosen.emit(paper.id)
        self.renew()

    def _render(self) -> None:
        paper = self.paper()
        if paper is None:
            return
        if self._running is not None:
            self._running.cancel()
        make = paper.make(self.language())
        first = paper.first(self.language()) if paper.first else None
        if first is None:
            self._make(make, self._show_file)
        else:
            self._make(first, partial(self._show_first, make))

    def _make(self, work: Work, then: Callable[[Path], None]) -> None:
        """Make a document off the window's thread, to be looked at."""
        self._made += 1
        path = Path(self._folder.filePath(f"paper{self._made}.pdf"))
        made = beside(self._place.store, work, path)
        job = Job(made, _("Making the document"), self)
        self._running, self._awaited = job, path
        job.succeeded.connect(then)
        job.cancelled.connect(self._on_cancelled)
        job.failed.connect(self._tell)
        self._place.jobs.start(job)

    def _on_cancelled(self) -> None:
        if self.sender() is self._running:
            self.notice.say(_("Cancelled."), "info", _("Make the document"))

    def _show_first(self, whole: Work, path: Path) -> None:
        """Show the beginning, and make the whole document now."""
        if self._shown(path) and not self._pause.isActive():
            self._make(whole, self._show_file)

    def _shown(self, path: Path) -> bool:
        """Show a file, should it still be awaited."""
        if path != self._awaited:
            path.unlink(missing_ok=True)
            return False
        self.preview.show_file(path)
        if self._file is not None and self._file != path:
            self._file.unlink(missing_ok=True)
        self._file = path
        return True

    def _show_file(self, path: Path) -> None:
        if not self._shown(path):
            return
        self._let_out(ready=not self._pause.isActive())

    def _let_out(self, *, ready: bool) -> None:
        for button in (self._print, self._save, self._send, *self._others.values()):
            button.setEnabled(ready and not self._held)

    # What leaves the desk

    def _ask_file(self) -> None:
        paper = self.paper()
        if paper is None:
            return
        name = paper.file_name(self.language())
        path = dialogs.save_file(self, _("Save PDF"), name, [FILTERS[PDF]])
        if path is not None:
            self.save_to(path)

    def save_to(self, path: Path) -> None:
        """Write the document that is looked at."""
        if self._file is None:
            return
        try:
            with atomic_write(path) as file:
                file.write(self._file.read_bytes())
        except AppError as problem:
            self._tell(problem)
        else:
            self._on_written(path)

    def _save_other(self, suffix: str) -> None:
        paper = self.paper()
        if paper is None or suffix not in paper.others:
            return
        name = paper.file_name(self.language(), suffix)
        path = dialogs.save_file(self, _("Save"), name, [FILTERS[suffix]])
        if path is not None:
            self.save_other_to(path)

    def save_other_to(self, path: Path) -> None:
        """Write the document that is looked at in the format of a file's suffix."""
        paper = self.paper()
        if paper is None:
            return
        make = paper.others[path.suffix.lower()]
        job = Job(
            beside(self._place.store, make(self.language()), path), _("Making the document"), self
        )
        job.succeeded.connect(self._on_written)
        job.failed.connect(self._tell)
        self._place.jobs.start(job)

    def _ask_folder(self) -> None:
        folder = dialogs.open_folder(self, _("All to a folder"))
        if folder is not None:
            self.send_to(folder)

    def send_to(self, folder: Path) -> None:
        """Write all documents of the list into a folder."""
        language = self.language()
        papers = [self.list.records.record(row) for row in range(self.list.records.rowCount())]
        wanted = [(each.file_name(language), each.make(language)) for each in papers if each]
        wanted += [(each.name(language), each.make(language)) for each in self._along]
        job = Job(in_folder(self._place.store, wanted, folder), _("Making the documents"), self)
        job.succeeded.connect(self._on_sent)
        job.failed.connect(self._tell)
        self._place.jobs.start(job)

    def _on_sent(self, made: list[Path]) -> None:
        for path in made:
            written.note(self._place.store, path)
        self.said.emit(words_of(len(made)), False)

    def _on_written(self, path: Path) -> None:
        written.note(self._place.store, path)
        self.said.emit(_("Saved: {name}").format(name=path.name), False)

    def _tell(self, problem: Exception) -> None:
        if not isinstance(problem, AppError):
            raise problem
        dialogs.warn(self, self._title, describe(problem))
