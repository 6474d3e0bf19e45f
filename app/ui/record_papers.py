"""The documents of a screen's records: the page that shows them, made when it is first wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from app.i18n import _
from app.ui.button import Button
from app.ui.icons import Icon
from app.ui.locking import leave_open

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.ui.page import Workplace
    from app.ui.paper_page import PaperPage
    from app.ui.record_page import RecordPage


P = TypeVar("P", bound="PaperPage")


class RecordPapers(Generic[P]):
    """The page with the documents of a record, in place of the list of its screen.

    `make` builds it: Qt's PDF comes with it, so it is imported there. `button` opens it.
    """

    def __init__(self, screen: RecordPage, make: Callable[[Workplace], P]) -> None:
        self._screen = screen
        self._make = make
        self._page: P | None = None

    def page(self) -> P:
        """Return the page."""
        if self._page is None:
            self._page = self._make(self._screen.place)
            self._page.back_requested.connect(self._screen.leave_instead)
            self._page.said.connect(self._screen.said)
        return self._page

    def show(self) -> None:
        """Show the page in place of the list."""
        self._screen.show_instead(self.page(), _("Documents"))
        self.page().setFocus()

    def refresh(self) -> None:
        """Read the record again, should its documents be looked at."""
        if self._page is not None and not self._page.isHidden():
            self._page.refresh()

    def button(self, text: str, opening: Callable[[], None]) -> Button:
        """Return the button that leads to the documents of the record in sight."""
        button = Button(text, which=Icon.PAPER)
        button.setObjectName("papers")
        leave_open(button)
        button.clicked.connect(opening)
        return button
