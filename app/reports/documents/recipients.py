"""The list of who received which resource: any school, resource and period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.i18n import N_, translation
from app.models import resources_given
from app.models.letterhead import masthead
from app.models.listing import school_names
from app.models.vocabulary import word
from app.reports.documents.registers import Register
from app.reports.formatting import short_date
from app.reports.rows import Align, Column

if TYPE_CHECKING:
    from app.i18n import Translation
    from app.models.resources_given import Filter, Given
    from app.models.store import Store
    from app.reports.documents.registers import Value

TITLE = N_("List of who received which resource")


def recipients(store: Store, wanted: Filter, of: str, language: str) -> Register:
    """Read what was given, in order of the days; `of` says in words which givings these are."""
    t = translation(language)
    found = resources_given.page(store, wanted)[::-1]
    schools = school_names(store, {each.school for each in found})
    columns = (
        Column("№", 1.2),
        Column(t("Given on"), 2.8),
        Column(t("Code"), 2),
        Column(t("Resource"), 8),
        Column(t("Category"), 4.5),
        Column(t("School"), 6),
        Column(t("Received by"), 4.5),
        Column(t("Copies"), 1.8, Align.RIGHT),
        Column(t("Given for"), 3),
        Column(t("Return"), 3.4),
        Column(t("Received (signature)"), 3),
    )
    rows: list[tuple[Value, ...]] = [
        (
            place,
            short_date(each.day),
            each.code,
            each.title,
            word("resources.category", each.category, language),
            schools[each.school].name(language),
            each.person_name or "",
            each.copies,
            ", ".join(filter(None, (each.event_number, each.request_number))),
            _return(each, t),
            "",
        )
        for place, each in enumerate(found, start=1)
    ]
    author = masthead(store).author
    return Register(t(TITLE), of, language, store.today(), author, columns, rows)


def _return(given: Given, t: Translation) -> str:
    """Return how it stands with lent copies; nothing is said of what was given for good."""
    if given.returned is not None:
        return t("Returned: {day}").format(day=short_date(given.returned))
    if given.due is not None:
        return t("Return by: {day}").format(day=short_date(given.due))
    return t("To be returned") if given.lent else ""
