"""The menu under a person: what is done rarely."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from app.i18n import _
from app.ui.button import IconButton
from app.ui.icons import Icon

if TYPE_CHECKING:
    from collections.abc import Callable


def more_button(erase: Callable[[], None]) -> IconButton:
    """Return the button of the menu."""
    more = IconButton(Icon.MORE, _("More…"))
    more.setObjectName("more")
    more.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
    menu = QMenu(more)
    entry = menu.addAction(_("Erase the name…"))
    entry.setObjectName("erase")
    entry.triggered.connect(erase)
    more.setMenu(menu)
    return more
