"""One row beside the list: what it says, what is wrong, and what it may be the same as."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.exchange.registry.fields import FIELDS, field_name
from app.exchange.registry.plan import Decision, Deed, Verdict, title_of
from app.i18n import N_, _, spoken
from app.models.problems import Severity
from app.ui.button import Button
from app.ui.card import Card
from app.ui.exchange.registry_words import (
    candidate_words,
    change_words,
    pill_of,
    reason_words,
    value_words,
)
from app.ui.icons import Icon
from app.ui.notice import Notice
from app.ui.pill import Pill
from app.ui.plain import Label, clear_layout, plane
from app.ui.scroll import scrolled
from app.ui.tokens import XL, XS, L, M, S

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.exchange.registry.matching import Candidate
    from app.exchange.registry.plan import Plan, Row
    from app.ui.tokens import Tone

_TONES: Final[dict[Severity, Tone]] = {
    Severity.ERROR: "bad",
    Severity.WARNING: "warn",
    Severity.NOTE: "info",
}
_SAME: Final = {"schools": N_("The same school"), "people": N_("The same person")}
_DOUBTS: Final = frozenset({"likely_stored", "likely_row", "similar_stored", "similar_row"})
"""Warnings that the cards of the candidates say better."""

_NOTHING: Final = (None, "", ())
_OTHER: Final = {"schools": N_("Another school"), "people": N_("Another person")}


@dataclass(frozen=True, slots=True)
class Choice:
    """What can be decided on a row, and the key that does so on the list."""

    key: str
    decision: Decision | None
    text: str
    icon: Icon


def choices(plan: Plan, row: Row) -> list[Choice]:
    """Return what can be decided on a row: the same as a candidate, another one, leave it out."""
    if row.verdict is Verdict.REJECTED or not row.candidates:
        return []
    found = [
        Choice(str(at), _same_as(each), _(_SAME[plan.kind]), Icon.LINK)
        for at, each in enumerate(row.candidates, start=1)
    ]
    found.append(Choice("0", Decision(Deed.NEW), _(_OTHER[plan.kind]), Icon.ADD))
    found.append(Choice("Delete", Decision(Deed.LEAVE), _("Leave out"), Icon.CLOSE))
    if row.decision:
        found.append(Choice("Backspace", None, _("Decide anew"), Icon.UNDO))
    return found


def _same_as(candidate: Candidate) -> Decision:
    deed = Deed.STORED if candidate.source == "stored" else Deed.ROW
    return Decision(deed, candidate.number)


class RowDetail(QFrame):
    """`decided(row number, decision)` when a button is pressed; None takes a decision back."""

    decided = Signal(int, object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("plane", "side")
        self._over = Label("", "secondary")
        self._title = Label("", "section").selectable()
        self._pill = Pill()
        self._content = QVBoxLayout()
        self._content.setSpacing(M)
        self._foot = plane("foot")
        self._buttons = QHBoxLayout(self._foot)
        self._buttons.setContentsMargins(XL, M, XL, M)
        self._buttons.setSpacing(S)
        self._build()

    def _build(self) -> None:
        inset = plane("surface")
        box = QVBoxLayout(inset)
        box.setContentsMargins(XL, L, XL, L)
        box.setSpacing(M)
        line = QHBoxLayout()
        line.addWidget(self._over, 1)
        line.addWidget(self._pill)
        box.addLayout(line)
        box.addWidget(self._title)
        box.addLayout(self._content)
        box.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scrolled(inset), 1)
        whole.addWidget(self._foot)

    def show_row(self, plan: Plan, row: Row | None) -> None:
        """Show a row, or nothing."""
        clear_layout(self._content)
        clear_layout(self._buttons)
        self._pill.show_spec(pill_of(row.verdict) if row else None)
        self._over.setText(_("Row {number}").format(number=row.number) if row else "")
        self._title.setText(title_of(row.values) if row else "")
        self._foot.setHidden(row is None or not choices(plan, row))
        if row is not None:
            self._show(plan, row)

    def _show(self, plan: Plan, row: Row) -> None:
        offered = choices(plan, row)
        told = [each for each in row.problems if not (offered and each.code in _DOUBTS)]
        for problem in told:
            self._content.addWidget(Notice(reason_words(problem), _TONES[problem.severity]))
        if row.changes:
            self._content.addWidget(Label(_("What changes"), "strong"))
            for change in row.changes:
                self._content.addWidget(Label(change_words(plan, change)).selectable())
        if offered:
            self._content.addWidget(Label(_("Which one is it?"), "strong"))
            self._content.addWidget(Label(_keys(), "secondary"))
        for at, each in enumerate(row.candidates if offered else ()):
            self._content.addWidget(self._pair(plan, row, each, offered[at]))
        if not offered:
            self._content.addWidget(_Facts(plan, row.values, None))
        for choice in offered[len(row.candidates) :]:
            self._buttons.addWidget(self._button(row, choice))
        self._buttons.addStretch(1)

    def _pair(self, plan: Plan, row: Row, candidate: Candidate, choice: Choice) -> Card:
        """Show the row and what it may be the same as, side by side."""
        card = Card(candidate_words(plan, candidate), choice.key)
        inside = QWidget()
        box = QVBoxLayout(inside)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(M)
        box.addWidget(self._button(row, choice))
        box.addWidget(_Facts(plan, row.values, _values_of(plan, candidate)))
        card.add(inside)
        return card

    def _button(self, row: Row, choice: Choice) -> Button:
        chosen = row.decision is not None and row.decision == choice.decision
        button = Button(choice.text, "primary" if chosen else "secondary", choice.icon, small=True)
        button.setObjectName(f"decide:{choice.key}")
        button.clicked.connect(partial(self.decided.emit, row.number, choice.decision))
        return button


def _keys() -> str:
    text = _("On the list: {same} the same, {new} another one, {leave} leave out.")
    return text.format(same="1–5", new="0", leave="Delete")


def _values_of(plan: Plan, candidate: Candidate) -> Mapping[str, Any]:
    if candidate.source == "stored":
        return plan.records[candidate.number].values
    return next(row.values for row in plan.rows if row.number == candidate.number)


class _Facts(QWidget):
    """Fields of a row, beside those of what it may be the same as; what differs stands out."""

    def __init__(
        self, plan: Plan, values: Mapping[str, Any], other: Mapping[str, Any] | None
    ) -> None:
        super().__init__()
        self._plan = plan
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(M)
        self._grid.setVerticalSpacing(XS)
        self._grid.setColumnStretch(1, 1)
        if other is not None:
            self._grid.setColumnStretch(2, 1)
            self._grid.addWidget(Label(_("In the file"), "muted"), 0, 1)
            self._grid.addWidget(Label(_("Beside it"), "muted"), 0, 2)
        for field in FIELDS[plan.kind]:
            known = [each.get(field) for each in (values, other) if each is not None]
            if any(each not in _NOTHING for each in known):
                self._add(field, known)

    def _add(self, field: str, known: list[Any]) -> None:
        row = self._grid.rowCount()
        label = Label(field_name(self._plan.kind, field, spoken()), "muted")
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        told = [each for each in known if each not in _NOTHING]
        role = "strong" if len(told) > 1 and told[0] != told[1] else "body"
        for column, value in enumerate(known, start=1):
            words = value_words(self._plan, field, value)
            shown = Label(words, role).selectable()
            self._grid.addWidget(shown, row, column, Qt.AlignmentFlag.AlignTop)
