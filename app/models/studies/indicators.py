"""The indicators of the study by the formulas of the field: definitions are data, rules are here.

Sources: domain table 1.13 for I1-I10, 1.14 for P1-P9, section 4.2 for conditions and rules.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final, cast

from app.models.expressions.parsing import parse
from app.models.expressions.tree import names
from app.models.expressions.values import number
from app.models.studies.answers import judge
from app.paths import resource

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from app.models.expressions.tree import Node
    from app.models.forms.form import Texts
    from app.models.studies.answers import Answered

FEWEST: Final = 5
"""Fewer respondents than these would betray single ones (rule 7)."""

DIRECTOR: Final = ("H01", "1")
"""The answer of a director stands for the school (rule 4)."""


@dataclass(frozen=True, slots=True)
class Definition:
    """An indicator: who is counted, which answers are needed, and when an answer counts as yes.

    `unit` is respondent or school; of `asked` questions `all` or `any` must be answered; `means`
    are questions whose mean is shown instead of a share. No condition: it is never computed.
    """

    code: str
    names: Texts
    form: str
    unit: str
    asked: tuple[str, ...]
    valid: str
    yes: Node | None
    where: Node | None = None
    population: str | None = None
    variants: Mapping[str, Node] = field(default_factory=dict[str, "Node"])
    means: Mapping[str, str] = field(default_factory=dict[str, str])

    @property
    def questions(self) -> frozenset[str]:
        """The names of all questions that it looks at."""
        nodes = (self.yes, self.where, *self.variants.values())
        asked = (names(node) for node in nodes if node is not None)
        return frozenset(self.asked).union(self.means.values(), *asked)


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many."""

    numerator: int
    denominator: int

    @property
    def share(self) -> Fraction | None:
        """The exact share in per cent; None where nobody answered."""
        return Fraction(100 * self.numerator, self.denominator) if self.denominator else None


@dataclass(frozen=True, slots=True)
class Result:
    """The value of an indicator.

    `respondents` gave valid answers; `conflicts` are schools whose heads disagree; `means` are
    exact. `hidden` says that there are too few respondents to show it.
    """

    definition: Definition
    total: Share | None
    respondents: int
    conflicts: tuple[str, ...] = ()
    variants: Mapping[str, Share] = field(default_factory=dict[str, Share])
    means: Mapping[str, Fraction] = field(default_factory=dict[str, Fraction])

    @property
    def hidden(self) -> bool:
        """Whether so few answered that single people could be recognised."""
        return 0 < self.respondents < FEWEST


def definitions() -> tuple[Definition, ...]:
    """Return the indicators that come with the program."""
    found: list[dict[str, Any]] = json.loads(
        resource("forms", "indicators.json").read_text("utf-8")
    )
    return tuple(_definition(each) for each in found)


def _definition(content: Mapping[str, Any]) -> Definition:
    variants = cast("list[dict[str, str]]", content.get("variants", []))
    return Definition(
        code=content["code"],
        names=content["names"],
        form=content["form"],
        unit=content["unit"],
        asked=tuple(content["asked"]),
        valid=content["valid"],
        yes=parse(content["yes"]) if content.get("yes") else None,
        where=parse(content["where"]) if content.get("where") else None,
        population=content.get("population"),
        variants={each["code"]: parse(each["yes"]) for each in variants},
        means=content.get("means", {}),
    )


def computed(
    definition: Definition,
    answered: Iterable[Answered],
    missing: Mapping[str, frozenset[str]] | None = None,
) -> Result:
    """Return the value of an indicator from the approved responses of a wave.

    `missing` names by question the codes that count as no answer (the setting exclude9); without
    it they stay in the denominator as "not yes" (rule 2).
    """
    if definition.yes is None and not definition.means:
        return Result(definition, None, 0)
    asked = [
        each
        for each in answered
        if each.form == definition.form and definition.population in (None, each.status)
    ]
    found = [each for each in asked if _is_answered(definition, each, missing or {})]
    if definition.where is not None:
        found = list(filter(judge(definition.where), found))
    if definition.means:
        return Result(definition, None, len(found), means=_means(definition, found))
    return _shares(definition, found)


def _is_answered(
    definition: Definition, each: Answered, missing: Mapping[str, frozenset[str]]
) -> bool:
    texts = each.texts(definition.asked)
    given = [
        bool(text) and text not in missing.get(name, ())
        for name, text in zip(definition.asked, texts, strict=True)
    ]
    return any(given) if definition.valid == "any" else all(given)


def _means(definition: Definition, found: Sequence[Answered]) -> dict[str, Fraction]:
    if not found:
        return {}
    return {
        name: sum((Fraction(number(each.text(question))) for each in found), Fraction(0))
        / len(found)
        for name, question in definition.means.items()
    }


def _shares(definition: Definition, found: Sequence[Answered]) -> Result:
    assert definition.yes is not None  # noqa: S101 - looked at before
    count = _of_schools if definition.unit == "school" else _of_respondents
    total, conflicts = count(definition.yes, found)
    variants = {code: count(yes, found)[0] for code, yes in definition.variants.items()}
    return Result(definition, total, len(found), conflicts, variants)


def _of_respondents(yes: Node, found: Sequence[Answered]) -> tuple[Share, tuple[str, ...]]:
    return Share(sum(map(judge(yes), found)), len(found)), ()


def _of_schools(yes: Node, found: Sequence[Answered]) -> tuple[Share, tuple[str, ...]]:
    """Settle one value for each school first, then count schools (rule 4)."""
    says_yes = judge(yes)
    heads: defaultdict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for each in found:
        name, code = DIRECTOR
        heads[each.school].append((says_yes(each), each.text(name) == code))
    settled = {school: _settled(votes) for school, votes in heads.items()}
    torn = sorted(school for school, votes in heads.items() if len({yes for yes, _ in votes}) > 1)
    return Share(sum(settled.values()), len(settled)), tuple(torn)


def _settled(votes: Sequence[tuple[bool, bool]]) -> bool:
    """Return what a school says: its director, else yes when at least half of its heads do."""
    counted = [yes for yes, director in votes if director] or [yes for yes, _ in votes]
    return 2 * sum(counted) >= len(counted)
