"""The effectiveness deck: choose, write the conclusions, look, save as a presentation or a PDF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtCore import Qt, QTemporaryDir, QTimer
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from app.i18n import _
from app.messages import describe
from app.models import written
from app.models.errors import AppError
from app.ui import dialogs
from app.ui.button import Button, IconButton
from app.ui.icons import Icon
from app.ui.jobs import Job
from app.ui.pdf_preview import PdfPreview
from app.ui.plain import plane
from app.ui.reports.deck.choices import DeckChoices
from app.ui.reports.deck.work import render
from app.ui.scroll import scrolled
from app.ui.theme import look
from app.ui.tokens import XL, L
from app.ui.views import View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QHideEvent

    from app.ui.page import Workplace

_PAUSE_MS: Final = 250
_KINDS: Final = {"pptx": "PPTX (*.pptx)", "pdf": "PDF (*.pdf)"}


class DeckView(View):
    """Shows the deck as its PDF, page by page, and saves it."""

    reads: ClassVar[frozenset[str]] = frozenset(
        {
            "school", "school_status", "school_attachment", "school_size", "person", "person_post",
            "person_direction", "event", "event_kind", "programme_state", "response", "wave",
            "wave_form", "period", "school_year", "setting", "narrative",
        }
    )  # fmt: skip

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        self._folder = QTemporaryDir()
        self._made = 0
        self._file: Path | None = None
        self._awaited: Path | None = None
        self._zoom_out = IconButton(Icon.ZOOM_OUT, _("Smaller"))
        self._zoom_in = IconButton(Icon.ZOOM_IN, _("Larger"))
        self._print = Button(_("Print"), which=Icon.PRINT, shortcut="Ctrl+P")
        self._pdf = Button(_("Save PDF"), which=Icon.SAVE)
        self._pptx = Button(_("Save PPTX"), "primary", Icon.SAVE, shortcut="Ctrl+S")
        self._pdf.setObjectName("save_deck_pdf")
        self._pptx.setObjectName("save_deck_pptx")
        self.choices = DeckChoices(place)
        self.preview = PdfPreview()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._build()
        self._connect()

    def _build(self) -> None:
        left = plane("surface")
        box = QVBoxLayout(left)
        box.setContentsMargins(XL, L, XL, L)
        box.addWidget(self.choices)
        box.addStretch(1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(scrolled(left))
        split.addWidget(self.preview)
        split.setStretchFactor(1, 1)
        split.setSizes([look().scaled(340), look().scaled(810)])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)

    def _connect(self) -> None:
        self._zoom_out.clicked.connect(lambda: self.preview.zoom(larger=False))
        self._zoom_in.clicked.connect(lambda: self.preview.zoom(larger=True))
        self._print.clicked.connect(self.preview.print)
        self._pdf.clicked.connect(lambda: self._save_as("pdf"))
        self._pptx.clicked.connect(lambda: self._save_as("pptx"))
        self.choices.chosen.connect(self.refresh)
        self._pause.timeout.connect(self._show_anew)

    def tools(self) -> Sequence[QWidget]:
        return (self._zoom_out, self._zoom_in, self._print, self._pdf, self._pptx)

    def refresh(self) -> None:
        self.choices.show_text()
        self._let_out(ready=False)
        self._pause.start()

    def _let_out(self, *, ready: bool) -> None:
        for button in (self._print, self._pdf, self._pptx):
            button.setEnabled(ready)

    def _show_anew(self) -> None:
        self._made += 1
        path = Path(self._folder.filePath(f"deck{self._made}.pdf"))
        self._awaited = path
        job = self._job("pdf", path)
        if job is not None:
            job.succeeded.connect(self._show_file)
            job.failed.connect(self._tell)
            self.place.jobs.start(job)

    def _job(self, kind: str, path: Path) -> Job | None:
        period = self.choices.period()
        if period is None:
            return None
        of = (self.choices.scope(), period, self.choices.language())
        return Job(render(self.store, of, path, kind), _("Making the presentation"), self)

    def _show_file(self, path: Path) -> None:
        if path != self._awaited:
            path.unlink(missing_ok=True)
            return
        self.preview.show_file(path)
        if self._file is not None:
            self._file.unlink(missing_ok=True)
        self._file = path
        self._let_out(ready=not self._pause.isActive())

    def _save_as(self, kind: str) -> None:
        period = self.choices.period()
        if period is None:
            return
        days = f"{period.first:%d.%m.%Y}-{period.last:%d.%m.%Y}"
        name = f"{_('Effectiveness')} {days}.{kind}"
        title = _("Save PPTX") if kind == "pptx" else _("Save PDF")
        path = dialogs.save_file(self, title, name, [_KINDS[kind]])
        if path is not None:
            self.save_to(path, kind)

    def save_to(self, path: Path, kind: str) -> None:
        """Write the deck that is chosen; a job of its own, with progress and Cancel."""
        job = self._job(kind, path)
        if job is not None:
            job.succeeded.connect(self._on_saved)
            job.failed.connect(self._tell)
            self.place.jobs.start(job)

    def _on_saved(self, path: Path) -> None:
        written.note(self.store, path)
        self.said.emit(_("Saved: {name}").format(name=path.name), False)

    def _tell(self, problem: Exception) -> None:
        if not isinstance(problem, AppError):
            raise problem
        dialogs.warn(self, _("Reports"), describe(problem))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.stale = self.stale or self._pause.isActive()
        self._pause.stop()
