"""Leaving the field that has the cursor, so that what is typed there is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def leave_field(whole: QWidget) -> None:
    """Take the cursor out of whatever field of `whole` it is in."""
    now = QApplication.focusWidget()
    if now is not None and whole.isAncestorOf(now):
        now.clearFocus()
