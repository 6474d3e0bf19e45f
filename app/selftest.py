"""Does everything the program needs lie where it must: tried by using it."""

from __future__ import annotations

import hashlib
import json
import platform
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final
from zipfile import is_zipfile

import click

from app import __version__, i18n, paths
from app.i18n import N_, _
from app.models import backups, periods, rehearsal
from app.models.figures import FIGURES, Figures
from app.models.forms.reading import read
from app.models.forms.shipped import SHIPPED, shipped
from app.models.progress import finish
from app.models.restoring import restoring
from app.models.sample import Sample, Size
from app.models.settings import read as read_settings
from app.models.store import Store
from app.models.vocabulary import codes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_LETTERS: Final = "ӘәҒғҚқҢңӨөҰұҮүҺһІіЁё«»—№"


_DAY: Final = date(2025, 12, 23)
_FORM_FILES: Final = ("html", "xlsx", "pdf")
_TABLES: Final = {
    "try.csv": f"{_LETTERS};2\n",
    "try.xls": f"<html><table><tr><td>{_LETTERS}</td><td>2</td></tr></table></html>",
}
"""Tables as registries save them, an HTML page called a workbook among them."""


@dataclass(frozen=True, slots=True)
class Trial:
    """Something to try: it yields what does not work, in few words."""

    title: str
    problems: Callable[[], Iterable[str]]


def run() -> int:
    """Try everything, say how each trial went, and return the exit status.

    There must be an application of Qt; one for no display will do.
    """
    from app.ui.trial import QT  # noqa: PLC0415 - Qt is needed for nothing but the trials

    click.echo(
        f"{_('Zhetekshi')} {__version__}, Python {platform.python_version()}, Qt {QT},"
        f" SQLite {rehearsal.SQLITE}, {platform.platform()}"
    )
    if rehearsal.has_old_sqlite():
        click.echo(_("This SQLite is old. Our files are safe with it: they keep no extra log."))
    found = [_tell(trial) for trial in TRIALS]
    click.echo(_("The program has problems.") if any(found) else _("The program is in order."))
    return int(any(found))


def _tell(trial: Trial) -> bool:
    problems = problems_of(trial)
    said = "; ".join(problems) if problems else _("in order")
    click.echo(f"{_(trial.title)}: {said}")
    return bool(problems)


def problems_of(trial: Trial) -> list[str]:
    """Return what does not work; nothing when all is well."""
    try:
        return list(trial.problems())
    except Exception as problem:  # noqa: BLE001 - whatever breaks is what we look for
        return [repr(problem)]


def _files() -> Iterable[str]:
    """Compare the files of a bundle with the list that was made when it was built."""
    root = paths.resource().parent
    listed = root / paths.CONTENTS
    if listed.exists():
        for name, digest in json.loads(listed.read_text("utf-8")).items():
            file = root / name
            if not file.is_file() or hashlib.sha256(file.read_bytes()).hexdigest() != digest:
                yield name


def _reference() -> Iterable[str]:
    for file in paths.resource("reference").iterdir():
        text = file.read_text("utf-8")
        if file.suffix == ".json":
            json.loads(text)
        if not text.strip():
            yield file.name
    if not codes("requests.status"):
        yield "words.json"


def _catalogues() -> Iterable[str]:
    source = N_("Requests")
    for language in i18n.LANGUAGES:
        if (i18n.translation(language)(source) == source) != (language == "en"):
            yield language


def _window() -> Iterable[str]:
    from app.ui import icons, trial  # noqa: PLC0415 - as above

    yield from icons.broken()
    yield from trial.missing_fonts()
    yield from trial.missing_words()
    yield from trial.missing_pictures()
    trial.printers()


def _faces() -> Iterable[str]:
    from app.reports.fonts import Face, has_glyph, width  # noqa: PLC0415 - slow to import

    for face in Face:
        if not width(_LETTERS, face, 10):
            yield face.value
    yield from (letter for letter in _LETTERS if not has_glyph(letter))


def _migrations() -> Iterable[str]:
    with TemporaryDirectory() as folder:
        yield from rehearsal.failed_migrations(Path(folder))


