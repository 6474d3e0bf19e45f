"""Kill, damage and fill up in full numbers, and print what was tried and what went wrong."""

from __future__ import annotations

import sys
import time
from random import Random
from typing import TYPE_CHECKING

import click

from tests.endurance import damage, kills

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.endurance.kills import Outcome


def tell(what: str, work: Callable[[], Outcome]) -> bool:
    """Do it, print one line and every fault, and say whether all went well."""
    began = time.monotonic()
    outcome = work()
    seconds = time.monotonic() - began
    counts = f"{outcome.tried:6} tried {len(outcome.faults):4} faults {seconds:7.1f} s"
    click.echo(f"{what:22} {counts}  {outcome.told}".rstrip())
    for each in outcome.faults:
        click.echo(f"    {each}")
    return not outcome.faults


@click.command()
@click.option("--kills", "deaths", default=200, help="Kills in each kind of work.")
@click.option("--bits", default=2_000, help="Flipped bits.")
@click.option("--pages", default=600, help="Damaged pages, and half as many emptied ones.")
@click.option("--cuts", default=600, help="Cuts.")
@click.option("--sizes", default=50, help="Sizes of a full disk for each kind of work.")
@click.option("--drafts", "sittings", default=50, help="Browsers killed while answering.")
@click.option("--seed", default=1)
def main(
    *, deaths: int, bits: int, pages: int, cuts: int, sizes: int, sittings: int, seed: int
) -> None:
    """Try all of it."""
    chance = Random(seed)
    well = [
        tell(f"kills: {name}", lambda name=name: kills.killed(name, deaths, chance))
        for name in (kills.OPERATIONS if deaths else ())
    ]
    for name, times in (
        ("bits", bits),
        ("pages", pages),
        ("zero pages", pages // 2),
        ("cuts", cuts),
    ):
        well.append(tell(name, lambda name=name, n=times: damage.damaged(name, n, chance)))
    if sizes and sys.platform != "win32":
        from tests.endurance import full  # noqa: PLC0415 - limits of Unix

        well += [
            tell(f"full disk: {name}", lambda name=name: full.filled(name, sizes))
            for name in full.OPERATIONS
        ]
    if sittings and sys.platform != "win32":
        from tests.endurance import drafts  # noqa: PLC0415 - needs a browser

        well.append(tell("killed browsers", lambda: drafts.drafted(sittings, chance)))
    sys.exit(0 if all(well) else 1)


if __name__ == "__main__":
    main()
