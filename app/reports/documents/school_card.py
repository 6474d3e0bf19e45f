"""The card of a school: everything that is known of one partner and of the work with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.i18n import translation
from app.models import event_rows, events, people, requests, resources_given, schools
from app.models.letterhead import masthead
from app.models.regions import name_of
from app.models.search import Slice
from app.models.vocabulary import word
from app.reports.content import Chapter, Document, Fact, Heading, Saying, Tone
from app.reports.documents.tables import event_grid, given_grid, people_grid, request_grid
from app.reports.formatting import number, short_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from app.models.schools import School
    from app.models.store import Store
    from app.reports.content import Part


def school_card(store: Store, school: int, language: str) -> Document:
    """Return the card of a school as of today."""
    today, t = store.today(), translation(language)
    known, head = schools.get(store, school, today), masthead(store)
    title = f"{t('School card')}. {known.name(language)}"
    opening = Chapter("card", None, tuple(_opening(store, known, language, today)))
    return Document(
        title=title,
        language=language,
        as_of=today,
        author=head.author,
        header=title,
        chapters=(opening, *chapters(store, known, language, today)),
    )


def _opening(store: Store, school: School, language: str, today: date) -> Iterator[Part]:
    t = translation(language)
    yield Saying(t("School card"), Tone.TITLE)
    yield Saying(school.name(language), Tone.SUBTITLE)
    yield Saying(t("Data as of {day}").format(day=short_date(today)), Tone.SUBTITLE)
    yield from facts(store, school, language, today)


def facts(store: Store, school: School, language: str, today: date) -> Iterator[Part]:
    """Yield what is known of a school, one fact a line; what is not known is left out."""
    t = translation(language)
    leading = schools.get(store, school.leading, today) if school.leading is not None else None
    small = (
        "" if school.small is None else word("schools.small", str(school.small).lower(), language)
    )
    told = (
        (t("Code"), school.code),
        (t("Name in Kazakh"), school.name_kk),
        (t("Name in Russian"), school.name_ru),
        (t("BIN"), school.bin),
        (t("Network status"), _word("schools.status", school.status, language)),
        (t("Leading school"), leading.name(language) if leading else ""),
        (t("School type"), _word("schools.type", school.type, language)),
        (t("Region"), name_of(school.region, language, today)),
        (t("District (city)"), school.district),
        (t("Settlement"), school.settlement),
        (t("Territory"), _word("schools.territory", school.territory, language)),
        (t("Language of instruction"), _languages(school, language)),
        (t("Small ungraded school"), _word("schools.small", small, language)),
        (t("Distance, km"), _count(school.distance, language)),
        (t("Internet"), _word("schools.internet", school.internet, language)),
        (t("Number of pupils"), _count(school.pupils, language)),
        (t("Number of teachers"), _count(school.teachers, language)),
        (t("Phone"), school.phone),
        (t("Note"), school.note),
    )
    return (Fact(label, value) for label, value in told if value)


def _word(domain: str, code: str | None, language: str) -> str:
    return word(domain, code, language) if code else ""


def _languages(school: School, language: str) -> str:
    return ", ".join(word("schools.languages", each, language) for each in school.languages)


def _count(value: int | None, language: str) -> str:
    return "" if value is None else number(value, language)


def chapters(store: Store, school: School, language: str, today: date) -> Iterator[Chapter]:
    """Yield what was done with a school: its educators, its requests, its events."""
    t = translation(language)
    staff = people.page(store, people.Filter(school=school.id), today)
    asked = requests.page(store, requests.Filter(school=school.id))
    held = events.page(store, events.Filter(school=school.id), Slice("day", descending=True))
    present = event_rows.present_of_school(store, school.id)
    given = resources_given.page(store, resources_given.Filter(school=school.id))
    named = (
        ("people", t("Educators"), people_grid(staff, language), staff),
        ("requests", t("Requests"), request_grid(store, asked, language, of_one=True), asked),
        ("events", t("Events"), event_grid(store, held, language, present), held),
        ("resources", t("Resources"), given_grid(store, given, language, of_one=True), given),
    )
    for place, (code, title, grid, rows) in enumerate(named, start=1):
        parts: Sequence[Part] = (grid,) if rows else (Saying(t("No data")),)
        yield Chapter(code, Heading(title, place), tuple(parts))
