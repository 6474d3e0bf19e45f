"""`report`: documents without the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from app import i18n
from app.commands.frame import FILE, database_option, language_option, write_json
from app.models import periods, schools
from app.models.figures import Figures
from app.models.progress import finish
from app.models.settings import read as read_settings
from app.models.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from app.models.periods import Period


@click.group()
def report() -> None:
    """Make a document without the window."""


@report.command()
@database_option
@click.option("--period", "wanted", required=True, help="FIRST..LAST or academic:2025-26/2 …")
@click.option("--school", default="", help="A leading school's code, or all.")
@language_option
@click.option("--format", "kind", type=click.Choice(["pdf", "json"]), required=True)
@click.option("--output", type=FILE, help="The file to write; JSON may go to the screen.")
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
            write_json(_figures(store, period, leading), output)
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
