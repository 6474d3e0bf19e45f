"""`report deck`: the effectiveness deck without the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from app import i18n
from app.commands.frame import FILE, database_option, language_option
from app.models import periods, regions, schools
from app.models.network import COUNTRY, Scope
from app.models.progress import finish
from app.models.settings import read as read_settings
from app.models.store import Store

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@database_option
@click.option("--period", "wanted", required=True, help="FIRST..LAST or year:2018-19 …")
@click.option(
    "--scope",
    default="",
    help="A leading school's code, region:61 or country; without it the own school.",
)
@language_option
@click.option("--format", "kind", type=click.Choice(["pptx", "pdf"]), required=True)
@click.option("--output", type=FILE, required=True)
def deck(*, database: Path, wanted: str, scope: str, language: str, kind: str, output: Path) -> int:
    """Make the effectiveness deck of a school, a region or the country."""
    i18n.speak(language)
    with Store.open_read_only(database) as store:
        period = periods.parse(store, wanted)
        if period is None:
            raise click.BadParameter(wanted, param_hint="--period")
        from app.reports.deck import render_deck  # noqa: PLC0415 - slow to import

        finish(render_deck(store, _scope(store, scope), period, language, output, kind))
    return 0


def _scope(store: Store, text: str) -> Scope:
    own = read_settings(store).own_school
    if text == "country" or (not text and own is None):
        return COUNTRY
    kind, _colon, code = text.partition(":")
    if kind == "region" and any(each.code == code for each in regions.on(store.today())):
        return Scope(region=code)
    found = schools.by_code(store, text) if text else own
    if found is None:
        raise click.BadParameter(text, param_hint="--scope")
    return Scope(leading=found)
