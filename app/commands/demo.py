"""A database of sample data: `demo`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from app import i18n
from app.commands.frame import FILE, language_option
from app.demo.made import made
from app.demo.making import making
from app.i18n import _
from app.models.progress import finish
from app.models.sample import Sample, Size
from app.models.store import Store

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path


@click.command()
@click.argument("database", type=FILE)
@click.option("--size", type=click.Choice([each.value for each in Size]), required=True)
@click.option("--seed", type=int, default=1, show_default=True, help="Other numbers, other data.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day it is lively around.")
@language_option
def demo(*, database: Path, size: str, seed: int, today: datetime | None, language: str) -> int:
    """Make a new database of sample data."""
    i18n.speak(language)
    day = today.date() if today else date.today()
    finish(making(database, Sample(Size(size), seed, day)))
    with Store.open_read_only(database) as store:
        _tell(store)
    return 0


def _tell(store: Store) -> None:
    """Say what was made, and that the network's own list does not add up to what it declares."""
    found = made(store)
    for label, count in found.counted():
        click.echo(f"{label}: {count}")
    if found.declared_leading not in (None, found.leading):
        click.echo(
            _("The sum of the rows ({sum}) is not the declared total ({declared}).").format(
                sum=found.leading, declared=found.declared_leading
            )
        )
