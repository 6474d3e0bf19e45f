"""The document as it will be printed, page by page, with zoom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMargins, QSize, Qt
from PySide6.QtGui import QColor, QPageLayout, QPainter, QPalette
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFrame, QStackedLayout, QWidget

from app.i18n import _
from app.ui.plain import Label
from app.ui.theme import look
from app.ui.tokens import L, M

if TYPE_CHECKING:
    from pathlib import Path

_ZOOM_STEP: Final = 1.2


class PdfPreview(QWidget):
    """A PDF in a scrolling view; it fits the width until somebody zooms.

    Until the first document is there it says that one is being prepared.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = QPdfDocument(self)
        self._view = QPdfView(self)
        self._view.setDocument(self._document)
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._view.setDocumentMargins(QMargins(L, L, L, L))
        self._view.setPageSpacing(M)
        self._view.setAccessibleName(_("Preview"))
        self._view.setMinimumWidth(look().scaled(260))
        self._view.setFrameShape(QFrame.Shape.NoFrame)
        self._colour_ground()
        self._waiting = Label(_("Preparing the document…"), "secondary")
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self._waiting)
        self._stack.addWidget(self._view)

    def _colour_ground(self) -> None:
        # Qt paints what lies around the pages in the palette's Dark.
        palette = self._view.palette()
        palette.setColor(QPalette.ColorRole.Dark, QColor(look().palette.bg))
        self._view.setPalette(palette)

    def show_file(self, path: Path) -> None:
        """Show a PDF, staying at the place that was read."""
        place = self._view.verticalScrollBar().value()
        self._document.load(str(path))
        self._stack.setCurrentWidget(self._view)
        self._view.verticalScrollBar().setValue(place)

    def pages(self) -> int:
        """Return how many pages the document has."""
        return self._document.pageCount()

    def zoom(self, *, larger: bool) -> None:
        """Show the pages larger or smaller."""
        factor = self._view.zoomFactor() * (_ZOOM_STEP if larger else 1 / _ZOOM_STEP)
        self._view.setZoomMode(QPdfView.ZoomMode.Custom)
        self._view.setZoomFactor(factor)

    def print(self) -> None:
        """Print through the system's dialog."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, max(self.pages(), 1))
        if dialog.exec():
            self.print_to(printer)

    def print_to(self, printer: QPrinter) -> None:
        """Paint the wanted pages on a printer, each on a sheet of its own."""
        first = printer.fromPage() or 1
        last = printer.toPage() or self.pages()
        printer.setFullPage(True)
        self._turn_paper(printer, first - 1)
        painter = QPainter(printer)
        for page in range(first - 1, last):
            if page >= first:
                self._turn_paper(printer, page)
                printer.newPage()
            room = printer.pageLayout().fullRectPixels(printer.resolution()).size()
            image = self._document.render(page, QSize(room.width(), room.height()))
            painter.drawImage(0, 0, image)
        painter.end()

    def _turn_paper(self, printer: QPrinter, page: int) -> None:
        """Lay the paper across for a page that is wider than high."""
        size = self._document.pagePointSize(page)
        across = size.width() > size.height()
        way = QPageLayout.Orientation.Landscape if across else QPageLayout.Orientation.Portrait
        printer.setPageOrientation(way)

    def close_file(self) -> None:
        """Let the file go, so that it can be deleted."""
        self._document.close()
