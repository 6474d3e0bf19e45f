"""Does Qt find what the window needs of it: tried with an application, but without a window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLibraryInfo, QTranslator, qVersion
from PySide6.QtGui import QImageReader
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinterInfo

from app import i18n
from app.ui.theme import register_fonts
from app.ui.tokens import SANS, SERIF

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

QT: Final = qVersion()

_PICTURES: Final = ("svg", "png", "jpeg")


def missing_fonts() -> Iterator[str]:
    """Yield the families of the interface that Qt does not have after it was given them."""
    brought = register_fonts()
    yield from (family for family in (SANS, SERIF) if family not in brought)


def missing_words() -> Iterator[str]:
    """Yield the languages of which Qt's own dialogs do not know the words."""
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for language in i18n.LANGUAGES:
        if language != "en" and not QTranslator().load(f"qtbase_{language}", folder):
            yield f"qtbase_{language}"


def missing_pictures() -> Iterator[str]:
    """Yield the kinds of pictures that Qt cannot read."""
    known = {bytes(each.data()).decode() for each in QImageReader.supportedImageFormats()}
    yield from (kind for kind in _PICTURES if kind not in known)


def pages(path: Path) -> int:
    """Return how many pages the preview finds in a document."""
    document = QPdfDocument()
    document.load(str(path))
    try:
        return document.pageCount()
    finally:
        document.close()


def printers() -> int:
    """Return how many printers there are; asking loads what printing needs."""
    return len(QPrinterInfo.availablePrinterNames())
