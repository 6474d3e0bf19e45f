"""The rejected rows of an import, to be mended and brought in again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.exchange.workbook.columns import Kinds
from app.exchange.workbook.export import write_pages
from app.exchange.workbook.plan import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.exchange.workbook.plan import Plan
    from app.models.problems import Problem


def write_rejected(
    plan: Plan, path: Path, language: str, explain: Callable[[Problem], str]
) -> None:
    """Write the rejected rows as they came, each with what is wrong in a column of its own."""
    rejected = {
        sheet: [row.entry for row in rows if row.verdict is Verdict.REJECTED]
        for sheet, rows in plan.rows.items()
    }
    rows = {
        sheet: [{column: cell.value for column, cell in each.cells.items()} for each in found]
        for sheet, found in rejected.items()
    }
    remarks = {
        sheet: ["\n".join(explain(problem) for problem in each.problems) for each in found]
        for sheet, found in rejected.items()
    }
    write_pages(path, rows, language, Kinds(None), remarks)
