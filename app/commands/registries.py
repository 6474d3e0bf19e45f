"""`import schools` and `import people`: a table from anywhere, and an account of every row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import click

from app import i18n
from app.commands.frame import FILE, PROBLEMS, database_option, language_option, write_json
from app.exchange.registry.answer import answer, unreadable
from app.exchange.registry.fields import FIELDS, field_name
from app.exchange.registry.plan import Verdict
from app.i18n import N_, _
from app.messages import describe, explain
from app.models import schools, written
from app.models.errors import FileProblem
from app.models.progress import finish
from app.models.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.exchange.registry.fields import Kind
    from app.exchange.registry.layout import Layout
    from app.exchange.registry.plan import Plan
    from app.exchange.registry.source import Source

VERDICTS: Final = {
    Verdict.NEW: N_("New"),
    Verdict.CHANGED: N_("Changed"),
    Verdict.SAME: N_("Same"),
    Verdict.REJECTED: N_("Rejected"),
    Verdict.WAITING: N_("Waiting for a decision"),
}


@dataclass(frozen=True, slots=True)
class _Wish:
    """What the command line asks for."""

    kind: Kind
    file: Path
    database: Path
    dry_run: bool
    accept_good: bool
    rejected: Path | None
    sheet: str
    columns: str
    school: str
    language: str


def _options(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command the argument and options that both imports have."""
    for option in reversed((
        click.argument("file", type=FILE),
        database_option,
        click.option("--sheet", default="", help="The sheet, where the file has several."),
        click.option("--columns", default="", help="Fields and columns: name_kk=B,district=C …"),
        click.option("--dry-run", is_flag=True, help="Only say what would change."),
        click.option("--json", "as_json", is_flag=True, help="Answer as JSON."),
        click.option(
            "--accept-good", is_flag=True, help="Write the good rows though others are not."
        ),
        click.option("--rejected", type=FILE, help="A workbook for the rows that are not taken."),
        language_option,
    )):  # fmt: skip
        command = option(command)
    return command


@click.command("schools")
@_options
def import_schools(*, as_json: bool, **wishes: Any) -> int:  # noqa: ANN401 - click fills them
    """Bring in a table of schools; a database that is not there is made."""
    return _import(_Wish(kind="schools", school="", **wishes), as_json=as_json)


@click.command("people")
@_options
@click.option("--school", default="", help="Code of the school, where the table names none.")
def import_people(*, as_json: bool, **wishes: Any) -> int:  # noqa: ANN401 - click fills them
    """Bring in a table of people; their schools must be in the list."""
    return _import(_Wish(kind="people", **wishes), as_json=as_json)


def _import(wish: _Wish, *, as_json: bool) -> int:
    i18n.speak(wish.language)
    try:
        plan = _carried_out(wish)
    except FileProblem as problem:
        if not as_json:
            raise
        write_json(unreadable(wish.kind, problem.code, describe(problem)))
        return PROBLEMS
    if as_json:
        write_json(answer(plan, explain))
    else:
        _tell(plan, wish.language)
    return 0 if plan.may_apply() else PROBLEMS


def _carried_out(wish: _Wish) -> Plan:
    """Read a table, write what may be written, and save the other rows where that is asked for."""
    source = _source(wish)
    if wish.database.exists():
        with (
            Store.open_read_only(wish.database)
            if wish.dry_run
            else Store.open(wish.database) as store
        ):
            plan = _planned(wish, source, store)
            _write(wish, plan, store)
        return plan
    plan = _planned(wish, source, None)
    if _may_write(wish, plan):  # a database is made only when there is something to put into it
        with Store.open(wish.database) as store:
            _write(wish, plan, store)
    else:
        _save_rejected(wish, plan)
    return plan


def _may_write(wish: _Wish, plan: Plan) -> bool:
    return not wish.dry_run and plan.may_apply(accept_good=wish.accept_good)


def _write(wish: _Wish, plan: Plan, store: Store) -> None:
    from app.exchange.registry.apply import applying  # noqa: PLC0415 - slow to import

    if _may_write(wish, plan):
        finish(applying(store, plan, accept_good=wish.accept_good))
    if _save_rejected(wish, plan) and wish.rejected:
        written.note(store, wish.rejected)


def _source(wish: _Wish) -> Source:
    from app.exchange.registry.headings import best  # noqa: PLC0415 - slow to import
    from app.exchange.registry.source import sources  # noqa: PLC0415 - as above
    from app.exchange.tables.reading import reading_sheets  # noqa: PLC0415 - as above

    found = sources(wish.file.name, finish(reading_sheets(wish.file)))
    named = [each for each in found if not wish.sheet or each.sheet == wish.sheet]
    if wish.sheet and not named:
        raise click.BadParameter(wish.sheet, param_hint="--sheet")
    if not named:
        raise FileProblem("file_empty", path=wish.file.name)
    return best(wish.kind, named)


def _planned(wish: _Wish, source: Source, store: Store | None) -> Plan:
    from app.exchange.registry.compare import planning  # noqa: PLC0415 - slow to import
    from app.exchange.registry.layout import guess  # noqa: PLC0415 - as above

    school = schools.by_code(store, wish.school) if store and wish.school else None
    if wish.school and school is None:
        raise click.BadParameter(wish.school, param_hint="--school")
    layout = guess(wish.kind, source, store)
    layout = layout.corrected(_columns(wish, layout)) if wish.columns else layout
    return finish(planning(source, layout, store, school))


def _columns(wish: _Wish, layout: Layout) -> dict[str, str | None]:
    """Return the columns that the command line names: `name_kk=B`; `-=C` leaves C unread."""
    known = {each.letter for each in layout.columns}
    wanted: dict[str, str | None] = {}
    for part in wish.columns.split(","):
        field, _sign, letter = (each.strip() for each in part.partition("="))
        if letter.upper() not in known or field not in {*FIELDS[wish.kind], "-"}:
            raise click.BadParameter(part, param_hint="--columns")
        wanted[letter.upper()] = None if field == "-" else field
    return wanted


def _save_rejected(wish: _Wish, plan: Plan) -> bool:
    """Save the rows that are not taken, and say whether there were any."""
    from app.exchange.registry.rejected import NOT_TAKEN, write_rejected  # noqa: PLC0415 - as above

    if wish.rejected is None or not any(plan.count(verdict) for verdict in NOT_TAKEN):
        return False
    write_rejected(wish.rejected, plan, wish.language, explain)
    return True


def _tell(plan: Plan, language: str) -> None:
    for column in plan.layout.columns:
        if column.read and column.field:
            name = field_name(plan.kind, column.field, language)
            click.echo(f"{column.letter} {column.header} → {name}")
    click.echo(_("Rows of data: {n}").format(n=plan.seen))
    for verdict, word in VERDICTS.items():
        click.echo(f"{_(word)}: {plan.count(verdict)}")
    for problem in plan.problems:
        place = f"{problem.sheet} {problem.column}{problem.row or ''}".strip()
        click.echo(f"{place}: {explain(problem)}" if place else explain(problem))
