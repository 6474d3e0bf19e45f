"""How many answered: school by school, questionnaire by questionnaire, and who has not yet.

Response rate = forms returned / people asked (domain content 4.2). Who was asked is what the wave
says of a questionnaire, else for how many people copies were given out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from app.models.dated import value_on
from app.models.studies.responses import REJECTED

if TYPE_CHECKING:
    from app.models.store import Store
    from app.models.studies.waves import Wave


@dataclass(frozen=True, slots=True)
class Turnout:
    """How many were asked and answered; `lost` of the asked can answer no more.

    `id` is the number of a school or a questionnaire, None for answers of nobody known.
    """

    id: int | None
    code: str
    name: str
    given: int
    returned: int
    lost: int

    @property
    def share(self) -> Fraction | None:
        """The share of those asked who answered; None where nobody knows how many were asked."""
        return Fraction(self.returned, self.given) if self.given else None


_RETURNED = (
    "SELECT coalesce(response.school, (SELECT handout.school FROM handout"
    " WHERE handout.copy = response.copy AND handout.wave = response.wave"
    " AND handout.form = response.form)) AS school, count(*) AS returned FROM response"
    f" WHERE response.wave = :wave AND response.state <> '{REJECTED}' GROUP BY 1"
)
_GIVEN = (
    "SELECT school, sum(people) AS given, sum(people * (lost IS NOT NULL)) AS lost"
    " FROM handout WHERE wave = :wave GROUP BY school"
)


def by_school(store: Store, wave: Wave) -> list[Turnout]:
    """Return every school that is asked, was given copies or has answered, by its name."""
    status = value_on("school_status", "school.id", "status", wave.last or store.today())
    rows = store.rows(
        f"WITH returned AS ({_RETURNED}), given AS ({_GIVEN})"
        " SELECT school.id, school.code, school.name_kk AS name, ifnull(given.given, 0) AS given,"
        " ifnull(returned.returned, 0) AS returned, ifnull(given.lost, 0) AS lost FROM school"
        " LEFT JOIN returned ON returned.school = school.id"
        " LEFT JOIN given ON given.school = school.id"
        " WHERE given.given IS NOT NULL OR returned.returned IS NOT NULL"
        f" OR :population IS NULL OR {status} = :population ORDER BY school.sort_key",
        {"wave": wave.id, "population": wave.population},
    )
    return [Turnout(**dict(row)) for row in rows]


def asked_schools(store: Store, wave: Wave) -> list[int]:
    """Return the numbers of the schools that are asked in a wave, by their names."""
    status = value_on("school_status", "school.id", "status", wave.last or store.today())
    rows = store.rows(
        f"SELECT id FROM school WHERE :population IS NULL OR {status} = :population"
        " ORDER BY sort_key",
        {"population": wave.population},
    )
    return [row["id"] for row in rows]


def by_form(store: Store, wave: Wave) -> list[Turnout]:
    """Return every questionnaire of a wave with how many were asked and answered."""
    rows = store.rows(
        "SELECT form.id, form.code, '' AS name, coalesce(wave_form.asked, (SELECT sum(people)"
        " FROM handout WHERE handout.wave = :wave AND handout.form = form.id), 0) AS given,"
        " (SELECT count(*) FROM response WHERE response.wave = :wave AND response.form = form.id"
        f" AND response.state <> '{REJECTED}') AS returned,"
        " (SELECT ifnull(sum(people), 0) FROM handout WHERE handout.wave = :wave"
        " AND handout.form = form.id AND lost IS NOT NULL) AS lost"
        " FROM wave_form JOIN form ON form.id = wave_form.form"
        " WHERE wave_form.wave = :wave ORDER BY form.code, form.version",
        {"wave": wave.id},
    )
    return [Turnout(**dict(row)) for row in rows]


def silent(schools: list[Turnout]) -> list[Turnout]:
    """Return the schools from which nothing has come yet."""
    return [each for each in schools if not each.returned]


@dataclass(frozen=True, slots=True)
class Outstanding:
    """What of a wave has not come back: so many copies in so many schools, wanted by its `last`."""

    wave: int
    name: str
    copies: int
    schools: int
    last: date


_OUTSTANDING = f"""
WITH returned AS (
  SELECT wave, form, copy, count(*) AS count FROM response
  WHERE wave IN (SELECT id FROM wave WHERE last_day BETWEEN :first AND :last)
    AND copy IS NOT NULL AND state <> '{REJECTED}' GROUP BY wave, form, copy)
SELECT wave.id AS wave, ifnull(wave.name, wave.code) AS name, wave.last_day AS last,
  sum(people - ifnull(returned.count, 0)) AS copies, count(DISTINCT handout.school) AS schools
FROM wave JOIN handout ON handout.wave = wave.id
LEFT JOIN returned USING (wave, form, copy)
WHERE wave.last_day BETWEEN :first AND :last AND handout.lost IS NULL
  AND people > ifnull(returned.count, 0)
GROUP BY wave.id ORDER BY wave.last_day
"""


def outstanding(store: Store, first: date, last: date) -> list[Outstanding]:
    """Return the waves with a last day from `first` to `last` of which copies are still out."""
    rows = store.rows(_OUTSTANDING, {"first": first.isoformat(), "last": last.isoformat()})
    return [
        Outstanding(
            row["wave"], row["name"], row["copies"], row["schools"], date.fromisoformat(row["last"])
        )
        for row in rows
    ]
