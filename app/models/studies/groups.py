"""Groups of respondents: by what the registry knows of their schools, or by another answer."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from app.models.suppression import LEAST, hidden

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from app.models.forms.form import Question
    from app.models.store import Store
    from app.models.studies.answers import Answered
    from app.models.studies.tallies import Counting
    from app.models.studies.waves import Wave

    KeyOf = Callable[[Answered], str]
    """To which group a respondent belongs, "" to none that is known."""


class Attribute(StrEnum):
    """What the registry knows of a school."""

    TERRITORY = "territory"
    LANGUAGES = "languages"
    SMALL = "small"
    SCHOOL = "school"
    DISTRICT = "district"
    REGION = "region"
    STATUS = "status"


_OF_AREAS: Final = frozenset({Attribute.REGION, Attribute.DISTRICT})
_SCHOOLS: Final = 3
"""An area with fewer schools than this is hidden (section 4.2, rule 7)."""


@dataclass(frozen=True, slots=True)
class Registry:
    """What is known of the schools of a wave, by their numbers; `names` are in two languages."""

    traits: Mapping[int, Mapping[str, str]]
    names: Mapping[str, tuple[str, str]]

    def name(self, code: str, language: str) -> str:
        """Return the name of a school by its code; a code that nobody knows stays as it is."""
        kk, ru = self.names.get(code, (code, ""))
        return (ru if language == "ru" else "") or kk


def registry(store: Store, wave: Wave) -> Registry:
    """Read what the registry knows of the schools that answered in a wave."""
    rows = store.rows(
        "SELECT id, code, name_kk, ifnull(name_ru, '') AS name_ru, ifnull(region, '') AS region,"
        " ifnull(district, '') AS district, ifnull(territory, '') AS territory,"
        " ifnull(languages, '') AS languages,"
        " CASE small WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE '' END AS small"
        " FROM school WHERE id IN (SELECT school FROM response WHERE wave = ?)",
        (wave.id,),
    )
    known = ("region", "district", "territory", "languages", "small")
    return Registry(
        {row["id"]: {name: row[name] for name in known} for row in rows},
        {row["code"]: (row["name_kk"], row["name_ru"]) for row in rows},
    )


def by_attribute(known: Registry, attribute: Attribute) -> KeyOf:
    """Return which group a respondent belongs to by the registry."""
    if attribute is Attribute.SCHOOL:
        return lambda each: each.school
    if attribute is Attribute.STATUS:
        return lambda each: each.status or ""
    of_school = {number: traits[attribute] for number, traits in known.traits.items()}
    return lambda each: of_school.get(each.registered or 0, "")


def by_answer(counting: Counting, question: Question) -> KeyOf:
    """Return which group a respondent belongs to by the answer to a single-choice question."""
    return lambda each: counting.valid(question, each)


def parted(answered: Iterable[Answered], key_of: KeyOf) -> dict[str, list[Answered]]:
    """Return the respondents of each group; those of no known group stand under ""."""
    found: defaultdict[str, list[Answered]] = defaultdict(list)
    for each in answered:
        found[key_of(each)].append(each)
    return dict(found)


def secret(
    groups: Mapping[str, list[Answered]], sizes: Mapping[str, int], attribute: Attribute | None
) -> frozenset[str]:
    """Return the groups to hide: under five answers, areas of few schools, and what tells those.

    `sizes` says how many valid answers each group gave.
    """
    told = dict(sizes)
    if attribute in _OF_AREAS:
        for key, members in groups.items():
            if len({each.school for each in members}) < _SCHOOLS:
                told[key] = min(told[key], LEAST - 1)
    return hidden(told)
