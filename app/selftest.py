"""Does everything the program needs lie where it must: tried by using it."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

import click

from app import i18n, paths
from app.i18n import _
from app.models import periods
from app.models.figures import FIGURES, Figures
from app.models.progress import finish
from app.models.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_REFERENCES: Final = ("words.json", "headers.json", "calendar.json", "regions.tsv", "glossary.tsv")


def run() -> int:
    """Try everything, say what does not work, and return the exit status."""
    found = problems()
    for line in found:
        click.echo(line)
    click.echo(_("The program has problems.") if found else _("The program is in order."))
    return int(bool(found))


def problems() -> list[str]:
    """Return one line for everything that does not work; nothing when all is well."""
    found: list[str] = []
    for trial in _TRIALS:
        try:
            found += trial()
        except Exception as problem:  # noqa: BLE001 - whatever breaks is what we look for
            found.append(f"{trial.__name__.strip('_')}: {problem!r}")
    return found


def _resources() -> Iterable[str]:
    for name in _REFERENCES:
        if not paths.resource("reference", name).stat().st_size:
            yield name
    for name in ("words.json", "headers.json", "calendar.json"):
        json.loads(paths.resource("reference", name).read_text("utf-8"))


def _catalogues() -> Iterable[str]:
    for language in i18n.LANGUAGES:
        if not i18n.translation(language)("Requests"):
            yield language


def _icons() -> Iterable[str]:
    from app.ui.icons import broken  # noqa: PLC0415 - Qt is only needed here

    return broken()


def _fonts() -> Iterable[str]:
    for package in ("fontpkg_pt_sans", "fontpkg_pt_serif"):
        faces = files(package).joinpath("files").iterdir()
        if not any(face.name.endswith(".ttf") and face.read_bytes() for face in faces):
            yield package


def _database_and_documents() -> Iterable[str]:
    from app.exchange.workbook.export import export_workbook  # noqa: PLC0415 - slow to import
    from app.reports.quarterly import render_quarterly  # noqa: PLC0415 - as above

    with TemporaryDirectory() as folder, Store.open(Path(folder) / "try.db") as store:
        period = periods.calendar_quarter(2025, 4)
        if len(Figures(store, period, None).all()) != len(FIGURES):
            yield "figures"
        workbook, report = Path(folder) / "try.xlsx", Path(folder) / "try.pdf"
        export_workbook(store, workbook, i18n.DEFAULT)
        finish(render_quarterly(store, None, period, i18n.DEFAULT, report))
        for file in (workbook, report):
            if not file.stat().st_size:
                yield file.name


_TRIALS: Final[tuple[Callable[[], Iterable[str]], ...]] = (
    _resources,
    _catalogues,
    _icons,
    _fonts,
    _database_and_documents,
)
