"""The folder for a visit to a school: what was asked and agreed, and sheets to fill in there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.i18n import translation
from app.models import event_rows, events, requests, schools
from app.models.letterhead import masthead
from app.models.search import Slice
from app.models.vocabulary import word
from app.reports.blocks import BLANK
from app.reports.content import Chapter, Document, Fact, Grid, Heading, Line, Saying, ToFill, Tone
from app.reports.documents.observation import sheet as observation_sheet
from app.reports.documents.school_card import chapters as card_chapters
from app.reports.documents.school_card import facts as card_facts
from app.reports.documents.tables import event_grid, request_grid
from app.reports.formatting import short_date
from app.reports.rows import Align, Column

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from app.models.schools import School
    from app.models.store import Store
    from app.reports.content import Part

_LINE: Final = BLANK * 3
_LAST: Final = 10
_SIGNING: Final = 20
_NOTES: Final = 16


def visit_folder(store: Store, school: int, language: str) -> Document:
    """Return the folder: open requests, needs, agreed steps, the school's card, empty sheets."""
    today, t, head = store.today(), translation(language), masthead(store)
    known = schools.get(store, school, today)
    title = f"{t('Visit folder')}. {known.name(language)}"
    own = list(card_chapters(store, known, language, today))
    return Document(
        title=title,
        language=language,
        as_of=today,
        author=head.author,
        header=title,
        chapters=(
            Chapter("visit", None, tuple(_opening(known, language, today))),
            *_work(store, known, language, today),
            Chapter(
                "card",
                Heading(t("School card")),
                tuple(card_facts(store, known, language, today)),
                new_page=True,
            ),
            own[0],
            Chapter("sheet", Heading(t("Sign-in sheet")), (_sign_in(language),), new_page=True),
            Chapter(
                "observation",
                Heading(t("Lesson observation sheet")),
                tuple(observation_sheet(t, "", known.name(language))),
                new_page=True,
            ),
            Chapter("notes", Heading(t("Notes of the visit")), (ToFill(_NOTES),), new_page=True),
        ),
    )


def _opening(school: School, language: str, today: date) -> Iterator[Part]:
    t = translation(language)
    yield Saying(t("Visit folder"), Tone.TITLE)
    yield Saying(school.name(language), Tone.SUBTITLE)
    yield Saying(t("Data as of {day}").format(day=short_date(today)), Tone.SUBTITLE)
    told = (
        (t("District (city)"), school.district or ""),
        (t("Settlement"), school.settlement or ""),
        (t("Distance, km"), "" if school.distance is None else str(school.distance)),
        (t("Phone"), school.phone or ""),
    )
    yield from (Fact(label, value) for label, value in told if value)
    yield Fact(t("Date of the visit"), _LINE)
    yield Fact(t("Who visits"), _LINE)


def _work(store: Store, school: School, language: str, today: date) -> Iterator[Chapter]:
    """Yield the last requests, what they need, the steps that were agreed, the last events."""
    t = translation(language)
    asked = requests.page(
        store, requests.Filter(school=school.id), Slice("received", descending=True, limit=_LAST)
    )
    still = [each for each in asked if each.is_open]
    met = events.page(
        store, events.Filter(school=school.id), Slice("day", descending=True, limit=_LAST)
    )
    ahead = [each for each in met if each.last_day >= today and each.status != "not_held"]
    past = [each for each in met if each not in ahead]
    present = event_rows.present_of_school(store, school.id)
    needs = _needs(still, language)
    told = (
        (t("Last requests"), request_grid(store, asked, language, of_one=True)),
        (t("Needs"), needs),
        (t("Agreed steps"), event_grid(store, ahead[::-1], language, present)),
        (t("Last events"), event_grid(store, past, language, present)),
    )
    for place, (title, part) in enumerate(told, start=1):
        shown: Part = part if part.lines else Saying(t("No data"))
        yield Chapter(f"work{place}", Heading(title, place), (shown,))


def _needs(still: list[requests.Request], language: str) -> Grid:
    """Return what open requests need: for whom, how many, in which form and when."""
    t = translation(language)
    columns = (
        Column("№", 2),
        Column(t("Topic"), 7),
        Column(t("Audience"), 5),
        Column(t("Number of participants"), 3, Align.RIGHT),
        Column(t("Desired kind of event"), 4.5),
        Column(t("Desired dates"), 4),
    )
    lines = tuple(
        Line(
            (
                each.number,
                each.topic,
                each.audience or "",
                "" if each.participants is None else str(each.participants),
                word("requests.desired_kind", each.desired_kind or "", language),
                each.desired_dates or "",
            )
        )
        for each in still
    )
    return Grid(columns, lines, dense=True)


def _sign_in(language: str) -> Grid:
    t = translation(language)
    columns = (
        Column("№", 1.2),
        Column(t("Full name"), 8),
        Column(t("Position, subject"), 6),
        Column(t("Signature"), 4),
    )
    return Grid(
        columns, tuple(Line((str(place), "\n", "", "")) for place in range(1, _SIGNING + 1))
    )
