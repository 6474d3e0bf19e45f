"""`responses`: answers to questionnaires in, and the figures of a wave out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from app import i18n
from app.commands.frame import FILE, PROBLEMS, database_option, language_option, write_json
from app.i18n import _
from app.messages import explain
from app.models.figures import rounded
from app.models.forms import library
from app.models.problems import Severity
from app.models.progress import finish
from app.models.store import Store
from app.models.studies import own_indicators, waves
from app.models.studies.study import read
from app.models.studies.waves import LONGEST_CODE
from app.models.text import clean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.exchange.responses.plan import Plan
    from app.models.studies.indicators import Result
    from app.models.studies.study import Study

_TOLD: Final = 50
"""Problems told on the screen, the worst first; thousands of lines help nobody."""
_WAVE = click.option("--wave", required=True, help="The code of the wave.")


@click.group()
def responses() -> None:
    """Answers to questionnaires: bring them in, count them."""


@responses.command("import")
@click.argument("files", type=click.Path(path_type=Path), nargs=-1, required=True)
@database_option
@_WAVE
@click.option("--form", "form", default="", help="The questionnaire of a table.")
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@click.option("--accept-good", is_flag=True, help="Take the good ones though others are rejected.")
@language_option
def bring_in(  # noqa: PLR0913 - the options of the command
    *,
    files: tuple[Path, ...],
    database: Path,
    wave: str,
    form: str,
    dry_run: bool,
    as_json: bool,
    accept_good: bool,
    language: str,
) -> int:
    """Bring in answer files, tables of Kobo and ODK, submissions, zips or folders of them."""
    from app.exchange.responses.apply import applying, name_of  # noqa: PLC0415 - slow to import
    from app.exchange.responses.plan import answer  # noqa: PLC0415 - as above
    from app.exchange.responses.reading import planning  # noqa: PLC0415 - as above

    i18n.speak(language)
    wave = _checked_wave(wave)
    with Store.open_read_only(database) if dry_run else Store.open(database) as store:
        _check_form(store, form)
        plan = finish(planning(store, files, form, wave))
        if plan.may_apply(accept_good=accept_good) and not dry_run:
            finish(applying(store, plan, wave, accept_good=accept_good, name=name_of(files)))
    if as_json:
        write_json(answer(plan, explain))
    else:
        _tell(plan)
    return 0 if plan.may_apply() else PROBLEMS


def _checked_wave(code: str) -> str:
    found = clean(code).strip()
    if not found or len(found) > LONGEST_CODE:
        told = _("The code of the wave must have 1 to {limit} characters.")
        raise click.BadParameter(told.format(limit=LONGEST_CODE), param_hint="--wave")
    return found


def _check_form(store: Store, code: str) -> None:
    known = sorted({each.code for each in library.with_shipped(store)})
    if code and code not in known:
        told = _("There is no questionnaire {code}. Known here: {known}.")
        words = told.format(code=code, known=", ".join(known))
        raise click.BadParameter(words, param_hint="--form")


def _tell(plan: Plan) -> None:
    from app.exchange.responses.plan import Verdict  # noqa: PLC0415 - slow to import

    for verdict, word in (
        (Verdict.NEW, _("New")),
        (Verdict.CHANGED, _("Changed")),
        (Verdict.SAME, _("Same")),
        (Verdict.REJECTED, _("Rejected")),
    ):
        click.echo(f"{word}: {plan.count(verdict)}")
    told = sorted(
        ((row, each) for row in plan.rows for each in row.problems),
        key=lambda found: found[1].severity is not Severity.ERROR,
    )
    for row, each in told[:_TOLD]:
        place = f"{row.place.file} {each.sheet} {each.column}{each.row or ''}".strip()
        click.echo(f"{place}: {explain(each)}")
    if len(told) > _TOLD:
        click.echo(_("More than that: {n}. All of it stands in the answer as JSON.").format(
            n=len(told) - _TOLD))  # fmt: skip


@responses.command("figures")
@database_option
@_WAVE
@click.option("--no-suppression", is_flag=True, help="Show groups under five too.")
@click.option("--format", "kind", type=click.Choice(["json", "xlsx"]), required=True)
@click.option("--output", type=FILE, help="The file to write; JSON may go to the screen.")
@language_option
def figures(
    *,
    database: Path,
    wave: str,
    no_suppression: bool,
    kind: str,
    output: Path | None,
    language: str,
) -> int:
    """Write the figures of a wave: its indicators as JSON, all of its results as a workbook."""
    i18n.speak(language)
    if kind == "xlsx" and output is None:
        raise click.MissingParameter(param_hint="--output", param_type="option")
    with Store.open_read_only(database) as store:
        found = waves.by_code(store, wave)
        if found is None:
            raise click.BadParameter(wave, param_hint="--wave")
        study = read(store, found, whole=no_suppression)
        if kind == "xlsx" and output is not None:
            _write_workbook(store, study, output, language)
            return 0
        results = [(each, study.result(each)) for each in own_indicators.every(store)]
    told = {each.code: _told(result) for each, result in results}
    write_json({"wave": found.code, "indicators": told}, output)
    return 0


def _write_workbook(store: Store, study: Study, path: Path, language: str) -> None:
    from app.reports.results.words import Words  # noqa: PLC0415 - slow to import
    from app.reports.results.workbook import results_of, writing  # noqa: PLC0415 - as above

    finish(
        writing(results_of(store, Words(study, i18n.translation(language))), path, store.today())
    )


def _told(result: Result | None) -> Mapping[str, Any]:
    if result is None:
        return {"numerator": None, "denominator": None, "share": None, "conflicts": [],
                "hidden": True}  # fmt: skip
    if result.means:
        means = {name: rounded(each, 1) for name, each in result.means.items()}
        return {**means, "denominator": result.respondents}
    total = result.total
    return {
        "numerator": total.numerator if total else None,
        "denominator": total.denominator if total else None,
        "share": rounded(total.share, 1) if total else None,
        "conflicts": list(result.conflicts),
        "variants": {
            code: {
                "numerator": each.numerator,
                "denominator": each.denominator,
                "share": rounded(each.share, 1),
            }
            for code, each in result.variants.items()
        },
    }
