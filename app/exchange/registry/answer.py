"""What an import of a table answers, for programs: counts, and every problem with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.exchange.registry.plan import Plan, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.exchange.registry.fields import Kind
    from app.models.problems import Problem


def answer(plan: Plan, explain: Callable[[Problem], str]) -> dict[str, Any]:
    """Return what a plan says; sheets have the names they have in the file.

    `seen` is the sum of all verdicts; `skipped` rows are no data, each is told among the problems.
    """
    counts = {verdict.value: {plan.kind: plan.count(verdict)} for verdict in Verdict}
    return {
        **counts,
        "seen": {plan.kind: plan.seen},
        "skipped": {plan.kind: len(plan.skipped)},
        "columns": {each.field: each.letter for each in plan.layout.columns if each.read},
        "problems": [_problem(each, explain(each)) for each in plan.problems],
    }


def unreadable(kind: Kind, code: str, message: str) -> dict[str, Any]:
    """Return the answer for a file that could not be read at all."""
    none = {verdict.value: {kind: 0} for verdict in Verdict}
    problem = {"sheet": "", "row": None, "column": "", "code": code, "severity": "error"}
    nothing = {"seen": {kind: 0}, "skipped": {kind: 0}, "columns": dict[str, str]()}
    return {**none, **nothing, "problems": [{**problem, "message": message}]}


def _problem(problem: Problem, message: str) -> dict[str, Any]:
    return {
        "sheet": problem.sheet,
        "row": problem.row,
        "column": problem.column,
        "code": problem.code,
        "severity": problem.severity.value,
        "message": message,
    }
