"""The screen of educators: teachers, heads and trainers, and two spellings of one person."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from app.i18n import N_, _
from app.models import erased, people, posts
from app.models.search import Slice
from app.models.text import fold
from app.ui.button import Button
from app.ui.fields import Field
from app.ui.icons import Icon
from app.ui.incoming import Incoming
from app.ui.notice import Notice
from app.ui.people.columns import COLUMNS, DOUBLES, FILTERS, WANTED, listed, role_word
from app.ui.people.dated import DatedForms
from app.ui.people.detail import PersonDetail
from app.ui.people.erasing import ErasingPane
from app.ui.people.fields import person_fields
from app.ui.people.joining import JoiningPane
from app.ui.people.more import more_button
from app.ui.pill import PillSpec
from app.ui.record_model import Source, list_source, numbered_source
from app.ui.record_page import RecordPage, Words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from app.models.gate import Change
    from app.models.people import Person
    from app.models.problems import Problem
    from app.ui.fields import Section
    from app.ui.page import Workplace
    from app.ui.people.columns import Listed
    from app.ui.record_model import Order

_POST = ("school", "role", "position", "subject")


class PeoplePage(RecordPage):
    """Educators of the partner schools and of the own one."""

    title = N_("Educators")
    table = "person"
    reads = frozenset(
        {"person", "person_post", "person_direction", "school", "attendance", "event"}
    )
    words: ClassVar[Words] = Words(
        add=N_("Educator"),
        new_title=N_("New educator"),
        edit_title=N_("Educator"),
        empty_title=N_("Nobody fits"),
        empty_hint=N_("Add an educator, or choose another filter above."),
        added=N_("New educator {name}"),
        edited=N_("Edit educator {name}"),
        icon=Icon.PEOPLE,
    )
    columns = COLUMNS
    filters = FILTERS

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self._last_school: int | None = None
        self._connect_detail()
        self._joining = JoiningPane(place)
        self._joining.joined.connect(self._join)
        self._joining.closed.connect(self.leave_beside)
        self._erasing = ErasingPane(place)
        self._connect_erasing()
        self._double = Notice(parent=self.pane)
        self._double.setObjectName("double")
        self._double.hide()
        self.pane.hints.addWidget(self._double)
        self.pane.edited.connect(self._warn_of_double)
        Incoming(self, "people")

    def _connect_erasing(self) -> None:
        self._erasing.erased.connect(self.show_record)
        self._erasing.closed.connect(self.leave_beside)
        self._erasing.opened.connect(self.open_requested)
        self._erasing.screen_asked.connect(self.screen_requested)
        self._erasing.said.connect(self.said)

    def _connect_detail(self) -> None:
        self.person_detail = PersonDetail(self.place, self.detail)
        self.person_detail.opened.connect(self.open_requested)
        self.detail.link_activated.connect(self._open_school)
        self.person_detail.said.connect(self.said)
        self._dated = DatedForms(self.place, self)
        self._dated.opened.connect(self.show_beside)
        self._dated.closed.connect(self._close_dated)
        self._dated.said.connect(self.said)
        facts = self.person_detail.facts
        facts.compared.connect(self.open_joining)
        facts.spellings.unwanted.connect(self._separate)
        facts.posts.adding.connect(self.open_new_post)
        facts.posts.editing.connect(self._open_post)
        facts.posts.deleting.connect(partial(self._delete, "person_post"))
        facts.directions.adding.connect(self._open_direction)
        facts.directions.editing.connect(self._open_direction)
        facts.directions.deleting.connect(partial(self._delete, "person_direction"))

    # The list

    def source(self) -> Source:
        wanted, store, today = self._wanted(), self.store, self.place.today()
        if self._looks_for_doubles():
            return list_source(self._doubles(wanted), {"name": lambda row: fold(row.person.name)})

        def rows(ids: tuple[int, ...]) -> Sequence[Listed]:
            return listed(self.place, people.page(store, people.Filter(ids=ids), today))

        return numbered_source(
            lambda order: people.numbers(store, wanted, today, _slice(order)), rows
        )

    def counts(self) -> Mapping[str, int]:
        store, today = self.store, self.place.today()
        roles = people.count_roles(store, today)
        found = {
            "all": people.count(store, WANTED["all"], today),
            "teachers": roles.get("teacher", 0),
            "heads": roles.get("head", 0),
            "trainers": people.count(store, WANTED["trainers"], today),
        }
        if self._looks_for_doubles():
            found[DOUBLES] = len(people.likely_pairs(store, today))
        return found

    def _looks_for_doubles(self) -> bool:
        return self.rows_shown is None and self.strip.active() == DOUBLES

    def _doubles(self, wanted: people.Filter) -> list[Listed]:
        """Return everybody who may be the same person as somebody else, likely pairs together."""
        pairs = people.likely_pairs(self.store, self.place.today())
        ids = tuple(dict.fromkeys(number for pair in pairs for number in pair))
        found = people.page(self.store, replace(wanted, ids=ids), self.place.today())
        by_id = {each.id: each for each in listed(self.place, found)}
        return [by_id[number] for number in ids if number in by_id]

    def _wanted(self) -> people.Filter:
        if self.rows_shown is not None:
            return people.Filter(ids=self.rows_shown)
        return replace(WANTED[self.strip.active()], text=self.search.text().strip())

    # The record

    def show_detail(self, record: Listed) -> None:
        person = record.person
        role = role_word(person.role)
        pill = PillSpec(role[:1].upper() + role[1:], "neutral", Icon.USER) if role else None
        link = f"school:{person.school}" if person.school is not None else ""
        self.detail.set_heading(person.code, person.name, person.school_name or "", pill, link)
        self.person_detail.show_person(record)
        self.detail.set_actions(self._actions(person), [self._edit_button()])

    def _open_school(self) -> None:
        self.open_requested.emit("school", self._current().school)

    def show_record(self, number: int) -> None:
        """Select a person; a joined spelling, which the list leaves out, is listed alone."""
        if people.get(self.store, number, self.place.today()).same_as is not None:
            self.show_rows([number], _("A joined spelling, not in the list of educators"))
        super().show_record(number)

    def _actions(self, person: Person) -> list[QWidget]:
        buttons: list[QWidget] = [*self._usual_actions(person)]
        if erased.day_of(self.store, person.id) is None:
            buttons.append(more_button(self.open_erasing))
        return buttons

    def _usual_actions(self, person: Person) -> list[Button]:
        if person.same_as is not None:
            separate = Button(_("Separate"), "secondary", Icon.SPLIT)
            separate.setObjectName("separate")
            separate.clicked.connect(partial(self._separate, person.id))
            return [separate]
        post = Button(_("New post"))
        post.setObjectName("new_post")
        post.clicked.connect(self.open_new_post)
        join = Button(_("Join with…"))
        join.setObjectName("join")
        join.clicked.connect(self.open_joining)
        return [post, join]

    def _edit_button(self) -> Button:
        edit = Button(_("Edit"), "quiet")
        edit.setObjectName("edit")
        edit.clicked.connect(self.edit)
        return edit

    def _current(self) -> Person:
        return self.list.current().person

    # Posts and directions by date

    def open_new_post(self) -> None:
        """Open the form of a post that begins on a day."""
        self._dated.open_post(self._current(), None)

    def _open_post(self, row: int) -> None:
        self._dated.open_post(self._current(), row)

    def _open_direction(self, row: int | None = None) -> None:
        self._dated.open_direction(self._current(), row)

    def _delete(self, table: str, row: int) -> None:
        self._dated.delete(self._current(), table, row)

    def _close_dated(self) -> None:
        self.leave_beside()
        self.refresh()

    # Spellings of one person

    def open_joining(self) -> None:
        """Compare the selected person with those who may be the same."""
        self.show_beside(self._joining)
        self._joining.open(self._current())

    def _join(self, duplicate: int, root: int) -> None:
        names = {
            "duplicate": people.get(self.store, duplicate, self.place.today()).name,
            "root": people.get(self.store, root, self.place.today()).name,
        }
        label = N_("Join: {duplicate} → {root}")
        with self.store.change(label, origin=self, **names) as change:
            people.join(self.store, change, duplicate, root)
        self._go_on(root)
        self.said.emit(_("Joined as one person. You can undo this."), True)

    def _go_on(self, root: int) -> None:
        """Show the next likely pair where pairs are gone through, else the person joined."""
        self.leave_beside()
        if not (self._looks_for_doubles() and self.list.records.rowCount()):
            self.show_record(root)
        self.list.setFocus()

    def _separate(self, duplicate: int) -> None:
        name = people.get(self.store, duplicate, self.place.today()).name
        with self.store.change(N_("Separate: {name}"), origin=self, name=name) as change:
            people.separate(change, duplicate)
        self.show_record(duplicate)
        self.said.emit(_("Separated: two different people again."), True)

    # Anonymising

    def open_erasing(self) -> None:
        """Look where the name of the selected person stands, before it is erased for good."""
        self._erasing.open(self._current())
        self.show_beside(self._erasing)

    # The form

    def fields(self, number: int | None) -> Sequence[Field | Section]:
        found = person_fields(self.place, new=number is None)
        if number is not None and erased.day_of(self.store, number):
            return [each for each in found if not isinstance(each, Field) or each.name != "name"]
        return found

    def values(self, number: int | None) -> Mapping[str, Any]:
        if number is None:
            return {"role": "teacher", "school": self._last_school}
        person = people.get(self.store, number, self.place.today())
        return {name: getattr(person, name) for name in ("name", "code", "note", *_POST)}

    def _open_form(self, number: int | None, title: str) -> None:
        self._double.say("")
        super()._open_form(number, title)

    def problems(self, number: int | None, values: Mapping[str, Any]) -> list[Problem]:
        return people.problems(self.store, number, {**self._nameless(number), **values})

    def write(self, change: Change, number: int | None, values: Mapping[str, Any]) -> int:
        row = {name: None if value == "" else value for name, value in values.items()}
        since = row.pop("since", None)
        self._last_school = row["school"]
        if number is not None:
            row["code"] = row["code"] or people.get(self.store, number, self.place.today()).code
            since = posts.post_since(self.store, number, self.place.today())
        return people.save(self.store, change, number, row, since)

    def label_args(self, values: Mapping[str, Any]) -> Mapping[str, object]:
        return {"name": values.get("name") or self._current().name}

    def _nameless(self, number: int | None) -> Mapping[str, Any]:
        """Return the name of a record whose form does not ask for it."""
        return (
            {}
            if number is None
            else {"name": people.get(self.store, number, self.place.today()).name}
        )

    def _warn_of_double(self) -> None:
        """Say while the name is typed who of the same school is called so."""
        values = self.pane.values()
        name, school = values.get("name"), values.get("school")
        if self.pane.number() is not None or not name or school is None:
            self._double.say("")
            return
        alike = people.called_alike(self.store, name, school, self.place.today())
        names = ", ".join(f"{each.name} ({each.code})" for each in alike)
        text = _("This person may already be in the list.") if alike else ""
        self._double.say(f"{text} {names}".strip(), "warn")


def _slice(order: Order | None) -> Slice:
    return Slice(order.key, order.descending) if order else people.BY_NAME
