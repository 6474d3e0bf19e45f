"""A database that is open for reading only: what would write is greyed out when it is shown.

In a locked place links lead on and everything can be read; buttons and forms are greyed out. A
button that only reads is left open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from weakref import WeakSet

from shiboken6 import isValid

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_OPEN: Final = "open"

# Asking a widget for those above it costs 20 ms at the first paint: Qt's types are looked through.
_LOCKED: Final[WeakSet[QWidget]] = WeakSet()


def lock(place: QWidget, *, locked: bool) -> None:
    """Lock a place, before anything in it is shown."""
    if locked:
        _LOCKED.add(place)
    else:
        _LOCKED.discard(place)


def leave_open(widget: QWidget) -> None:
    """Let a button in a locked place be pressed: it does not write."""
    widget.setProperty(_OPEN, True)


def is_locked(widget: QWidget) -> bool:
    """Say whether a widget stands in a locked place."""
    if not _LOCKED or widget.property(_OPEN):
        return False
    places = [place for place in _LOCKED if isValid(place)]
    return any(place is widget or place.isAncestorOf(widget) for place in places)
