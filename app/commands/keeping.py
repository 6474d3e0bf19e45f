"""Looking after the program's files: `check`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from app import i18n
from app.commands.frame import FILE, PROBLEMS, language_option
from app.i18n import _
from app.models.store import Store

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("database", type=FILE)
@language_option
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
