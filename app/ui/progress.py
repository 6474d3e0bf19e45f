"""The strip that shows long work and lets it be cancelled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from app.i18n import _
from app.ui.button import Button
from app.ui.plain import ElidedLabel
from app.ui.tokens import XS, XXL, M

if TYPE_CHECKING:
    from app.ui.jobs import Job, Jobs

APPEARS_AFTER_MS = 500


class ProgressStrip(QFrame):
    """What runs now, how far it is, and Cancel; quick work never shows it."""

    def __init__(
        self, jobs: Jobs, appears_after_ms: int = APPEARS_AFTER_MS, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("plane", "status")
        self._job: Job | None = None
        self._text = ElidedLabel("", "secondary")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._cancel = Button(_("Cancel"), small=True)
        self._cancel.clicked.connect(self._on_cancel)
        box = QHBoxLayout(self)
        box.setContentsMargins(XXL, XS, XXL, XS)
        box.setSpacing(M)
        box.addWidget(self._text, 2)
        box.addWidget(self._bar, 3)
        box.addWidget(self._cancel)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(appears_after_ms)
        self._wait.timeout.connect(self.show)
        jobs.started.connect(self._on_started)
        self.hide()

    def _on_started(self, job: Job) -> None:
        job.progressed.connect(self._on_progressed)
        job.finished.connect(self._on_finished)
        if self._job is None:
            self._show_job(job)

    def _show_job(self, job: Job) -> None:
        self._job = job
        self._text.setText(job.text)
        self._bar.setAccessibleName(job.text)
        self._bar.setRange(0, 0)
        self._cancel.setEnabled(True)
        self._wait.start()

    def _on_progressed(self, done: int, total: int, text: str) -> None:
        job = self.sender()
        if job is not self._job or self._job is None:
            return
        self._text.setText(f"{self._job.text} · {text}" if text else self._job.text)
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _on_finished(self) -> None:
        if self.sender() is self._job:
            self._job = None
            self._wait.stop()
            self.hide()

    def _on_cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._cancel.setEnabled(False)
