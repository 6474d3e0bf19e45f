"""The quarterly report: choose the period, read the figures, write the texts, print or save."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, QTemporaryDir, QTimer
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.i18n import N_, _
from app.messages import describe
from app.models import attention, written
from app.models.errors import AppError
from app.models.files import atomic_write
from app.models.settings import read as read_settings
from app.ui import dialogs
from app.ui.button import Button, IconButton
from app.ui.form_pane import FormPane
from app.ui.icons import Icon
from app.ui.jobs import Job
from app.ui.pdf_preview import PdfPreview
from app.ui.plain import plane
from app.ui.reports.quarterly.choices import Choices
from app.ui.reports.quarterly.closing import Closing
from app.ui.reports.quarterly.passport import Passports
from app.ui.reports.quarterly.planning import Planning
from app.ui.reports.quarterly.work import render
from app.ui.scroll import scrolled
from app.ui.theme import look
from app.ui.tokens import XL, L
from app.ui.views import View

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtGui import QHideEvent

    from app.models.figures import FigureValues
    from app.ui.page import Workplace

PDF = "PDF (*.pdf)"
_PAUSE_MS = 250


class QuarterlyView(View):
    """What the report is of, how it looks, and every figure with its rows."""

    reads: ClassVar[frozenset[str]] = frozenset(
        {
            "request", "request_status", "event", "event_session", "event_request", "attendance",
            "school", "school_status", "school_attachment", "school_size", "person",
            "person_post", "period", "setting", "narrative", "event_kind", "event_facilitator",
            "closed_version", "approved_plan",
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
        self._save = Button(_("Save PDF"), "primary", Icon.SAVE, shortcut="Ctrl+S")
        self._print.setObjectName("print")
        self._save.setObjectName("save_pdf")
        self.choices = Choices(place.store, place.today)
        self.preview = PdfPreview()
        self.passports = Passports(place.store)
        self.closing = Closing(place, self)
        self.plan = Planning(place, self)
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
        for each in (self.passports, *self.closing.panes, *self.plan.panes):
            self._side.addWidget(each)
        for widget in (scrolled(left), self.preview, self._side):
            split.addWidget(widget)
        split.setStretchFactor(1, 1)
        split.setSizes([look().scaled(300), look().scaled(520), look().scaled(330)])
        return split

    def _connect(self) -> None:
        self._zoom_out.clicked.connect(lambda: self.preview.zoom(larger=False))
        self._zoom_in.clicked.connect(lambda: self.preview.zoom(larger=True))
        self._print.clicked.connect(self.preview.print)
        self._save.clicked.connect(self._save_as)
        self.choices.chosen.connect(self._show_newest)
        for each in (self.closing, self.plan):
            each.pane_asked.connect(self._show_beside)
            each.left.connect(self._leave_beside)
            each.said.connect(self.said)
            each.rows_requested.connect(self.rows_requested)
        self.closing.version_chosen.connect(self._show_choice)
        self.passports.rows_requested.connect(self.rows_requested)
        self._pause.timeout.connect(self._render)

    def tools(self) -> Sequence[QWidget]:
        return (self._zoom_out, self._zoom_in, self._print, self._save)

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
        self.choices.warn("" if shown.version else self._missing(shown.figures))
        self._let_out(ready=False)
        self._pause.start()

    def _show_beside(self, pane: QWidget) -> None:
        """Show a pane in place of the figures."""
        self._side.setCurrentWidget(pane)
        self._let_out(ready=self._ready)
        pane.setFocus()

    def _leave_beside(self) -> None:
        self._side.setCurrentWidget(self.passports)
        self._let_out(ready=self._ready)

    def _let_out(self, *, ready: bool) -> None:
        """Allow printing and saving only while the preview shows what is chosen.

        While a form stands beside it, Ctrl+S is the form's.
        """
        self._ready = ready
        asked = isinstance(self._side.currentWidget(), FormPane)
        for button in (self._print, self._save):
            button.setEnabled(ready and not asked)

    def _missing(self, figures: FigureValues) -> str:
        """Return what should be completed before the report is printed, in one sentence."""
        found = attention.before_report(self.store, figures.leading, figures.period)
        parts = [
            _(sentence).format(numbers=", ".join(found[why][:6]))
            for why, sentence in _MISSING.items()
            if found.get(why)
        ]
        if unknown := figures.number("coverage.partner_schools_without_number"):
            parts.insert(0, _("number of teachers unknown: {n};").format(n=unknown))
        return _("Before printing: {what}").format(what=" ".join(parts)) if parts else ""

    def _render(self) -> None:
        period = self.choices.period()
        if period is None:
            return
        own = read_settings(self.store).own_school
        self._made += 1
        path = Path(self._folder.filePath(f"report{self._made}.pdf"))
        self._awaited = path
        shown = self.closing.version()
        work = render(self.store, own, period, self.choices.language(), path, shown)
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
        name = f"{_('Report')} {period.first:%d.%m.%Y}-{period.last:%d.%m.%Y}.pdf"
        path = dialogs.save_file(self, _("Save PDF"), name, [PDF])
        if path is not None:
            self.save_to(path)

    def save_to(self, path: Path) -> None:
        """Write the report that stands in the preview."""
        if self._file is None:
            return
        try:
            with atomic_write(path) as file:
                file.write(self._file.read_bytes())
            written.note(self.store, path)
        except AppError as problem:
            self._tell(problem)
        else:
            self.said.emit(_("Saved: {name}").format(name=path.name), False)

    def _tell(self, problem: Exception) -> None:
        if not isinstance(problem, AppError):
            raise problem
        dialogs.warn(self, _("Reports"), describe(problem))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.stale = self.stale or self._pause.isActive()
        self._pause.stop()


_MISSING = {
    attention.Why.NOT_MARKED_HELD: N_("held or not held: {numbers};"),
    attention.Why.NO_ATTENDANCE: N_("attendance not marked: {numbers};"),
    attention.Why.NO_HOURS: N_("no hours: {numbers};"),
    attention.Why.NO_FEEDBACK: N_("no feedback: {numbers};"),
    attention.Why.OVERDUE: N_("no decision: {numbers}."),
}
