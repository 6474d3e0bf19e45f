"""The quarterly report: choose the period, read the figures, write the texts, print or save."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, QTemporaryDir, QTimer
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.i18n import _
from app.messages import describe
from app.models import written
from app.models.errors import AppError
from app.models.file_names import legal
from app.models.files import atomic_write
from app.models.settings import read as read_settings
from app.ui import dialogs
from app.ui.button import Button, IconButton
from app.ui.form_pane import FormPane
from app.ui.icons import Icon
from app.ui.jobs import Job
from app.ui.paper import in_folder, words_of
from app.ui.pdf_preview import PdfPreview
from app.ui.plain import plane, tooltip
from app.ui.reports.quarterly.choices import Choices
from app.ui.reports.quarterly.closing import Closing
from app.ui.reports.quarterly.lacking import WAVE, empty_sections, lacking_records
from app.ui.reports.quarterly.passport import Passports
from app.ui.reports.quarterly.planning import Planning
from app.ui.reports.quarterly.receiving import Receiving, name_of
from app.ui.reports.quarterly.work import render
from app.ui.scroll import scrolled_whole
from app.ui.theme import look
from app.ui.tokens import XL, L
from app.ui.views import View

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence
    from datetime import date

    from PySide6.QtGui import QHideEvent

    from app.models.periods import Period
    from app.models.progress import Progress
    from app.models.store import Store
    from app.ui.page import Workplace

FORMATS = ("PDF (*.pdf)", "DOCX (*.docx)", "XLSX (*.xlsx)")
_PAUSE_MS = 250


class QuarterlyView(View):
    """What the report is of, how it looks, and every figure with its rows."""

    reads: ClassVar[frozenset[str]] = frozenset(
        {
            "request", "request_status", "event", "event_session", "event_request", "attendance",
            "school", "school_status", "school_attachment", "school_size", "person",
            "person_post", "period", "setting", "narrative", "event_kind", "event_facilitator",
            "closed_version", "approved_plan", "wave", "wave_form", "handout", "response",
            "resource_given",
        }
    )  # fmt: skip

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        self._folder = QTemporaryDir()
        self._made = 0
        self._ready = False
        self._file: Path | None = None
        self._awaited: Path | None = None
        self._zoom_out = IconButton(Icon.ZOOM_OUT, _("Smaller"))
        self._zoom_in = IconButton(Icon.ZOOM_IN, _("Larger"))
        self._print = Button(_("Print"), which=Icon.PRINT, shortcut="Ctrl+P")
        self._save = Button(_("Save: PDF · DOCX · XLSX"), "primary", Icon.SAVE, shortcut="Ctrl+S")
        self._all = Button(_("All formats"), which=Icon.FOLDER)
        self._all.setToolTip(
            tooltip(_("Save in every format that the receiver wants, to a folder"))
        )
        self._all.setObjectName("save_all")
        self._print.setObjectName("print")
        self._save.setObjectName("save_pdf")
        self.choices = Choices(place.store, place.today)
        self.preview = PdfPreview()
        self.passports = Passports(place.store)
        self.closing = Closing(place, self)
        self.plan = Planning(place, self)
        self.receiving = Receiving(place, self)
        self.choices.cards.addWidget(self.closing.card)
        self.choices.cards.addWidget(self.plan.card)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._build_split())
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._connect()

    def _build_split(self) -> QSplitter:
        left = plane("surface")
        box = QVBoxLayout(left)
        box.setContentsMargins(XL, L, XL, L)
        box.addWidget(self.choices)
        box.addStretch(1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        self._side = QStackedWidget()
        for each in (
            self.passports,
            *self.closing.panes,
            *self.plan.panes,
            *self.receiving.panes,
        ):
            self._side.addWidget(each)
        for widget in (scrolled_whole(left), self.preview, self._side):
            split.addWidget(widget)
        split.setStretchFactor(1, 1)
        split.setSizes([look().scaled(330), look().scaled(520), look().scaled(310)])
        return split

    def _connect(self) -> None:
        self._zoom_out.clicked.connect(lambda: self.preview.zoom(larger=False))
        self._zoom_in.clicked.connect(lambda: self.preview.zoom(larger=True))
        self._print.clicked.connect(self.preview.print)
        self._save.clicked.connect(self._save_as)
        self._all.clicked.connect(self._ask_folder)
        self.choices.chosen.connect(self._show_newest)
        self.choices.shaped.connect(self._show_choice)
        self.choices.rows_requested.connect(self._lead)
        self.choices.add_asked.connect(lambda: self.receiving.add(self.choices.receiver().sections))
        self.choices.edit_asked.connect(self.receiving.edit)
        self.choices.delete_asked.connect(self.receiving.delete)
        self.receiving.changed.connect(self.choices.choose_receiver)
        self.receiving.pane_asked.connect(self._show_beside)
        self.receiving.left.connect(self._leave_beside)
        self.receiving.said.connect(self.said)
        for each in (self.closing, self.plan):
            each.pane_asked.connect(self._show_beside)
            each.left.connect(self._leave_beside)
            each.said.connect(self.said)
            each.rows_requested.connect(self._lead)
        self.closing.version_chosen.connect(self._show_choice)
        self.passports.rows_requested.connect(self.rows_requested)
        self._pause.timeout.connect(self._render)

    def tools(self) -> Sequence[QWidget]:
        return (self._zoom_out, self._zoom_in, self._print, self._all, self._save)

    def refresh(self) -> None:
        self._show_choice()

    def show_period(self, first: date, last: date) -> None:
        """Show the report of the period with these days."""
        self.choices.choose(first, last)

    def _show_newest(self) -> None:
        """Show another period: its version in force, else the data of today."""
        self.closing.forget_version()
        self._leave_beside()
        self._show_choice()

    def _show_choice(self) -> None:
        period = self.choices.period()
        if period is None:
            return
        own = read_settings(self.store).own_school
        shown = self.closing.show_period(own, period)
        self.plan.show_period(own, period, closed=shown.standing is not None)
        self.passports.show_figures(shown.figures, shown.before)
        self.choices.show_texts(shown.texts, editable=shown.standing is None)
        self.choices.show_sections(empty_sections(shown))
        self.choices.show_missing([] if shown.version else lacking_records(self.store, own, shown))
        self._let_out(ready=False)
        self._pause.start()

    def _show_beside(self, pane: QWidget) -> None:
        """Show a pane in place of the figures."""
        self._side.setCurrentWidget(pane)
        self._let_out(ready=self._ready)
        pane.setFocus()

    def _lead(self, table: str, ids: object, title: str) -> None:
        """Lead to what is missing: records, or the screen on which waves stand."""
        if table == WAVE:
            self.screen_requested.emit("questionnaires")
        else:
            self.rows_requested.emit(table, ids, title)

    def _leave_beside(self) -> None:
        self._side.setCurrentWidget(self.passports)
        self._let_out(ready=self._ready)

    def _let_out(self, *, ready: bool) -> None:
        """Allow printing and saving only while the preview shows what is chosen.

        While a form stands beside it, Ctrl+S is the form's.
        """
        self._ready = ready
        asked = isinstance(self._side.currentWidget(), FormPane)
        for button in (self._print, self._all, self._save):
            button.setEnabled(ready and not asked)

    def _render(self) -> None:
        period = self.choices.period()
        if period is None:
            return
        own = read_settings(self.store).own_school
        self._made += 1
        path = Path(self._folder.filePath(f"report{self._made}.pdf"))
        self._awaited = path
        shown = self.closing.version()
        language, shape = self.choices.language(), self.choices.receiver()
        work = render(self.store, own, period, language, path, version=shown, shape=shape)
        job = Job(work, _("Making the report"), self)
        job.succeeded.connect(self._show_file)
        job.failed.connect(partial(self._on_not_made, path))
        self.place.jobs.start(job)

    def _on_not_made(self, path: Path, problem: Exception) -> None:
        """Tell of what failed, unless it was overtaken: its closed version may be undone by now."""
        if path == self._awaited and not self._pause.isActive() and not self.stale:
            self._tell(problem)

    def _show_file(self, path: Path) -> None:
        self.preview.show_file(path)
        if self._file is not None and self._file != path:
            self._file.unlink(missing_ok=True)
        self._file = path
        self._let_out(ready=path == self._awaited and not self._pause.isActive())

    def _save_as(self) -> None:
        period = self.choices.period()
        if period is None or self._file is None:
            return
        name = self._name(period, next(iter(self.choices.receiver().formats), "pdf"))
        formats = sorted(FORMATS, key=lambda each: Path(name).suffix not in each)
        path = dialogs.save_file(self, _("Save the report"), name, formats)
        if path is not None:
            self.save_to(path)

    def _name(self, period: Period, kind: str) -> str:
        """Return what the file of a report is called."""
        receiver = self.choices.receiver()
        whom = f" {name_of(receiver)}" if receiver.key else ""
        days = f"{period.first:%d.%m.%Y}-{period.last:%d.%m.%Y}"
        return legal(f"{_('Report')} {days}{whom}", f".{kind}")

    def _ask_folder(self) -> None:
        folder = dialogs.open_folder(self, _("All formats"))
        if folder is not None:
            self.send_to(folder)

    def send_to(self, folder: Path) -> None:
        """Write the report that is chosen in every format that its receiver wants."""
        period = self.choices.period()
        if period is None:
            return
        work = self._making(period)
        formats = self.choices.receiver().formats
        wanted = [(self._name(period, kind), work) for kind in formats]
        job = Job(in_folder(self.store, wanted, folder), _("Making the report"), self)
        job.succeeded.connect(self._on_sent)
        job.failed.connect(self._tell)
        self.place.jobs.start(job)

    def _making(self, period: Period) -> Callable[[Store, Path], Generator[Progress, None, Path]]:
        """Return how the report is made as it is chosen now; the suffix of the file decides."""
        own = read_settings(self.store).own_school
        version, shape = self.closing.version(), self.choices.receiver()
        language = self.choices.language()

        def work(store: Store, path: Path) -> Generator[Progress, None, Path]:
            return render(store, own, period, language, path, version=version, shape=shape)

        return work

    def _on_sent(self, made: list[Path]) -> None:
        for path in made:
            written.note(self.store, path)
        self.said.emit(words_of(len(made)), False)

    def save_to(self, path: Path) -> None:
        """Write the report that is chosen, as what the suffix of the file says."""
        if path.suffix.lower() in {".docx", ".xlsx"}:
            self._write(path)
        else:
            self._copy(path)

    def _write(self, path: Path) -> None:
        """Make the report anew in another format."""
        period = self.choices.period()
        if period is None:
            return
        job = Job(self._making(period)(self.store, path), _("Making the report"), self)
        job.succeeded.connect(self._tell_saved)
        job.failed.connect(self._tell)
        self.place.jobs.start(job)

    def _tell_saved(self, path: Path) -> None:
        written.note(self.store, path)
        self.said.emit(_("Saved: {name}").format(name=path.name), False)

    def _copy(self, path: Path) -> None:
        """Write the file that stands in the preview."""
        if self._file is None:
            return
        try:
            with atomic_write(path) as file:
                file.write(self._file.read_bytes())
        except AppError as problem:
            self._tell(problem)
        else:
            self._tell_saved(path)

    def _tell(self, problem: Exception) -> None:
        if not isinstance(problem, AppError):
            raise problem
        dialogs.warn(self, _("Reports"), describe(problem))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.stale = self.stale or self._pause.isActive()
        self._pause.stop()
