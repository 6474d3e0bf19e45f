"""What every command shares: the root, the groups, the options, the exit statuses, JSON."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from app import i18n
from app.models.files import atomic_write

if TYPE_CHECKING:
    from collections.abc import Mapping

PROBLEMS: Final = 1
USAGE: Final = 2
NO_DATABASE: Final = 3

FILE: Final = click.Path(path_type=Path, dir_okay=False)
_SPOKEN: Final = "app.language"


def _remember(context: click.Context, _option: click.Parameter, language: str | None) -> None:
    context.meta[_SPOKEN] = language


def _spoken() -> str:
    """Return the language that was named before the command, where it is not named after it."""
    return click.get_current_context().meta.get(_SPOKEN) or i18n.DEFAULT


language_option = click.option(
    "--language",
    type=click.Choice(i18n.LANGUAGES),
    default=_spoken,
    show_default=i18n.DEFAULT,
)
database_option = click.option("--database", type=FILE, required=True)


@click.group()
@click.option("--database", type=FILE, expose_value=False, help="Database of the window.")
@click.option(
    "--language", type=click.Choice(i18n.LANGUAGES), expose_value=False, callback=_remember
)
def cli() -> None:
    """Жетекші: requests, events, attendance and quarterly reports of a leading school."""


@cli.group("import")
def bring_in() -> None:
    """Bring in a file from outside."""


@cli.group("export")
def write_out() -> None:
    """Write a file for others."""


def write_json(content: Mapping[str, Any], output: Path | None = None) -> None:
    """Write an answer for programs, to the screen where there is no file for it."""
    text = json.dumps(content, ensure_ascii=False, indent=1, default=_plain)
    if output is None:
        click.echo(text)
    else:
        with atomic_write(output) as file:
            file.write(f"{text}\n".encode())


def _plain(value: object) -> object:
    return float(value) if isinstance(value, Decimal) else str(value)
