"""The header of a table: two lines if need be, and an arrow where the order comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView

from app.ui.icons import Icon, paint_icon
from app.ui.record_model import RecordTableModel
from app.ui.theme import font, look
from app.ui.tokens import XS, M, S

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.ui.tokens import Tokens


class RecordHeader(QHeaderView):
    """Paints titles in grey at the bottom, wrapped, with a small arrow at the sorted one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(1)

    def sizeHint(self) -> QSize:
        tokens = look()
        lines = 2 if self._wraps(tokens) else 1
        return QSize(super().sizeHint().width(), tokens.table_header if lines == 2 else tokens.row)

    def changeEvent(self, arg__1: QEvent) -> None:
        super().changeEvent(arg__1)
        if arg__1.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintSection(
        self,
        painter: QPainter,
        rect: QRect,
        logicalIndex: int,
    ) -> None:
        tokens = look()
        colours = tokens.palette
        painter.save()
        painter.fillRect(rect, QColor(colours.surface))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(colours.border))
        column = self._model().declared[logicalIndex]
        inner = rect.adjusted(M, 2, -S if column.align == "right" else -XS, -(XS + 2))
        order = self._model().order
        if order is not None and order.key == column.key:
            inner = _paint_arrow(painter, inner, tokens, descending=order.descending)
        painter.setFont(font("secondary", tokens))
        painter.setPen(QColor(colours.muted))
        across = _ACROSS[column.align]
        flags = int(across | Qt.AlignmentFlag.AlignBottom) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(inner, flags, self._title(logicalIndex))
        painter.restore()

    def _model(self) -> RecordTableModel:
        model = self.model()
        assert isinstance(model, RecordTableModel)  # noqa: S101 - RecordTable gives no other
        return model

    def _title(self, section: int) -> str:
        return str(self._model().headerData(section, Qt.Orientation.Horizontal))

    def _wraps(self, tokens: Tokens) -> bool:
        metrics = QFontMetrics(font("secondary", tokens))
        return any(
            metrics.horizontalAdvance(self._title(section)) > self._room(section, tokens)
            for section in range(self.count())
        )

    def _room(self, section: int, tokens: Tokens) -> int:
        arrow = tokens.scaled(12) if self._model().declared[section].sortable else 0
        return self.sectionSize(section) - M - S - arrow


_ACROSS = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "right": Qt.AlignmentFlag.AlignRight,
    "centre": Qt.AlignmentFlag.AlignHCenter,
}


def _paint_arrow(painter: QPainter, inner: QRect, tokens: Tokens, *, descending: bool) -> QRect:
    side = tokens.scaled(12)
    spot = QRect(inner.right() - side + 2, inner.bottom() - side - 2, side, side)
    which = Icon.CHEVRON_DOWN if descending else Icon.CHEVRON_UP
    paint_icon(painter, spot, which, tokens.palette.accent)
    return inner.adjusted(0, 0, 1 - side, 0)
