"""`form`: questionnaires without the window."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app import i18n
from app.commands.frame import FILE, PROBLEMS, language_option, write_json
from app.i18n import _
from app.messages import explain
from app.models.errors import FileProblem
from app.models.forms.reading import read
from app.models.forms.shipped import shipped
from app.models.problems import has_errors
from app.models.progress import finish

if TYPE_CHECKING:
    from app.models.forms.reading import Reading
    from app.models.forms.source import Source
    from app.models.problems import Problem


@click.group()
def form() -> None:
    """Look at a questionnaire: an XLSForm file, or one that comes with the program."""


@form.command()
@click.argument("name", metavar="FORM")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@language_option
def check(*, name: str, as_json: bool, language: str) -> int:
    """Say what is wrong with a questionnaire, cell by cell."""
    i18n.speak(language)
    reading = read(_source(name), Path(name).stem)
    if as_json:
        write_json(_answer(reading))
    else:
        _tell(reading)
    return PROBLEMS if has_errors(reading.problems) else 0


def _source(name: str) -> Source:
    """Return the questionnaire of ours with that code, else the one in that file."""
    found = shipped(name)
    if found is not None:
        return found
    path = Path(name)
    if not path.exists():
        raise FileProblem("form_not_found", path=name)
    from app.exchange.xlsform import reading_form  # noqa: PLC0415 - slow to import

    return finish(reading_form(path))


def _answer(reading: Reading) -> dict[str, Any]:
    return {
        "form": reading.form.code,
        "version": reading.form.version,
        "languages": [each.code for each in reading.form.languages],
        "questions": sum(1 for _each in reading.form.questions()),
        "problems": [_problem(each) for each in reading.problems],
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "sheet": problem.sheet,
        "row": problem.row,
        "column": problem.column,
        "code": problem.code,
        "severity": problem.severity.value,
        "message": explain(problem),
    }


def _tell(reading: Reading) -> None:
    for each in reading.problems:
        click.echo(f"{each.sheet} {each.column}{each.row}: {explain(each)}")
    if not reading.problems:
        click.echo(_("The questionnaire is in order."))


@form.command("html")
@click.argument("name", metavar="FORM")
@click.option("--output", type=FILE, required=True, help="The HTML file to write.")
@language_option
def write_html(*, name: str, output: Path, language: str) -> int:
    """Write a questionnaire as one HTML file that needs no network and no program."""
    from app.exchange.html_form.page import write_page  # noqa: PLC0415 - only when it is asked for

    i18n.speak(language)
    reading = read(_source(name), Path(name).stem)
    if has_errors(reading.problems):
        _tell(reading)
        return PROBLEMS
    write_page(output, reading.form, language)
    return 0


@form.command("xlsform")
@click.argument("name", metavar="FORM")
@click.option("--output", type=FILE, required=True, help="The workbook to write.")
@language_option
def write_xlsform(*, name: str, output: Path, language: str) -> int:
    """Write a questionnaire as an XLSForm file, every cell as it is."""
    from app.exchange.xlsform import write_form  # noqa: PLC0415 - slow to import

    i18n.speak(language)
    write_form(output, _source(name))
    return 0


@form.command("paper")
@click.argument("name", metavar="FORM")
@click.option("--output", type=FILE, required=True, help="The PDF to write.")
@language_option
def write_paper(*, name: str, output: Path, language: str) -> int:
    """Write a questionnaire as a PDF to print and fill by hand."""
    from app.reports.paper_form.render import render_paper_form  # noqa: PLC0415 - slow to import

    i18n.speak(language)
    reading = read(_source(name), Path(name).stem)
    if has_errors(reading.problems):
        _tell(reading)
        return PROBLEMS
    finish(render_paper_form(reading.form, language, output, date.today()))
    return 0
