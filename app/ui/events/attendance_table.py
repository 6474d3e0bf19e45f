"""The attendance list: people in order with their marks, set by keys."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent

from app.i18n import N_, _, spoken
from app.models.attendance import MARKS, Attendee
from app.models.text import sort_key
from app.models.vocabulary import word
from app.ui.icons import Icon
from app.ui.pill import PillSpec
from app.ui.record_model import Cell, Column, Order, Source
from app.ui.record_table import RecordTable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.ui.tokens import Tone

_LOOKS: Final[dict[str, tuple[Tone, Icon]]] = {
    "present": ("ok", Icon.CHECK),
    "absent": ("bad", Icon.CROSS),
    "excused": ("neutral", Icon.CLOCK),
}

_KEYS: Final[dict[str, str | None]] = {
    **dict.fromkeys('1"pз', "present"),
    **dict.fromkeys("2әaф", "absent"),
    **dict.fromkeys("3іeу", "excused"),
    **dict.fromkeys("0қ", None),
}
"""The digits and the letters P, A, E, and what the same keys give in Kazakh and Russian layouts."""

_ROUND: Final[tuple[str | None, ...]] = (None, *MARKS)


def next_mark(mark: str | None) -> str | None:
    """Return the mark that the space bar makes of this one."""
    return _ROUND[(_ROUND.index(mark) + 1) % len(_ROUND)]


@dataclass(frozen=True, slots=True)
class Line:
    """A person on the list and the number of the line."""

    number: int
    attendee: Attendee

    @property
    def id(self) -> int:
        """Return the number of the person."""
        return self.attendee.person


def mark_pill(mark: str | None) -> PillSpec | None:
    """Return the pill of a mark."""
    if mark is None:
        return None
    tone, icon = _LOOKS[mark]
    return PillSpec(word("attendance.mark", mark, spoken()), tone, icon)


def _mark(line: Line) -> Cell:
    return Cell(pill=mark_pill(line.attendee.mark))


def _school(line: Line) -> Cell:
    return Cell(line.attendee.school_name or "")


def _subject(line: Line) -> Cell:
    return Cell(line.attendee.subject or "", muted=True)


def _name(line: Line) -> Cell:
    joined = _("another spelling") if line.attendee.same_as is not None else ""
    return Cell(line.attendee.name, joined)


COLUMNS: Final = (
    Column("number", "", lambda line: Cell(str(line.number), muted=True), 44, sortable=False),
    Column("name", N_("Surname, name"), _name, stretch=5),
    Column("school_name", N_("School"), _school, stretch=6),
    Column("subject", N_("Subject"), _subject, stretch=3),
    Column("mark", N_("Mark"), _mark, 150, sortable=False),
)


def lines_source(people: Sequence[Attendee]) -> Source:
    """Return the lines of the list, numbered in the order in which they stand."""

    @cache
    def ordered(order: Order | None) -> Sequence[Attendee]:
        return _sorted(people, order) if order else people

    def rows(offset: int, limit: int, order: Order | None) -> list[Line]:
        part = ordered(order)[offset : offset + limit]
        return [Line(offset + at, each) for at, each in enumerate(part, start=1)]

    def place(person: int, order: Order | None) -> int | None:
        found = (at for at, each in enumerate(ordered(order)) if each.person == person)
        return next(found, None)

    return Source(lambda _: len(people), rows, place)


def _sorted(people: Sequence[Attendee], order: Order) -> list[Attendee]:
    def rank(each: Attendee) -> tuple[str, str]:
        return sort_key(getattr(each, order.key) or ""), sort_key(each.name)

    return sorted(people, key=rank, reverse=order.descending)


class AttendanceTable(RecordTable):
    """People with their marks; `mark_asked(line, mark)` when a key sets one."""

    mark_asked = Signal(object, object)

    def __init__(self) -> None:
        super().__init__(COLUMNS, name=_("Attendance"))
        self.records.order = Order("name")
        self._keys = MarkKeys(self._ask)
        self.view.installEventFilter(self._keys)
        self.marked.connect(self._on_space)

    def _on_space(self, line: Line) -> None:
        self.mark_asked.emit(line, next_mark(line.attendee.mark))

    def _ask(self, mark: str | None) -> None:
        line = self.current()
        if line is not None:
            self.mark_asked.emit(line, mark)


class MarkKeys(QObject):
    """Turns keys pressed on the list into marks, whatever the keyboard's layout."""

    def __init__(self, ask: Callable[[str | None], Any]) -> None:
        super().__init__()
        self._ask = ask

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            sign = event.text().lower()
            if sign in _KEYS:
                self._ask(_KEYS[sign])
                return True
        return super().eventFilter(watched, event)
