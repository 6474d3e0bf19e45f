"""`import workbook` and `export workbook`: the quarter workbook, there and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from app import i18n
from app.commands.frame import FILE, PROBLEMS, database_option, language_option, write_json
from app.exchange.workbook.answer import answer, unreadable
from app.exchange.workbook.apply import apply
from app.exchange.workbook.layout import SHEETS, sheet_name
from app.exchange.workbook.plan import Verdict
from app.i18n import N_, _
from app.messages import describe, explain
from app.models.errors import FileProblem
from app.models.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from app.exchange.workbook.plan import Plan

VERDICTS: Final = {
    Verdict.NEW: N_("New"),
    Verdict.CHANGED: N_("Changed"),
    Verdict.SAME: N_("Same"),
    Verdict.REJECTED: N_("Rejected"),
}


@click.command("workbook")
@click.argument("file", type=FILE)
@database_option
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@click.option("--accept-good", is_flag=True, help="Write the good rows though others are rejected.")
@click.option("--rejected", type=FILE, help="A workbook for the rejected rows.")
@language_option
def import_workbook(  # noqa: PLR0913 - the options of the command
    *,
    file: Path,
    database: Path,
    dry_run: bool,
    as_json: bool,
    accept_good: bool,
    rejected: Path | None,
    language: str,
) -> int:
    """Bring in the quarter workbook; a database that is not there is made."""
    i18n.speak(language)
    try:
        plan = _carried_out(file, database, dry_run=dry_run, accept_good=accept_good)
    except FileProblem as problem:
        if not as_json:
            raise
        write_json(unreadable(problem.code, describe(problem)))
        return PROBLEMS
    if rejected and plan.count(Verdict.REJECTED):
        from app.exchange.workbook.export import write_rejected  # noqa: PLC0415 - slow to import

        write_rejected(rejected, plan, language, explain)
    if as_json:
        write_json(answer(plan, explain))
    else:
        _tell(plan, language)
    return 0 if plan.may_apply() else PROBLEMS


def _carried_out(file: Path, database: Path, *, dry_run: bool, accept_good: bool) -> Plan:
    """Read a workbook, write it unless rows are rejected or nothing is to be written."""
    from app.exchange.workbook.compare import read_plan  # noqa: PLC0415 - slow to import

    if not database.exists():  # made only when there is something to put into it
        plan = read_plan(None, file)
        if plan.may_apply(accept_good=accept_good) and not dry_run:
            with Store.open(database) as store:
                apply(store, plan, accept_good=accept_good)
        return plan
    with Store.open_read_only(database) if dry_run else Store.open(database) as store:
        plan = read_plan(store, file)
        if plan.may_apply(accept_good=accept_good) and not dry_run:
            apply(store, plan, accept_good=accept_good)
    return plan


def _tell(plan: Plan, language: str) -> None:
    for verdict, word in VERDICTS.items():
        counts = ", ".join(
            f"{sheet_name(sheet, language)}: {plan.count(verdict, sheet)}" for sheet in SHEETS
        )
        click.echo(f"{_(word)} — {counts}")
    for problem in plan.problems:
        title = plan.titles.get(problem.sheet, "")
        place = f"{title} {problem.column}{problem.row or ''}".strip()
        click.echo(f"{place}: {explain(problem)}" if place else explain(problem))


@click.command("workbook")
@click.argument("file", type=FILE)
@database_option
@language_option
def write_workbook(*, file: Path, database: Path, language: str) -> int:
    """Write the quarter workbook of the own school."""
    from app.exchange.workbook.export import export_workbook  # noqa: PLC0415 - slow to import

    i18n.speak(language)
    with Store.open_read_only(database) as store:
        export_workbook(store, file, language)
    return 0
