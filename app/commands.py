"""The command line: parse, call, print. Exit status 0 done, 1 problems in the input, 2 wrong
usage, 3 the database cannot be used.
"""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from app import i18n
from app.exchange.workbook.answer import answer, unreadable
from app.exchange.workbook.apply import apply
from app.exchange.workbook.layout import SHEETS, sheet_name
from app.exchange.workbook.plan import Verdict
from app.i18n import N_, _
from app.messages import describe, explain
from app.models import periods, schools
from app.models.errors import AppError, FileProblem, StoreError
from app.models.figures import Figures
from app.models.files import atomic_write
from app.models.progress import finish
from app.models.settings import read as read_settings
from app.models.store import Store

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.exchange.workbook.plan import Plan
    from app.models.periods import Period

PROBLEMS: Final = 1
USAGE: Final = 2
NO_DATABASE: Final = 3

VERDICTS: Final = {
    Verdict.NEW: N_("New"),
    Verdict.CHANGED: N_("Changed"),
    Verdict.SAME: N_("Same"),
    Verdict.REJECTED: N_("Rejected"),
}

_FILE = click.Path(path_type=Path, dir_okay=False)
_language = click.option(
    "--language", type=click.Choice(i18n.LANGUAGES), default=i18n.DEFAULT, show_default=True
)
_database = click.option("--database", type=_FILE, required=True)


def run(arguments: Sequence[str]) -> int:
    """Carry out a command and return its exit status."""
    try:
        return cli.main(list(arguments), "zhetekshi", standalone_mode=False) or 0
    except click.UsageError as problem:
        problem.show()
        return USAGE
    except click.exceptions.Abort:
        return PROBLEMS
    except StoreError as problem:
        click.echo(describe(problem), err=True)
        return NO_DATABASE
    except AppError as problem:
        click.echo(describe(problem), err=True)
        return PROBLEMS


@click.group()
@click.option("--database", type=_FILE, expose_value=False, help="Database of the window.")
@click.option("--language", type=click.Choice(i18n.LANGUAGES), expose_value=False)
def cli() -> None:
    """Жетекші: requests, events, attendance and quarterly reports of a leading school."""


# Reports


@cli.group()
def report() -> None:
    """Make a document without the window."""


@report.command()
@_database
@click.option("--period", "wanted", required=True, help="FIRST..LAST or academic:2025-26/2 …")
@click.option("--school", default="", help="A leading school's code, or all.")
@_language
@click.option("--format", "kind", type=click.Choice(["pdf", "json"]), required=True)
@click.option("--output", type=_FILE, help="The file to write; JSON may go to the screen.")
def quarterly(
    *, database: Path, wanted: str, school: str, language: str, kind: str, output: Path | None
) -> int:
    """Make the quarterly report of a period."""
    i18n.speak(language)
    with Store.open_read_only(database) as store:
        period = periods.parse(store, wanted)
        if period is None:
            raise click.BadParameter(wanted, param_hint="--period")
        leading = _leading(store, school)
        if kind == "json":
            _write_json(_figures(store, period, leading), output)
        elif output is None:
            raise click.MissingParameter(param_hint="--output", param_type="option")
        else:
            from app.reports.quarterly import render_quarterly  # noqa: PLC0415 - slow to import

            finish(render_quarterly(store, leading, period, language, output))
    return 0


def _leading(store: Store, code: str) -> int | None:
    """Return the leading school a report is of; None means the whole network."""
    if code == "all":
        return None
    if not code:
        return read_settings(store).own_school
    found = schools.by_code(store, code)
    if found is None:
        raise click.BadParameter(code, param_hint="--school")
    return found


def _figures(store: Store, period: Period, leading: int | None) -> dict[str, Any]:
    return {
        "period": [period.first.isoformat(), period.last.isoformat()],
        "figures": Figures(store, period, leading).all(),
    }


def _write_json(content: dict[str, Any], output: Path | None) -> None:
    text = json.dumps(content, ensure_ascii=False, indent=1, default=_plain)
    if output is None:
        click.echo(text)
    else:
        with atomic_write(output) as file:
            file.write(f"{text}\n".encode())


def _plain(value: object) -> object:
    return float(value) if isinstance(value, Decimal) else str(value)


# Workbooks


@cli.group("import")
def bring_in() -> None:
    """Bring in a file from outside."""


@bring_in.command("workbook")
@click.argument("file", type=_FILE)
@_database
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@click.option("--accept-good", is_flag=True, help="Write the good rows though others are rejected.")
@click.option("--rejected", type=_FILE, help="A workbook for the rejected rows.")
@_language
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
        _write_json(unreadable(problem.code, describe(problem)), None)
        return PROBLEMS
    if rejected and plan.count(Verdict.REJECTED):
        from app.exchange.workbook.export import write_rejected  # noqa: PLC0415 - slow to import

        write_rejected(rejected, plan, language, explain)
    if as_json:
        _write_json(answer(plan, explain), None)
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


@cli.group("export")
def write_out() -> None:
    """Write a file for others."""


@write_out.command("workbook")
@click.argument("file", type=_FILE)
@_database
@_language
def write_workbook(*, file: Path, database: Path, language: str) -> int:
    """Write the quarter workbook of the own school."""
    from app.exchange.workbook.export import export_workbook  # noqa: PLC0415 - slow to import

    i18n.speak(language)
    with Store.open_read_only(database) as store:
        export_workbook(store, file, language)
    return 0


# Looking after the program and its files


@cli.command()
@click.argument("database", type=_FILE)
@_language
def check(database: Path, language: str) -> int:
    """Check a database without changing a byte of it."""
    i18n.speak(language)
    with Store.open_read_only(database) as store:
        found = [row[0] for row in store.rows("PRAGMA integrity_check") if row[0] != "ok"]
        found += [
            f"{row['table']} {row['rowid']} → {row['parent']}"
            for row in store.rows("PRAGMA foreign_key_check")
        ]
    for line in found:
        click.echo(line)
    click.echo(_("The database has problems.") if found else _("The database is in order."))
    return PROBLEMS if found else 0
