"""The quiet word that a record lies in a closed period, with a way to that period."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from app.i18n import _
from app.ui.notice import Notice

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.models.closed_days import Span


class ClosedNotice(Notice):
    """Says that a period is closed; `period_asked(first, last)` when its report is wanted."""

    period_asked = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("closed_notice")
        self._span: Span | None = None
        self.asked.connect(self._ask)

    def show_span(self, span: Span | None) -> None:
        """Name the closed period; None hides the notice."""
        self._span = span
        if span is None:
            self.say("")
            return
        first, last = (date.fromisoformat(day) for day in (span.first_day, span.last_day))
        days = f"{first:%d.%m.%Y}–{last:%d.%m.%Y}"
        self.say(_("The period is closed: {days}").format(days=days), "neutral", _("To the period"))

    def _ask(self) -> None:
        if self._span is not None:
            days = (self._span.first_day, self._span.last_day)
            self.period_asked.emit(*map(date.fromisoformat, days))
