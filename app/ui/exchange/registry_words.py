"""Words for what an import of a table would do: verdicts, values, places in the file."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from app.exchange.registry.fields import field_name
from app.exchange.registry.plan import Difference, Verdict, title_of
from app.i18n import N_, _, spoken
from app.messages import explain
from app.models.problems import Severity
from app.models.regions import name_of
from app.models.vocabulary import word
from app.ui.icons import Icon
from app.ui.pill import PillSpec

if TYPE_CHECKING:
    from app.exchange.registry.matching import Candidate
    from app.exchange.registry.plan import Plan, Row
    from app.models.problems import Problem
    from app.ui.tokens import Tone

_PILLS: Final[dict[Verdict, tuple[str, Tone, Icon]]] = {
    Verdict.NEW: (N_("new row"), "ok", Icon.ADD),
    Verdict.CHANGED: (N_("changed"), "info", Icon.EDIT),
    Verdict.SAME: (N_("same"), "neutral", Icon.CHECK),
    Verdict.REJECTED: (N_("rejected"), "bad", Icon.CROSS),
    Verdict.WAITING: (N_("to decide"), "warn", Icon.MERGE),
    Verdict.LEFT_OUT: (N_("left out"), "neutral", Icon.CLOSE),
}
_DOMAINS: Final = {
    "status": "schools.status", "territory": "schools.territory", "type": "schools.type",
    "internet": "schools.internet", "role": "people.role",
}  # fmt: skip
_LISTS: Final = {"languages": "schools.languages", "directions": "requests.direction"}
_SCHOOLS: Final = frozenset({"school", "leading"})
NOTHING: Final = "—"


def pill_of(verdict: Verdict) -> PillSpec:
    """Return the pill of a verdict."""
    text, tone, icon = _PILLS[verdict]
    return PillSpec(_(text), tone, icon)


def value_words(plan: Plan, field: str, value: Any) -> str:  # noqa: ANN401 - of any field
    """Return a value as people read it, in the language of the interface."""
    if value in (None, "", ()):
        return NOTHING
    if field in _SCHOOLS:
        return plan.schools.title(value)
    if field in _LISTS:
        return ", ".join(word(_LISTS[field], each, spoken()) for each in value)
    return _single(field, value)


def _single(field: str, value: Any) -> str:  # noqa: ANN401 - as above
    if field in _DOMAINS:
        return word(_DOMAINS[field], str(value), spoken())
    if field == "region":
        return name_of(str(value), spoken(), date.max) or str(value)
    if isinstance(value, bool):
        return word("schools.small", "true" if value else "false", spoken())
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def change_words(plan: Plan, change: Difference) -> str:
    """Return a difference as «District: Ақкөл → Абай»."""
    old, new = (value_words(plan, change.field, each) for each in (change.old, change.new))
    return f"{field_name(plan.kind, change.field, spoken())}: {old} → {new}"


def place_words(problem: Problem) -> str:
    """Return sheet, row and column of a problem: «Парақ1 · C12»."""
    cell = f"{problem.column}{problem.row or ''}"
    return " · ".join(each for each in (problem.sheet, cell) if each)


def reason_words(problem: Problem) -> str:
    """Return what is wrong and where, on one line."""
    return " — ".join(each for each in (place_words(problem), explain(problem)) if each)


def candidate_words(plan: Plan, candidate: Candidate) -> str:
    """Return what a row may be the same as."""
    if candidate.source == "stored":
        return title_of(plan.records[candidate.number].values)
    return _("row {number}").format(number=candidate.number)


def what_words(plan: Plan, row: Row) -> str:
    """Return the most important thing to be told of a row, on one line."""
    if row.verdict is Verdict.WAITING:
        names = "; ".join(candidate_words(plan, each) for each in row.candidates)
        return _("May be the same: {names}").format(names=names)
    if row.joined is not None:
        return _("Joined to row {number}").format(number=row.joined)
    told = {each.severity: reason_words(each) for each in reversed(row.problems)}
    if Severity.ERROR in told or not row.changes:
        return told.get(Severity.ERROR) or told.get(Severity.WARNING, "")
    return "; ".join(change_words(plan, each) for each in row.changes)
