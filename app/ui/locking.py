"""A database that is open for reading only: what would write is greyed out when it is shown.

In a locked place links lead on and everything can be read; buttons and forms are greyed out. A
button that only reads is left open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_LOCKED: Final = "locked"
_OPEN: Final = "open"


def lock(place: QWidget, *, locked: bool) -> None:
    """Lock a place, before anything in it is shown."""
    place.setProperty(_LOCKED, locked)


def leave_open(widget: QWidget) -> None:
    """Let a button in a locked place be pressed: it does not write."""
    widget.setProperty(_OPEN, True)


def is_locked(widget: QWidget) -> bool:
    """Say whether a widget stands in a locked place."""
    if widget.property(_OPEN):
        return False
    above: QWidget | None = widget
    while above is not None:
        if above.property(_LOCKED):
            return True
        above = above.parentWidget()
    return False
