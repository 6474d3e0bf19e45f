"""How long a registry of 8 000 schools takes: whole processes, from the file to the database."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tests.bench.processes import seconds
from tests.exchange.registry.registries import registry, write_html

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SIZE = 8_000
LIMIT = 10.0
"""Seconds that an import may take."""
_COMMAND = (
    "import sys; from app.commands import run; run(sys.argv[1:])"  # rejected rows are no failure
)


def measured(country: Path, home: Path) -> Iterator[tuple[str, float]]:
    """Yield what was done and its seconds; `country` is copied, so it stays as it is."""
    file = write_html(home / "registry.xls", registry(SIZE).table)
    empty, full = home / "registry.db", home / "registry_country.db"
    yield "import schools, 8 000 rows, new database", _import(file, empty, home)
    yield "import schools, the same once more", _import(file, empty, home)
    shutil.copyfile(country, full)
    yield "import schools, 8 000 rows into the country", _import(file, full, home)
    for path in (empty, full):
        path.unlink()


def _import(file: Path, database: Path, home: Path) -> float:
    return seconds(
        "-c", _COMMAND, "import", "schools", str(file), "--database", str(database),
        "--accept-good", "--json", home=home,
    )  # fmt: skip
