"""`report`: documents without the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from app import i18n
from app.commands.frame import FILE, PROBLEMS, database_option, language_option, write_json
from app.i18n import _
from app.models import closing, people_by_number, periods, schools
from app.models.contents import account
from app.models.difference_words import Names, lines
from app.models.differences import between
from app.models.figures import Figures
from app.models.progress import finish
from app.models.settings import read as read_settings
from app.models.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from app.models.closing import Version
    from app.models.figures import FigureValues
    from app.models.periods import Period


@click.group()
def report() -> None:
    """Make a document without the window."""


@report.command()
@database_option
@click.option("--period", "wanted", required=True, help="FIRST..LAST or academic:2025-26/2 …")
@click.option("--school", default="", help="A leading school's code, or all.")
@language_option
@click.option("--format", "kind", type=click.Choice(["pdf", "docx", "xlsx", "json"]), required=True)
@click.option("--output", type=FILE, help="The file to write; JSON may go to the screen.")
@click.option("--current", is_flag=True, help="The data of today, though the period is closed.")
@click.option("--version", "number", type=int, help="A closed version by its number.")
def quarterly(  # noqa: PLR0913 - the options of the command
    *,
    database: Path,
    wanted: str,
    school: str,
    language: str,
    kind: str,
    output: Path | None,
    current: bool,
    number: int | None,
) -> int:
    """Make the quarterly report of a period: of a closed one the version in force."""
    i18n.speak(language)
    if current and number is not None:
        raise click.UsageError("--current / --version")
    if kind != "json" and output is None:
        raise click.MissingParameter(param_hint="--output", param_type="option")
    with Store.open_read_only(database) as store:
        period = periods.parse(store, wanted)
        if period is None:
            raise click.BadParameter(wanted, param_hint="--period")
        leading = _leading(store, school)
        version = None if current else _version(store, leading, period, number)
        if kind == "json":
            write_json(_figures(store, period, leading, version), output)
        elif output is not None:
            from app.reports.quarterly import render_quarterly  # noqa: PLC0415 - slow to import

            finish(
                render_quarterly(
                    store, leading, period, language, output, kind=kind, version=version
                )
            )
        if current:
            _tell_differences(store, leading, period, language)
    return 0


@report.command("form")
@database_option
@click.option("--form", "source", type=FILE, required=True, help="A DOCX or XLSX with {{code}}.")
@click.option("--period", "wanted", required=True, help="FIRST..LAST or academic:2025-26/2 …")
@click.option("--school", default="", help="A leading school's code, or all.")
@language_option
@click.option("--output", type=FILE, required=True, help="The filled form.")
def fill(
    *, database: Path, source: Path, wanted: str, school: str, language: str, output: Path
) -> int:
    """Fill a form of another office with the figures of a period; 1 where marks are unknown."""
    from app.reports.foreign_forms.filling import fill_form  # noqa: PLC0415 - slow to import
    from app.reports.foreign_forms.values import lookup_of  # noqa: PLC0415

    i18n.speak(language)
    if output.suffix.lower() != source.suffix.lower():
        raise click.BadParameter(output.name, param_hint="--output")
    with Store.open_read_only(database) as store:
        period = periods.parse(store, wanted)
        if period is None:
            raise click.BadParameter(wanted, param_hint="--period")
        leading = _leading(store, school)
        version = closing.standing(store, leading, period)
        figures = _values(store, period, leading, version)
        as_of = version.as_of if version else store.today()
        lookup = lookup_of(store, figures, language, as_of)
        tally = finish(fill_form(source, output, lookup))
    click.echo(_("Marks filled: {n}").format(n=tally.filled))
    for each in tally.unknown:
        sentence = _("Unknown mark {mark}. {where}")
        click.echo(sentence.format(mark=each.text, where=each.where), err=True)
    return PROBLEMS if tally.unknown else 0


def _version(
    store: Store, leading: int | None, period: Period, number: int | None
) -> Version | None:
    """Return the version that is asked for, else the one in force."""
    if number is None:
        return closing.standing(store, leading, period)
    for each in closing.versions(store, leading, period):
        if each.number == number:
            return each
    raise click.BadParameter(str(number), param_hint="--version")


def _tell_differences(store: Store, leading: int | None, period: Period, language: str) -> None:
    """Say beside the report, not in it, in what it differs from the newest closed version."""
    known = closing.versions(store, leading, period)
    if not known:
        return
    old = closing.frozen(store, known[0])
    new = account(store, leading, period, store.today())
    found = between(old, new)
    if not found:
        click.echo(
            _("No difference from the closed version {n}.").format(n=known[0].number), err=True
        )
        return
    sentence = _("Differs from the closed version {n}:")
    click.echo(sentence.format(n=known[0].number), err=True)
    names = Names((old, new), people_by_number.codes(store, found.people()))
    for each in lines(found, names, i18n.translation(language)):
        rows = f" ({each.rows})" if each.rows else ""
        click.echo(f"  {each.what}: {each.before} → {each.after}{rows}", err=True)


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


def _values(
    store: Store, period: Period, leading: int | None, version: Version | None
) -> FigureValues:
    return closing.frozen(store, version).figures if version else Figures(store, period, leading)


def _figures(
    store: Store, period: Period, leading: int | None, version: Version | None
) -> dict[str, Any]:
    figures = _values(store, period, leading, version)
    return {
        "period": [period.first.isoformat(), period.last.isoformat()],
        "figures": figures.all(),
    }
