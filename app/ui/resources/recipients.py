"""The list of who received which resource, as it is printed, and what was given by category."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import N_, _, ngettext, spoken, translation
from app.models import periods, resources, resources_given
from app.models.period_titles import days
from app.models.periods import Kind, Period
from app.models.search import Slice
from app.models.vocabulary import word
from app.ui.detail import Fact, FactList
from app.ui.fields import Date, Field, Hit, Lookup
from app.ui.form import Form
from app.ui.lookups import school_lookup
from app.ui.paper import Paper
from app.ui.paper_page import PaperPage
from app.ui.plain import Label
from app.ui.tokens import L, M

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from app.models.progress import Progress
    from app.models.resources_given import Filter
    from app.models.store import Store
    from app.ui.page import Workplace
    from app.ui.paper import Make, Work

_SHOWN = 12


class Recipients(PaperPage):
    """The givings of a period, of all schools or one, of all resources or one."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place, _("Resources"))
        self._place = place
        self._form = Form(
            (
                Field("first", N_("From"), Date(place.today), width="half"),
                Field("last", N_("To"), Date(place.today), width="half"),
                Field("school", N_("School"), school_lookup(place)),
                Field("resource", N_("Resource"), _resource_lookup(place)),
            )
        )
        self._form.edited.connect(self.refresh)
        self._counts = FactList()
        top = QWidget()
        box = QVBoxLayout(top)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(M)
        box.addWidget(self._form)
        box.addSpacing(L - M)
        box.addWidget(Label(_("Given, by category"), "section"))
        box.addWidget(self._counts)
        self.desk.top.addWidget(top)
        now = periods.at(place.store, place.today())
        self._form.load({"first": now.first, "last": now.last})

    def refresh(self) -> None:
        """Show the list of what is chosen, and its counts."""
        wanted = self._wanted()
        self._show_counts(wanted)
        make = _make(wanted, self._of(wanted))
        title = N_("List of who received which resource")
        paper = Paper(
            "recipients",
            _(title),
            self._of(wanted),
            lambda language: f"{translation(language)(title)} {self._of(wanted)}",
            make,
            {".xlsx": make},
        )
        self.open(_("Who received what"), [paper])

    def _wanted(self) -> Filter:
        values = self._form.values()
        return resources_given.Filter(
            first=values["first"],
            last=values["last"],
            school=values["school"],
            resource=values["resource"],
        )

    def _of(self, wanted: Filter) -> str:
        first, last = wanted.first, wanted.last
        if first is not None and last is not None:
            return days(Period(Kind.FREE, first, last))
        return _("All")

    def _show_counts(self, wanted: Filter) -> None:
        found = resources_given.counted(self._place.store, wanted)
        ranked = sorted(found.by_category.items(), key=lambda each: (-each[1], each[0]))
        facts = [Fact(word("resources.category", code, spoken()), _copies(n)) for code, n in ranked]
        n = len(found.by_school)
        schools = ngettext("{n} school", "{n} schools", n).format(n=n)
        facts.append(Fact(_("Total"), f"{_copies(found.copies)} · {schools}"))
        self._counts.show_facts(facts)


def _copies(n: int) -> str:
    return ngettext("{n} copy", "{n} copies", n).format(n=n)


def _resource_lookup(place: Workplace) -> Lookup:
    def search(text: str) -> list[Hit]:
        part = Slice("title", limit=_SHOWN)
        found = resources.page(place.store, resources.Filter(text=text), part)
        return [Hit(each.id, each.title, each.code) for each in found]

    def title(number: Any) -> str:  # noqa: ANN401 - of a lookup
        return resources.get(place.store, number).title

    return Lookup(search, title)


def _make(wanted: Filter, of: str) -> Make:
    def make(language: str) -> Work:
        def work(store: Store, path: Path) -> Generator[Progress, None, Path]:
            from app.reports.documents.recipients import recipients  # noqa: PLC0415 - slow
            from app.reports.documents.registers import render_register  # noqa: PLC0415 - slow

            read = recipients(store, wanted, of, language)
            return (yield from render_register(lambda: read, path))

        return work

    return make
