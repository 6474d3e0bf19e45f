"""Every figure of a report: one code, one definition, and the rows it was counted from."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from app.models.facts import Facts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from app.models.facts import EventFact
    from app.models.periods import Period
    from app.models.store import Store

    Number = int | Decimal
    Value = Number | None | Mapping[str, Number | None]
    Values = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Rows:
    """The records behind a figure: the table they stand in and their numbers."""

    table: str
    ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """The definition of a figure, as `figures.tsv` of the field has it.

    `exact` returns the unrounded value: a number, None where there is nothing to divide by, or such
    values by key. `rows` returns the records it was counted from, `rows_of` those of one key.
    """

    code: str
    section: str
    exact: Callable[[Facts], Exact]
    rows: Callable[[Facts], Rows]
    decimals: int = 0
    rows_of: Callable[[Facts, str], Rows] | None = None


Exact = Fraction | int | None | dict[str, Fraction | None] | dict[str, int]


def rounded(value: Fraction | int | None, decimals: int) -> Number | None:
    """Return a fraction rounded once, half up; a whole figure as an int."""
    if value is None:
        return None
    step = Decimal(1).scaleb(-decimals)
    exact = Fraction(value)
    scaled = exact * 10**decimals
    whole = (Decimal(scaled.numerator) / scaled.denominator).to_integral_value(ROUND_HALF_UP)
    return int(whole) if decimals == 0 else (whole * step).quantize(step)


class FigureValues(ABC):
    """The figures of a period by their codes, with the rows they were counted from."""

    period: Period
    leading: int | None

    @abstractmethod
    def __getitem__(self, code: str) -> Value:
        """Return the rounded value of a figure by its code."""

    @abstractmethod
    def rows(self, code: str, key: str = "") -> Rows:
        """Return the records that a figure, or one key of it, was counted from."""

    def number(self, code: str) -> Number:
        """Return the value of a figure that is always a number."""
        value = self[code]
        assert isinstance(value, int | Decimal), code  # noqa: S101 - its definition says so
        return value

    def share(self, code: str) -> Number | None:
        """Return the value of a figure that may be empty."""
        return None if self[code] is None else self.number(code)

    def by_key(self, code: str) -> Mapping[str, Number | None]:
        """Return the values of a figure by key."""
        value = self[code]
        assert not isinstance(value, int | Decimal | None), code  # noqa: S101 - as above
        return value

    def all(self) -> dict[str, Value]:
        """Return every figure by its code."""
        return {figure.code: self[figure.code] for figure in FIGURES}


class Figures(FigureValues):
    """The figures of a period, computed from its facts when they are asked for."""

    def __init__(self, store: Store, period: Period, leading: int | None) -> None:
        self.period = period
        self.leading = leading
        self.facts = Facts(store, period, leading)
        self._values: dict[str, Value] = {}

    def __getitem__(self, code: str) -> Value:
        """Return the rounded value of a figure by its code."""
        if code not in self._values:
            figure = BY_CODE[code]
            self._values[code] = _rounded(figure.exact(self.facts), figure.decimals)
        return self._values[code]

    def rows(self, code: str, key: str = "") -> Rows:
        """Return the records that a figure, or one key of it, was counted from."""
        figure = BY_CODE[code]
        if key and figure.rows_of:
            return figure.rows_of(self.facts, key)
        return figure.rows(self.facts)


def _rounded(value: Exact, decimals: int) -> Value:
    if isinstance(value, dict):
        return {key: rounded(each, decimals) for key, each in value.items()}
    return rounded(value, decimals)


# What figures are made of


def _ratio(part: int | Fraction, whole: int, factor: int = 100) -> Fraction | None:
    return Fraction(factor * part, whole) if whole else None


def _mean(values: list[int]) -> Fraction | None:
    return Fraction(sum(values), len(values)) if values else None


def _median(values: list[int]) -> Fraction | None:
    if not values:
        return None
    ranked, half = sorted(values), len(values) // 2
    return Fraction(ranked[half] + ranked[half - 1 + len(values) % 2], 2)


def _counted(keys: Iterable[str | None]) -> dict[str, int]:
    return dict(sorted(Counter(key for key in keys if key is not None).items()))


def _to_decision(facts: Facts) -> list[int]:
    return [(each.decided - each.received).days for each in facts.requests if each.decided]


def _to_fulfilment(facts: Facts) -> list[int]:
    return [
        (each.closed - each.received).days
        for each in facts.requests
        if each.status == "fulfilled" and each.closed
    ]


def _of_status(facts: Facts, *statuses: str) -> list[int]:
    return [each.id for each in facts.requests if each.status in statuses]


def _known_teachers(facts: Facts) -> int:
    return sum(school.teachers or 0 for school in facts.partners)


def _reached_of_known(facts: Facts) -> list[int]:
    known = [school.id for school in facts.partners if school.teachers is not None]
    return [person for school in known for person in facts.reached_teachers.get(school, [])]


def _reached_partners(facts: Facts) -> list[int]:
    present = {each.school for each in facts.everyone}
    return [school.id for school in facts.partners if school.id in present]


def _coverage_by_school(facts: Facts) -> dict[str, Fraction | None]:
    return {
        school.code: _ratio(len(facts.reached_teachers.get(school.id, [])), school.teachers or 0)
        for school in facts.partners
    }


def _for_educators(facts: Facts) -> list[int]:
    return [event.id for event in facts.held if event.for_educators]


def _actual(facts: Facts) -> int:
    events = set(_for_educators(facts))
    return sum(each.event in events for each in facts.presences)


def _marked(facts: Facts) -> list[EventFact]:
    return [event for event in facts.held if event.forms and event.mean is not None]


def _weighted_mean(facts: Facts) -> Fraction | None:
    marked = _marked(facts)
    total = sum((event.forms * (event.mean or 0) for event in marked), Fraction(0))
    return _ratio(total, sum(event.forms for event in marked), factor=1)


def _mean_of_events(facts: Facts) -> Fraction | None:
    means = [event.mean for event in _marked(facts) if event.mean is not None]
    return sum(means, Fraction(0)) / len(means) if means else None


# The records behind them


def _requests(pick: Callable[[Facts], Iterable[int]]) -> Callable[[Facts], Rows]:
    return lambda facts: Rows("request", tuple(pick(facts)))


def _events(pick: Callable[[Facts], Iterable[int]]) -> Callable[[Facts], Rows]:
    return lambda facts: Rows("event", tuple(pick(facts)))


def _people(pick: Callable[[Facts], Iterable[int]]) -> Callable[[Facts], Rows]:
    return lambda facts: Rows("person", tuple(dict.fromkeys(pick(facts))))


def _schools(pick: Callable[[Facts], Iterable[int]]) -> Callable[[Facts], Rows]:
    return lambda facts: Rows("school", tuple(pick(facts)))


_received = _requests(lambda facts: (each.id for each in facts.requests))
_decided = _requests(lambda facts: (each.id for each in facts.requests if each.decided))
_fulfilled = _requests(lambda facts: _of_status(facts, "fulfilled"))
_in_plan = _events(lambda facts: (each.id for each in facts.events))
_held = _events(lambda facts: (each.id for each in facts.held))
_educators_events = _events(_for_educators)
_with_forms = _events(lambda facts: (each.id for each in facts.held if each.forms))
_with_mean = _events(lambda facts: (each.id for each in _marked(facts)))
_present = _people(lambda facts: (each.person for each in facts.presences))
_partners = _schools(lambda facts: (each.id for each in facts.partners))


def _requests_of(name: str) -> Callable[[Facts, str], Rows]:
    return lambda facts, key: Rows("request", tuple(facts.requests_by.get((name, key), ())))


def _held_of_kind(facts: Facts, kind: str) -> Rows:
    return Rows("event", tuple(each.id for each in facts.held if each.kind == kind))


def _present_of_school(facts: Facts, code: str) -> Rows:
    return Rows("person", tuple(facts.present_by_school.get(code, ())))


def _reached_of_school(facts: Facts, code: str) -> Rows:
    return Rows("person", tuple(facts.reached_by_code.get(code, ())))


def _present_as(role: str) -> Callable[[Facts], list[int]]:
    return lambda facts: [
        person for person, presence in facts.latest.items() if presence.role == role
    ]


def _size(rows: Callable[[Facts], Rows]) -> Callable[[Facts], int]:
    return lambda facts: len(rows(facts).ids)


def _count(code: str, section: str, rows: Callable[[Facts], Rows]) -> Figure:
    """Define a figure that is the number of its rows."""
    return Figure(code, section, _size(rows), rows)


FIGURES: Final[tuple[Figure, ...]] = (
    _count("requests.received", "requests", _received),
    Figure("requests.by_status", "requests",
           lambda f: _counted(each.status for each in f.requests), _received,
           rows_of=_requests_of("status")),
    Figure("requests.by_direction", "requests",
           lambda f: _counted(each.direction for each in f.requests), _received,
           rows_of=_requests_of("direction")),
    Figure("requests.by_school", "requests",
           lambda f: _counted(each.school for each in f.requests), _received,
           rows_of=_requests_of("school")),
    Figure("requests.fulfilled_share", "requests",
           lambda f: _ratio(len(_of_status(f, "fulfilled")), len(f.requests)), _fulfilled, 1),
    Figure("requests.fulfilled_share_within_competence", "requests",
           lambda f: _ratio(len(_of_status(f, "fulfilled")),
                            len(f.requests) - len(_of_status(f, "forwarded", "refused"))),
           _fulfilled, 1),
    Figure("requests.days_to_decision.median", "requests",
           lambda f: _median(_to_decision(f)), _decided, 1),
    Figure("requests.days_to_decision.mean", "requests",
           lambda f: _mean(_to_decision(f)), _decided, 1),
    Figure("requests.days_to_fulfilment.median", "requests",
           lambda f: _median(_to_fulfilment(f)), _fulfilled, 1),
    Figure("requests.days_to_fulfilment.mean", "requests",
           lambda f: _mean(_to_fulfilment(f)), _fulfilled, 1),
    _count("requests.carried_in", "requests", _requests(lambda f: f.carried_in)),
    _count("requests.closed_in_period", "requests", _requests(lambda f: f.closed_in_period)),
    _count("requests.carried_out", "requests", _requests(lambda f: f.carried_out)),
    _count("events.in_plan", "events", _in_plan),
    _count("events.held", "events", _held),
    _count("events.held_rescheduled", "events",
           _events(lambda f: (each.id for each in f.held if each.moved))),
    _count("events.not_held", "events",
           _events(lambda f: (each.id for each in f.events if each.status == "not_held"))),
    Figure("events.held_by_kind", "events",
           lambda f: _counted(each.kind for each in f.held), _held, rows_of=_held_of_kind),
    _count("events.held_on_request", "events",
           _events(lambda f: (each.id for each in f.held if each.on_request))),
    _count("events.held_by_own_plan", "events",
           _events(lambda f: (each.id for each in f.held if not each.on_request))),
    Figure("educators.participations", "coverage", lambda f: len(f.presences), _present),
    Figure("educators.participations_by_school", "coverage",
           lambda f: _counted(each.school_code for each in f.presences), _present,
           rows_of=_present_of_school),
    _count("educators.unique", "coverage", _present),
    _count("educators.unique_teachers", "coverage", _people(_present_as("teacher"))),
    _count("educators.unique_heads", "coverage", _people(_present_as("head"))),
    Figure("parents.attended", "coverage", lambda f: sum(each.parents for each in f.held),
           _events(lambda f: (each.id for each in f.held if each.parents))),
    _count("coverage.partner_schools", "coverage", _partners),
    _count("coverage.partner_schools_without_number", "coverage",
           _schools(lambda f: (each.id for each in f.partners if each.teachers is None))),
    _count("coverage.partner_schools_reached", "coverage", _schools(_reached_partners)),
    Figure("coverage.partner_teachers", "coverage", _known_teachers,
           _schools(lambda f: (each.id for each in f.partners if each.teachers is not None))),
    _count("coverage.partner_teachers_reached", "coverage", _people(_reached_of_known)),
    Figure("coverage.share", "coverage",
           lambda f: _ratio(len(_reached_of_known(f)), _known_teachers(f)),
           _people(_reached_of_known), 1),
    Figure("coverage.by_school", "coverage", _coverage_by_school, _people(_reached_of_known), 1,
           rows_of=_reached_of_school),
    Figure("hours.academic", "events",
           lambda f: sum((each.hours for each in f.held), Fraction(0)), _held),
    Figure("hours.person", "events",
           lambda f: sum((each.hours for each in f.presences), Fraction(0)), _held),
    Figure("attendance.planned", "plan",
           lambda f: sum(each.planned for each in f.held if each.for_educators),
           _educators_events),
    Figure("attendance.actual", "plan",
           _actual,
           _educators_events),
    Figure("feedback.forms", "feedback", lambda f: sum(each.forms for each in f.held),
           _with_forms),
    Figure("feedback.weighted_mean", "feedback", _weighted_mean, _with_mean, 2),
    Figure("feedback.mean_of_events", "feedback", _mean_of_events, _with_mean, 2),
)  # fmt: skip
BY_CODE: Final = {figure.code: figure for figure in FIGURES}
