"""A picture somebody chose as the emblem: checked, and brought into a form that can be printed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter
from PySide6.QtSvg import QSvgRenderer

from app.models.errors import FileProblem

if TYPE_CHECKING:
    from pathlib import Path

LARGEST: Final = 2 * 1024 * 1024
_SIDE: Final = 4000
"""The longest side of a picture that is read, in points."""
_KEPT: Final = 1200
"""The longest side of what is kept: 22 mm at far more than printers can do."""
_FORMATS: Final = {b"png", b"jpeg"}
_BANNED: Final = frozenset({"image", "script", "foreignObject", "use", "animate", "set"})
_ELSEWHERE: Final = re.compile(r"(url\(\s*['\"]?(?!#)|@import|https?:|file:|data:)", re.IGNORECASE)
_NAMESPACES: Final = re.compile(r'\sxmlns(:\w+)?="[^"]*"')


def printable_emblem(file: Path) -> bytes:
    """Return a picture as PNG, whatever it was: PNG, JPEG or SVG, by its content.

    Raises `FileProblem`: file_unreadable, emblem_too_large, emblem_foreign.
    """
    try:
        if file.stat().st_size > LARGEST:
            raise _too_large(file)
        content = file.read_bytes()
    except OSError as problem:
        raise FileProblem("file_unreadable", path=str(file)) from problem
    image = _drawn(content, file) if b"<svg" in content[:4096] else _decoded(content, file)
    return _as_png(image.scaled(_fitting(image.size()), Qt.AspectRatioMode.KeepAspectRatio,
                                Qt.TransformationMode.SmoothTransformation))  # fmt: skip


def _too_large(file: Path) -> FileProblem:
    return FileProblem("emblem_too_large", path=file.name, limit=LARGEST >> 20, side=_SIDE)


def _decoded(content: bytes, file: Path) -> QImage:
    data = QByteArray(content)
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    if bytes(reader.format().data()) not in _FORMATS:
        raise FileProblem("emblem_foreign", path=file.name)
    if max(reader.size().width(), reader.size().height()) > _SIDE:
        raise _too_large(file)
    reader.setAutoTransform(True)
    image = reader.read()
    if image.isNull():
        raise FileProblem("emblem_foreign", path=file.name)
    return image


def _drawn(content: bytes, file: Path) -> QImage:
    """Draw an SVG; one that leads elsewhere or runs something is refused."""
    if not _is_plain(content):
        raise FileProblem("emblem_foreign", path=file.name)
    renderer = QSvgRenderer(QByteArray(content))
    size = renderer.defaultSize()
    if not renderer.isValid() or size.isEmpty():
        raise FileProblem("emblem_foreign", path=file.name)
    size = size.scaled(_KEPT, _KEPT, Qt.AspectRatioMode.KeepAspectRatio)
    image = QImage(size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, size.width(), size.height()))
    painter.end()
    return image


def _is_plain(content: bytes) -> bool:
    try:
        root = fromstring(content, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        return False
    names = {str(each.tag).rpartition("}")[2] for each in root.iter()}
    text = _NAMESPACES.sub("", content.decode("utf-8", errors="ignore"))
    return not names & _BANNED and not _ELSEWHERE.search(text)


def _fitting(size: QSize) -> QSize:
    if max(size.width(), size.height()) <= _KEPT:
        return size
    return size.scaled(_KEPT, _KEPT, Qt.AspectRatioMode.KeepAspectRatio)


def _as_png(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # pyright: ignore[reportCallIssue, reportArgumentType] - as Qt says
    return bytes(data.data())
