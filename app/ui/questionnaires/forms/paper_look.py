"""The question as its paper form prints it."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.i18n import _
from app.ui.jobs import Job
from app.ui.theme import look

if TYPE_CHECKING:
    from collections.abc import Generator
    from datetime import date

    from app.models.forms.form import Form
    from app.models.progress import Progress
    from app.ui.page import Workplace

_SHARPER: Final = 2
_PAGE: Final = 1600
"""How many pixels wide a page is rendered."""
_EDGE: Final = 20
_TOP: Final = 0.06
_FOOT: Final = 0.94
_WHITE: Final = 255
_BLANK: Final = b"\xff"


class PaperLook(QWidget):
    """The part of the page that the question takes, printed by the very code that prints forms."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self._folder = TemporaryDirectory(prefix="zhetekshi-")
        self.destroyed.connect(self._folder.cleanup)
        self._wanted: tuple[Form, str] | None = None
        self._job: Job | None = None
        self._page = QLabel()
        self._page.setAccessibleName(_("Preview"))
        self._page.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._page)
        box.addStretch(1)

    def show_form(self, form: Form, language: str) -> None:
        """Print a form and show it; while one is printed the newest wish waits."""
        self._wanted = (form, language)
        if self._page.pixmap().isNull():
            self._page.setText(_("Printing the question…"))
        if self._job is None:
            self._print()

    def _print(self) -> None:
        if self._wanted is None:
            return
        (form, language), self._wanted = self._wanted, None
        path = Path(self._folder.name) / "question.pdf"
        work = _printed(form, language, path, self._place.today())
        self._job = Job(work, _("Preview"), self)
        self._job.succeeded.connect(self._show)
        self._job.finished.connect(self._done)
        self._place.jobs.start(self._job)

    def _done(self) -> None:
        self._job = None
        self._print()

    def _show(self, path: Path) -> None:
        document = QPdfDocument(self)
        document.load(str(path))
        points = document.pagePointSize(0)
        size = QSize(_PAGE, round(_PAGE * points.height() / max(points.width(), 1)))
        image = _printed_part(document.render(0, size))
        document.close()
        document.deleteLater()
        width = min(max(self.width(), look().scaled(240)) * _SHARPER, image.width())
        image = image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        image.setDevicePixelRatio(_SHARPER)
        self._page.setPixmap(QPixmap.fromImage(image))


def _printed(form: Form, language: str, path: Path, day: date) -> Generator[Progress, None, Path]:
    from app.reports.paper_form.render import (  # noqa: PLC0415 - reportlab is slow to import
        render_paper_form,
    )

    return (yield from render_paper_form(form, language, path, day))


def _printed_part(page: QImage) -> QImage:
    """Return what is printed on a page, without its header, foot and margins."""
    white = QImage(page.size(), QImage.Format.Format_Grayscale8)
    white.fill(_WHITE)
    painter = QPainter(white)
    painter.drawImage(0, 0, page)
    painter.end()
    top, foot = round(page.height() * _TOP), round(page.height() * _FOOT)
    inked = [(row, *ends) for row in range(top, foot) if (ends := _ink(white, row))]
    if not inked:
        return white.copy(0, 0, page.width(), 1)
    left, right = min(each[1] for each in inked), max(each[2] for each in inked)
    area = QRect(QPoint(left, inked[0][0]), QPoint(right, inked[-1][0]))
    return white.copy(area.adjusted(-_EDGE, -_EDGE, _EDGE, _EDGE))


def _ink(page: QImage, row: int) -> tuple[int, int] | None:
    """Return where the print of a row begins and ends."""
    line = bytes(page.constScanLine(row))[: page.width()]  # pyright: ignore[reportArgumentType] - a buffer
    after = len(line.rstrip(_BLANK))
    return (len(line) - len(line.lstrip(_BLANK)), after) if after else None
