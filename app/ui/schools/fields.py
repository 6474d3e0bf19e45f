"""The form of a school, and the forms of what holds from a day on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from app.i18n import N_, spoken
from app.models import regions, schools
from app.models.vocabulary import codes, word
from app.ui.fields import Choice, Date, Field, MultiChoice, Number, Section, Text
from app.ui.lookups import school_lookup
from app.ui.school_words import status_word

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.ui.page import Workplace

NETWORK: Final = ("partner", "pilot")
"""The statuses of schools that are attached to a leading school."""

_FAR: Final = 2_000
_MANY: Final = 9_999


def _words(domain: str) -> Callable[[], Sequence[tuple[str, str]]]:
    return lambda: [(code, word(domain, code, spoken())) for code in codes(domain)]


def _small() -> list[tuple[bool, str]]:
    return [
        (answer, word("schools.small", str(answer).lower(), spoken())) for answer in (True, False)
    ]


def _status(width: Literal["full", "half"]) -> Field:
    options = Choice(lambda: [(code, status_word(code)) for code in schools.STATUSES])
    return Field("status", N_("Network status"), options, width=width)


def _regions(place: Workplace) -> Choice:
    return Choice(lambda: [(each.code, each.name(spoken())) for each in regions.on(place.today())])


def school_fields(place: Workplace, *, new: bool) -> list[Field | Section]:
    """Return the fields of a school's form; region names are those of today."""
    return [
        Field("code", N_("Code"), Text(max_length=20), required=True, width="third"),
        Field("short_name", N_("Short name"), Text(max_length=100), width="two_thirds"),
        Field("name_kk", N_("Name in Kazakh"), Text(max_length=300), required=True),
        Field("name_ru", N_("Name in Russian"), Text(max_length=300)),
        Field("bin", N_("BIN"), Text(max_length=20), placeholder=N_("12 digits"), width="half"),
        Field("type", N_("School type"), Choice(_words("schools.type")), width="half"),
        *_network(place, new=new),
        Section(N_("Where it is")),
        Field("region", N_("Region (city of republican significance)"), _regions(place)),
        Field("district", N_("District (city)"), Text(max_length=100), width="half"),
        Field("settlement", N_("Settlement"), Text(max_length=100), width="half"),
        Field("territory", N_("Territory"), Choice(_words("schools.territory")), width="half"),
        Field("distance", N_("Distance, km"), Number(high=_FAR), width="half"),
        Section(N_("How it works")),
        Field("languages", N_("Language of instruction"), MultiChoice(_words("schools.languages"))),
        Field("small", N_("Small ungraded school"), Choice(_small), width="half"),
        Field("internet", N_("Internet"), Choice(_words("schools.internet")), width="half"),
        Field("phone", N_("Phone"), Text(max_length=60), width="half", help=N_("Of the office")),
        Field("note", N_("Note"), Text(max_length=2000, multiline=True)),
    ]


_SINCE_OF_NEW: Final = N_("Empty: it has always been so.")
_SINCE_OF_KNOWN: Final = N_("Empty: the present values are corrected.")


def _network(place: Workplace, *, new: bool) -> list[Field | Section]:
    return [
        Section(N_("Network status and size")),
        _status("half"),
        Field(
            "since",
            N_("Since"),
            Date(place.today),
            width="half",
            help=_SINCE_OF_NEW if new else _SINCE_OF_KNOWN,
        ),
        _attached(place),
        *_size(),
    ]


def _attached(place: Workplace) -> Field:
    return Field("leading", N_("Attached to"), school_lookup(place, "leading"))


def _size() -> list[Field]:
    return [
        Field("pupils", N_("Number of pupils"), Number(high=_MANY), width="half"),
        Field("teachers", N_("Number of teachers"), Number(high=_MANY), width="half"),
    ]


def dated_fields(place: Workplace, table: str) -> list[Field]:
    """Return the form of one dated row of school_status, school_attachment or school_size."""
    of_table = {
        "school_status": [_status("full")],
        "school_attachment": [_attached(place)],
        "school_size": _size(),
    }
    since = Field("since", N_("Since"), Date(place.today), help=_SINCE_OF_NEW)
    return [*of_table[table], since]
