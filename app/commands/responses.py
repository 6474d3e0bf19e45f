"""`responses`: answers to questionnaires in, and the figures of a wave out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app import i18n
from app.commands.frame import FILE, PROBLEMS, database_option, language_option, write_json
from app.i18n import _
from app.messages import explain
from app.models.figures import rounded
from app.models.progress import finish
from app.models.store import Store
from app.models.studies import waves
from app.models.studies.answers import approved
from app.models.studies.indicators import computed, definitions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.exchange.responses.plan import Plan
    from app.models.studies.indicators import Result

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
    """Bring in answer files, tables of Kobo and ODK, submissions, or folders of them."""
    from app.exchange.responses.apply import applying  # noqa: PLC0415 - slow to import
    from app.exchange.responses.plan import answer  # noqa: PLC0415 - as above
    from app.exchange.responses.reading import planning  # noqa: PLC0415 - as above

    i18n.speak(language)
    with Store.open_read_only(database) if dry_run else Store.open(database) as store:
        plan = finish(planning(store, files, form))
        if plan.may_apply(accept_good=accept_good) and not dry_run:
            finish(applying(store, plan, wave, accept_good=accept_good))
    if as_json:
        write_json(answer(plan, explain))
    else:
        _tell(plan)
    return 0 if plan.may_apply() else PROBLEMS


def _tell(plan: Plan) -> None:
    from app.exchange.responses.plan import Verdict  # noqa: PLC0415 - slow to import

    for verdict, word in (
        (Verdict.NEW, _("New")),
        (Verdict.CHANGED, _("Changed")),
        (Verdict.SAME, _("Same")),
        (Verdict.REJECTED, _("Rejected")),
    ):
        click.echo(f"{word}: {plan.count(verdict)}")
    told = [(row.given.place.file, each) for row in plan.rows for each in row.problems]
    for file, each in [*told, *plan.problems]:
        place = f"{file} {each.sheet} {each.column}{each.row or ''}".strip()
        click.echo(f"{place}: {explain(each)}")


@responses.command("figures")
@database_option
@_WAVE
@click.option("--no-suppression", is_flag=True, help="Show groups under five too.")
@click.option("--format", "kind", type=click.Choice(["json"]), required=True)
@click.option("--output", type=FILE, help="The file to write; JSON may go to the screen.")
def figures(
    *, database: Path, wave: str, no_suppression: bool, kind: str, output: Path | None
) -> int:
    """Write the indicators of a wave."""
    del kind
    with Store.open_read_only(database) as store:
        found = waves.by_code(store, wave)
        if found is None:
            raise click.BadParameter(wave, param_hint="--wave")
        answered = approved(store, found)
    results = [computed(each, answered) for each in definitions()]
    told = {each.definition.code: _told(each, whole=no_suppression) for each in results}
    write_json({"wave": found.code, "indicators": told}, output)
    return 0


def _told(result: Result, *, whole: bool) -> Mapping[str, Any]:
    if result.hidden and not whole:
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
