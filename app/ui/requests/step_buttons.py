"""The buttons under a request: the steps taken most, and a menu with the others."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from app.i18n import _
from app.ui.button import Button, IconButton
from app.ui.icons import Icon
from app.ui.requests.steps import first_steps, other_steps, step_button

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from app.models.events import Event
    from app.models.requests import Request

    Step = Callable[[str], None]


def step_buttons(request: Request, held: Event | None, step: Step) -> list[QWidget]:
    """Return the buttons of the steps that are allowed; each calls `step(status)`."""
    buttons: list[QWidget] = []
    for status in first_steps(request, held):
        button = Button(step_button(request, status))
        button.setObjectName(f"to_{status}")
        button.clicked.connect(partial(step, status))
        buttons.append(button)
    others = other_steps(request, held)
    return [*buttons, _menu_button(request, others, step)] if others else buttons


def _menu_button(request: Request, statuses: Sequence[str], step: Step) -> IconButton:
    more = IconButton(Icon.MORE, _("More…"))
    more.setObjectName("more")
    more.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
    menu = QMenu(more)
    for status in statuses:
        action = menu.addAction(step_button(request, status))
        action.setObjectName(f"to_{status}")
        action.triggered.connect(partial(step, status))
    more.setMenu(menu)
    return more
