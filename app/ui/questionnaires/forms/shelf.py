"""The list of questionnaires, and beside it what can be done with the one in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import N_, _, spoken
from app.ui.empty import Empty
from app.ui.icons import Icon
from app.ui.plain import plane
from app.ui.questionnaires.forms.facts import FormFacts
from app.ui.questionnaires.forms.shape_words import state_of, translated
from app.ui.record_model import Cell, Column, list_source
from app.ui.record_table import RecordTable
from app.ui.theme import look

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from app.models.forms.listing import Listed
    from app.ui.page import Workplace

_NARROW: Final = 900


def _title(listed: Listed) -> Cell:
    form = listed.form
    return Cell(
        form.text(form.titles, spoken()), f"{form.code} · {form.version}".strip(" ·"), bold=True
    )


COLUMNS: Final = (
    Column("title", N_("Questionnaire"), _title, sortable=False),
    Column(
        "state",
        N_("State"),
        lambda each: Cell(pill=state_of(each)),
        width=142,
        sortable=False,
    ),
    Column(
        "questions",
        N_("Questions"),
        lambda each: Cell(str(each.questions)),
        width=76,
        align="right",
        sortable=False,
    ),
    Column(
        "responses",
        N_("Answers"),
        lambda each: Cell(str(each.responses) if each.responses else "—"),
        width=76,
        align="right",
        sortable=False,
    ),
    Column(
        "languages",
        N_("Translated"),
        lambda each: Cell(translated(each.shares), muted=True),
        width=168,
        sortable=False,
    ),
)


class Shelf(QWidget):
    """All questionnaires.

    `opened(listed)` when one is to be worked on; `wanted(what)` asks for something to be done with
    the one in sight: copy, version, check, delete, xlsform, html, paper.
    """

    opened = Signal(object)
    wanted = Signal(str)

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.table = RecordTable(COLUMNS, two_lines=True, name=_("Questionnaires"))
        self.table.set_empty(Empty(_("No questionnaires"), "", "", Icon.QUESTIONNAIRE))
        self.facts = FormFacts(place.store)
        self.table.selected.connect(self.facts.show_form)
        self.table.activated.connect(self.opened)
        self.facts.wanted.connect(self._on_wanted)
        side = plane("side")
        inside = QVBoxLayout(side)
        inside.setContentsMargins(1, 0, 0, 0)
        inside.addWidget(self.facts)
        self._side = side
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.table, 1)
        box.addWidget(side)
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("F2"), self, self._open, context=context)

    def show_forms(self, forms: Sequence[Listed]) -> None:
        """Show the forms; the one that was in sight stays so."""
        self.table.feed(list_source(forms))
        if self.table.current() is None:
            self.table.select_first()

    def current(self) -> Listed | None:
        """Return the form in sight."""
        return self.table.current()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < look().scaled(_NARROW)
        self._side.setFixedWidth(min(look().detail, max(event.size().width() // 2, 1)))
        self._side.setHidden(narrow and look().large)

    def _open(self) -> None:
        if (found := self.current()) is not None:
            self.opened.emit(found)

    def _on_wanted(self, what: str) -> None:
        if what == "open":
            self._open()
        else:
            self.wanted.emit(what)
