"""What the views with documents of the work are: a form, a desk, and reading again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from app.ui.paper_desk import PaperDesk
from app.ui.views import View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from app.ui.page import Workplace
    from app.ui.paper import Paper


class DeskView(View):
    """A view of documents; `papers` says which ones there are now."""

    def __init__(self, place: Workplace, title: str) -> None:
        super().__init__(place)
        self.desk = PaperDesk(place, title)
        self.desk.said.connect(self.said)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.desk)

    def papers(self) -> Sequence[Paper]:
        """Return the documents to choose from."""
        raise NotImplementedError

    def tools(self) -> Sequence[QWidget]:
        return self.desk.tools()

    def refresh(self) -> None:
        self.desk.show_papers(self.papers())
