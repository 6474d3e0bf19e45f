"""Data exchange: bring in a workbook after a preview, write one, take the empty template."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from app.i18n import N_, _, spoken
from app.messages import describe, explain
from app.models import written
from app.models.errors import AppError
from app.models.store import Changed
from app.ui import dialogs
from app.ui.button import Button
from app.ui.card import Card
from app.ui.exchange.preview import Preview
from app.ui.exchange.work import carry_out, read_plan
from app.ui.icons import Icon
from app.ui.jobs import Job
from app.ui.locking import lock
from app.ui.page import Page, Workplace
from app.ui.plain import Label, plane
from app.ui.scroll import scrolled
from app.ui.tokens import XXL, L, M

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from app.exchange.workbook.plan import Plan
    from app.ui.button import Kind

EXCEL = "Excel (*.xlsx)"
_TABLES = frozenset(
    {
        "school", "school_status", "school_attachment", "school_size", "person", "person_post",
        "request", "request_status", "event", "event_session", "event_request", "event_school",
        "attendance", "setting",
    }
)  # fmt: skip


class ExchangePage(Page):
    """Workbooks in and out; a file may also be dropped on the page."""

    title: ClassVar[str] = N_("Data exchange")

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self.setAcceptDrops(True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._build_cards())
        self._preview: Preview | None = None
        self.body.addWidget(self._stack, 1)

    def begin(self, wish: str) -> None:
        """Do at once what the first start asked for: import or template."""
        (self._choose if wish == "import" else self._take_template)()

    def _build_cards(self) -> QWidget:
        inset = plane("page")
        box = QVBoxLayout(inset)
        box.setContentsMargins(XXL, XXL, XXL, XXL)
        grid = QGridLayout()
        grid.setSpacing(L)
        cards = (
            _card(
                _("Bring in a workbook"),
                _("Schools, people, requests, events and attendance from an Excel workbook. You see"
                  " what would change before anything is written."),
                self._action("choose", _("Choose a file"), Icon.UPLOAD, self._choose, "primary"),
            ),
            _card(
                _("Write a workbook"),
                _("Schools, people, requests, events and attendance in the same five sheets, for"
                  " Excel or for another PC. Texts of reports and attached files are not in it."),
                self._action("export", _("Export"), Icon.SAVE, self._export),
            ),
            _card(
                _("Empty template"),
                _("The same five sheets with drop-down lists, to fill in Excel and bring in."),
                self._action("template", _("Download"), Icon.SAVE, self._take_template),
            ),
        )  # fmt: skip
        for column, card in enumerate(cards):
            grid.addWidget(card, 0, column, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(column, 1)
        box.addLayout(grid)
        box.addStretch(1)
        return scrolled(inset)

    def _action(
        self, name: str, text: str, icon: Icon, act: Callable[[], None], kind: Kind = "secondary"
    ) -> Button:
        button = Button(text, kind, icon)
        button.setObjectName(name)
        button.clicked.connect(act)
        lock(button, locked=name == "choose" and self.store.read_only)
        return button

    # In

    def _choose(self) -> None:
        path = dialogs.open_file(self, _("Bring in a workbook"), [EXCEL])
        if path is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Read a workbook and show what importing it would do."""
        job = Job(read_plan(self.store, path), _("Reading {name}").format(name=path.name), self)
        job.succeeded.connect(self._show_preview)
        job.failed.connect(self._tell)
        self.place.jobs.start(job)

    def _show_preview(self, plan: Plan) -> None:
        self._close_preview()
        self._preview = Preview(plan)
        self._preview.accepted.connect(partial(self._import, plan))
        self._preview.rejected_wanted.connect(partial(self._save_rejected, plan))
        self._preview.given_up.connect(self._close_preview)
        self._stack.addWidget(self._preview)
        self._stack.setCurrentWidget(self._preview)

    def _close_preview(self) -> None:
        if self._preview is not None:
            self._stack.removeWidget(self._preview)
            self._preview.deleteLater()
            self._preview = None

    def _import(self, plan: Plan, accept_good: bool) -> None:  # noqa: FBT001 - a slot of a signal
        work = carry_out(self.store, plan, accept_good=accept_good)
        job = Job(work, _("Importing {name}").format(name=plan.name), self)
        job.succeeded.connect(self._imported)
        job.failed.connect(self._tell)
        self.place.jobs.start(job)

    def _imported(self, plan: Plan) -> None:
        from app.exchange.workbook.apply import LABEL  # noqa: PLC0415 - in memory by now

        self._close_preview()
        self.store.announce(Changed(_TABLES, LABEL, {"name": plan.name}, self))
        self.said.emit(_("Imported: {name}").format(name=plan.name), True)

    def _save_rejected(self, plan: Plan) -> None:
        from app.exchange.workbook.export import write_rejected  # noqa: PLC0415 - rarely needed

        title = _("Save the rejected rows")
        path = dialogs.save_file(self, title, f"{_('Rejected rows')}.xlsx", [EXCEL])
        if path is not None:
            self._write(path, lambda: write_rejected(path, plan, spoken(), explain), named=True)

    # Out

    def _export(self) -> None:
        from app.exchange.workbook.export import export_workbook  # noqa: PLC0415 - slow to import

        path = dialogs.save_file(self, _("Write a workbook"), f"{_('Workbook')}.xlsx", [EXCEL])
        if path is not None:
            self._write(path, lambda: export_workbook(self.store, path, spoken()), named=True)

    def _take_template(self) -> None:
        from app.exchange.workbook.export import write_template  # noqa: PLC0415 - as above

        path = dialogs.save_file(self, _("Empty template"), f"{_('Empty template')}.xlsx", [EXCEL])
        if path is not None:
            self._write(path, lambda: write_template(path, spoken()))

    def _write(self, path: Path, write: Callable[[], object], *, named: bool = False) -> None:
        """Write a file; one with names of people is remembered."""
        try:
            write()
            if named:
                written.note(self.store, path)
        except AppError as problem:
            self._tell(problem)
        else:
            self.said.emit(_("Saved: {name}").format(name=path.name), False)

    def _tell(self, problem: Exception) -> None:
        if not isinstance(problem, AppError):
            raise problem
        dialogs.warn(self, _("Data exchange"), describe(problem))

    # A file dropped on the page

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        from pathlib import Path  # noqa: PLC0415 - a type elsewhere

        names = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if names:
            self.read(Path(names[0]))


def _card(title: str, text: str, button: Button) -> Card:
    card = Card(title)
    inside = QWidget()
    box = QVBoxLayout(inside)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(M)
    box.addWidget(Label(text, "secondary"))
    box.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
    card.add(inside)
    return card
