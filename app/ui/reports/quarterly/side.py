"""What stands beside the preview in place of the figures: lists of lines, and closing a period."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import N_, _
from app.models.attention import Why
from app.ui.button import Button
from app.ui.icons import Icon
from app.ui.link import Link
from app.ui.notice import Notice
from app.ui.plain import Label, clear_layout, divider, plane
from app.ui.scroll import scrolled
from app.ui.tokens import XL, XS, L, M, S

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.models.difference_words import Line

_SHOWN: Final = 200


class SidePane(QFrame):
    """A heading, lines in a scrolling area, buttons at the foot; `left` with Back or Escape."""

    left = Signal()

    def __init__(self, back: str) -> None:
        super().__init__()
        self.setProperty("plane", "side")
        self._heading = Label("", "section")
        self._inset = plane("surface")
        box = QVBoxLayout(self._inset)
        box.setContentsMargins(XL, L, XL, L)
        box.setSpacing(M)
        box.addWidget(self._heading)
        self.lines = QVBoxLayout()
        self.lines.setSpacing(M)
        box.addLayout(self.lines)
        box.addStretch(1)
        self.foot = QHBoxLayout()
        self.foot.setContentsMargins(XL, M, XL, M)
        self.foot.setSpacing(S)
        leave = Button(back)
        leave.setObjectName("leave")
        leave.clicked.connect(self.left)
        self.foot.addWidget(leave)
        self.foot.addStretch(1)
        QShortcut(QKeySequence("Escape"), self, self.left.emit)
        ground = plane("foot")
        ground.setLayout(self.foot)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scrolled(self._inset), 1)
        whole.addWidget(ground)
        self.setFocusProxy(leave)

    def begin(self, heading: str) -> None:
        """Begin anew under a heading."""
        self._heading.setText(heading)
        clear_layout(self.lines)


class LinesPane(SidePane):
    """Differences one under the other: what differs, how it was and is, the rows."""

    def __init__(self) -> None:
        super().__init__(_("Back to the figures"))

    def show_lines(self, heading: str, lines: Sequence[Line], note: str = "") -> None:
        """Show lines under a heading; very many are cut short."""
        self.begin(heading)
        if note:
            self.lines.addWidget(Label(note, "secondary"))
        for each in lines[:_SHOWN]:
            self.lines.addWidget(divider())
            self.lines.addLayout(_line(each))
        if len(lines) > _SHOWN:
            rest = _("And {n} more; the printed report has them all.")
            self.lines.addWidget(Label(rest.format(n=len(lines) - _SHOWN), "secondary"))


def _line(line: Line) -> QVBoxLayout:
    box = QVBoxLayout()
    box.setSpacing(XS)
    box.addWidget(Label(line.what, "body"))
    box.addWidget(Label(f"{line.before} → {line.after}", "strong").selectable())
    if line.rows:
        box.addWidget(Label(line.rows, "secondary").selectable())
    return box


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that the report still lacks: the words for it and the records, if they are such."""

    text: str
    table: str = ""
    ids: tuple[int, ...] = ()


LACKS: Final[dict[Why, tuple[str, str]]] = {
    Why.NOT_MARKED_HELD: ("event", N_("Held or not held: {numbers}")),
    Why.NO_ATTENDANCE: ("event", N_("Attendance not marked: {numbers}")),
    Why.NO_HOURS: ("event", N_("No hours: {numbers}")),
    Why.NO_FEEDBACK: ("event", N_("No feedback: {numbers}")),
    Why.OVERDUE: ("request", N_("No decision: {numbers}")),
}
_NUMBERS: Final = 8


def missing_records(lacking: Mapping[Why, Sequence[tuple[int, str]]]) -> list[Missing]:
    """Return what events and requests lack, in words with their numbers."""
    found: list[Missing] = []
    for why, (table, sentence) in LACKS.items():
        records = lacking.get(why, ())
        if records:
            numbers = [number for _id, number in records]
            dots = ["…"] if len(numbers) > _NUMBERS else []
            text = _(sentence).format(numbers=", ".join([*numbers[:_NUMBERS], *dots]))
            found.append(Missing(text, table, tuple(number for number, _ in records)))
    return found


class ClosePane(SidePane):
    """The rehearsal before closing: what is missing, each leading to its rows; then `confirmed`."""

    confirmed = Signal()
    rows_requested = Signal(str, object, str)

    def __init__(self) -> None:
        super().__init__(_("Cancel"))
        self._close = Button(_("Close the period"), "primary", Icon.LOCK)
        self._close.setObjectName("confirm_closing")
        self._close.clicked.connect(self.confirmed)
        self.foot.insertWidget(0, self._close)
        self.setFocusProxy(self._close)

    def show_missing(self, heading: str, missing: Sequence[Missing]) -> None:
        """Show what is still missing in a period that is about to be closed."""
        self.begin(heading)
        effect = _(
            "The figures and their rows are kept as a version. Dates, attendance, hours and"
            " feedback of its events are locked then, and so are the date, school and direction of"
            " its requests."
        )
        self.lines.addWidget(Label(effect, "secondary"))
        if not missing:
            self.lines.addWidget(self._notice(_("Nothing is missing."), "ok"))
            return
        self.lines.addWidget(
            self._notice(_("Still missing; it can be closed all the same."), "warn")
        )
        for each in missing:
            self.lines.addWidget(self._row(each))

    def _notice(self, text: str, tone: str) -> Notice:
        notice = Notice(parent=self._inset)
        notice.say(text, "ok" if tone == "ok" else "warn")
        return notice

    def _row(self, missing: Missing) -> QWidget:
        if not missing.ids:
            return Label(missing.text)
        link = Link(missing.text)
        link.clicked.connect(
            lambda: self.rows_requested.emit(missing.table, missing.ids, missing.text)
        )
        return link
