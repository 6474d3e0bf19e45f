"""What an import answers, for programs: counts by sheet, and every problem with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.exchange.workbook.layout import SHEETS
from app.exchange.workbook.plan import Plan, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.models.problems import Problem


def answer(plan: Plan, explain: Callable[[Problem], str]) -> dict[str, Any]:
    """Return what a plan says; sheets are named by their codes, columns by their letters."""
    counts = {
        verdict.value: {sheet: plan.count(verdict, sheet) for sheet in SHEETS}
        for verdict in Verdict
    }
    return {**counts, "problems": [_problem(each, explain(each)) for each in plan.problems]}


def unreadable(code: str, message: str) -> dict[str, Any]:
    """Return the answer for a file that could not be read at all."""
    none = {verdict.value: dict.fromkeys(SHEETS, 0) for verdict in Verdict}
    problem = {"sheet": "", "row": None, "column": "", "code": code, "severity": "error"}
    return {**none, "problems": [{**problem, "message": message}]}


def _problem(problem: Problem, message: str) -> dict[str, Any]:
    return {
        "sheet": problem.sheet,
        "row": problem.row,
        "column": problem.column,
        "code": problem.code,
        "severity": problem.severity.value,
        "message": message,
    }
