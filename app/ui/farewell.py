"""The last piece of work while the program closes: seen only if it takes long."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from app.i18n import _
from app.ui.plain import Label
from app.ui.theme import look
from app.ui.tokens import XXL, M

if TYPE_CHECKING:
    from app.ui.jobs import Job, Jobs

APPEARS_AFTER_MS: Final = 500
_WIDTH: Final = 360


class Farewell(QWidget):
    """A small window without buttons; it goes away by itself."""

    def __init__(self, text: str) -> None:
        super().__init__(None, Qt.WindowType.Dialog | Qt.WindowType.CustomizeWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setWindowTitle(_("Zhetekshi"))
        self.setFixedWidth(look().scaled(_WIDTH))
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(text)
        self._bar.setRange(0, 0)
        box = QVBoxLayout(self)
        box.setContentsMargins(XXL, XXL, XXL, XXL)
        box.setSpacing(M)
        box.addWidget(Label(text))
        box.addWidget(self._bar)

    def wait_for(self, jobs: Jobs, job: Job) -> None:
        """Run a job to its end; nothing else is answered meanwhile."""
        loop = QEventLoop()
        job.progressed.connect(self._on_progressed)
        job.finished.connect(loop.quit)
        patience = QTimer(self)
        patience.setSingleShot(True)
        patience.timeout.connect(self.show)
        patience.start(APPEARS_AFTER_MS)
        jobs.start(job)
        if jobs.busy():
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        patience.stop()
        self.hide()
        self.deleteLater()

    def _on_progressed(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
