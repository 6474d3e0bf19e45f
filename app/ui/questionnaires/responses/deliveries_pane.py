"""Deliveries of a wave, and beside them what is in one: approved, held or removed as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.i18n import N_, NAMES, _
from app.messages import describe
from app.models.errors import AppError
from app.models.studies import deliveries
from app.ui.button import Button
from app.ui.detail import DetailPane
from app.ui.icons import Icon
from app.ui.locking import lock
from app.ui.notice import Notice
from app.ui.plain import Label, clear_layout
from app.ui.questionnaires.responses.beside import Beside
from app.ui.questionnaires.responses.words import (
    delivery_name,
    delivery_pill,
    form_title,
    responses_words,
    way_words,
)
from app.ui.record_model import Cell, Column, list_source
from app.ui.record_table import RecordTable
from app.ui.tokens import XS, L, M

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from app.models.forms.form import Form
    from app.models.store import Store
    from app.models.studies.deliveries import Contents, Delivery
    from app.ui.button import Kind

_NAMED: Final = 200
"""Schools that are listed by name; a table of the country has thousands."""

_CODES: Final = 20

_COLUMNS: Final = (
    Column("name", N_("Delivery"), lambda line: line.name(), stretch=3, sortable=False),
    Column("day", N_("Day"), lambda line: line.day(), width=104, sortable=False),
    Column("number", N_("Responses"), lambda line: line.number(), width=112, align="right",
           sortable=False),
    Column("state", N_("State"), lambda line: line.state(), width=168, sortable=False),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Line:
    """A delivery as the list shows it."""

    id: int
    delivery: Delivery

    def name(self) -> Cell:
        return Cell(delivery_name(self.delivery), way_words(self.delivery.way))

    def day(self) -> Cell:
        return Cell(f"{self.delivery.day:%d.%m.%Y}")

    def number(self) -> Cell:
        return Cell(str(self.delivery.number))

    def state(self) -> Cell:
        return Cell(pill=delivery_pill(self.delivery))


class DeliveriesPane(Beside):
    """The list and the detail; `changed(text)` after something was done to a delivery."""

    changed = Signal(str)

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._forms: Mapping[int, Form] = {}
        self.list = RecordTable(_COLUMNS, two_lines=True, name=_("Deliveries"))
        self.list.selected.connect(self._show)
        self._detail = DetailPane(_("Choose a delivery to see what is in it."))
        lock(self._detail, locked=store.read_only)
        self._inside = QWidget()
        self._content = QVBoxLayout(self._inside)
        self._content.setContentsMargins(0, 0, 0, 0)
        self._content.setSpacing(M)
        self._detail.add_tab("contents", _("What is in it"), self._inside)
        self.hold(self.list, self._detail, (760, 420))

    def show_wave(self, found: list[Delivery], forms: Mapping[int, Form]) -> None:
        """Show the deliveries of a wave."""
        self._forms = forms
        self.list.feed(list_source([_Line(each.id, each) for each in found]))
        if self.list.current() is None:
            self.list.select_first()

    # The detail

    def _show(self, line: _Line | None) -> None:
        clear_layout(self._content)
        if line is None:
            self._detail.show_hint()
            return
        delivery = line.delivery
        self._detail.set_heading(
            f"{delivery.day:%d.%m.%Y} · {way_words(delivery.way)}",
            delivery_name(delivery),
            responses_words(delivery.number),
            delivery_pill(delivery),
        )
        self._show_contents(deliveries.contents(self._store, delivery.id))
        self._offer(delivery)

    def _show_contents(self, contents: Contents) -> None:
        if contents.linkable:
            linked = Notice(
                _("Schools of these responses are in the list by now: {n}.").format(
                    n=contents.linkable
                ),
                "info",
                _("Link them"),
            )
            linked.name_action("link_schools")
            linked.asked.connect(self._link)
            self._content.addWidget(linked)
        if contents.unknown:
            found = sorted(contents.unknown, key=_by_length)
            codes = ", ".join([*found[:_CODES], *(["…"] if len(found) > _CODES else [])])
            text = _("Schools that are not in the list: {codes}").format(codes=codes)
            self._content.addWidget(Notice(text, "warn"))
        self._add_facts(_("Questionnaires"), {
            form_title(self._forms.get(form)): count for form, count in contents.forms.items()
        })  # fmt: skip
        if contents.unfinished:
            self._add_facts("", {_("Not finished"): contents.unfinished})
        self._add_facts(_("Language of the answers"), {
            NAMES.get(code, code) or _("not said"): count
            for code, count in contents.languages.items()
        })  # fmt: skip
        self._add_facts(_("Schools"), self._school_counts(contents))

    def _school_counts(self, contents: Contents) -> dict[str, int]:
        counts: dict[str, int] = {}
        for code in sorted(contents.schools, key=_by_length)[:_NAMED]:
            named = (code, contents.names.get(code, ""))
            title = " · ".join(each for each in named if each) or _("not said")
            counts[title] = contents.schools[code]
        rest = sum(contents.schools.values()) - sum(counts.values())
        return {**counts, _("Others"): rest} if rest else counts

    def _add_facts(self, title: str, counts: Mapping[str, int]) -> None:
        if not counts:
            return
        if title:
            self._content.addWidget(Label(title, "strong"))
        self._content.addWidget(_Counts(counts))

    # What can be done

    def _offer(self, delivery: Delivery) -> None:
        approved = delivery.number - delivery.waiting - delivery.aside
        offered: list[QWidget] = []
        if delivery.waiting:
            offered.append(self._button("approve", _("Approve all"), Icon.CHECK, "primary"))
        elif approved:
            offered.append(self._button("hold", _("Let it wait"), Icon.CLOCK))
        remove = self._button("remove", _("Remove the delivery"), Icon.DELETE, "quiet")
        self._detail.set_actions(offered, [remove])

    def _button(
        self, name: str, text: str, which: Icon | None = None, kind: Kind = "secondary"
    ) -> Button:
        button = Button(text, kind, which, small=True)
        button.setObjectName(name)
        button.clicked.connect(partial(self._do, name))
        return button

    def _do(self, name: str) -> None:
        line: _Line | None = self.list.current()
        if line is None:
            return
        match name:
            case "approve":
                self._carry_out(deliveries.approve, line, _("Approved. The answers are counted."))
            case "hold":
                self._carry_out(deliveries.hold, line, _("Waiting: not counted until approved"))
            case "remove":
                self._ask(line.delivery)
            case "confirm_removal":
                self._carry_out(deliveries.take_back, line, _("The delivery is removed"))
            case _:
                self._show(line)

    def _ask(self, delivery: Delivery) -> None:
        """Ask before removing: what is removed comes back from its files alone."""
        warning = Notice(
            _("Its responses go, and what it changed is again as before. This cannot be undone;"
              " the files can be brought in again."), "warn",
        )  # fmt: skip
        self._content.insertWidget(0, warning)
        confirm = self._button(
            "confirm_removal", _("Remove: {n}").format(n=delivery.number), Icon.DELETE, "danger"
        )
        keep = self._button("keep", _("Keep"))
        self._detail.set_actions([confirm, keep])
        keep.setFocus()

    def _carry_out(self, deed: Callable[[Store, int], None], line: _Line, told: str) -> None:
        try:
            deed(self._store, line.id)
        except AppError as problem:
            told = describe(problem)
        self.changed.emit(told)

    def _link(self) -> None:
        deliveries.link_schools(self._store)
        self.changed.emit(_("Linked"))


def _by_length(code: str) -> tuple[int, str]:
    """Let P2 stand before P10."""
    return len(code), code


class _Counts(QWidget):
    """What there is, and how much of it."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(L)
        grid.setVerticalSpacing(XS)
        grid.setColumnStretch(0, 1)
        for row, (name, count) in enumerate(counts.items()):
            number = Label(str(count), wrap=False)
            number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Label(name, "secondary"), row, 0)
            grid.addWidget(number, row, 1)