def _backups() -> Iterable[str]:
    with TemporaryDirectory() as folder:
        database = Path(folder) / "try.db"
        _write_setting(database, "before")
        kept = finish(backups.making(database, "manual"))
        _write_setting(database, "after")
        finish(restoring(database, kept.path))
        with Store.open_read_only(database) as store:
            found = [row["value"] for row in store.rows("SELECT value FROM setting")]
        if found != ["before"] or not backups.is_good(kept.path):
            yield kept.path.name


def _write_setting(database: Path, value: str) -> None:
    with Store.open(database) as store, store.change("Settings") as change:
        change.insert("setting", {"name": value, "value": value})


def _guards() -> Iterable[str]:
    from app.exchange.trial import refuses_entities  # noqa: PLC0415 - as above

    if not refuses_entities():
        yield "XML"


def _tables() -> Iterable[str]:
    from app.exchange.tables.reading import reading_sheets  # noqa: PLC0415 - as above

    with TemporaryDirectory() as folder:
        for name, content in _TABLES.items():
            file = Path(folder) / name
            file.write_text(content, "utf-8")
            rows = [row for sheet in finish(reading_sheets(file)) for row in sheet.rows]
            if [cell.value for row in rows for cell in row] != [_LETTERS, "2"]:
                yield name


def _documents() -> Iterable[str]:
    """Write all that is written of a school year: its workbook, and its report in every format."""
    from app.demo.making import making  # noqa: PLC0415 - as above

    with TemporaryDirectory() as folder:
        database = Path(folder) / "try.db"
        finish(making(database, Sample(Size.SCHOOL, 1, _DAY)))
        with Store.open_read_only(database) as store:
            yield from _workbook(store, Path(folder) / "try.xlsx")
            yield from _reports(store, Path(folder))


def _workbook(store: Store, path: Path) -> Iterable[str]:
    from app.exchange.workbook.compare import read_plan  # noqa: PLC0415 - as above
    from app.exchange.workbook.export import export_workbook  # noqa: PLC0415

    export_workbook(store, path, i18n.DEFAULT)
    if not read_plan(None, path).may_apply(accept_good=True):
        yield path.name


def _reports(store: Store, folder: Path) -> Iterable[str]:
    from app.reports.quarterly import render_quarterly  # noqa: PLC0415 - as above
    from app.reports.quarterly.render import FORMATS  # noqa: PLC0415
    from app.ui import trial  # noqa: PLC0415

    own, period = read_settings(store).own_school, periods.at(store, _DAY)
    if len(Figures(store, period, own).all()) != len(FIGURES):
        yield "figures"
    for kind in FORMATS:
        report = folder / f"report.{kind}"
        finish(render_quarterly(store, own, period, i18n.DEFAULT, report, kind=kind))
        if not (trial.pages(report) if kind == "pdf" else is_zipfile(report)):
            yield report.name


def _questionnaires() -> Iterable[str]:
    """Write each shipped questionnaire as a page, a form of Kobo and on paper."""
    from app.exchange.html_form.page import write_page  # noqa: PLC0415 - as above
    from app.exchange.xlsform import write_form  # noqa: PLC0415
    from app.reports.paper_form.render import render_paper_form  # noqa: PLC0415
    from app.ui import trial  # noqa: PLC0415

    with TemporaryDirectory() as folder:
        for source in filter(None, map(shipped, SHIPPED)):
            form = read(source).form
            page, sheet, paper = (Path(folder) / f"{form.code}.{end}" for end in _FORM_FILES)
            write_page(page, form, i18n.DEFAULT)
            write_form(sheet, source)
            finish(render_paper_form(form, i18n.DEFAULT, paper, _DAY))
            if not (page.stat().st_size and is_zipfile(sheet) and trial.pages(paper)):
                yield form.code


TRIALS: Final = (
    Trial(N_("Files of the program"), _files),
    Trial(N_("Reference data"), _reference),
    Trial(N_("Languages"), _catalogues),
    Trial(N_("Window, icons and fonts"), _window),
    Trial(N_("Fonts of documents"), _faces),
    Trial(N_("Databases of earlier versions"), _migrations),
    Trial(N_("Backups"), _backups),
    Trial(N_("Guards against hostile files"), _guards),
    Trial(N_("Tables"), _tables),
    Trial(N_("Workbook and reports"), _documents),
    Trial(N_("Questionnaires"), _questionnaires),
)
