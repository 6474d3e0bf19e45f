"""The form of a resource, and the form of giving it to a school."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from app.i18n import N_, spoken
from app.models import grades, resources
from app.models.problems import Problem, error
from app.models.text import clean, fold
from app.models.vocabulary import codes, word
from app.ui.fields import Check, Choice, Date, Field, MultiChoice, Number, Section, Suggest, Text
from app.ui.lookups import event_lookup, person_lookup, request_lookup, school_lookup

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from app.models.resources import Resource
    from app.models.store import Store
    from app.ui.page import Workplace

_MANY: Final = 99_999


def _words(domain: str) -> Callable[[], Sequence[tuple[str, str]]]:
    return lambda: [(code, word(domain, code, spoken())) for code in codes(domain)]


def _subjects(store: Store) -> Suggest:
    def suggestions(text: str) -> list[str]:
        sql = (
            "SELECT subject FROM resource WHERE subject IS NOT NULL UNION"
            " SELECT subject FROM person_post WHERE subject IS NOT NULL ORDER BY 1"
        )
        return [row[0] for row in store.rows(sql) if fold(text) in fold(row[0])][:12]

    return Suggest(suggestions, max_length=100)


def resource_fields(place: Workplace) -> list[Field | Section]:
    """Return the fields of a resource's form."""
    return [
        Field("code", N_("Code"), Text(max_length=20), required=True, width="third"),
        Field("category", N_("Category"), _categories(), required=True, width="two_thirds"),
        Field("title", N_("Title"), Text(max_length=300, multiline=True, lines=2), required=True),
        Field("subject", N_("Subject"), _subjects(place.store), width="half"),
        Field(
            "grades",
            N_("Grades"),
            Text(max_length=40),
            width="half",
            placeholder=N_("For example: 1–4, 7"),
        ),
        Field("languages", N_("Language"), MultiChoice(_words("schools.languages"))),
        Field("direction", N_("Direction"), Choice(_words("requests.direction"))),
        Field("author", N_("Author"), Text(max_length=200)),
        Section(N_("Where it is")),
        Field("shelf", N_("Shelf or cupboard"), Text(max_length=100), width="half"),
        Field(
            "copies",
            N_("Copies"),
            Number(high=_MANY),
            width="half",
            help=N_("Empty: nobody counts them."),
        ),
        Field(
            "address",
            N_("Address"),
            Text(max_length=500),
            help=N_("A site or a folder, as text. A file is added under “Documents”."),
        ),
        Field("note", N_("Note"), Text(max_length=2000, multiline=True)),
    ]


def _categories() -> Choice:
    return Choice(_words("resources.category"))


def values_of(resource: Resource) -> dict[str, Any]:
    """Return what the form of a resource begins with."""
    values = {name: getattr(resource, name) for name in resources.FIELDS}
    return {**values, "grades": grades.words(resource.grades)}


def tidied(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is typed as it is stored: clean text, nothing as None, grades as a set."""
    row = {
        name: (clean(value) or None) if isinstance(value, str) else value
        for name, value in values.items()
    }
    return {**row, "grades": grades.parse(row["grades"] or "") or ()}


def problems(store: Store, number: int | None, values: Mapping[str, Any]) -> list[Problem]:
    """Return what is wrong with what is typed into the form."""
    found = resources.problems(store, number, tidied(values))
    if grades.parse(values["grades"] or "") is None:
        found.append(error("grades_unreadable", "grades"))
    return found


def giving_fields(place: Workplace) -> list[Field | Section]:
    """Return the fields of a giving."""
    return [
        Field("school", N_("School"), school_lookup(place), required=True),
        Field("person", N_("Received by"), person_lookup(place)),
        Field("day", N_("Given on"), Date(place.today), required=True, width="half"),
        Field("copies", N_("Copies"), Number(low=1, high=_MANY), required=True, width="half"),
        Field("lent", N_("To be returned"), Check()),
        Field("due", N_("Return by"), Date(place.today), width="half"),
        Field("returned", N_("Returned on"), Date(place.today), width="half"),
        Section(N_("Given for")),
        Field("event", N_("Event"), event_lookup(place), placeholder=N_("Number or topic")),
        Field("request", N_("Request"), request_lookup(place), placeholder=N_("Number or topic")),
        Field("note", N_("Note"), Text(max_length=1000, multiline=True, lines=2)),
    ]
