"""Making a database of sample data: a school, a region or the country, by a seed and a day."""

from __future__ import annotations

import json
import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from glob import escape
from random import Random
from typing import TYPE_CHECKING, Any, Final

from app.demo import network, school
from app.demo.content import content
from app.demo.days import WorkingDays, add_years
from app.demo.drafts import write
from app.demo.names import signature
from app.demo.paperwork import give_purposes, head_letters
from app.demo.past import hold_events
from app.demo.present import AHEAD, BACK, Year, live_through
from app.demo.programme import advance, advance_own
from app.demo.resources import hand_out
from app.demo.studies import ask_partners, hold_study
from app.models import backups, periods
from app.models.errors import StoreError
from app.models.progress import Progress
from app.models.sample import Sample, Size
from app.models.store import Store

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable
    from pathlib import Path

    from app.demo.schools import Cluster
    from app.models.filling import Filling

_REGION: Final = "47"
"""The region that is made when only one is wanted: neither small nor large."""


@dataclass(slots=True)
class Workshop:
    """What the parts of the making share."""

    store: Store
    filling: Filling
    sample: Sample
    rng: Random


def making(path: Path, sample: Sample) -> Generator[Progress, None, None]:
    """Make the database; raises `StoreError` where there is something of that name already.

    That is database_exists for a file, sample_beside_backups for backups of one that is gone. A
    making that is broken off leaves behind what was there before.
    """
    if path.exists():
        raise StoreError("database_exists", path=str(path))
    if backups.every(path):
        raise StoreError("sample_beside_backups", path=str(path))
    before = frozenset(_beside(path))
    try:
        with Store.open(path) as store:
            name = f"{sample.size}/{sample.seed}/{sample.today}"
            with store.filling(name) as filling:
                yield from _MAKERS[sample.size](Workshop(store, filling, sample, Random(name)))
                filling.add("setting", sample.stored())
    except BaseException:
        _remove(each for each in (path, *_beside(path)) if each not in before)
        raise


def remove(path: Path) -> None:
    """Take a database of sample data away with what lies beside it, its backups too."""
    _remove((path, *_beside(path)))


def _beside(path: Path) -> Iterable[Path]:
    return path.parent.glob(f"{escape(path.name)}[.-]*")


def _remove(paths: Iterable[Path]) -> None:
    for each in paths:
        with suppress(OSError):  # another program may hold it just now
            shutil.rmtree(each) if each.is_dir() else each.unlink(missing_ok=True)


def _make_school(shop: Workshop) -> Generator[Progress, None, None]:
    cluster = school.found(shop.filling, shop.rng)
    doubles = school.misspell(shop.filling, shop.rng, cluster)
    year = _year(shop, cluster)
    live_through(year, held=True)
    school.part_spellings(shop.rng, year.events, doubles)
    write(shop.filling, year.events, year.requests)
    _support(shop, year, [], shop.sample.today)
    yield from ask_partners(shop.filling, shop.rng, cluster, shop.sample.today)
    _add_years(shop, shop.sample.today - BACK)
    _sign(shop, cluster)
    _tell(shop, cluster)
    yield Progress(1, 1)


def _make_region(shop: Workshop) -> Generator[Progress, None, None]:
    part = network.of_region(_REGION)
    clusters = yield from network.lay_out(shop.filling, shop.rng, part)
    first, last = shop.sample.today - BACK, shop.sample.today
    days = WorkingDays(first, last)
    yield from hold_events(shop.filling, shop.rng, clusters[1:], part.events, days, (first, last))
    year = _year(shop, clusters[0])
    live_through(year, held=True)
    write(shop.filling, year.events, year.requests)
    _support(shop, year, clusters[1:], last)
    yield from ask_partners(shop.filling, shop.rng, clusters[0], shop.sample.today)
    _add_years(shop, first)
    _sign(shop, clusters[0])
    _tell(shop, clusters[0])


def _make_country(shop: Workshop) -> Generator[Progress, None, None]:
    whole = network.country()
    clusters = yield from network.lay_out(shop.filling, shop.rng, whole)
    held = content()["school_year"]["periods"]
    first, last = date.fromisoformat(held[0][0]), date.fromisoformat(held[-2][1])
    days = WorkingDays(first, last)
    yield from hold_events(shop.filling, shop.rng, clusters, whole.events, days, (first, last))
    yield from hold_study(shop.filling, shop.rng, clusters)
    own = clusters[-1]
    year = _year(shop, own)
    live_through(year, held=False)  # what was held stays what was counted
    write(shop.filling, year.events, year.requests)
    _support(shop, year, clusters[:-1], last)
    add_years(shop.store, shop.filling, first, last)
    _add_years(shop, shop.sample.today - BACK)
    _sign(shop, own, declared_leading=content()["declared_leading"])


_MAKERS: Final = {
    Size.SCHOOL: _make_school,
    Size.REGION: _make_region,
    Size.COUNTRY: _make_country,
}


def _year(shop: Workshop, cluster: Cluster) -> Year:
    today = shop.sample.today
    return Year(shop.rng, cluster, WorkingDays(today - 2 * BACK, today + AHEAD), today)


def _support(shop: Workshop, year: Year, others: list[Cluster], until: date) -> None:
    """Add what is given and how far the programme is, each by lots of its own.

    The other leading schools of the network are as far as they were on `until`.
    """
    hand_out(shop.filling, _lots(shop, "resources"), year)
    give_purposes(shop.filling, _lots(shop, "purposes"), year.events)
    steps = _lots(shop, "programme")
    advance_own(shop.filling, steps, year.cluster, shop.sample.today)
    advance(shop.filling, steps, others, until)


def _lots(shop: Workshop, part: str) -> Random:
    """Return lots that nothing else of the sample is drawn with."""
    return Random(f"{shop.sample.size}/{shop.sample.seed}/{shop.sample.today}/{part}")


def _add_years(shop: Workshop, first: date) -> None:
    shop.filling.flush()
    add_years(shop.store, shop.filling, first, shop.sample.today + AHEAD)


def _sign(shop: Workshop, cluster: Cluster, **more: object) -> None:
    """Say whose database it is, who signs and where, and what its letters begin with."""
    own = cluster.leading
    names = [signature(name) for name in list(own.people.values())[:2]]
    town = shop.rng.choice(content()["towns"])
    told: dict[str, Any] = {
        "own_school": own.id,
        "director": names[0],
        "author": names[1],
        "town": f"{town} қаласы",
        **more,
    }
    for name, value in told.items():
        shop.filling.add("setting", {"name": name, "value": json.dumps(value)})
    today = shop.sample.today
    head_letters(shop.filling, _lots(shop, "paperwork"), own, town, names, today)


def _tell(shop: Workshop, cluster: Cluster) -> None:
    """Write the texts of the report for the quarter before, and the aims of this one."""
    shop.filling.flush()
    now = periods.at(shop.store, shop.sample.today)
    for language, texts in content()["narratives"].items():
        for section, text in texts.items():
            for period in (periods.before(shop.store, now), now):
                if section == "aims" or period is not now:
                    shop.filling.add("narrative", {
                        "leading": cluster.leading.id, "first_day": period.first.isoformat(),
                        "last_day": period.last.isoformat(), "section": section,
                        "language": language, "text": text,
                    })  # fmt: skip
