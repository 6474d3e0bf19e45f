"""What schools need most: the ranking of directions, what is difficult, by the formulas of 4.2.

Ranks give 3 points for the first, 2 for the second, 1 for the third place; directions of equal
points stand in the order of their first places. Difficulty is the share of "difficult" and "very
difficult" (codes 3 and 4) among the codes 1-4.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from app.models.studies.answers import approved
from app.models.suppression import LEAST, hidden
from app.models.vocabulary import codes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from app.models.store import Store
    from app.models.studies.answers import Answered
    from app.models.studies.waves import Wave

RANKED: Final = {
    "needs_teachers": ("T10_1", "T10_2", "T10_3"),
    "needs_heads": ("H12_1", "H12_2", "H12_3"),
}
"""Where each questionnaire asks for the three most wanted directions, the first place first."""

KINDS: Final = {"needs_teachers": "T11", "needs_heads": "H13"}
"""Where each questionnaire asks which kinds of events suit; the choices number the vocabulary."""

DIFFICULT: Final = ("needs_teachers", tuple(f"T09_{row}" for row in range(1, 13)))
"""The questionnaire and the rows that ask how difficult things are."""

_HARD: Final = frozenset({"3", "4"})
_COUNTED: Final = frozenset({"1", "2", "3", "4"})


@dataclass(frozen=True, slots=True)
class Need:
    """One direction: its points, and how many gave it the first, second and third place.

    `direction` is a code of the vocabulary `requests.direction`.
    """

    direction: str
    points: int
    places: tuple[int, ...]

    @property
    def chosen(self) -> int:
        """How many named it at all."""
        return sum(self.places)

    @property
    def mean_rank(self) -> Fraction:
        """The mean place among those who named it."""
        ranks = sum(place * count for place, count in enumerate(self.places, start=1))
        return Fraction(ranks, self.chosen)


@dataclass(frozen=True, slots=True)
class Ranking:
    """Directions from the most wanted on; `n` is how many respondents named at least one.

    `hidden` says that they are so few that single people could be recognised.
    """

    n: int
    needs: tuple[Need, ...]

    @property
    def hidden(self) -> bool:
        """Whether so few answered that nothing may be shown."""
        return 0 < self.n < LEAST


def ranking(answered: Iterable[Answered], form: str = "") -> Ranking:
    """Rank the directions that respondents want, all of them or those of one questionnaire."""
    places: dict[str, Counter[int]] = {}
    n = 0
    for each in answered:
        if each.form not in RANKED or form not in ("", each.form):
            continue
        named = [each.text(name) for name in RANKED[each.form]]
        n += any(named)
        for place, code in enumerate(named):
            if code:
                places.setdefault(code, Counter())[place] += 1
    depth = max(len(names) for names in RANKED.values())
    found = [_need(code, counted, depth) for code, counted in places.items()]
    return Ranking(n, tuple(sorted(found, key=_order)))


def _need(code: str, counted: Counter[int], depth: int) -> Need:
    points = sum((depth - place) * count for place, count in counted.items())
    return Need(direction_of(code), points, tuple(counted[place] for place in range(depth)))


def _order(need: Need) -> tuple[int, int, int]:
    known = codes("requests.direction")
    at = known.index(need.direction) if need.direction in known else len(known)
    return -need.points, -need.places[0], at


def direction_of(code: str) -> str:
    """Return the direction of the vocabulary for a choice of a questionnaire, which numbers them.

    An unknown choice is returned as it is.
    """
    known = codes("requests.direction")
    place = int(code) if code.isdecimal() else 0
    return known[place - 1] if 0 < place <= len(known) else code


def wanted_kind(answered: Iterable[Answered]) -> str | None:
    """Return the kind of event that suits most respondents; None where nobody named one."""
    named = Counter(
        code
        for each in answered
        if each.form in KINDS
        for code in each.text(KINDS[each.form]).split()
    )
    known = codes("events.kind")
    wanted = sorted(named, key=lambda code: (-named[code], code))
    places = (int(code) for code in wanted if code.isdecimal())
    return next((known[place - 1] for place in places if 0 < place <= len(known)), None)


def by_school(answered: Iterable[Answered], form: str = "") -> dict[str, Ranking]:
    """Return the ranking of each school by its code; those who name no school stand under ""."""
    of_school: dict[str, list[Answered]] = {}
    for each in answered:
        of_school.setdefault(each.school, []).append(each)
    found = {school: ranking(some, form) for school, some in of_school.items()}
    return {school: each for school, each in found.items() if each.n}


def too_small(rankings: Mapping[str, Ranking]) -> frozenset[str]:
    """Return the schools whose rankings are hidden: under five, and what would tell those."""
    return hidden({school: each.n for school, each in rankings.items()})


@dataclass(frozen=True, slots=True)
class Difficulty:
    """One row of the question on difficulties: `hard` of `n` find it difficult."""

    question: str
    hard: int
    n: int

    @property
    def share(self) -> Fraction | None:
        """The share in per cent, exact; None where nobody answered."""
        return Fraction(100 * self.hard, self.n) if self.n else None


def difficulties(answered: Iterable[Answered]) -> list[Difficulty]:
    """Return what teachers find difficult, from the most difficult on."""
    form, rows = DIFFICULT
    of_form = [each for each in answered if each.form == form]
    found = [_difficulty(row, of_form) for row in rows]
    return sorted(found, key=lambda each: -(each.share or Fraction(-1)))


def _difficulty(row: str, answered: Sequence[Answered]) -> Difficulty:
    counted = Counter(each.text(row) for each in answered)
    hard = sum(counted[code] for code in _HARD)
    return Difficulty(row, hard, sum(counted[code] for code in _COUNTED))


def of_wave(store: Store, wave: Wave, form: str = "") -> Ranking:
    """Rank the directions that the approved responses of a wave name."""
    return ranking(approved(store, wave), form)
