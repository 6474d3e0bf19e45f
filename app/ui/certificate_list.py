"""Who gets a certificate: people present, to be chosen, and the button that gives numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import N_, _, spoken
from app.messages import describe
from app.models import certificates
from app.models.errors import AppError
from app.ui.button import Button
from app.ui.fields import Field, Text
from app.ui.filters import Filter, FilterStrip
from app.ui.icons import Icon
from app.ui.locking import lock
from app.ui.notice import Notice
from app.ui.pill import PillSpec
from app.ui.record_model import Cell, Column, list_source
from app.ui.record_table import RecordTable
from app.ui.scroll import bring_into_sight
from app.ui.step_pane import StepPane
from app.ui.theme import look
from app.ui.tokens import XL, M

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.models.certificates import Entitled, Issued
    from app.models.gate import Change
    from app.models.problems import Problem
    from app.ui.page import Workplace


ALL: Final = "all"
PICKED: Final = "picked"
FEW: Final = 12
"""So many certificates are made before anybody waits."""
_LEAST: Final = 220
_ASKING: Final = 320


class _Row:
    """Somebody on the list, under the number of the person at the event."""

    def __init__(self, entitled: Entitled) -> None:
        self.entitled = entitled
        self.id = (entitled.event, entitled.person)


def _name(row: _Row) -> Cell:
    each = row.entitled
    hours = _("h: {n}").format(n=_amount(each))
    return Cell(each.name, " · ".join(filter(None, (each.school, hours))))


def _amount(each: Entitled) -> str:
    text = f"{each.hours:f}"
    return text if spoken() == "en" else text.replace(".", ",")


def _number(row: _Row) -> Cell:
    issued, voided = row.entitled.issued, row.entitled.voided
    if voided is not None:
        return Cell(voided.number, _("voided"), muted=True)
    if issued is None:
        return Cell(_("not issued"), muted=True)
    if row.entitled.differs:
        return Cell(pill=PillSpec(issued.number, "warn", Icon.WARNING))
    return Cell(issued.number)


_COLUMNS: Final = (
    Column("name", N_("Full name"), _name, sortable=False),
    Column("number", N_("No."), _number, width=120, sortable=False),
)


_VOID_FIELDS: Final = (
    Field(
        "reason",
        N_("Reason"),
        Text(500, multiline=True),
        required=True,
        help=N_("The number stays in the register, struck through, and is given to nobody else."),
    ),
)


def _void_check(_number: int | None, values: Mapping[str, Any]) -> list[Problem]:
    return certificates.void_problems(values.get("reason") or "")


class CertificateList(QWidget):
    """The people present; `chosen` when others are wanted, `issued` after numbers were given."""

    chosen = Signal()
    issued = Signal()
    said = Signal(str, bool)

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._store = place.store
        self._people: list[Entitled] = []
        self.table = RecordTable(_COLUMNS, two_lines=True, multiple=True, name=_("Certificates"))
        self.table.view.selectionModel().selectionChanged.connect(self._on_picked)
        self._notice = Notice(parent=self)
        self.which = FilterStrip((Filter(ALL, N_("All")), Filter(PICKED, N_("Selected lines"))))
        self.which.chosen.connect(self._show_waiting)
        self.which.chosen.connect(self.chosen)
        self._issue = Button("", which=Icon.CHECK)
        self._issue.setObjectName("issue_certificates")
        self._issue.clicked.connect(self.issue)
        self._void = Button(_("Void the certificate"), "quiet")
        self._void.setObjectName("void_certificate")
        self._void.clicked.connect(self.ask_to_void)
        self.voiding = StepPane(
            place.store, "certificate.void", N_("Void certificate {number}"), _void_check,
            self._write_void,
        )  # fmt: skip
        self.voiding.said.connect(self.said)
        self.voiding.closed.connect(self._on_void_closed)
        self.voiding.setMinimumHeight(look().scaled(_ASKING))
        self.voiding.hide()
        lock(self, locked=self._store.read_only)
        box = QVBoxLayout(self)
        box.setContentsMargins(XL, 0, XL, 0)
        box.setSpacing(M)
        self._usual = (self.which, self._issue, self._void, self.table)
        for widget in (self._notice, *self._usual, self.voiding):
            box.addWidget(widget)
        box.setStretch(4, 1000)
        box.addStretch(1)
        self.table.setMinimumHeight(look().scaled(_LEAST))

    def show_people(self, people: Sequence[Entitled]) -> None:
        """Show who is entitled to a certificate."""
        self._people = list(people)
        self.voiding.hide()
        self.table.feed(list_source([_Row(each) for each in people]))
        self.table.setHidden(not people)
        self.which.setHidden(not people)
        self.which.set_counts({ALL: len(people)})
        self._notice.say("")
        self._show_waiting()
        self._show_voidable()

    def lack(self, nobody: str) -> str:
        """Return why these certificates cannot leave yet; `nobody` where there is nobody at all."""
        if not self._people:
            return nobody
        if not self.people():
            return _("Choose somebody in the list.")
        draft = _(
            "Certificates without a number are a draft: give numbers before printing. A number"
            " is given once and stays, whatever is undone."
        )
        return draft if self.waiting() else ""

    def _show_waiting(self) -> None:
        waiting = len(self.waiting())
        self._issue.setText(_("Give numbers: {n}").format(n=waiting))
        self._issue.setHidden(not waiting)

    def _on_picked(self) -> None:
        self._show_voidable()
        if self.which.active() == PICKED:
            self._show_waiting()
            self.chosen.emit()

    def people(self) -> list[Entitled]:
        """Return those whose certificates are wanted: everybody, or the lines that are picked.

        Somebody whose certificate was voided gets another one only when picked.
        """
        if self.which.active() == ALL:
            return [each for each in self._people if each.voided is None]
        return [each.entitled for each in self.table.chosen()]

    def waiting(self) -> list[Entitled]:
        """Return those wanted who have no number yet, or whose hours have changed since."""
        return [each for each in self.people() if each.issued is None or each.differs]

    # Voiding

    def _voidable(self) -> Issued | None:
        """Return the certificate of the one line that is picked, if it can be voided."""
        picked = [each.entitled for each in self.table.chosen()]
        return picked[0].issued if len(picked) == 1 else None

    def _show_voidable(self) -> None:
        self._void.setHidden(self._voidable() is None)

    def ask_to_void(self) -> None:
        """Ask why the picked certificate is voided, in place of the list."""
        issued = self._voidable()
        if issued is None:
            return
        for widget in self._usual:
            widget.hide()
        title = _("Void certificate {number}").format(number=issued.number)
        self.voiding.ask(title, _VOID_FIELDS, issued.id, {"reason": ""}, number=issued.number)
        self.voiding.show()
        self.voiding.focus_first()
        QTimer.singleShot(0, lambda: bring_into_sight(self.voiding))

    def _write_void(self, change: Change, number: int, values: Mapping[str, Any]) -> None:
        certificates.void(self._store, change, number, values["reason"])

    def _on_void_closed(self) -> None:
        self.issued.emit()
        self.table.setFocus()

    def issue(self) -> None:
        """Give numbers to those who wait."""
        try:
            given = certificates.issue(self._store, self.waiting())
        except AppError as problem:
            self._notice.say(describe(problem), "bad")
            return
        self.said.emit(
            _("Entered into the register: {n}. Numbers stay, whatever is undone.").format(n=given),
            False,
        )
        self.issued.emit()
