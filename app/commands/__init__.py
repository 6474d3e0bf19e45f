"""The command line: parse, call, print. Exit status 0 done, 1 problems in the input, 2 wrong
usage, 3 the database cannot be used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from app.commands import deck, demo, forms, keeping, registries, report, responses, workbooks
from app.commands.frame import NO_DATABASE, PROBLEMS, USAGE, bring_in, cli, write_out
from app.messages import describe
from app.models.errors import AppError, StoreError

if TYPE_CHECKING:
    from collections.abc import Sequence

cli.add_command(demo.demo)
cli.add_command(forms.form)
cli.add_command(responses.responses)
cli.add_command(report.report)
report.report.add_command(deck.deck)
cli.add_command(keeping.backup)
cli.add_command(keeping.restore)
cli.add_command(keeping.check)
bring_in.add_command(workbooks.import_workbook)
bring_in.add_command(registries.import_schools)
bring_in.add_command(registries.import_people)
write_out.add_command(workbooks.write_workbook)


def run(arguments: Sequence[str]) -> int:
    """Carry out a command and return its exit status."""
    try:
        return cli.main(list(arguments), "zhetekshi", standalone_mode=False) or 0
    except click.UsageError as problem:
        problem.show()
        return USAGE
    except click.exceptions.Abort:
        return PROBLEMS
    except StoreError as problem:
        click.echo(describe(problem), err=True)
        return NO_DATABASE
    except AppError as problem:
        click.echo(describe(problem), err=True)
        return PROBLEMS
