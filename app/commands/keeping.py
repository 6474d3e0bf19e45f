"""Looking after the program's files: `backup`, `restore`, `check`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from app import i18n
from app.commands.frame import FILE, PROBLEMS, database_option, language_option, write_json
from app.i18n import N_, _
from app.messages import describe
from app.models import backups, opening, seal
from app.models.connection import looking
from app.models.errors import FileProblem, StoreError
from app.models.inspection import faults
from app.models.lock import FileLock
from app.models.progress import finish
from app.models.restoring import restoring
from app.models.seal import State

if TYPE_CHECKING:
    from app.models.backups import Backup

_SEALS: Final = {
    State.WHOLE: N_("The file is as the program left it."),
    State.MISSING: N_("The program has not sealed the file: it is open, or was cut off."),
    State.BROKEN: N_("The file was changed outside the program."),
}

_ONLY_READ: Final = frozenset({"open_elsewhere", "database_read_only"})

_second = click.option(
    "--second", type=click.Path(path_type=Path, file_okay=False), help="A second folder, or stick."
)
_json = click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")


@click.command()
@database_option
@_second
@_json
@language_option
def backup(*, database: Path, second: Path | None, as_json: bool, language: str) -> int:
    """Make a checked backup, also while the database is open in the window."""
    i18n.speak(language)
    made = _made(database, second)
    if as_json:
        write_json(_told(made))
    else:
        click.echo(made.path)
    if made.trouble:
        click.echo(describe(made.trouble), err=True)
    return PROBLEMS if made.trouble else 0


def _made(database: Path, second: Path | None) -> Backup:
    _demand(database)
    database = database.resolve()
    try:
        with FileLock(database):
            opening.admit(database)
            return finish(backups.making(database, "manual", second))
    except StoreError as problem:
        if problem.code not in _ONLY_READ:
            raise
    return finish(backups.making(database, "manual", second))


def _demand(database: Path) -> None:
    if not database.is_file():
        raise StoreError("no_database", path=str(database))


def _told(made: Backup) -> dict[str, Any]:
    return {
        "path": str(made.path),
        "at": made.at.isoformat(),
        "reason": made.reason,
        "size": made.size,
        "changes": made.changes,
        "trouble": describe(made.trouble) if made.trouble else None,
    }


@click.command()
@database_option
@click.argument("backup", type=FILE, required=False)
@click.option("--list", "only_list", is_flag=True, help="Only show the backups, newest first.")
@_second
@_json
@language_option
def restore(
    *,
    database: Path,
    backup: Path | None,
    only_list: bool,
    second: Path | None,
    as_json: bool,
    language: str,
) -> int:
    """Put a backup, or the newest good one, in the place of the database; the present is kept."""
    i18n.speak(language)
    database = database.resolve()
    if only_list:
        _show(backups.every(database, second), as_json=as_json)
        return 0
    found = backup or _newest_good(database, second)
    kept = finish(restoring(database, found))
    if as_json:
        write_json({"restored": str(found), "kept": _told(kept) if kept else None})
    elif kept:
        click.echo(_("Restored: {path}").format(path=found))
        click.echo(_("What was there before is kept: {path}").format(path=kept.path))
    return 0


def _newest_good(database: Path, second: Path | None) -> Path:
    found = backups.newest_good(database, second)
    if found is None:
        raise FileProblem("no_backup", path=str(backups.folder(database, second)))
    return found.path


def _show(found: list[Backup], *, as_json: bool) -> None:
    if as_json:
        write_json({"backups": [_told(each) for each in found]})
    else:
        for each in found:
            click.echo(f"{each.at:%Y-%m-%d %H:%M:%S}  {each.reason:9} {each.size:>11} {each.path}")


@click.command()
@click.argument("database", type=FILE)
@language_option
def check(database: Path, language: str) -> int:
    """Check a database without changing a byte of it."""
    i18n.speak(language)
    _demand(database)
    state = seal.state(database, thorough=True)
    with looking(database) as found:
        lines = faults(found)
    for line in lines:
        click.echo(line)
    click.echo(_(_SEALS[state]))
    click.echo(_("The database has problems.") if lines else _("The database is in order."))
    return PROBLEMS if lines or state is State.BROKEN else 0
