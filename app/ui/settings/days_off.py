"""Public holidays: the deadlines of requests count working days without them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import N_, _, spoken
from app.messages import explain
from app.models import holidays
from app.ui.button import Button, IconButton
from app.ui.card import Card
from app.ui.days import short_weekday
from app.ui.fields import Date, Field, Text
from app.ui.form import Form
from app.ui.icons import Icon
from app.ui.plain import clear_layout
from app.ui.settings.lines import Line
from app.ui.tokens import L, M

if TYPE_CHECKING:
    from app.models.holidays import DayOff
    from app.ui.page import Workplace

_NAME: Final = Text(max_length=100)


class DaysOff(QWidget):
    """A form for one more holiday, and the known ones by year."""

    said = Signal(str, bool)

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self._form = Form(
            [
                Field("day", N_("Day off"), Date(place.today), required=True, width="third"),
                Field("name_kk", N_("Name in Kazakh"), _NAME, required=True, width="two_thirds"),
                Field("name_ru", N_("Name in Russian"), _NAME, width="half"),
                Field("name_en", N_("Name in English"), _NAME, width="half"),
            ]
        )
        self._lists = QVBoxLayout()
        self._lists.setSpacing(L)
        add = Button(_("Add"), "secondary", Icon.ADD)
        add.setObjectName("add_holiday")
        add.clicked.connect(self.add)
        foot = QHBoxLayout()
        foot.addWidget(add)
        foot.addStretch(1)
        inside = QWidget()
        content = QVBoxLayout(inside)
        content.setContentsMargins(0, 0, 0, 0)
        content.setSpacing(M)
        content.addWidget(self._form)
        content.addLayout(foot)
        card = Card(_("New public holiday"))
        card.add(inside)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(L)
        box.addWidget(card)
        box.addLayout(self._lists)
        box.addStretch(1)

    def refresh(self) -> None:
        """Show the known holidays, the newest year first."""
        clear_layout(self._lists)
        by_year: dict[int, list[DayOff]] = {}
        for each in holidays.every(self._place.store):
            by_year.setdefault(each.day.year, []).append(each)
        for year in sorted(by_year, reverse=True):
            card = Card(_("Public holidays {year}").format(year=year), str(len(by_year[year])))
            for each in by_year[year]:
                card.add(self._line(each), padded=False)
            self._lists.addWidget(card)

    def _line(self, each: DayOff) -> Line:
        said = f"{each.day:%d.%m.%Y} · {each.name(spoken())}"
        delete = IconButton(Icon.DELETE, _("Delete: {text}").format(text=said))
        delete.setObjectName(f"delete_holiday:{each.day.isoformat()}")
        delete.clicked.connect(partial(self._delete, each))
        day = f"{each.day:%d.%m.%Y}, {short_weekday(each.day)}"
        return Line(day, each.name(spoken()), None, delete)

    def add(self) -> None:
        """Write the holiday in the form, if nothing is wrong with it."""
        store, values = self._place.store, self._form.values()
        unreadable = self._form.unreadable()
        told = {name for name, *_words in unreadable}
        problems = [each for each in holidays.problems(store, values) if each.field not in told]
        words = [(each.field, each.severity.value, explain(each)) for each in problems]
        self._form.show_problems([*unreadable, *words])
        if unreadable or problems:
            self._form.focus_first_problem()
            return
        day = f"{values['day']:%d.%m.%Y}"
        with store.change(N_("New public holiday {day}"), origin=self, day=day) as change:
            holidays.add(change, values)
        self._form.load({})
        self._form.setFocus()
        self.refresh()
        self.said.emit(_("Saved"), True)

    def _delete(self, each: DayOff) -> None:
        day = f"{each.day:%d.%m.%Y}"
        label = N_("Delete public holiday {day}")
        with self._place.store.change(label, origin=self, day=day) as change:
            change.delete("holiday", each.id)
        self.refresh()
        self.said.emit(_("Deleted. You can undo this."), True)
